"""Tooltips with a name from a file."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument

from explorer.widgets.plain_tip import plain_tip


@pytest.mark.parametrize("text", ["<b>x</b>", "a  <img src='/x'>\n  & &amp; b", "1 < 2"])
def test_a_tooltip_shows_every_letter(qapp, text):
    document = QTextDocument()
    document.setHtml(plain_tip(text))
    assert document.toPlainText() == text


def test_what_cannot_be_markup_stays_as_it_is():
    assert plain_tip("T-shirt/top\nb = 0.5 > 0") == "T-shirt/top\nb = 0.5 > 0"
