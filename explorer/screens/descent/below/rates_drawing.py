"""What is drawn of the rates: the loss after all steps over the learning rate, one curve for each run."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from explorer.core.rate_curve import RATES, Best
from explorer.core.softmax import Array
from explorer.look import numbers
from explorer.look.theme import RunStyle, Theme
from explorer.plots.axes import decade
from explorer.plots.hatching import hatching
from explorer.plots.line_and_mark import Line, Mark
from explorer.plots.plot_tag import PlotTag, keep_inside
from explorer.plots.run_plot import FLOOR, LEAST_DECADES, PADDING, RunPlot, roomy_top
from explorer.plots.themed_plot import pen

EXPONENTS: NDArray[np.float64] = np.log10(RATES)
_ENDS = float(round(EXPONENTS[0])), float(round(EXPONENTS[-1]))
_HALF = 0.1  # decades from a rate to the end of what stands for it
_MOST_DECADES = 12  # of a logarithmic axis
_HOLLOW = 1.7  # of a ball, the mark of the best rate
_ANCHORS = (1.7, 2.7, 3.7, 4.7, -0.7)  # heights of a tag from its top down to its mark: above it, or below
_FAINT = 0.5  # opacity of the hatching
_LEAST_LINES = 9  # height of the plot, in lines of text, from which the best rates have their numbers


@dataclass(frozen=True, slots=True, eq=False)
class Rated:
    """What is drawn of a run.

    Attributes:
        rate: its learning rate.
        losses: (R,) at each of RATES; empty while nothing may be shown.
        diverged: (R,) at which of them it has diverged.
        best: the best rate, as soon as it is known and if there is one.
    """

    rate: float
    losses: Array
    diverged: NDArray[np.bool_]
    best: Best | None


class RatesDrawing(RunPlot):
    """Draws the curves, hatches where they diverge, the present rates and the best ones.

    Attributes:
        hatches: for each run the lines over its rates that diverge.
        uprights: a line at each rate: one if all runs have the same, otherwise one for each run.
        bests: for each run a hollow mark on its curve at its best rate; hidden if there is none.
        tags: beside these the rate.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        self.hatches: list[Line] = []
        self.uprights: list[Line] = []
        self.bests: list[Mark] = []
        self.tags: list[PlotTag] = []
        self.rated: list[Rated] = []
        self._bands: list[list[tuple[float, float]]] = []
        self._log: bool | None = None
        self._numbered: tuple[int, ...] = ()
        super().__init__(theme, name, parent)
        self.getPlotItem().getViewBox().sigTransformChanged.connect(self._hatch)

    @property
    def has_one_rate(self) -> bool:
        """Whether all runs have the same rate."""
        return len({run.rate for run in self.rated}) == 1

    def show_rates(self, rated: Sequence[Rated], log: bool) -> None:
        """Draw these runs; `log` says whether the vertical axis is logarithmic."""
        self.rated = list(rated)
        self.set_count(len(rated))
        if log != self._log:
            self._log = log
            self.getPlotItem().getAxis("left").setLogMode(log)
        shown = [self._heights(run) for run in self.rated]
        low, high = self._span([y[np.isfinite(y)] for y in shown])
        drawn = [np.maximum(y, low) for y in shown]  # a loss of 0 has no place on a logarithmic axis
        for curve, y in zip(self.curves, drawn, strict=True):
            curve.set_points(EXPONENTS[: len(y)], y)
        self._bands = [_bands(run.diverged) for run in self.rated]
        self._set_reach((*_ENDS, low, high))
        self._place_marks(drawn, high)
        self._hatch()

    def _heights(self, run: Rated) -> NDArray[np.float64]:
        """(R,) the losses as they are drawn; nan where it has diverged, as this is no loss of any use."""
        y = np.log10(np.maximum(run.losses, FLOOR)) if self._log else run.losses
        return np.where(run.diverged, np.nan, y)

    def _span(self, shown: Sequence[NDArray[np.float64]]) -> tuple[float, float]:
        """The ends of the vertical axis, in large strides."""
        every = np.concatenate([*shown, np.empty(0)])
        lowest, highest = (float(every.min()), float(every.max())) if len(every) else (0.0, 0.0 if self._log else 1.0)
        if not self._log:
            return 0.0, max(roomy_top(highest), 1e-9)
        high = math.ceil(highest + 1e-9)
        return float(min(math.floor(max(lowest, high - _MOST_DECADES)), high - LEAST_DECADES)), float(high)

    def _place_marks(self, drawn: Sequence[NDArray[np.float64]], high: float) -> None:
        """The balls and the best rates, each on its curve; a ball is at the top where it is on no curve."""
        for run, y, ball, best, tag in zip(self.rated, drawn, self.balls, self.bests, self.tags, strict=True):
            x = min(max(math.log10(run.rate), _ENDS[0]), _ENDS[1])
            ball.setVisible(len(y) > 0)
            if len(y):
                at = _height(run.rate, x, y)
                ball.set_place(x, at if math.isfinite(at) else high)
            best.setVisible(run.best is not None)
            tag.setVisible(run.best is not None)
            if run.best is not None:
                i = RATES.index(run.best.rate)
                best.set_place(float(EXPONENTS[i]), float(y[i]))
        self._place_tags()

    def _place_tags(self) -> None:
        """Write the best rates beside their marks, where there is room for all of them."""
        roomy = self.height() >= _LEAST_LINES * QFontMetricsF(self.font()).height()
        box, taken = self.getPlotItem().getViewBox(), list[QRectF]()
        for run, (shown, mark, tag) in enumerate(zip(self.rated, self.bests, self.tags, strict=True)):
            if shown.best is None or not roomy:
                tag.say("", 0.0, 0.0)
                continue
            best = self.tr("best {rate}").format(rate=numbers.plain(shown.best.rate))
            tag.say(best if len(self.rated) == 1 else f"{self.theme.run(run).letter} {best}", mark.x(), mark.y())
            size, place = tag.boundingRect().size(), box.mapViewToScene(mark.pos())
            for down in _ANCHORS:
                corner = place - QPointF(size.width() / 2, down * size.height())
                if not any(QRectF(corner, size).intersects(other) for other in taken):
                    break
            tag.set_anchor(0.5, down)
            taken.append(QRectF(corner, size))
        keep_inside(self, self.tags)

    # Lines that follow the axes

    def _refit(self, *_: object) -> None:
        super()._refit()
        if self._reach is not None:
            self._number_decades()
            self._draw_uprights()
            self._place_tags()

    def _draw_uprights(self) -> None:
        """A line as high as the plot at each rate that the runs have."""
        wanted = 1 if self.has_one_rate else len(self.rated)
        while len(self.uprights) > wanted:
            self.removeItem(self.uprights.pop())
        while len(self.uprights) < wanted:
            self.uprights.append(Line())
            self.addItem(self.uprights[-1])
        low, high = self.getPlotItem().viewRange()[1]
        for line, run in zip(self.uprights, self.rated, strict=False):
            x = min(max(math.log10(run.rate), _ENDS[0]), _ENDS[1])
            line.set_points(np.array([x, x]), np.array([low, high]))
        self._restyle_uprights()

    def _restyle_uprights(self) -> None:
        for run, line in enumerate(self.uprights):
            style = self.theme.run(run)
            colour = self.theme.text if len(self.uprights) == 1 else style.colour
            dash = Qt.PenStyle.SolidLine if len(self.uprights) == 1 else style.dash
            line.setPen(pen(colour, 0.6 * self.theme.line, dash))

    def _hatch(self, *_: object) -> None:
        """Hatch each run's rates that diverge, over the whole height."""
        pixel = self.pixel_size()
        if pixel is None:
            return
        up = self.getPlotItem().viewRange()[1]
        for run, (line, bands) in enumerate(zip(self.hatches, self._bands, strict=True)):
            parts = [hatching(band, (up[0], up[1]), pixel, run) for band in bands]
            x, y = (np.concatenate([np.empty(0), *(part[k] for part in parts)]) for k in (0, 1))
            line.set_points(x, y)

    def _number_decades(self) -> None:
        """Number as many powers of ten as there is room for."""
        metrics = QFontMetricsF(self.font())
        widest = metrics.horizontalAdvance(decade(_ENDS[0])) + metrics.averageCharWidth()
        room = self.getPlotItem().getViewBox().sceneBoundingRect().width() / (1 + 2 * PADDING)
        low, high = int(_ENDS[0]), int(_ENDS[1])
        stride = next((s for s in (1, 2, 4) if widest * (high - low) / s <= room), high - low)
        numbered = tuple(range(low, high + 1, stride))
        if numbered != self._numbered:
            self._numbered = numbered
            ticks = [(float(n), decade(n)) for n in numbered]
            rest = [(float(n), "") for n in range(low, high + 1) if n not in numbered]
            self.getPlotItem().getAxis("bottom").setTicks([ticks, rest])

    def _make_room(self) -> None:
        """The number at the end of the axis reaches beyond it by half its width."""
        self._set_margins(int(QFontMetricsF(self.font()).horizontalAdvance(decade(_ENDS[1])) / 2) + 6)

    # Items and their looks

    def set_count(self, count: int) -> None:
        """Draw `count` runs."""
        super().set_count(count)
        while len(self.hatches) > count:
            for items in (self.hatches, self.bests, self.tags):
                self.removeItem(items.pop())
        while len(self.hatches) < count:
            run = len(self.hatches)
            hatch, best, tag = Line(), Mark(), PlotTag()
            hatch.setZValue(-1)
            best.setZValue(1.5)
            tag.setZValue(2)
            self.hatches.append(hatch)
            self.bests.append(best)
            self.tags.append(tag)
            for item in (hatch, best, tag):
                self.addItem(item)
            self._restyle(run, self.theme.run(run))

    def _restyle(self, index: int, style: RunStyle) -> None:
        super()._restyle(index, style)
        if index < len(self.hatches):  # its curve is made before
            self.hatches[index].setPen(pen(style.colour, 0.6 * self.theme.line))
            self.hatches[index].setOpacity(_FAINT)
            self.bests[index].set_shape(style.marker, _HOLLOW * self.theme.marker)
            self.bests[index].setPen(pen(style.colour, max(1.6, 0.7 * self.theme.line)))
            self.tags[index].restyle(self.theme, self.font(), style.colour)

    def _style_axes(self) -> None:
        super()._style_axes()
        for run, tag in enumerate(self.tags):
            tag.restyle(self.theme, self.font(), self.theme.run(run).colour)
        self._restyle_uprights()


def _height(rate: float, x: float, y: NDArray[np.float64]) -> float:
    """The curve `y` (R,) at a rate, of which `x` is the exponent; nan where it has diverged, and beyond its end."""
    if rate > RATES[-1]:
        return math.nan
    return float(y[RATES.index(rate)] if rate in RATES else np.interp(x, EXPONENTS, y))


def _bands(marked: NDArray[np.bool_]) -> list[tuple[float, float]]:
    """The parts of the horizontal axis that stand for the rates that are `marked` (R,)."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], marked, [False]]).astype(int)))
    return [
        (float(EXPONENTS[begin]) - _HALF, float(EXPONENTS[end - 1]) + _HALF)
        for begin, end in zip(edges[::2], edges[1::2], strict=True)
    ]
