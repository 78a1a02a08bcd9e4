"""Lines and sections of an explanation, and how all of them read as one text to copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """left = right.

    index: the class it is about. general: whether it is a formula without numbers. quiet: whether its number is 0.
    held: whether it is the slope of a logit that does not move.
    """

    left: str
    right: str
    index: int | None = None
    general: bool = False
    quiet: bool = False
    held: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The lines on one subject, "softmax", "loss", "chain" or "gradient", and sentences that follow them."""

    key: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()


def remarked(line: Line, text: str, words: Mapping[str, str]) -> str:
    """`text`, the right side of a line; where the logit is held it says so."""
    return f"{text}  ({words['held']})" if line.held else text


def as_text(sections: Sequence[Section], words: Mapping[str, str]) -> str:
    """Plain text: the heading of each section by its key in `words`, its lines, its notes."""
    blocks = []
    for section in sections:
        lines = [f"{line.left} = {remarked(line, line.right, words)}" for line in section.lines]
        blocks.append("\n".join([words[section.key], *(f"  {text}" for text in (*lines, *section.notes))]))
    return "\n\n".join(blocks) + "\n"


def as_latex(sections: Sequence[Section], words: Mapping[str, str]) -> str:
    """One align* environment; headings, notes and remarks are comments, since they may be in any script."""
    rows = []
    for section in sections:
        comments = "".join(f"  % {text}\n" for text in (words[section.key], *section.notes))
        for line in section.lines:
            comments += f"  % {words['held']}:\n" if line.held else ""
            if line.right:
                rows.append(f"{comments}  {line.left} &= {line.right}")
                comments = ""
    return "\\begin{align*}\n" + " \\\\\n".join(rows) + "\n\\end{align*}\n"
