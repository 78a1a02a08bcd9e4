"""A loss with its target and temperature, fast enough for an optimizer's inner loop."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from explorer.core.losses.loss import Loss
from explorer.core.softmax import Array


@dataclass(frozen=True, eq=False)
class Objective:
    """A loss with its target (K,) and the temperature T that divides the logits: e(y) = loss(y / T).

    Checked once here, so that the methods are fast enough for an optimizer's inner loop. Raises ValueError for a
    target that is not (K,) or a temperature that is not positive.
    """

    loss: Loss
    target: Array
    temperature: float = 1.0
    _shaped: dict[tuple[int, np.dtype[Any]], Array] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        target = np.array(self.target, dtype=np.float64)
        if target.ndim != 1 or len(target) < 2:
            raise ValueError(f"a target is a (K,) array with K ≥ 2, not of shape {target.shape}")
        if not self.temperature > 0:
            raise ValueError(f"the temperature must be positive, not {self.temperature}")
        target.flags.writeable = False
        object.__setattr__(self, "target", target)

    def _fit(self, logits: ArrayLike) -> tuple[Array, Array]:
        y = np.asarray(logits)
        if self.temperature != 1:
            y = y / self.temperature
        key = (y.ndim, y.dtype)
        target = self._shaped.get(key)
        if target is None:
            target = self.target.astype(y.dtype).reshape((-1,) + (1,) * (y.ndim - 1))
            self._shaped[key] = target
        return y, target

    def value(self, logits: ArrayLike) -> Array:
        """e: (K, ...) → (...)."""
        return self.loss.raw_value(*self._fit(logits))

    def gradient(self, logits: ArrayLike) -> Array:
        """∂e/∂y: (K, ...) → (K, ...)."""
        gradient = self.loss.raw_gradient(*self._fit(logits))
        return gradient if self.temperature == 1 else gradient / self.temperature

    def slope(self, logits: ArrayLike, free: NDArray[np.bool_] | None = None) -> Array:
        """‖∇e‖ over the free logits: (K, ...) → (...)."""
        gradient = self.gradient(logits)
        if free is not None:
            gradient = gradient[free]
        return np.sqrt(np.add.reduce(gradient * gradient, axis=0))

    def chance(self, logits: ArrayLike, free: NDArray[np.bool_]) -> Array:
        """The value where the free logits (K,) are equal: (K, ...) → (...).

        To softmax held logits are no part of chance; a loss of the logits themselves has them whatever the others do.
        """
        y = np.asarray(logits, dtype=np.float64)
        moving = free.reshape((-1,) + (1,) * (y.ndim - 1)) if self.loss.on_logits else True
        return self.value(np.where(moving, 0.0, y))

    def minimum(self, logits: ArrayLike, free: NDArray[np.bool_] | None = None) -> float:
        """The lowest value that can be reached from `logits` (K,) by moving only the free ones, or what it tends to.

        As the record of the loss says, and never above the value at `logits`.
        """
        y = np.asarray(logits, dtype=np.float64) / self.temperature
        moving = which_move(free, len(y))
        here = float(self.loss.raw_value(y, self.target))
        held = tuple(np.where(moving, 0.0, y).tolist())
        return min(here, _least(self.loss, tuple(self.target.tolist()), held, tuple(moving.tolist())))

    def only_approaches(self, free: NDArray[np.bool_]) -> bool:
        """Whether no finite logits reach the minimum: softmax gives no class the probability 0 that the target has."""
        if self.loss.on_logits:
            return False
        unwanted = self.target == 0
        falls = bool((free & unwanted).any())  # such a logit falls without end
        rise = bool(free[~unwanted].all() and (~free & unwanted).any())  # all the others rise above the held ones
        return falls or rise


def which_move(free: ArrayLike | None, classes: int) -> NDArray[np.bool_]:
    """(K,) which of so many logits may move: those that are `free` (K,), and all where that is None."""
    return np.ones(classes, dtype=bool) if free is None else np.array(free, dtype=bool)


@lru_cache(maxsize=256)
def _least(loss: Loss, target: tuple[float, ...], held: tuple[float, ...], free: tuple[bool, ...]) -> float:
    """The start of the free logits does not matter: they are 0 in `held`."""
    t, moving = np.array(target), np.array(free)
    if not moving.any():
        return np.inf

    def value(logits: Array) -> Array:
        return loss.raw_value(logits, t.reshape(t.shape + (1,) * (logits.ndim - 1)))

    return float(loss.least(value, np.array(held), t, moving))
