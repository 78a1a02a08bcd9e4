"""One error surface as a picture: heatmap, contours, start, run, the run before, and the downhill arrow."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QGraphicsItem, QWidget

from explorer.look import numbers
from explorer.look.theme import RunStyle, Theme
from explorer.plots.field_image import CONTOUR_COLOUR, ContourLines, FieldImage
from explorer.plots.line_and_mark import Line, Mark
from explorer.plots.nearest import Points
from explorer.plots.plot_tag import keep_inside
from explorer.plots.square_plot import SquarePlot
from explorer.plots.themed_plot import pen, thinned
from explorer.screens.descent.ghost_path import GhostPath
from explorer.state.drawn_surface import Field
from explorer.state.surface_view import Range, SurfaceView

_CORNER = 0.035  # of the axes, beyond their ends: room for a mark in a corner
ARROW_PIXELS = 80.0  # length of the downhill arrow where the slope is steep
SHORTEST_ARROW = 5.0  # a shorter arrow is not drawn


class SurfacePlot(SquarePlot):
    """Draws in coordinates of the two axis logits."""

    def __init__(self, theme: Theme, style: RunStyle, parent: QWidget | None = None) -> None:
        self._style = style
        self._ranges = SurfaceView().ranges
        self.image = FieldImage()
        self.contours, self.casing, self.path = ContourLines(), Line(), Line()
        self.start, self.ball = Mark(), Mark()
        self.arrow = Mark()
        self.ghost = GhostPath()
        self._gone = False  # the ball is outside the picture
        self._downhill: tuple[float, float, tuple[float, float]] | None = None
        super().__init__(theme, "", parent=parent)
        items: list[QGraphicsItem] = [self.image, self.contours, *self.ghost.items, self.casing, self.path]
        for depth, item in enumerate([*items, self.start, self.arrow, self.ball]):
            item.setZValue(depth)
            self.addItem(item, ignoreBounds=True)
        box = self.getPlotItem().getViewBox()
        box.disableAutoRange()
        box.setDefaultPadding(0.0)
        box.sigResized.connect(self._turn_arrow)
        self._set_ranges(self._ranges)

    @property
    def shaded(self) -> Field | None:
        """The Field that is drawn."""
        return self.image.shaded

    def _style_axes(self) -> None:
        # The start is marked in the corner of the lecture's surface: above it there is room for half its mark. At the
        # right there is room for half of the last number, which begins within the corner.
        half = int(QFontMetricsF(self.font()).horizontalAdvance("10")) // 2
        self.set_margins(2, int(self.theme.marker + 4) // 2 + 2, max(6, half - 4), 0)
        super()._style_axes()
        # Numbers at the ends count as overlapping: half of each reaches beyond the axis.
        beyond = math.ceil(QFontMetricsF(self.font()).horizontalAdvance("−10.0") / 2)
        self.getPlotItem().getAxis("bottom").setStyle(hideOverlappingLabels=beyond)

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.restyle()

    def set_style(self, style: RunStyle) -> None:
        """Take the colour, dash and marker of another run."""
        if style != self._style:
            self._style = style
            self.restyle()

    def restyle(self) -> None:
        """Pens and brushes from theme and run style."""
        theme, style = self.theme, self._style
        self.image.hatch_width = max(1.0, 1.4 * theme.contour)
        self.contours.setPen(pen(CONTOUR_COLOUR, theme.contour))
        self.casing.setPen(pen("#ffffff", theme.line + 2.6))
        self.path.setPen(pen(style.colour, theme.line, style.dash))
        self.start.set_shape("o", theme.marker + 4)
        self.start.setPen(pen("#000000", 2.2))
        self.ball.set_shape(style.marker, theme.marker + 1)
        _fill(self.ball, style.colour, self._gone)
        self.arrow.setBrush(QColor(style.colour))
        self.arrow.setPen(pen("#ffffff", 1.0))
        self.ghost.restyle(theme, style, self.font())

    def show_field(self, field: Field, view: SurfaceView, colour_map: str) -> None:
        """Colour the samples of `field` over the axes of `view`."""
        self.image.show_field(field, view.ranges, colour_map)
        if view.ranges != self._ranges:
            self._set_ranges(view.ranges)

    def _set_ranges(self, ranges: tuple[Range, Range]) -> None:
        self._ranges = ranges
        self.getPlotItem().getViewBox().setRange(xRange=ranges[0], yRange=ranges[1], padding=_CORNER)
        keep_inside(self, [self.ghost.tag])

    def map_square(self) -> tuple[float, float, float]:
        """Left, top and side of the square between the ends of the axes, in pixels."""
        left, top, side = self.square()
        inner = side / (1 + 2 * _CORNER)
        return left + inner * _CORNER, top + inner * _CORNER, inner

    def show_contours(self, levels: Sequence[Sequence[NDArray[np.float64]]]) -> None:
        """Draw contour lines: for each level a list of lines, each (n, 2)."""
        self.contours.show_levels(levels)

    def show_start(self, x: float, y: float) -> None:
        """Draw a ring at the start."""
        self.start.set_place(x, y)

    def show_ghost(self, xs: Points, ys: Points) -> None:
        """Draw the path of the run before, (T,) each, faint and with a label; no points for none."""
        self.ghost.show_path(xs, ys, (self.start.x(), self.start.y()), self._ranges)
        keep_inside(self, [self.ghost.tag])

    def show_run(self, xs: Points, ys: Points) -> None:
        """Draw the path so far, (T,) each, and the ball at its last point."""
        keep = thinned(len(xs))
        xs, ys = xs[keep], ys[keep]
        self.casing.set_points(xs, ys)
        self.path.set_points(xs, ys)
        x, y = (float(np.clip(v[-1], *ends)) for v, ends in zip((xs, ys), self._ranges, strict=True))
        gone = (x, y) != (xs[-1], ys[-1])  # outside the picture: a hollow ball at the edge shows the direction
        self.ball.set_place(x, y)
        if gone != self._gone:
            self._gone = gone
            _fill(self.ball, self._style.colour, gone)

    def show_downhill(self, x: float, y: float, gradient: tuple[float, float]) -> None:
        """Point the arrow from (x, y) down the slope; its length follows the slope and vanishes where it is flat."""
        self._downhill = (x, y, gradient)
        steep = float(np.hypot(*gradient))
        length = ARROW_PIXELS * downhill_share(steep)
        pixel = self.pixel_size()
        shows = pixel is not None and length >= SHORTEST_ARROW
        self.arrow.setVisible(shows)
        if shows and pixel is not None:
            width, height = pixel
            self.arrow.set_arrow(length, self.theme.line + 2.4)
            # Downhill is −gradient; on screen y grows downwards, and a unit of x need not be as long as one of y.
            self.arrow.setRotation(float(np.degrees(np.arctan2(gradient[1] * width, -gradient[0] * height))))
            self.arrow.set_place(x, y)

    def said(self) -> str:
        """The start and the run before in words, for those who cannot see them."""
        first, second = self._labels
        start = self.tr("The start: {first} = {x}, {second} = {y}; arrow keys move it.").format(
            first=first, second=second, x=numbers.number(self.start.x(), 3), y=numbers.number(self.start.y(), 3)
        )
        return f"{start} {self.tr('Faint: the run before the last change.')}" if self.ghost.is_shown else start

    def _turn_arrow(self, *_: object) -> None:
        """Turn the arrow after a change of the picture's shape, which changes the direction of downhill on screen."""
        if self._downhill is not None:
            self.show_downhill(*self._downhill)
        keep_inside(self, [self.ghost.tag])


def downhill_share(steep: float) -> float:
    """The length of an arrow down a slope, 0 to 1: it vanishes where the surface is flat."""
    return steep / (steep + 0.35) if math.isfinite(steep) else 1.0


def _fill(ball: Mark, colour: str, hollow: bool) -> None:
    ball.setBrush(QColor("#ffffff" if hollow else colour))
    ball.setPen(pen(colour if hollow else "#ffffff", 1.8))
