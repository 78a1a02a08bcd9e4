"""The entropy bars: cross-entropy as entropy plus a gap, stacked, once with P and once with Q as the truth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from explorer.core.information import cross_entropy, entropy, kl_divergence
from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.screens.loss.pair_bars import style_bar

_BAR, _HIGH_BAR = 1.25, 2.8  # least and greatest height of a bar, in lines
_SCALE = 1.4  # height of the scale of entropies below the bars, in lines
_APART = 1.2  # least distance of two words on it, in lines


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


@dataclass(frozen=True, slots=True)
class Label:
    """Words on the scale of entropies as painted."""

    text: str
    rect: QRectF


class EntropyBars(QWidget):
    """Both bars have the same scale; an infinite gap reaches the right end.

    Below them, where there is room, the entropies there can be: from 0, where one outcome is certain, to ln K, where
    all K are equally likely.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sums: list[Sum] = []
        self._classes = 2
        self.setAccessibleName(self.tr("Cross-entropy is entropy plus the gap"))
        self.setToolTip(self.tr("The gap, KL, is never negative: 0 only where the two distributions agree"))

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_distributions(self, p: Sequence[float], q: Sequence[float]) -> None:
        """Draw the sums for P (M,) and Q (M,)."""
        self.sums = [_sum("P", "Q", p, q), _sum("Q", "P", q, p)]
        self._classes = len(p)
        said = [", ".join(line.terms()) for line in self.sums]
        self.setAccessibleDescription("; ".join([*said, *(texts[0] for texts in self._scale_texts())]))
        self.update()

    def segments(self) -> list[Segment]:
        """Every part drawn, the entropy first in each bar."""
        scale, segments = self._pixels(), []
        for row, (line, top) in enumerate(zip(self.sums, self._tops(), strict=False)):
            height = self._bar()
            middle = 2 + scale * line.entropy
            end = 2 + scale * line.whole if math.isfinite(line.whole) else self.width() - 2.0
            bar_top = top + self._line() + 2
            segments.append(Segment(row, False, line.entropy, QRectF(2, bar_top, middle - 2, height)))
            segments.append(Segment(row, True, line.gap, QRectF(middle, bar_top, max(end - middle, 0.0), height)))
        return segments

    def _pixels(self) -> float:
        """Pixels per unit: room for the greatest entropy, for every finite sum, and beyond them for an infinite one."""
        finite = [v for s in self.sums for v in (s.whole, s.entropy) if math.isfinite(v)]
        beyond = 1.02 if all(math.isfinite(s.whole) for s in self.sums) else 1.5
        return (self.width() - 4) / (max([*finite, math.log(self._classes)]) * beyond)

    def greatest(self) -> float:
        """The x of ln K, the greatest entropy."""
        return 2 + self._pixels() * math.log(self._classes)

    def labels(self) -> list[Label]:
        """The words on the scale: at 0, between, and at ln K; shorter or fewer where there is no room for them."""
        height, metrics = self._scale(), QFontMetricsF(self.font())
        if not height:
            return []
        end, apart, top = self.greatest(), _APART * self._line(), self.height() - height
        for count in range(len(self._scale_texts()[0])):
            texts = [each[count] for each in self._scale_texts()]
            widths = [metrics.horizontalAdvance(text) + 2 for text in texts]
            last = min(max(end - widths[2], 2.0), self.width() - 2 - widths[2])
            middle = (2 + widths[0] + last - widths[1]) / 2
            if middle >= 2 + widths[0] + apart and middle + widths[1] + apart <= last:
                lefts = (2.0, middle, last)
                placed = zip(texts, lefts, widths, strict=True)
                return [Label(text, QRectF(left, top, width, height)) for text, left, width in placed if text]
        return []

    def _scale_texts(self) -> tuple[tuple[str, ...], ...]:
        """The words at 0, between and at ln K, each from the longest to the shortest."""
        largest = f"ln {self._classes} = {numbers.number(math.log(self._classes), 4)}"
        return (
            (self.tr("0: certain"), "0", "0"),
            (self.tr("larger entropy = more uncertain"),) * 2 + ("",),
            (self.tr("uniform: {x}").format(x=largest), f"ln {self._classes}", f"ln {self._classes}"),
        )

    def _scale(self) -> float:
        """The height of the scale; 0 where the bars have none to spare."""
        height = _SCALE * self._line()
        return height if self.height() >= self.minimumSizeHint().height() + height else 0.0

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
        free = max(self.height() - self._scale() - 2 * row, 0.0)
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
            self._paint_scale(painter)

    def _paint_scale(self, painter: QPainter) -> None:
        """Paint the words in a row, and a line across both bars at ln K."""
        labels = self.labels()
        if not labels:
            return
        painter.setFont(self.font())
        painter.setPen(QColor(self._theme.text))
        for label in labels:
            painter.drawText(label.rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label.text)
        painter.setPen(QPen(QColor(self._theme.text), self._theme.line * 0.8, Qt.PenStyle.DashLine))
        for part in self.segments():
            if not part.gap:
                top, bottom = part.rect.top() - 2, part.rect.bottom() + 2
                painter.drawLine(QPointF(self.greatest(), top), QPointF(self.greatest(), bottom))
        baseline = labels[0].rect.top() + 1
        painter.setPen(QPen(QColor(self._theme.muted), self._theme.line * 0.6))
        painter.drawLine(QPointF(2, baseline), QPointF(self.greatest(), baseline))
        for x in (2.0, self.greatest()):
            painter.drawLine(QPointF(x, baseline - 3), QPointF(x, baseline + 3))

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
