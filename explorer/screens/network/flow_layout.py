"""Where the parts of the flow lie: the lines of formulas above, below them a column for each stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF

from explorer.look import numbers
from explorer.screens.network.inside_texts import InsideTexts, logit_shown

LINE = 1.16  # height of a line of formulas, in lines of its own text
BETWEEN = 0.3  # the space below these
HEAD = 1.5  # of the heading of a column
ROW = 1.06  # the least height of a row of a class
INSET = 0.3  # beside the numbers of a column, in lines of text
LARGE = 1.7  # the size of e, times that of the other numbers, where there is room
_LESS_LARGE = 1.2  # where there is not
_LEAST_GAP, _GAP = 0.8, 1.3  # between two columns, for an arrow, in lines of text
_LONGEST_NAME = 6.0  # of a class, in lines of text
LARGEST = 1.6  # times the app's font
_HIGHEST_ROW = 2.6  # in lines of text


class Column(NamedTuple):
    """What a column asks for, in lines of text of size 1.

    Attributes:
        least: the width it needs, without its heading.
        head: the width of its heading.
        share: of the width that is left over.
        most: the width beyond which it has no use for more.
    """

    least: float
    head: float
    share: float
    most: float


class Widths:
    """How wide texts are, and what each column asks for, all in lines of text.

    Args:
        wide: the width of a bold text.
        heading: the width of a heading.
    """

    def __init__(self, texts: InsideTexts, wide: Callable[[str], float], heading: Callable[[str], float]) -> None:
        self._texts, self._wide = texts, wide
        example = texts.example
        self.signs = self._widest(texts.wording.logit(k) for k in range(len(example.logits)))
        self.names = min(self._widest(f"▸ {name}" for name in example.names), _LONGEST_NAME)
        self.logits = self._widest(["−88.88", *(logit_shown(value) for value in example.logits)])
        self.shares = wide("0.000")
        self.heads = [heading(formula) + 0.1 for formula, _ in texts.heads()]

    def _widest(self, texts: Iterable[str]) -> float:
        return max(map(self._wide, texts))

    def columns(self) -> list[Column]:
        """The pixels, the hidden layers, the logits, the probabilities, the loss."""
        example = self._texts.example
        first, *hidden, logits, shares, loss = self.heads
        number = self._widest(["0.8888", numbers.number(example.mean), numbers.number(example.error)])
        values, bars = self.signs + self.logits + 3 * INSET, self.names + self.shares + 4 * INSET
        return [
            Column(3.0, first, 2.0, 11.0),
            *(Column(1.2, head, 3.0 / example.last, 9.0) for head in hidden),
            Column(values, logits, 1.0, values + 6.0),
            Column(bars + 1.0, shares, 1.5, bars + 9.0),
            Column(_LESS_LARGE * number, loss, 0.6, LARGE * number + 1.0),
        ]


class FlowLayout(NamedTuple):
    """The parts of the flow in pixels.

    Attributes:
        widths: of the texts.
        headed: whether the columns are as wide as their formulas, which are their headings then.
        size: of the text in the columns, in units of the app's font.
        em: the height of a line of that text.
        heads, bodies: the heading and the picture of each column.
    """

    widths: Widths
    headed: bool
    size: float
    em: float
    heads: list[QRectF]
    bodies: list[QRectF]

    @classmethod
    def fitted(cls, widths: Widths, headed: bool, room: QRectF, unit: float, rows: int) -> FlowLayout:
        """Columns for pictures with `rows` rows in `room`; `unit` is the height of a line of the app's font."""
        columns = widths.columns()
        gaps = _LEAST_GAP * (len(columns) - 1)
        needs = [max(column.least, column.head if headed else 0.0) for column in columns]
        size = min(LARGEST, room.height() / unit / (HEAD + ROW * rows), room.width() / unit / (sum(needs) + gaps))
        size = max(size, 0.1)
        em = size * unit
        gap = min((room.width() / em - sum(needs)) / (len(columns) - 1), _GAP)
        gaps = gap * (len(columns) - 1)
        shared = _shared(columns, needs, room.width() / em - gaps)
        left, heads, bodies = room.left() + (room.width() - em * (sum(shared) + gaps)) / 2, [], []
        top = room.top() + HEAD * em
        high = max(min(room.bottom() - top, _HIGHEST_ROW * em * rows), 1.0)
        for width in shared:
            heads.append(QRectF(left, room.top(), width * em, HEAD * em))
            bodies.append(QRectF(left, top, width * em, high))
            left += (width + gap) * em
        return cls(widths, headed, size, em, heads, bodies)

    def row(self, column: int, index: int, rows: int) -> QRectF:
        """The row of class `index` in a column."""
        body = self.bodies[column]
        height = body.height() / rows
        return QRectF(body.left(), body.top() + index * height, body.width(), height)


def _shared(columns: Sequence[Column], needs: Sequence[float], room: float) -> list[float]:
    """The widths: what each needs, and its share of the rest, up to what it has use for."""
    widths, growing = list(needs), list(range(len(columns)))
    for _ in columns:
        rest, total = room - sum(widths), sum(columns[i].share for i in growing)
        if rest <= 0 or total <= 0:
            break
        for i in growing:
            widths[i] = min(widths[i] + rest * columns[i].share / total, max(columns[i].most, needs[i]))
        growing = [i for i in growing if widths[i] < columns[i].most]
    return widths
