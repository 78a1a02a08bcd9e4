"""Where the parts of the flow lie: the lines of formulas above, below them a column for each stage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF

LINE = 1.16  # height of a line of formulas, in lines of its own text
BETWEEN = 0.3  # the space below these
HEAD = 1.5  # of the heading of a column
ROW = 1.06  # the least height of a row of a class
_GAP = 1.3  # between two columns, for an arrow, in lines of text
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


class FlowLayout(NamedTuple):
    """The parts of the flow in pixels.

    Attributes:
        size: of the text in the columns, in units of the app's font.
        em: the height of a line of that text.
        heads, bodies: the heading and the picture of each column.
    """

    size: float
    em: float
    heads: list[QRectF]
    bodies: list[QRectF]

    @classmethod
    def fitted(cls, columns: Sequence[Column], headed: bool, room: QRectF, unit: float, rows: int) -> FlowLayout:
        """Columns for pictures with `rows` rows in `room`; `headed` if they are to be as wide as their headings."""
        gaps = _GAP * (len(columns) - 1)
        needs = [max(column.least, column.head if headed else 0.0) for column in columns]
        size = min(LARGEST, room.height() / unit / (HEAD + ROW * rows), room.width() / unit / (sum(needs) + gaps))
        size = max(size, 0.1)
        em = size * unit
        widths = _shared(columns, needs, room.width() / em - gaps)
        left, heads, bodies = room.left() + (room.width() - em * (sum(widths) + gaps)) / 2, [], []
        top = room.top() + HEAD * em
        high = max(min(room.bottom() - top, _HIGHEST_ROW * em * rows), 1.0)
        for width in widths:
            heads.append(QRectF(left, room.top(), width * em, HEAD * em))
            bodies.append(QRectF(left, top, width * em, high))
            left += (width + _GAP) * em
        return cls(size, em, heads, bodies)

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
