"""The mark of a class: a shape and a colour, the same wherever the class appears."""

from __future__ import annotations

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QTransform

from explorer.look.theme import Theme

SYMBOLS = ("o", "s", "t1", "d", "p", "h", "star", "+", "x", "t")  # names that pyqtgraph knows, one for each class


def paint_mark(painter: QPainter, centre: QPointF, index: int, size: float, theme: Theme) -> None:
    """Paint the mark of class `index`, `size` pixels across."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.class_colour(index)))
    shape = QTransform.fromTranslate(centre.x(), centre.y()).scale(size, size)
    painter.drawPath(shape.map(Symbols[SYMBOLS[index]]))
