"""Walks side by side: one optimizer under one objective from many starts, or from one start at many learning rates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from explorer.core.descent import are_usable
from explorer.core.losses.objective import Objective, which_move
from explorer.core.optimizers import Optimizer
from explorer.core.softmax import Array

NEVER = -1  # in place of a step


class Walks:
    """M walks that take their steps together, each exactly as a Run from its start at its rate would.

    Args:
        objective: the loss with its target and temperature.
        optimizer: how each step follows from the gradient.
        starts: (K, M) the logits at step 0.
        rates: the learning rate of all, or (M,) of each.
        free: (K,) which logits may move; all if it is left out.
        hyperparameters: as for Optimizer.init, but for the rate.

    Attributes:
        positions: (K, W) where the walks are that still go on.
        places: (W,) which of the M these are.
        steps: how many they have taken.

    Raises ValueError or TypeError, as Optimizer.init does, for invalid hyperparameters.
    """

    def __init__(
        self,
        objective: Objective,
        optimizer: Optimizer,
        starts: ArrayLike,
        rates: float | Sequence[float],
        *,
        free: ArrayLike | None = None,
        **hyperparameters: float,
    ) -> None:
        self.positions: Array = np.array(starts, dtype=np.float64, order="C")
        self.places: NDArray[np.intp] = np.arange(self.positions.shape[1])
        self.steps = 0
        self._objective, self._update = objective, optimizer.update
        moving = which_move(free, len(self.positions))
        self._held: NDArray[np.bool_] | None = None if moving.all() else np.logical_not(moving)
        each = np.broadcast_to(np.asarray(rates, dtype=np.float64), self.places.shape)
        for rate in set(each.tolist()):
            optimizer.resolved(lr=rate)
        state = optimizer.init(self.positions, lr=float(each[0]), **hyperparameters)
        self._state = state if np.ndim(rates) == 0 else state._replace(settings=_with_rates(state.settings, each))

    def step(self) -> None:
        """Take one step."""
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            gradient = self._objective.gradient(self.positions)
            if self._held is not None:
                gradient[self._held] = 0.0
            self.positions, self._state = self._update(gradient, self._state, self.positions)
        self.steps += 1

    def are_finite(self) -> NDArray[np.bool_]:
        """(W,) whether each is at logits that a Run would accept; one that is not has diverged."""
        return are_usable(self.positions)

    def keep(self, going: NDArray[np.bool_]) -> None:
        """Let only those of the walks go on that are marked in `going` (W,)."""
        if going.all():
            return
        self.positions, self.places = np.ascontiguousarray(self.positions[:, going]), self.places[going]
        moments = tuple(np.ascontiguousarray(moment[:, going]) for moment in self._state.moments)
        rates: Any = self._state.settings["lr"]
        settings = self._state.settings if np.ndim(rates) == 0 else _with_rates(self._state.settings, rates[going])
        self._state = self._state._replace(settings=settings, moments=moments)

    @property
    def nbytes(self) -> int:
        """The memory of positions, places and moments."""
        return self.positions.nbytes + self.places.nbytes + sum(moment.nbytes for moment in self._state.moments)


def _with_rates(settings: dict[str, float], rates: NDArray[np.float64]) -> dict[str, Any]:
    """Settings in which the learning rate is (W,), one for each column of the logits."""
    return {**settings, "lr": rates}
