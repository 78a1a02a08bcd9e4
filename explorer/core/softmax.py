"""Softmax, log-softmax and sigmoid, numerically stable; classes on axis 0; the float dtype is kept.

Formulas: I. Goodfellow, Y. Bengio, A. Courville, *Deep Learning* (2016), sections 4.1 and 6.2.2.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.floating[Any]]

# exp of less is 0 in float64, as of −∞, but takes four times as long, as for the lecture's −1000. To look for such
# logits costs more than it saves where they are few.
_ALL_GONE = -746.0
_MANY = 1024


class SoftmaxBlock(NamedTuple):
    """The three stages of the softmax block as the slides draw it.

    Attributes:
        exponentials: (K, ...) exp(yᵢ).
        total: (...) their sum.
        probabilities: (K, ...) the quotients.
    """

    exponentials: Array
    total: Array
    probabilities: Array


def as_logits(logits: ArrayLike) -> Array:
    """`logits` as a float array (K, ...); whole numbers become float64. Raises ValueError without a class axis."""
    array = np.asarray(logits)
    if array.dtype.kind != "f":
        array = array.astype(np.float64)
    if array.ndim == 0 or array.shape[0] == 0:
        raise ValueError(f"logits need at least one class on axis 0; the shape is {array.shape}")
    return array


def log_normalizer(logits: Array) -> tuple[Array, Array]:
    """Logits less their maximum, (K, ...), and the logarithm of the sum of their exponentials, (...).

    The sum is at least 1; its logarithm is log1p of the sum without the largest term. A plain log would
    round 1 + 4e-18 to 1, and the loss of a confident right answer to 0.
    """
    shifted = logits - np.maximum.reduce(logits, axis=0)
    return shifted, _log_of_sum(np.exp(shifted), shifted == 0)


def _log_of_sum(weights: Array, maximal: NDArray[np.bool_]) -> Array:
    """ln Σ weights (K, ...), which are 1 where `maximal`. Overwrites the weights."""
    np.copyto(weights, 0, where=maximal)
    beyond = np.add.reduce(weights, axis=0)
    beyond += np.add.reduce(maximal, axis=0, dtype=np.int8) - np.int8(1)
    return np.log1p(beyond)


def logsumexp(logits: ArrayLike) -> Array:
    """ln Σ exp(yᵢ) over axis 0: (K, ...) → (...)."""
    array = as_logits(logits)
    return np.maximum.reduce(array, axis=0) + log_normalizer(array)[1]


def log_softmax(logits: ArrayLike) -> Array:
    """ln softmax(y): (K, ...) → (K, ...), finite for every finite input."""
    shifted, normalizer = log_normalizer(as_logits(logits))
    return shifted - normalizer


def softmax(logits: ArrayLike) -> Array:
    """exp(yᵢ) / Σ exp(yⱼ) over axis 0: (K, ...) → (K, ...).

    >>> softmax([3.0, 1.0, -3.0]).round(2).tolist()
    [0.88, 0.12, 0.0]
    """
    return probabilities_of(as_logits(logits))


def probabilities_of(logits: Array) -> Array:
    """`softmax` without checking that `logits` are a float array: for inner loops."""
    shifted = logits - np.maximum.reduce(logits, axis=0)
    if shifted.size >= _MANY and shifted.dtype == np.float64:
        np.copyto(shifted, -np.inf, where=shifted < _ALL_GONE)
    weights = np.exp(shifted)
    weights /= np.add.reduce(weights, axis=0)
    return weights


def sigmoid(x: ArrayLike) -> Array:
    """1 / (1 + exp(−x)), elementwise; the softmax of two logits that differ by x. No overflow on either side."""
    array = np.asarray(x)
    if array.dtype.kind != "f":
        array = array.astype(np.float64)
    small = np.exp(-np.abs(array))
    return np.where(array >= 0, 1, small) / (1 + small)


def logit_for_probability(logits: ArrayLike, index: int, probability: float, temperature: float = 1.0) -> float:
    """The value of logit `index` at which its probability is `probability`, the other logits unchanged.

    With z = y / T, softmax gives p = exp(zᵢ) / (exp(zᵢ) + Σ exp(zⱼ)) over the others, so that
    yᵢ = T · (ln(p / (1 − p)) + ln Σ exp(zⱼ)).

    Args:
        logits: (K,), at least two.
        probability: strictly between 0 and 1: at both ends the logit would be infinite.

    Raises ValueError for another probability, or where there is no other logit.
    """
    if not 0.0 < probability < 1.0:
        raise ValueError(f"a logit can give probabilities between 0 and 1 only, not {probability}")
    others = np.delete(as_logits(logits), index)
    return temperature * (math.log(probability) - math.log1p(-probability) + float(logsumexp(others / temperature)))


def softmax_block(logits: ArrayLike) -> SoftmaxBlock:
    """exp → sum → divide exactly as the slides draw it. It overflows as they do: it is there to *show* the stages."""
    with np.errstate(over="ignore", invalid="ignore"):
        exponentials = np.exp(as_logits(logits))
        total = np.add.reduce(exponentials, axis=0)
        return SoftmaxBlock(exponentials, total, exponentials / total)
