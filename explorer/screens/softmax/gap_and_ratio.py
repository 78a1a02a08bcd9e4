"""The gap of the two largest logits beside the ratio of their probabilities, on one scale: large gaps grow."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QWidget

from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.plots.sketch import LEFT, Picture, Sketch, figure

_LONGEST = 150.0  # a longer bar is drawn broken: with less than 1 pixel per unit the gap would be invisible
_LARGEST = 2.2  # times the app's font
_NARROWEST = 8.0  # the least number of units that fit into the room for the bars


class GapAndRatio(Sketch):
    """Draws y₁ − y₂ and y′₁ / y′₂ = e^(y₁ − y₂) of the two classes with the largest logits."""

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._wording = wording
        self.setAccessibleName(self.tr("The gap between two logits beside the ratio of their probabilities"))
        self.pair, self.gap, self._temperature = (0, 1), 0.0, 1.0

    def show_logits(self, logits: Sequence[float], temperature: float) -> None:
        """Compare the two largest of `logits` (K,), the first of equals first."""
        values = np.asarray(logits, dtype=float)
        first, second = np.argsort(-values, kind="stable")[:2].tolist()
        self.pair, self._temperature = (first, second), temperature
        self.gap = float((values[first] - values[second]) / temperature)
        self.setAccessibleDescription(f"{self.gap_text()}; {''.join(self.ratio_parts())}")
        self.update()

    @property
    def ratio(self) -> float:
        """exp of the gap; infinite beyond float64."""
        return math.exp(self.gap) if self.gap < 709.0 else math.inf

    def gap_text(self) -> str:
        """The difference, with its value."""
        first, second = (self._wording.logit(i) for i in self.pair)
        difference = f"{first} − {second}"
        if self._temperature != 1.0:
            difference = f"({difference}) / T"
        return f"{difference} = {self._gap_figures()}"

    def ratio_parts(self) -> tuple[str, str, str]:
        """The ratio in three parts: before, in and after the exponent; without a value if it is beyond float64."""
        first, second = (self._wording.probability(i) for i in self.pair)
        value = f" = {figure(self.ratio)}" if math.isfinite(self.ratio) else ""
        return f"{first} / {second} = e", self._gap_figures(), value

    def _gap_figures(self) -> str:
        return numbers.plain(self.gap, 4)

    def _fits(self, size: float) -> bool:
        sentences = [self.gap_text(), "".join(self.ratio_parts())]
        wide = max(self.advance(text, size, True) for text in sentences) <= self.width() - 4
        return wide and 4.6 * size * self.unit() <= self.height()

    def compose(self) -> Picture:
        """Compose two sentences in one line or two, and a bar for each on the same scale."""
        picture = Picture()
        size = next((s / 20 for s in range(int(20 * _LARGEST), 12, -1) if self._fits(s / 20)), 0.6)
        line, width = 1.3 * size * self.unit(), float(self.width())
        both = self.advance(self.gap_text() + "".join(self.ratio_parts()), size, True) + 3 * line
        if both <= width:
            room = QRectF(2, 0.2 * line, width - 4, line)
            left = self.advance(self.gap_text(), size, True) + 0.2 * line
            self.write(picture, "gap", -1, self.gap_text(), QRectF(2, room.top(), left, line), size, "", True, LEFT)
            arrow = QPointF(left + 0.5 * line, room.center().y())
            picture.arrow(arrow, arrow + QPointF(1.5 * line, 0), self.theme.muted, self.theme.line)
            rest = QRectF(left + 2.6 * line, room.top(), width - left - 2.6 * line, line)
            self.write_power(picture, "ratio", self.ratio_parts(), rest, size, LEFT)
            top = 1.5 * line
        else:
            self.write(picture, "gap", -1, self.gap_text(), QRectF(2, 0, width - 4, line), size, "", True, LEFT)
            self.write_power(picture, "ratio", self.ratio_parts(), QRectF(2, line, width - 4, line), size, LEFT)
            top = 2.1 * line
        height = min(self.height() - top - 2, 4.2 * line)
        self._compose_bars(picture, QRectF(2, top, width - 4, height), size)
        return picture

    def _compose_bars(self, picture: Picture, room: QRectF, size: float) -> None:
        small = max(0.75 * size, min(size, 1.0))
        labels = (self.tr("gap"), self.tr("ratio"))
        column = max(self.advance(text, small) for text in labels) + 0.5 * self.unit()
        numbers = (self._gap_figures(), self._ratio_short())
        after = max(self.advance(text, small, True) for text in numbers) + 0.6 * self.unit()
        long = max(room.width() - column - after, 10.0)
        shown = max(min(max(self.ratio, self.gap), _LONGEST), _NARROWEST)
        height = room.height() / 2
        colours = (self.theme.muted, self.theme.accent)
        for row, (label, value, text) in enumerate(zip(labels, (self.gap, self.ratio), numbers, strict=True)):
            cell = QRectF(room.left(), room.top() + row * height, column, height)
            self.write(picture, "label", row, label, cell, small, self.theme.muted, False, LEFT)
            bar = QRectF(cell.right(), cell.top() + 0.14 * height, long * min(value / shown, 1.0), 0.72 * height)
            picture.box("bar", row, bar, 1.0, colours[row])
            if value > shown:
                self._break(picture, bar)
            place = QRectF(bar.right() + 0.3 * self.unit(), cell.top(), after - 0.35 * self.unit(), height)
            self.write(picture, "bar_value", row, text, place, small, "", True, LEFT)

    def _ratio_short(self) -> str:
        return figure(self.ratio) if math.isfinite(self.ratio) else f"e^{self._gap_figures()}"

    def _break(self, picture: Picture, bar: QRectF) -> None:
        """Compose two cuts through a bar that is too long for its room."""
        slant = 0.25 * bar.height()
        for part in (0.90, 0.93):
            x = bar.left() + part * bar.width()
            ends = [QPointF(x - slant, bar.bottom() + 1), QPointF(x + slant, bar.top() - 1)]
            picture.line("break", ends, self.theme.panel, 1.6 * self.theme.line)

    def minimumSizeHint(self) -> QSize:
        return QSize(int(9 * self.unit()), int(4.5 * self.unit()))
