"""A loss over the simplex of three classes: its colours, its iso-lines, and their levels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainterPath, QPolygonF
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsPolygonItem

from explorer.core.losses.objective import Objective
from explorer.core.simplex import CORNERS, HEIGHT, SIDE, IsoLines, iso_lines, triangle_values, value_range
from explorer.look import numbers
from explorer.look.theme import Theme, colour_table
from explorer.plots.line_and_mark import Line
from explorer.plots.plot_tag import PlotTag
from explorer.plots.themed_plot import ThemedPlot, pen

COLUMNS = 256  # samples of the coloured loss along a side
_ROUND = 0.02  # beyond the picture, so that its edge is fully covered
_APART = 2.4  # the least distance of two labelled levels, in lines of text
_TRIED = (0.32, 0.68, 0.42, 0.58, 0.18, 0.82)  # parts of the way along an iso-line, its middle left free


class SimplexField:
    """The items of one plot, from the lowest to the tags over all lines."""

    def __init__(self, plot: ThemedPlot) -> None:
        self._plot = plot
        self._shaded: tuple[Objective, str] | None = None
        self.iso = IsoLines((), ())
        self.image = pg.ImageItem(axisOrder="row-major")
        self.contours, self.mask, self.outline = Line(), QGraphicsPathItem(), QGraphicsPolygonItem()
        self.tags: list[PlotTag] = []
        triangle = QPolygonF([QPointF(x, y) for x, y in CORNERS.T.tolist()])
        self.outline.setPolygon(triangle)
        around = QPainterPath()  # odd-even: the rectangle without the triangle
        around.addRect(QRectF(0, 0, SIDE, HEIGHT).adjusted(-_ROUND, -_ROUND, _ROUND, _ROUND))
        around.addPolygon(triangle)
        around.closeSubpath()
        self.mask.setPath(around)
        self.mask.setPen(Qt.PenStyle.NoPen)
        for depth, item in enumerate((self.image, self.contours, self.mask, self.outline)):
            item.setZValue(depth)
            plot.addItem(item, ignoreBounds=True)

    def restyle(self, theme: Theme, font: QFont) -> None:
        """Pens, brushes and fonts."""
        self.contours.setPen(pen("#00000080", theme.iso_line))
        self.outline.setPen(pen(theme.text, theme.line))
        self.mask.setBrush(QColor(theme.plot))
        for tag in self.tags:
            tag.restyle(theme, font)

    def show_loss(self, objective: Objective, colour_map: str) -> bool:
        """Colour the triangle by a loss with a target (3,) at temperature 1. Returns: whether anything has changed."""
        if self._shaded == (objective, colour_map):
            return False
        self._shaded = (objective, colour_map)
        value = Objective(objective.loss, objective.target).value
        low, high = value_range(value)
        samples = triangle_values(value, COLUMNS)
        index = ((samples - low) * (255.999 / max(high - low, 1e-300))).clip(0, 255).astype(np.uint8)
        colours = colour_table(colour_map)[index]
        self.image.setImage(colours.view(np.uint8).reshape(*colours.shape, 4)[..., [2, 1, 0, 3]], autoLevels=False)
        self.image.setRect(QRectF(0, 0, SIDE, HEIGHT))
        self.iso = iso_lines(value)
        gap = np.full((1, 2), np.nan)
        pieces = [piece for lines in self.iso.lines for line in lines for piece in (line, gap)]
        xy = np.concatenate(pieces) if pieces else np.empty((0, 2))
        self.contours.set_points(xy[:, 0], xy[:, 1])
        return True

    def place_tags(self, theme: Theme, font: QFont, scale: float) -> None:
        """Label some of the lines with their levels, well apart; `scale` is in pixels per unit."""
        places = spread(self.iso, _APART * QFontMetricsF(font).height() / scale)
        while len(self.tags) < len(places):
            self.tags.append(PlotTag())
            self.tags[-1].setZValue(9)
            self._plot.addItem(self.tags[-1], ignoreBounds=True)
            self.tags[-1].restyle(theme, font)
        for tag in self.tags[len(places) :]:
            tag.say("", 0.0, 0.0)
        for tag, (level, x, y) in zip(self.tags, places, strict=False):
            tag.say(numbers.plain(level), x, y)

    def give_way(self, taken: Sequence[QRectF], lines: NDArray[np.floating[Any]], scale: float) -> None:
        """Hide the levels that would be unreadable under the boxes `taken`, in pixels, or the points `lines` (2, N)."""
        x, y = lines[0] * scale, -lines[1] * scale
        for tag in self.tags:
            box = tag.box(scale)
            struck = (x > box.left()) & (x < box.right()) & (y > box.top()) & (y < box.bottom())
            tag.setVisible(not (struck.any() or any(box.intersects(other) for other in taken)))


def spread(iso: IsoLines, apart: float) -> list[tuple[float, float, float]]:
    """(level, x, y) of each level that finds a place on its longest line at least `apart` from those before it."""
    placed: list[tuple[float, float, float]] = []
    for level, pieces in zip(iso.levels, iso.lines, strict=True):
        piece = max(pieces, key=_length, default=None)
        if piece is None or _length(piece) < apart:
            continue
        for share in _TRIED:
            x, y = piece[round(share * (len(piece) - 1))].tolist()
            if all(np.hypot(x - u, y - v) >= apart for _, u, v in placed):
                placed.append((level, x, y))
                break
    return placed


def _length(piece: NDArray[np.float64]) -> float:
    return float(np.hypot(*np.diff(piece, axis=0).T).sum())
