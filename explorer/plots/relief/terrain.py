"""Paints a landscape: strip by strip from the farthest to the nearest, each over what it hides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pyqtgraph import arrayToQPath
from pyqtgraph.functions import create_qpolygonf, ndarray_from_qpolygonf
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from explorer.look.theme import Theme
from explorer.plots.field_image import CONTOUR_COLOUR
from explorer.plots.relief.frame import Frame, front_edges
from explorer.plots.relief.projection import CORNERS, Points, Projection
from explorer.plots.relief.relief import Relief, Words
from explorer.plots.relief.strips import Strips
from explorer.plots.themed_plot import pen

_TEXELS = 384  # colours across a strip
_AT_ONCE = 4  # strips whose contour lines are drawn together while they move
_EDGE_POINTS = 97  # along an edge of the floor
_WALLS = (0.10, 0.18)  # how much of the text's colour the walls in front have, the lighter and the darker one
_HIGH = 1e4  # pixels that a strip's colours reach up and down


@dataclass(frozen=True, slots=True)
class Contours:
    """Pieces of contour lines on the floor.

    Attributes:
        u, v: (S, 2) the ends of each piece.
    """

    u: Points
    v: Points


def contours_of(levels: Sequence[Sequence[NDArray[np.float64]]], middle: tuple[float, float], half: float) -> Contours:
    """Contour lines, for each level a list of (n, 2) places in the units of the axes, as pieces on the floor."""
    lines = [(line - middle) / half for level in levels for line in level if len(line) > 1]
    if not lines:
        return Contours(np.empty((0, 2)), np.empty((0, 2)))
    u, v = (np.concatenate([np.column_stack([line[:-1, i], line[1:, i]]) for line in lines]) for i in (0, 1))
    return Contours(u, v)


@dataclass(frozen=True, slots=True)
class Terrain:
    """A landscape as it is painted.

    Attributes:
        relief: its heights.
        words: (N, N) its colours.
        contours: lines on it.
        strips: what it is cut into.
        frame: what is around it.
    """

    relief: Relief
    words: Words
    contours: Contours
    strips: Strips
    frame: Frame

    def paint(self, painter: QPainter, theme: Theme, font: QFont, smooth: bool) -> Iterator[None]:
        """Paint all of it, and pause after each strip; edges that are not `smooth` take a third of the time."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        faint = QColor(theme.grid)
        faint.setAlphaF(0.55)
        painter.setPen(QPen(faint, 1.0))
        painter.drawLines(self.frame.behind)
        yield from self._paint_strips(painter, theme, smooth)
        self._paint_walls(painter, theme)
        painter.setPen(QPen(QColor(theme.grid), 1.2))
        painter.drawLines(self.frame.before)
        painter.setPen(QColor(theme.text))
        painter.setFont(font)
        for text in self.frame.texts:
            painter.drawText(text.rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text.text)

    def _paint_strips(self, painter: QPainter, theme: Theme, smooth: bool) -> Iterator[None]:
        strips = self.strips
        colours = np.ascontiguousarray(strips.colours(self.words, _TEXELS))
        lines = self._lines(1 if smooth else _AT_ONCE)
        projection = strips.projection
        texel = 2 * projection.reach * projection.scale / _TEXELS
        placed = QTransform(texel, 0, 0, _HIGH, projection.x - projection.reach * projection.scale, -_HIGH / 2)
        columns = strips.xs.shape[1]
        polygon = create_qpolygonf(2 * columns)
        corners = ndarray_from_qpolygonf(polygon)
        contour = QPen(pen(CONTOUR_COLOUR, theme.contour))
        contour.setCapStyle(Qt.PenCapStyle.FlatCap)  # pieces beside each other do not overlap
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        for i in range(strips.count - 1, -1, -1):
            near = strips.overlapped(i) if smooth else i
            corners[:columns, 0], corners[:columns, 1] = strips.xs[i + 1], strips.ys[i + 1]
            corners[columns:, 0], corners[columns:, 1] = strips.xs[near, ::-1], strips.ys[near, ::-1]
            brush = QBrush(QImage(colours[i].data, _TEXELS, 1, 4 * _TEXELS, QImage.Format.Format_ARGB32_Premultiplied))
            brush.setTransform(placed)
            painter.setBrush(brush)
            painter.drawPolygon(polygon)  # a fill rule, though the usual one, would make it a hundred times slower
            # A line that ends where its strip does would be covered half by the next one: it comes after that.
            for line in (lines.pop(i + 1, None), None if i else lines.pop(0, None)):
                if line is not None:
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                    painter.strokePath(_joined(*line), contour)
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
            yield
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _lines(self, at_once: int) -> dict[int, tuple[Points, Points]]:
        """The pixels (2S,) of the ends of the pieces of contour lines on `at_once` strips, by the nearest of these."""
        u, v = self.contours.u, self.contours.v
        found: dict[int, tuple[Points, Points]] = {}
        if len(u):
            strip = self.strips.strip_of(u.mean(axis=1), v.mean(axis=1)) // at_once
            order = np.argsort(strip, kind="stable")
            x, y = self.strips.projection.screen(u[order], v[order], self.relief.at(u[order], v[order]))
            bounds = np.searchsorted(strip[order], np.arange(self.strips.count // at_once + 2))
            for i in np.flatnonzero(np.diff(bounds)).tolist():
                part = slice(bounds[i], bounds[i + 1])
                found[i * at_once] = x[part].ravel(), y[part].ravel()
        return found

    def _paint_walls(self, painter: QPainter, theme: Theme) -> None:
        """The sides of the landscape that one sees, down to the floor."""
        edges = sorted(front_edges(self.strips.projection), key=lambda edge: edge % 2)
        for edge, share in zip(edges, _WALLS, strict=False):
            painter.setPen(QPen(QColor(theme.grid), 1.0))
            painter.setBrush(_mixed(theme.plot, theme.text, share))
            painter.drawPolygon(wall(self.relief, self.strips.projection, edge))


def _joined(x: Points, y: Points) -> QPainterPath:
    """The pieces whose ends (2S,) are given, joined where one begins at the end of that before."""
    connect = np.ones(len(x), dtype=np.int32)
    connect[1:-1:2] = (x[1:-1:2] == x[2::2]) & (y[1:-1:2] == y[2::2])
    connect[-1] = 0
    return arrayToQPath(x, y, connect=connect)


def wall(relief: Relief, projection: Projection, edge: int) -> QPolygonF:
    """The side of the landscape above an edge of the floor."""
    part = np.linspace(0.0, 1.0, _EDGE_POINTS)[:, None]
    places = CORNERS[edge] * (1 - part) + CORNERS[(edge + 1) % 4] * part
    u, v = places[:, 0], places[:, 1]
    rim = np.column_stack(projection.screen(u, v, relief.at(u, v)))
    foot = np.column_stack(projection.screen(u[[-1, 0]], v[[-1, 0]], np.zeros(2)))
    return QPolygonF([QPointF(x, y) for x, y in np.concatenate([rim, foot]).tolist()])


def _mixed(first: str, second: str, share: float) -> QColor:
    one, other = QColor(first), QColor(second)
    ends = (one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue())
    return QColor(*(round(a + share * (b - a)) for a, b in ends))
