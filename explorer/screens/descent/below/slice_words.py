"""The words on the slice: whether a run stands on a plateau of its curve or on a ramp."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

from explorer.look.wording import tr
from explorer.plots.plot_tag import PlotTag
from explorer.plots.run_plot import RunPlot

Curve = tuple[NDArray[np.floating[Any]], NDArray[np.floating[Any]]]  # differences and values, each (S,)
LEAST_LINES = 12  # height of the plot, in lines of text, from which there is room for the words
_HIGH = 0.5  # share of a curve's range above its least value from which a word is said
_FLAT = 0.05  # of the mean slope of the curve: less is a plateau
_RAMP = (0.3, 4.0)  # of the mean slope: steeper is a cliff
_ANCHORS = ((-0.2, 1.15), (-0.2, -0.15), (1.2, 1.15), (1.2, -0.15))  # points of a word's box that may lie on the ball
_SAMPLES = 9  # of every curve over the width of a word


class Ground(Enum):
    """What a run stands on, far above the least value of its curve."""

    PLATEAU = "plateau"
    RAMP = "ramp"


def ground(curve: Curve, place: tuple[float, float]) -> Ground | None:
    """What `place` on `curve` is; None near the least value, on a cliff, and beyond the ends of the curve.

    The slope there is compared with the mean slope of the curve, its range by its width, so that neither the unit of
    the loss nor the width of the axis matters.
    """
    x, y = curve
    low, high = float(y.min()), float(y.max())
    if not (np.isfinite([low, high]).all() and high > low and x[0] <= place[0] <= x[-1]):
        return None
    if (place[1] - low) / (high - low) < _HIGH:
        return None
    right = min(max(int(np.searchsorted(x, place[0])), 1), len(x) - 1)
    slope = abs(float(y[right] - y[right - 1]) / float(x[right] - x[right - 1]))
    steepness = slope * float(x[-1] - x[0]) / (high - low)
    if steepness < _FLAT:
        return Ground.PLATEAU
    return Ground.RAMP if _RAMP[0] <= steepness <= _RAMP[1] else None


def word(found: Ground) -> str:
    """It in the language of the app."""
    return tr("plateau") if found is Ground.PLATEAU else tr("ramp")


class SliceWords:
    """Puts a word beside the ball of each run, where it covers no curve, no caption and no other word.

    Attributes:
        tags: one for each run; without text where nothing is said.
    """

    def __init__(self, plot: RunPlot) -> None:
        self.tags: list[PlotTag] = []
        self._plot = plot
        self._grounds: list[Ground | None] = []
        self._guessing = False

    def set_places(self, curves: Sequence[Curve], places: Sequence[tuple[float, float]]) -> None:
        """Take the `places` of the runs on their `curves`; `place` shows the words."""
        self._grounds = [ground(curve, place) for curve, place in zip(curves, places, strict=True)]
        while len(self.tags) > len(self._grounds):
            self._plot.removeItem(self.tags.pop())
        while len(self.tags) < len(self._grounds):
            tag = PlotTag(_ANCHORS[0])
            tag.setZValue(2)
            self._plot.addItem(tag)
            self.tags.append(tag)
            self.restyle()

    def set_guessing(self, guessing: bool) -> None:
        """Say nothing while the question of a lesson is open."""
        self._guessing = guessing
        self.place()

    def restyle(self) -> None:
        """Colours from the theme, the font of the plot."""
        for run, tag in enumerate(self.tags):
            tag.restyle(self._plot.theme, self._plot.font(), self._plot.theme.run(run).colour)

    def place(self) -> None:
        """Place every word again; one that would cover something is left out."""
        plot = self._plot
        if not self.tags:
            return  # the plot is still being built
        roomy = plot.height() >= LEAST_LINES * plot.fontMetrics().height()
        silent = self._guessing or not roomy or not any(self._grounds)
        lines = [] if silent else [self._on_screen(*curve.getData()) for curve in plot.curves]
        taken = [QRectF(plot.caption.geometry())] if not plot.caption.isHidden() else []
        for tag, ball, found in zip(self.tags, plot.balls, self._grounds, strict=True):
            tag.say("" if silent or found is None else word(found), ball.x(), ball.y())
            if tag.text():
                box = self._free_box(tag, taken, lines)
                if box is None:
                    tag.say("", ball.x(), ball.y())
                else:
                    taken.append(box)

    def _free_box(self, tag: PlotTag, taken: Sequence[QRectF], lines: Sequence[Curve]) -> QRectF | None:
        """Anchor `tag` where it covers nothing: its box in pixels of the plot; None if there is no such place."""
        room, size = self._plot.getPlotItem().getViewBox().sceneBoundingRect(), tag.boundingRect().size()
        x, y = self._on_screen(np.array([tag.x()]), np.array([tag.y()]))
        for across, down in _ANCHORS:
            left, top = float(x[0]) - across * size.width(), float(y[0]) - down * size.height()
            box = QRectF(left, top, size.width(), size.height())
            free = room.contains(box) and not any(box.intersects(other) for other in taken)
            if free and not any(_crosses(line, box) for line in lines):
                tag.set_anchor(across, down)
                return box
        return None

    def _on_screen(self, x: NDArray[np.floating[Any]], y: NDArray[np.floating[Any]]) -> Curve:
        """(x, y) of the axes in pixels of the plot."""
        area = self._plot.getPlotItem()
        room, (across, up) = area.getViewBox().sceneBoundingRect(), area.viewRange()
        from_left, from_bottom = (x - across[0]) / (across[1] - across[0]), (y - up[0]) / (up[1] - up[0])
        return room.left() + room.width() * from_left, room.bottom() - room.height() * from_bottom


def _crosses(line: Curve, box: QRectF) -> bool:
    """Whether a curve in pixels passes through `box`."""
    heights = np.interp(np.linspace(box.left(), box.right(), _SAMPLES), *line)
    return bool(heights.min() <= box.bottom() and heights.max() >= box.top())
