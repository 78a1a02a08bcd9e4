"""A loss with its target and temperature, quick enough for an optimizer's inner loop."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from explorer.core.losses.loss import Loss
from explorer.core.softmax import Array


@dataclass(frozen=True, eq=False)
class Objective:
    """A loss with its target (K,) and the temperature T that divides the logits: e(y) = loss(y / T).

    Checked once here, so that the methods are quick enough for an optimizer's inner loop. Raises ValueError for a
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

    def minimum(self, logits: ArrayLike, free: NDArray[np.bool_] | None = None) -> float:
        """The lowest value that can be reached from `logits` (K,) by moving only the free ones.

        The least over a few candidates, held logits left alone: the free ones far out in favour of the target's
        largest class; all far down; and in the proportions of the target. Exact for every loss with a one-hot target
        and for cross-entropy, the squared errors and KL with a soft one; for softmax twice with a soft target a
        little high.
        """
        y = np.asarray(logits, dtype=np.float64) / self.temperature
        moving = np.ones(len(y), dtype=bool) if free is None else np.asarray(free, dtype=bool)
        candidates: list[Array] = [y]
        held: Array = y[~moving]
        far = 800.0 + (float(np.abs(held).max()) if held.size else 0.0)
        down = np.where(moving, -far, y)
        top = int(self.target.argmax())
        best = down.copy()
        best[top] = far if moving[top] else y[top]
        candidates += [down, best, self._in_proportion(y, moving)]
        return min(float(self.loss.value(c, self.target)) for c in candidates)

    def _in_proportion(self, y: Array, moving: NDArray[np.bool_]) -> Array:
        """Free logits at ln ŷ, raised so that the held ones have the share that the target gives them."""
        share = float(self.target[~moving].sum())
        level = 0.0
        if share > 0:
            shifted = y[~moving]
            level = float(shifted.max() + np.log(np.exp(shifted - shifted.max()).sum()) - np.log(share))
        elif not moving.all():
            level = float(y[~moving].max()) + 800.0
        logs = np.log(np.where(self.target > 0, self.target, 1e-300))
        return np.where(moving, logs + level, y)
