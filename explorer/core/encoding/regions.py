"""What K linear scores of two features answer where: the class at a place, and each class's region as a polygon."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.core.encoding.cases import Labels
from explorer.core.softmax import Array


def decided(scores: Array, xy: Array) -> Labels:
    """The classes (...) of the largest of scores (K, 3) at `xy` (2, ...); the first of equals."""
    weights = scores.reshape(scores.shape + (1,) * (xy.ndim - 1))
    return (weights[:, 0] * xy[0] + weights[:, 1] * xy[1] + weights[:, 2]).argmax(axis=0)


def regions(scores: Array, low: tuple[float, float], high: tuple[float, float]) -> list[NDArray[np.float64]]:
    """For each class the corners (n, 2) of the convex region inside low … high where its score is the largest.

    A class that wins nowhere has (0, 2). Equal scores everywhere go to the first class, as in `decided`.
    """
    frame = np.array([low, (high[0], low[1]), high, (low[0], high[1])], dtype=np.float64)
    found = []
    for k, own in enumerate(scores):
        region = frame
        for j, other in enumerate(scores):
            lead = own - other
            if j < k and not lead.any():
                region = region[:0]
            elif j != k:
                region = _clipped(region, lead)
        found.append(region)
    return found


def _clipped(corners: NDArray[np.float64], plane: Array) -> NDArray[np.float64]:
    """The part of a convex polygon (n, 2) where plane · (x, y, 1) ≥ 0 (Sutherland and Hodgman, 1974)."""
    side = corners @ plane[:2] + plane[2]
    kept: list[NDArray[np.float64]] = []
    for i in range(len(corners)):
        before, here = side[i - 1], side[i]
        if (before < 0) != (here < 0):
            kept.append(corners[i - 1] + (corners[i] - corners[i - 1]) * before / (before - here))
        if here >= 0:
            kept.append(corners[i])
    return np.array(kept) if kept else np.empty((0, 2))
