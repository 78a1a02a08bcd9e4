"""One quantity on the plane as a picture: heatmap, contours, the start, and the paths of all runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QGraphicsItem, QWidget

from explorer.look.theme import RunStyle, Theme
from explorer.plots.field_image import CONTOUR_COLOUR, ContourLines, FieldImage
from explorer.plots.line_and_mark import Line, Mark
from explorer.plots.square_plot import SquarePlot
from explorer.plots.themed_plot import is_inside, pen
from explorer.state.drawn_surface import Contours, Field
from explorer.state.loss_plane import LossPlane, RunPath

IN_PLANE = 0.02  # of the picture's side: what is not farther from the plane is drawn as lying in it
_CASING = 2.6  # pixels that the light edge of a path is wider than the path
_PATHS = 10  # where the paths are stacked, over the image and its contours
_MARKS = 20
_RIGHT = 6  # pixels beside the picture: half of the last number, if it is short


class _Drawn(NamedTuple):
    """The items of one run."""

    casing: Line
    near: Line
    far: Line
    end: Mark


class PlanePlot(SquarePlot):
    """Draws in coordinates of the plane: the start is at (0, 0).

    Attributes:
        image, contours: of the quantity.
        start: the ring.
        drawn: for each run its `near` line, in the plane, its `far` one, dashed, and the mark of its end.

    Signals:
        hovered: (x, y) under the pointer, or None when it leaves.
    """

    hovered = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.image, self.contours, self.start = FieldImage(), ContourLines(), Mark()
        self.drawn: list[_Drawn] = []
        self._in_plane: list[bool] = []
        super().__init__(theme, "", parent=parent)
        self.setMouseTracking(True)
        box = self.getPlotItem().getViewBox()
        box.disableAutoRange()
        box.setDefaultPadding(0.0)
        below: dict[QGraphicsItem, float] = {self.image: 0, self.contours: 1, self.start: _MARKS}
        for item, depth in below.items():
            item.setZValue(depth)
            self.addItem(item)
        self._restyle()

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._restyle()

    def _style_axes(self) -> None:
        super()._style_axes()
        metrics = QFontMetricsF(self.font())
        self.set_margins(2, int(0.45 * metrics.height()) + 2, _RIGHT, 0)  # half of the topmost number
        # A number that reaches further would be cut off, and 2 × 10¹¹ read as 2 × 10.
        self.getPlotItem().getAxis("bottom").setStyle(hideOverlappingLabels=_RIGHT)

    def _restyle(self) -> None:
        theme = self.theme
        self.contours.setPen(pen(CONTOUR_COLOUR, theme.contour))
        self.start.set_shape("o", theme.marker + 4)
        self.start.setPen(pen("#000000", 2.2))
        for index in range(len(self.drawn)):
            self._restyle_run(index)

    def _restyle_run(self, index: int) -> None:
        style, theme, drawn = self.theme.run(index), self.theme, self.drawn[index]
        drawn.casing.setPen(pen("#ffffff", theme.line + _CASING))
        drawn.near.setPen(pen(style.colour, theme.line))
        drawn.far.setPen(pen(style.colour, theme.line, Qt.PenStyle.DashLine))
        drawn.end.set_shape(style.marker, theme.marker + 1)
        self._fill(drawn.end, style, self._in_plane[index])

    @staticmethod
    def _fill(mark: Mark, style: RunStyle, in_plane: bool) -> None:
        mark.setBrush(QColor(style.colour if in_plane else "#ffffff"))
        mark.setPen(pen("#ffffff" if in_plane else style.colour, 1.8))

    def set_count(self, count: int) -> None:
        """Draw `count` runs."""
        while len(self.drawn) > count:
            for item in self.drawn.pop():
                self.removeItem(item)
            self._in_plane.pop()
        while len(self.drawn) < count:
            drawn = _Drawn(Line(), Line(), Line(), Mark())
            depth = _PATHS + len(self.drawn)
            for item in drawn:
                item.setZValue(depth + (_MARKS - _PATHS) * (item is drawn.end))
                self.addItem(item)
            self.drawn.append(drawn)
            self._in_plane.append(True)
            self._restyle_run(len(self.drawn) - 1)

    def show_plane(self, plane: LossPlane, drawn: tuple[Field, Contours], colour_map: str) -> None:
        """Draw a quantity of `plane`, and its paths."""
        field, contours = drawn
        self.image.show_field(field, plane.ranges, colour_map)
        self.contours.show_levels(contours)
        self.getPlotItem().getViewBox().setRange(xRange=plane.ranges[0], yRange=plane.ranges[1], padding=0)
        self.set_count(len(plane.paths))
        (left, right), _ = plane.ranges
        for index, path in enumerate(plane.paths):
            self._show_path(index, path, IN_PLANE * (right - left))

    def _show_path(self, index: int, path: RunPath, reach: float) -> None:
        drawn = self.drawn[index]
        drawn.casing.set_points(path.x, path.y)
        for line, is_far in ((drawn.near, False), (drawn.far, True)):
            line.set_points(*pieces(path, reach, is_far))
        drawn.end.set_place(*path.end)
        in_plane = bool(path.distance[-1] <= reach)
        if in_plane != self._in_plane[index]:
            self._in_plane[index] = in_plane
            self._fill(drawn.end, self.theme.run(index), in_plane)

    def mouseMoveEvent(self, event) -> None:
        at = self.pointed_at(event)
        self.hovered.emit((at.x(), at.y()) if is_inside(self, event) else None)
        event.accept()

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)


def pieces(path: RunPath, reach: float, far: bool) -> Sequence[NDArray[np.float64]]:
    """x and y of the parts of a path between two steps of which one, if `far`, is farther than `reach` from the plane.

    If not `far`, of all other parts. Parts that follow each other are one line, so that its dashes do not begin again
    at every step; a nan ends each line.
    """
    is_far = path.distance > reach
    taken = np.flatnonzero((is_far[:-1] | is_far[1:]) == far)
    lines = np.split(taken, np.flatnonzero(np.diff(taken) > 1) + 1) if len(taken) else []
    points = [np.append(line, line[-1] + 1) for line in lines]
    return [
        np.concatenate([part for at in points for part in (v[at], [np.nan])]) if points else np.empty(0)
        for v in (path.x, path.y)
    ]
