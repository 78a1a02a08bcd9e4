"""Where the parts of every cell go: a pure function of the plan and of sizes in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from explorer.screens.descent.below.chain_plan import (
    BETWEEN,
    GAP,
    LABEL,
    ChainPlan,
    ChainSizes,
    Way,
    cell_room,
    common_height,
    said_lines,
)

_HIGHEST_ROW, _MOST_BAR = 2.4, 16.0  # in heights of a line
_ENOUGH = 3.0  # of a bar beyond the least, before the squares have numbers


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
        cell = QRectF(column * (across + GAP), row * (up + GAP), across, up)
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
    up = cell.height() - above - LABEL * unit - said
    row, square, widths = _shared(cell.width() - head, up, plan, sizes)
    lefts = [cell.left() + head + sum(widths[:i]) + i * BETWEEN * unit for i in range(len(widths))]
    top = cell.top() + above + LABEL * unit
    first = len(widths) - len(blocks)
    places = []
    for is_matrix, left, width in zip(blocks, lefts[first:], widths[first:], strict=True):
        label = QRectF(left, top - LABEL * unit, width, LABEL * unit)
        if is_matrix:
            label.adjust(-BETWEEN * unit / 2, 0, BETWEEN * unit / 2, 0)
        places.append(BlockPlace(label, QRectF(left, top, width, k * row), square if is_matrix else 0.0))
    between = [QRectF(left - BETWEEN * unit, top, BETWEEN * unit, k * row) for left in lefts[first + 1 :]]
    plane = QRectF(lefts[-1] + widths[-1] + unit, top, k * row, k * row) if plan.has_plane else None
    text = QRectF(cell.left(), cell.top(), cell.width(), unit)
    if is_beside:
        text = QRectF(cell.left(), cell.top(), head - unit, up + LABEL * unit)
    below = QRectF(cell.left(), top + k * row, cell.width(), said)
    return CellPlace(text, below, tuple(places), tuple(between), plane, row)


def _shared(width: float, height: float, plan: ChainPlan, sizes: ChainSizes) -> tuple[float, float, list[float]]:
    """The height of a row, the width of a square with its number, and those of the factors side by side."""
    unit, k, most = plan.size * sizes.line, sizes.classes, max(sizes.blocks, key=len)
    vectors, matrices = most.count(False), most.count(True)
    texts = plan.size * (sizes.sign + sizes.number) if plan.has_numbers else 0.0
    spare = width - (len(most) - 1) * BETWEEN * unit - vectors * (texts + plan.bar * unit)
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
    up = cell.height() - 2 * unit - said - len(blocks) * LABEL * unit
    pictures = 1 + plan.has_plane
    row = max(min(up / len(blocks) / k, _HIGHEST_ROW * unit, (cell.width() - unit) / pictures / k), 1.0)
    places, plane, top = [], None, cell.top() + 2 * unit
    for is_matrix in blocks:
        beside = None
        label, top = QRectF(cell.left(), top, cell.width(), LABEL * unit), top + LABEL * unit
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
