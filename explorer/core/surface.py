"""The error surface: a loss as a function of two of the logits, the others held still."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from explorer.core.losses.objective import Objective
from explorer.core.softmax import Array

BLOCK_SAMPLES = 16384  # of a grid, computed at once: a fifth quicker than 8192 or 32768 with three classes
FINEST = 256  # as many steps of float32 at least must lie between the lowest and the highest value
NARROW = 0.01  # an axis shorter than this share of its farther end has samples closer than float32 tells apart
LARGEST_SINGLE = 1e30  # held logits beyond this are drawn in float64: float32 ends at 3e38


@dataclass(frozen=True, eq=False)
class ErrorSurface:
    """`objective` over the logits `axes` = (i, j), the others held at `logits` (K,).

    The grids are (N, N): row = logit j over y_span, column = logit i over x_span. The samples are spaced evenly from
    one end of a span to the other, both included, so a picture of them extends half a sample beyond.

    Attributes:
        free: (K,) the logits over which slopes are taken; the two axes if it is left out.
        dtype: of the grids, which are for pictures; `value_at` and `slope_at` are exact in float64.

    Raises ValueError for axes that are not two different logits, or for an empty span.

    >>> from explorer.core.losses.table import LOSSES
    >>> objective = Objective(LOSSES["mse"], np.array([1.0, 0.0, 0.0]))
    >>> surface = ErrorSurface(objective, np.array([0.0, 0.0, -1000.0]), (0, 1))
    >>> surface.value.shape, round(float(surface.value_at(-10, 10)), 6), f"{surface.slope_at(-10, 10):.1e}"
    ((256, 256), 2.0, '1.2e-08')
    """

    objective: Objective
    logits: Array
    axes: tuple[int, int]
    x_span: tuple[float, float] = (-10.0, 10.0)
    y_span: tuple[float, float] = (-10.0, 10.0)
    resolution: int = 256
    free: NDArray[np.bool_] | None = None
    dtype: type[np.floating[Any]] = np.float32

    def __post_init__(self) -> None:
        logits = np.array(self.logits, dtype=np.float64)
        first, second = self.axes
        if first == second or not (0 <= first < len(logits) and 0 <= second < len(logits)):
            raise ValueError(f"the axes must be two different logits of {len(logits)}, not {self.axes}")
        for low, high in (self.x_span, self.y_span):
            if not low < high:
                raise ValueError(f"a span runs from a smaller to a larger number, not from {low} to {high}")
        free = np.zeros(len(logits), dtype=bool) if self.free is None else np.array(self.free, dtype=bool)
        free[[first, second]] = True
        object.__setattr__(self, "logits", logits)
        object.__setattr__(self, "free", free)

    @property
    def x(self) -> NDArray[np.float64]:
        """(N,) samples of logit i."""
        return np.linspace(*self.x_span, self.resolution)

    @property
    def y(self) -> NDArray[np.float64]:
        """(N,) samples of logit j."""
        return np.linspace(*self.y_span, self.resolution)

    @cached_property
    def value(self) -> Array:
        """(N, N) the loss."""
        return self._blockwise(self.objective.value)

    @cached_property
    def slope(self) -> Array:
        """(N, N) the length of the gradient over the free logits."""
        return self._blockwise(lambda logits: self.objective.slope(logits, self.free))

    @property
    def nbytes(self) -> int:
        """The memory of the grids computed so far."""
        grids = (self.__dict__.get(name) for name in ("value", "slope"))
        return sum(grid.nbytes for grid in grids if grid is not None)

    def _blockwise(self, quantity: Callable[[Array], Array]) -> Array:
        """`quantity` of every sample, some rows at a time.

        A block and its temporaries fit into the processor's cache, and are small enough for their memory to be reused:
        three to four times as fast as everything at once.
        """
        stack = self._stack
        grid: Array = np.empty((self.resolution, self.resolution), dtype=stack.dtype)
        rows = max(BLOCK_SAMPLES // grid.shape[1], 1)
        for first in range(0, len(grid), rows):
            grid[first : first + rows] = quantity(stack[:, first : first + rows])
        return grid

    @property
    def _stack(self) -> Array:
        held = self.logits.copy()
        held[list(self.axes)] = 0.0
        dtype = self.dtype if self._is_single_enough(float(np.abs(held).max())) else np.float64
        return _stack(tuple(held.tolist()), self.axes, self.x_span, self.y_span, self.resolution, np.dtype(dtype))

    def _is_single_enough(self, largest: float) -> bool:
        """Whether float32 resolves how the loss varies over the picture, given what the held logits add to it."""
        spans = (self.x_span, self.y_span)
        if largest > LARGEST_SINGLE or any(high - low < NARROW * max(abs(low), abs(high)) for low, high in spans):
            return False
        places = np.array(list(product((*self.x_span, sum(self.x_span) / 2), self.y_span)))
        points = np.repeat(self.logits[:, None], len(places), axis=1)
        points[list(self.axes)] = places.T
        values = self.objective.value(points)
        return bool(np.ptp(values) >= FINEST * np.finfo(np.float32).eps * values.max())

    def _point(self, x: float, y: float) -> Array:
        point = self.logits.copy()
        point[self.axes[0]], point[self.axes[1]] = x, y
        return point

    def value_at(self, x: float, y: float) -> float:
        """The exact loss at (x, y), not that of the nearest sample."""
        return float(self.objective.value(self._point(x, y)))

    def slope_at(self, x: float, y: float) -> float:
        """The exact slope at (x, y)."""
        return float(self.objective.slope(self._point(x, y), self.free))

    def quantity_at(self, x: Array, y: Array, quantity: str) -> Array:
        """(T,) the exact `quantity`, "value" or "slope", at the places (x, y), each (T,)."""
        points = np.repeat(self.logits[:, None], len(x), axis=1)
        points[self.axes[0]], points[self.axes[1]] = x, y
        return self.objective.slope(points, self.free) if quantity == "slope" else self.objective.value(points)

    def contours(self, levels: Sequence[float], quantity: str, step: int = 2) -> list[list[NDArray[np.float64]]]:
        """The contour lines of `quantity` ("value" or "slope"): for each level a list of lines, each (n, 2) points.

        Every `step`-th sample is used: smooth enough on screen, and four times as fast.
        """
        grid = {"value": lambda: self.value, "slope": lambda: self.slope}[quantity]()
        taken = np.append(np.arange(0, self.resolution - 1, step), self.resolution - 1)  # both ends included
        x, y = np.meshgrid(self.x[taken], self.y[taken])
        return contour_lines(x, y, grid[np.ix_(taken, taken)], levels)


def contour_lines(
    x: NDArray[np.float64], y: NDArray[np.float64], grid: Array, levels: Sequence[float]
) -> list[list[NDArray[np.float64]]]:
    """The contour lines of `grid` (N, M), sampled at `x` and `y` (N, M): for each level a list of (n, 2) points.

    They end where samples are nan.
    """
    # Not contourpy.contour_generator: it imports numpy.ma to look for masks, 17 ms of the start of the app.
    from contourpy import SerialContourGenerator, ZInterp

    missing = np.isnan(grid)
    mask: Any = missing if missing.any() else None  # contourpy types it as required
    lines = SerialContourGenerator(
        x,
        y,
        grid.astype(np.float64),
        mask,
        line_type=SerialContourGenerator.default_line_type,
        fill_type=SerialContourGenerator.default_fill_type,
        corner_mask=False,
        quad_as_tri=False,
        z_interp=ZInterp.Linear,
    )
    return [cast("list[NDArray[np.float64]]", lines.lines(level)) for level in levels]


@lru_cache(maxsize=4)
def _stack(
    held: tuple[float, ...],
    axes: tuple[int, int],
    x_span: tuple[float, float],
    y_span: tuple[float, float],
    resolution: int,
    dtype: np.dtype[Any],
) -> Array:
    """(K, N, N) logits of every sample; shared by the surfaces of all losses over the same axes."""
    stack = np.empty((len(held), resolution, resolution), dtype=dtype)
    stack[:] = np.array(held, dtype=dtype)[:, None, None]
    stack[axes[0]] = np.linspace(*x_span, resolution)[None, :]
    stack[axes[1]] = np.linspace(*y_span, resolution)[:, None]
    stack.flags.writeable = False
    return stack
