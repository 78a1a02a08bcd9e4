"""One error surface: heatmap, contours, start, run and downhill arrow. The start can be dragged."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from explorer.look.theme import RunStyle, Theme, colour_table
from explorer.plots.line_and_mark import Line, Mark
from explorer.plots.square_plot import SquarePlot
from explorer.plots.themed_plot import pen, thinned
from explorer.state.drawn_surface import Field
from explorer.widgets.gesture import Gesture

ARROW_PIXELS = 80.0  # length of the downhill arrow where the slope is steep
SHORTEST_ARROW = 5.0  # a shorter arrow is not drawn


class SurfacePlot(SquarePlot):
    """Draws in coordinates of the two axis logits."""

    start_dragged = Signal(float, float, object)  # (x, y, gesture)
    hovered = Signal(object)  # (x, y), or None when the pointer leaves
    zoomed = Signal(float)  # factor for the span

    def __init__(self, theme: Theme, style: RunStyle, parent: QWidget | None = None) -> None:
        self._style = style
        self._gesture: Gesture | None = None  # of the drag, while there is one
        self._span = (-10.0, 10.0)
        self.image = pg.ImageItem(axisOrder="row-major")
        self.contours, self.casing, self.path = Line(), Line(), Line()
        self.start, self.ball = Mark(), Mark()
        self.arrow = Mark()
        self._gone = False  # the ball is outside the picture
        self._downhill: tuple[float, float, tuple[float, float]] | None = None
        self.shaded: Field | None = None
        self._colour_map = ""
        super().__init__(theme, "", parent=parent)
        for depth, item in enumerate(
            (self.image, self.contours, self.casing, self.path, self.start, self.arrow, self.ball)
        ):
            item.setZValue(depth)
            self.addItem(item, ignoreBounds=True)
        # Numbers at the ends count as overlapping: half of each reaches beyond the axis.
        self.getPlotItem().getAxis("bottom").setStyle(hideOverlappingLabels=False)
        box = self.getPlotItem().getViewBox()
        box.disableAutoRange()
        box.setDefaultPadding(0.0)
        box.sigResized.connect(self._turn_arrow)
        self._set_span(self._span)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.restyle()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.restyle()

    def set_style(self, style: RunStyle) -> None:
        """Take the colour, dash and marker of another run."""
        self._style = style
        self.restyle()

    def restyle(self) -> None:
        """Pens and brushes from theme and run style."""
        theme, style = self.theme, self._style
        # The start is marked in the corner of the lecture's surface: above it there is room for half its mark.
        self.set_margins(2, int(theme.marker + 4) // 2 + 2, 6, 0)
        self.contours.setPen(pen("#00000066", theme.contour))
        self.casing.setPen(pen("#ffffff", theme.line + 2.6))
        self.path.setPen(pen(style.colour, theme.line, style.dash))
        self.start.set_shape("o", theme.marker + 4)
        self.start.setPen(pen("#000000", 2.2))
        self.ball.set_shape(style.marker, theme.marker + 1)
        _fill(self.ball, style.colour, self._gone)
        self.arrow.setBrush(QColor(style.colour))
        self.arrow.setPen(pen("#ffffff", 1.0))

    def show_field(self, field: Field, span: tuple[float, float], colour_map: str) -> None:
        """Colour the samples of `field` over span × span."""
        if field is not self.shaded or colour_map != self._colour_map:
            number = field.samples.dtype.type  # float64 where the values are beyond float32
            scale = number(255.999 / (field.high - field.low))
            index = ((field.samples - number(field.low)) * scale).clip(0, 255).astype(np.uint8)
            words = colour_table(colour_map)[index]
            self.image.setImage(words.view(np.uint8).reshape(*words.shape, 4)[..., [2, 1, 0, 3]], autoLevels=False)
            self.shaded, self._colour_map = field, colour_map
        low, high = span
        half = (high - low) / (field.samples.shape[0] - 1) / 2  # samples are on the ends: pixels extend half beyond
        self.image.setRect(QRectF(low - half, low - half, high - low + 2 * half, high - low + 2 * half))
        if span != self._span:
            self._set_span(span)

    def _set_span(self, span: tuple[float, float]) -> None:
        self._span = span
        room = 0.035  # for a mark in a corner
        self.getPlotItem().getViewBox().setRange(xRange=span, yRange=span, padding=room)

    def show_contours(self, levels: Sequence[Sequence[NDArray[np.float64]]]) -> None:
        """Draw contour lines: for each level a list of lines, each (n, 2)."""
        gap = np.full((1, 2), np.nan)
        pieces = [piece for lines in levels for line in lines for piece in (line, gap)]
        xy = np.concatenate(pieces) if pieces else np.empty((0, 2))
        self.contours.set_points(xy[:, 0], xy[:, 1])

    def show_start(self, x: float, y: float) -> None:
        """Draw a ring at the start."""
        self.start.set_place(x, y)

    def show_run(self, xs: NDArray[np.float64], ys: NDArray[np.float64]) -> None:
        """Draw the path so far, (T,) each, and the ball at its last point."""
        keep = thinned(len(xs))
        xs, ys = xs[keep], ys[keep]
        self.casing.set_points(xs, ys)
        self.path.set_points(xs, ys)
        low, high = self._span
        x, y = float(np.clip(xs[-1], low, high)), float(np.clip(ys[-1], low, high))
        gone = (x, y) != (xs[-1], ys[-1])  # outside the picture: a hollow ball at the edge shows the direction
        self.ball.set_place(x, y)
        if gone != self._gone:
            self._gone = gone
            _fill(self.ball, self._style.colour, gone)

    def show_downhill(self, x: float, y: float, gradient: tuple[float, float]) -> None:
        """Point the arrow from (x, y) down the slope; its length follows the slope and vanishes where it is flat."""
        self._downhill = (x, y, gradient)
        steep = float(np.hypot(*gradient))
        length = ARROW_PIXELS * steep / (steep + 0.35)
        pixel = self.pixel_size()
        shows = pixel is not None and length >= SHORTEST_ARROW
        self.arrow.setVisible(shows)
        if shows and pixel is not None:
            width, height = pixel
            self.arrow.set_arrow(length, self.theme.line + 2.4)
            # Downhill is −gradient; on screen y grows downwards, and a unit of x need not be as long as one of y.
            self.arrow.setRotation(float(np.degrees(np.arctan2(gradient[1] * width, -gradient[0] * height))))
            self.arrow.set_place(x, y)

    def _turn_arrow(self, *_: object) -> None:
        """Turn the arrow after a change of the picture's shape, which changes the direction of downhill on screen."""
        if self._downhill is not None:
            self.show_downhill(*self._downhill)

    def _inside(self, event) -> bool:
        box = self.getPlotItem().getViewBox()
        return bool(box.sceneBoundingRect().contains(QPointF(self.mapToScene(event.position().toPoint()))))

    def _drag_to(self, event) -> None:
        low, high = self._span
        grain = 10.0 ** np.floor(np.log10((high - low) / 1000.0))
        point = self.pointed_at(event)
        x, y = (round(round(min(max(v, low), high) / grain) * grain, 9) for v in (point.x(), point.y()))
        self.start_dragged.emit(x, y, self._gesture)

    def mousePressEvent(self, event) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._inside(event):
            self._gesture = Gesture()
            self._drag_to(event)
        event.accept()

    def mouseMoveEvent(self, event) -> None:
        if self._gesture is not None:
            self._drag_to(event)
        point = self.pointed_at(event) if self._inside(event) else None
        self.hovered.emit(None if point is None else (point.x(), point.y()))
        event.accept()

    def mouseReleaseEvent(self, event) -> None:
        self._gesture = None
        event.accept()

    def mouseDoubleClickEvent(self, event) -> None:
        self.mousePressEvent(event)

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)

    def wheelEvent(self, event) -> None:
        self.zoomed.emit(0.8 ** (event.angleDelta().y() / 120.0))
        event.accept()


def _fill(ball: Mark, colour: str, hollow: bool) -> None:
    ball.setBrush(QColor("#ffffff" if hollow else colour))
    ball.setPen(pen(colour if hollow else "#ffffff", 1.8))
