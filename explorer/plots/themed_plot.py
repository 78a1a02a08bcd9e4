"""What every plot of the app shares: a picture and two axes in the colours of the theme."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPen
from PySide6.QtWidgets import QGraphicsItem, QSizePolicy, QWidget

from explorer.look.theme import Theme
from explorer.plots.axes import NumberedAxis
from explorer.plots.plot_area import PlotArea

LEAST_BOX = 24  # pixels across and up that a plot keeps for what it draws
EDGE = 2  # pixels that pyqtgraph leaves around the axes and the picture
MAX_DRAWN = 400  # points of a curve; more cannot be distinguished on screen and cost paint time


class ThemedPlot(pg.GraphicsView):
    """A plot without menus, mouse zoom or buttons, coloured by the theme."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        x_label: str = "",
        y_label: str = "",
        parent: QWidget | None = None,
        axes: dict[str, NumberedAxis] | None = None,
    ) -> None:
        super().__init__(parent)
        self._labels = (x_label, y_label)
        self._titled = True
        self._folded: set[str] = set()  # sides whose axis is hidden in favour of the picture
        self._area = PlotArea(axes)
        self._widest = "−10.0"  # what the left axis has room for
        self._area.getViewBox().sigYRangeChanged.connect(self._fit_numbers)
        self.setCentralItem(self._area)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in (self, self.viewport()):
            part.setAcceptDrops(False)  # files that are dropped here are for the window
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(90, 60)
        self._area.setContentsMargins(2, 4, 6, 0)
        self.apply_theme(theme)

    def getPlotItem(self) -> PlotArea:
        """The picture and its axes; named as in pyqtgraph's PlotWidget."""
        return self._area

    def addItem(self, item: QGraphicsItem, ignoreBounds: bool = True) -> None:
        """Draw `item` in the coordinates of the axes."""
        self._area.getViewBox().addItem(item, ignoreBounds=ignoreBounds)

    def removeItem(self, item: QGraphicsItem) -> None:
        """Draw `item` no longer."""
        self._area.getViewBox().removeItem(item)

    def close(self) -> bool:
        """As any widget; pyqtgraph's would take its items away, which Qt does when the plot is deleted."""
        return QWidget.close(self)

    def apply_theme(self, theme: Theme) -> None:
        """Background, axes and fonts; subclasses restyle their items too."""
        self.theme = theme
        self.setBackground(theme.plot)
        self._style_axes()

    def _style_axes(self) -> None:
        for side, text in zip(("bottom", "left"), self._labels, strict=True):
            self.getPlotItem().getAxis(side).restyle(self.theme, self.font(), text)
        self._size_axes()
        self._centre_labels()

    def _centre_labels(self) -> None:
        """pyqtgraph does so only when an axis changes its size, not when its label or font does."""
        for side in ("bottom", "left"):
            self.getPlotItem().getAxis(side).resizeEvent()

    def _size_axes(self) -> None:
        """Give labels and numbers of the axes their room; in a small plot the picture gets it instead.

        A picture without height has no transform: computing with it fails, or gives zeros.
        """
        left, top, right, bottom = (int(margin) for margin in self.getPlotItem().getContentsMargins())
        numbers, full = self.axis_sizes("bottom")
        self._size_axis("bottom", full, numbers, self.height() - top - bottom - EDGE)
        numbers, full = self.axis_sizes("left")
        self._size_axis("left", full, numbers, self.width() - left - right - EDGE)

    def axis_sizes(self, side: str) -> tuple[int, int]:
        """The pixels that the axis needs beside the picture: with its numbers alone, and with its label too."""
        metrics = QFontMetricsF(self.font())
        height = metrics.height()
        if side == "bottom":
            numbers = int(1.05 * height + 4)
            return numbers, int(1.9 * height + 4) if self._has_title(side) else numbers
        numbers = int(metrics.horizontalAdvance(self._widest) + 8)
        return numbers, int(numbers + self._has_title(side) * height)

    def _fit_numbers(self, *_: object) -> None:
        """Give the left axis the room that its numbers need now."""
        widest = self.getPlotItem().getAxis("left").widest(*self.getPlotItem().viewRange()[1])
        if widest != self._widest and self._is_whole():
            self._widest = widest
            self._size_axes()

    def _has_title(self, side: str) -> bool:
        return bool(self._labels[("bottom", "left").index(side)]) and self._titled

    def _size_axis(self, side: str, full: int, numbers: int, room: int) -> None:
        """Give the axis `full` pixels of `room`; where they do not fit, those of its `numbers` alone, or none."""
        axis = self.getPlotItem().getAxis(side)
        size = next((size for size in (full, numbers) if size + LEAST_BOX <= room), 0)
        (axis.setHeight if side == "bottom" else axis.setWidth)(size or numbers)
        axis.showLabel(size == full and self._has_title(side))
        if not size and axis.isVisible():
            self._folded.add(side)
            axis.hide()
        elif size and side in self._folded:
            self._folded.remove(side)
            axis.show()

    def pixel_size(self) -> tuple[float, float] | None:
        """The width and height of one pixel in the units of the axes; None while the plot has no room for a picture."""
        box = self.getPlotItem().getViewBox()
        if box.width() < 1 or box.height() < 1:
            return None
        across, up = box.viewPixelSize()
        return across, up

    def pointed_at(self, event: QMouseEvent) -> QPointF:
        """Where the pointer is, in the units of the axes."""
        return self._area.getViewBox().mapSceneToView(self.mapToScene(event.position().toPoint()))

    def set_titled(self, titled: bool) -> None:
        """Show or hide the labels of the axes: small plots have none."""
        if titled != self._titled:
            self._titled = titled
            self._style_axes()

    def set_labels(self, x_label: str, y_label: str) -> None:
        """Change the labels of the axes."""
        if (x_label, y_label) != self._labels:
            self._labels = (x_label, y_label)
            self._style_axes()

    def resizeEvent(self, event) -> None:
        if self._is_whole():
            self._size_axes()  # before pyqtgraph lays out the axes
        super().resizeEvent(event)

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.FontChange and self._is_whole():
            self._style_axes()

    def _is_whole(self) -> bool:
        """Whether its axes exist: Qt sends events while it is being constructed."""
        return hasattr(self, "theme")


def is_inside(plot: ThemedPlot, event: QMouseEvent) -> bool:
    """Whether the pointer is within the picture of `plot`, not beside it."""
    box = plot.getPlotItem().getViewBox()
    return bool(box.sceneBoundingRect().contains(plot.mapToScene(event.position().toPoint())))


def pen(colour: str, width: float, dash: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A pen whose width is in pixels, whatever the scale of the plot."""
    return pg.mkPen(colour, width=width, style=dash)


def thinned(count: int) -> NDArray[np.intp]:
    """At most MAX_DRAWN indices of 0 … count − 1, evenly spread, including the first and the last."""
    if count <= MAX_DRAWN:
        return np.arange(count)
    return np.linspace(0, count - 1, MAX_DRAWN).astype(np.intp)
