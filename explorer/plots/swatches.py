"""Swatches at a colour bar: what the hatches of samples without a number mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from explorer.look.theme import Theme
from explorer.plots.sample_hatches import fill_hatched
from explorer.state.drawn_surface import Sample

_SHARE = 0.5  # of the width of a bar that its swatches may take with all their words
_AIR = 1.25  # height of a swatch beside a bar that stands, in that of its words


class Swatch(NamedTuple):
    """A kind of samples, with its name in words and briefly; where it does not occur, only room is kept for it."""

    kind: Sample
    words: str
    brief: str
    occurs: bool


class Placed(NamedTuple):
    """A swatch with the places of its hatch and of its text."""

    kind: Sample
    hatch: QRectF
    text: str
    words: QRectF


def lying(swatches: Sequence[Swatch], metrics: QFontMetricsF, width: float, bar: QRectF, below: float) -> list[Placed]:
    """Swatches at the right end of a room `width` wide, in the height of `bar`; their texts begin at `below`."""
    gap = metrics.averageCharWidth()
    texts, room = [swatch.words for swatch in swatches], _SHARE * width
    if sum(metrics.horizontalAdvance(text) + gap for text in texts) > room:
        texts = [swatch.brief for swatch in swatches]
    widths = [metrics.horizontalAdvance(text) + 1 for text in texts]
    squeeze = min(room / max(sum(widths), 1), 1.0)
    widths = [squeeze * wide for wide in widths]
    left = width - sum(widths) - gap * max(len(widths) - 1, 0)
    found = []
    for swatch, text, wide in zip(swatches, texts, widths, strict=True):
        hatch = QRectF(left, bar.top(), wide, bar.height())
        found.append(Placed(swatch.kind, hatch, text, QRectF(left, below, wide, metrics.height())))
        left += wide + gap
    return found


def standing(swatches: Sequence[Swatch], metrics: QFontMetricsF, width: float, bar: QRectF) -> list[Placed]:
    """Swatches above each other at the top of `bar`, with their texts at the right, as far as `width`."""
    found = []
    high, beside = metrics.height(), bar.right() + metrics.averageCharWidth() / 2
    for line, swatch in enumerate(swatches):
        top = bar.top() + line * _AIR * high
        hatch = QRectF(bar.left(), top, bar.width(), high)
        found.append(Placed(swatch.kind, hatch, swatch.brief, QRectF(beside, top, width - beside, high)))
    return found


def height_of_standing(count: int, metrics: QFontMetricsF) -> float:
    """What so many swatches take from a bar that stands, with half a line for the number at its end."""
    return (count * _AIR + 0.5) * metrics.height()


def paint(painter: QPainter, placed: Sequence[Placed], theme: Theme) -> None:
    """Draw swatches, in a frame each; a text that is wider than its place is condensed."""
    metrics = QFontMetricsF(painter.font())
    for each in placed:
        fill_hatched(painter, each.hatch, each.kind, 1.0)
        painter.setPen(QPen(QColor(theme.grid)))
        painter.drawRect(each.hatch)
        painter.setPen(QPen(QColor(theme.text)))
        write(painter, each.words, each.text, metrics)


def write(painter: QPainter, place: QRectF, text: str, metrics: QFontMetricsF) -> None:
    """`text` in its place, condensed if it is too wide."""
    width = metrics.horizontalAdvance(text) + 1
    painter.save()
    painter.translate(place.topLeft())
    painter.scale(min(place.width() / width, 1.0), 1.0)
    painter.drawText(QRectF(0, 0, width, place.height()), Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()
