"""The picture of the chain rule: the pull of the loss, times how much the probabilities still answer, is the slope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtWidgets import QWidget

from explorer.look.theme import Theme
from explorer.look.wording import Wording, tr
from explorer.plots.sketch import Picture, Sketch
from explorer.screens.descent.below.chain_drawing import ChainDrawing, number_width, sign_width
from explorer.screens.descent.below.chain_places import place_cells
from explorer.screens.descent.below.chain_plan import ChainSizes, common_height, plan_chain
from explorer.screens.descent.below.chain_row import ChainRow, blocks_of, described, have_one_point, name_of
from explorer.screens.descent.below.chain_words import longest
from explorer.screens.stage import Stage

_LEAST, _MOST, _MOST_ON_STAGE = 0.8, 1.5, 2.0  # of the size of letters, in that of the font
_MOST_WIDTHS = 2000


class ChainView(Sketch):
    """Draws one row for each run; sizes on one logarithmic scale for all factors, from 10^−decades to 10^decades.

    A bar ends at the line in its middle if the number is 1, and is hatched if it is negative. A square is as wide as
    its row if the number is 1.
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("The slope taken apart by the chain rule"), parent)
        self._wording = wording
        self._rows: Sequence[ChainRow] = ()
        self._decades, self._guessing = 1.0, False
        self._widths: dict[tuple[str, float, bool], float] = {}  # of texts, in the present font
        self._needed: dict[object, ChainSizes] = {}  # in the present font
        self.setToolTip(
            tr(
                "Sizes are logarithmic: a bar ends at the line in its middle, and a square fills its place, where the "
                "number is 1. Hatched: negative. The arrow points downhill on the two axes of the surfaces."
            )
        )

    def show_rows(self, rows: Sequence[ChainRow], decades: float) -> None:
        """Show `rows`, the most important first, on a scale of so many powers of ten to both sides of 1."""
        if [row.key for row in rows] == [row.key for row in self._rows] and decades == self._decades:
            return
        self._rows, self._decades = rows, decades
        self._tell()

    def set_guessing(self, guessing: bool) -> None:
        """Leave out what the sentences reveal."""
        if guessing != self._guessing:
            self._guessing = guessing
            self._tell()

    def _tell(self) -> None:
        said = [described(row, self._wording) + ("" if self._guessing else f". {row.said}") for row in self._rows]
        self.setAccessibleDescription("\n".join(said))
        self.update()

    def shown_in(self, width: int, height: int) -> int:
        """How many runs there would be room for in a view of this size."""
        return plan_chain(width, height, self._sizes()).count if self._rows else 0

    def _sizes(self) -> ChainSizes:
        """What is to be placed; the runs in the order of their importance."""
        on_stage = isinstance(self.parentWidget(), Stage)
        key = (
            on_stage,
            *((name_of(row), len(row.where), row.chain.v is None, row.chain.inner is None) for row in self._rows),
        )
        if key not in self._needed:
            self._needed.clear()
            self._needed[key] = self._measured(on_stage)
        return self._needed[key]

    def _measured(self, on_stage: bool) -> ChainSizes:
        wording = self._wording
        blocks = [blocks_of(row.chain, wording) for row in self._rows]
        name = max(self.advance(name_of(row), 1.0, True) for row in self._rows)
        places = [tr("step {n}").format(n="888"), *(f"{wording.logit(i)} = −8.888" for i in range(2))]
        return ChainSizes(
            classes=len(self._rows[0].where),
            blocks=tuple(tuple(block.is_matrix for block in each) for each in blocks),
            line=self.unit(),
            sign=max(sign_width(self, block) for each in blocks for block in each),
            number=number_width(self),
            head=max(name, *map(self.advance, places)),
            name=name,
            line_of_head=name + 2 * self.unit() + self.advance(tr(", ").join(places)),
            sentence=self.advance(longest(wording)),
            common=self.advance(_common(wording), 1.0, True),
            least=1.0 if on_stage else _LEAST,
            most=_MOST_ON_STAGE if on_stage else _MOST,
        )

    def compose(self) -> Picture:
        picture = Picture()
        if not self._rows:
            return picture
        sizes = self._sizes()
        plan = plan_chain(self.width(), self.height(), sizes)
        shown = sorted(range(plan.count), key=lambda place: self._rows[place].style.letter)
        rows = [self._rows[place] for place in shown]
        sizes = replace(sizes, blocks=tuple(sizes.blocks[place] for place in shown))
        drawing = ChainDrawing(self, self._wording, picture, plan, self._decades)
        for row, place in zip(rows, place_cells(self.width(), self.height(), plan, sizes), strict=True):
            drawing.cell(row, place, self._guessing)
        if plan.has_common and have_one_point(rows) and not self._guessing:
            line = common_height(plan, sizes)
            below = QRectF(0, self.height() - line, self.width(), line)
            self.write(picture, "common", -1, _common(self._wording), below, plan.size, bold=True)
        return picture

    def advance(self, text: str, size: float = 1.0, bold: bool = False) -> float:
        """As the base measures it, each text once: most are the same at the next frame."""
        key = text, size, bold
        if key not in self._widths:
            if len(self._widths) >= _MOST_WIDTHS:
                self._widths.clear()
            self._widths[key] = super().advance(text, size, bold)
        return self._widths[key]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_needed"):  # Qt tells of the first font before
            self._widths.clear()
            self._needed.clear()
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(int(4 * self.unit()), int(3 * self.unit()))


def _common(wording: Wording) -> str:
    return wording.signs(tr("One point, and so one J: only ∂e/∂{p} differs."))
