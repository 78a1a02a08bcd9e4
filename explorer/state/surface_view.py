"""Which part of the error surface is shown: two logits as its axes, their ends, and the part that is zoomed in on."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from explorer.state.checks import require, typed, within
from explorer.state.experiment_parts import MAX_CLASSES

Range = tuple[float, float]

FURTHEST = 1e6  # the ends of the span, and the middle and half the width of the picture, are at most this
LEAST_WIDTH = 1e-3
ZOOM_RANGE = (1e-10, 1e10)
_FIGURES = 12  # of the ends of a zoomed axis: what rounding adds beyond them is not a wish of anybody


@dataclass(frozen=True, slots=True)
class SurfaceView:
    """Which slice of the error surface is shown, and which part of it. Both axes have the same scale.

    Attributes:
        axes: the logits along x and y, from 0.
        span: the ends of both axes before they are zoomed or moved.
        free_others: the other logits that descent may move.
        zoom: how many times larger the picture is than that of the whole span.
        pan: how far the middle of the picture lies from the middle of the span, along x and along y.
    """

    axes: tuple[int, int] = (0, 1)
    span: Range = (-10.0, 10.0)
    free_others: tuple[int, ...] = ()
    zoom: float = 1.0
    pan: tuple[float, float] = (0.0, 0.0)

    def __post_init__(self) -> None:
        typed(self)
        last = MAX_CLASSES - 1
        within(self, "axes", "An axis", 0, last)
        within(self, "free_others", "A free logit", 0, last)
        within(self, "span", "An end of the span", -FURTHEST, FURTHEST)
        within(self, "zoom", "The zoom", *ZOOM_RANGE)
        within(self, "pan", "The pan", -2 * FURTHEST, 2 * FURTHEST)
        require(self.axes[0] != self.axes[1], "The two axes must be two different logits.", "axes")
        low, high = self.span
        require(
            low + LEAST_WIDTH <= high,
            "The span must run from a smaller to a larger number, not {low:.12g} to {high:.12g}.",
            "span",
            low=low,
            high=high,
        )
        self._require_sane_ranges()
        object.__setattr__(self, "free_others", tuple(sorted({*self.free_others} - {*self.axes})))

    def _require_sane_ranges(self) -> None:
        if self.is_whole:  # as the span, which has been checked
            return
        width, most = 2 * self.half, 2 * FURTHEST
        require(
            LEAST_WIDTH <= width <= most,
            "Zoomed, the axes would be {width:.12g} wide; they must be between {low:.12g} and {high:.12g} wide.",
            "zoom",
            width=width,
            low=LEAST_WIDTH,
            high=most,
        )
        require(
            max(abs(place) for place in self.middle) <= FURTHEST,
            "Moved, the axes would have their middle beyond ±{furthest:.12g}.",
            "pan",
            furthest=FURTHEST,
        )

    @property
    def is_whole(self) -> bool:
        """Whether the axes show their span, neither zoomed nor moved."""
        return self.zoom == 1.0 and self.pan == (0.0, 0.0)

    @property
    def whole(self) -> SurfaceView:
        """The same with axes that show their span."""
        return self if self.is_whole else replace(self, zoom=1.0, pan=(0.0, 0.0))

    @property
    def half(self) -> float:
        """Half the width of both axes."""
        low, high = self.span
        return _rounded((high - low) / 2 / self.zoom)

    @property
    def middle(self) -> tuple[float, float]:
        """(x, y) of the middle of the picture."""
        low, high = self.span
        x, y = self.pan
        return _rounded((low + high) / 2 + x), _rounded((low + high) / 2 + y)

    @property
    def ranges(self) -> tuple[Range, Range]:
        """The ends of the axis along x, and of that along y."""
        if self.is_whole:
            return self.span, self.span
        (x, y), half = self.middle, self.half
        return (_rounded(x - half), _rounded(x + half)), (_rounded(y - half), _rounded(y + half))

    def range_of(self, logit: int) -> Range:
        """The ends of the axis of `logit`; the span for a logit that is not on an axis."""
        return self.ranges[self.axes.index(logit)] if logit in self.axes else self.span


def on_grain(place: float, ends: Range) -> float:
    """The place nearest to `place`, on an axis between `ends`, to which a start is moved by the pointer: in numbers of
    few figures, and less than a pixel away."""
    grain = 10.0 ** math.floor(math.log10((ends[1] - ends[0]) / 1000.0))
    return round(round(place / grain) * grain, 9)


def _rounded(number: float) -> float:
    return float(f"{number:.{_FIGURES}g}")
