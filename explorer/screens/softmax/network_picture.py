"""The network as a picture: one number out for regression, one output a class and softmax for classification."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from explorer.core.softmax import softmax
from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.screens.softmax.network_layout import INPUTS, UNITS, NetworkLayout, Plan
from explorer.screens.softmax.sketch import LEFT, Picture, Sketch, logit_text, share

_LARGEST = 3.2  # times the app's font
_READABLE = 0.9  # of the app's font: below it less is drawn, or one kind at a time
_FORMULA, _SENTENCE, _HEADING, _SMALL = 1.25, 0.95, 1.0, 0.9  # of the texts' size
_MOST = 4  # outputs drawn; of more the first two and the last
_APART = 14.0  # pixels between the two kinds
GAP = -1  # in place of the outputs left out


class Kind(Enum):
    """The two networks, from left to right."""

    REGRESSION = 0
    CLASSIFICATION = 1


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
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._wording = wording
        self.setAccessibleName(self.tr("The network: a hidden layer, and one output or one for each class"))
        self.chosen = Kind.CLASSIFICATION
        self._logits, self._target, self._temperature = np.zeros(2), np.array([1.0, 0.0]), 1.0
        self._shares = softmax(self._logits)

    def show_logits(self, logits: Sequence[float], target: Sequence[float], temperature: float) -> None:
        """Draw one output for each of `logits` (K,), their softmax at `temperature`, and the target (K,)."""
        self._logits, self._target = np.asarray(logits, dtype=float), np.asarray(target, dtype=float)
        self._temperature = temperature
        self._shares = softmax(self._logits / temperature)
        values = ", ".join(f"{self._wording.logit(i)} = {self._logit(i)}" for i in range(len(self._logits)))
        said = [text for kind in Kind for text in (self.formula(kind), self.sentence(kind))]
        self.setAccessibleDescription("; ".join([*said, values]))
        self.update()

    def choose(self, kind: Kind) -> None:
        """Draw `kind` where there is room for one."""
        self.chosen = kind
        self.update()

    def formula(self, kind: Kind) -> str:
        """How the output follows from the inputs."""
        last = "b + cᵀ" if kind is Kind.REGRESSION else "b′ + W′"
        return self._wording.signs(f"{{y}} = {last} σ(b + W x)")

    def heading(self, kind: Kind) -> str:
        """What is special about it."""
        if kind is Kind.REGRESSION:
            return self.tr("Regression: one number")
        return self.tr("Classification: one row of W′ for each output")

    def sentence(self, kind: Kind) -> str:
        """What is to be known of its output."""
        if kind is Kind.REGRESSION:
            return self._wording.signs(self.tr("One output {y}, to be close to its label {t}."))
        return self._wording.signs(self.tr("Nothing bounds {y}ᵢ: any real number."))

    def rows(self) -> list[int]:
        """The classes drawn, from above; GAP in place of those left out."""
        count = len(self._logits)
        return list(range(count)) if count <= _MOST else [0, 1, GAP, count - 1]

    def fits_both(self, size: QSize) -> bool:
        """Whether both kinds are readable in a picture of `size`."""
        return bool(self._both(QRectF(0, 0, size.width(), size.height())))

    def parts(self) -> list[Part]:
        """What is drawn now."""
        room = QRectF(self.rect())
        return self._both(room) or [self._alone(room)]

    def _both(self, room: QRectF) -> list[Part]:
        """Both kinds at one size, side by side or one above the other, if they are readable in `room`."""
        for detailed in (True, False):
            plans = [self._plan(kind, True, detailed) for kind in Kind]
            arranged = [self._sized(plans, rooms) for rooms in (self._beside(plans, room), self._above(plans, room))]
            best = max(arranged, key=lambda parts: parts[0].size)
            if best[0].size >= _READABLE:
                return best
        return []

    def _sized(self, plans: Sequence[Plan], rooms: Sequence[QRectF]) -> list[Part]:
        size = min(plan.size(room, self.unit(), _LARGEST) for plan, room in zip(plans, rooms, strict=True))
        return [Part(kind, plan, room, size) for kind, plan, room in zip(Kind, plans, rooms, strict=True)]

    def _beside(self, plans: Sequence[Plan], room: QRectF) -> list[QRectF]:
        widths = [sum(plan.widths(self.unit()).values()) for plan in plans]
        first = (room.width() - _APART) * widths[0] / sum(widths)
        return [QRectF(room.left(), room.top(), first, room.height()), room.adjusted(first + _APART, 0, 0, 0)]

    def _above(self, plans: Sequence[Plan], room: QRectF) -> list[QRectF]:
        lines = [plan.lines() for plan in plans]
        first = (room.height() - _APART) * lines[0] / sum(lines)
        return [QRectF(room.left(), room.top(), room.width(), first), room.adjusted(0, first + _APART, 0, 0)]

    def _alone(self, room: QRectF) -> Part:
        """The chosen kind, with as much as is readable; the least if nothing is."""
        plans = [self._plan(self.chosen, *with_) for with_ in ((True, True), (False, True), (False, False))]
        parts = [Part(self.chosen, plan, room, plan.size(room, self.unit(), _LARGEST)) for plan in plans]
        return next((part for part in parts if part.size >= _READABLE), parts[-1])

    def _plan(self, kind: Kind, headed: bool, detailed: bool) -> Plan:
        """Its columns; `detailed` with values, and with captions."""
        texts = {"input": [], "to_layer": [], "layer": ["b + W x"], "to_sigma": [], "sigma": [], "to_unit": []}
        texts |= {"unit": [], "weights": []}
        if kind is Kind.REGRESSION:
            texts |= {"sign": [self._wording.notation.logits], "close": [self.tr("close to")]}
            texts |= {"target": [self._wording.notation.target]}
        else:
            texts |= self._texts_of_classes(detailed)
        columns = {name: max((self.advance(t, bold=True) for t in each), default=0.0) for name, each in texts.items()}
        return Plan(columns, 1 if kind is Kind.REGRESSION else len(self.rows()), headed, detailed)

    def _texts_of_classes(self, detailed: bool) -> dict[str, list[str]]:
        """The texts of each column from the outputs on."""
        shown = [i for i in self.rows() if i != GAP]
        values = {"value": [*(self._logit(i) for i in shown), "−0.0"]} if detailed else {}
        shares = {"share": ["0.00"]} if detailed else {}
        signs = {"sign": [self._wording.logit(i) for i in shown]}
        box = {"to_softmax": [], "softmax": [self._softmax()], "to_share": []}
        share_signs = {"share_sign": [self._wording.probability(i) for i in shown]}
        return signs | values | box | share_signs | shares | {"target": [self._answer(i, detailed) for i in shown]}

    def _logit(self, i: int) -> str:
        return logit_text(float(self._logits[i]))

    def _softmax(self) -> str:
        return "softmax" if self._temperature == 1.0 else self._wording.signs("softmax({y} / T)")

    def _answer(self, i: int, detailed: bool) -> str:
        sign = self._wording.target(i)
        return f"{sign} = {numbers.plain(float(self._target[i]), 2)}" if detailed else sign

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
            self.write(picture, "heading", place, self.heading(kind), grid.heading(), _HEADING * size, "", True)
        if grid.plan.captioned:
            last = "cᵀ, b" if kind is Kind.REGRESSION else "W′, b′"
            self.write(picture, "caption", place, last, grid.caption("weights", "weights"), _SMALL * size, muted)
        self.write(picture, "formula", place, self.formula(kind), grid.formula(), _FORMULA * size, "", True)
        self.write(picture, "sentence", place, self.sentence(kind), grid.sentence(), _SENTENCE * size)

    def _compose_hidden_layer(self, picture: Picture, grid: NetworkLayout) -> None:
        """Compose the inputs, the linear step, σ, and what comes out of it."""
        theme, size = self.theme, grid.size
        for i in range(INPUTS):
            circle = grid.dot("input", i, INPUTS)
            picture.box("input", i, circle, circle.width() / 2, theme.panel, theme.muted, theme.line)
            self.write(picture, "input", i, f"x{numbers.subscript(i + 1)}", circle, _SMALL * size)
            picture.arrow(*grid.ends("to_layer", i, INPUTS), theme.muted, self._wire(grid))
        for name, text in (("layer", "b + W x"), ("sigma", "σ")):
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
        picture.box(name, -1, room, 0.3 * grid.em, theme.control, theme.muted, theme.line)
        self.write(picture, name, -1, text, room.adjusted(2, 0, -2, 0), grid.size, "", True)

    def _compose_number(self, picture: Picture, grid: NetworkLayout) -> None:
        """Compose the one output beside its label."""
        theme, notation = self.theme, self._wording.notation
        self._compose_output(picture, grid, (0, 1), 0, notation.logits, theme.accent)
        self.write(picture, "close", 0, self.tr("close to"), grid.cell("close", 0, 1), _SMALL * grid.size, theme.muted)
        self.write(picture, "target", 0, notation.target, grid.cell("target", 0, 1), grid.size, "", True)

    def _compose_classes(self, picture: Picture, grid: NetworkLayout) -> None:
        """Compose one output a class, the softmax block, and the probabilities beside the target."""
        theme, rows = self.theme, self.rows()
        self._compose_box(picture, grid, "softmax", self._softmax())
        for row, i in enumerate(rows):
            place = (row, len(rows))
            if i == GAP:
                for name in ("sign", "share_sign"):
                    self.write(picture, "gap", row, "…", grid.cell(name, *place), grid.size, theme.muted, True)
                continue
            self._compose_output(picture, grid, place, i, self._wording.logit(i), theme.class_colour(i))
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
        picture.box("output", i, edge, 0.3 * grid.em, self.theme.panel, colour, self.theme.line)
        self.write(picture, "sign", i, sign, cell, grid.size, colour, True)
        if "value" in grid.columns:
            self.write(picture, "value", i, self._logit(i), grid.cell("value", *place), grid.size, "", True)

    def _compose_share(self, picture: Picture, grid: NetworkLayout, place: tuple[int, int], i: int) -> None:
        theme, detailed = self.theme, "share" in grid.columns
        sign = self._wording.probability(i)
        cell = grid.cell("share_sign", *place)
        self.write(picture, "share_sign", i, sign, cell, grid.size, theme.class_colour(i), True)
        if detailed:
            value = share(float(self._shares[i]))
            self.write(picture, "share", i, value, grid.cell("share", *place), grid.size, "", True, LEFT)
        cell = grid.cell("target", *place)
        self.write(picture, "target", i, self._answer(i, detailed), cell, grid.size, theme.muted, True)

    def _wire(self, grid: NetworkLayout) -> float:
        """The width of the lines."""
        return min(self.theme.line * 0.8 * min(max(grid.size, 0.8), 1.5), 0.1 * grid.em)

    def sizeHint(self) -> QSize:
        return QSize(int(30 * self.unit()), int(9 * self.unit()))

    def minimumSizeHint(self) -> QSize:
        return QSize(int(9 * self.unit()), int(4 * self.unit()))
