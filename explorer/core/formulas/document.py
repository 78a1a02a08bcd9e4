"""Lines and sections of an explanation, and how all of them read as one text to copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """left = right. `index`: the class it is about. `general`: a formula without numbers. `quiet`: its number is 0."""

    left: str
    right: str
    index: int | None = None
    general: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The lines on one subject, "softmax", "loss" or "gradient"; `note` is a sentence, or empty."""

    key: str
    lines: tuple[Line, ...]
    note: str = ""


def as_text(sections: Sequence[Section], headings: Mapping[str, str]) -> str:
    """Plain text: the heading of each section by its key, its lines, its note."""
    blocks = []
    for section in sections:
        lines = [f"{line.left} = {line.right}" for line in section.lines]
        blocks.append("\n".join([headings[section.key], *(f"  {text}" for text in (*lines, section.note) if text)]))
    return "\n\n".join(blocks) + "\n"


def as_latex(sections: Sequence[Section], headings: Mapping[str, str]) -> str:
    """One align* environment; headings and notes are comments, since they may be in any script."""
    rows = []
    for section in sections:
        comments = "".join(f"  % {text}\n" for text in (headings[section.key], section.note) if text)
        for line in section.lines:
            if line.right:
                rows.append(f"{comments}  {line.left} &= {line.right}")
                comments = ""
    return "\\begin{align*}\n" + " \\\\\n".join(rows) + "\n\\end{align*}\n"
