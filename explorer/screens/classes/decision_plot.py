"""The decision plot: the examples of a case over the regions in which a trained model answers each class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPolygonF, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPolygonItem, QGraphicsSimpleTextItem, QWidget

from explorer.look.theme import Theme
from explorer.plots.class_marks import SYMBOLS
from explorer.plots.themed_plot import ThemedPlot, pen

MARGIN = 0.07  # of the features' span, around the examples


class DecisionPlot(ThemedPlot):
    """Shape and colour give an example's class, the region below it the model's answer; wrong ones are ringed."""

    def __init__(self, theme: Theme, name: str, classes: int, parent: QWidget | None = None) -> None:
        self._ground = QGraphicsPolygonItem()  # in place of the regions before the first step
        self._areas = [QGraphicsPolygonItem() for _ in range(classes)]
        self._numerals = [QGraphicsSimpleTextItem(str(i + 1)) for i in range(classes)]
        self._dots = [pg.ScatterPlotItem(pxMode=True, useCache=True) for _ in range(classes)]
        self._rings = pg.ScatterPlotItem(pxMode=True)
        self._features: NDArray[np.floating[Any]] = np.zeros((2, 0))
        self._wrong: NDArray[np.bool_] = np.zeros(0, dtype=bool)
        self.low, self.high = (0.0, 0.0), (1.0, 1.0)
        super().__init__(theme, name, parent=parent)
        layers: tuple[Sequence[QGraphicsItem], ...] = (
            [self._ground, *self._areas],
            self._numerals,
            self._dots,
            [self._rings],
        )
        for depth, items in enumerate(layers):
            for item in items:
                item.setZValue(depth)
                self.addItem(item, ignoreBounds=True)
        for numeral in self._numerals:
            numeral.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        box = self.getPlotItem().getViewBox()
        box.disableAutoRange()
        box.setDefaultPadding(0.0)
        box.sigResized.connect(self._resized)
        self.restyle()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.restyle()

    def restyle(self) -> None:
        """Colours and sizes from the theme; the numerals in the regions follow the font."""
        theme = self.theme
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 2.4)
        font.setBold(True)
        for i, (area, numeral, dots) in enumerate(zip(self._areas, self._numerals, self._dots, strict=True)):
            colour = QColor(theme.class_colour(i))
            dots.setBrush(colour)
            dots.setPen(pen(theme.plot, 0.8))
            dots.setSymbol(SYMBOLS[i])
            colour.setAlpha(theme.region_opacity)
            area.setBrush(colour)
            area.setPen(pen(theme.text, 0.8 * theme.line))
            colour.setAlpha(150)
            numeral.setBrush(colour)
            numeral.setFont(font)
        grey = QColor(theme.edge)
        grey.setAlpha(theme.region_opacity)
        self._ground.setBrush(grey)
        self._ground.setPen(pen(theme.edge, 0.8 * theme.line))
        self._rings.setSymbol("o")
        self._rings.setBrush(None)
        self._rings.setPen(pen(theme.text, 0.6 * theme.line))
        self._size_dots()
        self._place_numerals()

    def _size_dots(self) -> None:
        """Smaller dots in a small plot, where they would hide each other."""
        size = self.theme.marker * min(max(self.height() / 280.0, 0.72), 1.0)
        for dots in self._dots:
            dots.setSize(0.82 * size)
        self._rings.setSize(1.4 * size)

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.FontChange and hasattr(self, "theme"):
            self.restyle()

    def show_examples(self, features: NDArray[np.floating[Any]], labels: NDArray[np.intp], axes: Sequence[str]) -> None:
        """Draw the examples (2, N) of classes (N,) from 0; the axes' labels come with their units."""
        self.set_labels(*axes)
        self._style_axes()  # without labels the axes reserve no room for them
        if features is self._features:
            return
        self._features = features
        self._wrong = np.zeros(0, dtype=bool)
        for i, dots in enumerate(self._dots):
            dots.setData(*features[:, labels == i])
        low, high = features.min(axis=1), features.max(axis=1)
        room = MARGIN * (high - low)
        (x0, y0), (x1, y1) = (low - room).tolist(), (high + room).tolist()
        self.low, self.high = (x0, y0), (x1, y1)
        self.getPlotItem().getViewBox().setRange(xRange=(x0, x1), yRange=(y0, y1), padding=0.0)

    def show_answers(self, regions: Sequence[NDArray[np.float64]], wrong: NDArray[np.bool_]) -> None:
        """Colour the region of each class, corners (n, 2), and ring the examples answered `wrong` (N,)."""
        self._ground.hide()
        for area, corners in zip(self._areas, regions, strict=True):
            area.setPolygon(QPolygonF([QPointF(x, y) for x, y in corners.tolist()]))
        self._place_numerals()
        if not np.array_equal(wrong, self._wrong):
            self._wrong = wrong.copy()
            self._rings.setData(*self._features[:, wrong])

    def show_untrained(self) -> None:
        """Show the examples on grey ground, without regions and rings."""
        self.show_answers([np.zeros((0, 2)) for _ in self._areas], np.zeros(self._features.shape[1], dtype=bool))
        (x0, y0), (x1, y1) = self.low, self.high
        self._ground.setPolygon(QPolygonF([QPointF(x0, y0), QPointF(x1, y0), QPointF(x1, y1), QPointF(x0, y1)]))
        self._ground.show()

    @property
    def is_grey(self) -> bool:
        """Whether the ground is grey: the model was not trained yet."""
        return self._ground.isVisible()

    def _place_numerals(self) -> None:
        """Place each number in the middle of its region, inside the frame, if the region is large enough."""
        pixel = self.pixel_size()
        if pixel is None:
            return  # they are placed when there is room
        across, up = pixel
        whole = (self.high[0] - self.low[0]) * (self.high[1] - self.low[1])
        for numeral, corners in zip(self._numerals, self.regions(), strict=True):
            size, x, y = _centroid(corners)
            box = numeral.boundingRect()
            half = (box.width() / 2 * across, box.height() / 2 * up)
            numeral.setVisible(size > 0.03 * whole and box.height() < 0.35 * self.height())
            numeral.setPos(
                min(max(x, self.low[0] + half[0]), self.high[0] - half[0]),
                min(max(y, self.low[1] + half[1]), self.high[1] - half[1]),
            )
            numeral.setTransform(QTransform.fromTranslate(-box.center().x(), -box.center().y()))

    def _resized(self, *_: object) -> None:
        self._size_dots()
        self._place_numerals()

    def regions(self) -> list[NDArray[np.float64]]:
        """The corners (n, 2) of each class's region as drawn."""
        return [np.array([(p.x(), p.y()) for p in a.polygon().toList()]).reshape(-1, 2) for a in self._areas]

    def dots(self, index: int) -> NDArray[np.float64]:
        """(2, n) the examples of class `index` as drawn."""
        return np.array(self._dots[index].getData(), dtype=np.float64)

    def symbol(self, index: int) -> str:
        """The shape of the dots of class `index`."""
        return str(self._dots[index].opts["symbol"])

    def rings(self) -> NDArray[np.float64]:
        """(2, n) the examples ringed as wrong."""
        return np.array(self._rings.getData(), dtype=np.float64)


def _centroid(corners: NDArray[np.float64]) -> tuple[float, float, float]:
    """Area of a polygon (n, 2) and its centroid (the shoelace formula); area 0 where there is none."""
    if len(corners) < 3:
        return 0.0, 0.0, 0.0
    (x, y), (u, v) = corners.T, np.roll(corners, -1, axis=0).T
    cross = x * v - u * y
    double = float(cross.sum())
    if double == 0:
        return 0.0, 0.0, 0.0
    return abs(double) / 2, float(((x + u) * cross).sum() / (3 * double)), float(((y + v) * cross).sum() / (3 * double))
