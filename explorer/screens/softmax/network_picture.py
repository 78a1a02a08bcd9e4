"""The network as a picture: one number out for regression, one output a class and softmax for classification."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.plots.sketch import LEFT, Picture, Sketch
from explorer.screens.softmax.network_layout import INPUTS, UNITS, NetworkLayout, Plan, above, beside
from explorer.screens.softmax.network_texts import GAP, LAYER, Kind, NetworkTexts

_LARGEST = 3.2  # times the app's font
_READABLE = 1.0  # of the app's font: below it less is drawn, or one kind at a time
_FORMULA, _SENTENCE, _HEADING, _SMALL = 1.25, 0.95, 1.0, 0.9  # of the texts' size
_RICHNESS = ((True, True), (True, False), (False, False))  # with a heading, and with values
_EM_OF_LINE = 30.0  # pixels of a line of text from which lines grow with it, as on stage


class Part(NamedTuple):
    """One kind as drawn."""

    kind: Kind
    plan: Plan
    room: QRectF
    size: float


class NetworkPicture(Sketch):
    """Draws both kinds side by side or one above the other where both are readable, otherwise the chosen one.

    Attributes:
        chosen: the kind drawn where there is room for one.
        words: all texts.
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.setAccessibleName(self.tr("The network: a hidden layer, and one output or one for each class"))
        self.chosen = Kind.CLASSIFICATION
        self.words = NetworkTexts(wording, (0.0, 0.0), (1.0, 0.0))

    def show_logits(self, logits: Sequence[float], target: Sequence[float], temperature: float) -> None:
        """Draw one output for each of `logits` (K,), their softmax at `temperature`, and the target (K,)."""
        self.words = NetworkTexts(self.words.wording, tuple(logits), tuple(target), temperature)
        self.setAccessibleDescription(self.words.described())
        self.update()

    def choose(self, kind: Kind) -> None:
        """Draw `kind` where there is room for one."""
        self.chosen = kind
        self.update()

    def fits_both(self, size: QSize) -> bool:
        """Whether both kinds are readable in a picture of `size`."""
        return bool(self._both(QRectF(0, 0, size.width(), size.height())))

    def parts(self) -> list[Part]:
        """What is drawn now."""
        room = QRectF(self.rect())
        return self._both(room) or [self._alone(room)]

    def _both(self, room: QRectF) -> list[Part]:
        """Both kinds at one size, side by side or one above the other, if they are readable in `room`."""
        for richness in _RICHNESS:
            plans = [self._plan(kind, *richness) for kind in Kind]
            arranged = [self._sized(plans, rooms) for rooms in (beside(plans, room, self.unit()), above(plans, room))]
            best = max(arranged, key=lambda parts: parts[0].size)
            if best[0].size >= _READABLE:
                return best
        return []

    def _sized(self, plans: Sequence[Plan], rooms: Sequence[QRectF]) -> list[Part]:
        size = min(plan.size(room, self.unit(), _LARGEST) for plan, room in zip(plans, rooms, strict=True))
        return [Part(kind, plan, room, size) for kind, plan, room in zip(Kind, plans, rooms, strict=True)]

    def _alone(self, room: QRectF) -> Part:
        """The chosen kind, with as much as is readable; the least if nothing is."""
        plans = [self._plan(self.chosen, *richness) for richness in ((True, True), (False, True), (False, False))]
        parts = [Part(self.chosen, plan, room, plan.size(room, self.unit(), _LARGEST)) for plan in plans]
        return next((part for part in parts if part.size >= _READABLE), parts[-1])

    def _plan(self, kind: Kind, headed: bool, detailed: bool) -> Plan:
        """Its columns; `detailed` with values, and with captions."""
        columns = {
            name: max((self.advance(text, bold=True) for text in texts), default=0.0)
            for name, texts in self.words.columns(kind, detailed).items()
        }
        return Plan(columns, 1 if kind is Kind.REGRESSION else len(self.words.rows()), headed, detailed)

    def compose(self) -> Picture:
        """Each kind with its heading, its network, its formula and its sentence."""
        picture = Picture()
        for kind, plan, room, size in self.parts():
            grid = NetworkLayout.fitted(plan, room, self.unit(), size)
            self._compose_texts(picture, grid, kind)
            self._compose_hidden_layer(picture, grid)
            if kind is Kind.REGRESSION:
                self._compose_number(picture, grid)
            else:
                self._compose_classes(picture, grid)
        return picture

    def _compose_texts(self, picture: Picture, grid: NetworkLayout, kind: Kind) -> None:
        size, place, muted = grid.size, kind.value, self.theme.muted
        if grid.plan.headed:
            self.write(picture, "heading", place, self.words.heading(kind), grid.heading(), _HEADING * size, "", True)
        if grid.plan.captioned:
            last = ", ".join(reversed(self.words.weights(kind)))
            self.write(picture, "caption", place, last, grid.caption("weights", "weights"), _small(_SMALL, size), muted)
        self.write(picture, "formula", place, self.words.formula(kind), grid.formula(), _FORMULA * size, "", True)
        self.write(picture, "sentence", place, self.words.sentence(kind), grid.sentence(), _small(_SENTENCE, size))

    def _compose_hidden_layer(self, picture: Picture, grid: NetworkLayout) -> None:
        """Compose the inputs, the linear step, σ, and what comes out of it."""
        theme, size = self.theme, grid.size
        for i in range(INPUTS):
            circle = grid.dot("input", i, INPUTS)
            picture.box("input", i, circle, circle.width() / 2, theme.panel, theme.muted, self._wire(grid))
            self.write(picture, "input", i, f"x{numbers.subscript(i + 1)}", circle, _small(_SMALL, size))
            picture.arrow(*grid.ends("to_layer", i, INPUTS), theme.muted, self._wire(grid))
        for name, text in (("layer", LAYER), ("sigma", "σ")):
            self._compose_box(picture, grid, name, text)
        for i in range(UNITS):
            picture.arrow(*grid.ends("to_sigma", i, UNITS), theme.muted, self._wire(grid))
            start, end = grid.ends("to_unit", i, UNITS)
            picture.line("wire", [start, end], theme.muted, self._wire(grid))
            circle = grid.dot("unit", i, UNITS)
            picture.box("unit", i, circle, circle.width() / 2, theme.text)

    def _compose_box(self, picture: Picture, grid: NetworkLayout, name: str, text: str) -> None:
        """Compose an operation in a box over all rows."""
        theme, room = self.theme, grid.block(name)
        picture.box(name, -1, room, 0.3 * grid.em, theme.control, theme.muted, self._wire(grid))
        self.write(picture, name, -1, text, room.adjusted(2, 0, -2, 0), grid.size, "", True)

    def _compose_number(self, picture: Picture, grid: NetworkLayout) -> None:
        """Compose the one output beside its label."""
        theme, notation = self.theme, self.words.wording.notation
        self._compose_output(picture, grid, (0, 1), 0, notation.logits, theme.accent)
        self.write(
            picture, "close", 0, self.words.close(), grid.cell("close", 0, 1), _small(_SMALL, grid.size), theme.muted
        )
        self.write(picture, "target", 0, notation.target, grid.cell("target", 0, 1), grid.size, "", True)

    def _compose_classes(self, picture: Picture, grid: NetworkLayout) -> None:
        """Compose one output a class, the softmax block, and the probabilities beside the target."""
        theme, rows = self.theme, self.words.rows()
        self._compose_box(picture, grid, "softmax", self.words.softmax())
        for row, i in enumerate(rows):
            place = (row, len(rows))
            if i == GAP:
                for name in ("sign", "share_sign"):
                    self.write(picture, "gap", row, "…", grid.cell(name, *place), grid.size, theme.muted, True)
                continue
            self._compose_output(picture, grid, place, i, self.words.wording.logit(i), theme.class_colour(i))
            for gap in ("to_softmax", "to_share"):
                picture.arrow(*grid.ends(gap, *place), theme.muted, self._wire(grid))
            self._compose_share(picture, grid, place, i)

    def _compose_output(
        self, picture: Picture, grid: NetworkLayout, place: tuple[int, int], i: int, sign: str, colour: str
    ) -> None:
        """Compose an output in `place` = (row, rows), with the weights that lead to it, in `colour`."""
        for start, end in grid.bundle(*place):
            picture.arrow(start, end, colour, self._wire(grid))
        cell = grid.cell("sign", *place)
        edge = cell.united(grid.cell("value", *place)) if "value" in grid.columns else cell
        picture.box("output", i, edge, 0.3 * grid.em, self.theme.panel, colour, self._wire(grid))
        self.write(picture, "sign", i, sign, cell, grid.size, colour, True)
        if "value" in grid.columns:
            self.write(picture, "value", i, self.words.logit(i), grid.cell("value", *place), grid.size, "", True)

    def _compose_share(self, picture: Picture, grid: NetworkLayout, place: tuple[int, int], i: int) -> None:
        theme, detailed = self.theme, "share" in grid.columns
        sign = self.words.wording.probability(i)
        cell = grid.cell("share_sign", *place)
        self.write(picture, "share_sign", i, sign, cell, grid.size, theme.class_colour(i), True)
        if detailed:
            value = self.words.shares()[i]
            self.write(picture, "share", i, value, grid.cell("share", *place), grid.size, "", True, LEFT)
        cell = grid.cell("target", *place)
        self.write(picture, "target", i, self.words.answer(i, detailed), cell, grid.size, theme.muted, True)

    def _wire(self, grid: NetworkLayout) -> float:
        """The width of the lines."""
        return min(self.theme.line * max(0.8, grid.em / _EM_OF_LINE), 0.1 * grid.em)

    def sizeHint(self) -> QSize:
        return QSize(int(30 * self.unit()), int(9 * self.unit()))

    def minimumSizeHint(self) -> QSize:
        return QSize(int(9 * self.unit()), int(4 * self.unit()))


def _small(share: float, size: float) -> float:
    """`share` of `size`, but the app's font at least where the texts around it have that."""
    return max(share * size, min(size, 1.0))
