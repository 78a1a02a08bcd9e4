"""A picture of 28x28 squares, one for each pixel of an image, of which one can be pointed at."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from explorer.look.theme import Theme
from explorer.plots.squares import Squares, as_image
from explorer.state.network_parts import SIDE
from explorer.widgets.keys import ARROWS, BUTTON_KEYS, keeps_own_keys

_LEAST, _USUAL = 6, 16  # lines of text in the height of the picture


class PixelPicture(QWidget):
    """Draws 784 squares as large as possible, and a frame around the one pointed at.

    Signals:
        pointed: (index) the pointer or an arrow key has come to a pixel, row by row from 0.
        pressed: the picture was clicked, or Enter or Space pressed.
    """

    pointed = Signal(int)
    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = as_image(np.zeros((SIDE, SIDE), dtype=np.uint32))
        self._crossed: list[int] = []
        self._pixel: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_colours(self, colours: NDArray[np.uint32], crossed: NDArray[np.bool_] | None = None) -> None:
        """Draw `colours` (784,), 0xffRRGGBB each, and a cross instead where `crossed` (784,)."""
        self._image = as_image(colours.reshape(SIDE, SIDE))
        self._crossed = [] if crossed is None else np.flatnonzero(crossed).tolist()
        self.update()

    def show_name(self, name: str, hint: str) -> None:
        """Say what it shows, and how it is used."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name}\n{hint}")

    def show_pixel(self, index: int | None, said: str) -> None:
        """Frame the pixel `index`, and describe the picture to screen readers as `said`."""
        self.setAccessibleDescription(said)
        if index != self._pixel:
            self._pixel = index
            self.update()

    def crossed(self) -> list[int]:
        """The pixels that are crossed out."""
        return self._crossed

    def picture(self) -> QRectF:
        """The rectangle of the picture."""
        side = min(self.width(), self.height()) - 2.0
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def squares(self) -> Squares:
        """The places of the pixels."""
        return Squares.filling(self.picture(), SIDE, SIDE)

    def paintEvent(self, event) -> None:
        picture, squares = self.picture(), self.squares()
        with QPainter(self) as painter:
            painter.drawImage(picture, self._image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_crosses(painter, squares)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.accent if self.hasFocus() else self._theme.edge), 1.5))
            painter.drawRect(picture)
            if self._pixel is not None:
                self._paint_frame(painter, squares.place(self._pixel))

    def _paint_crosses(self, painter: QPainter, squares: Squares) -> None:
        """Clear each square that has no value, and cross it out."""
        inset = 0.22 * squares.width
        for index in self._crossed:
            place = squares.place(index)
            painter.fillRect(place, QColor(self._theme.panel))
            painter.setPen(QPen(QColor(self._theme.warning), self._theme.contour * 1.4))
            inner = place.adjusted(inset, inset, -inset, -inset)
            painter.drawLine(inner.topLeft(), inner.bottomRight())
            painter.drawLine(inner.topRight(), inner.bottomLeft())

    def _paint_frame(self, painter: QPainter, place: QRectF) -> None:
        """Two frames around the square, one of them dark and one light: seen on any colour."""
        for grown, colour in ((1.0, self._theme.text), (3.0, self._theme.panel)):
            painter.setPen(QPen(QColor(colour), 2.0))
            painter.drawRect(place.adjusted(-grown, -grown, grown, grown))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.squares().at(event.position())
        if index is not None and index != self._pixel:
            self.pointed.emit(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.squares().at(event.position()) is not None:
            self.pressed.emit()

    def event(self, event: QEvent) -> bool:
        return keeps_own_keys(event, ARROWS | BUTTON_KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            middle = SIDE // 2 * SIDE + SIDE // 2  # at first
            self.pointed.emit(middle if self._pixel is None else self.squares().beside(self._pixel, event.key()))
        elif event.key() in BUTTON_KEYS:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return self._lines(_USUAL)

    def minimumSizeHint(self) -> QSize:
        return self._lines(_LEAST)

    def _lines(self, count: int) -> QSize:
        side = int(count * QFontMetricsF(self.font()).height())
        return QSize(side, side)
