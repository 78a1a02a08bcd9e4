"""The simplex of three classes: predictions, their straight-line distance to the target, lines of equal loss, runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPolygonF
from PySide6.QtWidgets import QGraphicsPolygonItem, QWidget

from explorer.core.losses import Objective
from explorer.core.simplex import CORNERS, HEIGHT, SIDE, IsoLines, iso_lines, nearest, to_plane, triangle_values
from explorer.core.simplex import value_range as range_on_triangle
from explorer.theme import RunStyle, Theme, colour_table
from explorer.views import words
from explorer.views.items import Line, Mark
from explorer.views.loss_level_tags import spread_tags
from explorer.views.loss_prediction import Prediction
from explorer.views.loss_tag import Tag, keep_inside
from explorer.views.plot import Plot, pen

COLUMNS = 256  # samples of the coloured loss along a side
_DIGITS = 6

Points = NDArray[np.floating[Any]]


class SimplexPlot(Plot):
    """Draws in true lengths: a side is √2, and the line to the target is as long as the Euclidean distance."""

    dragged = Signal(object, object)  # (probabilities (3,), gesture)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._serial = 0
        self._dragging = False
        self._shaded: tuple[Objective, str] | None = None
        self._iso = IsoLines((), ())
        self._styles: list[RunStyle] = []
        self.image = pg.ImageItem(axisOrder="row-major")
        self.contours, self.outline = Line(), QGraphicsPolygonItem(QPolygonF())
        self.corner_tags = [Tag(anchor, patched=False) for anchor in ((0.2, 0.0), (0.5, 1.0), (0.8, 0.0))]
        self.level_tags: list[Tag] = []
        self.casings: list[Line] = []
        self.paths: list[Line] = []
        self.edges: list[Line] = []  # light ones under the distances
        self.distances: list[Line] = []
        self.points: list[Mark] = []
        self.start, self.target, self.length = Mark(), Mark("star"), Tag()
        super().__init__(theme, "", parent=parent)
        self.setAccessibleName(self.tr("The simplex: every prediction of three classes is a point of the triangle"))
        self.setToolTip(self.tr("Drag the prediction anywhere in the triangle"))
        for side in ("bottom", "left"):
            self.getPlotItem().hideAxis(side)
        box = self.getPlotItem().getViewBox()
        box.disableAutoRange()
        box.setDefaultPadding(0.0)
        self.setCursor(Qt.CursorShape.CrossCursor)
        for depth, item in enumerate((self.image, self.contours, self.outline, *self.corner_tags)):
            self._put(item, depth)
        for depth, item in enumerate((self.start, self.target, self.length), 20):
            self._put(item, depth)
        self.outline.setPolygon(QPolygonF([pg.QtCore.QPointF(x, y) for x, y in CORNERS.T.tolist()]))
        self.restyle()

    def _put(self, item, depth: float) -> None:
        item.setZValue(depth)
        self.addItem(item, ignoreBounds=True)

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.restyle()

    def restyle(self) -> None:
        """Pens, brushes and fonts."""
        theme, font = self.theme, self.font()
        self.contours.setPen(pen("#00000080", 0.9 if theme.line < 3 else 1.5))
        self.outline.setPen(pen(theme.text, theme.line))
        self.start.set_shape("o", theme.marker + 6)
        self.start.setPen(pen("#000000", 2.0))
        self.target.set_shape("star", 1.9 * theme.marker)
        self.target.setBrush(QColor("#ffffff"))
        self.target.setPen(pen("#000000", 1.8))
        for tag in (*self.corner_tags, *self.level_tags, self.length):
            tag.restyle(theme, font)
        for i, style in enumerate(self._styles):
            self._restyle_prediction(i, style)
        self._fit()

    def _restyle_prediction(self, index: int, style: RunStyle) -> None:
        theme = self.theme
        self.casings[index].setPen(pen("#ffffff", theme.line + 2.6))
        self.paths[index].setPen(pen(style.colour, theme.line, style.dash))
        self.edges[index].setPen(pen("#ffffff", theme.line + 2.6))
        self.distances[index].setPen(pen("#000000", theme.line))
        self.points[index].set_shape(style.marker, theme.marker + 2)
        self.points[index].setBrush(QColor(style.colour))
        self.points[index].setPen(pen("#ffffff", 1.8))

    def show_loss(self, objective: Objective, colour_map: str) -> None:
        """Colour the triangle by a loss with a target (3,) and draw its iso-lines; the temperature plays no part."""
        if self._shaded == (objective, colour_map):
            return
        value = Objective(objective.loss, objective.target).value
        if self._shaded is None or self._shaded[0] is not objective:
            self._iso = iso_lines(value)
        self._shaded = (objective, colour_map)
        low, high = range_on_triangle(value)
        samples = triangle_values(value, COLUMNS)
        outside = np.isnan(samples)
        index = (np.where(outside, 0.0, samples - low) * (255.999 / max(high - low, 1e-300))).clip(0, 255)
        colours = colour_table(colour_map)[index.astype(np.uint8)]
        colours[outside] = 0
        self.image.setImage(colours.view(np.uint8).reshape(*colours.shape, 4)[..., [2, 1, 0, 3]], autoLevels=False)
        self.image.setRect(QRectF(0, 0, SIDE, HEIGHT))
        gap = np.full((1, 2), np.nan)
        pieces = [piece for lines in self._iso.lines for line in lines for piece in (line, gap)]
        xy = np.concatenate(pieces) if pieces else np.empty((0, 2))
        self.contours.set_points(xy[:, 0], xy[:, 1])
        self._place_tags()

    def show_predictions(self, target: Points, predictions: Sequence[Prediction], paths: Sequence[Points]) -> None:
        """Draw the target (3,), the predictions, and the distributions (3, T) through which each has come."""
        self._set_count([prediction.style for prediction in predictions])
        x, y = to_plane(target).tolist()
        self.target.set_place(x, y)
        for i, prediction in enumerate(predictions):
            here = to_plane(prediction.probabilities)
            self.points[i].set_place(*here.tolist())
            for line in (self.edges[i], self.distances[i]):
                line.set_points(np.array([here[0], x]), np.array([here[1], y]))
            way = to_plane(paths[i])
            self.casings[i].set_points(way[0], way[1])
            self.paths[i].set_points(way[0], way[1])
        begin = to_plane(paths[0][:, 0])
        self.start.set_place(*begin.tolist())
        self.start.setVisible(paths[0].shape[1] > 1)
        alone = to_plane(predictions[0].probabilities)
        self._show_length(alone, np.array([x, y]), len(predictions) == 1)

    def _show_length(self, here: Points, there: Points, alone: bool) -> None:
        length = float(np.hypot(*(there - here)))
        middle = (here + there) / 2
        text = self.tr("√MSE = {length}").format(length=words.number(length, 3))
        self.length.setVisible(alone and length > 0.1)
        self.length.set_anchor(-0.06, 0.5)
        self.length.say(text, float(middle[0]), float(middle[1]))
        keep_inside(self, [self.length])

    def _set_count(self, styles: list[RunStyle]) -> None:
        groups = ((self.edges, 10), (self.distances, 11), (self.casings, 12), (self.paths, 13))
        while len(self.points) > len(styles):
            self.removeItem(self.points.pop())
            for lines, _ in groups:
                self.removeItem(lines.pop())
        while len(self.points) < len(styles):
            for lines, depth in groups:
                lines.append(Line())
                self._put(lines[-1], depth)
            self.points.append(Mark())
            self._put(self.points[-1], 23)
        if styles != self._styles:
            self._styles = styles
            for i, style in enumerate(styles):
                self._restyle_prediction(i, style)

    def _fit(self) -> None:
        """The largest triangle that leaves room for what is written at its corners."""
        metrics = QFontMetricsF(self.font())
        for k, (tag, (x, y)) in enumerate(zip(self.corner_tags, CORNERS.T.tolist(), strict=True)):
            tag.say(f"{words.probability(k)} = 1", x, y)
        lift = 1.1 * self.theme.marker  # beyond the target's star
        line = metrics.height() + lift
        wide = 0.4 * metrics.horizontalAdvance(f"{words.probability(0)} = 1") + 2 * self.theme.marker
        width, height = max(self.width(), 1), max(self.height(), 1)
        scale = max(min((width - wide) / SIDE, (height - 2 * line) / HEIGHT), 1.0)
        low = -(height / scale - HEIGHT) / 2
        left = -(width / scale - SIDE) / 2
        box = self.getPlotItem().getViewBox()
        box.setRange(xRange=(left, SIDE - left), yRange=(low, HEIGHT - low), padding=0.0)
        for tag, (x, y), way in zip(self.corner_tags, CORNERS.T.tolist(), (-1, 1, -1), strict=True):
            tag.setPos(x, y + way * lift / scale)
        self._scale = scale
        self._place_tags()

    def _place_tags(self) -> None:
        """Write some of the levels on their lines, where they stand apart."""
        apart = 2.4 * QFontMetricsF(self.font()).height() / self._scale
        places = spread_tags(self._iso, apart)
        while len(self.level_tags) < len(places):
            self.level_tags.append(Tag())
            self._put(self.level_tags[-1], 9)
            self.level_tags[-1].restyle(self.theme, self.font())
        for tag in self.level_tags[len(places) :]:
            tag.say("", 0.0, 0.0)
        for tag, (level, x, y) in zip(self.level_tags, places, strict=False):
            tag.say(words.plain(level), x, y)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        if hasattr(self, "theme"):  # Qt resizes a widget while it is still being made
            self._fit()

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.FontChange and hasattr(self, "theme"):
            self.restyle()

    def _drag_to(self, event) -> None:
        scene = self.mapToScene(event.position().toPoint())
        point = self.getPlotItem().getViewBox().mapSceneToView(scene)
        shares = nearest((point.x(), point.y()))
        self.dragged.emit(tuple(shares.tolist()), (id(self), self._serial))

    def mousePressEvent(self, event) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._serial += 1
            self._dragging = True
            self._drag_to(event)
        event.accept()

    def mouseMoveEvent(self, event) -> None:
        if self._dragging:
            self._drag_to(event)
        event.accept()

    def mouseReleaseEvent(self, event) -> None:
        self._dragging = False
        event.accept()
