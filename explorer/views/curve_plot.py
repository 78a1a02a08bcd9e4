"""A quantity by step, one curve a run, with the present step marked; hovering reads the exact step and value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QLabel, QWidget

from explorer.theme import RunStyle, Theme
from explorer.views import words
from explorer.views.items import Line, Mark
from explorer.views.plot import Plot, pen, thinned

LEAST_DECADES = 3  # within fewer, a logarithmic axis writes numbers at its minor ticks, more than there is room for
FLOOR = 1e-300  # what a zero is drawn as on a logarithmic axis


class Caption(QLabel):
    """The name of a plot in its upper right corner, or lower where curves end high; the mouse does not feel it."""

    def __init__(self, plot: QWidget, low: bool) -> None:
        super().__init__(plot)
        self._plot = plot
        self._low = low
        self.setObjectName("caption")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def place(self) -> None:
        """As wide as its text, at the right end."""
        self.adjustSize()
        top = self._plot.height() - 3 * self.height() if self._low else 2
        self.move(self._plot.width() - self.width() - 8, top)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.place()


class RunPlot(Plot):
    """A plot with one curve and one ball a run."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None, low_caption: bool = False) -> None:
        self.curves: list[Line] = []
        self.balls: list[Mark] = []
        super().__init__(theme, name, parent=parent)
        self._caption = Caption(self, low_caption)
        self.set_caption(name)
        self.getPlotItem().showGrid(x=False, y=False)
        self.getPlotItem().getViewBox().disableAutoRange()

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
    """Draws values over steps 0 … n."""

    read = Signal(str)  # the sentence under the pointer, empty when it leaves

    def __init__(
        self, theme: Theme, name: str, quantity: str, parent: QWidget | None = None, low_caption: bool = False
    ) -> None:
        super().__init__(theme, name, parent, low_caption)
        self._values: list[NDArray[np.floating[Any]]] = []
        self._log: bool | None = None
        self._reach = (0.0, 0.0, 0.0)
        self._quantity = quantity
        self.setMouseTracking(True)

    def show_curves(self, values: Sequence[NDArray[np.floating[Any]]], frame: int, steps: int, log: bool) -> None:
        """Draw the first `frame` + 1 of each run's values (T,); the axes hold what is drawn."""
        self.set_count(len(values))
        if log != self._log:
            self._log = log
            self.getPlotItem().getAxis("left").setLogMode(log)
            self._reach = (0.0, 0.0, 0.0)
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
            low, high = 0.0, roomy_top(high)
        reach = (float(low), float(max(high, low + 1e-9)), float(steps))
        if reach != self._reach:
            self._reach = reach
            ends = [(float(n), words.count(n)) for n in (0, steps // 2, steps)]  # three fit in any plot
            axis = self.getPlotItem().getAxis("bottom")
            axis.setTicks([ends, []])
            axis.setStyle(hideOverlappingLabels=False)  # it counts those at the ends as overlapping what is beside
            self.getPlotItem().getViewBox().setRange(xRange=(0, steps), yRange=reach[:2], padding=0.03)
            self._make_room()

    def _make_room(self) -> None:
        """The number at the end of the step axis reaches beyond it by half its width."""
        half = QFontMetricsF(self.font()).horizontalAdvance(words.count(self._reach[2])) / 2
        self.getPlotItem().setContentsMargins(2, 4, max(6, int(half) + 6), 0)

    def _style_axes(self) -> None:
        super()._style_axes()
        if hasattr(self, "_reach"):  # Qt tells of the font while the widget is still being made
            self._make_room()

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
                parts.append(f"{style.letter} {style.glyph} {words.plain(float(shown[step]), 8)}")
        if not parts:
            return ""
        return (
            self.tr("step {n}, {quantity}:").format(n=words.count(step), quantity=self._quantity)
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

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._reach = (0.0, 0.0, 0.0, 0.0)

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
        reach = (float(curves[0][0][0]), float(curves[0][0][-1]), 0.0, top)
        if reach != self._reach:
            self._reach = reach
            self.getPlotItem().getViewBox().setRange(xRange=reach[:2], yRange=reach[2:], padding=0.04)
