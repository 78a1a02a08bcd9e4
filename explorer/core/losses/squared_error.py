"""Squared error of the probabilities, and the Euclidean distance."""

from __future__ import annotations

import numpy as np

from explorer.core.losses.loss import _through_softmax
from explorer.core.softmax import Array, probabilities_of


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
