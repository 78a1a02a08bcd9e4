"""A quantity by step, one curve a run, with the present step marked; hovering reads the exact step and value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QLabel, QWidget

from explorer.look import wording
from explorer.look.theme import RunStyle, Theme
from explorer.plots.graphics_items import Line, Mark
from explorer.plots.themed_plot import Plot, pen, thinned

LEAST_DECADES = 3  # within fewer, a logarithmic axis writes numbers at its minor ticks, more than there is room for
PADDING = 0.04  # around what is drawn, in parts of its width and height
MOST_HEADROOM = 0.5  # of a plot's height that its name may claim; in a lower plot the curve goes behind the name
FLOOR = 1e-300  # what a zero is drawn as on a logarithmic axis


Reach = tuple[float, float, float, float]  # the ends of x, then of y


class Decades(pg.AxisItem):
    """An axis that writes powers of ten in one manner, so that none is too wide for it; and no number between them."""

    def logTickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [decade(value) for value in values]


class EndToEnd(pg.AxisItem):
    """A horizontal axis that writes the numbers at its ends too: a plain one leaves out what reaches far beyond it."""

    def __init__(self) -> None:
        self._overhang = 0.0
        super().__init__("bottom")

    def set_overhang(self, pixels: float) -> None:
        """How far a number may reach beyond either end."""
        if pixels != self._overhang:
            self.prepareGeometryChange()
            self._overhang = pixels
            self.picture = None  # pyqtgraph's own, painted anew where it is missing

    def boundingRect(self) -> QRectF:
        return super().boundingRect().adjusted(-self._overhang, 0, self._overhang, 0)


def decade(exponent: float) -> str:
    """10 to a whole `exponent`: 0.1, 1, 10, 10²; nothing for another one."""
    whole = round(exponent)
    if abs(exponent - whole) > 1e-9:
        return ""
    return f"{10.0**whole:g}" if -1 <= whole <= 1 else f"10{str(whole).translate(_SUPERSCRIPTS)}"


_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class Caption(QLabel):
    """The name of a plot in its upper right corner; the mouse does not feel it."""

    placed = Signal()

    def __init__(self, plot: QWidget) -> None:
        super().__init__(plot)
        self._plot = plot
        self.setObjectName("caption")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def place(self) -> None:
        """As wide as its text, at the right end."""
        self.adjustSize()
        self.move(self._plot.width() - self.width() - 8, 2)
        self.placed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.place()


class RunPlot(Plot):
    """A plot with one curve and one ball a run."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        self.curves: list[Line] = []
        self.balls: list[Mark] = []
        self._reach: Reach | None = None
        self._ranged: Reach | None = None
        super().__init__(theme, name, parent=parent, axes={"left": Decades("left"), "bottom": EndToEnd()})
        self._caption = Caption(self)
        self.set_caption(name)
        self.getPlotItem().showGrid(x=False, y=False)
        box = self.getPlotItem().getViewBox()
        box.disableAutoRange()
        box.sigResized.connect(self._refit)
        self._caption.placed.connect(self._keep_clear)

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for i in range(len(self.curves)):
            self._restyle(i, theme.run(i))

    def set_caption(self, text: str) -> None:
        """Name the plot in its upper right corner."""
        self._caption.setText(text)
        self._caption.place()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_caption"):  # Qt resizes a widget while it is still being made
            self._caption.place()

    def _style_axes(self) -> None:
        super()._style_axes()
        self._make_room()

    def _make_room(self) -> None:
        """Room beside the axes for what reaches beyond their ends."""
        self._set_margins(6)

    def _set_margins(self, right: int) -> None:
        """The topmost number reaches above its axis by half its height; the last one may beside it by `right`."""
        self.getPlotItem().getAxis("bottom").set_overhang(right)
        self.getPlotItem().setContentsMargins(2, int(0.45 * QFontMetricsF(self.font()).height()), right, 0)

    def _set_reach(self, reach: Reach) -> None:
        """Show what is within `reach`, and more above it where a curve would go behind the name of the plot."""
        self._reach = reach
        self._refit()

    def _keep_clear(self) -> None:
        """The name has moved: what would go behind it may be another part of a curve."""
        if self.getPlotItem() is not None:  # pyqtgraph lets go of it when a plot is closed
            self._refit()

    def _refit(self, *_: object) -> None:
        if self._reach is None:
            return
        box = self.getPlotItem().getViewBox().sceneBoundingRect()
        self._caption.setVisible(self._caption.width() <= box.width())  # wider it would lie over the axis's numbers
        ranged = (*self._reach[:3], self._clear_of_caption(*self._reach))
        if ranged != self._ranged:  # a range set is an axis painted anew
            self._ranged = ranged
            self.getPlotItem().getViewBox().setRange(xRange=ranged[:2], yRange=ranged[2:], padding=PADDING)

    def _clear_of_caption(self, left: float, right: float, low: float, high: float) -> float:
        """The top of the plot: `high`, or so much more that `high` is below the name, where a curve needs it."""
        box, name = self.getPlotItem().getViewBox().sceneBoundingRect(), self._caption.geometry()
        share = (name.bottom() + self.theme.marker / 2 - box.top()) / max(box.height(), 1.0)
        if self._caption.isHidden() or not 0 < share < MOST_HEADROOM:
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
        """Have `count` curves."""
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


class CurvePlot(RunPlot):
    """Draws values over steps 0 … n; of a share always all from 0 to 1."""

    read = Signal(str)  # the sentence under the pointer, empty when it leaves

    def __init__(
        self, theme: Theme, name: str, quantity: str, parent: QWidget | None = None, is_share: bool = False
    ) -> None:
        super().__init__(theme, name, parent)
        self._is_share = is_share
        if is_share:
            self.getPlotItem().getAxis("left").setTicks([[(0.0, "0"), (0.5, "0.5"), (1.0, "1")], []])
        self._values: list[NDArray[np.floating[Any]]] = []
        self._log: bool | None = None
        self._numbered: tuple[int, ...] = ()
        self._quantity = quantity
        self.setMouseTracking(True)

    def show_curves(self, values: Sequence[NDArray[np.floating[Any]]], frame: int, steps: int, log: bool) -> None:
        """Draw the first `frame` + 1 of each run's values (T,); the axes hold what is drawn."""
        self.set_count(len(values))
        if log != self._log:
            self._log = log
            self.getPlotItem().getAxis("left").setLogMode(log)
        self._values = [v[: frame + 1] for v in values]
        low, high = np.inf, -np.inf
        for run, shown in enumerate(self._values):
            keep = thinned(len(shown))
            drawn = shown[keep]
            if log:
                drawn = np.log10(np.maximum(drawn, FLOOR))
            self.curves[run].set_points(keep.astype(float), drawn)
            self.balls[run].set_place(float(keep[-1]), float(drawn[-1]))
            low, high = min(low, float(drawn.min())), max(high, float(drawn.max()))
        self._fit(low, high, _roomy(frame, steps), log)

    def _fit(self, low: float, high: float, steps: int, log: bool) -> None:
        """Widen the axes in whole strides so that they, and all they cost to paint, seldom change."""
        if log:
            low, high = np.floor(max(low, high - 12.0)), np.ceil(high + 1e-9)
            low = min(low, high - LEAST_DECADES)
        else:
            low, high = 0.0, 1.0 if self._is_share else roomy_top(high)
        reach = (0.0, float(steps), float(low), float(max(high, low + 1e-9)))
        self._set_reach(reach)

    def _refit(self, *_: object) -> None:
        super()._refit()
        if self._reach is not None:
            self._number_steps(int(self._reach[1]))

    def _number_steps(self, steps: int) -> None:
        """Numbers at both ends of the step axis, and in the middle where there is room for one."""
        metrics = QFontMetricsF(self.font())
        needed = sum(metrics.horizontalAdvance(wording.count(n)) for n in (steps // 2, steps)) / 2
        half = self.getPlotItem().getViewBox().sceneBoundingRect().width() / (1 + 2 * PADDING) / 2
        roomy = steps > 1 and needed + metrics.averageCharWidth() <= half
        numbered = (0, steps // 2, steps) if roomy else (0, steps)
        if numbered != self._numbered:
            self._numbered = numbered
            self._make_room()
            self.getPlotItem().getAxis("bottom").setTicks([[(float(n), wording.count(n)) for n in numbered], []])

    def _make_room(self) -> None:
        """The number at the end of the step axis reaches beyond it by half its width."""
        steps = 0.0 if self._reach is None else self._reach[1]
        self._set_margins(max(6, int(QFontMetricsF(self.font()).horizontalAdvance(wording.count(steps)) / 2) + 6))

    def mouseMoveEvent(self, event) -> None:
        point = self.getPlotItem().getViewBox().mapSceneToView(QPointF(self.mapToScene(event.position().toPoint())))
        self.read.emit(self.text_at(round(point.x())))
        event.accept()

    def text_at(self, step: int) -> str:
        """The exact values at `step`, one a run."""
        parts = []
        for run, shown in enumerate(self._values):
            if 0 <= step < len(shown):
                style = self.theme.run(run)
                parts.append(f"{style.sign} {wording.plain(float(shown[step]), 8)}")
        if not parts:
            return ""
        return (
            self.tr("step {n}, {quantity}:").format(n=wording.count(step), quantity=self._quantity)
            + "  "
            + "   ".join(parts)
        )

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self.read.emit("")


def roomy_top(value: float) -> float:
    """A little above `value`, in whole strides, so that an axis need not be drawn anew for every small change."""
    stride = 10.0 ** np.floor(np.log10(max(value, 1e-12))) / 2
    return float(stride * np.ceil(value * 1.02 / stride + 1e-9))


def _roomy(frame: int, steps: int) -> int:
    """The least of 10, 20, 50, 100, … that holds `frame`, at most `steps`: the end of the step axis."""
    decade = 10
    while True:
        for factor in (1, 2, 5):
            if factor * decade >= min(frame, steps):
                return min(factor * decade, steps)
        decade *= 10


class SlicePlot(RunPlot):
    """The loss along the difference of the axis logits: each run a ball on its own curve."""

    def show_slices(
        self,
        curves: Sequence[tuple[NDArray[np.floating[Any]], NDArray[np.floating[Any]]]],
        balls: Sequence[tuple[float, float]],
        caption: str,
    ) -> None:
        """Draw a (difference, value) curve a run, and a ball at (difference, value) on it."""
        self.set_caption(caption)
        self.set_count(len(curves))
        for run, ((x, y), (ball_x, ball_y)) in enumerate(zip(curves, balls, strict=True)):
            self.curves[run].set_points(x, y)
            self.balls[run].set_place(ball_x, ball_y)
        top = roomy_top(max(float(y.max()) for _, y in curves))
        self._set_reach((float(curves[0][0][0]), float(curves[0][0][-1]), 0.0, top))
