"""What the plots of several runs share: a line and a mark for each run."""

from __future__ import annotations

from itertools import count

import numpy as np
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QWidget

from explorer.look.theme import RunStyle, Theme
from explorer.plots.axes import Caption, EndToEnd, NumberedAxis
from explorer.plots.line_and_mark import Line, Mark
from explorer.plots.themed_plot import ThemedPlot, pen

LEAST_DECADES = 3  # within fewer, a logarithmic axis writes numbers at its minor ticks, more than there is room for
PADDING = 0.04  # around what is drawn, in parts of its width and height
_AROUND = 8  # pixels beside a caption
MOST_HEADROOM = 0.5  # of a plot's height that its name may claim; in a lower plot the curve goes behind the name
FLOOR = 1e-300  # where a zero is drawn on a logarithmic axis
Reach = tuple[float, float, float, float]  # the ends of x, then of y


class RunPlot(ThemedPlot):
    """A plot with one curve and one ball for each run.

    Attributes:
        curves, balls: in the order of the runs.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        self.curves: list[Line] = []
        self.balls: list[Mark] = []
        self._reach: Reach | None = None
        self._ranged: Reach | None = None
        super().__init__(theme, name, parent=parent, axes={"left": NumberedAxis("left"), "bottom": EndToEnd()})
        self.caption = Caption(self)
        self.set_caption(name)
        box = self.getPlotItem().getViewBox()
        box.disableAutoRange()
        box.sigResized.connect(self._refit)
        self.caption.placed.connect(self._keep_clear)

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for i in range(len(self.curves)):
            self._restyle(i, theme.run(i))

    def set_caption(self, *texts: str) -> None:
        """Name the plot in its upper right corner, by the first of `texts` that has room, or the last."""
        self._captions = texts
        self._caption_that_fits()

    def _caption_that_fits(self) -> None:
        metrics, room = QFontMetricsF(self.caption.font()), self.getPlotItem().getViewBox().sceneBoundingRect().width()
        fitting = (text for text in self._captions if metrics.horizontalAdvance(text) + _AROUND <= room)
        text = next(fitting, self._captions[-1])
        if text != self.caption.text():
            self.caption.setText(text)
            self.caption.place()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        if hasattr(self, "caption"):  # Qt resizes a widget while it is still being made
            self.caption.place()

    def _style_axes(self) -> None:
        super()._style_axes()
        self._make_room()

    def _make_room(self) -> None:
        """Leave room beside the axes for numbers that reach beyond their ends."""
        self._set_margins(6)

    def _set_margins(self, right: int) -> None:
        """Leave room above for half of the topmost number, and `right` pixels beside for the last one."""
        self.getPlotItem().getAxis("bottom").set_overhang(right)
        self.getPlotItem().setContentsMargins(2, int(0.45 * QFontMetricsF(self.font()).height()), right, 0)

    def _set_reach(self, reach: Reach) -> None:
        """Show `reach`, and more above it where a curve would otherwise run behind the caption."""
        self._reach = reach
        self._refit()

    def _keep_clear(self) -> None:
        """The caption has moved: another part of a curve may now run behind it."""
        self._refit()

    def _refit(self, *_: object) -> None:
        if self._reach is None:
            return
        self._caption_that_fits()
        box = self.getPlotItem().getViewBox().sceneBoundingRect()
        self.caption.setVisible(self.caption.width() <= box.width())  # wider, it would cover the axis
        ranged = (*self._reach[:3], self._clear_of_caption(*self._reach))
        if ranged != self._ranged:  # setting a range repaints the axis
            self._ranged = ranged
            self.getPlotItem().getViewBox().setRange(xRange=ranged[:2], yRange=ranged[2:], padding=PADDING)

    def _clear_of_caption(self, left: float, right: float, low: float, high: float) -> float:
        """The top of the plot: `high`, or as much more as keeps the curves below the caption."""
        box, name = self.getPlotItem().getViewBox().sceneBoundingRect(), self.caption.geometry()
        share = (name.bottom() + self.theme.marker / 2 - box.top()) / max(box.height(), 1.0)
        if self.caption.isHidden() or not 0 < share < MOST_HEADROOM:
            return high
        width, height = (1 + 2 * PADDING) * (right - left), (1 + 2 * PADDING) * (high - low)
        begin = left - PADDING * (right - left) + width * (name.left() - box.left()) / box.width()
        behind = high + PADDING * (high - low) - share * height
        for curve in self.curves:
            x, y = curve.getData()
            if ((x >= begin) & (y > behind)).any():
                return low + (high - low) / (1 + PADDING - share * (1 + 2 * PADDING))
        return high

    def set_count(self, count: int) -> None:
        """Draw `count` curves."""
        while len(self.curves) > count:
            self.removeItem(self.curves.pop())
            self.removeItem(self.balls.pop())
        while len(self.curves) < count:
            curve, ball = Line(), Mark()
            self.curves.append(curve)
            self.balls.append(ball)
            ball.setZValue(1)
            self.addItem(curve, ignoreBounds=True)
            self.addItem(ball, ignoreBounds=True)
            self._restyle(len(self.curves) - 1, self.theme.run(len(self.curves) - 1))

    def _restyle(self, index: int, style: RunStyle) -> None:
        self.curves[index].setPen(pen(style.colour, self.theme.line, style.dash))
        ball = self.balls[index]
        ball.set_shape(style.marker, self.theme.marker - 1)
        ball.setBrush(QColor(style.colour))
        ball.setPen(pen(self.theme.plot, 1.2))


def roomy_top(value: float) -> float:
    """A round number a little above `value`, so that a small change does not repaint the axis."""
    stride = 10.0 ** np.floor(np.log10(max(value, 1e-12))) / 2
    return float(stride * np.ceil(value * 1.02 / stride + 1e-9))


def last_step(frame: int, steps: int) -> int:
    """The end of the step axis: the last of `steps`.

    Of more than 5000, the least of 5000, 10 000, 20 000, 50 000, … that is not below `frame`: on the whole axis the
    beginning of so long a run could not be seen.
    """
    ends = (factor * 10**power for power in count(3) for factor in (5, 10, 20))
    return next(min(end, steps) for end in ends if end >= min(frame, steps))
