"""The shift: one slider that adds the same number to every logit, which changes no probability."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from explorer.look import numbers
from explorer.look.theme import SPACE
from explorer.look.wording import Wording
from explorer.widgets.button import Button
from explorer.widgets.number_box import NumberBox
from explorer.widgets.panel import Panel
from explorer.widgets.sliders import RealSlider

LEAP = 1000.0
FURTHEST = 1e5  # the largest mean accepted; with one far beyond, float64 would lose the gaps between the logits
_GRAIN = 2  # decimals of a shift by the slider: hundredths keep the logits readable


def mean_of(logits: Sequence[float]) -> float:
    """The mean; each value is divided first, because the sum of very large ones would overflow."""
    return math.fsum(y / len(logits) for y in logits)


class ShiftPanel(Panel):
    """Shows the mean of the logits; asks by signal for a shift of them all."""

    shifted = Signal(float, object)  # (how far, gesture)
    leapt = Signal(float)  # (how far), by one of the buttons
    refused = Signal(str)

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("SHIFT ALL"))
        self.slider = RealSlider(self.tr("Shift all: the mean of the logits"), -10.0, 10.0)
        self.box = NumberBox(
            self.tr("The mean of the logits; another number shifts them all"), -FURTHEST, FURTHEST, widest="-1000.00"
        )
        self._mean = 0.0
        caption = QLabel(self.tr("mean"))
        caption.setToolTip(self.box.accessibleName())
        row = QHBoxLayout()
        row.setSpacing(SPACE - 2)
        for widget, stretch in ((caption, 0), (self.slider, 1), (self.box, 0)):
            row.addWidget(widget, stretch)
        self.body.addLayout(row)
        self.buttons = [self._leap(LEAP), self._leap(-LEAP)]
        self.sentence = QLabel(wording.signs(self.tr("No gap changes, so no {p} does.")))
        self.sentence.setObjectName("muted")
        for button in self.buttons:
            self.header.addWidget(button)
        self.header.insertStretch(1, 1)
        self.body.addWidget(self.sentence)
        self.slider.moved.connect(lambda v, g: self.shifted.emit(round(v - self._mean, _GRAIN), g))
        self.box.edited.connect(lambda v, g: self.shifted.emit(v - self._mean, g))
        self.box.refused.connect(self.refused)

    def _leap(self, by: float) -> Button:
        amount = f"+{numbers.plain(by)}" if by > 0 else numbers.plain(by)
        button = Button(amount, self.tr("Add {amount} to every logit: what does exp make of it?").format(amount=amount))
        button.setProperty("outlined", True)
        button.clicked.connect(lambda: self.leapt.emit(by))
        return button

    def show_logits(self, logits: Sequence[float], span: tuple[float, float]) -> None:
        """Show the mean of `logits` (K,) on a slider over `span`."""
        self._mean = mean_of(logits)
        self.slider.set_span(*span)
        self.slider.set_real(self._mean)
        self.box.set_value(self._mean)
