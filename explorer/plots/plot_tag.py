"""A tag in a plot: a few words on a patch that keeps them readable over the plot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSimpleTextItem

from explorer.look.theme import Theme
from explorer.plots.themed_plot import ThemedPlot

_EDGE = 4.0  # pixels between the words and the edge of the plot


class PlotTag(QGraphicsSimpleTextItem):
    """Text of fixed size on screen. `anchor` is the point of its box that lies on the place, (0, 0) the upper left."""

    def __init__(self, anchor: tuple[float, float] = (0.5, 0.5), patched: bool = True) -> None:
        super().__init__()
        self._anchor, self._patched = anchor, patched
        self._room: QRectF | None = None
        self._back = QColor(0, 0, 0, 0)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)

    def restyle(self, theme: Theme, font: QFont, colour: str = "") -> None:
        """Colours from the theme, the font of the plot."""
        self._back = QColor(theme.plot)
        self._back.setAlpha(215 if self._patched else 0)
        self.setBrush(QColor(colour or theme.text))
        self.setFont(font)
        self._shift()

    def set_anchor(self, across: float, down: float) -> None:
        """Put another point of the box on the place."""
        if (across, down) != self._anchor:
            self._anchor = (across, down)
            self._shift()

    def say(self, text: str, x: float, y: float) -> None:
        """Show `text` at (x, y)."""
        self.setText(text)
        self.setPos(x, y)
        self._shift()

    def box(self, scale: float) -> QRectF:
        """Its box in pixels, at `scale` pixels per unit of the plot and with y downwards; empty without text."""
        shift, size = self.transform(), self.boundingRect().size()
        here = QPointF(self.x() * scale + shift.dx(), -self.y() * scale + shift.dy())
        return QRectF(here, size) if self.text() else QRectF()

    def keep_inside(self, room: QRectF) -> None:
        """Move as far as needed to stay within `room`, in the coordinates of the scene."""
        self._room = room
        self._shift()

    def _shift(self) -> None:
        box = self.boundingRect()
        left, top = -box.width() * self._anchor[0], -box.height() * self._anchor[1]
        if self._room is not None and self.parentItem() is not None:
            place = self.parentItem().mapToScene(self.pos())
            room = self._room.translated(-place)
            left = max(min(left, room.right() - box.width() - _EDGE), room.left() + _EDGE)
            top = max(min(top, room.bottom() - box.height()), room.top())
        self.setTransform(QTransform.fromTranslate(left, top))

    def paint(self, painter, option, widget=None) -> None:
        if self.text():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._back)
            painter.drawRoundedRect(self.boundingRect().adjusted(-2, 0, 2, 0), 3, 3)
        super().paint(painter, option, widget)


def keep_inside(plot: ThemedPlot, tags: Sequence[PlotTag]) -> None:
    """Move `tags` as far as needed to stay within `plot`."""
    box = plot.getPlotItem().getViewBox()
    box.updateMatrix()  # otherwise positions still belong to the previous range
    room = box.sceneBoundingRect()
    for tag in tags:
        tag.keep_inside(room)
