"""Where the factors of the slopes go: a cell for each run, with its factors side by side or one above the other.

A pure function of sizes in pixels. All runs are shown if their numbers stay readable; otherwise as many as do.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QRectF

_STRIDE = 0.96  # between two sizes of the letters that are tried
_BAR, _SHORT_BAR = 3.0, 1.8  # least widths of a bar, in heights of a line; short only where it must be
_ENOUGH = 3.0  # of a bar beyond the least, before the squares have numbers
_MOST_BAR = 16.0
_BETWEEN = 1.3
_HIGHEST_ROW = 2.4
_ROW, _LABEL = 1.05, 1.2  # heights
_GAP = 10.0  # pixels between cells
_SLACK = 1.1  # of a text's width: lines end at words


class Way(Enum):
    """How the parts of a cell lie."""

    BESIDE = "the run at the left, its factors side by side"
    ABOVE = "the run above, its factors side by side"
    DOWN = "the run above, its factors one below the other"


@dataclass(frozen=True, slots=True)
class ChainSizes:
    """What is to be placed, with widths in pixels in the view's own font.

    Attributes:
        classes: K.
        blocks: for every run, which of its factors are matrices; the last one is the slope.
        line: the height of a line of text.
        sign, number: the widths of the sign of a row, and of its number.
        head: the width of the name of a run, its loss and its place, one above the other. heads: in two lines.
        line_of_head: in one line.
        sentence: the width of the longest sentence in one line. common: of what is said of all runs.
        least, most: of the size of letters, in that of the view's font.
    """

    classes: int
    blocks: tuple[tuple[bool, ...], ...]
    line: float
    sign: float
    number: float
    head: float
    heads: float
    line_of_head: float
    sentence: float
    common: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class ChainPlan:
    """How the cells are arranged.

    Attributes:
        count: how many runs are shown. columns: of cells.
        size: of the letters. way: how the parts of a cell lie.
        has_numbers: whether rows have their signs and numbers, for which a small view of ten classes has no room.
        has_common: whether there is a line for what is common to all runs. has_plane: whether there is the arrow.
        bar: the least width of a bar, in heights of a line.
    """

    count: int
    columns: int
    size: float
    way: Way
    has_numbers: bool = True
    has_common: bool = False
    has_plane: bool = False
    bar: float = _BAR


# What is there beside the factors, best first: (arrow, common line, least width of a bar); of one run, of several
_EXTRAS = (
    ((True, False, _BAR), (False, False, _BAR), (False, False, _SHORT_BAR)),
    ((True, True, _BAR), (True, False, _BAR), (False, True, _BAR), (False, False, _BAR)),
)


def plan_chain(width: float, height: float, sizes: ChainSizes) -> ChainPlan:
    """As many runs as can be read, in the largest letters that fit."""
    for count in range(len(sizes.blocks), 0, -1):
        shown = replace(sizes, blocks=sizes.blocks[:count])
        for has_plane, has_common, bar in _EXTRAS[count > 1]:
            best = _largest(width, height, shown, has_common, has_plane, bar)
            if best is not None:
                return best
    ways = [ChainPlan(1, 1, sizes.least, way, has_numbers=False) for way in Way]
    return next((plan for plan in ways if _needed(width, plan, sizes)[0] <= width), ways[-1])


def _largest(
    width: float, height: float, sizes: ChainSizes, has_common: bool, has_plane: bool, bar: float
) -> ChainPlan | None:
    """The arrangement of all runs with the largest letters; None if they would be too small in any."""
    count, size = len(sizes.blocks), sizes.most
    while size >= sizes.least:
        for columns in range(1, count + 1):
            for way in Way:
                plan = ChainPlan(count, columns, size, way, has_common=has_common, has_plane=has_plane, bar=bar)
                if _fits(width, height, plan, sizes):
                    return plan
        if size == sizes.least:
            break
        size = max(size * _STRIDE, sizes.least)
    return None


def _fits(width: float, height: float, plan: ChainPlan, sizes: ChainSizes) -> bool:
    if plan.has_common and plan.size * sizes.common > width:
        return False
    room = cell_room(width, height - common_height(plan, sizes), plan.count, plan.columns)
    needed = _needed(room[0], plan, sizes)
    return needed[0] <= room[0] and needed[1] <= room[1]


def common_height(plan: ChainPlan, sizes: ChainSizes) -> float:
    """The height of the line for what is common to all runs."""
    return _LABEL * sizes.line * plan.size if plan.has_common else 0.0


def cell_room(width: float, height: float, count: int, columns: int) -> tuple[float, float]:
    """(width, height) of a cell."""
    rows = math.ceil(count / columns)
    return (width - (columns - 1) * _GAP) / columns, (height - (rows - 1) * _GAP) / rows


def _needed(width: float, plan: ChainPlan, sizes: ChainSizes) -> tuple[float, float]:
    """(width, height) that the largest cell needs; its sentence is as wide as the cell."""
    size = plan.size
    unit, most = size * sizes.line, max(sizes.blocks, key=len)
    texts = size * (sizes.sign + sizes.number) if plan.has_numbers else 0.0
    vector, matrix = texts + plan.bar * unit, sizes.classes * _ROW * unit
    plane = unit + matrix if plan.has_plane else 0.0
    rows, said = sizes.classes * _ROW * unit, said_lines(width, size, sizes) * unit
    if plan.way is Way.DOWN:
        across = max(vector, matrix + plane, size * sizes.heads)
        return across, 2 * unit + len(most) * (_LABEL * unit + rows) + said
    blocks = sum(matrix if is_matrix else vector for is_matrix in most) + (len(most) - 1) * _BETWEEN * unit + plane
    if plan.way is Way.BESIDE:
        return size * sizes.head + unit + blocks, _LABEL * unit + rows + said
    return max(size * sizes.line_of_head, blocks), (1 + _LABEL) * unit + rows + said


def said_lines(width: float, size: float, sizes: ChainSizes) -> int:
    """How many lines the sentence has."""
    return math.ceil(_SLACK * size * sizes.sentence / max(width, 1.0))


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """Where a factor is: its label, and its rows.

    cell: the width of a square of a matrix, with its number. beside: where the largest number of a matrix is written.
    """

    label: QRectF
    rows: QRectF
    cell: float = 0.0
    beside: QRectF | None = None


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where the parts of a cell are.

    Attributes:
        head: the name of the run and its place. said: the sentence.
        blocks: in the order of the factors. signs: between two of them.
        plane: the arrow; None where there is no room.
        row: the height of a row.
    """

    head: QRectF
    said: QRectF
    blocks: tuple[BlockPlace, ...]
    signs: tuple[QRectF, ...]
    plane: QRectF | None
    row: float


def place_cells(width: float, height: float, plan: ChainPlan, sizes: ChainSizes) -> list[CellPlace]:
    """The places in every cell of `plan`."""
    across, up = cell_room(width, height - common_height(plan, sizes), plan.count, plan.columns)
    places = []
    for i in range(plan.count):
        row, column = divmod(i, plan.columns)
        cell = QRectF(column * (across + _GAP), row * (up + _GAP), across, up)
        place = _high if plan.way is Way.DOWN else _wide
        places.append(place(cell, plan, replace(sizes, blocks=sizes.blocks[: plan.count]), sizes.blocks[i]))
    return places


def _wide(cell: QRectF, plan: ChainPlan, sizes: ChainSizes, blocks: Sequence[bool]) -> CellPlace:
    """The run at the left or above, its factors beside each other on common rows, the sentence below.

    Factors of the same kind lie below each other in all cells: a run with more of them has these at the left.
    """
    unit, k, is_beside = plan.size * sizes.line, sizes.classes, plan.way is Way.BESIDE
    said = said_lines(cell.width(), plan.size, sizes) * unit
    head, above = (plan.size * sizes.head + unit, 0.0) if is_beside else (0.0, unit)
    up = cell.height() - above - _LABEL * unit - said
    row, square, widths = _shared(cell.width() - head, up, plan, sizes)
    lefts = [cell.left() + head + sum(widths[:i]) + i * _BETWEEN * unit for i in range(len(widths))]
    top = cell.top() + above + _LABEL * unit
    first = len(widths) - len(blocks)
    places = []
    for is_matrix, left, width in zip(blocks, lefts[first:], widths[first:], strict=True):
        label = QRectF(left, top - _LABEL * unit, width + _BETWEEN * unit / 2, _LABEL * unit)
        if is_matrix:
            label.setLeft(left - _BETWEEN * unit / 2)
        places.append(BlockPlace(label, QRectF(left, top, width, k * row), square if is_matrix else 0.0))
    between = [QRectF(left - _BETWEEN * unit, top, _BETWEEN * unit, k * row) for left in lefts[first + 1 :]]
    plane = QRectF(lefts[-1] + widths[-1] + unit, top, k * row, k * row) if plan.has_plane else None
    text = QRectF(cell.left(), cell.top(), cell.width(), unit)
    if is_beside:
        text = QRectF(cell.left(), cell.top(), head - unit, up + _LABEL * unit)
    below = QRectF(cell.left(), top + k * row, cell.width(), said)
    return CellPlace(text, below, tuple(places), tuple(between), plane, row)


def _shared(width: float, height: float, plan: ChainPlan, sizes: ChainSizes) -> tuple[float, float, list[float]]:
    """The height of a row, the width of a square with its number, and those of the factors side by side."""
    unit, k, most = plan.size * sizes.line, sizes.classes, max(sizes.blocks, key=len)
    vectors, matrices = most.count(False), most.count(True)
    texts = plan.size * (sizes.sign + sizes.number) if plan.has_numbers else 0.0
    spare = width - (len(most) - 1) * _BETWEEN * unit - vectors * (texts + plan.bar * unit)
    spare -= unit if plan.has_plane else 0.0
    pictures = matrices + plan.has_plane
    row = max(min(height / k, _HIGHEST_ROW * unit, spare / max(pictures, 1) / k), 1.0)
    spare -= pictures * k * row
    numbers = matrices * k * plan.size * sizes.number
    has_entries = plan.has_numbers and spare >= numbers + vectors * _ENOUGH * unit
    square = row + (plan.size * sizes.number if has_entries else 0.0)
    spare -= numbers if has_entries else 0.0
    vector = texts + min(plan.bar * unit + max(spare, 0.0) / vectors, _MOST_BAR * unit)
    return row, square, [k * square if is_matrix else vector for is_matrix in most]


def _high(cell: QRectF, plan: ChainPlan, sizes: ChainSizes, blocks: Sequence[bool]) -> CellPlace:
    """The run above, its factors one below the other, then the sentence."""
    unit, k = plan.size * sizes.line, sizes.classes
    said = said_lines(cell.width(), plan.size, sizes) * unit
    up = cell.height() - 2 * unit - said - len(blocks) * _LABEL * unit
    pictures = 1 + plan.has_plane
    row = max(min(up / len(blocks) / k, _HIGHEST_ROW * unit, (cell.width() - unit) / pictures / k), 1.0)
    places, plane, top = [], None, cell.top() + 2 * unit
    for is_matrix in blocks:
        beside = None
        label, top = QRectF(cell.left(), top, cell.width(), _LABEL * unit), top + _LABEL * unit
        width = k * row if is_matrix else cell.width()
        if is_matrix and plan.has_plane:
            plane = QRectF(cell.right() - k * row, top, k * row, k * row)
            label.setWidth(cell.width() - k * row - unit)
        rows = QRectF(cell.left(), top, width, k * row)
        end = plane.left() if plane is not None else cell.right()
        if is_matrix and end - rows.right() >= plan.size * sizes.number + unit:
            beside = QRectF(rows.right() + unit / 2, top, end - rows.right() - unit, k * row)
        places.append(BlockPlace(label, rows, row if is_matrix else 0.0, beside))
        top += k * row
    head = QRectF(cell.left(), cell.top(), cell.width(), 2 * unit)
    return CellPlace(head, QRectF(cell.left(), top, cell.width(), said), tuple(places), (), plane, row)
