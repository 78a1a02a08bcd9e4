"""The loss after some steps as a function of the learning rate: a walk at each of 41 rates, all at once."""

from __future__ import annotations

import math
from time import perf_counter
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from explorer.core.descent import are_usable
from explorer.core.losses.objective import Objective, which_move
from explorer.core.optimizers import Optimizer
from explorer.core.softmax import Array
from explorer.core.verdict import diverged_above, hardly_anything
from explorer.core.walks import NEVER, Walks

# Five a decade, from 10⁻⁴ to 10⁴, as they are typed.
RATES: tuple[float, ...] = tuple(float(f"{10 ** (fifth / 5):.3g}") for fifth in range(-20, 21))
VISIBLE_SHARE = 0.01  # of the way from the start down to the minimum: less cannot be seen on a curve
_CHUNK = 32  # steps computed between two checks of the time


class Best(NamedTuple):
    """The best of the rates.

    Attributes:
        rate: the learning rate.
        loss: after the last step.
        steps: the first step at which it has arrived; None where no rate arrives, and this one comes lowest.
    """

    rate: float
    loss: float
    steps: int | None


class RateCurve:
    """Walks from one start at every rate of RATES, each exactly as a Run would at that rate.

    Args:
        objective: the loss with its target and temperature.
        optimizer: how each step follows from the gradient.
        start: (K,) the logits at step 0.
        steps: how many steps each takes.
        free: (K,) which logits may move; all if it is left out.
        hyperparameters: as for Optimizer.init, but for the rate.

    Attributes:
        steps: as given.
        first, minimum, chance: the loss at the start, the least that can be reached, and that of equal logits.
        losses: (R,) after the steps taken so far; of a walk that is no longer finite, at its last finite logits.
        arrived: (R,) the first step at which each has arrived as a Run's verdict says; NEVER while it has not.

    Raises ValueError or TypeError, as Optimizer.init does, for invalid hyperparameters.
    """

    def __init__(
        self,
        objective: Objective,
        optimizer: Optimizer,
        start: ArrayLike,
        steps: int,
        *,
        free: ArrayLike | None = None,
        **hyperparameters: float,
    ) -> None:
        first = np.array(start, dtype=np.float64)
        moving = which_move(free, len(first))
        starts = np.repeat(first[:, None], len(RATES), axis=1)
        self._walks = Walks(objective, optimizer, starts, RATES, free=moving, **hyperparameters)
        self._objective = objective
        self.steps = steps
        self.losses: Array = np.asarray(objective.value(starts))
        self.first = float(self.losses[0])
        self.minimum, self.chance = objective.minimum(first, moving), float(objective.chance(first, moving))
        self._there = hardly_anything(self.minimum, self.chance)
        self._beyond = float(diverged_above(self.first, self.chance))
        self._is_finite = np.ones(len(RATES), dtype=bool)
        self.arrived: NDArray[np.intp] = np.full(len(RATES), NEVER, dtype=np.intp)
        self._note_arrivals(self.losses[None], 0)

    @property
    def done(self) -> int:
        """How many steps have been taken."""
        return self.steps if not self._is_finite.any() else self._walks.steps

    @property
    def is_complete(self) -> bool:
        """Whether all steps have been taken."""
        return self.done >= self.steps

    @property
    def diverged(self) -> NDArray[np.bool_]:
        """(R,) which have diverged by now, as a Run's verdict says."""
        return ~self._is_finite | (self.losses > self._beyond)

    @property
    def nbytes(self) -> int:
        """The memory of the walks and of what is known of each."""
        return self._walks.nbytes + self.losses.nbytes + self.arrived.nbytes + self._is_finite.nbytes

    @property
    def stands(self) -> NDArray[np.bool_]:
        """(R,) which are where they have arrived, after the steps taken so far."""
        return ~self.diverged & (self.losses - self.minimum <= self._there)

    def go_on(self, budget: float = math.inf) -> None:
        """Take more steps, for about `budget` seconds."""
        deadline = perf_counter() + budget
        while not self.is_complete:
            self._walk(min(_CHUNK, self.steps - self._walks.steps))
            if perf_counter() >= deadline:
                break

    def _walk(self, steps: int) -> None:
        """Take `steps` steps, then measure all of them at once, as far as each walk is finite."""
        walks, taken = self._walks, []
        for _ in range(steps):
            walks.step()
            taken.append(walks.positions)
        path = np.stack(taken, axis=1)
        with np.errstate(over="ignore", invalid="ignore"):
            finite = np.logical_and.accumulate(are_usable(path), axis=0)
            values = np.where(finite, self._objective.value(path), np.inf)
        self._note_arrivals(values, walks.steps - steps + 1)
        known = np.count_nonzero(finite, axis=0)  # of each walk's steps
        moved = np.flatnonzero(known)
        self.losses[walks.places[moved]] = values[known[moved] - 1, moved]
        self._is_finite[walks.places] = finite[-1]
        walks.keep(finite[-1])

    def _note_arrivals(self, values: Array, begin: int) -> None:
        """The first of the steps from `begin` at which the losses (S, W) of the walks say that one has arrived."""
        there, places = values - self.minimum <= self._there, self._walks.places
        news = there.any(axis=0) & (self.arrived[places] == NEVER)
        self.arrived[places[news]] = begin + there.argmax(axis=0)[news]

    @property
    def best(self) -> Best | None:
        """The rate with the fewest steps to arrive; among equals the lower loss at the end, then the smaller rate.

        If none arrives, that with the lowest loss, as long as it is visibly lower than at the start; otherwise None.
        One that has not arrived any more at the end, or has diverged by then, does not count as arrived.
        """
        ways = [(int(self.arrived[i]), float(self.losses[i]), RATES[i]) for i in np.flatnonzero(self.stands)]
        if ways:
            steps, loss, rate = min(ways)
            return Best(rate, loss, steps)
        falls = [(float(self.losses[i]), RATES[i]) for i in np.flatnonzero(~self.diverged)]
        lowest = min(falls, default=(self.first, RATES[0]))
        is_visible = self.first - lowest[0] > VISIBLE_SHARE * (self.first - self.minimum)
        return Best(lowest[1], lowest[0], None) if is_visible else None
