"""The losses: one record each, value and gradient with respect to the logits. Classes on axis 0.

Definitions follow the lecture (sums over the classes); the notes name PyTorch's counterpart where it differs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from explorer.core.softmax import Array, as_logits, log_normalizer, probabilities_of

Rule = Callable[[Array, Array], Array]


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss. `raw_value` and `raw_gradient` take float arrays that fit each other, the others anything array-like.

    key: the name in code and files. label: the name for people. note: one sentence.
    formula: with {y}, {p} and {t} where the signs of logits, probabilities and target go.
    """

    key: str
    label: str
    formula: str
    note: str
    raw_value: Rule
    raw_gradient: Rule

    def value(self, logits: ArrayLike, target: ArrayLike) -> Array:
        """e for logits (K, ...) and a target (K,) or of the logits' shape: (...). Raises ValueError on a misfit.

        >>> round(float(LOSSES["cross_entropy"].value([0, 0.006, 0.12], [0, 1, 0])), 4)
        1.1362
        """
        return self.raw_value(*_fitting(logits, target))

    def gradient(self, logits: ArrayLike, target: ArrayLike) -> Array:
        """∂e/∂y for logits (K, ...): the same shape. Raises ValueError on a misfit."""
        return self.raw_gradient(*_fitting(logits, target))


def _fitting(logits: ArrayLike, target: ArrayLike) -> tuple[Array, Array]:
    """Both as float arrays, the target broadcast over the trailing axes of the logits."""
    y = as_logits(logits)
    t = np.asarray(target, dtype=y.dtype)
    if t.shape == y.shape:
        return y, t
    if t.shape != y.shape[:1]:
        raise ValueError(f"a target of shape {t.shape} does not fit logits of shape {y.shape}: it needs {y.shape[:1]}")
    return y, t.reshape(t.shape + (1,) * (y.ndim - 1))


def _through_softmax(p: Array, v: Array) -> Array:
    """The gradient v with respect to the probabilities p, carried back to the logits: pᵢ (vᵢ − Σ pⱼ vⱼ).

    This is PyTorch's arithmetic to the last bit. Taking v relative to its entry at the largest p would keep more
    digits on the plateau, but optimizers that divide by the slope's size make that difference visible (2e-9 after 200
    steps of RMSprop), and a run must be repeatable there number for number.
    """
    return p * (v - np.add.reduce(p * v, axis=0))


def _cross_entropy(y: Array, t: Array) -> Array:
    # −Σ ŷ (yᵢ − max) and the normalizer are both ≥ 0: nothing cancels.
    shifted, normalizer = log_normalizer(y)
    shifted *= t
    return normalizer * np.add.reduce(t, axis=0) - np.add.reduce(shifted, axis=0)


def _cross_entropy_gradient(y: Array, t: Array) -> Array:
    return probabilities_of(y) * np.add.reduce(t, axis=0) - t


def _squared(y: Array, t: Array, mean: bool = False) -> Array:
    error = probabilities_of(y)
    error -= t
    error *= error
    total = np.add.reduce(error, axis=0)
    return total / len(y) if mean else total


def _squared_gradient(y: Array, t: Array, mean: bool = False) -> Array:
    p = probabilities_of(y)
    return _through_softmax(p, (2 / len(y) if mean else 2) * (p - t))


def _euclidean(y: Array, t: Array) -> Array:
    return np.sqrt(_squared(y, t))


def _euclidean_gradient(y: Array, t: Array) -> Array:
    p = probabilities_of(y)
    error = p - t
    length = np.sqrt(np.add.reduce(error * error, axis=0))
    # At distance 0 there is a kink; 0 is its subgradient, and what PyTorch would make nan.
    return _through_softmax(p, error / np.where(length > 0, length, 1))


def _margins(y: Array, t: Array) -> tuple[Array, NDArray[np.intp]]:
    """1 − y_t + yⱼ for every j, 0 at the target class itself, and the target's index kept as axis 0."""
    top = np.broadcast_to(t, y.shape).argmax(axis=0)[None]
    margins = 1 - np.take_along_axis(y, top, axis=0) + y
    np.put_along_axis(margins, top, 0, axis=0)
    return margins, top


def _hinge(y: Array, t: Array) -> Array:
    return np.add.reduce(np.maximum(_margins(y, t)[0] / len(y), 0), axis=0)


def _hinge_gradient(y: Array, t: Array) -> Array:
    margins, top = _margins(y, t)
    gradient = (margins > 0) / np.asarray(len(y), dtype=y.dtype)
    np.put_along_axis(gradient, top, -np.add.reduce(gradient, axis=0)[None], axis=0)
    return gradient


def _twice(y: Array, t: Array) -> Array:
    return _cross_entropy(probabilities_of(y), t)


def _twice_gradient(y: Array, t: Array) -> Array:
    p = probabilities_of(y)
    return _through_softmax(p, _cross_entropy_gradient(p, t))


def _kl(y: Array, t: Array) -> Array:
    shifted, normalizer = log_normalizer(y)
    log_target = np.log(np.where(t > 0, t, 1))  # 0 ln 0 = 0
    return np.maximum(np.add.reduce(t * (log_target + normalizer - shifted), axis=0), 0)


_ALL = (
    Loss(
        "cross_entropy",
        "cross-entropy",
        "e = −Σ {t}ᵢ ln {p}ᵢ",
        "Computed from the logits, so it is finite for every finite logit.",
        _cross_entropy,
        _cross_entropy_gradient,
    ),
    Loss(
        "mse",
        "MSE",
        "e = Σ ({t}ᵢ − {p}ᵢ)²",
        "The lecture's sum of squared differences of the probabilities.",
        _squared,
        _squared_gradient,
    ),
    Loss(
        "mse_mean",
        "MSE / K",
        "e = (1/K) Σ ({t}ᵢ − {p}ᵢ)²",
        "MSE divided by the number of classes, as PyTorch's MSELoss.",
        partial(_squared, mean=True),
        partial(_squared_gradient, mean=True),
    ),
    Loss(
        "euclidean",
        "Euclidean",
        "e = √Σ ({t}ᵢ − {p}ᵢ)²",
        "The straight-line distance between prediction and target.",
        _euclidean,
        _euclidean_gradient,
    ),
    Loss(
        "hinge",
        "hinge",
        "e = (1/K) Σ max(0, 1 − {y}ₜ + {y}ⱼ), j ≠ t",
        "On the logits, t the class of the largest target; PyTorch's MultiMarginLoss.",
        _hinge,
        _hinge_gradient,
    ),
    Loss(
        "cross_entropy_twice",
        "softmax twice",
        "e = −Σ {t}ᵢ ln softmax({p})ᵢ",
        "The trap: softmax in the model and again inside the loss.",
        _twice,
        _twice_gradient,
    ),
    Loss(
        "kl",
        "KL divergence",
        "e = Σ {t}ᵢ ln({t}ᵢ / {p}ᵢ)",
        "Cross-entropy less the entropy of the target; 0 when the two agree.",
        _kl,
        _cross_entropy_gradient,
    ),
)

LOSSES: dict[str, Loss] = {loss.key: loss for loss in _ALL}


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
