"""As much of a text as there is room for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF


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
