"""Learnability: after how many steps descent succeeds, from many starts at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from explorer.core.losses.objective import Objective, which_move
from explorer.core.optimizers import Optimizer
from explorer.core.softmax import Array
from explorer.core.verdict import diverged_above
from explorer.core.walks import NEVER, Walks

_SIDE_BY_SIDE = 65_536  # logits stepped at once: more take longer than a frame may wait


class Learnability:
    """M walks, each until it succeeds, diverges, or has taken all the steps that it is given.

    A walk succeeds at the first step, 0 included, at which the right class wins: the largest logit is one of the
    class, or the classes, to which the target gives most, and of no other. Or, with `below`, at which the loss is less
    than that. It has diverged as a Run has: at once where a Run ends, and otherwise by the verdict after the last step.

    Args:
        objective: the loss with its target and temperature.
        optimizer: how each step follows from the gradient.
        starts: (K, M) the logits at step 0.
        rate: the learning rate.
        within: how many steps each is given.
        below: the loss to come below; None if the right class is to win.
        free: (K,) which logits may move; all if it is left out.
        hyperparameters: as for Optimizer.init, but for the rate.

    Attributes:
        steps: (M,) the step at which each succeeded, NEVER for those that have not.
        diverged: (M,) which have diverged.
        taken: how many steps all that go on have taken.
        is_over: whether nothing is left to compute.

    Raises ValueError or TypeError, as Optimizer.init does, for invalid hyperparameters.

    >>> from explorer.core.losses.table import LOSSES
    >>> from explorer.core.optimizers import OPTIMIZERS
    >>> target, starts = np.array([1.0, 0.0]), np.array([[3.0, -1.0, -9.0], [0.0, 1.0, 9.0]])
    >>> learnability = Learnability(Objective(LOSSES["mse"], target), OPTIMIZERS["gradient_descent"], starts, 1.0, 100)
    >>> while not learnability.is_over:
    ...     learnability.go_on()
    >>> learnability.steps.tolist()
    [0, 3, -1]
    """

    def __init__(
        self,
        objective: Objective,
        optimizer: Optimizer,
        starts: ArrayLike,
        rate: float,
        within: int,
        *,
        below: float | None = None,
        free: ArrayLike | None = None,
        **hyperparameters: float,
    ) -> None:
        first = np.asarray(starts, dtype=np.float64)
        classes, count = first.shape
        moving = which_move(free, classes)
        self.steps: NDArray[np.int32] = np.full(count, NEVER, dtype=np.int32)
        self.diverged: NDArray[np.bool_] = np.zeros(count, dtype=bool)
        self.taken, self.is_over = 0, False
        self._objective, self._within, self._below = objective, within, below
        most = objective.target == objective.target.max()
        self._right, self._wrong = np.flatnonzero(most), np.flatnonzero(~most)
        self._starts, self._free = first, moving
        together = max(_SIDE_BY_SIDE // classes, 1)
        self._groups = [
            (at, Walks(objective, optimizer, first[:, at : at + together], rate, free=moving, **hyperparameters))
            for at in range(0, count, together)
        ]
        self._turn = 0
        for at, walks in self._groups:
            self._settle(at, walks)
        self._drop_ended()

    @property
    def nbytes(self) -> int:
        """The memory of the walks that go on, and of what is known of all."""
        known = (self.steps, self.diverged, self._starts)
        return sum(array.nbytes for array in known) + sum(walks.nbytes for _, walks in self._groups)

    def go_on(self) -> None:
        """Take one step with as many of the walks as take it in about a millisecond; all take it before the next."""
        if self.is_over:
            return
        at, walks = self._groups[self._turn]
        walks.step()
        self._settle(at, walks)
        self._turn += 1
        if self._turn == len(self._groups):
            self._turn, self.taken = 0, self.taken + 1
            self._drop_ended()

    def _settle(self, at: int, walks: Walks) -> None:
        """Enter which of the walks have ended, of which the first is walk `at`, and let the others go on."""
        gone = ~walks.are_finite()
        won = self._succeed(walks.positions) & ~gone
        self.diverged[at + walks.places[gone]] = True
        self.steps[at + walks.places[won]] = walks.steps
        walks.keep(~(gone | won))

    def _succeed(self, positions: Array) -> NDArray[np.bool_]:
        """(W,) which of the positions (K, W) are where a walk wants to arrive."""
        with np.errstate(over="ignore", invalid="ignore"):
            if self._below is not None:
                return np.asarray(self._objective.value(positions) < self._below)
            right = _largest(positions, self._right)
            return np.asarray(right > _largest(positions, self._wrong)) if len(self._wrong) else ~np.isnan(right)

    def _drop_ended(self) -> None:
        """Leave out the groups of which no walk goes on; after the last step, judge what remains."""
        if self.taken >= self._within:
            for at, walks in self._groups:
                self._judge(at + walks.places, walks.positions)
            self._groups = []
        self._groups = [(at, walks) for at, walks in self._groups if len(walks.places)]
        self.is_over = not self._groups
        if self.is_over:
            self._starts = np.empty((len(self._starts), 0))

    def _judge(self, places: NDArray[np.intp], positions: Array) -> None:
        """Enter which of the walks `places` (W,) have diverged at their last positions (K, W)."""
        value_of, starts = self._objective.value, self._starts[:, places]
        with np.errstate(over="ignore", invalid="ignore"):
            chance = self._objective.chance(starts, self._free)
            self.diverged[places] = value_of(positions) > diverged_above(value_of(starts), chance)


def _largest(positions: Array, rows: NDArray[np.intp]) -> Array:
    """(W,) the largest logit of `rows` at positions (K, W)."""
    largest = positions[rows[0]]
    for row in rows[1:]:
        largest = np.maximum(largest, positions[row])
    return largest
