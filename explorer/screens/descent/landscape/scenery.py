"""A landform seen from somewhere in a room: what it is cut into, and its frame."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF

from explorer.plots.relief.frame import framed
from explorer.plots.relief.projection import Projection, Room, Square, placed
from explorer.plots.relief.strips import Strips
from explorer.plots.relief.terrain import Terrain
from explorer.screens.descent.landscape.landform import Landform

_COARSE, _FINE = (64, 112), (192, 512)  # the fewest and the most strips while it moves, and at rest
_COARSE_SHARE, _FINE_SHARE = 0.7, 2.0  # of them in the pixels of half the side of the floor
_UNLIT, _LIGHTS = 30.0, 3  # degrees from the flat map within which the light fades, and in how many steps

Flat = Callable[[], tuple[float, float, float]]


class Scenery:
    """Changes by its methods; what it is cut into is then found again when it is asked for.

    Attributes:
        landform: what is seen.
        names: of the axes of its floor.
        turn, tilt: from where, in degrees.
    """

    def __init__(self, flat: Flat) -> None:
        """Args: flat: says where the flat map is: left, top and side of its square, in pixels."""
        self.landform, self.names = Landform(), ("", "")
        self.turn, self.tilt = 0.0, 90.0
        self._flat, self._size = flat, QSize(1, 1)
        self._metrics: QFontMetricsF | None = None
        self._strips: Strips | None = None

    def show(self, landform: Landform) -> None:
        """See another landform."""
        self.landform, self._strips = landform, None

    def look(self, turn: float, tilt: float) -> None:
        """See it from elsewhere."""
        self.turn, self.tilt, self._strips = turn, tilt, None

    def fit(self, size: QSize, metrics: QFontMetricsF) -> None:
        """See it in a room of this size, with texts in the font of `metrics`."""
        self._size, self._metrics, self._strips = size, metrics, None

    def strips(self) -> Strips:
        """What it is cut into while it moves; what is hidden is always found by these."""
        if self._strips is None:
            self._strips = self._cut(_COARSE, _COARSE_SHARE)
        return self._strips

    def terrain(self, fine: bool) -> Terrain:
        """What is painted, while it moves or, if `fine`, at rest."""
        strips = self._cut(_FINE, _FINE_SHARE) if fine else self.strips()
        frame = framed(strips.projection, self.landform.scales(self.names), self._measure())
        lit = self.landform.words(min(round((90.0 - self.tilt) / _UNLIT * _LIGHTS) / _LIGHTS, 1.0))
        return Terrain(self.landform.relief, lit, self.landform.contours, strips, frame)

    def _measure(self) -> QFontMetricsF:
        assert self._metrics is not None  # it is fitted before it is painted
        return self._metrics

    def _cut(self, limits: tuple[int, int], share: float) -> Strips:
        projection = self._projection()
        rows = min(max(int(share * projection.scale), limits[0]), limits[1])
        return Strips(self.landform.relief, projection, rows, rows)

    def _projection(self) -> Projection:
        left, top, side = self._flat()
        square = Square(left + side / 2, top + side / 2, side / 2)
        metrics, scales = self._measure(), self.landform.scales(self.names)
        heights = max(metrics.horizontalAdvance(text) for _, text in scales.heights)
        ends = max(metrics.horizontalAdvance(text) for pair in scales.ends for text in pair)
        line = metrics.height()
        room = Room(self._size.width(), self._size.height(), heights + 9, ends / 2 + 6, 0.6 * line, 1.1 * line)
        return placed(self.turn, self.tilt, room, square)
