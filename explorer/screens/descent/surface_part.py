"""What the pointer can find on a surface, flat or as a landscape, and where it can move the start."""

from __future__ import annotations

from enum import Enum

import numpy as np
from PySide6.QtCore import QPointF, Qt

from explorer.plots.nearest import Points


class Part(Enum):
    """What is under the pointer, and so what a press takes hold of; each with the cursor that says so."""

    NOTHING = Qt.CursorShape.ArrowCursor
    EMPTY = Qt.CursorShape.CrossCursor  # a press on a map, or a click on a landscape, moves the start there
    START = Qt.CursorShape.OpenHandCursor
    BALL = Qt.CursorShape.SplitHCursor
    PATH = Qt.CursorShape.PointingHandCursor
    PICTURE = Qt.CursorShape.SizeAllCursor


def snapped(point: QPointF, starts: tuple[Points, Points] | None) -> QPointF:
    """The place nearest to `point` among `starts`, if there are any."""
    if starts is None:
        return point
    x, y = (float(places[np.abs(places - at).argmin()]) for places, at in zip(starts, point.toTuple(), strict=True))
    return QPointF(x, y)
