"""Parts of a plot beside its picture: axes with powers of ten, axes with numbered ends, and the caption."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QLabel, QWidget

from explorer.core.powers_of_ten import raised
from explorer.look import numbers
from explorer.look.theme import Theme

LARGE = 1e4  # from here on a number is written with a power of ten
SMALL = 1e-4  # and below this distance between two numbers
_NONE = 1e-6  # of that distance: what is left of 0 by rounding


class NumberedAxis(pg.AxisItem):
    """An axis whose numbers are written as everywhere in the app: −10, 5 × 10⁵, 10⁶; powers of ten if logarithmic."""

    _levels: tuple[float, ...] = ()  # the distances between the places of each level, the coarsest first
    _is_styled = False

    def restyle(self, theme: Theme, font: QFont, label: str) -> None:
        """Colours from the theme; numbers and label in `font`."""
        self._is_styled = False
        self.enableAutoSIPrefix(False)
        self.setPen(pg.mkPen(theme.grid, width=1))
        self.setTextPen(theme.text)
        self.setTickFont(font)
        self.setStyle(tickLength=-4, tickTextOffset=3, autoExpandTextSpace=False)
        self.setLabel(label, color=theme.text)
        self._is_styled = True
        self._updateLabel()
        self.label.setFont(font)

    def _updateLabel(self) -> None:
        """As pyqtgraph's, once the style is complete: it would parse the label a dozen times until then."""
        if self._is_styled:
            super()._updateLabel()

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, Sequence[float]]]:
        levels = super().tickValues(minVal, maxVal, size)
        self._levels = tuple(spacing for spacing, _ in levels)
        return levels

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        if self.logMode:
            return [decade(value) for value in values]
        texts = self._written(values, spacing)
        stride = self._stride(texts, spacing)
        return [text if round(value / spacing) % stride == 0 else "" for value, text in zip(values, texts, strict=True)]

    def _stride(self, texts: Sequence[str], spacing: float) -> int:
        """How many places apart numbers beside each other have room."""
        if self.orientation != "bottom" or not self.width():
            return 1
        metrics = QFontMetricsF(self.style["tickFont"] or QFont())
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0.0) + metrics.averageCharWidth()
        low, high = self.range
        least = max(1, math.ceil(widest * (high - low) / (self.width() * spacing)))
        if spacing not in self._levels[1:]:
            return least
        # Beside the numbers of the coarsest level, which the next does not hold, only equal parts are numbered.
        parts = round(self._levels[0] / spacing)
        if spacing != self._levels[1]:
            return parts  # their places are the coarsest level's
        return next((stride for stride in range(least, parts) if parts % stride == 0), parts)

    def _written(self, values: Sequence[float], spacing: float) -> list[str]:
        largest = max((abs(value) for value in values), default=0.0)
        if spacing >= SMALL and largest < LARGE:
            places = max(0, math.ceil(-math.log10(spacing)))
            return [numbers.fixed(value, places) if abs(value) > spacing * _NONE else "0" for value in values]
        figures = 1 + max(0, math.ceil(math.log10(largest / spacing)))
        return [numbers.plain(value, figures) if abs(value) > spacing * _NONE else "0" for value in values]

    def widest(self, low: float, high: float) -> str:
        """A number as wide as any between `low` and `high` usually is."""
        largest = max(abs(low), abs(high))
        if self.logMode or largest < LARGE:
            return "−10.0"
        return ("−" if low < 0 else "") + numbers.power(5 * 10 ** math.floor(math.log10(largest)), 1)


class EndToEnd(NumberedAxis):
    """A horizontal axis that also labels its two ends; a plain one drops labels that reach far beyond them."""

    def __init__(self) -> None:
        self._overhang = 0.0
        super().__init__("bottom")

    def set_overhang(self, pixels: float) -> None:
        """Let a number reach `pixels` beyond either end."""
        if pixels != self._overhang:
            self.prepareGeometryChange()
            self._overhang = pixels
            self.picture = None  # pyqtgraph caches the painted axis here, and paints again when it is None

    def boundingRect(self) -> QRectF:
        return super().boundingRect().adjusted(-self._overhang, 0, self._overhang, 0)


def decade(exponent: float) -> str:
    """10 to a whole `exponent`: 0.1, 1, 10, 10²; empty for an exponent that is not whole."""
    whole = round(exponent)
    if abs(exponent - whole) > 1e-9:
        return ""
    return numbers.plain(10.0**whole) if -1 <= whole <= 1 else raised(f"1e{whole}")


class Caption(QLabel):
    """The name of a plot in its upper right corner; it lets mouse events through.

    Signals:
        placed: it has moved or changed its size.
    """

    placed = Signal()

    def __init__(self, plot: QWidget) -> None:
        super().__init__(plot)
        self._plot = plot
        self.setObjectName("caption")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def place(self) -> None:
        """Make it as wide as its text and move it to the right end."""
        self.adjustSize()
        self.move(self._plot.width() - self.width() - 8, 2)
        self.placed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.place()
