"""All rows of a layer's weights as small pictures, one of which is chosen."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.plots.sketch import Picture, Sketch
from explorer.plots.squares import Squares, as_image, diverging, gallery
from explorer.screens.network.inside_texts import InsideTexts, shown
from explorer.screens.network.one_example import OneExample
from explorer.widgets.keys import ARROWS, keeps_own_keys
from explorer.widgets.plain_tip import plain_tip

_KEYS = ARROWS | {Qt.Key.Key_Home, Qt.Key.Key_End}
_NAMED = 16  # the most pictures below which their signs are written
_LINE = 1.1  # height of a sign, in lines of the app's font


class RowGallery(Sketch):
    """Draws the row of every unit of a layer as a picture.

    Signals:
        chosen: (unit) the user wants the weights of this unit.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._wording = wording
        self.setAccessibleName(self.tr("The weights of all units of the layer"))
        self.setToolTip(f"{self.accessibleName()}\n{self.tr('Click one, or use the arrow keys.')}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._example: OneExample | None = None
        self._at, self._reach = (0, 0), 1.0

    def show_rows(self, example: OneExample, layer: int, unit: int, reach: float) -> None:
        """Draw the rows of `layer` in colours from −`reach` to `reach`, that of `unit` in a frame."""
        self._example, self._at, self._reach = example, (layer, unit), reach
        self.setAccessibleDescription(InsideTexts(self._wording, example).unit(layer, unit))
        self.update()

    def _count(self) -> int:
        return 0 if self._example is None else len(self._example.layers[self._at[0]].biases)

    def squares(self) -> Squares:
        """The places of the pictures."""
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        named = Squares.fitted(self._count(), room, below=_LINE * self.unit())
        if self._count() <= _NAMED and max(map(self.advance, self._signs())) < named.width:
            return named
        return Squares.fitted(self._count(), room)

    def _signs(self) -> list[str]:
        """The signs of the units."""
        assert self._example is not None
        texts = InsideTexts(self._wording, self._example)
        return [texts.unit(self._at[0], unit) for unit in range(self._count())]

    def compose(self) -> Picture:
        """The pictures, with their signs if they are few, and a frame around the one chosen."""
        picture = Picture()
        if self._example is None:
            return picture
        (layer, unit), squares = self._at, self.squares()
        self._compose_rows(picture, squares, diverging(self._example.layers[layer].weights, self._reach))
        for i, sign in enumerate(self._signs() if squares.height > squares.width else ()):
            place = squares.place(i)
            place.setTop(place.top() + squares.width)
            chosen = i == unit
            colour = self.theme.text if chosen else self.theme.muted
            self.write(picture, "sign", i, sign, place, 1.0, colour, chosen)
        place = squares.place(unit)
        place.setHeight(squares.width)
        width = min(self.theme.line * 1.5, 0.2 * squares.width)
        picture.box("chosen", unit, place, 0.0, "", self.theme.accent, width)
        return picture

    def _compose_rows(self, picture: Picture, squares: Squares, colours: NDArray[np.uint32]) -> None:
        """All pictures as one image, or one image for each line of them where signs lie between."""
        lines = 1 if squares.height == squares.width else squares.rows
        each = squares.columns * (squares.rows // lines)
        for line in range(lines):
            image = as_image(gallery(colours[line * each : (line + 1) * each], squares.columns))
            high = squares.width * squares.rows / lines
            rect = QRectF(squares.left, squares.top + line * squares.height, squares.columns * squares.width, high)
            picture.image("rows", line, rect, image)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        unit = self.squares().at(event.position()) if self._count() else None
        QToolTip.showText(event.globalPosition().toPoint(), "" if unit is None else plain_tip(self.tip(unit)), self)

    def tip(self, unit: int) -> str:
        """Which unit a picture belongs to, and its bias."""
        assert self._example is not None
        layer, texts = self._at[0], InsideTexts(self._wording, self._example)
        lines = [texts.unit(layer, unit), f"b = {shown(self._example.bias(layer, unit))}"]
        return "\n".join([self._example.names[unit], *lines] if layer == self._example.last else lines)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        unit = self.squares().at(event.position()) if self._count() else None
        if event.button() == Qt.MouseButton.LeftButton and unit is not None:
            self.chosen.emit(unit)

    def event(self, event: QEvent) -> bool:
        return keeps_own_keys(event, _KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _KEYS or not self._count():
            super().keyPressEvent(event)
            return
        unit, columns, last = self._at[1], self.squares().columns, self._count() - 1
        goes = {Qt.Key.Key_Left: unit - 1, Qt.Key.Key_Right: unit + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        goes |= {Qt.Key.Key_Up: unit - columns, Qt.Key.Key_Down: unit + columns}
        goal = goes[Qt.Key(event.key())]
        if 0 <= goal <= last:
            self.chosen.emit(goal)

    def sizeHint(self) -> QSize:
        return QSize(int(14 * self.unit()), int(14 * self.unit()))

    def minimumSizeHint(self) -> QSize:
        return QSize(int(5 * self.unit()), int(6 * self.unit()))
