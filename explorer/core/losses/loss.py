"""What a loss is: its record, and how value and gradient are asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from explorer.core.softmax import Array, as_logits

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

        >>> from explorer.core.losses.table import LOSSES
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
