"""The probability simplex of three classes as a triangle in the plane, at its true size, and a loss on it.

Seen along (1, 1, 1) no length is distorted: every side is √2 long, and a straight line in the picture is as long as the
Euclidean distance between the two distributions at its ends.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from explorer.core.softmax import Array
from explorer.core.surface import contour_lines

Rule = Callable[[Array], Array]

SIDE = math.sqrt(2.0)
HEIGHT = math.sqrt(1.5)
CORNERS = np.array([[0.0, SIDE / 2, SIDE], [0.0, HEIGHT, 0.0]])  # (2, 3): lower left, top, lower right
FLOOR = 1e-12  # replaces a probability of 0 where a logarithm is needed
_SAMPLES = 160
_LINES = 9
_SHOWN = 0.93


def to_plane(probabilities: ArrayLike) -> NDArray[np.float64]:
    """Distributions (3, ...) → points of the plane (2, ...)."""
    p = np.asarray(probabilities, dtype=np.float64)
    return np.tensordot(CORNERS, p, axes=1)


def from_plane(points: ArrayLike) -> Array:
    """The affine coordinates (3, ...) of points (2, ...): the inverse of `to_plane`, negative outside the triangle."""
    x, y = np.asarray(points, dtype=np.float64)
    top = y / HEIGHT
    right = x / SIDE - top / 2
    return np.stack([1.0 - top - right, top, right])


def nearest(point: ArrayLike) -> Array:
    """(3,) the distribution nearest to the point (2,) of the plane.

    W. Wang, M. A. Carreira-Perpiñán, *Projection onto the probability simplex* (2013), arXiv 1309.1541.
    """
    affine = from_plane(point)
    ordered = np.sort(affine)[::-1]
    shift = (1.0 - np.cumsum(ordered)) / np.arange(1, 4)
    last = int(np.flatnonzero(ordered + shift > 0)[-1])
    return np.maximum(affine + shift[last], 0.0)


def logits_of(probabilities: ArrayLike, floor: float = FLOOR) -> Array:
    """ln p (K, ...), finite also where p is 0."""
    return np.log(np.maximum(np.asarray(probabilities, dtype=np.float64), floor))


@dataclass(frozen=True, slots=True)
class IsoLines:
    """Lines of equal loss on the triangle: `lines[i]` are the (n, 2) pieces at `levels[i]`."""

    levels: tuple[float, ...]
    lines: tuple[tuple[NDArray[np.float64], ...], ...]


def iso_lines(value: Rule) -> IsoLines:
    """The lines on which `value`, logits (3, ...) → (...), is a round number; the logits of a distribution p are ln p.

    The levels are evenly spaced over `value_range`. The samples are denser near the corners and the sides, where
    logarithms are steep.
    """
    along = (1.0 - np.cos(np.linspace(0.0, np.pi, _SAMPLES))) / 2
    away, across = np.meshgrid(along, along, indexing="ij")
    p = np.stack([1.0 - away, away * (1.0 - across), away * across])
    x, y = to_plane(p)
    field = value(logits_of(p))
    low, high = value_range(value)
    levels = _round_levels(low, high)
    found = contour_lines(x, y, field, levels)
    return IsoLines(tuple(levels), tuple(tuple(pieces) for pieces in found))


def value_range(value: Rule) -> tuple[float, float]:
    """The least `value` on the triangle, and the one below which _SHOWN of its area lies."""
    values = value(logits_of(_even_samples()))
    ends = np.append(values, value(logits_of(np.eye(3))))
    place = _SHOWN * (len(values) - 1)  # np.quantile would import numpy.ma, which takes longer than all of this
    return float(ends.min()), float(np.interp(place, np.arange(len(values)), np.sort(values)))


def _even_samples(count: int = 60) -> Array:
    """(3, M) distributions spread evenly over the inside of the triangle."""
    first, second = np.meshgrid(np.arange(count), np.arange(count), indexing="ij")
    inside = first + second < count
    left, top = (first[inside] + 1 / 3) / count, (second[inside] + 1 / 3) / count
    return np.stack([left, top, 1.0 - left - top])


def _round_levels(low: float, high: float) -> list[float]:
    """About _LINES multiples of 1, 2 or 5 times a power of ten between `low` and `high`."""
    if not high > low:
        return []
    rough = (high - low) / _LINES
    decade = 10.0 ** math.floor(math.log10(rough))
    step = min((factor * decade for factor in (1, 2, 5, 10)), key=lambda s: abs(math.log(s / rough)))
    first = math.floor(low / step + 1e-9) + 1
    return [round(n * step, 12) for n in range(first, math.ceil(high / step - 1e-9))]


def triangle_values(value: Rule, columns: int) -> Array:
    """(rows, columns) samples of `value` over the rectangle around the triangle, row 0 at its foot.

    Outside it are the values of its sides, so that the picture can be clipped exactly at the edge.
    """
    rows = round(columns * HEIGHT / SIDE)
    x = (np.arange(columns) + 0.5) / columns * SIDE
    y = (np.arange(rows) + 0.5) / rows * HEIGHT
    p = from_plane(np.stack(np.meshgrid(x, y)))
    inside = np.maximum(p, 0.0)
    return value(logits_of(inside / np.add.reduce(inside, axis=0)))
