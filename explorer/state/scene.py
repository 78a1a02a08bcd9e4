"""derive(experiment) -> Scene: everything that is computed from an Experiment, cached piece by piece.

Each piece is a function of just the values it depends on, remembered by them: a new learning rate finds the surfaces
ready, a moved start does too, because the two axis logits are blanked before a surface is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
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
from explorer.state.byte_cache import remembered
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec

Floats = tuple[float, ...]

RESOLUTION = 256
CONTOUR_LEVELS = 8
SLICE_POINTS = 241
SURFACE_BYTES = 32_000_000  # with fields and contours: of the lecture's surface about thirty
RUN_BYTES = 64_000_000  # four of the largest (10 classes, 100 000 steps) are 50 MB
CONTOURS_KEPT = 4  # of one surface: value and slope, each linear and logarithmic
LOG_DECADES = 12  # a logarithmic colour scale reaches at most this far below its top


class Reading(NamedTuple):
    """One loss at one point: its value and the length of its gradient over the free logits."""

    value: float
    slope: float


class Field(NamedTuple):
    """A surface quantity ready to be coloured: (N, N) samples [row = second axis, column = first], and its range."""

    samples: NDArray[np.floating]
    low: float
    high: float


class Slice(NamedTuple):
    """A loss along the difference of the two axis logits, their mean and the others held."""

    difference: Array
    value: Array


@lru_cache(maxsize=64)
def _objective(loss: str, target: Floats, temperature: float) -> Objective:
    return Objective(LOSSES[loss], np.array(target), temperature)


Contours = list[list[NDArray[np.float64]]]  # a list of (n, 2) lines for each level


class _Drawn:
    """An error surface and what was drawn of it: forgotten together."""

    def __init__(self, surface: ErrorSurface) -> None:
        self.surface = surface
        self._fields: dict[tuple[str, bool], Field] = {}
        self._contours: dict[tuple[str, Floats], Contours] = {}
        self._beside = 0
        self.nbytes = 0  # a number, not a question: it is summed over all surfaces at every drag

    def field(self, quantity: str, log: bool) -> Field:
        """The quantity ready to be coloured."""
        field = self._fields.get((quantity, log))
        if field is None:
            field = self._fields[quantity, log] = _field(self.surface, quantity, log)
            self._count(field.samples.nbytes if log else 0)
        return field

    def contours(self, quantity: str, levels: Floats) -> Contours:
        """The lines on which the quantity has each of the levels."""
        lines = self._contours.get((quantity, levels))
        if lines is None:
            lines = self._contours[quantity, levels] = self.surface.contours(levels, quantity=quantity)
            excess = len(self._contours) > CONTOURS_KEPT
            dropped = self._contours.pop(next(iter(self._contours))) if excess else []
            self._count(_bytes_of(lines) - _bytes_of(dropped))
        return lines

    def _count(self, more: int) -> None:
        self._beside += more
        self.nbytes = self.surface.nbytes + self._beside


def _bytes_of(contours: Contours) -> int:
    return sum(line.nbytes for lines in contours for line in lines)


def _field(surface: ErrorSurface, quantity: str, log: bool) -> Field:
    samples = surface.slope if quantity == "slope" else surface.value
    low, high = float(samples.min()), float(samples.max())
    if log:
        high = high if high > 0 else 1.0
        low = max(low, high * 10.0**-LOG_DECADES)
        samples = np.log10(np.maximum(samples, low))
        low, high = float(np.log10(low)), float(np.log10(high))
    if high - low < 1e-12 * max(1.0, abs(high)):
        high = low + (
            1.0 if log else max(1.0, abs(low))
        )  # a constant surface is all "low", not noise stretched over the whole map
    return Field(samples, low, high)


@remembered(SURFACE_BYTES)
def _drawn(
    loss: str,
    target: Floats,
    temperature: float,
    held: Floats,
    axes: tuple[int, int],
    span: tuple[float, float],
    free: tuple[bool, ...],
) -> _Drawn:
    surface = ErrorSurface(
        _objective(loss, target, temperature),
        np.array(held),
        axes,
        x_span=span,
        y_span=span,
        resolution=RESOLUTION,
        free=np.array(free),
    )
    return _Drawn(surface)


@remembered(RUN_BYTES)
def _run(spec: RunSpec, target: Floats, temperature: float, start: Floats, free: tuple[bool, ...]) -> Run:
    return Run(
        _objective(spec.loss, target, temperature),
        OPTIMIZERS[spec.optimizer],
        np.array(start),
        free=np.array(free),
        lr=spec.learning_rate,
        **dict(spec.hyperparameters),
    )


@dataclass(frozen=True, slots=True)
class Scene:
    """What is computed from one Experiment; pieces are made when asked for and remembered across Scenes."""

    experiment: Experiment
    runs: tuple[Run, ...]

    def objective(self, loss: str) -> Objective:
        """The loss `loss` with this Experiment's target and temperature."""
        return _objective(loss, self.experiment.problem.target, self.experiment.problem.temperature)

    def grow(self, frame: int, budget: float | None = None) -> int:
        """Grow every run towards `frame` for at most `budget` seconds; the last frame that all runs can show."""
        deadline = None if budget is None else perf_counter() + budget
        known = frame
        for run in self.runs:
            left = None if deadline is None else max(deadline - perf_counter(), 0.0)
            known = min(known, run.grow(frame, left))
        return known

    def position(self, run: int, frame: int) -> NDArray[np.float64]:
        """(K,) where run `run` stands at `frame`."""
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

    def readings(self, logits: NDArray[np.float64] | Sequence[float]) -> dict[str, Reading]:
        """Every loss at `logits` (K,)."""
        point = np.asarray(logits, dtype=float)
        free = np.array(self.experiment.free)
        objectives = {key: self.objective(key) for key in LOSSES}
        return {k: Reading(float(o.value(point)), float(o.slope(point, free))) for k, o in objectives.items()}

    def surface(self, run: int, frame: int = 0) -> ErrorSurface:
        """The slice of run `run`'s error surface in which it stands at `frame`."""
        return self._drawn(run, frame).surface

    def _drawn(self, run: int, frame: int) -> _Drawn:
        view, problem = self.experiment.surface, self.experiment.problem
        logits = self.position(run, frame).tolist() if view.free_others else list(problem.logits)
        for axis in view.axes:
            logits[axis] = 0.0  # blanked: a surface does not depend on where on it one stands
        return _drawn(
            self.experiment.descent.runs[run].loss,
            problem.target,
            problem.temperature,
            tuple(logits),
            view.axes,
            view.span,
            self.experiment.free,
        )

    def fields(self, frame: int = 0) -> list[Field]:
        """The quantity shown, one Field a run, on one range if a common scale is asked for."""
        display = self.experiment.display
        log = display.colour_scale == "log"
        fields = [self._drawn(i, frame).field(display.quantity, log) for i in range(len(self.runs))]
        if display.common_scale:
            low, high = min(f.low for f in fields), max(f.high for f in fields)
            fields = [Field(f.samples, low, high) for f in fields]
        return fields

    def contours(self, run: int, field: Field, frame: int = 0) -> Contours:
        """Contour lines of the quantity shown at levels evenly spread over `field`'s colours."""
        levels = np.linspace(field.low, field.high, CONTOUR_LEVELS + 2)[1:-1]
        if self.experiment.display.colour_scale == "log":
            levels = 10.0 ** np.minimum(levels, 307.0)
        return self._drawn(run, frame).contours(self.experiment.display.quantity, tuple(levels.tolist()))

    def slice(self, run: int, frame: int) -> Slice:
        """The loss of run `run` along the difference of the axis logits, through where it stands at `frame`."""
        first, second = self.experiment.surface.axes
        low, high = self.experiment.surface.span
        position = self.position(run, frame)
        middle = 0.5 * position[first] + 0.5 * position[second]
        difference = np.linspace(low - high, high - low, SLICE_POINTS)
        stack = np.repeat(position[:, None], SLICE_POINTS, axis=1)
        stack[first], stack[second] = middle + difference / 2, middle - difference / 2
        return Slice(difference, self.runs[run].objective.value(stack))


def derive(experiment: Experiment) -> Scene:
    """The Scene of an Experiment. Cheap: the pieces are computed when they are first looked at."""
    problem = experiment.problem
    runs = tuple(
        _run(spec, problem.target, problem.temperature, problem.logits, experiment.free)
        for spec in experiment.descent.runs
    )
    return Scene(experiment, runs)
