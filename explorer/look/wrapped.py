"""A text broken into lines, as a painter needs it."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextLayout, QTextOption

_JOINER = "\N{WORD JOINER}"


def wrapped(text: str, font: QFont, width: float) -> list[str]:
    """The lines of `text` in `width` pixels: broken between words, between the characters of Chinese, or anywhere."""
    kept = text.replace("/", f"/{_JOINER}")  # a derivative is one word
    layout = QTextLayout(kept, font)
    layout.setTextOption(_wherever())
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        part = kept[line.textStart() : line.textStart() + line.textLength()]
        lines.append(part.replace(_JOINER, "").rstrip())
    layout.endLayout()
    return lines


def _wherever() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
