"""Descent: one optimizer walking under one loss, computed as far as it is looked at."""

from __future__ import annotations

import math
from time import perf_counter

import numpy as np
from numpy.typing import ArrayLike, NDArray

from explorer.core.losses.objective import Objective, which_move
from explorer.core.optimizers import Optimizer
from explorer.core.plateau import LOOK_AHEAD, pace_along, steps_at_steady_pace, steps_by_slope, way_down
from explorer.core.softmax import Array
from explorer.core.verdict import Verdict, VerdictKind, has_arrived, has_diverged, is_stuck

_CHUNK = 256  # steps computed between two checks of the time
_LARGEST = 1e300  # of a logit: differences of larger ones overflow
_RISE = 1e-6  # of what is left: where a step raises the loss by more, the number of steps cannot be estimated


class Run:
    """One optimizer that minimises one objective.

    Args:
        objective: the loss with its target and temperature.
        optimizer: how each step follows from the gradient.
        start: (K,) the logits at step 0.
        free: (K,) which logits may move; all if it is left out.
        hyperparameters: as for Optimizer.init.

    Attributes:
        minimum: the least loss that the free logits can reach.
        chance: the loss of equal logits; held ones count where the loss is of the logits themselves.
        diverged_at: the first step at which a logit is no longer finite; None while there is none.

    Raises ValueError or TypeError, as Optimizer.init does, for invalid hyperparameters; ValueError for a start that
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
        self.free = which_move(free, len(first))
        self.diverged_at: int | None = None
        self._state = optimizer.init(first, **hyperparameters)
        self._path = np.empty((len(first), 64))
        self._path[:, 0] = first
        self._steps = 0
        self._measured = 0
        self._values, self._slopes = np.empty(0), np.empty(0)
        self.minimum = objective.minimum(first, self.free)
        self._is_limit = objective.only_approaches(self.free)
        self.chance = float(objective.chance(first, self.free))

    @property
    def steps(self) -> int:
        """The last step computed; after divergence the last finite one."""
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
        """The memory of positions, values and slopes, including the room that is reserved for more."""
        return self._path.nbytes + self._values.nbytes + self._slopes.nbytes

    def grow(self, steps: int, budget: float | None = None) -> int:
        """Compute more steps, up to `steps`, for at most about `budget` seconds.

        Returns: the last step, at most `steps`, that can be shown now. A diverged run can be shown at any step: it
        stays at its last finite position.
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
        """Accept the new positions as far as they, and the differences between them, are finite."""
        new = self._path[:, self._steps + 1 : steps + 1]
        bad = ~are_usable(new)
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
        """Compute value and slope of all positions that have none yet, at once."""
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
        """(K,) the logits at `step`, or at the last step computed."""
        return self._path[:, min(step, self._steps)].copy()

    def value(self, step: int) -> float:
        """The loss at `step`, or at the last step computed."""
        return float(self.values[min(step, self._steps)])

    def slope(self, step: int) -> float:
        """The slope at `step`, or at the last step computed."""
        return float(self.slopes[min(step, self._steps)])

    def verdict(self, step: int) -> Verdict:
        """What the run is doing at `step`. One more step is computed: its length says how fast the run moves."""
        self.grow(step + 1)
        value, slope = self.value(step), self.slope(step)
        beyond = self.diverged_at is not None and step >= self.diverged_at
        if beyond or has_diverged(value, self.value(0), self.chance):
            return Verdict(VerdictKind.DIVERGED, step, value, slope, self.minimum, math.nan, self._is_limit)
        if has_arrived(value, self.minimum, self.chance):
            return Verdict(VerdictKind.ARRIVED, step, value, slope, self.minimum, math.nan, self._is_limit)
        steps = self._steps_to_cross(step)
        kind = VerdictKind.STUCK if is_stuck(steps, slope, self.objective.temperature) else VerdictKind.MOVING
        return Verdict(kind, step, value, slope, self.minimum, steps, self._is_limit)

    def _steps_to_cross(self, step: int) -> float:
        """The plateau estimate (core/plateau.py), given the length of the next step."""
        value, slope, here = self.value(step), self.slope(step), self.position(step)
        if self.value(step + 1) > value + _RISE * (value - self.minimum):
            return math.inf
        displacement = math.hypot(*(self.position(step + 1) - here).tolist())  # unlike a norm, it squares nothing
        if slope == 0.0 or displacement == 0.0:
            return math.inf
        half = (value + self.minimum) / 2
        way = way_down(self.objective, here, self.free, half)
        if way is None:
            return math.inf
        if not self.optimizer.normalised:
            if displacement > way.length and self.value(step + 1) > half:
                return math.inf  # the step jumps across the valley: no small step would land there
            return steps_by_slope(way, self.objective, self.free, displacement / slope)
        self.grow(step + LOOK_AHEAD + 1)
        path = self._path[:, np.minimum(np.arange(step, step + LOOK_AHEAD + 2), self._steps)]
        pace = pace_along(way, self.objective, self.free, self._state.settings.get("eps", 0.0))
        return steps_at_steady_pace(way, pace, self.values[step : step + LOOK_AHEAD + 1], path, half)


def are_usable(logits: Array) -> NDArray[np.bool_]:
    """(...) whether all logits (K, ...) of a position, and the differences between them, are finite."""
    return np.asarray((np.abs(logits) <= _LARGEST).all(axis=0))
