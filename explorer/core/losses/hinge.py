"""The hinge loss, on the logits."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.core.softmax import Array


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
