"""The page of the training itself: the curves, the images held out with their answers, and one of them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.plots.step_plot import StepPlot
from explorer.screens.network.digit_grid import SIDE, DigitGrid
from explorer.screens.network.one_digit import OneDigit
from explorer.screens.network.page import Page, Trained
from explorer.screens.network.run_card import mean_loss
from explorer.state.datasets import CLASSES, HELD_OUT, split_digits
from explorer.widgets.panel import Panel

EACH = 3  # images of each class in the grid
SHOWN = [k * HELD_OUT + i for i in range(EACH) for k in range(CLASSES)]  # the images of the grid among those held out


class TrainingPage(Page):
    """Curves over the steps, the grid of images, and one image large.

    Attributes:
        accuracy, loss_curve: over the steps, on the images held out.
        grid: some of these with the answer of each run.
        one_digit: the one looked at.
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, wording, parent)
        data = split_digits()
        self._images = np.ascontiguousarray(data.images[data.held[SHOWN]]).reshape(-1, SIDE, SIDE)
        self._digits = data.held_labels[SHOWN].tolist()
        self.accuracy = StepPlot(theme, self.tr("share right"), self.tr("share right"), is_share=True)
        self.loss_curve = StepPlot(theme, self.tr("loss L"), "L")
        self.loss_curve.setToolTip(mean_loss())
        self.grid = DigitGrid(theme, self._images, self._digits)
        self.one_digit = OneDigit(theme, wording)
        self._curves, digits = Panel(self.tr("HELD OUT")), Panel(self.tr("DIGITS"))
        self._grid_caption = QLabel()
        self._grid_caption.setObjectName("muted")
        digits.header.addWidget(self._grid_caption, 1, Qt.AlignmentFlag.AlignRight)
        for plot in (self.accuracy, self.loss_curve):
            self._curves.body.addWidget(plot, 1)
        digits.body.addWidget(self.grid, 1)
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for column, (panel, stretch) in enumerate(((self._curves, 6), (digits, 9), (self.one_digit, 6))):
            row.addWidget(panel, 0, column)
            row.setColumnStretch(column, stretch)
        self.grid.chosen.connect(lambda index: self.chosen.emit(SHOWN[index]))

    def names(self) -> tuple[str, str]:
        return self.tr("Training"), self.tr("Loss and answers, step by step")

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for view in (self.accuracy, self.loss_curve, self.grid, self.one_digit):
            view.apply_theme(theme)

    def show_frame(self, trained: Trained) -> None:
        frame, descent = trained.frame, trained.experiment.descent
        curves = [each.curves(frame) for each in trained.trainings]
        self.accuracy.show_curves([accuracy for _, accuracy in curves], frame, descent.steps, False)
        log = trained.experiment.display.log_loss
        self.loss_curve.show_curves([loss for loss, _ in curves], frame, descent.steps, log)
        self._show_answers(trained)

    def _show_answers(self, trained: Trained) -> None:
        styles = self.styles(len(trained.trainings))
        self._grid_caption.setText("   ".join(style.sign for style in styles))
        place = trained.looked_at
        logits = [each.logits(trained.frame, [*SHOWN, place]) for each in trained.trainings]
        answers = [(y[:, :-1].argmax(axis=0), style) for y, style in zip(logits, styles, strict=True)]
        self.grid.show_answers(answers, trained.frame > 0)
        self.grid.show_chosen(SHOWN.index(place) if place in SHOWN else -1)
        data = trained.data
        image = data.images[data.held[place]].reshape(SIDE, SIDE)
        self.one_digit.show_digit(image, int(data.held_labels[place]), [y[:, -1] for y in logits], styles)

    def parts(self) -> dict[str, QWidget]:
        return {
            "curves": self._curves,
            "accuracy": self.accuracy,
            "digits": self.grid,
            "digit": self.one_digit.image,
            "one_digit": self.one_digit,
        }

    def presented(self) -> list[str]:
        return ["curves", "digits"]

    def controls(self) -> list[QWidget]:
        return [self.grid]
