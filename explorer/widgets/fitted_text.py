"""As much of a text as there is room for, or the font in which there is room for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

_LESS = 0.5  # points from one size to the next


def fitted(text: str, metrics: QFontMetricsF, room: float) -> str:
    """`text`, or its beginning in `room` pixels: with … if two of its letters fit beside it, otherwise letters alone.

    At least one letter: names are told apart by their beginnings even where they have hardly any room.
    """
    if metrics.horizontalAdvance(text) <= room:
        return text
    elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    if len(elided) > 2:
        return elided
    return next((text[:n] for n in (2, 1) if metrics.horizontalAdvance(text[:n]) <= room), text[:1])


def fitting_font(font: QFont, text: str, room: float, least: float = 0.5) -> QFont:
    """`font`, or a smaller one in which `text` is not wider than `room` pixels, down to `least` of its size."""
    found, smallest = QFont(font), least * font.pointSizeF()
    while QFontMetricsF(found).horizontalAdvance(text) > room and found.pointSizeF() > smallest:
        found.setPointSizeF(found.pointSizeF() - _LESS)
    return found


def bold(font: QFont, on: bool = True) -> QFont:
    """The same font, bold, or not if not `on`."""
    made = QFont(font)
    made.setBold(on)
    return made
