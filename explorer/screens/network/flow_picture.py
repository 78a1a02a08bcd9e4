"""One example on its way through a network: pixels, activations, logits, probabilities, loss, with their numbers."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.plots.sketch import LEFT, RIGHT, Picture, Sketch
from explorer.plots.squares import Squares, as_image, diverging, reach_of, side_of, tiled
from explorer.screens.network.flow_layout import BETWEEN, HEAD, INSET, LARGE, LARGEST, LINE, ROW, FlowLayout, Widths
from explorer.screens.network.inside_texts import InsideTexts, Line, forms, logit_shown, share, units_shown
from explorer.screens.network.one_example import OneExample

INPUTS = -1  # the place of the pixels among the layers
_WORTH = 0.85  # of the largest size possible, which a fuller text is worth
_LARGEST_SQUARE = 2.4  # in lines of text
_LEAST_BAR = 2.0  # the width of a bar of a logit, in lines of text


class FlowPicture(Sketch):
    """Draws each stage of the computation as a column, and above them the formula of each with its numbers.

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

    # Layout

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

    def grid(self) -> tuple[FlowLayout, bool]:
        """The columns below the lines of formulas, and whether they are headed by formulas instead of signs."""
        lines, size = self._written()
        top = (len(lines) * LINE + BETWEEN) * size * self.unit()
        room = QRectF(0, top, self.width(), self.height() - top)
        columns = self._widths().columns()
        headed = FlowLayout.fitted(columns, True, room, self.unit(), self._classes())
        signed = FlowLayout.fitted(columns, False, room, self.unit(), self._classes())
        is_headed = headed.size >= min(_WORTH * signed.size, 1.0)
        return (headed if is_headed else signed), is_headed

    def squares(self, grid: FlowLayout, layer: int) -> Squares:
        """The squares of a hidden layer."""
        count = len(self._texts().example.outputs[layer])
        return Squares.fitted(count, grid.bodies[layer + 1], _LARGEST_SQUARE * grid.em)

    def at(self, point: QPointF) -> tuple[int, int] | None:
        """The (layer, unit) under `point`; (INPUTS, 0) for the pixels."""
        grid, last = self.grid()[0], self._texts().example.last
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

    # Drawing

    def compose(self) -> Picture:
        """The formulas, the columns, and arrows between them."""
        picture = Picture()
        if self.texts_of is None:
            return picture
        grid, headed = self.grid()
        self._compose_lines(picture)
        for i, (formula, sign) in enumerate(self._texts().heads()):
            text = formula if headed else sign
            self.write(picture, "head", i, text, grid.heads[i], grid.size, self.theme.muted)
        for before, after in zip(grid.bodies, grid.bodies[1:], strict=False):
            middle, inset = before.center().y(), 0.25 * grid.em
            start, end = QPointF(before.right() + inset, middle), QPointF(after.left() - inset, middle)
            picture.arrow(start, end, self.theme.muted, min(self.theme.line, 0.12 * grid.em))
        self._compose_pixels(picture, grid)
        for layer in range(self._texts().example.last):
            self._compose_layer(picture, grid, layer)
        for k in range(self._classes()):
            self._compose_logit(picture, grid, k)
            self._compose_probability(picture, grid, k)
        self._compose_chosen(picture, grid)
        self._compose_loss(picture, grid)
        return picture

    def _compose_lines(self, picture: Picture) -> None:
        lines, size = self._written()
        high = LINE * size * self.unit()
        for i, text in enumerate(lines):
            rect = QRectF(0, i * high, self.width(), high)
            self.write(picture, "line", i, text, rect, size, align=LEFT)

    def _compose_pixels(self, picture: Picture, grid: FlowLayout) -> None:
        inputs = self._texts().example.inputs
        grey = np.round(inputs * 255).astype(np.uint8)
        side = side_of(len(grey))
        image = QImage(grey.data, side, side, side, QImage.Format.Format_Grayscale8).copy()
        picture.image("pixels", INPUTS, self._image(grid), image)
        picture.box("pixels", INPUTS, self._image(grid), 0.0, "", self.theme.edge)

    def _compose_layer(self, picture: Picture, grid: FlowLayout, layer: int) -> None:
        values, squares = self._texts().example.outputs[layer], self.squares(grid, layer)
        colours = tiled(diverging(values, max(reach_of(values), 1.0)), squares.rows, squares.columns)
        picture.image("layer", layer, squares.rect, as_image(colours))

    def _compose_logit(self, picture: Picture, grid: FlowLayout, k: int) -> None:
        """Compose the sign and the number of a logit, and between them a bar from zero where there is room."""
        example, theme, em = self._texts().example, self.theme, grid.em
        row = grid.row(example.last + 1, k, self._classes()).adjusted(INSET * em, 0, -INSET * em, 0)
        value = float(example.logits[k])
        size = min(grid.size, row.height() / self.unit())
        self.write(picture, "logit_sign", k, self._wording.logit(k), row, size, theme.muted, True, LEFT)
        self.write(picture, "logit", k, logit_shown(value), row, size, theme.text, k == example.label, RIGHT)
        left = row.left() + (self._widths().signs + INSET) * em
        track = QRectF(left, row.top(), row.right() - self._widths().logits * em - INSET * em - left, 0)
        if track.width() >= _LEAST_BAR * em and math.isfinite(value):
            self._compose_signed_bar(picture, k, _thinner(track, row), value / reach_of(example.logits))

    def _compose_signed_bar(self, picture: Picture, k: int, track: QRectF, part: float) -> None:
        """Compose a bar from the middle of `track`; `part` is from −1 to 1."""
        middle, length = track.center().x(), part * track.width() / 2
        picture.box(
            "logit_bar",
            k,
            QRectF(min(middle, middle + length), track.top(), abs(length), track.height()),
            0.0,
            self._texts().example.style.colour,
        )
        picture.line("zero", [QPointF(middle, track.top()), QPointF(middle, track.bottom())], self.theme.grid, 1.0)

    def _compose_probability(self, picture: Picture, grid: FlowLayout, k: int) -> None:
        """Compose the name of a class, its probability as a bar, and the number."""
        example, theme, em = self._texts().example, self.theme, grid.em
        row = grid.row(example.last + 2, k, self._classes()).adjusted(INSET * em, 0, -INSET * em, 0)
        value, right = float(example.probabilities[k]), k == example.label
        size = min(grid.size, row.height() / self.unit())
        name = QRectF(row.left(), row.top(), self._widths().names * em, row.height())
        text = f"▸ {example.names[k]}" if right else example.names[k]
        self.write(picture, "class", k, text, name, size, theme.text if right else theme.muted, right, RIGHT)
        number = self.advance("0.000", size, True)
        self.write(picture, "share", k, share(value), row, size, theme.text, right, RIGHT)
        track = QRectF(name.right() + INSET * em, row.top(), row.right() - number - name.right() - em * 2 * INSET, 0)
        track = _thinner(track, row)
        picture.box("track", k, track, 0.0, theme.control, theme.text if right else theme.edge, 2.0 if right else 1.0)
        if value > 0:
            filled = QRectF(track.left(), track.top(), track.width() * value, track.height())
            picture.box("bar", k, filled, 0.0, example.style.colour)

    def _compose_chosen(self, picture: Picture, grid: FlowLayout) -> None:
        """Frame the units whose numbers are shown: two frames, one of them seen on any colour."""
        hidden, k = self.shown_units()
        last, theme = self._texts().example.last, self.theme
        if hidden is not None:
            place = self.squares(grid, hidden[0]).place(hidden[1])
            for grown, colour in ((0.5, theme.text), (2.5, theme.panel), (4.0, theme.accent)):
                picture.box("chosen", hidden[1], place.adjusted(-grown, -grown, grown, grown), 0.0, "", colour, 2.0)
        for column in (last + 1, last + 2):
            picture.box("row", k, grid.row(column, k, self._classes()), 0.2 * grid.em, "", theme.accent, 1.6)

    def _compose_loss(self, picture: Picture, grid: FlowLayout) -> None:
        """Compose e large, and below it L."""
        example, body = self._texts().example, grid.bodies[-1]
        colour, high = example.style.colour, body.height()
        large = QRectF(body.left(), body.top() + 0.3 * high, body.width(), 0.4 * high)
        self.write(picture, "error", 0, numbers.number(example.error), large, LARGE * grid.size, colour, True)
        below = QRectF(body.left(), body.top() + 0.74 * high, body.width(), grid.em)
        for i, text in enumerate(("L", numbers.number(example.mean))):
            colour = self.theme.text if i else self.theme.muted
            self.write(picture, "mean", i, text, below.translated(0, i * ROW * grid.em), grid.size, colour, not i)

    def sizeHint(self) -> QSize:
        return QSize(int(36 * self.unit()), int(20 * self.unit()))

    def minimumSizeHint(self) -> QSize:
        return QSize(int(14 * self.unit()), int(9 * self.unit()))


def _thinner(track: QRectF, row: QRectF) -> QRectF:
    """`track` as high as a bar in `row`."""
    high = 0.62 * row.height()
    return QRectF(track.left(), row.center().y() - high / 2, track.width(), high)
