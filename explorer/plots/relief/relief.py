"""The surface of a landscape: heights above the floor, and the colours of the places."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from explorer.plots.relief.projection import TALL, Points
from explorer.plots.sample_hatches import HATCHES
from explorer.state.drawn_surface import LOG_DECADES, Field, Sample

_LIGHT = np.array([0.35, -0.45, 0.82]) / np.linalg.norm([0.35, -0.45, 0.82])  # along u, along v, upwards
_SHADES = (0.82, 1.0)  # of a colour: it must be found on the colour bar
_CONTRAST = 0.3
_AT_TOP = (Sample.NOT_WITHIN, Sample.DIVERGED)
_HATCH, _INK = 12, 0.62  # samples between two hatches, and how bright they are

Words = NDArray[np.uint32]


class Relief(NamedTuple):
    """Heights over the floor.

    Attributes:
        heights: (N, N) from 0 to 1; row = second axis, column = first axis.
        cut: (N, N) whether a height was cut off at the floor; None if none was.
    """

    heights: NDArray[np.float32]
    cut: NDArray[np.bool_] | None = None

    def at(self, u: Points, v: Points) -> Points:
        """The heights at places (u, v) on the floor, between samples those of straight lines."""
        last = self.heights.shape[0] - 1
        x, y = ((np.clip(p, -1.0, 1.0) + 1.0) * (last / 2) for p in (u, v))
        column, row = (np.minimum(p.astype(np.intp), last - 1) for p in (x, y))
        x, y = x - column, y - row
        first = row * (last + 1) + column
        flat = self.heights.ravel()
        low = flat[first] * (1 - x) + flat[first + 1] * x
        high = flat[first + last + 1] * (1 - x) + flat[first + last + 2] * x
        heights: Points = low * (1 - y) + high * y
        return heights


def relief_of(field: Field, log: bool) -> Relief:
    """The heights of `field`, whose samples are decimal exponents if `log`: its range fills them.

    What has no number is a floor while it is open; what was not reached within the steps, and what diverged, is at the
    top.
    """
    number = field.samples.dtype.type
    with np.errstate(invalid="ignore", over="ignore"):
        share = (field.samples - number(field.low)) / number(field.high - field.low)
    heights = np.nan_to_num(share, nan=0.0).clip(0.0, 1.0).astype(np.float32)
    if field.kinds is not None:
        heights[np.isin(field.kinds, _AT_TOP)] = 1.0
    return Relief(heights, _cut(field) if log else None)


def _cut(field: Field) -> NDArray[np.bool_] | None:
    """Where samples were raised to the least exponent that is shown."""
    least = float(np.nanmin(field.samples)) if np.isfinite(field.samples).any() else field.low
    top = float(np.nanmax(field.samples)) if np.isfinite(field.samples).any() else field.high
    if top - least < LOG_DECADES * (1 - 1e-6):
        return None
    cut: NDArray[np.bool_] = field.samples <= least
    return cut


def share_of(values: Points, low: float, high: float, log: bool) -> Points:
    """The heights of exact `values` between `low` and `high`, which are decimal exponents if `log`."""
    with np.errstate(all="ignore"):
        values = np.log10(np.maximum(values, 0.0)) if log else values
        share = (values - low) / (high - low)
    shares: Points = np.nan_to_num(share, nan=0.0, posinf=1.0, neginf=0.0).clip(0.0, 1.0)
    return shares


def shaded(colours: Words, relief: Relief, strength: float, kinds: NDArray[np.uint8] | None = None) -> Words:
    """`colours` (N, N), 0xAARRGGBB, in a light; those of level places stay as they are.

    Args:
        strength: from 0 for no light to 1. What was cut off is hatched in any.
        kinds: (N, N) the Sample that each is: those that have no number are hatched in their own ways.
    """
    words = colours
    if strength > 0:
        factor = 1.0 + strength * (_shades(relief) - 1.0)
        words = _darkened(colours, factor)
    if relief.cut is not None:
        hatched = relief.cut & _stripes(len(relief.heights))
        words = np.where(hatched, _darkened(words, np.float32(_INK)), words)
    for kind, hatch in HATCHES.items() if kinds is not None else ():
        stripes = _stripes(len(relief.heights))
        stripes = stripes | stripes[:, ::-1] if hatch.crosses else stripes
        words = np.where((kinds == kind) & stripes, np.uint32(QColor(hatch.line).rgba()), words)
    return words


def mixed(words: Words, u: Points, v: Points) -> Words:
    """The colours of `words` (N, N) at places on the floor, mixed in eighths of the four samples around them."""
    last = words.shape[0] - 1
    eighths = ((np.clip(p, -1.0, 1.0) + 1.0) * (8 * last / 2) for p in (u, v))
    across, up = (np.minimum(p.astype(np.uint32), np.uint32(8 * last - 1)) for p in eighths)
    first = (up >> np.uint32(3)) * np.uint32(last + 1) + (across >> np.uint32(3))
    x, y = across & np.uint32(7), up & np.uint32(7)
    flat = words.ravel()
    low = _blended(flat[first], flat[first + 1], x)
    high = _blended(flat[first + np.uint32(last + 1)], flat[first + np.uint32(last + 2)], x)
    return _blended(low, high, y)


def _blended(first: Words, second: Words, eighths: Words) -> Words:
    """Two colours a word, mixed: in each half of it red and blue, or alpha and green, at once."""
    result = np.zeros_like(first)
    for shift in (np.uint32(0), np.uint32(8)):
        pair = np.uint32(0x00FF00FF)
        one, other = (first >> shift) & pair, (second >> shift) & pair
        result |= ((one * (np.uint32(8) - eighths) + other * eighths) >> np.uint32(3) & pair) << shift
    return result


def _shades(relief: Relief) -> NDArray[np.float32]:
    """(N, N) how much of its colour each place shows."""
    step = 2.0 / (relief.heights.shape[0] - 1)
    along_v, along_u = np.gradient(relief.heights, np.float32(step / TALL))
    light = (_LIGHT[2] - _LIGHT[0] * along_u - _LIGHT[1] * along_v) / np.sqrt(1 + along_u**2 + along_v**2)
    shades: NDArray[np.float32] = (1 + _CONTRAST * (light - _LIGHT[2])).clip(*_SHADES).astype(np.float32)
    return shades


def _darkened(words: Words, factor: NDArray[np.float32] | np.float32) -> Words:
    """`words` with their red, green and blue multiplied by `factor`."""
    result = words & np.uint32(0xFF000000)
    most = (words >> np.uint32(24)).astype(np.float32)  # colours are premultiplied
    for shift in (np.uint32(0), np.uint32(8), np.uint32(16)):
        channel = ((words >> shift) & np.uint32(255)).astype(np.float32) * factor
        result |= np.minimum(channel, most).astype(np.uint32) << shift
    return result


@lru_cache(maxsize=4)
def _stripes(count: int) -> NDArray[np.bool_]:
    """(count, count) diagonal stripes."""
    along: NDArray[np.intp] = np.add.outer(np.arange(count), np.arange(count))
    width = max(count * _HATCH // 256, 2)
    stripes: NDArray[np.bool_] = along % width < max(width // 3, 1)
    return stripes
