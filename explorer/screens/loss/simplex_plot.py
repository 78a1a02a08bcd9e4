"""The simplex of three classes as a triangle: predictions, their distances to the target, iso-lines of a loss, runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QWidget

from explorer.core.losses.objective import Objective
from explorer.core.simplex import CORNERS, HEIGHT, SIDE, nearest, to_plane
from explorer.look import numbers
from explorer.look.theme import RunStyle, Theme
from explorer.look.wording import Wording
from explorer.plots.line_and_mark import Line, Mark
from explorer.plots.plot_tag import PlotTag, keep_inside
from explorer.plots.themed_plot import ThemedPlot, pen
from explorer.screens.loss.prediction import Prediction
from explorer.screens.loss.simplex_field import SimplexField
from explorer.widgets.gesture import Gesture

LEAST_LENGTH = 0.1  # a shorter line has no number beside it
_ALONG = 60  # points of a straight line at which collisions are checked

Points = NDArray[np.floating[Any]]


class SimplexPlot(ThemedPlot):
    """Draws true lengths: a side is √2, and the line to the target is as long as the Euclidean distance."""

    dragged = Signal(object, object)  # (probabilities (3,), gesture)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        self._wording = wording
        self._gesture: Gesture | None = None  # of the drag, while there is one
        self._scale = 1.0  # pixels a unit
        self._styles: list[RunStyle] = []
        self.corner_tags = [PlotTag(anchor, patched=False) for anchor in ((0.2, 0.0), (0.5, 1.0), (0.8, 0.0))]
        self.edges: list[Line] = []  # light ones under the distances
        self.distances: list[Line] = []
        self.casings: list[Line] = []  # light ones under the paths
        self.paths: list[Line] = []
        self.points: list[Mark] = []
        self.start, self.target, self.length = Mark(), Mark(), PlotTag((-0.06, 0.5))
        super().__init__(theme, "", parent=parent)
        self.setAccessibleName(self.tr("The simplex: every prediction of three classes is a point of the triangle"))
        self.setToolTip(self.tr("Drag the prediction anywhere in the triangle"))
        for side in ("bottom", "left"):
            self.getPlotItem().getAxis(side).hide()
        self._box = self.getPlotItem().getViewBox()
        self._box.disableAutoRange()
        self._box.setDefaultPadding(0.0)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.field = SimplexField(self)
        for depth, item in enumerate((*self.corner_tags, self.start, self.target, self.length), 20):
            self._put(item, depth)
        self._box.sigResized.connect(self._fit)
        self.restyle()

    def _put(self, item, depth: float) -> None:
        item.setZValue(depth)
        self.addItem(item, ignoreBounds=True)

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        if hasattr(self, "field"):  # not yet when the plot is being made
            self.restyle()

    def restyle(self) -> None:
        """Pens, brushes and fonts."""
        theme, font = self.theme, self.font()
        self.field.restyle(theme, font)
        self.start.set_shape("o", theme.marker + 6)
        self.start.setPen(pen("#000000", 2.0))
        self.target.set_shape("star", 1.9 * theme.marker)
        self.target.setBrush(QColor("#ffffff"))
        self.target.setPen(pen("#000000", 1.8))
        for tag in (*self.corner_tags, self.length):
            tag.restyle(theme, font)
        for i, style in enumerate(self._styles):
            self._restyle_prediction(i, style)
        self._fit()

    def _restyle_prediction(self, index: int, style: RunStyle) -> None:
        theme = self.theme
        for casing in (self.edges[index], self.casings[index]):
            casing.setPen(pen("#ffffff", theme.line + 2.6))
        self.distances[index].setPen(pen("#000000", theme.line))
        self.paths[index].setPen(pen(style.colour, theme.line, style.dash))
        self.points[index].set_shape(style.marker, theme.marker + 2)
        self.points[index].setBrush(QColor(style.colour))
        self.points[index].setPen(pen("#ffffff", 1.8))

    def show_loss(self, objective: Objective, colour_map: str) -> None:
        """Colour the triangle by a loss with a target (3,) and draw its iso-lines, independent of the temperature."""
        if self.field.show_loss(objective, colour_map):
            self.field.place_tags(self.theme, self.font(), self._scale)

    def show_predictions(self, target: Points, predictions: Sequence[Prediction], paths: Sequence[Points]) -> None:
        """Draw the target (3,), the predictions, and their paths (3, T)."""
        self._set_styles([prediction.style for prediction in predictions])
        there = to_plane(target)
        self.target.set_place(*there.tolist())
        for i, prediction in enumerate(predictions):
            here, way = to_plane(prediction.probabilities), to_plane(paths[i])
            self.points[i].set_place(*here.tolist())
            for line in (self.edges[i], self.distances[i]):
                line.set_points(np.array([here[0], there[0]]), np.array([here[1], there[1]]))
            for line in (self.casings[i], self.paths[i]):
                line.set_points(way[0], way[1])
        self.start.set_place(*to_plane(paths[0][:, 0]).tolist())
        self.start.setVisible(paths[0].shape[1] > 1)
        self._show_length()

    def _show_length(self) -> None:
        """Show the length beside the line, if there is one prediction and the line is long enough."""
        x, y = self.distances[0].getData()
        length = float(np.hypot(x[1] - x[0], y[1] - y[0]))
        shown = len(self.points) == 1 and length > LEAST_LENGTH
        text = self.tr("√MSE = {length}").format(length=numbers.number(length, 3)) if shown else ""
        self.length.say(text, float(x.mean()), float(y.mean()))
        self._settle_tags()

    def _settle_tags(self) -> None:
        keep_inside(self, [self.length])
        size = self.theme.marker
        marks = [self.target, *self.points]
        taken = [QRectF(m.x() * self._scale - size, -m.y() * self._scale - size, 2 * size, 2 * size) for m in marks]
        lines = [np.array(path.getData()) for path in self.paths]
        for x, y in (line.getData() for line in self.distances):
            lines.append(np.stack([np.linspace(x[0], x[-1], _ALONG), np.linspace(y[0], y[-1], _ALONG)]))
        drawn = np.concatenate([np.empty((2, 0)), *lines], axis=1)
        self.field.give_way([*taken, self.length.box(self._scale)], drawn, self._scale)

    def _set_styles(self, styles: list[RunStyle]) -> None:
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
            self._put(self.points[-1], 30)
        if styles != self._styles:
            self._styles = styles
            for i, style in enumerate(styles):
                self._restyle_prediction(i, style)

    def _fit(self, *_: object) -> None:
        """Use the largest triangle of true proportions that leaves room for the labels at its corners."""
        metrics, lift = QFontMetricsF(self.font()), 1.1 * self.theme.marker  # beyond the target's star
        texts = [f"{self._wording.probability(k)} = 1" for k in range(3)]
        width, height = max(self._box.width(), 1.0), max(self._box.height(), 1.0)
        wide = 0.4 * metrics.horizontalAdvance(texts[0]) + 2 * self.theme.marker
        high = 2 * (metrics.height() + lift)
        self._scale = scale = max(min((width - wide) / SIDE, (height - high) / HEIGHT), 1.0)
        left, low = (SIDE - width / scale) / 2, (HEIGHT - height / scale) / 2
        self._box.setRange(xRange=(left, left + width / scale), yRange=(low, low + height / scale), padding=0.0)
        for tag, text, (x, y), way in zip(self.corner_tags, texts, CORNERS.T.tolist(), (-1, 1, -1), strict=True):
            tag.say(text, x, y + way * lift / scale)
        self.field.place_tags(self.theme, self.font(), scale)
        self._settle_tags()

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.FontChange and hasattr(self, "field"):
            self.restyle()

    def _drag_to(self, event) -> None:
        point = self.pointed_at(event)
        self.dragged.emit(tuple(nearest((point.x(), point.y())).tolist()), self._gesture)

    def mousePressEvent(self, event) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._gesture = Gesture()
            self._drag_to(event)
        event.accept()

    def mouseMoveEvent(self, event) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._gesture = None  # the release may have gone elsewhere
        if self._gesture is not None:
            self._drag_to(event)
        event.accept()

    def mouseReleaseEvent(self, event) -> None:
        self._gesture = None
        event.accept()
