"""A line on a landscape, in pixels, with the parts that are behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from pyqtgraph import arrayToQPath
from PySide6.QtGui import QPainterPath

from explorer.plots.relief.draping import draped
from explorer.plots.relief.projection import Points
from explorer.plots.relief.strips import Strips

HeightAt = Callable[[Points, Points], Points]  # the exact height above places (u, v) on the floor
_NOTHING = np.empty(0)


class SeenLine(NamedTuple):
    """A line as seen.

    Attributes:
        u, v, heights: (P,) places on the floor and heights above them; nan where the line is interrupted.
        x, y: (P,) the pixels.
        hidden: (P,) whether a place is behind a part of the landscape.
    """

    u: Points = _NOTHING
    v: Points = _NOTHING
    heights: Points = _NOTHING
    x: Points = _NOTHING
    y: Points = _NOTHING
    hidden: NDArray[np.bool_] = np.empty(0, dtype=bool)

    def pieces(self, hidden: bool) -> QPainterPath:
        """The pieces that are hidden, or those that are not."""
        if len(self.x) < 2:
            return QPainterPath()
        there = np.isfinite(self.x)
        behind = self.hidden[:-1] | self.hidden[1:]
        connect = np.append(there[:-1] & there[1:] & (behind == hidden), False)
        return arrayToQPath(
            np.where(there, self.x, 0.0), np.where(there, self.y, 0.0), connect=connect.astype(np.int32)
        )


def seen_line(strips: Strips, u: Points, v: Points, height_at: HeightAt) -> SeenLine:
    """The line through the places (u, v), each (T,), lying on the landscape that is cut into `strips`."""
    u, v = draped(u, v)
    if not len(u):
        return SeenLine()
    there = np.isfinite(u)
    heights = np.full(len(u), np.nan)
    heights[there] = height_at(u[there], v[there])
    x, y = strips.projection.screen(u, v, heights)
    hidden = np.zeros(len(u), dtype=bool)
    hidden[there] = strips.hidden(u[there], v[there], heights[there])
    return SeenLine(u, v, heights, x, y, hidden)
