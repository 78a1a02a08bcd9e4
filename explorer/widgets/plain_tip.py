"""Texts for tooltips that hold a name from a file, or what somebody typed."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """`text` so that a tooltip shows it letter by letter: Qt takes what looks like markup for markup."""
    if "<" not in text and "&" not in text:
        return text
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>'
