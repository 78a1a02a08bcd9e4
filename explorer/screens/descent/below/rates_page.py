"""A page below the surfaces: the loss after all steps by learning rate, and the best rate of each run."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QWidget

from explorer.core.rate_curve import RateCurve
from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.screens.descent.below import rates_words
from explorer.screens.descent.below.page import BelowPage
from explorer.screens.descent.below.rates_drawing import Rated
from explorer.screens.descent.below.rates_view import RatesView
from explorer.state.experiment import Experiment
from explorer.state.rate_curves import (
    curves_of,
    go_on,
    has_best_rates,
    has_same_rate,
    with_best_rates,
    with_same_rate,
)
from explorer.state.scene import Scene

_STORY = 11  # lines of what is said of huge rates, in a narrow place


class RatesPage(BelowPage):
    """A curve for each run, computed while the page is seen.

    Attributes:
        view: all of it; this is what is presented.
        curves: of the runs, in their order; empty while the question of a lesson is open.
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, wording, parent)
        self.curves: list[RateCurve] = []
        self._experiment = Experiment()
        self._scene: tuple[Scene, int] | None = None
        self._drawn: object = None
        self._is_stopped = self._is_guessing = self._is_awaited = False
        self.view = RatesView(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.view)
        plot = self.view.plot
        plot.dragged.connect(self._ask_rate)
        plot.taken.connect(self._take)
        plot.read.connect(self._read)
        self.view.fairness_chosen.connect(self._choose)
        self.view.resumed.connect(lambda: self._set_stopped(False))

    def names(self) -> tuple[str, str]:
        return self.tr("rates"), self.tr("The loss after all steps by learning rate, and the best rate of each run")

    def parts(self) -> dict[str, QWidget]:
        return {"rates": self.view}

    def controls(self) -> list[QWidget]:
        return self.view.controls

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._drawn = None
        self.view.apply_theme(theme)

    def show_scene(self, scene: Scene, frame: int) -> None:
        """Show the curves of the runs; the frame does not matter to them."""
        self._scene, experiment = (scene, frame), scene.experiment
        wanted = (experiment.problem, experiment.free, experiment.descent, experiment.display.log_loss)
        if wanted == self._drawn:
            return
        self._drawn, self._experiment = wanted, experiment
        curves = [] if self._is_guessing else curves_of(experiment)
        if [*map(id, curves)] != [*map(id, self.curves)]:
            self._is_stopped = self._is_awaited = False  # other curves than those that were stopped
        self.curves = curves
        self._draw()
        self.work_changed.emit()

    def _draw(self) -> None:
        experiment, curves = self._experiment, self.curves
        specs, is_known = experiment.descent.runs, self._is_complete
        nothing = np.empty(0)
        self.view.plot.show_rates(
            [
                Rated(spec.learning_rate, curve.losses.copy(), curve.diverged, curve.best if is_known else None)
                for spec, curve in zip(specs, curves, strict=True)
            ]
            if curves
            else [Rated(spec.learning_rate, nothing, nothing.astype(bool), None) for spec in specs],
            experiment.display.log_loss,
        )
        steps = numbers.count(min((curve.done for curve in curves), default=experiment.descent.steps))
        self.view.plot.set_caption(
            self.tr("e after {n} steps, by learning rate").format(n=steps),
            self.tr("e after {n} steps").format(n=steps),
        )
        has_best = bool(curves) and (not is_known or any(curve.best for curve in curves))
        are_best = is_known and has_best_rates(experiment)
        self.view.show_fairness(len(specs), has_same_rate(experiment), are_best, has_best)
        self.view.resume.setVisible(self._is_stopped)
        huge = rates_words.of_huge_rates(specs, self.theme, self.wording)
        said = [] if self._is_guessing else [*self._said(), *huge]
        self.view.say("\n".join(said), len(specs) + 2 + _STORY * bool(huge))
        self.view.plot.setAccessibleDescription(self.view.words.text())

    def _said(self) -> list[str]:
        """How far it is, or which rates are best."""
        if self._is_complete:
            return rates_words.bests(self.curves, self.theme)
        done = sum(curve.done / curve.steps for curve in self.curves) / len(self.curves)
        said = self.tr("stopped at {share}") if self._is_stopped else self.tr("computing: {share}")
        return [said.format(share=f"{int(100 * done)}%")]

    def _read(self, place: int) -> None:
        known = place >= 0 and self.curves and self._is_complete
        self.message.emit(rates_words.at_rate(place, self.curves, self.theme) if known else "")

    def _ask_rate(self, runs: tuple[int, ...] | None, rate: float, gesture: object) -> None:
        self.asked.emit(lambda experiment: experiment.with_runs(runs, learning_rate=rate), gesture)

    def _choose(self, best: bool) -> None:
        if best:
            self.take_best_rates()
        else:
            self.asked.emit(with_same_rate, None)
        self._draw()  # Qt has toggled the button, whether or not it had an effect

    def _take(self, runs: tuple[int, ...] | None) -> None:
        """Give some runs their best rates, which are marked."""
        if not self._is_guessing:
            self.asked.emit(lambda experiment: with_best_rates(experiment, runs), None)

    def take_best_rates(self) -> None:
        """Give each run its best rate, as soon as it is known."""
        if self._is_guessing:
            self.message.emit(self.tr("The best rates are shown once the question is answered."))
        elif self._is_complete:
            self.asked.emit(with_best_rates, None)
        else:
            self._set_stopped(False)
            self._is_awaited = True

    # The computation

    @property
    def _is_complete(self) -> bool:
        return bool(self.curves) and all(curve.is_complete for curve in self.curves)

    @property
    def is_working(self) -> bool:
        """Whether the curves are still being computed."""
        return not (self._is_stopped or self._is_guessing or self._is_complete or not self.curves)

    def go_on(self, budget: float) -> None:
        """Compute for about `budget` seconds, and draw what is ready."""
        if not self.is_working:
            return
        go_on(self.curves, budget)
        self._draw()
        if self._is_awaited and self._is_complete:
            self._is_awaited = False
            self.asked.emit(with_best_rates, None)

    def stop_working(self) -> None:
        """Stop; what is computed stays, and the button goes on from there."""
        if self.is_working:
            self._is_awaited = False
            self._set_stopped(True)

    def _set_stopped(self, stopped: bool) -> None:
        self._is_stopped = stopped
        self._draw()
        self.work_changed.emit()

    def set_guessing(self, guessing: bool) -> None:
        """Show no curves, and compute none, while the question of a lesson is open."""
        if guessing != self._is_guessing:
            self._is_guessing, self._drawn = guessing, None
            if self._scene is not None and self.view.isVisible():
                self.show_scene(*self._scene)
