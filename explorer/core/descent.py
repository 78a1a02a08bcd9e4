"""Descent: one optimizer walking under one loss, computed as far as it is looked at."""

from __future__ import annotations

import math
from time import perf_counter

import numpy as np
from numpy.typing import ArrayLike, NDArray

from explorer.core.losses.objective import Objective
from explorer.core.optimizers import Optimizer
from explorer.core.plateau import LOOK_AHEAD, steps_at_steady_pace, steps_by_slope, way_down
from explorer.core.softmax import Array
from explorer.core.verdict import Verdict, VerdictKind, has_arrived, has_diverged, is_stuck

_CHUNK = 256  # steps between two looks at the clock
_LARGEST = 1e300  # of a logit: differences of larger ones overflow
_RISE = 1e-6  # of what is left: where a step raises the loss by more, the number of steps cannot be estimated


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
        bad = ~(np.abs(new) <= _LARGEST).all(axis=0)
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
        """What the run is doing at `step`; it is grown one step beyond, whose length says how fast it moves."""
        self.grow(step + 1)
        value, slope = self.value(step), self.slope(step)
        beyond = self.diverged_at is not None and step >= self.diverged_at
        if beyond or has_diverged(value, self.value(0), self._chance):
            return Verdict(VerdictKind.DIVERGED, step, value, slope, self.minimum, math.nan)
        if has_arrived(value, self.minimum, self._chance):
            return Verdict(VerdictKind.ARRIVED, step, value, slope, self.minimum, math.nan)
        steps = self._steps_to_cross(step)
        kind = VerdictKind.STUCK if is_stuck(steps, slope, self.objective.temperature) else VerdictKind.MOVING
        return Verdict(kind, step, value, slope, self.minimum, steps)

    def _steps_to_cross(self, step: int) -> float:
        """The plateau estimate (core/plateau.py) with the pace that the run is seen to have."""
        value, slope, here = self.value(step), self.slope(step), self.position(step)
        if self.value(step + 1) > value + _RISE * (value - self.minimum):
            return math.inf
        displacement = float(np.linalg.norm(self.position(step + 1) - here))
        if slope == 0.0 or displacement == 0.0:
            return math.inf
        half = (value + self.minimum) / 2
        way = way_down(self.objective, here, self.free, half)
        if way is None:
            return math.inf
        if not self.optimizer.normalised:
            return steps_by_slope(way, self.objective, self.free, displacement / slope)
        self.grow(step + LOOK_AHEAD + 1)
        path = self._path[:, np.minimum(np.arange(step, step + LOOK_AHEAD + 2), self._steps)]
        return steps_at_steady_pace(way, self.values[step : step + LOOK_AHEAD + 1], path, half)
