"""Axes of plots: decades, axes whose ends are numbered, and the caption above."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class Decades(pg.AxisItem):
    """An axis that writes powers of ten in one manner, so that none is too wide for it; and no number between them."""

    def logTickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [decade(value) for value in values]


class EndToEnd(pg.AxisItem):
    """A horizontal axis that writes the numbers at its ends too: a plain one leaves out what reaches far beyond it."""

    def __init__(self) -> None:
        self._overhang = 0.0
        super().__init__("bottom")

    def set_overhang(self, pixels: float) -> None:
        """How far a number may reach beyond either end."""
        if pixels != self._overhang:
            self.prepareGeometryChange()
            self._overhang = pixels
            self.picture = None  # pyqtgraph's own, repainted where it is missing

    def boundingRect(self) -> QRectF:
        return super().boundingRect().adjusted(-self._overhang, 0, self._overhang, 0)


def decade(exponent: float) -> str:
    """10 to a whole `exponent`: 0.1, 1, 10, 10²; nothing for another one."""
    whole = round(exponent)
    if abs(exponent - whole) > 1e-9:
        return ""
    return f"{10.0**whole:g}" if -1 <= whole <= 1 else f"10{str(whole).translate(_SUPERSCRIPTS)}"


class Caption(QLabel):
    """The name of a plot in its upper right corner; the mouse does not feel it."""

    placed = Signal()

    def __init__(self, plot: QWidget) -> None:
        super().__init__(plot)
        self._plot = plot
        self.setObjectName("caption")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def place(self) -> None:
        """As wide as its text, at the right end."""
        self.adjustSize()
        self.move(self._plot.width() - self.width() - 8, 2)
        self.placed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.place()
