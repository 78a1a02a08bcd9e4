"""Hatching: parallel lines over a part of a plot, in a direction of its own for each run."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Segments = tuple[NDArray[np.float64], NDArray[np.float64]]  # x and y, each (3 S,): both ends of a line, then a nan
_APART = 9.0  # pixels from one line to the next


def hatching(
    across: tuple[float, float], up: tuple[float, float], pixel: tuple[float, float], direction: int
) -> Segments:
    """The lines over the rectangle from across[0] to across[1] and from up[0] to up[1], in the units of the plot.

    Args:
        pixel: (width, height) of a pixel in these units.
        direction: 0 rising, 1 falling, 2 level, 3 upright.
    """
    width, height = (across[1] - across[0]) / pixel[0], (up[1] - up[0]) / pixel[1]
    left, bottom, right, top = _lines(width, height, direction)
    gap = np.full(len(left), np.nan)
    x, y = np.stack([left, right, gap], axis=1).ravel(), np.stack([bottom, top, gap], axis=1).ravel()
    return across[0] + pixel[0] * x, up[0] + pixel[1] * y


def _lines(width: float, height: float, direction: int) -> tuple[NDArray[np.float64], ...]:
    """(x, y) where the lines begin, then where they end, each (S,), in pixels from the lower left corner."""
    if direction == 2:
        level = np.arange(_APART / 2, height, _APART)
        return np.zeros_like(level), level, np.full_like(level, width), level
    if direction == 3:
        upright = np.arange(_APART / 2, width, _APART)
        return upright, np.zeros_like(upright), upright, np.full_like(upright, height)
    shift = np.arange(_APART - height, width, _APART * np.sqrt(2.0))
    left, right = np.maximum(shift, 0.0), np.minimum(shift + height, width)
    low, high = left - shift, right - shift
    return (left, low, right, high) if direction == 0 else (left, height - low, right, height - high)
