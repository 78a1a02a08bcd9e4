"""Light plot items: a line and a mark that Qt paints without calling Python.

pyqtgraph's curve and scatter items compute bounds and symbol atlases in Python at every paint; with a dozen of them on
screen that is most of the time of a frame. These keep the data they draw, so that it can be read back.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem

Points = NDArray[np.floating[Any]]
_NONE: Points = np.empty(0)


class Line(QGraphicsPathItem):
    """A polyline in the coordinates of the plot; a nan interrupts it."""

    def __init__(self) -> None:
        super().__init__()
        self._x, self._y = _NONE, _NONE

    def getData(self) -> tuple[Points, Points]:
        """The points drawn, as pyqtgraph's items give them."""
        return self._x, self._y

    def set_points(self, x: Points, y: Points) -> None:
        """Draw through (x, y), each (T,); nothing is repainted if they are unchanged."""
        if np.array_equal(x, self._x) and np.array_equal(y, self._y, equal_nan=True):
            return
        self._x, self._y = x, y
        self.setPath(pg.arrayToQPath(x, y, connect="finite") if len(x) > 1 else QPainterPath())


class Mark(QGraphicsPathItem):
    """One symbol at a place in the plot; its size on screen is fixed."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.set_shape("o", 10.0)

    def set_shape(self, symbol: str, size: float) -> None:
        """Draw one of pyqtgraph's symbols, `size` pixels across."""
        self.setPath(QTransform.fromScale(size, size).map(Symbols[symbol]))

    def set_arrow(self, length: float, width: float) -> None:
        """Draw an arrow from the place, `length` pixels to the right; setRotation turns it clockwise on screen."""
        head = min(3.0 * width, length)
        neck, half = length - head, width / 2
        corners = [
            (0, -half),
            (neck, -half),
            (neck, -1.5 * width),
            (length, 0),
            (neck, 1.5 * width),
            (neck, half),
            (0, half),
        ]
        path = QPainterPath()
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        path.closeSubpath()
        self.setPath(path)

    def getData(self) -> tuple[Points, Points]:
        """Where it is, as pyqtgraph's items give it."""
        return np.array([self.x()]), np.array([self.y()])

    def set_place(self, x: float, y: float) -> None:
        """Move it to (x, y)."""
        self.setPos(x, y)
        if (self.x(), self.y()) != (x, y):  # to Qt 10⁻⁵⁵ and 0 are the same place, to which it need not move
            self.setPos(x + 1.0, y + 1.0)
            self.setPos(x, y)
