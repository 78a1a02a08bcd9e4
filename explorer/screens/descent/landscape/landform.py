"""The surface of a landscape: its heights and colours, and places on it in the units of its axes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.look import numbers
from explorer.plots.field_colours import field_colours
from explorer.plots.relief.frame import Scales
from explorer.plots.relief.projection import Points
from explorer.plots.relief.relief import Words, relief_of, shaded, share_of
from explorer.plots.relief.terrain import contours_of
from explorer.plots.scale_numbers import numbered
from explorer.state.drawn_surface import Field
from explorer.state.surface_view import SurfaceView

_PARTS = 4  # of the height axis


class Surface(NamedTuple):
    """What a landscape shows.

    Attributes:
        field: the quantity as it is coloured.
        heights: the same as heights; decimal exponents if `log`.
        view: the axes.
        colour_map: of the colours.
        contours: for each level a list of lines, each (n, 2).
        exact: the quantity at places (x, y), (T,) each, of the axes; None where only samples are known.
    """

    field: Field
    heights: Field
    log: bool
    view: SurfaceView
    colour_map: str
    contours: Sequence[Sequence[NDArray[np.float64]]]
    exact: Callable[[Points, Points], Points] | None


_NONE = Surface(
    Field(np.zeros((2, 2)), 0.0, 1.0), Field(np.zeros((2, 2)), 0.0, 1.0), False, SurfaceView(), "lecture", (), None
)


class Landform:
    """A Surface in units of the floor, which reaches from −1 to 1, and of heights from 0 to 1.

    Attributes:
        surface: what is shown.
        relief: its heights.
        contours: the lines on it.
    """

    def __init__(self, surface: Surface = _NONE) -> None:
        self.surface = surface
        self.relief = relief_of(surface.heights, surface.log)
        self.contours = contours_of(surface.contours, surface.view.middle, surface.view.half)
        self._words: tuple[float, Words] | None = None

    def words(self, strength: float) -> Words:
        """(N, N) the colours in a light of `strength`, from 0 to 1."""
        if self._words is None or self._words[0] != strength:
            plain = field_colours(self.surface.field, self.surface.colour_map)
            self._words = strength, shaded(plain, self.relief, strength, self.surface.field.kinds)
        return self._words[1]

    def on_floor(self, xs: Points, ys: Points) -> tuple[Points, Points]:
        """Places of the axes in units of the floor."""
        (x, y), half = self.surface.view.middle, self.surface.view.half
        with np.errstate(over="ignore", invalid="ignore"):
            return (xs - x) / half, (ys - y) / half

    def on_axes(self, u: float, v: float) -> tuple[float, float]:
        """A place of the floor in the units of the axes."""
        (x, y), half = self.surface.view.middle, self.surface.view.half
        return x + half * u, y + half * v

    def height_at(self, u: Points, v: Points) -> Points:
        """The exact heights above places on the floor."""
        surface = self.surface
        if surface.exact is None:
            return self.relief.at(u, v)
        (x, y), half = surface.view.middle, surface.view.half
        values = surface.exact(x + half * u, y + half * v)
        return share_of(values, surface.heights.low, surface.heights.high, surface.log)

    def scales(self, names: tuple[str, str]) -> Scales:
        """The numbers at the ends of the axes, and at the heights; the lowest says so if smaller ones are cut off."""
        first, second = (tuple(numbers.plain(end, 4) for end in ends) for ends in self.surface.view.ranges)
        heights = numbered(
            self.surface.heights.low,
            self.surface.heights.high,
            self.surface.log,
            _PARTS,
            whole=self.surface.heights.kinds is not None,
        )
        if self.relief.cut is not None:
            heights[0] = (0.0, f"≤ {heights[0][1]}")
        return Scales(names, ((first[0], first[1]), (second[0], second[1])), tuple(heights))
