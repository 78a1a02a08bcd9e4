"""The softmax block as the slides draw it: logits → exp → sum → divide, one row for each class."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.core.softmax import softmax_block
from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.plots.sketch import CENTRE, LEFT, RIGHT, Picture, Sketch, figure, logit_text, share
from explorer.screens.softmax.block_layout import ROW_LINES, BlockLayout

_LARGEST = 3.2  # times the app's font
_HEADING = 0.72  # of the numbers' size, but not below the app's own


class SoftmaxBlock(Sketch):
    """Draws the block for logits (K,) at a temperature, including overflow."""

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._wording = wording
        self.setAccessibleName(self.tr("The softmax block: exponentials, their sum, and the quotients"))
        self._logits, self._temperature = np.zeros(2), 1.0
        self._scaled = self._logits
        self._block = softmax_block(self._logits)

    def show_logits(self, logits: Sequence[float], temperature: float) -> None:
        """Draw the block for `logits` (K,) divided by `temperature`."""
        self._logits, self._temperature = np.asarray(logits, dtype=float), temperature
        self._scaled = self._logits / temperature
        self._block = softmax_block(self._scaled)
        self.setAccessibleDescription(self.stages())
        self.updateGeometry()
        self.update()

    def stages(self) -> str:
        """The logits, the exponentials, their sum and the probabilities, as they are shown."""
        shares = [share(float(p)) for p in self._block.probabilities]
        stages = (self._logits_shown(), self._exponentials(), [figure(float(self._block.total))], shares)
        return " → ".join(", ".join(stage) for stage in stages)

    def _logits_shown(self) -> list[str]:
        return [logit_text(float(y)) for y in self._logits]

    def _divided(self) -> list[str]:
        """The arguments of exp, if they are not the logits themselves."""
        cooled = self._temperature != 1.0
        return [numbers.plain(float(z), 4) for z in self._scaled] if cooled else []

    def _exponentials(self) -> list[str]:
        return [figure(float(e)) for e in self._block.exponentials]

    def divisor(self) -> str:
        """The chip that divides by the temperature."""
        return f"÷ {numbers.plain(self._temperature, 3)}"

    def grid(self) -> BlockLayout:
        """The layout, as large as the room allows."""
        lines = lambda texts: max((self.advance(t, bold=True) for t in texts), default=0.0)  # noqa: E731
        values = [*self._exponentials(), figure(float(self._block.total)), figure(4.5e-5)]
        return BlockLayout.fitted(
            QRectF(self.rect()),
            self.unit(),
            len(self._logits),
            _LARGEST,
            sign=lines([self._wording.logit(len(self._logits) - 1)]),
            logit=lines([*self._logits_shown(), "−0.00"]),
            divisor=self.advance(self.divisor()) if self._divided() else 0.0,
            divided=lines([*self._divided(), "−0.00"]) if self._divided() else 0.0,
            chip=self.advance("exp"),
            value=lines([text for text in values if text != figure(float("nan"))]),
            share_sign=lines([self._wording.probability(len(self._logits) - 1)]),
            share=lines(["0.00"]),
        )

    def compose(self) -> Picture:
        """The frame, the headings, one row a class, the sum."""
        picture, grid = Picture(), self.grid()
        self._compose_frame(picture, grid)
        self._compose_wires(picture, grid)
        for i in range(len(self._logits)):
            self._compose_row(picture, grid, i)
        self._compose_sum(picture, grid)
        return picture

    def _compose_frame(self, picture: Picture, grid: BlockLayout) -> None:
        theme = self.theme
        picture.box("block", -1, grid.block, 0.5 * grid.em, theme.window, theme.edge, theme.line)
        if not grid.header:
            return
        size = _beside(grid.size)
        headings = (
            ("logit_heading", self._wording.signs(self.tr("logits {y}")), grid.over("sign", "logit"), False),
            ("block_heading", self.tr("Softmax"), grid.over_block(), True),
            (
                "share_heading",
                self._wording.signs(self.tr("probabilities {p}")),
                grid.over("share_sign", "bar"),
                False,
            ),
        )
        for role, text, cell, bold in headings:
            self.write(picture, role, -1, text, cell, size, theme.text if bold else theme.muted, bold)

    def _compose_wires(self, picture: Picture, grid: BlockLayout) -> None:
        """Compose the lines from the exponentials to the sum, and from the sum to every division."""
        wire, colour = grid.wire(self.theme.line), self.theme.accent
        gather, divide = grid.centre("gather"), grid.centre("divide")
        top, radius = grid.middle(0), grid.radius
        total = QPointF(gather, grid.sum_middle)
        picture.arrow(QPointF(gather, top), total - QPointF(0, radius), colour, wire)
        corner = QPointF(divide, grid.sum_middle)
        picture.line("wire", [total + QPointF(radius, 0), corner], colour, wire)
        below = corner + QPointF(0, wire / 2)
        for i in reversed(range(len(self._logits))):
            end = QPointF(divide, grid.middle(i) + radius)
            picture.arrow(below, end, colour, wire)
            below = QPointF(divide, grid.middle(i) - radius)

    def _compose_row(self, picture: Picture, grid: BlockLayout, i: int) -> None:
        theme, size = self.theme, grid.size
        colour = theme.class_colour(i)
        middle = grid.middle(i)
        self.write(picture, "sign", i, self._wording.logit(i), grid.cell("sign", i), size, colour, True, CENTRE)
        stages = ["logit", "divisor", "divided", "chip", "value"] if self._divided() else ["logit", "chip", "value"]
        for before, after in itertools.pairwise(stages):
            end = QPointF(self._reached(grid, after, i) - 0.1 * grid.em, middle)
            picture.arrow(QPointF(grid.right(before), middle), end, theme.muted, grid.wire(theme.line))
        self._boxed(picture, grid, "logit", i, self._logits_shown()[i], colour)
        if self._divided():
            self._boxed(picture, grid, "divisor", i, self.divisor())
            self._boxed(picture, grid, "divided", i, self._divided()[i], colour)
        self._boxed(picture, grid, "chip", i, "exp")
        self._compose_exponential(picture, grid, i)
        self._compose_share(picture, grid, i)

    def _reached(self, grid: BlockLayout, name: str, i: int) -> float:
        """The end of the arrow to column `name`: its box, or the number at the column's right end."""
        if name != "value":
            return grid.left(name)
        return grid.right(name) - self.advance(self._exponentials()[i], grid.size, True) - 0.15 * grid.em

    def _boxed(self, picture: Picture, grid: BlockLayout, name: str, i: int, text: str, colour: str = "") -> None:
        """Compose a number in a box with an edge in `colour`; without a colour it is an operation."""
        theme, rect = self.theme, grid.box(name, i)
        fill, edge = (theme.panel, colour) if colour else (theme.control, theme.muted)
        picture.box(name, i, rect, 0.25 * grid.em, fill, edge, theme.line)
        self.write(picture, name, i, text, grid.inside(rect), grid.size, theme.text if colour else "", bool(colour))

    def _compose_exponential(self, picture: Picture, grid: BlockLayout, i: int) -> None:
        theme, middle, wire = self.theme, grid.middle(i), grid.wire(self.theme.line)
        value = float(self._block.exponentials[i])
        colour = theme.text if np.isfinite(value) else theme.warning
        cell = grid.cell("value", i)
        self.write(picture, "exponential", i, self._exponentials()[i], cell, grid.size, colour, True, RIGHT)
        gather, divide, radius = grid.centre("gather"), grid.centre("divide"), grid.radius
        start = QPointF(grid.right("value") + 0.25 * grid.em, middle)
        picture.arrow(start, QPointF(divide - radius, middle), theme.muted, wire)
        dot = QRectF(gather - 1.8 * wire, middle - 1.8 * wire, 3.6 * wire, 3.6 * wire)
        picture.box("tap", i, dot, 1.8 * wire, theme.accent)
        chip = QRectF(divide - radius, middle - radius, 2 * radius, 2 * radius)
        picture.box("divide", i, chip, radius, theme.control, theme.muted, theme.line)
        self.write(picture, "divide", i, "÷", chip, grid.size, bold=True)

    def _compose_share(self, picture: Picture, grid: BlockLayout, i: int) -> None:
        theme, middle, wire = self.theme, grid.middle(i), grid.wire(self.theme.line)
        value, colour = float(self._block.probabilities[i]), theme.class_colour(i)
        start = QPointF(grid.centre("divide") + grid.radius, middle)
        picture.arrow(start, QPointF(grid.left("share_sign") - 0.15 * grid.em, middle), theme.muted, wire)
        cell = grid.cell("share_sign", i)
        self.write(picture, "share_sign", i, self._wording.probability(i), cell, grid.size, colour, True, LEFT)
        if np.isnan(value):
            rest = grid.cell("share", i).united(grid.cell("bar", i))
            self.write(picture, "share", i, share(value), rest, grid.size, theme.warning, True, LEFT)
            return
        self.write(picture, "share", i, share(value), grid.cell("share", i), grid.size, theme.text, True, RIGHT)
        track = grid.bar(i)
        picture.box("track", i, track, 0.06 * grid.em, theme.control, theme.edge, 1.0)
        filled = QRectF(track.left(), track.top(), track.width() * value, track.height())
        picture.box("bar", i, filled, min(0.06 * grid.em, filled.width() / 2), colour)

    def _compose_sum(self, picture: Picture, grid: BlockLayout) -> None:
        """Compose the sum of the exponentials as on paper: a rule, the sum under it, and the Σ that passes it on."""
        theme, wire = self.theme, grid.wire(self.theme.line)
        total = float(self._block.total)
        cell = grid.sum_cell("value")
        rule = cell.top() + 0.12 * grid.em
        ends = [QPointF(cell.left() - 0.2 * grid.em, rule), QPointF(cell.right() + 0.2 * grid.em, rule)]
        picture.line("rule", ends, theme.accent, wire)
        colour = theme.accent if 0 < total < np.inf else theme.warning
        self.write(picture, "total", -1, figure(total), cell, grid.size, colour, True, RIGHT)
        radius = grid.radius
        circle = QRectF(grid.centre("gather") - radius, grid.sum_middle - radius, 2 * radius, 2 * radius)
        picture.box("sum", -1, circle, radius, theme.accent, theme.accent, theme.line)
        self.write(picture, "sum", -1, "Σ", circle, grid.size, theme.accent_text, True)
        if not np.isnan(self._block.probabilities).any():
            text = self._wording.signs(self.tr("Σ {p} = 1"))
            rest = grid.sum_cell("share_sign").united(grid.sum_cell("bar"))
            self.write(picture, "one", -1, text, rest, _beside(grid.size), theme.muted, False, LEFT)

    def event(self, event: QEvent) -> bool:
        """Show all figures of a row in its tool tip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self.grid().row_at(event.pos().y())
            QToolTip.showText(event.globalPos(), "" if row is None else self.tip(row), self)
            return True
        return super().event(event)

    def tip(self, i: int) -> str:
        """The row of class `i` in full."""
        rows = [(self._wording.logit(i), self._logits), (f"exp({self._wording.logit(i)})", self._block.exponentials)]
        if self._divided():
            rows[1:] = [
                (f"{self._wording.logit(i)} / T", self._scaled),
                (f"exp({self._wording.logit(i)} / T)", self._block.exponentials),
            ]
        rows.append((self._wording.probability(i), self._block.probabilities))
        return "\n".join(f"{sign} = {numbers.exact(float(values[i]))}" for sign, values in rows)

    def minimumSizeHint(self) -> QSize:
        rows = ROW_LINES * len(self._logits) + 2
        return QSize(int(20 * self.unit()), int(rows * 0.85 * self.unit()))


def _beside(size: float) -> float:
    """The size of what is written beside numbers of `size`."""
    return max(_HEADING * size, min(size, 1.0))
