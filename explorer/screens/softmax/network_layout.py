"""The layout of a network's picture: columns from the inputs to the target, rows, and the formula below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

INPUTS, UNITS = 3, 3  # drawn, whatever the size of a real network
GAPS = {"to_layer": 1.0, "to_sigma": 0.6, "to_unit": 0.5, "weights": 2.4, "to_softmax": 0.8, "to_share": 0.8}
FIXED = {"input": 1.6, "sigma": 1.5, "unit": 0.6}
_PADDING = {"layer": 0.9, "sign": 0.8, "value": 0.6, "softmax": 0.9, "close": 1.2}
_DEFAULT_PADDING = 0.5
_STRETCH = 1.8  # of its least width, how far an arrow may stretch
_FILLED = 0.97  # of the room: glyphs snap to pixels
_HEADING, _CAPTIONS, _ROW, _FORMULA, _SENTENCE = 1.3, 1.05, 1.5, 1.75, 1.2  # heights in lines
_TALLEST = 2.6  # lines of a row
MARGIN = 4.0
_APART = 14.0  # pixels between two pictures


@dataclass(frozen=True, slots=True)
class Plan:
    """What a picture contains: its columns with the widths of their texts at size 1, and which lines it has.

    Attributes:
        texts: the columns from left to right; those in FIXED and GAPS have the width given there.
        outputs: rows of outputs.
        headed, captioned: whether there is a heading, and captions above the columns.
    """

    texts: dict[str, float]
    outputs: int
    headed: bool
    captioned: bool

    @property
    def rows(self) -> int:
        """The rows of the highest column."""
        return max(self.outputs, INPUTS)

    def widths(self, unit: float) -> dict[str, float]:
        """The widths of the columns at size 1, `unit` being the height of a line."""
        known = {name: share * unit for name, share in (GAPS | FIXED).items()}
        return {
            name: known.get(name, text + _PADDING.get(name, _DEFAULT_PADDING) * unit)
            for name, text in self.texts.items()
        }

    def lines(self, row: float = _ROW) -> float:
        """The height at size 1, in lines of text."""
        above = self.headed * _HEADING + self.captioned * _CAPTIONS
        return above + self.rows * row + _FORMULA + _SENTENCE

    def size(self, room: QRectF, unit: float, largest: float) -> float:
        """The largest size up to `largest` at which it fits into `room`."""
        width, height = room.width() - 2 * MARGIN, room.height() - 2 * MARGIN
        fits = (_FILLED * width / sum(self.widths(unit).values()), height / (self.lines() * unit))
        return max(min(*fits, largest), 0.05)


@dataclass(frozen=True, slots=True)
class NetworkLayout:
    """Where everything is; `size` is that of the texts in units of the widget's font, `em` the height of their line."""

    plan: Plan
    room: QRectF
    columns: dict[str, tuple[float, float]]  # left and right
    size: float
    em: float
    top: float
    row: float

    @classmethod
    def fitted(cls, plan: Plan, room: QRectF, unit: float, size: float) -> NetworkLayout:
        """`plan` at `size` in the middle of `room`, its arrows stretched."""
        em, inner = size * unit, room.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        widths = {name: size * width for name, width in plan.widths(unit).items()}
        gaps = [name for name in widths if name in GAPS]
        spare = max(inner.width() - sum(widths.values()), 0.0) / max(sum(widths[name] for name in gaps), 1.0)
        for name in gaps:
            widths[name] *= 1 + min(spare, _STRETCH - 1)
        left = inner.left() + (inner.width() - sum(widths.values())) / 2
        columns = {}
        for name, width in widths.items():
            columns[name] = (left, left + width)
            left += width
        others = plan.lines(0.0) * em
        row = min((inner.height() - others) / plan.rows, _TALLEST * em)
        top = inner.top() + max((inner.height() - others - plan.rows * row) / 2, 0.0)
        return cls(plan, inner, columns, size, em, top, row)

    def left(self, name: str) -> float:
        return self.columns[name][0]

    def right(self, name: str) -> float:
        return self.columns[name][1]

    def centre(self, name: str) -> float:
        return sum(self.columns[name]) / 2

    @property
    def _body(self) -> float:
        """The top of the rows."""
        return self.top + (self.plan.headed * _HEADING + self.plan.captioned * _CAPTIONS) * self.em

    @property
    def _high(self) -> float:
        """The height of all rows."""
        return self.plan.rows * self.row

    def middle(self, index: int, count: int) -> float:
        """The vertical middle of row `index` of a column with `count` of them."""
        return self._body + (index + 0.5) * self._high / count

    def cell(self, name: str, index: int, count: int) -> QRectF:
        """The place of one text, as high as its row."""
        height = min(self._high / count, 1.35 * self.em)
        return QRectF(self.left(name), self.middle(index, count) - height / 2, self._wide(name), height)

    def block(self, name: str) -> QRectF:
        """A box over all rows."""
        inset = 0.1 * self.row
        return QRectF(self.left(name), self._body + inset, self._wide(name), self._high - 2 * inset)

    def dot(self, name: str, index: int, count: int) -> QRectF:
        """A circle in the middle of a row, as wide as its column."""
        radius = min(self._wide(name), 0.8 * self._high / count) / 2
        return QRectF(self.centre(name) - radius, self.middle(index, count) - radius, 2 * radius, 2 * radius)

    def heading(self) -> QRectF:
        """The line above all."""
        return QRectF(self.room.left(), self.top, self.room.width(), _HEADING * self.em)

    def caption(self, first: str, last: str) -> QRectF:
        """The place above the columns `first` to `last`."""
        top = self.top + self.plan.headed * _HEADING * self.em
        return QRectF(self.left(first), top, self.right(last) - self.left(first), _CAPTIONS * self.em)

    def formula(self) -> QRectF:
        """The line below the rows."""
        return QRectF(self.room.left(), self._body + self._high, self.room.width(), _FORMULA * self.em)

    def sentence(self) -> QRectF:
        """The line below the formula."""
        return QRectF(self.room.left(), self.formula().bottom(), self.room.width(), _SENTENCE * self.em)

    def ends(self, gap: str, index: int, count: int) -> tuple[QPointF, QPointF]:
        """A straight arrow through a gap."""
        inset, y = 0.12 * self.em, self.middle(index, count)
        return QPointF(self.left(gap) + inset, y), QPointF(self.right(gap) - inset, y)

    def bundle(self, output: int, count: int) -> Iterator[tuple[QPointF, QPointF]]:
        """The lines from every unit to one of `count` outputs."""
        end = QPointF(self.right("weights") - 0.12 * self.em, self.middle(output, count))
        for unit in range(UNITS):
            yield QPointF(self.left("weights"), self.middle(unit, UNITS)), end

    def _wide(self, name: str) -> float:
        return self.right(name) - self.left(name)


def beside(plans: Sequence[Plan], room: QRectF, unit: float) -> list[QRectF]:
    """The rooms of two pictures side by side, as wide as each needs."""
    first, second = (sum(plan.widths(unit).values()) for plan in plans)
    width = (room.width() - _APART) * first / (first + second)
    return [QRectF(room.left(), room.top(), width, room.height()), room.adjusted(width + _APART, 0, 0, 0)]


def above(plans: Sequence[Plan], room: QRectF) -> list[QRectF]:
    """The rooms of two pictures one above the other, as high as each needs."""
    first, second = (plan.lines() for plan in plans)
    height = (room.height() - _APART) * first / (first + second)
    return [QRectF(room.left(), room.top(), room.width(), height), room.adjusted(0, height + _APART, 0, 0)]
