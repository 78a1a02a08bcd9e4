"""How a cell of a map of trainings is drawn: its colour, its number, and its marks."""

from __future__ import annotations

import math

from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QTransform

from explorer.look import numbers
from explorer.look.theme import RunStyle, Theme, colour_table
from explorer.state.training_map import WORKS, Cell
from explorer.widgets.fitted_text import bold

CONDENSED = 0.85  # of its width a title may be condensed to before it is cut
_AIR = 4.0  # least pixels between condensed texts
_SHAPE = 0.55  # of the spot, for the marker
_MARK = 0.45  # of a cell that the marker of the present experiment may take
MARK_ABOVE = 0.3  # of the marker, above the cell


def share_text(share: float) -> str:
    """A share in percent, with one decimal where whole percents would not show on which side of WORKS it is."""
    rounded = round(100 * share)
    if (rounded >= 100 * WORKS) == Cell(share, False, ()).works:
        return str(rounded)
    return numbers.fixed(math.floor(1000 * share) / 10, 1)


def paint_cell(painter: QPainter, place: QRectF, cell: Cell | None, text: str, colour_map: str, theme: Theme) -> None:
    """A cell in the colour of its share, hatched if it diverged, in a heavy frame if it works; empty without one.

    The lowest share is at the high end of the colours: as on a surface, where a high loss is bad.
    """
    rectangle = place.adjusted(1, 1, -1, -1)
    table = colour_table(colour_map)
    colour = QColor(theme.panel) if cell is None else QColor.fromRgb(int(table[round((1 - cell.share) * 255)]))
    ink = _ink(colour, theme)
    painter.fillRect(rectangle, colour)
    painter.setFont(bold(painter.font()))
    if cell is not None and cell.diverged:
        painter.fillRect(rectangle, QBrush(ink, Qt.BrushStyle.BDiagPattern))
        painter.fillRect(_behind(text, rectangle, QFontMetricsF(painter.font())), colour)
    painter.setPen(QPen(QColor(theme.edge), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rectangle)
    if cell is not None and cell.works:
        _paint_frame(painter, rectangle, theme)
    painter.setPen(ink)
    painter.drawText(rectangle, Qt.AlignmentFlag.AlignCenter, text)


def _paint_frame(painter: QPainter, rectangle: QRectF, theme: Theme) -> None:
    """A heavy line and within it a fine one, one dark and one light: the same frame on every colour."""
    width = frame(theme)
    for colour, thick, inset in ((theme.text, width, width), (theme.panel, 1.0, 1.5 * width + 0.5)):
        pen = QPen(QColor(colour), thick)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(rectangle.adjusted(inset, inset, -inset, -inset))


def frame(theme: Theme) -> float:
    """The width of the frame of a cell where training works."""
    return max(2.0, theme.line)


def _behind(text: str, cell: QRectF, metrics: QFontMetricsF) -> QRectF:
    """The part of a hatched cell that stays free for its number."""
    width, height = min(metrics.horizontalAdvance(text) + 4, cell.width()), min(metrics.height(), cell.height())
    return QRectF(cell.center().x() - width / 2, cell.center().y() - height / 2, width, height)


def _ink(colour: QColor, theme: Theme) -> QColor:
    """Of the colours of texts and panels the one that is further from `colour` in lightness."""
    inks = QColor(theme.text), QColor(theme.panel)
    return max(inks, key=lambda ink: abs(_lightness(ink) - _lightness(colour)))


def _lightness(colour: QColor) -> float:
    """As the eye sees it, 0 to 1: the weights of ITU-R BT.709, and its gamma roughly undone."""
    linear = 0.2126 * colour.redF() ** 2.2 + 0.7152 * colour.greenF() ** 2.2 + 0.0722 * colour.blueF() ** 2.2
    return math.cbrt(linear)


def paint_mark(painter: QPainter, cell: QRectF, style: RunStyle, theme: Theme) -> None:
    """The marker of the run on a spot of its own, on the corner of the cell of the present experiment: its number,
    in the middle, stays clear.
    """
    side = min(QFontMetricsF(painter.font()).height(), _MARK * cell.width(), _MARK * cell.height())
    spot = QRectF(cell.right() - 0.7 * side, cell.top() - MARK_ABOVE * side, side, side)
    painter.setPen(QPen(QColor(style.colour), 1.5))
    painter.setBrush(QColor(theme.panel))
    painter.drawEllipse(spot)
    size = _SHAPE * side
    shape = QTransform.fromScale(size, size).map(Symbols[style.marker])
    painter.fillPath(shape.translated(spot.center()), QColor(style.colour))


def paint_cursor(painter: QPainter, cell: QRectF, theme: Theme) -> None:
    """Two frames around the cell, one of them dark and one light: seen on any colour."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for inset, colour in ((0.0, theme.accent), (2.0, theme.panel)):
        painter.setPen(QPen(QColor(colour), 2.0))
        painter.drawRect(cell.adjusted(inset, inset, -inset, -inset))


def write_condensed(
    painter: QPainter, place: QRectF, text: str, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter
) -> None:
    """`text` in one line, condensed if it is wider than its place."""
    metrics = QFontMetricsF(painter.font())
    width = metrics.horizontalAdvance(text) + max(_AIR, metrics.averageCharWidth())
    squeeze = min(place.width() / width, 1.0)
    painter.save()
    painter.translate(place.topLeft())
    painter.scale(squeeze, 1.0)  # not a condensed font: letters that a fallback font draws are not condensed
    painter.drawText(QRectF(0, 0, place.width() / squeeze, place.height()), align, text)
    painter.restore()
