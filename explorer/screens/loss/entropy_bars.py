"""The entropy bars: cross-entropy as entropy plus a gap, stacked, once with P and once with Q as the truth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from explorer.core.information import cross_entropy, entropy, kl_divergence
from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.screens.loss.pair_bars import style_bar

_BAR, _HIGH_BAR = 1.25, 2.8  # least and greatest height of a bar, in lines


@dataclass(frozen=True, slots=True)
class Sum:
    """One line: the cross-entropy of `truth` under `guess`, its entropy and the gap between."""

    truth: str
    guess: str
    entropy: float
    gap: float
    whole: float

    def terms(self) -> list[str]:
        """H(P) = …, KL(P‖Q) = …, H(P, Q) = …"""
        names = (f"H({self.truth})", f"KL({self.truth}‖{self.guess})", f"H({self.truth}, {self.guess})")
        values = (self.entropy, self.gap, self.whole)
        return [f"{name} = {numbers.number(value, 4)}" for name, value in zip(names, values, strict=True)]


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar as drawn; `row` of its bar, whether it is the gap, its value."""

    row: int
    gap: bool
    value: float
    rect: QRectF


class EntropyBars(QWidget):
    """Both bars have the same scale; an infinite gap reaches the right end."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sums: list[Sum] = []
        self.setAccessibleName(self.tr("Cross-entropy is entropy plus the gap"))
        self.setToolTip(self.tr("The gap, KL, is never negative: 0 only where the two distributions agree"))

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_distributions(self, p: Sequence[float], q: Sequence[float]) -> None:
        """Draw the sums for P (M,) and Q (M,)."""
        self.sums = [_sum("P", "Q", p, q), _sum("Q", "P", q, p)]
        self.setAccessibleDescription("; ".join(", ".join(line.terms()) for line in self.sums))
        self.update()

    def segments(self) -> list[Segment]:
        """Every part drawn, the entropy first in each bar."""
        finite = [v for s in self.sums for v in (s.whole, s.entropy) if math.isfinite(v)]
        beyond = 1.02 if all(math.isfinite(s.whole) for s in self.sums) else 1.5
        scale = (self.width() - 4) / (max([*finite, 0.1]) * beyond)
        segments = []
        for row, (line, top) in enumerate(zip(self.sums, self._tops(), strict=False)):
            height = self._bar()
            middle = 2 + scale * line.entropy
            end = 2 + scale * line.whole if math.isfinite(line.whole) else self.width() - 2.0
            bar_top = top + self._line() + 2
            segments.append(Segment(row, False, line.entropy, QRectF(2, bar_top, middle - 2, height)))
            segments.append(Segment(row, True, line.gap, QRectF(middle, bar_top, max(end - middle, 0.0), height)))
        return segments

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _line(self) -> float:
        return QFontMetricsF(self._bold()).height()

    def _bar(self) -> float:
        """The height of a bar: more if there is room."""
        room = self.height() / 2 - self._line() - 2
        return min(max(0.6 * room, _BAR * self._line()), _HIGH_BAR * self._line())

    def _tops(self) -> list[float]:
        """The tops of the two rows, spread over the available height."""
        row = self._line() + 2 + self._bar()
        free = max(self.height() - 2 * row, 0.0)
        return [free / 4, row + 3 * free / 4]

    def paintEvent(self, event) -> None:
        theme = self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for line, top in zip(self.sums, self._tops(), strict=False):
                self._paint_terms(painter, line, top)
            for part in self.segments():
                style_bar(painter, theme, part.row)
                if part.gap:
                    painter.setPen(QPen(QColor(theme.warning), 1.6))
                    painter.setBrush(QBrush(QColor(theme.warning), Qt.BrushStyle.BDiagPattern))
                painter.drawRect(part.rect)

    def _paint_terms(self, painter: QPainter, line: Sum, top: float) -> None:
        """Paint the three numbers as one sum, each in the colour of its part."""
        theme, metrics = self._theme, QFontMetricsF(self._bold())
        painter.setFont(self._bold())
        colours = (theme.text, theme.warning, theme.text)
        x = 2.0
        for term, colour, sign in zip(line.terms(), colours, ("+", "=", ""), strict=True):
            for text, shade in ((term, colour), (sign, theme.muted)):
                painter.setPen(QColor(shade))
                cell = QRectF(x, top, metrics.horizontalAdvance(text) + 2, metrics.height())
                painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
                x += metrics.horizontalAdvance(text) + metrics.averageCharWidth() * 2

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._bold())
        widest = metrics.horizontalAdvance("H(P) = 1.0114KL(P‖Q) = 0.0283H(P, Q) = 1.0397+=")
        wide = widest + 10 * metrics.averageCharWidth()
        return QSize(int(wide), int(2 * ((1 + _BAR) * self._line() + 6)))


def _sum(truth: str, guess: str, p: Sequence[float], q: Sequence[float]) -> Sum:
    return Sum(truth, guess, float(entropy(p)), float(kl_divergence(p, q)), float(cross_entropy(p, q)))
