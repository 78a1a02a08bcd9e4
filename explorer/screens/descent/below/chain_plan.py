"""How the factors of the slopes are arranged: a cell for each run, its factors side by side or one below the other.

A pure function of sizes in pixels. All runs are shown if their numbers stay readable; otherwise as many as do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

_STRIDE = 0.96  # between two sizes of the letters that are tried
_BAR, _SHORT_BAR = 3.0, 1.8  # least widths of a bar, in heights of a line; short only where it must be
BETWEEN = 1.3
_ROW, LABEL = 1.05, 1.2  # heights
GAP = 10.0  # pixels between cells
_SLACK = 0.5  # of a number's width stays free at the end of a line: numbers are not broken


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
        head: the width of the name of a run, its loss and its place, one above the other. name: of the first two
        alone. line_of_head: of all in one line.
        sentence: the width of the longest sentence in one line. common: of what is said of all runs.
        least, most: of the size of letters, in that of the view's font.
    """

    classes: int
    blocks: tuple[tuple[bool, ...], ...]
    line: float
    sign: float
    number: float
    head: float
    name: float
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


@lru_cache(maxsize=64)  # it is asked for at every paint
def plan_chain(width: float, height: float, sizes: ChainSizes) -> ChainPlan:
    """As many runs as can be read, in the largest letters that fit."""
    for count in range(len(sizes.blocks), 0, -1):
        shown = replace(sizes, blocks=sizes.blocks[:count])
        for extras in _EXTRAS[count > 1]:
            best = _largest(width, height, shown, *extras)
            if best is not None:
                return best
    ways = [ChainPlan(1, 1, sizes.least, way, has_numbers=False) for way in Way]
    return next((plan for plan in ways if _needed(width, plan, sizes)[0] <= width), ways[-1])


def _largest(
    width: float, height: float, sizes: ChainSizes, has_plane: bool, has_common: bool, bar: float
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
    return LABEL * sizes.line * plan.size if plan.has_common else 0.0


def cell_room(width: float, height: float, count: int, columns: int) -> tuple[float, float]:
    """(width, height) of a cell."""
    rows = math.ceil(count / columns)
    return (width - (columns - 1) * GAP) / columns, (height - (rows - 1) * GAP) / rows


def _needed(width: float, plan: ChainPlan, sizes: ChainSizes) -> tuple[float, float]:
    """(width, height) that the largest cell needs; its sentence is as wide as the cell."""
    size = plan.size
    unit, most = size * sizes.line, max(sizes.blocks, key=len)
    texts = size * (sizes.sign + sizes.number) if plan.has_numbers else 0.0
    vector, matrix = texts + plan.bar * unit, sizes.classes * _ROW * unit
    plane = unit + matrix if plan.has_plane else 0.0
    rows, said = sizes.classes * _ROW * unit, said_lines(width, size, sizes) * unit
    if plan.way is Way.DOWN:
        across = max(vector, matrix + plane, size * sizes.name)
        return across, 2 * unit + len(most) * (LABEL * unit + rows) + said
    blocks = sum(matrix if is_matrix else vector for is_matrix in most) + (len(most) - 1) * BETWEEN * unit + plane
    if plan.way is Way.BESIDE:
        return size * sizes.head + unit + blocks, LABEL * unit + rows + said
    return max(size * sizes.line_of_head, blocks), (1 + LABEL) * unit + rows + said


def said_lines(width: float, size: float, sizes: ChainSizes) -> int:
    """How many lines the sentence has."""
    return math.ceil(size * sizes.sentence / max(width - _SLACK * size * sizes.number, 1.0))
