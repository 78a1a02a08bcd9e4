"""The chain rule at the place of every run, or at the point under the pointer: why there is a slope, or none."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from explorer.core.chain_rule import chain_of
from explorer.core.losses.table import LOSSES
from explorer.look import numbers
from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording, tr
from explorer.panels.run_choice import RunChoice
from explorer.screens.descent.below.chain_row import ChainRow
from explorer.screens.descent.below.chain_view import ChainView
from explorer.screens.descent.below.chain_words import sentence, sizes_of
from explorer.screens.descent.below.page import BelowPage
from explorer.state.experiment import Experiment
from explorer.state.scene import Scene
from explorer.state.surface_view import SurfaceView

_DECADES = (2.0, 40.0)  # of the scale to both sides of 1


class _Pointed(NamedTuple):
    """The pointer is at (x, y) of the surface of `run`, whose axes and ranges are `surface`."""

    run: int
    x: float
    y: float
    surface: SurfaceView


class ChainPage(BelowPage):
    """Shows the factors of every run's slope; where there is no room for all runs, of the chosen one first.

    Attributes:
        view: the picture. run: the choice, shown where not all runs are.
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, wording, parent)
        self.run = RunChoice(self.tr("The run whose slope is taken apart; there is no room for all"), parent=self)
        self.view = ChainView(theme, wording, self)
        self.run.hide()
        self._parts = QBoxLayout(QBoxLayout.Direction.RightToLeft, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(SPACE // 2)
        self._parts.addWidget(self.run, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._parts.addWidget(self.view, 1)
        self._scene: tuple[Scene, int] | None = None
        self._pointed: _Pointed | None = None
        self._chosen = 0
        self.run.chosen.connect(self._choose)

    def names(self) -> tuple[str, str]:
        return self.tr("chain rule"), self.tr("Why there is a slope or none: each run's gradient by the chain rule")

    def set_direction(self, direction: QBoxLayout.Direction) -> None:
        """Put the choice of the run at the right of the picture, or above it."""
        is_wide = direction is QBoxLayout.Direction.LeftToRight
        self._parts.setDirection(QBoxLayout.Direction.RightToLeft if is_wide else direction)

    def parts(self) -> dict[str, QWidget]:
        return {"chain": self.view}

    def controls(self) -> list[QWidget]:
        return [self.run]

    def set_guessing(self, guessing: bool) -> None:
        """Hide the sentences."""
        self.view.set_guessing(guessing)

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.view.apply_theme(theme)

    def show_scene(self, scene: Scene, frame: int) -> None:
        """Draw the factors at `frame`, or under the pointer."""
        self._scene = scene, frame
        count = len(scene.runs)
        if self._pointed is not None and (
            self._pointed.run >= count or self._pointed.surface != scene.experiment.surface
        ):
            self._pointed = None
        self._chosen = min(self._chosen, count - 1)
        order = sorted(range(count), key=lambda run: run != self._chosen)
        self.view.show_rows([self._row(scene, frame, run) for run in order], decades(scene.experiment))
        self.run.show_runs([self.theme.run(run) for run in range(count)], self._chosen)
        self._offer()

    def point_at(self, index: int, point: tuple[float, float] | None) -> None:
        """Show the factors at `point` of the surface of run `index`; None for those of the runs again."""
        if self._scene is None or (point is None and self._pointed is None):
            return
        scene, frame = self._scene
        self._pointed = None if point is None else _Pointed(index, *point, scene.experiment.surface)
        if self.view.isVisible():
            self.show_scene(scene, frame)

    def _choose(self, run: int) -> None:
        self._chosen = run
        if self._scene is not None:
            self.show_scene(*self._scene)

    def _row(self, scene: Scene, frame: int, run: int) -> ChainRow:
        """The factors of one run."""
        experiment, wording, pointed = scene.experiment, self.wording, self._pointed
        axes, problem = experiment.surface.axes, experiment.problem
        if pointed is None:
            logits, at = scene.position(run, frame), tr("step {n}").format(n=numbers.count(frame))
        else:
            logits, at = np.array(scene.surface(pointed.run, frame).logits, dtype=np.float64), tr("pointer")
            logits[list(axes)] = pointed.x, pointed.y
        spec = experiment.descent.runs[run]
        chain = chain_of(LOSSES[spec.loss], logits, problem.target, problem.temperature)
        sizes = sizes_of(chain, scene.probabilities(logits).tolist(), problem.target, experiment.free)
        slopes = chain.slopes.values
        where = tuple(logits.tolist())
        return ChainRow(
            key=(run, spec.loss, where, at, problem.target, problem.temperature, axes, experiment.free, self.theme.key),
            style=self.theme.run(run),
            loss=wording.label(LOSSES[spec.loss]),
            place=(at, *(f"{wording.logit(i)} = {numbers.plain(round(where[i], 9), 4)}" for i in axes)),
            chain=chain,
            said=sentence(sizes, wording),
            downhill=(-float(slopes[axes[0]]), -float(slopes[axes[1]])),
            where=where,
        )

    def _offer(self) -> None:
        """Offer the choice where not all runs have room; its own row is taken away only then."""
        count = self.run.count()
        self.run.setVisible(count > 1 and self.view.shown_in(self.width(), self.height()) < count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._offer()


def decades(experiment: Experiment) -> float:
    """The powers of ten to both sides of 1 that probabilities span within the surfaces: the same at every step."""
    (left, right), (bottom, top) = experiment.surface.ranges
    widest = max(right - bottom, top - left) / experiment.problem.temperature
    low, high = _DECADES
    return min(max(math.ceil(widest / math.log(10) + 0.1), low), high)
