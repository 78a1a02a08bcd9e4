"""A run: one optimizer walking under one loss, grown as far as it is looked at, and a verdict on what it is doing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from time import perf_counter

import numpy as np
from numpy.typing import ArrayLike, NDArray

from explorer.core.losses.objective import Objective
from explorer.core.optimizers import Optimizer
from explorer.core.softmax import Array

ARRIVED_SHARE = 0.01  # of the way down from chance to the minimum that may be left
ARRIVED_LEAST = 1e-4
STUCK_STEPS = 10_000  # more steps than this to cross, and nobody in a lecture sees it move
LOOK_AHEAD = 50  # steps that a normalised optimizer is walked on to find its pace: a millisecond, also while dragging
STUCK_SLOPE = 1e-2  # a larger slope is not flat: then it is the learning rate that is small
DIVERGED_FACTOR = 10.0  # this many times the loss at the start or at chance is beyond any use
_CHUNK = 256  # steps between two looks at the clock
_FINE = 0.05  # logits between two samples of the downhill line
_RISE = 1e-6  # of what is left: where a step raises the loss by more, nothing tells how many it will take


class VerdictKind(Enum):
    """What a run is doing at a step."""

    MOVING = "moving"
    STUCK = "stuck"
    ARRIVED = "arrived"
    DIVERGED = "diverged"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a run is doing at `step`: its loss and slope, the least loss it could reach, and the steps it would take to
    come half way down (inf when the line downhill never gets there, nan when the question does not arise)."""

    kind: VerdictKind
    step: int
    value: float
    slope: float
    minimum: float
    steps_to_cross: float


class Run:
    """One optimizer under one objective from `start` (K,); only the `free` logits (K,) move, by default all.

    Raises ValueError or TypeError as Optimizer.init for hyperparameters that cannot be, ValueError for a start that
    does not fit the objective's target.

    >>> from explorer.core.losses.table import LOSSES
    >>> from explorer.core.optimizers import OPTIMIZERS
    >>> objective = Objective(LOSSES["cross_entropy"], np.array([1.0, 0.0, 0.0]))
    >>> run = Run(objective, OPTIMIZERS["gradient_descent"], [-10, 10, -1000], lr=1.0)
    >>> run.grow(200)
    200
    >>> run.position(0).tolist(), run.verdict(0).kind.value, run.verdict(200).kind.value
    ([-10.0, 10.0, -1000.0], 'moving', 'arrived')
    """

    def __init__(
        self,
        objective: Objective,
        optimizer: Optimizer,
        start: ArrayLike,
        *,
        free: ArrayLike | None = None,
        **hyperparameters: float,
    ) -> None:
        first = np.array(start, dtype=np.float64)
        if first.shape != objective.target.shape:
            raise ValueError(f"a start of shape {first.shape} does not fit a target of shape {objective.target.shape}")
        self.objective = objective
        self.optimizer = optimizer
        self.free: NDArray[np.bool_] = np.ones(len(first), bool) if free is None else np.array(free, dtype=bool)
        self.diverged_at: int | None = None
        self._state = optimizer.init(first, **hyperparameters)
        self._path = np.empty((len(first), 64))
        self._path[:, 0] = first
        self._steps = 0
        self._measured = 0
        self._values, self._slopes = np.empty(0), np.empty(0)
        self.minimum = objective.minimum(first, self.free)
        # To softmax held logits are no part of chance; a loss of the logits themselves has them whatever the others do.
        equal = np.where(self.free, 0.0, first) if objective.loss.on_logits else np.zeros(len(first))
        self._chance = float(objective.value(equal))

    @property
    def steps(self) -> int:
        """The last step known; after divergence the last finite one."""
        return self._steps

    @property
    def path(self) -> NDArray[np.float64]:
        """(K, steps + 1) every position so far, read only."""
        view = self._path[:, : self._steps + 1]
        view.flags.writeable = False
        return view

    @property
    def values(self) -> NDArray[np.float64]:
        """(steps + 1,) the loss at every position so far."""
        self._measure()
        return self._values[: self._steps + 1]

    @property
    def slopes(self) -> NDArray[np.float64]:
        """(steps + 1,) the slope over the free logits at every position so far."""
        self._measure()
        return self._slopes[: self._steps + 1]

    @property
    def nbytes(self) -> int:
        """The memory of positions, values and slopes, with the room that is reserved for more."""
        return self._path.nbytes + self._values.nbytes + self._slopes.nbytes

    def grow(self, steps: int, budget: float | None = None) -> int:
        """Walk on to `steps` for at most about `budget` seconds; how many of them can be looked at now.

        A diverged run can be looked at everywhere: it stays where it last was finite.
        """
        deadline = math.inf if budget is None else perf_counter() + budget
        while self._steps < steps and self.diverged_at is None:
            self._walk(min(steps, self._steps + _CHUNK))
            if perf_counter() >= deadline:
                break
        return steps if self.diverged_at is not None else min(steps, self._steps)

    def _walk(self, steps: int) -> None:
        self._reserve(steps + 1)
        gradient_of, update = self.objective.gradient, self.optimizer.update
        state, path = self._state, self._path
        held = None if self.free.all() else ~self.free
        position: Array = path[:, self._steps].copy()
        with np.errstate(over="ignore", invalid="ignore"):
            for step in range(self._steps + 1, steps + 1):
                gradient = gradient_of(position)
                if held is not None:
                    gradient[held] = 0.0
                position, state = update(gradient, state, position)
                path[:, step] = position
        self._state = state
        self._settle(steps)

    def _settle(self, steps: int) -> None:
        """Take the new positions as known, as far as they are finite (and their differences are)."""
        new = self._path[:, self._steps + 1 : steps + 1]
        bad = ~(np.abs(new) <= 1e300).all(axis=0)
        if bad.any():
            self.diverged_at = self._steps + 1 + int(bad.argmax())
            steps = self.diverged_at - 1
        self._steps = steps

    def _reserve(self, columns: int) -> None:
        have = self._path.shape[1]
        if columns > have:
            wider = np.empty((len(self._path), max(columns, 2 * have)))
            wider[:, : self._steps + 1] = self._path[:, : self._steps + 1]
            self._path = wider

    def _measure(self) -> None:
        """Value and slope of the positions that have none yet, all at once."""
        known = self._steps + 1
        if self._measured == known:
            return
        if len(self._values) < known:
            room = self._path.shape[1]
            self._values, self._slopes = (
                np.concatenate([old[: self._measured], np.empty(room - self._measured)])
                for old in (self._values, self._slopes)
            )
        new = slice(self._measured, known)
        self._values[new] = self.objective.value(self._path[:, new])
        self._slopes[new] = self.objective.slope(self._path[:, new], self.free)
        self._measured = known

    def position(self, step: int) -> NDArray[np.float64]:
        """(K,) where the run stands at `step`, or at the last step known."""
        return self._path[:, min(step, self._steps)].copy()

    def value(self, step: int) -> float:
        """The loss at `step`, or at the last step known."""
        return float(self.values[min(step, self._steps)])

    def slope(self, step: int) -> float:
        """The slope at `step`, or at the last step known."""
        return float(self.slopes[min(step, self._steps)])

    def verdict(self, step: int) -> Verdict:
        """What the run is doing at `step`; it is grown one step beyond, because how far it moves next says how fast."""
        self.grow(step + 1)
        value, slope = self.value(step), self.slope(step)
        beyond = self.diverged_at is not None and step >= self.diverged_at
        if beyond or value > DIVERGED_FACTOR * max(self.value(0), self._chance, 1.0):
            return Verdict(VerdictKind.DIVERGED, step, value, slope, self.minimum, math.nan)
        left = value - self.minimum
        if left <= max(ARRIVED_SHARE * abs(self._chance - self.minimum), ARRIVED_LEAST):
            return Verdict(VerdictKind.ARRIVED, step, value, slope, self.minimum, math.nan)
        rises = self.value(step + 1) > value + _RISE * left
        steps = math.inf if rises else self._steps_to_cross(step, value, slope)
        flat = steps > STUCK_STEPS and slope * self.objective.temperature < STUCK_SLOPE
        return Verdict(VerdictKind.STUCK if flat else VerdictKind.MOVING, step, value, slope, self.minimum, steps)

    def _steps_to_cross(self, step: int, value: float, slope: float) -> float:
        """Steps until the loss has come half way down to the minimum.

        Gradient flow along the straight line downhill: ds/dn = rate · slope(s), so n = ∫ ds / (rate · slope(s)). The
        rate is what the run is seen to do, |next displacement| / slope: the learning rate for plain descent, and
        1 / (1 − momentum) times that for momentum in full swing. A normalised optimizer keeps its pace whatever the
        slope once it has found it: it is walked on for LOOK_AHEAD steps, and from there n = distance / |displacement|.
        """
        here, moved = self.position(step), self.position(step + 1)
        displacement = float(np.linalg.norm(moved - here))
        if slope == 0.0 or displacement == 0.0:
            return math.inf
        gradient = np.where(self.free, self.objective.gradient(here), 0.0)
        line = self._downhill_line(here, -gradient / slope)
        values = self.objective.value(line[1])
        below = values <= (value + self.minimum) / 2
        if not below.any():
            return math.inf
        end = max(int(below.argmax()), 1)
        if self.optimizer.normalised:
            return self._steps_at_its_pace(step, (value + self.minimum) / 2, float(line[0][end]))
        along = self.objective.slope(line[1][:, : end + 1], self.free)
        rate = displacement / slope
        if not (along > 0).all():
            return math.inf
        # The logarithmic mean of neighbours integrates an exponential slope exactly.
        pace = 1.0 / (rate * along)
        ratio = np.log(pace[1:] / pace[:-1])
        mean = np.where(np.abs(ratio) > 1e-6, np.diff(pace) / np.where(ratio == 0, 1, ratio), pace[:-1])
        return float(np.sum(mean * np.diff(line[0][: end + 1])))

    def _steps_at_its_pace(self, step: int, half: float, distance: float) -> float:
        """Steps of a normalised optimizer until the loss is at most `half`, about `distance` away."""
        self.grow(step + LOOK_AHEAD + 1)
        there = self.values[step : step + LOOK_AHEAD + 1] <= half
        if there.any():
            return float(there.argmax())
        here, ahead, next_ = (self.position(step + n) for n in (0, LOOK_AHEAD, LOOK_AHEAD + 1))
        pace = float(np.linalg.norm(next_ - ahead))
        left = max(distance - float(np.linalg.norm(ahead - here)), 0.0)
        return LOOK_AHEAD + left / pace if pace > 0 else math.inf

    def _downhill_line(self, here: Array, direction: Array) -> tuple[Array, Array]:
        """Distances (S,) from here and logits (K, S) there: fine steps as far as any crossing can lie."""
        reach = 2.0 * float(np.abs(here[self.free]).max(initial=1.0)) + 20.0 * self.objective.temperature
        count = int(min(max(reach / (_FINE * min(self.objective.temperature, 1.0)), 200), 4000))
        distances = np.linspace(0.0, min(reach, 1e6), count + 1)
        return distances, here[:, None] + direction[:, None] * distances
