"""The page of the training itself: the curves, the images held out with their answers, and one of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from explorer.core.answers import confusion
from explorer.core.losses.table import LOSSES
from explorer.core.softmax import Array, softmax
from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.plots.step_plot import StepPlot
from explorer.screens.network.chosen_images import chosen_images
from explorer.screens.network.confusion_matrix import ConfusionMatrix
from explorer.screens.network.digit_grid import Answers
from explorer.screens.network.digits_panel import DigitsPanel
from explorer.screens.network.one_digit import OneDigit
from explorer.screens.network.page import Page, Trained
from explorer.screens.network.run_card import mean_loss, share_of
from explorer.screens.stage import Stage
from explorer.state.network_parts import CLASSES
from explorer.widgets.panel import Panel

_EVERY = slice(None)


class TrainingPage(Page):
    """Curves over the steps, the grid of images, and one image large.

    Attributes:
        accuracy, loss_curve: over the steps, on the images held out.
        confusion: the confusion matrix, on demand in place of the curves.
        digits: the panel of the grid.
        grid: some of these images with the answer of each run.
        one_digit: the one looked at.
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, wording, parent)
        self.accuracy = StepPlot(theme, self.tr("accuracy"), self.tr("accuracy"), is_share=True)
        self.loss_curve = StepPlot(theme, self.tr("loss L"), "L")
        self._curves, self.digits = Panel(self.tr("HELD OUT")), DigitsPanel(theme)
        self.grid = self.digits.grid
        self.confusion = ConfusionMatrix(theme)
        self._confusion = Panel(self.tr("CONFUSION"))
        self._counted = QLabel()  # the run
        self._counted.setObjectName("muted")
        self._confusion.header.addWidget(self._counted, 1, Qt.AlignmentFlag.AlignRight)
        self._confusion.body.addWidget(self.confusion, 1)
        self.one_digit = OneDigit(theme, wording)
        for plot in (self.accuracy, self.loss_curve):
            self._curves.body.addWidget(plot, 1)
        self._row = row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for column, panel in enumerate((self._curves, self.digits, self.one_digit)):
            row.addWidget(panel, 0, column)
        row.addWidget(self._confusion, 0, 0)
        self._counts_confusion = False
        self._confusion.hide()
        self.grid.chosen.connect(self.chosen)
        self.confusion.chosen.connect(lambda cell: self.changed.emit({"confused": cell}, None))
        self.confusion.read.connect(self.message)
        self.digits.changed.connect(self.changed)

    def names(self) -> tuple[str, str]:
        return self.tr("Training"), self.tr("Loss and answers, step by step")

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for view in (self.accuracy, self.loss_curve, self.confusion, self.grid, self.one_digit):
            view.apply_theme(theme)

    def show_frame(self, trained: Trained) -> None:
        frame, descent = trained.frame, trained.experiment.descent
        curves = [each.curves(frame) for each in trained.trainings]
        self.accuracy.show_curves([accuracy for _, accuracy in curves], frame, descent.steps, False)
        self._name_shares(trained)
        log = trained.experiment.display.log_loss
        self.loss_curve.setToolTip(mean_loss(len(trained.data.held)))
        self.loss_curve.show_curves([loss for loss, _ in curves], frame, descent.steps, log)
        self._show_images(trained)

    def _name_shares(self, trained: Trained) -> None:
        """On a stage, away from the cards of the runs, the curves say whose they are, and where they are."""
        name = self.tr("share right")
        on_stage = any(isinstance(view.parentWidget(), Stage) for view in (self.accuracy, self._curves))
        full, short = [], []
        for i, (spec, run) in enumerate(zip(trained.experiment.descent.runs, trained.trainings, strict=True)):
            sign, loss = self.theme.run(i).sign, self.wording.label(LOSSES[spec.loss])
            share = share_of(run.measured(trained.frame).accuracy) if trained.frame else ""
            full.append(f"{sign} {loss} {share}".strip())
            short.append(f"{sign} {share}".strip())
        named = ["   ".join([*said, name]) for said in (full, short)] if on_stage else []
        self.accuracy.set_caption(*named, name)

    def _show_images(self, trained: Trained) -> None:
        view, styles = trained.experiment.network_view, self.styles(len(trained.trainings))
        data, looked_at = trained.data, trained.looked_at
        run = min(view.answers_of, len(styles) - 1)
        self._show_side(view.confusion)
        of_all = self._logits_of_all(trained, run)
        if of_all is not None:
            counts = confusion(data.held_labels, of_all.argmax(axis=0), CLASSES)
            self.confusion.show_counts(counts, data.names, styles[run], view.confused if view.confusion else ())
            self._counted.setText(styles[run].sign)
        chosen = chosen_images(view, data.held_labels, of_all, styles[run].sign, data.names)
        logits = [each.logits(trained.frame, [*chosen.places, looked_at]) for each in trained.trainings]
        pairs = [(y[:, :-1], style) for y, style in zip(logits, styles, strict=True)]
        answers = [Answers(y.argmax(axis=0), softmax(y).max(axis=0), style) for y, style in pairs]
        self.digits.show_view(view, styles, trained.has_digits)
        self.grid.show_data(data)
        self.digits.show_images(chosen, answers, trained.frame > 0, looked_at)
        label = int(data.held_labels[looked_at])
        self.one_digit.show_image(data.images[data.held[looked_at]], label, data.names, trained.has_digits)
        self.one_digit.show_answers(label, [y[:, -1] for y in logits], styles)

    def _show_side(self, confusion: bool) -> None:
        """Show the curves or the confusion matrix, which needs more room; one that is on stage is left alone."""
        self._counts_confusion = confusion
        for panel, shown in ((self._curves, not confusion), (self._confusion, confusion)):
            if panel.parentWidget() is self:
                panel.setVisible(shown)
        for column, stretch in enumerate((8, 8, 5) if confusion else (6, 9, 6)):
            self._row.setColumnStretch(column, stretch)

    def _logits_of_all(self, trained: Trained, run: int) -> Array | None:
        """(10, M) of all images held out under run `run`, only if they are asked for: that is a forward pass more."""
        view = trained.experiment.network_view
        wanted = view.wrong_only or view.confusion or self.confusion.isVisible()
        return trained.trainings[run].logits(trained.frame, _EVERY) if wanted else None

    def parts(self) -> dict[str, QWidget]:
        return {
            "curves": self._curves,
            "accuracy": self.accuracy,
            "confusion": self._confusion,
            "digits": self.grid,
            "digit": self.one_digit.image,
            "one_digit": self.one_digit,
        }

    def presented(self) -> list[str]:
        return ["confusion" if self._counts_confusion else "curves", "digits"]

    def controls(self) -> list[QWidget]:
        return [self.confusion, *self.digits.controls]
