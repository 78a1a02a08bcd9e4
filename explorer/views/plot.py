"""What every plot of the app shares: a quiet PlotWidget that follows the theme and makes no menus of its own."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QPen
from PySide6.QtWidgets import QWidget

from explorer.theme import Theme

MAX_DRAWN = 400  # points of a curve on screen; more cannot be told apart and cost paint time


class Plot(pg.PlotWidget):
    """A PlotWidget without menus, mouse zoom or buttons, coloured by the theme."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        x_label: str = "",
        y_label: str = "",
        parent: QWidget | None = None,
        axes: dict[str, pg.AxisItem] | None = None,
    ) -> None:
        super().__init__(parent=parent, enableMenu=False, axisItems=axes)
        self._labels = (x_label, y_label)
        self._titled = True
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(90, 60)
        item = self.getPlotItem()
        # Made all the same, and without a parent: it would outlive the plot.
        item.ctrlMenu.setParent(self, item.ctrlMenu.windowFlags())
        item.hideButtons()
        item.setMouseEnabled(False, False)
        item.setContentsMargins(2, 4, 6, 0)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Background, axes and fonts; subclasses restyle their items too."""
        self.theme = theme
        self.setBackground(theme.plot)
        self._style_axes()

    def _style_axes(self) -> None:
        theme = self.theme
        font = self.font()
        for side, text in zip(("bottom", "left"), self._labels, strict=True):
            axis = self.getPlotItem().getAxis(side)
            axis.enableAutoSIPrefix(False)
            axis.setPen(pg.mkPen(theme.grid, width=1))
            axis.setTextPen(theme.text)
            axis.setTickFont(font)
            axis.setStyle(tickLength=-4, tickTextOffset=3, autoExpandTextSpace=False)
            axis.setLabel(text, color=theme.text)
            axis.label.setFont(font)
            axis.showLabel(bool(text) and self._titled)
        metrics = QFontMetricsF(font)
        height = metrics.height()
        titles = [bool(text) and self._titled for text in self._labels]
        self.getPlotItem().getAxis("bottom").setHeight(int((1.9 if titles[0] else 1.05) * height + 4))
        self.getPlotItem().getAxis("left").setWidth(int(metrics.horizontalAdvance("−10.0") + titles[1] * height + 8))

    def set_titled(self, titled: bool) -> None:
        """Whether the axes bear their labels; small plots go without."""
        if titled != self._titled:
            self._titled = titled
            self._style_axes()

    def set_labels(self, x_label: str, y_label: str) -> None:
        """Other axis labels."""
        if (x_label, y_label) != self._labels:
            self._labels = (x_label, y_label)
            self._style_axes()

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.FontChange and hasattr(self, "theme"):
            self._style_axes()


def pen(colour: str, width: float, dash: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """A cosmetic pen."""
    return pg.mkPen(colour, width=width, style=dash)


def thinned(count: int, limit: int = MAX_DRAWN) -> NDArray[np.intp]:
    """At most about `limit` indices of 0 … count − 1, evenly spread, the first and the last among them."""
    if count <= limit:
        return np.arange(count)
    return np.linspace(0, count - 1, limit).astype(np.intp)
