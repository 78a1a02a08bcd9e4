"""The layout of the softmax block: columns as wide as their texts, everything as large as fits."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

ROW_LINES = 1.4  # the least height of a row, in lines of text
_SUM_LINES, _HEADER_LINES = 1.7, 1.15
_TALLEST_ROW = 3.4
_MARGIN = 4.0
_CRAMPED = 0.95  # below this size the headings are left out to make room for the rows

# Columns from left to right with the room around their text, in lines; a name in _GAPS is an arrow that may stretch.
_PADDING = {"sign": 0.35, "logit": 0.7, "divisor": 0.6, "divided": 0.7, "chip": 0.7, "value": 0.3, "share_sign": 0.35}
_FIXED = {"gather": 1.5, "divide": 1.35, "bar": 2.6}
_GAPS = {"to_divisor": 0.7, "to_divided": 0.7, "to_chip": 1.1, "to_value": 0.8, "to_divide": 0.7, "to_share": 1.2}
_ORDER = (
    *("sign", "logit", "to_divisor", "divisor", "to_divided", "divided", "to_chip", "chip", "to_value", "value"),
    *("gather", "to_divide", "divide", "to_share", "share_sign", "share", "space", "bar"),
)
_OPTIONAL = {"divisor": ("to_divisor", "divisor"), "divided": ("to_divided", "divided")}


@dataclass(frozen=True, slots=True)
class BlockLayout:
    """The layout of one picture; `size` is the size of the numbers in units of the widget's font, `em` their line."""

    columns: dict[str, tuple[float, float]]  # left and right
    size: float
    em: float
    header: float  # height of the headings; 0 without
    top: float
    row: float
    count: int

    @classmethod
    def fitted(cls, room: QRectF, unit: float, count: int, largest: float, **texts: float) -> BlockLayout:
        """The largest grid in `room` for `count` rows; `texts` are the widths of the columns' texts at size 1."""
        widths = _widths(unit, texts)
        width, height = room.width() - 2 * _MARGIN, room.height() - 2 * _MARGIN
        fits = 0.97 * width / sum(widths.values())
        body = ROW_LINES * count + _SUM_LINES
        size = min(fits, largest, height / ((body + _HEADER_LINES) * unit))
        headed = size >= min(_CRAMPED, 0.999 * fits)
        if not headed:
            size = min(fits, largest, height / (body * unit))
        em = size * unit
        header = _HEADER_LINES * em if headed else 0.0
        row = min((height - header - _SUM_LINES * em) / count, _TALLEST_ROW * em)
        used = header + count * row + _SUM_LINES * em
        top = _MARGIN + max((height - used) / 2, 0.0)
        columns = _placed(widths, size, width)
        return cls(columns, size, em, header, top, row, count)

    @property
    def block(self) -> QRectF:
        """The frame around what softmax does."""
        left, right = self.left("chip") - 0.45 * self.em, self.right("divide") + 0.45 * self.em
        bottom = self.sum_middle + 0.5 * _SUM_LINES * self.em
        return QRectF(left, self.top, right - left, bottom - self.top)

    @property
    def radius(self) -> float:
        """The radius of the ÷ and Σ circles."""
        return min(0.62 * self.em, 0.36 * self.row)

    @property
    def sum_middle(self) -> float:
        """The vertical middle of the sum."""
        return self.top + self.header + self.count * self.row + 0.5 * _SUM_LINES * self.em

    def wire(self, line: float) -> float:
        """The width of the block's lines."""
        return min(line * min(max(0.75 * self.size, 0.8), 1.5), 0.11 * self.em)

    def left(self, name: str) -> float:
        return self.columns[name][0]

    def right(self, name: str) -> float:
        return self.columns[name][1]

    def centre(self, name: str) -> float:
        return sum(self.columns[name]) / 2

    def middle(self, row: int) -> float:
        """The vertical middle of `row`."""
        return self.top + self.header + (row + 0.5) * self.row

    def cell(self, name: str, row: int) -> QRectF:
        """The whole of a column in `row`."""
        left, right = self.columns[name]
        return QRectF(left, self.middle(row) - self.row / 2, right - left, self.row)

    def box(self, name: str, row: int) -> QRectF:
        """A box around the text of a column in `row`."""
        height = min(1.3 * self.em, 0.94 * self.row)
        cell = self.cell(name, row)
        return QRectF(cell.left(), self.middle(row) - height / 2, cell.width(), height)

    def inside(self, box: QRectF) -> QRectF:
        """Where the text of a box may go."""
        return box.adjusted(0.1 * self.em, 0, -0.1 * self.em, 0)

    def bar(self, row: int) -> QRectF:
        """The track of the probability bar in `row`."""
        height = min(0.62 * self.row, 1.6 * self.em)
        cell = self.cell("bar", row)
        return QRectF(cell.left(), self.middle(row) - height / 2, cell.width(), height)

    def over(self, first: str, last: str) -> QRectF:
        """The heading above columns `first` to `last`."""
        return QRectF(self.left(first), self.top, self.right(last) - self.left(first), self.header)

    def over_block(self) -> QRectF:
        """The heading of the block."""
        return QRectF(self.block.left(), self.top, self.block.width(), self.header)

    def sum_cell(self, name: str) -> QRectF:
        """The place of a column in the line of the sum."""
        height = _SUM_LINES * self.em
        left, right = self.columns[name]
        return QRectF(left, self.sum_middle - height / 2, right - left, height)

    def row_at(self, y: float) -> int | None:
        """The row at height `y`."""
        row = int((y - self.top - self.header) // self.row)
        return row if 0 <= row < self.count else None


def _widths(unit: float, texts: dict[str, float]) -> dict[str, float]:
    """Widths at size 1 of the columns in use."""
    absent = {column for name, columns in _OPTIONAL.items() if not texts[name] for column in columns}
    widths = {}
    for name in _ORDER:
        if name in absent:
            continue
        if name in _GAPS:
            widths[name] = _GAPS[name] * unit
        elif name in _FIXED:
            widths[name] = _FIXED[name] * unit
        else:
            widths[name] = texts.get(name, 0.0) + _PADDING.get(name, 0.3) * unit
    return widths


def _placed(widths: dict[str, float], size: float, room: float) -> dict[str, tuple[float, float]]:
    """Place the columns side by side; the bars get most of the remaining room, the arrows the rest."""
    scaled = {name: width * size for name, width in widths.items()}
    spare = max(room - sum(scaled.values()), 0.0)
    gaps = [name for name in scaled if name in _GAPS]
    for name in gaps:
        scaled[name] += min(0.45 * spare / len(gaps), 1.2 * scaled[name])
    scaled["bar"] += max(room - sum(scaled.values()), 0.0)
    columns, left = {}, _MARGIN
    for name, width in scaled.items():
        columns[name] = (left, left + width)
        left += width
    return columns
