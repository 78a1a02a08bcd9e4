"""One row of a layer's weights as a picture: what one unit looks for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.plots.sketch import Picture, Sketch
from explorer.plots.squares import Squares, as_image, diverging, side_of, tiled
from explorer.screens.network.inside_texts import InsideTexts, shown
from explorer.screens.network.one_example import OneExample
from explorer.widgets.keys import ARROWS, keeps_own_keys

_LINE = 1.15  # height of a line of text, in lines of the app's font


class RowPicture(Sketch):
    """Draws the weights of one unit as squares in the order of what they multiply; one can be pointed at."""

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._wording = wording
        self.setAccessibleName(self.tr("The weights of one unit"))
        self.setToolTip(f"{self.accessibleName()}\n{self.tr('Point at a weight, or use the arrow keys.')}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._example: OneExample | None = None
        self._at, self._reach = (0, 0), 1.0
        self._weight: int | None = None

    def show_row(self, example: OneExample, layer: int, unit: int, reach: float) -> None:
        """Draw the weights of a unit, in colours from −`reach` to `reach`."""
        self._example, self._reach = example, reach
        if self._at != (layer, unit):
            self._at, self._weight = (layer, unit), None
        self._describe()

    def _describe(self) -> None:
        self.setAccessibleDescription(" ".join(self.said()))
        self.update()

    def _row(self) -> tuple[OneExample, int, int]:
        assert self._example is not None
        return self._example, *self._at

    def said(self) -> tuple[str, str]:
        """What is written above the picture and below it: which weights, and the one pointed at or their sum."""
        example, layer, unit = self._row()
        texts, above = InsideTexts(self._wording, example), self._sign()
        below = texts.output(layer - 1)
        head = f"{texts.unit(layer, unit)}:  b{above} = {shown(example.bias(layer, unit))}"
        if self._weight is None:
            return head, f"Σ W{above}ᵢ {below}ᵢ = {shown(example.weighted(layer, unit))}"
        weight = float(example.layers[layer].weights[unit, self._weight])
        value = float(example.below(layer)[self._weight])
        return head, f"{shown(weight)} · {shown(value)} = {shown(weight * value)}"

    def _sign(self) -> str:
        """What follows W and b: ′₇."""
        example, layer, unit = self._row()
        texts = InsideTexts(self._wording, example)
        return texts.weights(layer)[1:] + texts.unit(layer, unit)[len(texts.output(layer)) :]

    def picture(self) -> QRectF:
        """The place of the squares."""
        line = _LINE * self.unit()
        side = max(min(self.width() - 2.0, self.height() - 2 * line - 2), 1.0)
        return QRectF((self.width() - side) / 2, self.height() - line - side - 1, side, side)

    def squares(self) -> Squares:
        """The places of the weights."""
        example, layer, _ = self._row()
        count, picture = len(example.below(layer)), self.picture()
        side = side_of(count)
        whole = picture.width() / side
        return Squares(count, side, picture.left(), picture.top(), whole, whole)

    def compose(self) -> Picture:
        """The squares, the texts above and below them, and a frame around the one pointed at."""
        picture = Picture()
        if self._example is None:
            return picture
        example, layer, unit = self._row()
        weights = example.layers[layer].weights[unit]
        side, place, line = side_of(len(weights)), self.picture(), _LINE * self.unit()
        picture.image("row", unit, place, as_image(tiled(diverging(weights, self._reach), side, side)))
        picture.box("edge", unit, place, 0.0, "", self.theme.accent if self.hasFocus() else self.theme.edge)
        above, below = self.said()
        self.write(picture, "unit", unit, above, QRectF(0, place.top() - line, self.width(), line), 1.0, "", True)
        self.write(picture, "sum", unit, below, QRectF(0, place.bottom(), self.width(), line), 1.0)
        if self._weight is not None:
            square = self.squares().place(self._weight)
            for grown, colour in ((0.5, self.theme.text), (2.5, self.theme.panel)):
                rect = square.adjusted(-grown, -grown, grown, grown)
                picture.box("pointed", self._weight, rect, 0.0, "", colour, 2.0)
        return picture

    def _point_at(self, weight: int | None) -> None:
        if weight != self._weight:
            self._weight = weight
            self._describe()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._example is not None:
            self._point_at(self.squares().at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._point_at(None)

    def focusOutEvent(self, event) -> None:
        super().focusOutEvent(event)
        self._point_at(None)

    def event(self, event: QEvent) -> bool:
        return keeps_own_keys(event, ARROWS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in ARROWS or self._example is None:
            super().keyPressEvent(event)
            return
        squares = self.squares()
        middle = squares.columns // 2 * squares.columns + squares.columns // 2
        first = min(middle, squares.number - 1)
        self._point_at(first if self._weight is None else squares.beside(self._weight, event.key()))

    def sizeHint(self) -> QSize:
        return QSize(int(14 * self.unit()), int(14 * self.unit()))

    def minimumSizeHint(self) -> QSize:
        return QSize(int(6 * self.unit()), int(6 * self.unit()))
