"""How near a place on the screen is to a path, and which of its steps is the nearest; all in pixels."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_FAR = 1e7  # pixels: a run may go so far that squares of its distance overflow
_LEAP = 0.1  # pixels that a step counts as farther for each pixel along the path from the step held
_TIE = 1e-6  # the same for each step, where many are at one place
Points = NDArray[np.floating[Any]]


def _near(x: Points, y: Points, at: tuple[float, float]) -> tuple[Points, Points]:
    """The points (x, y), each (T,), as seen from `at`."""
    with np.errstate(over="ignore", invalid="ignore"):
        across, up = (np.nan_to_num(np.clip(v, -_FAR, _FAR), nan=_FAR) for v in (x - at[0], y - at[1]))
    return across, up


def distance_to_path(x: Points, y: Points, at: tuple[float, float]) -> float:
    """The distance of `at` from the polyline through (x, y), each (T,) with T ≥ 1."""
    x, y = _near(x, y, at)
    across, up = np.diff(x), np.diff(y)
    square = across**2 + up**2
    with np.errstate(divide="ignore", invalid="ignore"):
        part = np.where(square > 0, np.clip(-(x[:-1] * across + y[:-1] * up) / square, 0.0, 1.0), 0.0)
    ends = min(np.hypot(x[0], y[0]), np.hypot(x[-1], y[-1]))
    return float(min(np.hypot(x[:-1] + part * across, y[:-1] + part * up).min(initial=np.inf), ends))


def nearest_step(x: Points, y: Points, at: tuple[float, float], held: int | None = None) -> int:
    """The index of the point of (x, y), each (T,), that is nearest to `at`.

    Args:
        held: the step that is being dragged: others count as farther, the farther they are along the path, so that
            a drag does not leap to another arm of the path, nor between steps at one place.
    """
    x, y = _near(x, y, at)
    distance = np.hypot(x, y)
    if held is not None:
        along = np.concatenate(([0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))))
        distance = distance + _LEAP * np.abs(along - along[held]) + _TIE * np.abs(np.arange(len(x)) - held)
    return int(distance.argmin())
