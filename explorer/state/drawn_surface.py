"""Error surfaces ready to draw: their samples to colour and their contour lines, cached while they are shown."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.surface import ErrorSurface
from explorer.state.bounded_cache import bounded_cache
from explorer.state.surface_view import Range

Floats = tuple[float, ...]
Contours = list[list[NDArray[np.float64]]]  # a list of (n, 2) lines for each level

RESOLUTION = 256
SURFACE_BYTES = 32_000_000  # with fields and contours: about thirty of the lecture's surface
CONTOURS_KEPT = 4  # of one surface: value and slope, each linear and logarithmic
LOG_DECADES = 12  # a logarithmic colour scale reaches at most this far below its top


@lru_cache(maxsize=64)
def objective_of(loss: str, target: Floats, temperature: float) -> Objective:
    """The loss with the key `loss` under a `target` (K,) at a `temperature`."""
    return Objective(LOSSES[loss], np.array(target), temperature)


class Sample(IntEnum):
    """What a sample is; all but the first have no number."""

    FOUND = 0
    NOT_WITHIN = 1  # the steps that it was given did not suffice
    DIVERGED = 2
    OPEN = 3  # it is still being computed


class Field(NamedTuple):
    """A quantity of a surface, ready to be coloured.

    Attributes:
        samples: (N, N), row = second axis, column = first axis; nan where there is no number.
        low, high: the range of the colours.
        kinds: (N, N) the Sample that each is; None if all have numbers.
    """

    samples: NDArray[np.floating]
    low: float
    high: float
    kinds: NDArray[np.uint8] | None = None

    @property
    def has_numbers(self) -> bool:
        """Whether any sample has a number."""
        return self.kinds is None or self.has(Sample.FOUND)

    def has(self, kind: Sample) -> bool:
        """Whether it says of any sample that it is of this `kind`."""
        return self.kinds is not None and bool((self.kinds == kind).any())


class DrawnSurface:
    """An error surface, and the fields and contour lines computed of it; the cache drops them together.

    Attributes:
        surface: the samples.
        nbytes: the memory of all of it. A number, not a property: it is summed over all surfaces at every drag.
    """

    def __init__(self, surface: ErrorSurface) -> None:
        self.surface = surface
        self._fields: dict[tuple[str, bool], Field] = {}
        self._contours: dict[tuple[str, Floats], Contours] = {}
        self._beside = 0
        self.nbytes = 0

    def field(self, quantity: str, log: bool) -> Field:
        """The `quantity`, "value" or "slope", as a Field; its decimal logarithm if `log`."""
        field = self._fields.get((quantity, log))
        if field is None:
            field = self._fields[quantity, log] = field_of(self.surface, quantity, log)
            self._count(field.samples.nbytes if log else 0)
        return field

    def contours(self, quantity: str, levels: Floats) -> Contours:
        """The contour lines of the `quantity`, "value" or "slope", at `levels`."""
        lines = self._contours.get((quantity, levels))
        if lines is None:
            lines = self._contours[quantity, levels] = self.surface.contours(levels, quantity=quantity)
            excess = len(self._contours) > CONTOURS_KEPT
            dropped = self._contours.pop(next(iter(self._contours))) if excess else []
            self._count(_bytes_of(lines) - _bytes_of(dropped))
        return lines

    def _count(self, more: int) -> None:
        self._beside += more
        self.nbytes = self.surface.nbytes + self._beside


def _bytes_of(contours: Contours) -> int:
    return sum(line.nbytes for lines in contours for line in lines)


def field_of(surface: ErrorSurface, quantity: str, log: bool) -> Field:
    """The "value" or the "slope" of `surface` as a Field; if `log`, its decimal logarithm over at most LOG_DECADES."""
    samples = surface.slope if quantity == "slope" else surface.value
    return ranged(samples, float(samples.min()), float(samples.max()), log)


def ranged(samples: NDArray[np.floating], low: float, high: float, log: bool) -> Field:
    """`samples` (N, N), of which `low` is the least and `high` the largest, as a Field; if `log`, their logarithms."""
    if log:
        high = high if high > 0 else 1.0
        low = max(low, high * 10.0**-LOG_DECADES)
        samples = np.log10(np.maximum(samples, low))
        low, high = float(np.log10(low)), float(np.log10(high))
    if high - low < 1e-12 * max(1.0, abs(high)):  # a constant surface is all "low", not noise over the whole map
        high = low + (1.0 if log else max(1.0, abs(low)))
    return Field(samples, low, high)


@bounded_cache(SURFACE_BYTES)
def surface_of(
    loss: str,
    target: Floats,
    temperature: float,
    held: Floats,
    axes: tuple[int, int],
    ranges: tuple[Range, Range],
    free: tuple[bool, ...],
) -> DrawnSurface:
    """The surface of a loss, by only the values that it depends on.

    Args:
        loss: the key of its record.
        target: (K,) the target distribution.
        temperature: divides the logits.
        held: (K,) the logits that are held still; 0 for those on the axes, which must not tell two keys apart.
        axes: the logits along x and y.
        ranges: the ends of the axis along x, and of that along y.
        free: (K,) the logits over which the slope is taken.
    """
    surface = ErrorSurface(
        objective_of(loss, target, temperature),
        np.array(held),
        axes,
        x_span=ranges[0],
        y_span=ranges[1],
        resolution=RESOLUTION,
        free=np.array(free),
    )
    return DrawnSurface(surface)
