"""The bars of N examples: their probabilities multiplied to the likelihood, and −ln of each added up to the sum."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from explorer.core.formulas.markup import written_exp
from explorer.core.information import entropy, frequencies, log_likelihood
from explorer.core.powers_of_ten import raised
from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.plots.class_marks import paint_mark
from explorer.screens.loss.prediction import Numbers, Prediction

_BAR = 1.2  # height of a bar, in lines
_FEWEST_SLOTS = 5
_ROOMY = 1.4  # how far beyond N ln K, the sum without a preference, the lower bar's scale reaches


@dataclass(frozen=True, slots=True)
class Chip:
    """One example as drawn: its class, its factor y′ and −ln of it; `factor` and `stacked` are their rectangles."""

    label: int
    share: float
    surprise: float
    factor: QRectF
    stacked: QRectF


class ExampleBars(QWidget):
    """The product above, the sum below; a mark in each bar shows the best value that any prediction can reach."""

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wording = wording
        self._labels: tuple[int, ...] = (0,)
        self._shares: Numbers = np.ones(2)
        self._surprise: Numbers = np.zeros(2)
        self.total, self.least = 0.0, 0.0
        self.setAccessibleName(self.tr("The product of the probabilities, and the sum of the cross-entropies"))
        self.setToolTip(self.tr("Minus the logarithm turns the product into a sum: least loss is greatest likelihood"))

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_examples(self, labels: Sequence[int], prediction: Prediction) -> None:
        """Draw the examples of classes `labels` (N,), each predicted by the same `prediction`."""
        if len(labels) != len(self._labels):
            self.updateGeometry()
        self._labels = tuple(labels)
        self._shares, self._surprise = prediction.probabilities, prediction.surprise
        self.total = float(0.0 - log_likelihood(-self._surprise, labels))
        self.least = len(labels) * float(entropy(frequencies(labels, len(self._shares))))
        self.setAccessibleDescription(", ".join(self.sentences()))
        self.update()

    def sentences(self) -> tuple[str, str]:
        """The likelihood, and the sum, which is −ln of it."""
        likelihood, total = power_of_e(-self.total), numbers.number(self.total, 4)
        mean = numbers.number(self.total / max(len(self._labels), 1), 4)
        longer = [
            self.tr("sum of cross-entropies Σ eₙ = −ln {x} = {sum}, mean L = {mean}").format(
                x=likelihood, sum=total, mean=mean
            ),
            self.tr("sum of cross-entropies = −ln {x} = {sum}").format(x=likelihood, sum=total),
            self.tr("sum = −ln {x} = {sum}").format(x=likelihood, sum=total),
        ]
        rooms = (self.width() - 20 - self._advance(self._least()), self.width() - 4)  # beside the least, or alone
        fitting = (text for room in rooms for text in longer if self._advance(text) <= room)
        return self.tr("likelihood = product = {x}").format(x=likelihood), next(fitting, longer[-1])

    def _least(self) -> str:
        return self.tr("least possible: {x}").format(x=numbers.number(self.least, 4))

    def chips(self) -> list[Chip]:
        """Every example with its two rectangles."""
        tops, line = self._tops(), self._line()
        width = (self.width() - 4) / self._slots()
        scale, left, chips = (self.width() - 4) / self._reach(), 2.0, []
        for n, label in enumerate(self._labels):
            cost = float(self._surprise[label])
            factor = QRectF(2 + n * width, tops[0], width, 2 * line)
            stacked = QRectF(left, tops[2] + line, max(cost * scale, 0.0), _BAR * line)
            left += stacked.width()
            chips.append(Chip(label, float(self._shares[label]), cost, factor, stacked))
        return chips

    def product_bar(self) -> tuple[QRectF, float]:
        """The bar of the likelihood, and the x at which the greatest possible one ends."""
        full = (self.width() - 4) / 1.08
        share = math.exp(min(self.least - self.total, 0.0))
        return QRectF(2, self._tops()[1] + self._line(), full * share, _BAR * self._line()), 2 + full

    def least_mark(self) -> float:
        """The x at which the least possible sum ends."""
        return 2 + self.least * (self.width() - 4) / self._reach()

    def _slots(self) -> int:
        """The number of equal parts in the row of factors: a few factors are not spread over a whole wide screen."""
        return max(len(self._labels), _FEWEST_SLOTS)

    def _crosses(self) -> bool:
        """Whether there is room for a × between the factors."""
        return (self.width() - 4) / self._slots() >= QFontMetricsF(self._bold()).horizontalAdvance("0.000×") + 6

    def _reach(self) -> float:
        return max(_ROOMY * len(self._labels) * math.log(len(self._shares)), self.total)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _advance(self, text: str) -> float:
        return QFontMetricsF(self._bold()).horizontalAdvance(text)

    def _line(self) -> float:
        return QFontMetricsF(self._bold()).height() + 1

    def _tops(self) -> tuple[float, float, float]:
        """The tops of the chips and of the two bars with their sentences."""
        line = self._line()
        free = max(self.height() - self.minimumSizeHint().height(), 0) / 3
        second = 2 * line + 4 + free
        return 0.0, second, second + (1 + _BAR) * line + 4 + free

    def paintEvent(self, event) -> None:
        theme, tops = self._theme, self._tops()
        first, second = self.sentences()
        greatest = self.tr("greatest possible: {x}").format(x=power_of_e(-self.least))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._bold())
            chips = self.chips()
            for n, chip in enumerate(chips):
                self._paint_factor(painter, chip, n == len(chips) - 1)
                _paint_stacked(painter, chip, theme)
            bar, mark = self.product_bar()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawRect(bar)
            _paint_mark(painter, mark, bar, theme)
            if chips:
                _paint_mark(painter, self.least_mark(), chips[0].stacked, theme)
            self._paint_sentence(painter, tops[1], first, greatest)
            self._paint_sentence(painter, tops[2], second, self._least())

    def _paint_factor(self, painter: QPainter, chip: Chip, last: bool) -> None:
        theme, metrics = self._theme, QFontMetricsF(self._bold())
        sign = metrics.horizontalAdvance("×") if self._crosses() else 0.0
        box = chip.factor.adjusted(1, 0, -sign - 1, 0)
        colour = QColor(theme.class_colour(chip.label))
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(QColor(theme.control))
        painter.drawRoundedRect(box, 4, 4)
        upper, lower = box.adjusted(0, 1, 0, -box.height() / 2), box.adjusted(0, box.height() / 2, 0, -1)
        size = 0.75 * metrics.ascent()
        text = self._wording.probability(chip.label)
        left = upper.center().x() - (metrics.horizontalAdvance(text) + size + 4) / 2
        paint_mark(painter, QPointF(left + size / 2, upper.center().y()), chip.label, size, theme)
        painter.setPen(QColor(theme.text))
        painter.drawText(QPointF(left + size + 4, upper.top() + metrics.ascent()), text)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, _fitting(chip.share, metrics, box.width()))
        if sign and not last:
            between = QRectF(box.right(), box.top(), chip.factor.right() - box.right(), box.height())
            painter.drawText(between, Qt.AlignmentFlag.AlignCenter, "×")

    def _paint_sentence(self, painter: QPainter, top: float, text: str, best: str) -> None:
        metrics = QFontMetricsF(self._bold())
        row = QRectF(2, top, self.width() - 4, metrics.height())
        painter.setPen(QColor(self._theme.text))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if metrics.horizontalAdvance(text) + metrics.horizontalAdvance(best) + 16 <= row.width():
            painter.setPen(QColor(self._theme.warning))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, best)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._bold())
        chip = metrics.horizontalAdvance("0.00") + 8
        words_wide = self._advance(self.tr("likelihood = product = {x}").format(x=numbers.plain(1.234e-12))) + 8
        line = self._line()
        return QSize(int(max(self._slots() * chip, words_wide)), int(2 * line + 2 * ((1 + _BAR) * line + 4) + 6))


def _paint_stacked(painter: QPainter, chip: Chip, theme: Theme) -> None:
    painter.setPen(QPen(QColor(theme.panel), 1.5))
    painter.setBrush(QBrush(QColor(theme.class_colour(chip.label))))
    painter.drawRect(chip.stacked)
    text = numbers.number(chip.surprise, 3)
    if QFontMetricsF(painter.font()).horizontalAdvance(text) + 4 <= chip.stacked.width():
        painter.setPen(QColor(theme.panel))
        painter.drawText(chip.stacked, Qt.AlignmentFlag.AlignCenter, text)


def _paint_mark(painter: QPainter, x: float, bar: QRectF, theme: Theme) -> None:
    """Paint a line at `x`, from the top of `bar` to just below it, since the sentence is above."""
    pen = QPen(QColor(theme.warning), theme.line + 0.6)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(x, bar.top()), QPointF(x, bar.bottom() + 4))


def _fitting(share: float, metrics: QFontMetricsF, room: float) -> str:
    """`share` with as many decimals as fit."""
    texts = [numbers.number(share, 3), numbers.number(share, 2), numbers.power(share, 1)]
    return next((text for text in texts if metrics.horizontalAdvance(text) <= room), texts[-1])


def power_of_e(exponent: float) -> str:
    """e to `exponent` as text, even if float64 rounds the number to 0."""
    if exponent > -600:
        return numbers.plain(float(np.exp(exponent)), 4)
    text = written_exp(exponent)
    return f"exp({numbers.plain(exponent, 4)})" if text is None else raised(text)
