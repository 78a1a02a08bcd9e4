"""Where everything in the flow of one example through a network lies, and which unit's numbers are shown."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QWidget

from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.plots.sketch import Sketch
from explorer.plots.squares import Squares
from explorer.screens.network.flow_layout import BETWEEN, HEAD, LARGEST, LINE, ROW, FlowLayout, Widths
from explorer.screens.network.inside_texts import InsideTexts, Line, forms, units_shown
from explorer.screens.network.one_example import OneExample

INPUTS = -1  # the place of the pixels among the layers
_WORTH = 0.85  # of the largest size possible, which a fuller text is worth
_LARGEST_SQUARE = 2.4  # in lines of text


class FlowArrangement(Sketch):
    """Each stage of the computation is a column, and above them is the formula of each with its numbers.

    The unit under the pointer is the one whose numbers are shown, otherwise the one chosen.

    Attributes:
        texts_of: the signs and formulas of the example shown; None before there is one.
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._wording = wording
        self.setAccessibleName(self.tr("The example in the network, layer by layer"))
        self.texts_of: InsideTexts | None = None
        self._units: list[int] = []
        self._layer = 0
        self._pointed: tuple[int, int] | None = None

    def show_example(self, example: OneExample, layer: int, units: list[int]) -> None:
        """Draw `example`; `units` has the one chosen of each layer, and `layer` is the one chosen last."""
        self.texts_of = InsideTexts(self._wording, example)
        self._units, self._layer = units, layer
        if self._pointed is not None and not self._is_there(*self._pointed):
            self._pointed = None
        self.setAccessibleDescription("; ".join(map(str, self.lines(False))))
        self.update()

    def _is_there(self, layer: int, unit: int) -> bool:
        outputs = self._texts().example.outputs
        return layer < len(outputs) and unit < len(outputs[layer])

    def _texts(self) -> InsideTexts:
        assert self.texts_of is not None
        return self.texts_of

    def shown_units(self, pointed: bool = True) -> tuple[tuple[int, int] | None, int]:
        """The hidden unit (layer, unit) whose numbers are shown, None without hidden layers, and the class."""
        at = self._pointed if pointed else None
        return units_shown(self._units, self._layer, at)

    def lines(self, pointed: bool = True) -> list[Line]:
        """The formula of each stage with its numbers in."""
        return self._texts().lines(*self.shown_units(pointed))

    def _written(self) -> tuple[list[str], float]:
        """The lines of formulas as they fit, in the fullest form that costs little size, and their size.

        They leave as much room for the columns as makes the text there equally large.
        """
        options = []
        for texts in forms(self.lines(), self.advance):
            lines = len(texts) * LINE + BETWEEN + HEAD + ROW * self._classes()
            width = lambda s, texts=texts: max(self.advance(text, s) for text in texts) + 2  # noqa: E731
            most = min(self.height() / self.unit() / lines, LARGEST)
            options.append((texts, self.fitting(width, self.width(), most)))
        enough = min(_WORTH * max(size for _, size in options), 1.0)
        return next(option for option in options if option[1] >= enough)

    def _widths(self) -> Widths:
        unit = self.unit()
        bold, usual = (lambda s, b=b: self.advance(s, 1.0, b) / unit for b in (True, False))
        return Widths(self._texts(), bold, usual)

    def _classes(self) -> int:
        return len(self._texts().example.logits)

    def grid(self) -> FlowLayout:
        """The columns below the lines of formulas."""
        return self._grid(*self._written())

    def _grid(self, lines: list[str], size: float) -> FlowLayout:
        """The columns below `lines` of that size; headed by formulas where that costs little size, else by signs."""
        top = (len(lines) * LINE + BETWEEN) * size * self.unit()
        room = QRectF(0, top, self.width(), self.height() - top)
        widths, rows = self._widths(), self._classes()
        headed, signed = (FlowLayout.fitted(widths, each, room, self.unit(), rows) for each in (True, False))
        return headed if headed.size >= min(_WORTH * signed.size, 1.0) else signed

    def squares(self, grid: FlowLayout, layer: int) -> Squares:
        """The squares of a hidden layer."""
        count = len(self._texts().example.outputs[layer])
        return Squares.fitted(count, grid.bodies[layer + 1], _LARGEST_SQUARE * grid.em)

    def at(self, point: QPointF) -> tuple[int, int] | None:
        """The (layer, unit) under `point`; (INPUTS, 0) for the pixels."""
        grid, last = self.grid(), self._texts().example.last
        if self._image(grid).contains(point):
            return INPUTS, 0
        for layer in range(last):
            unit = self.squares(grid, layer).at(point)
            if unit is not None:
                return layer, unit
        for column in (last + 1, last + 2):
            body = grid.bodies[column]
            if body.contains(point):
                rows = self._classes()
                return last, min(int((point.y() - body.top()) / body.height() * rows), rows - 1)
        return None

    def _image(self, grid: FlowLayout) -> QRectF:
        """The place of the pixels."""
        body = grid.bodies[0]
        side = min(body.width(), body.height())
        return QRectF(body.center().x() - side / 2, body.center().y() - side / 2, side, side)

    def sizeHint(self) -> QSize:
        return QSize(int(36 * self.unit()), int(20 * self.unit()))

    def minimumSizeHint(self) -> QSize:
        return QSize(int(14 * self.unit()), int(9 * self.unit()))
