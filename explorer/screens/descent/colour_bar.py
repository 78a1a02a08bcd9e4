"""The colour bar under a surface: the map with its numbers, linear or logarithmic."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QWidget

from explorer.look import numbers
from explorer.look.theme import Theme, colour_table

_BAR = 9  # pixels


class ColourBar(QWidget):
    """A strip of the colour map with tick numbers below. For a log scale `low` and `high` are decimal exponents."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._low, self._high, self._log, self._map = 0.0, 1.0, False, "lecture"
        self.setAccessibleName(self.tr("Colour scale"))

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_scale(self, low: float, high: float, log: bool, colour_map: str) -> None:
        """Show the range of the colours."""
        if (low, high, log, colour_map) != (self._low, self._high, self._log, self._map):
            self._low, self._high, self._log, self._map = low, high, log, colour_map
            self.setAccessibleDescription(" … ".join(self._text(v) for v in (low, high)))
            self.update()

    def ticks(self) -> list[tuple[float, str]]:
        """(fraction along the bar, text) of each number drawn: five, or three, or two where they have no room."""
        gap = QFontMetricsF(self.font()).averageCharWidth()
        for count in (4, 2):
            numbered = self._numbered(count)
            places = [self._place(fraction, text) for fraction, text in numbered]
            if all(left + width + gap <= following for (left, width), (following, _) in pairwise(places)):
                return numbered
        return self._numbered(1)

    def _numbered(self, count: int) -> list[tuple[float, str]]:
        """The numbers at the ends of `count` equal parts."""
        values = np.linspace(self._low, self._high, count + 1)
        texts = [self._text(float(v)) for v in values]
        if len({*texts}) < len(texts) and self._high > self._low:  # the differences would be lost beside a huge number
            amounts = 10.0**values if self._log else values
            texts[1:] = [f"+{numbers.plain(float(amount - amounts[0]), 3)}" for amount in amounts[1:]]
        return [(i / count, text) for i, text in enumerate(texts)]

    def _place(self, fraction: float, text: str) -> tuple[float, float]:
        """Left and width of a number: below its place, but inside."""
        width, margin = QFontMetricsF(self.font()).horizontalAdvance(text), self._margin()
        x = margin + fraction * (self.width() - 2 * margin)
        return min(max(x - width / 2, 0.0), self.width() - width), width

    def _margin(self) -> float:
        """What the bar leaves free at either side."""
        return QFontMetricsF(self.font()).averageCharWidth() * 2.5

    def _text(self, value: float) -> str:
        if self._log:
            return numbers.power(10.0**value, 1)
        span = self._high - self._low
        if abs(value) < 1e-4 * span:
            return "0"
        decimals = max(0, min(6, int(np.ceil(2 - np.log10(span))))) if span > 0 else 1
        return numbers.fixed(value, decimals) if abs(value) < 1e5 else numbers.power(value)

    def paintEvent(self, event) -> None:
        table = colour_table(self._map)
        strip = QImage(table.data, 256, 1, 1024, QImage.Format.Format_RGB32)
        metrics = QFontMetricsF(self.font())
        margin = self._margin()
        bar = QRectF(margin, 1, max(self.width() - 2 * margin, 1), _BAR)
        with QPainter(self) as painter:
            painter.drawImage(bar, strip)
            painter.setPen(QColor(self._theme.grid))
            painter.drawRect(bar)
            painter.setPen(QColor(self._theme.text))
            for fraction, text in self.ticks():
                left, width = self._place(fraction, text)
                painter.drawText(QRectF(left, _BAR + 2, width + 1, metrics.height()), Qt.AlignmentFlag.AlignLeft, text)

    def sizeHint(self) -> QSize:
        return QSize(120, int(_BAR + 3 + QFontMetricsF(self.font()).height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
