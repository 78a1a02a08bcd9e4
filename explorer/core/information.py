"""Information, entropy and likelihood, in nats: natural logarithms, classes on axis 0.

Formulas: T. M. Cover, J. A. Thomas, *Elements of Information Theory* (2nd ed., 2006), sections 2.1 and 2.3; for the
likelihood C. M. Bishop, *Pattern Recognition and Machine Learning* (2006), section 4.3.4. By continuity 0 ln 0 = 0;
an event that has probability 0 and yet happens has infinite cost.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from explorer.core.softmax import Array


def _distribution(values: ArrayLike) -> Array:
    array = np.asarray(values, dtype=np.float64)
    if array.ndim == 0:
        raise ValueError("a distribution needs its classes on axis 0; this is a single number")
    return array


def _pair(p: ArrayLike, q: ArrayLike) -> tuple[Array, Array]:
    """Both as arrays; the one with fewer axes is broadcast over the trailing axes of the other."""
    first, second = _distribution(p), _distribution(q)
    if first.shape[0] != second.shape[0]:
        raise ValueError(f"distributions over {first.shape[0]} and over {second.shape[0]} classes cannot be compared")
    axes = max(first.ndim, second.ndim)
    shaped = [a.reshape(a.shape + (1,) * (axes - a.ndim)) for a in (first, second)]
    return shaped[0], shaped[1]


def information_content(p: ArrayLike) -> Array:
    """ln(1/p), elementwise: how surprising an event of probability p is; infinite at p = 0.

    >>> information_content([1.0, 0.5]).round(4).tolist()
    [0.0, 0.6931]
    """
    with np.errstate(divide="ignore"):
        return 0.0 - np.log(np.asarray(p, dtype=np.float64))  # not −ln p: that is −0.0 at p = 1


def _expected(p: Array, surprise: Array) -> Array:
    """Σ pᵢ surpriseᵢ over axis 0, where 0 · ∞ = 0."""
    return np.add.reduce(p * np.where(p > 0, surprise, 0.0), axis=0)


def entropy(p: ArrayLike) -> Array:
    """H(P) = Σ pᵢ ln(1/pᵢ): (K, ...) → (...).

    >>> round(float(entropy([1 / 3, 1 / 2, 1 / 6])), 4)
    1.0114
    """
    return cross_entropy(p, p)


def cross_entropy(p: ArrayLike, q: ArrayLike) -> Array:
    """H(P, Q) = Σ pᵢ ln(1/qᵢ), infinite where some qᵢ = 0 < pᵢ: (K, ...) → (...).

    Raises ValueError where the shapes differ.

    >>> round(float(cross_entropy([1 / 4, 1 / 2, 1 / 4], [1 / 3, 1 / 2, 1 / 6])), 4)
    1.0692
    """
    first, second = _pair(p, q)
    return _expected(first, information_content(second))


def kl_divergence(p: ArrayLike, q: ArrayLike) -> Array:
    """KL(P‖Q) = Σ pᵢ ln(pᵢ/qᵢ) = H(P, Q) − H(P), never negative: (K, ...) → (...).

    Raises ValueError where the shapes differ. Each term is computed as pᵢ (r − 1 − ln r) with r = qᵢ/pᵢ, which is ≥ 0
    by itself: the added Σ qᵢ − Σ pᵢ is 0. Close to P = Q the terms as they are written above would cancel and leave
    only rounding errors.
    """
    first, second = _pair(p, q)
    with np.errstate(over="ignore", divide="ignore", invalid="ignore"):
        ratio = second / first
        terms = first * (ratio - 1.0 - np.log(ratio))
    # Where p is 0, or too small to count, the ratio is not finite: there the term is q alone.
    return np.add.reduce(np.where(np.isfinite(ratio), terms, second), axis=0)


def likelihood(probabilities: ArrayLike, labels: Sequence[int] | NDArray[np.intp]) -> Array:
    """Π over N examples of the probability given to the right class `labels` (N,): (K, ...) → (...).

    >>> round(float(likelihood([0.5, 0.25, 0.25], [0, 0, 1])), 6)
    0.0625
    """
    return np.multiply.reduce(_distribution(probabilities)[_indices(labels)], axis=0)


def log_likelihood(log_probabilities: ArrayLike, labels: Sequence[int] | NDArray[np.intp]) -> Array:
    """Σ over N examples of ln y′ of the right class `labels` (N,): (K, ...) → (...); never above 0.

    It is −1 times the sum of the cross-entropies, and finite even where the product itself underflows to 0.
    """
    return np.add.reduce(_distribution(log_probabilities)[_indices(labels)], axis=0)


def frequencies(labels: Sequence[int] | NDArray[np.intp], classes: int) -> Array:
    """(K,) share of each class among `labels` (N,): the probabilities that make these labels most likely."""
    return np.bincount(_indices(labels), minlength=classes) / len(labels)


def _indices(labels: Sequence[int] | NDArray[np.intp]) -> NDArray[np.intp]:
    return np.asarray(labels, dtype=np.intp)
