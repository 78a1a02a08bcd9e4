"""Cross-entropy and its family: KL divergence, and the trap of softmax twice."""

from __future__ import annotations

import numpy as np

from explorer.core.losses.loss import _through_softmax
from explorer.core.softmax import Array, log_normalizer, probabilities_of


def _cross_entropy(y: Array, t: Array) -> Array:
    # −Σ ŷ (yᵢ − max) and the normalizer are both ≥ 0: nothing cancels.
    shifted, normalizer = log_normalizer(y)
    shifted *= t
    return normalizer * np.add.reduce(t, axis=0) - np.add.reduce(shifted, axis=0)


def _cross_entropy_gradient(y: Array, t: Array) -> Array:
    return probabilities_of(y) * np.add.reduce(t, axis=0) - t


def _twice(y: Array, t: Array) -> Array:
    return _cross_entropy(probabilities_of(y), t)


def _twice_gradient(y: Array, t: Array) -> Array:
    p = probabilities_of(y)
    return _through_softmax(p, _cross_entropy_gradient(p, t))


def _kl(y: Array, t: Array) -> Array:
    shifted, normalizer = log_normalizer(y)
    log_target = np.log(np.where(t > 0, t, 1))  # 0 ln 0 = 0
    return np.maximum(np.add.reduce(t * (log_target + normalizer - shifted), axis=0), 0)
