"""The Digits screen: a real network trained on real digits under each run."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.core.formulas.symbols import Point
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.verdict import has_diverged
from explorer.look import numbers
from explorer.look.theme import SPACE
from explorer.panels.optimizer_row import OptimizerRow
from explorer.panels.transport import Transport
from explorer.plots.step_plot import StepPlot
from explorer.screens.digits.digit_grid import SIDE, DigitGrid
from explorer.screens.digits.network_options import NetworkOptions
from explorer.screens.digits.one_digit import OneDigit
from explorer.screens.digits.run_card import CHANCE, RunCard, mean_loss
from explorer.screens.explained_example import Explained, run_under
from explorer.screens.screen import GROWTH_BUDGET, Screen, differ
from explorer.screens.shared_panels import connect_curve, connect_optimizer, connect_transport
from explorer.state.datasets import DIGITS, HELD_OUT, split_digits
from explorer.state.digit_training import DigitTraining, Measured, bring, training
from explorer.state.experiment import Experiment, one_hot
from explorer.state.experiment_parts import RunSpec
from explorer.state.openings import DIGITS_RUNS
from explorer.widgets.panel import Panel, discard

EACH = 3  # digits of each class in the grid
SHOWN = [k * HELD_OUT + i for i in range(EACH) for k in range(DIGITS)]  # the digits of the grid among those held out


class DigitsScreen(Screen):
    """Each run trains the same network from the same first weights; frame n shows it after n minibatches."""

    def build(self) -> None:
        theme, data = self.theme, split_digits()
        self._trainings: list[DigitTraining] = []
        self._chosen = 1
        self._playable = True
        self._images = np.round(data.held_images[:, SHOWN].T * 255).astype(np.uint8).reshape(-1, SIDE, SIDE)
        self._digits = data.held_digits[SHOWN].tolist()
        self.runs: list[RunCard] = []
        self.accuracy = StepPlot(theme, self.tr("share right"), self.tr("share right"), is_share=True)
        self.loss_curve = StepPlot(theme, self.tr("loss L"), "L")
        self.loss_curve.setToolTip(mean_loss())
        self.grid = DigitGrid(theme, self._images, self._digits)
        self.one_digit = OneDigit(theme, self.wording)
        self.digit, self.bars = self.one_digit.image, self.one_digit.bars
        self.settings = NetworkOptions()
        self.optimizer = OptimizerRow(self.wording)
        self._transport = Transport()
        connect_transport(self._transport, self)
        self.themed = [self.accuracy, self.loss_curve, self.grid, self.one_digit]
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        root = QVBoxLayout(self.content)
        root.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        root.setSpacing(SPACE)
        self._run_row = QHBoxLayout()
        self._run_row.setSpacing(SPACE)
        root.addLayout(self._run_row)
        middle = QGridLayout()
        middle.setSpacing(SPACE)
        root.addLayout(middle, 1)
        self._curves, digits = Panel(self.tr("HELD OUT")), Panel(self.tr("DIGITS"))
        self._grid_caption = QLabel()
        self._grid_caption.setObjectName("muted")
        digits.header.addWidget(self._grid_caption, 1, Qt.AlignmentFlag.AlignRight)
        for plot in (self.accuracy, self.loss_curve):
            self._curves.body.addWidget(plot, 1)
        digits.body.addWidget(self.grid, 1)
        for column, (panel, stretch) in enumerate(((self._curves, 6), (digits, 9), (self.one_digit, 6))):
            middle.addWidget(panel, 0, column)
            middle.setColumnStretch(column, stretch)
        root.addWidget(self._controls())

    def _controls(self) -> Panel:
        panel = Panel("")
        panel.title.hide()
        panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for row in (self._transport, self.optimizer, self.settings):
            panel.body.addWidget(row)
        return panel

    def _connect(self) -> None:
        connect_optimizer(self.optimizer, self)
        self.settings.changed.connect(lambda changes, g: self.write(lambda e: e.changed(**changes), g))
        self.grid.chosen.connect(self.look_at)
        self.settings.refused.connect(self.message)
        for plot in (self.accuracy, self.loss_curve):
            connect_curve(plot, self)

    def looked_at(self) -> int:
        """The digit that is shown large."""
        return self._chosen

    def look_at(self, chosen: int) -> None:
        """Show another digit large."""
        self._chosen = chosen
        self._show_answers(self.player.reached)
        self.drawn.emit()

    def _set_runs(self, count: int) -> None:
        while len(self.runs) > count:
            gone = self.runs.pop()
            self.themed.remove(gone)
            discard(gone)
        while len(self.runs) < count:
            run = RunCard(self.theme, self.wording, len(self.runs))
            run.loss_chosen.connect(lambda i, key: self.write(lambda e: e.with_runs([i], loss=key)))
            run.set_playable(self._playable)
            self.runs.append(run)
            self.themed.append(run)
            self._run_row.addWidget(run, 1)

    def show_experiment(self, old: Experiment | None, new: Experiment) -> None:
        """Show the runs and the settings."""
        specs = new.descent.runs
        if differ(old, new, lambda e: (e.descent.runs, e.network)):
            self._trainings = [training(spec, new.network) for spec in specs]
        if differ(old, new, lambda e: e.descent.runs):
            self._show_specs(specs)
        if differ(old, new, lambda e: e.network):
            self.settings.show_network(new.network)

    def _show_specs(self, specs: tuple[RunSpec, ...]) -> None:
        self._set_runs(len(specs))
        for run, spec in zip(self.runs, specs, strict=True):
            optimizer = self.wording.label(OPTIMIZERS[spec.optimizer])
            run.show_run(spec.loss, f"{optimizer} {numbers.plain(spec.learning_rate, 3)}")
        styles = [self.theme.run(i) for i in range(len(specs))]
        self.optimizer.show_runs(specs, [style.letter for style in styles])
        self._grid_caption.setText("   ".join(style.sign for style in styles))

    def draw_frame(self, frame: int) -> int:
        """Draw every network after `frame` minibatches, or after as many as are computed."""
        shown = bring(self._trainings, frame, GROWTH_BUDGET)
        for run, each in zip(self.runs, self._trainings, strict=True):
            measured = each.measured(shown)
            run.show_figures(measured.accuracy, measured.loss, _is_diverged(each, shown, measured), shown > 0)
        curves = [each.curves(shown) for each in self._trainings]
        steps = self.player.steps
        self.accuracy.show_curves([accuracy for _, accuracy in curves], shown, steps, False)
        log = self.store.experiment.display.log_loss
        self.loss_curve.show_curves([loss for loss, _ in curves], shown, steps, log)
        self._show_answers(shown)
        return shown

    def _show_answers(self, frame: int) -> None:
        logits = [each.logits(frame, SHOWN) for each in self._trainings]
        styles = [self.theme.run(i) for i in range(len(logits))]
        answers = [(y.argmax(axis=0), style) for y, style in zip(logits, styles, strict=True)]
        self.grid.show_answers(answers, frame > 0)
        self.grid.show_chosen(self._chosen)
        image, digit = self._images[self._chosen], self._digits[self._chosen]
        self.one_digit.show_digit(image, digit, [y[:, self._chosen] for y in logits], styles)

    def set_playable(self, playable: bool) -> None:
        """Say that Space trains, or do not."""
        self._playable = playable
        for run in self.runs:
            run.set_playable(playable)

    def explained(self) -> Explained:
        """The large digit and the answer of the first run under the chosen loss, or of the first run."""
        experiment = self.store.experiment
        loss = experiment.display.chosen_loss
        index = run_under(loss, experiment.descent.runs) or 0
        digit, style = self._digits[self._chosen], self.theme.run(index)
        logits = self._trainings[index].logits(self.player.reached, [SHOWN[self._chosen]])[:, 0]
        about = self.tr("a digit {digit} (its probability is {p}), answered by {run} at step {n}").format(
            digit=digit, p=self.wording.probability(digit), run=style.sign, n=numbers.count(self.player.reached)
        )
        return Explained(Point(LOSSES[loss], logits, one_hot(digit, DIGITS)), about)

    def tab_order(self) -> list[QWidget]:
        """The runs, the digits, then the rows below in reading order."""
        order: list[QWidget] = [run.loss for run in self.runs] + [self.grid]
        order += self._transport.controls
        order += self.optimizer.controls
        return [*order, self.settings.init_scale, self.settings.hidden, self.settings.batch]

    def parts(self) -> dict[str, QWidget]:
        """The curves, the digits, the settings, and each run."""
        named: dict[str, QWidget] = {
            "curves": self._curves,
            "accuracy": self.accuracy,
            "digits": self.grid,
            "digit": self.digit,
            "one_digit": self.one_digit,
            "settings": self.settings,
            "optimizer": self.optimizer,
            "transport": self._transport,
        }
        return named | {f"run_{run.index + 1}": run for run in self.runs}

    def presented(self) -> list[str]:
        """The curves and the digits."""
        return ["curves", "digits"]

    def reset(self, experiment: Experiment) -> Experiment:
        """The default network, under the two losses that are compared by default."""
        return replace(experiment, network=DIGITS_RUNS.network, descent=DIGITS_RUNS.descent)


def _is_diverged(run: DigitTraining, frame: int, measured: Measured) -> bool:
    """Whether a parameter is no longer finite, or the loss has exploded and the answers are no better than guesses."""
    if run.diverged_at is not None and frame >= run.diverged_at:
        return True
    first = run.measured(0).loss
    return measured.accuracy < CHANCE and has_diverged(measured.loss, first, first)
