"""derive(experiment) -> Scene: everything that is computed from an Experiment, cached piece by piece.

Each piece is a function of only the values that it depends on, and cached by these. So another learning rate leaves the
surfaces as they are, and so does a moved start: the two axis logits are set to 0 before a surface is looked up.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.core.descent import Run
from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.softmax import Array, softmax
from explorer.core.surface import ErrorSurface
from explorer.core.verdict import Verdict
from explorer.state.bounded_cache import bounded_cache
from explorer.state.drawn_surface import Contours, DrawnSurface, Field, Floats, objective_of, surface_of
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.steps_map import StepsMap, map_of

CONTOUR_LEVELS = 8
SLICE_POINTS = 241
RUN_BYTES = 64_000_000  # four of the largest (10 classes, 100 000 steps) are 50 MB


class Reading(NamedTuple):
    """The value of a loss at one point, and its slope: the length of its gradient over the free logits."""

    value: float
    slope: float


class Slice(NamedTuple):
    """A loss along the difference of the two axis logits, while their mean and the other logits are held.

    Attributes:
        difference: (S,) the first axis logit minus the second.
        value: (S,) the loss there.
    """

    difference: Array
    value: Array


class _Source(NamedTuple):
    """What gives a Field by whether its colours are logarithmic, and contour lines at levels."""

    field: Callable[[bool], Field]
    contours: Callable[[Floats], Contours]


@bounded_cache(RUN_BYTES)
def cached_run(spec: RunSpec, target: Floats, temperature: float, start: Floats, free: tuple[bool, ...]) -> Run:
    """The run of `spec` from the logits `start` (K,), of which those in `free` (K,) move."""
    return Run(
        objective_of(spec.loss, target, temperature),
        OPTIMIZERS[spec.optimizer],
        np.array(start),
        free=np.array(free),
        lr=spec.learning_rate,
        **dict(spec.hyperparameters),
    )


@dataclass(frozen=True, slots=True)
class Scene:
    """What is computed from one Experiment. A piece is computed when it is first asked for; Scenes share the caches.

    Attributes:
        runs: one for each RunSpec, in the same order.
    """

    experiment: Experiment
    runs: tuple[Run, ...]

    def objective(self, loss: str) -> Objective:
        """The loss with the key `loss` under this Experiment's target and temperature."""
        return objective_of(loss, self.experiment.problem.target, self.experiment.problem.temperature)

    def grow(self, frame: int, budget: float | None = None) -> int:
        """Compute every run as far as `frame`, for at most about `budget` seconds.

        Returns: the last frame, at most `frame`, that all runs can show.
        """
        deadline = None if budget is None else perf_counter() + budget
        known = frame
        for run in self.runs:
            left = None if deadline is None else max(deadline - perf_counter(), 0.0)
            known = min(known, run.grow(frame, left))
        return known

    def position(self, run: int, frame: int) -> NDArray[np.float64]:
        """(K,) the logits of run `run` after `frame` steps."""
        return self.runs[run].position(frame)

    def reading(self, run: int, frame: int) -> Reading:
        """Value and slope of run `run` at `frame`."""
        return Reading(self.runs[run].value(frame), self.runs[run].slope(frame))

    def verdict(self, run: int, frame: int) -> Verdict:
        """What run `run` is doing at `frame`."""
        return self.runs[run].verdict(frame)

    def probabilities(self, logits: NDArray[np.float64] | Sequence[float]) -> Array:
        """(K,) softmax of `logits` (K,) at this Experiment's temperature."""
        return softmax(np.asarray(logits, dtype=float) / self.experiment.problem.temperature)

    def values(self, logits: NDArray[np.float64] | Sequence[float]) -> dict[str, float]:
        """The value of every loss at `logits` (K,); nan for one that does not take the target."""
        point = np.asarray(logits, dtype=float)
        return {key: float(self.objective(key).value(point)) if self._takes(key) else math.nan for key in LOSSES}

    def readings(self, logits: NDArray[np.float64] | Sequence[float]) -> dict[str, Reading]:
        """Value and slope of every loss at `logits` (K,); nan for one that does not take the target."""
        point, free = np.asarray(logits, dtype=float), np.array(self.experiment.free)
        return {
            key: Reading(value, float(self.objective(key).slope(point, free)) if self._takes(key) else math.nan)
            for key, value in self.values(point).items()
        }

    def _takes(self, loss: str) -> bool:
        return LOSSES[loss].takes(self.experiment.problem.target)

    def surface(self, run: int, frame: int = 0) -> ErrorSurface:
        """The slice of run `run`'s error surface in which it stands at `frame`."""
        return self._drawn(run, frame).surface

    def _drawn(self, run: int, frame: int) -> DrawnSurface:
        view, problem = self.experiment.surface, self.experiment.problem
        logits = self.position(run, frame).tolist() if view.free_others else list(problem.logits)
        for axis in view.axes:
            logits[axis] = 0.0  # blanked: a surface does not depend on where on it one stands
        return surface_of(
            self.experiment.descent.runs[run].loss,
            problem.target,
            problem.temperature,
            tuple(logits),
            view.axes,
            view.ranges,
            self.experiment.free,
        )

    def steps_map(self, run: int) -> StepsMap:
        """How descent ends from every start on the surface of run `run`, as far as it is known."""
        return map_of(self.experiment, run)

    def _source(self, run: int, frame: int) -> _Source:
        """What the quantity shown is drawn from: it does not matter to the steps where the run is at `frame`."""
        quantity = self.experiment.display.quantity
        if quantity == "steps":
            steps = self.steps_map(run)
            return _Source(steps.field, steps.contours)
        drawn = self._drawn(run, frame)
        return _Source(partial(drawn.field, quantity), partial(drawn.contours, quantity))

    def fields(self, frame: int = 0) -> list[Field]:
        """The quantity shown, one Field a run, on one range if a common scale is asked for."""
        return self._fields(frame, self.experiment.display.colour_scale == "log")

    def heights(self, frame: int = 0) -> list[Field]:
        """The same as the heights of landscapes, which may be logarithmic where the colours are not."""
        return self._fields(frame, self.experiment.landscape.log_height)

    def _fields(self, frame: int, log: bool) -> list[Field]:
        fields = [self._source(i, frame).field(log) for i in range(len(self.runs))]
        if self.experiment.display.common_scale:
            ranges = [(f.low, f.high) for f in fields if f.has_numbers] or [(f.low, f.high) for f in fields]
            low, high = min(low for low, _ in ranges), max(high for _, high in ranges)
            fields = [f._replace(low=low, high=high) for f in fields]
        return fields

    def exact(self, run: int, frame: int, x: Array, y: Array) -> Array:
        """(T,) the value or slope, not that of the nearest sample, at the places (x, y), (T,) each, of a surface."""
        return self.surface(run, frame).quantity_at(x, y, self.experiment.display.quantity)

    def contours(self, run: int, field: Field, frame: int = 0) -> Contours:
        """Contour lines of the quantity shown at levels evenly spread over `field`'s colours."""
        levels = np.linspace(field.low, field.high, CONTOUR_LEVELS + 2)[1:-1]
        if self.experiment.display.colour_scale == "log":
            levels = 10.0 ** np.minimum(levels, 307.0)
        return self._source(run, frame).contours(tuple(levels.tolist()))

    def slice(self, run: int, frame: int) -> Slice:
        """The loss of run `run` along the difference of the axis logits, through its position at `frame`."""
        first, second = self.experiment.surface.axes
        (left, right), (bottom, top) = self.experiment.surface.ranges
        position = self.position(run, frame)
        middle = 0.5 * position[first] + 0.5 * position[second]
        difference = np.linspace(left - top, right - bottom, SLICE_POINTS)
        stack = np.repeat(position[:, None], SLICE_POINTS, axis=1)
        stack[first], stack[second] = middle + difference / 2, middle - difference / 2
        return Slice(difference, self.runs[run].objective.value(stack))


def derive(experiment: Experiment) -> Scene:
    """The Scene of an Experiment. Cheap: its pieces are computed when they are first asked for."""
    problem = experiment.problem
    runs = tuple(
        cached_run(spec, problem.target, problem.temperature, problem.logits, experiment.free)
        for spec in experiment.descent.runs
    )
    return Scene(experiment, runs)
