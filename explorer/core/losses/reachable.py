"""The probabilities that free logits can reach while others are held."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.core.softmax import Array, probabilities_of


class Reachable:
    """The probabilities that softmax reaches or approaches while only the `free` logits (K,) of `logits` (K,) move.

    The held classes keep their proportions and share what the free ones leave: a flat, convex set.
    """

    def __init__(self, logits: Array, free: NDArray[np.bool_]) -> None:
        self._free = free
        self._proportions: Array = np.zeros(len(free))
        held = ~free
        if held.any():
            self._proportions[held] = probabilities_of(logits[held])
        self._square = float(self._proportions @ self._proportions)

    def nearest(self, point: Array) -> Array:
        """The reachable distribution that is nearest to any `point` (K,).

        A free class gets max(0, pointᵢ − λ), the held ones together max(0, c − λ / r²), where r are their proportions
        and c = r · point / r²; λ makes the sum 1. What has a share has the higher start of λ, so these are tried in
        their order. After W. Wang, M. A. Carreira-Perpiñán, *Projection onto the probability simplex* (2013).
        """
        ends, weights = point[self._free], np.ones(int(self._free.sum()))
        if self._square:
            # A share of λ / r² a unit: below the end c r² of λ the held ones have none.
            ends = np.append(ends, float(self._proportions @ point))
            weights = np.append(weights, 1.0 / self._square)
        order = np.argsort(-ends)
        levels = (np.cumsum((ends * weights)[order]) - 1.0) / np.cumsum(weights[order])
        level = levels[np.flatnonzero(ends[order] > levels)[-1]]
        shares = np.maximum(ends - level, 0.0) * weights
        found = self._proportions * (shares[-1] if self._square else 0.0)
        found[self._free] = shares[: int(self._free.sum())]
        return found
