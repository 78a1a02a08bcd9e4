"""One example on its way through a network: pixels, activations, logits, probabilities, loss, with their numbers."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from explorer.look import numbers
from explorer.plots.sketch import LEFT, RIGHT, Picture
from explorer.plots.squares import as_image, diverging, grey_image, reach_of, tiled
from explorer.screens.network.flow_arrangement import INPUTS, FlowArrangement
from explorer.screens.network.flow_layout import INSET, LARGE, LINE, ROW, FlowLayout
from explorer.screens.network.inside_texts import logit_shown, share

_LEAST_BAR = 2.0  # the width of a bar of a logit, in lines of text


class FlowPicture(FlowArrangement):
    """Draws the columns, and the formulas above them."""

    def compose(self) -> Picture:
        """The formulas, the columns, and arrows between them."""
        picture = Picture()
        if self.texts_of is None:
            return picture
        lines, size = self._written()
        grid = self._grid(lines, size)
        self._compose_lines(picture, lines, size)
        for i, (formula, sign) in enumerate(self._texts().heads()):
            text = formula if grid.headed else sign
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

    def _compose_lines(self, picture: Picture, lines: list[str], size: float) -> None:
        high = LINE * size * self.unit()
        for i, text in enumerate(lines):
            rect = QRectF(0, i * high, self.width(), high)
            self.write(picture, "line", i, text, rect, size, align=LEFT)

    def _compose_pixels(self, picture: Picture, grid: FlowLayout) -> None:
        inputs = self._texts().example.inputs
        grey = np.round(inputs * 255).astype(np.uint8)
        picture.image("pixels", INPUTS, self._image(grid), grey_image(grey))
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
        left = row.left() + (grid.widths.signs + INSET) * em
        track = QRectF(left, row.top(), row.right() - grid.widths.logits * em - INSET * em - left, 0)
        if track.width() >= _LEAST_BAR * em and math.isfinite(value):
            self._compose_signed_bar(picture, k, _thinner(track, row), value / reach_of(example.logits))

    def _compose_signed_bar(self, picture: Picture, k: int, track: QRectF, part: float) -> None:
        """Compose a bar from the middle of `track`; `part` is from −1 to 1."""
        middle, length = track.center().x(), part * track.width() / 2
        bar = QRectF(min(middle, middle + length), track.top(), abs(length), track.height())
        picture.box("logit_bar", k, bar, 0.0, self._texts().example.style.colour)
        picture.line("zero", [QPointF(middle, track.top()), QPointF(middle, track.bottom())], self.theme.grid, 1.0)

    def _compose_probability(self, picture: Picture, grid: FlowLayout, k: int) -> None:
        """Compose the name of a class, its probability as a bar, and the number."""
        example, theme, em = self._texts().example, self.theme, grid.em
        row = grid.row(example.last + 2, k, self._classes()).adjusted(INSET * em, 0, -INSET * em, 0)
        value, right = float(example.probabilities[k]), k == example.label
        size = min(grid.size, row.height() / self.unit())
        name = QRectF(row.left(), row.top(), grid.widths.names * em, row.height())
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


def _thinner(track: QRectF, row: QRectF) -> QRectF:
    """`track` as high as a bar in `row`."""
    high = 0.62 * row.height()
    return QRectF(track.left(), row.center().y() - high / 2, track.width(), high)
