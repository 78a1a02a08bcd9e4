"""The panel of the image that was chosen: its picture, each run's answer, and how far the answer is from the target."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from explorer.core.softmax import Array, softmax
from explorer.look.theme import RunStyle, Theme
from explorer.look.wording import Wording
from explorer.panels.probability_bars import ProbabilityBars
from explorer.screens.network.digit_image import DigitImage
from explorer.screens.network.digit_losses import DigitLosses
from explorer.state.experiment import one_hot
from explorer.state.network_parts import CLASSES
from explorer.widgets.panel import Panel

_LINES_OF_PICTURES = 12  # of height that picture and bars keep before there is room for the losses


class OneDigit(Panel):
    """Shows one image; the losses only where picture and bars have room enough without theirs.

    Attributes:
        image: the picture.
        bars: the probabilities of each run beside the target.
        losses: how far they are from it.
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._names: Sequence[str] = ()
        self.image = DigitImage(theme)
        self.bars = ProbabilityBars(theme, wording, editable=False)
        self.losses = DigitLosses(theme, wording)
        self.body.addWidget(self.image, 2)
        self.body.addWidget(self.bars, 3)
        self.body.addWidget(self.losses)

    def apply_theme(self, theme: Theme) -> None:
        """Give its views the colours of `theme`."""
        for view in (self.image, self.bars, self.losses):
            view.apply_theme(theme)

    def show_image(self, image: NDArray[np.uint8], label: int, names: Sequence[str], is_digit: bool) -> None:
        """Show `image` (784,) of class `label`, whose name is in `names`; `is_digit`: whether it is a digit."""
        self.title.setText(self.tr("ONE DIGIT") if is_digit else self.tr("ONE IMAGE"))
        self.image.show_image(image, names[label], is_digit)
        self._names = names

    def show_answers(self, label: int, logits: Sequence[Array], styles: Sequence[RunStyle]) -> None:
        """Show the `logits` (10,) of each run beside the class `label`."""
        target = one_hot(label, CLASSES)
        bars = [(softmax(y), style) for y, style in zip(logits, styles, strict=True)]
        self.bars.show_bars(target, bars, self._names)
        self.losses.show_losses(logits, target, styles)
        self._fit()

    def _fit(self) -> None:
        needed = _LINES_OF_PICTURES * self.fontMetrics().height() + self.losses.sizeHint().height()
        shown = self.contentsRect().height() >= needed
        if shown == self.losses.isHidden():
            self.losses.setVisible(shown)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "losses"):
            self._fit()
