"""The landscapes of all cards: what they show, how they tilt from the flat maps and back, and how they are refined."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from time import perf_counter

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from explorer.screens.descent.card_grid import CardGrid
from explorer.screens.descent.landscape.landform import Surface
from explorer.screens.descent.surface_card import SurfaceCard
from explorer.state.descent_parts import Landscape
from explorer.state.experiment import Experiment
from explorer.state.ghost import Ghosts
from explorer.state.scene import Scene
from explorer.state.steps_map import unknown

_STRIDE = 1 / 16  # of the way between the flat map and the landscape, for each tick of the clock
_PAUSE = 6  # ticks without a change, after which a landscape is at rest


class Landscapes(QObject):
    """A worker that tilts the cards' landscapes, and refines them once they are at rest.

    Attributes:
        way: from 0, the flat maps, to 1, the landscapes.

    Signals:
        work_changed: there is something to do.
    """

    work_changed = Signal()

    def __init__(self, grid: CardGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self.way = 0.0
        self._aim, self._seen = 0.0, Landscape()
        self._waited = 0
        self._refining: Iterator[None] | None = None
        grid.outdated.connect(self._begin_again)

    @property
    def is_shown(self) -> bool:
        """Whether the cards show landscapes, be they nearly flat."""
        return max(self.way, self._aim) > 0

    def show_experiment(self, old: Experiment | None, new: Experiment) -> None:
        """Begin to tilt if that has changed; show the end at once if everything is shown again."""
        self._seen = new.landscape
        aim = float(new.landscape.is_landscape)
        if old is None:
            self.way = aim
        if aim != self._aim or old is None:
            self._aim = aim
            self.work_changed.emit()

    def show_surfaces(self, scene: Scene, frame: int, is_hidden: bool = False) -> None:
        """Give every card its surface; maps of steps that are `is_hidden` are left open."""
        if not self.is_shown:
            return
        experiment = scene.experiment
        if is_hidden:
            fields = heights = [unknown(experiment.starts.within)] * len(self._grid.cards)
        else:
            fields, heights = scene.fields(frame), scene.heights(frame)
        for i, card in enumerate(self._grid.cards):
            exact = partial(scene.exact, i, frame) if fields[i].kinds is None else None
            contours = [] if is_hidden else scene.contours(i, fields[i], frame)
            colour_map, log = experiment.display.colour_map, experiment.landscape.log_height
            card.landscape.show_surface(
                Surface(fields[i], heights[i], log, experiment.surface, colour_map, contours, exact)
            )

    def show_runs(self, scene: Scene, frame: int) -> None:
        """Give every card its run up to `frame`, and the view of it."""
        first, second = scene.experiment.surface.axes
        for i, card in enumerate(self._grid.cards if self.is_shown else []):
            path = scene.runs[i].path
            card.landscape.show_start(*(scene.experiment.problem.logits[axis] for axis in (first, second)))
            card.landscape.show_steps(path[first], path[second], frame)
            gradient = scene.runs[i].objective.gradient(scene.position(i, frame))
            card.landscape.show_downhill((float(gradient[first]), float(gradient[second])))
        self.show_view()

    def show_ghosts(self, ghosts: Ghosts, axes: tuple[int, int]) -> None:
        """Draw the run before on each landscape, whose axes are the logits `axes`."""
        for i, card in enumerate(self._grid.cards):
            ghost = ghosts[i]
            card.landscape.show_ghost(*(np.empty(0) if ghost is None else ghost.path[axis] for axis in axes))

    def show_view(self) -> None:
        """Turn and tilt every landscape as far as it is on its way."""
        way = self.way * self.way * (3.0 - 2.0 * self.way)
        turn, tilt = way * self._seen.turn, 90.0 + way * (self._seen.tilt - 90.0)
        for card in self._grid.cards:
            _bring(*(card.pictures[::-1] if self.is_shown else card.pictures))
            if self.is_shown:
                card.landscape.show_view(turn, tilt)
                card.landscape.show_asked(self._seen.turn, self._seen.tilt)

    def _begin_again(self) -> None:
        """A landscape has changed: wait until none does any longer."""
        self._refining, self._waited = None, 0
        if self.is_shown:
            self.work_changed.emit()

    # What a worker does

    def _coarse(self) -> list[SurfaceCard]:
        cards = self._grid.cards if self.is_shown else []
        return [card for card in cards if card.landscape.isVisible() and not card.landscape.is_fine]

    @property
    def is_working(self) -> bool:
        """Whether the landscapes tilt, or are not refined yet."""
        return self.way != self._aim or bool(self._coarse())

    def go_on(self, budget: float) -> None:
        """Tilt by one stride, or refine for about `budget` seconds; all the rest if that is infinite."""
        if self.way != self._aim:
            stride = 1.0 if math.isinf(budget) else _STRIDE
            self.way = min(max(self._aim, self.way - stride), self.way + stride)
            self.show_view()
        elif self._waited < _PAUSE and not math.isinf(budget):
            self._waited += 1
        else:
            self._refine(perf_counter() + budget)

    def _refine(self, deadline: float) -> None:
        while perf_counter() < deadline:
            if self._refining is None:
                coarse = self._coarse()
                if not coarse:
                    return
                self._refining = coarse[0].landscape.refine()
            if next(self._refining, self) is self:
                self._refining = None

    def stop_working(self) -> None:
        """Be at rest at once."""
        while self.is_working:
            self.go_on(math.inf)


def _bring(front: QWidget, behind: QWidget) -> None:
    """Show one of two pictures in the place of the other, with the focus if that had it."""
    if front.isHidden():
        front.show()
        if behind.hasFocus():
            front.setFocus(Qt.FocusReason.OtherFocusReason)
        behind.hide()
