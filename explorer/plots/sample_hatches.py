"""Hatches for samples that have no number: told apart without colours, and as fine at any size of the picture."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap, QTransform

from explorer.look.theme import DIVERGED, NOT_WITHIN
from explorer.state.drawn_surface import Sample

_APART = {False: 7.0, True: 11.0}  # pixels between two lines along either axis, of those that do not cross and that do
_ROOM = 1.5  # so many widths of a line are at least free between two of them


class Hatch(NamedTuple):
    """The colours of a kind of samples: lines on a fill, and whether they cross."""

    fill: str
    line: str
    crosses: bool


HATCHES = {Sample.NOT_WITHIN: Hatch(*NOT_WITHIN, False), Sample.DIVERGED: Hatch(*DIVERGED, True)}


def fill_hatched(painter: QPainter, place: QRectF, kind: Sample, width: float) -> None:
    """Fill `place` as samples of a `kind` look, with lines of a `width`."""
    hatch = HATCHES[kind]
    painter.fillRect(place, QColor(hatch.fill))
    _rule(painter, place, hatch, width)


def _rule(painter: QPainter, place: QRectF, hatch: Hatch, width: float) -> None:
    """Lines across `place`."""
    apart = max(_APART[hatch.crosses], (1 + _ROOM) * width * 2**0.5)
    lines = QPainterPath()
    for at in np.arange(place.left() - place.height(), place.right() + apart, apart).tolist():
        lines.moveTo(QPointF(at, place.bottom()))
        lines.lineTo(QPointF(at + place.height(), place.top()))
        if hatch.crosses:
            lines.moveTo(QPointF(at, place.top()))
            lines.lineTo(QPointF(at + place.height(), place.bottom()))
    painter.save()
    painter.setClipRect(place)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(lines, QPen(QColor(hatch.line), width, c=Qt.PenCapStyle.FlatCap))
    painter.restore()


class HatchLayer:
    """The lines over an image of samples, in the pixels of the screen, whatever the samples are stretched to.

    Drawn once for each size, and kept: it is painted with every frame.
    """

    def __init__(self) -> None:
        self._kinds: NDArray[np.uint8] | None = None
        self._drawn: tuple[object, QPixmap] | None = None

    def show_kinds(self, kinds: NDArray[np.uint8] | None) -> None:
        """Hatch these samples, each of the kind that it has; none for None."""
        hatched = kinds is not None and any((kinds == kind).any() for kind in HATCHES)
        self._kinds, self._drawn = kinds if hatched else None, None

    def paint(self, painter: QPainter, room: QRectF, width: float) -> None:
        """Draw over the samples, which fill `room` in the painter's own coordinates, lines of a `width` in pixels."""
        if self._kinds is None:
            return
        to_pixels = painter.worldTransform()
        place = QRectF(to_pixels.mapRect(room).toAlignedRect())
        ratio = painter.device().devicePixelRatio()
        key = place, to_pixels, ratio, width
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = key, self._draw(self._kinds, room, to_pixels, place, ratio, width)
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.drawPixmap(place.topLeft(), self._drawn[1])
        painter.restore()

    def _draw(
        self,
        kinds: NDArray[np.uint8],
        room: QRectF,
        to_pixels: QTransform,
        place: QRectF,
        ratio: float,
        width: float,
    ) -> QPixmap:
        whole = _empty(place, ratio)
        with QPainter(whole) as over:
            for kind, hatch in HATCHES.items():
                if (kinds == kind).any():
                    lines, mask = _empty(place, ratio), _empty(place, ratio)
                    with QPainter(mask) as painter:
                        painter.setWorldTransform(to_pixels * QTransform.fromTranslate(-place.x(), -place.y()))
                        painter.drawImage(room, _mask(kinds == kind))
                    with QPainter(lines) as painter:
                        _rule(painter, QRectF(0, 0, place.width(), place.height()), hatch, width)
                        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
                        painter.drawPixmap(0, 0, mask)
                    over.drawPixmap(0, 0, lines)
        return whole


def _empty(place: QRectF, ratio: float) -> QPixmap:
    pixmap = QPixmap((place.size() * ratio).toSize())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _mask(chosen: NDArray[np.bool_]) -> QImage:
    """An image that is opaque where samples are `chosen` (N, M)."""
    alpha = np.where(chosen, np.uint32(0xFF000000), np.uint32(0))
    rows, columns = alpha.shape
    return QImage(alpha.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied).copy()
