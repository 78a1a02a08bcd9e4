"""Steps to learn: after how many steps descent succeeds, for every start on the surface of a run."""

from __future__ import annotations

import math
from collections.abc import Sequence
from time import perf_counter
from typing import NamedTuple

import numpy as np

from explorer.core.learnability import Learnability
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.surface import contour_lines
from explorer.core.walks import NEVER
from explorer.state.bounded_cache import bounded_cache
from explorer.state.descent_parts import Starts
from explorer.state.drawn_surface import Contours, Field, Floats, Sample, objective_of, ranged
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.surface_view import Range, on_grain

SIDE = 128  # starts along each axis
MAP_BYTES = 32_000_000
_FEWEST = 10.0  # steps at a contour: below it, single steps are bands that are seen as they are
_MOST_LINES = 200  # of contours: where there are more, the map is too ragged for any


class Start(NamedTuple):
    """One of the starts of a map: where it is on the axes, how its walk ended, and the steps if it succeeded."""

    x: float
    y: float
    kind: Sample
    steps: int


class StepsMap:
    """The walks of one run from SIDE x SIDE starts, which take their steps together as they are asked for.

    The starts are evenly spaced, but for being rounded to the places that a click reaches, so that the walk from any of
    them can be repeated as the run.

    Attributes:
        x, y: (SIDE,) the places of the starts along the axes.
        within: how many steps each is given.
        samples, kinds: (SIDE, SIDE), row = second axis: the steps, nan where there is no number, and the Sample.
        found: how many starts have succeeded so far.
    """

    def __init__(
        self,
        spec: RunSpec,
        target: Floats,
        temperature: float,
        held: Floats,
        axes: tuple[int, int],
        ranges: tuple[Range, Range],
        free: tuple[bool, ...],
        starts: Starts,
    ) -> None:
        self.x, self.y = (np.array([on_grain(v, ends) for v in np.linspace(*ends, SIDE)]) for ends in ranges)
        self.within = starts.within
        self._ranges = ranges
        stack = np.repeat(np.array(held)[:, None], SIDE * SIDE, axis=1)
        stack[axes[0]], stack[axes[1]] = np.tile(self.x, SIDE), np.repeat(self.y, SIDE)
        self._walks = Learnability(
            objective_of(spec.loss, target, temperature),
            OPTIMIZERS[spec.optimizer],
            stack,
            spec.learning_rate,
            starts.within,
            below=starts.below if starts.until == "loss" else None,
            free=np.array(free),
            **dict(spec.hyperparameters),
        )
        self._look()

    def __len__(self) -> int:
        return SIDE * SIDE

    @property
    def is_complete(self) -> bool:
        """Whether it is known of every start how its walk ends."""
        return self._walks.is_over

    @property
    def taken(self) -> int:
        """How many steps all walks that go on have taken."""
        return self._walks.taken

    @property
    def progress(self) -> float:
        """The share of the steps that is done, 0 to 1."""
        return 1.0 if self.is_complete else self._walks.taken / self.within

    @property
    def nbytes(self) -> int:
        """The memory of the walks and of what is drawn of them."""
        return self._walks.nbytes + 3 * self.samples.nbytes + self.kinds.nbytes

    def go_on(self) -> None:
        """Take a step with as many walks as take it in about a millisecond; `look` shows what has come of it."""
        self._walks.go_on()

    def _look(self) -> None:
        """Take what is known of the walks."""
        self._seen = self._walks.taken, self._walks.is_over
        found = self._walks.steps != NEVER
        kinds = np.full(len(self), Sample.NOT_WITHIN if self.is_complete else Sample.OPEN, dtype=np.uint8)
        kinds[self._walks.diverged] = Sample.DIVERGED
        kinds[found] = Sample.FOUND
        samples = np.where(found, self._walks.steps, np.nan).astype(np.float32)
        self.samples, self.kinds = samples.reshape(SIDE, SIDE), kinds.reshape(SIDE, SIDE)
        self.found = int(np.count_nonzero(found))
        self._fields: dict[bool, Field] = {}
        self._contours: tuple[Floats, Contours] | None = None

    def look(self) -> None:
        """Take what has become known since the last time."""
        if self._seen != (self._walks.taken, self._walks.is_over):
            self._look()

    def field(self, log: bool) -> Field:
        """The steps as a Field, or their decimal logarithm, where no steps count as one; it changes by `look` alone."""
        field = self._fields.get(log)
        if field is None:
            low, high = (0.0, float(self.within)) if not self.found else self._ends()
            field = ranged(self.samples, max(low, 1.0) if log else low, max(high, 1.0) if log else high, log)
            field = self._fields[log] = field._replace(kinds=self.kinds)
        return field

    def _ends(self) -> Range:
        return float(np.nanmin(self.samples)), float(np.nanmax(self.samples))

    def contours(self, levels: Floats) -> Contours:
        """Lines through the starts that succeed after so many steps; none before all are known, or if ragged."""
        if not self.is_complete:
            return []
        if self._contours is None or self._contours[0] != levels:
            (left, right), (bottom, top) = self._ranges
            x, y = np.meshgrid(np.linspace(left, right, SIDE), np.linspace(bottom, top, SIDE))
            seen = [level for level in levels if level >= _FEWEST]
            lines = contour_lines(x, y, self.samples, seen)
            self._contours = levels, lines if sum(map(len, lines)) <= _MOST_LINES else []
        return self._contours[1]

    def start_at(self, x: float, y: float) -> Start | None:
        """The start nearest to (x, y); None beyond the axes."""
        (left, right), (bottom, top) = self._ranges
        if not (left <= x <= right and bottom <= y <= top):
            return None
        column, row = int(np.abs(self.x - x).argmin()), int(np.abs(self.y - y).argmin())
        steps = self.samples[row, column]
        kind = Sample(int(self.kinds[row, column]))
        return Start(float(self.x[column]), float(self.y[row]), kind, 0 if math.isnan(steps) else int(steps))


def map_of(experiment: Experiment, run: int) -> StepsMap:
    """The map of run `run`, from the cache: the start on the axes does not matter to it."""
    view, problem, starts = experiment.surface, experiment.problem, experiment.starts
    held = tuple(0.0 if i in view.axes else y for i, y in enumerate(problem.logits))
    if starts.until != "loss":
        starts = Starts(starts.until, within=starts.within)
    spec = experiment.descent.runs[run]
    return _map(spec, problem.target, problem.temperature, held, view.axes, view.ranges, experiment.free, starts)


_map = bounded_cache(MAP_BYTES)(StepsMap)


def unknown(within: int) -> Field:
    """The Field of a map of which nothing may be seen."""
    samples = np.full((SIDE, SIDE), np.nan, dtype=np.float32)
    return Field(samples, 0.0, float(within), np.full(samples.shape, Sample.OPEN, dtype=np.uint8))


def go_on(maps: Sequence[StepsMap], budget: float) -> bool:
    """Compute for about `budget` seconds what is missing in `maps`, which take their steps side by side.

    Returns: whether all were complete already.
    """
    deadline = perf_counter() + budget
    while missing := [each for each in maps if not each.is_complete]:
        min(missing, key=lambda each: each.taken).go_on()
        if perf_counter() >= deadline:
            break
    for each in maps:
        each.look()
    return not missing
