"""The rows of the comparison of the runs: their cells, their order, and the text that a spreadsheet takes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

Sorting = tuple[int, ...]


class Rank(IntEnum):
    """What a cell is sorted by before its value: whichever way a column is sorted, numbers come first."""

    VALUE = 0
    NOT_WITHIN = 1
    DIVERGED = 2
    UNKNOWN = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """One entry.

    Attributes:
        text: for people.
        data: for a spreadsheet: every digit of a number.
        value: what it is sorted by among those of its rank.
    """

    text: str
    data: str
    value: float | str = 0.0
    rank: Rank = Rank.VALUE


@dataclass(frozen=True, slots=True)
class Row:
    """One run and its cells, a cell for each column."""

    run: int
    cells: tuple[Cell, ...]


def number_cell(text: str, data: str, value: float) -> Cell:
    """The cell of a number, which is sorted after all others if it is none."""
    return Cell(text, data, rank=Rank.UNKNOWN) if math.isnan(value) else Cell(text, data, value)


def resorted(sorting: Sorting, column: int) -> Sorting:
    """`sorting` after another choice of `column`: rising, or the other way if it is sorted by that column already.

    Args:
        sorting: the columns chosen so far, from 1, negative where falling; the last one counts most.
    """
    if abs(sorting[-1]) == column:
        return (*sorting[:-1], -sorting[-1])
    return (*(each for each in sorting if abs(each) != column), column)


def ordered(rows: Sequence[Row], sorting: Sorting) -> list[Row]:
    """`rows` as sorted: equal ones keep the order of the columns chosen before, and in the end that of the runs."""
    found = list(rows)
    for column in sorting:
        place = abs(column) - 1
        ranked: list[Row] = []
        for rank in Rank:
            same = [row for row in found if row.cells[place].rank is rank]
            ranked += sorted(same, key=lambda row: row.cells[place].value, reverse=column < 0)
        found = ranked
    return found


def as_text(titles: Sequence[str], rows: Sequence[Row]) -> str:
    """A line of titles and a line for each row, with tabs between the columns, as spreadsheets take them."""
    lines = [titles, *([cell.data for cell in row.cells] for row in rows)]
    return "\n".join("\t".join(line) for line in lines) + "\n"
