"""What lies on a landscape: the run and the run before with their balls, the start, and the way downhill."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTransform

from explorer.look.theme import RunStyle, Theme
from explorer.look.wording import tr
from explorer.plots.line_and_mark import Mark
from explorer.plots.relief.projection import Points
from explorer.plots.relief.seen_line import HeightAt, SeenLine, seen_line
from explorer.plots.relief.strips import Strips
from explorer.plots.themed_plot import pen, thinned
from explorer.screens.descent.landscape.landform import Landform
from explorer.screens.descent.surface_plot import ARROW_PIXELS, SHORTEST_ARROW, downhill_share

_FAINT, _BEFORE = 0.45, 0.6  # opacity of what is hidden, and of the run before
_HIDDEN_DASH = [1.2, 2.4]  # in widths of the line
_ALONG = 0.02  # of half the side of the floor, over which the direction of downhill is seen
_NEAR = 0.02  # of half the side of the floor: ends of two runs that are one to the eye
_NONE: Points = np.empty(0)
Places = tuple[Points, Points]


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark as seen.

    Attributes:
        u, v, height: its place on the landscape.
        x, y: the pixel.
        hidden: whether it is behind a part of the landscape.
        gone: whether what it marks is beside the floor: it is at the nearest edge then.
    """

    u: float
    v: float
    height: float
    x: float
    y: float
    hidden: bool
    gone: bool


def spot_at(strips: Strips, u: float, v: float, height_at: HeightAt) -> Spot:
    """The mark of the place (u, v)."""
    near_u, near_v = (min(max(place, -1.0), 1.0) for place in (u, v))
    us, vs = np.array([near_u]), np.array([near_v])
    heights = height_at(us, vs)
    x, y = strips.projection.screen(us, vs, heights)
    hidden = bool(strips.hidden(us, vs, heights)[0])
    gone = max(abs(near_u - u), abs(near_v - v)) > 1e-9
    return Spot(near_u, near_v, float(heights[0]), float(x[0]), float(y[0]), hidden, gone)


class LandscapeMarks:
    """Gets its data in the units of the axes, and is laid on a landscape.

    Attributes:
        path, ghost: the lines of the run and of the run before, as painted.
        start, ball, ghost_ends: the marks, as painted; ghost_ends is None without a run before.
        arrow: (x, y, degrees, length) of the arrow downhill as painted; None where it is flat.
    """

    def __init__(self) -> None:
        self._start: Places = np.zeros(1), np.zeros(1)
        self._run: Places = np.zeros(1), np.zeros(1)
        self._ghost: Places = _NONE, _NONE
        self._downhill = (0.0, 0.0, 0.0)
        self.path, self.ghost = SeenLine(), SeenLine()
        self.start: Spot | None = None
        self.ball: Spot | None = None
        self.ghost_ends: tuple[Spot, Spot] | None = None
        self.arrow: tuple[float, float, float, float] | None = None

    def show_start(self, x: float, y: float) -> None:
        """Ring the start."""
        self._start = np.array([x]), np.array([y])

    def show_run(self, xs: Points, ys: Points) -> None:
        """Draw the run so far, (T,) each; the ball is at its end."""
        keep = thinned(len(xs))
        self._run = xs[keep], ys[keep]

    def show_ghost(self, xs: Points, ys: Points) -> None:
        """Draw the run before, (T,) each; no points for none."""
        self._ghost = xs, ys

    def show_downhill(self, gradient: tuple[float, float]) -> None:
        """Point the arrow of the ball against the `gradient`; its length follows how steep it is."""
        self._downhill = -gradient[0], -gradient[1], math.hypot(*gradient)

    @property
    def start_place(self) -> tuple[float, float]:
        """The start in the units of the axes."""
        return float(self._start[0][0]), float(self._start[1][0])

    @property
    def has_ghost(self) -> bool:
        """Whether there was a run before."""
        return len(self._ghost[0]) > 0

    def lay(self, strips: Strips, landform: Landform) -> None:
        """Find where everything is seen, and what is hidden."""
        height_at = landform.height_at
        run, ghost, start = (landform.on_floor(*places) for places in (self._run, self._ghost, self._start))
        self.path = seen_line(strips, *run, height_at)
        self.ghost = seen_line(strips, *ghost, height_at)
        self.start = spot_at(strips, float(start[0][0]), float(start[1][0]), height_at)
        self.ball = spot_at(strips, float(run[0][-1]), float(run[1][-1]), height_at)
        u, v = ghost
        self.ghost_ends = None
        if len(u):
            first, last = (spot_at(strips, float(u[i]), float(v[i]), height_at) for i in (0, -1))
            self.ghost_ends = first, last
        self.arrow = self._arrow(strips, height_at)

    def _arrow(self, strips: Strips, height_at: HeightAt) -> tuple[float, float, float, float] | None:
        along_u, along_v, slope = self._downhill
        length = ARROW_PIXELS * downhill_share(slope)
        size = math.hypot(along_u, along_v)
        ball = self.ball
        if not (length >= SHORTEST_ARROW and 0 < size < math.inf) or ball is None or ball.gone or ball.hidden:
            return None
        ahead = ball.u + _ALONG * along_u / size, ball.v + _ALONG * along_v / size
        u, v = (np.array([place]) for place in ahead)
        x, y = strips.projection.screen(u, v, height_at(u, v))
        across, down = float(x[0]) - ball.x, float(y[0]) - ball.y
        seen = min(math.hypot(across, down) / (_ALONG * strips.projection.scale), 1.0)
        length *= seen
        if length < SHORTEST_ARROW:
            return None
        return ball.x, ball.y, math.degrees(math.atan2(down, across)), length

    def paint(self, painter: QPainter, theme: Theme, style: RunStyle, font: QFont) -> None:
        """Paint all of it, the run before first."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.ghost_ends is not None:
            painter.setOpacity(_BEFORE)
            _paint_line(painter, self.ghost, style, theme.line, 1.6)
            _paint_ring(painter, self.ghost_ends[0], theme.marker, 1.6)
            _paint_ball(painter, self.ghost_ends[1], style, theme.marker - 2, 1.2)
            painter.setOpacity(1.0)
            self._paint_tag(painter, theme, font)
        _paint_line(painter, self.path, style, theme.line, 2.6)
        if self.start is not None:
            _paint_ring(painter, self.start, theme.marker + 4, 2.2)
        if self.arrow is not None:
            x, y, degrees, length = self.arrow
            arrow = Mark()
            arrow.set_arrow(length, theme.line + 2.4)
            painter.setPen(pen("#ffffff", 1.0))
            painter.setBrush(QColor(style.colour))
            painter.drawPath(QTransform.fromTranslate(x, y).rotate(degrees).map(arrow.path()))
        if self.ball is not None:
            _paint_ball(painter, self.ball, style, theme.marker + 1, 1.8)

    def tag(self, font: QFont) -> tuple[QRectF, str] | None:
        """The label of the run before, beside the end that the present run does not share; None without one."""
        if self.ghost_ends is None or self.start is None:
            return None
        first, last = self.ghost_ends
        end = last if math.dist((first.u, first.v), (self.start.u, self.start.v)) < _NEAR else first
        if math.dist((end.u, end.v), (self.start.u, self.start.v)) < _NEAR:
            return None
        metrics, text = QFontMetricsF(font), tr("before")
        width, height = metrics.horizontalAdvance(text) + 5, metrics.height()
        return QRectF(end.x + height / 2, end.y - height / 2, width, height), text

    def _paint_tag(self, painter: QPainter, theme: Theme, font: QFont) -> None:
        tag = self.tag(font)
        if tag is not None:
            rect, text = tag
            room = painter.window()
            rect.moveLeft(min(max(rect.left(), 2.0), room.width() - rect.width() - 2))
            back = QColor(theme.plot)
            back.setAlpha(215)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(back)
            painter.drawRoundedRect(rect, 3, 3)
            painter.setPen(QColor(theme.text))
            painter.setFont(font)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def _paint_line(painter: QPainter, line: SeenLine, style: RunStyle, width: float, casing: float) -> None:
    """The hidden parts dashed and faint, the others cased in white."""
    opacity = painter.opacity()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    behind = QPen(pen(style.colour, width * 0.8))
    behind.setDashPattern(_HIDDEN_DASH)
    painter.setOpacity(opacity * _FAINT)
    painter.strokePath(line.pieces(hidden=True), behind)
    painter.setOpacity(opacity)
    shown = line.pieces(hidden=False)
    painter.strokePath(shown, pen("#ffffff", width + casing))
    painter.strokePath(shown, pen(style.colour, width, style.dash))


def _paint_ring(painter: QPainter, spot: Spot, size: float, width: float) -> None:
    _paint_mark(painter, spot, "o", size, QPen(pen("#000000", width)), Qt.BrushStyle.NoBrush)


def _paint_ball(painter: QPainter, spot: Spot, style: RunStyle, size: float, width: float) -> None:
    """Filled; hollow at the edge if the run is beyond it."""
    edge = pen(style.colour if spot.gone or spot.hidden else "#ffffff", width)
    brush = Qt.BrushStyle.NoBrush if spot.hidden else QColor("#ffffff" if spot.gone else style.colour)
    _paint_mark(painter, spot, style.marker, size, QPen(edge), brush)


def _paint_mark(painter: QPainter, spot: Spot, symbol: str, size: float, edge: QPen, brush) -> None:
    opacity = painter.opacity()
    if spot.hidden:
        painter.setOpacity(opacity * _FAINT)
        edge.setDashPattern([1.5, 1.5])
    painter.setPen(edge)
    painter.setBrush(brush)
    painter.drawPath(QTransform.fromTranslate(spot.x, spot.y).scale(size, size).map(Symbols[symbol]))
    painter.setOpacity(opacity)
