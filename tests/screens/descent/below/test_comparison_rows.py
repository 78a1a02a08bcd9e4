"""The rows of the comparison: their order, and what a spreadsheet gets."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.screens.descent.below.comparison_rows import Cell, Rank, Row, as_text, number_cell, ordered, resorted

NAMES = ("b", "a", "b", "a")
STEPS = (
    number_cell("90", "90", 90.0),
    Cell("diverged", "diverged", rank=Rank.DIVERGED),
    number_cell("1 000", "1000", 1000.0),
    Cell("not within 500", "not within 500", rank=Rank.NOT_WITHIN),
)
ROWS = [
    Row(i, (Cell("ABCD"[i], "ABCD"[i], i), Cell(NAMES[i], NAMES[i], NAMES[i]), STEPS[i])) for i in range(len(NAMES))
]


def letters(sorting: tuple[int, ...]) -> str:
    return "".join(row.cells[0].text for row in ordered(ROWS, sorting))


@pytest.mark.parametrize(
    ("sorting", "order"),
    [
        ((1,), "ABCD"),
        ((-1,), "DCBA"),
        ((2,), "BDAC"),  # equal ones stay in the order of the runs
        ((-2,), "ACBD"),
        ((-1, 2), "DBCA"),  # or in the order chosen before
        ((3,), "ACDB"),  # 1 000 is more than 90
        ((-3,), "CADB"),  # what is no number stays at the end
    ],
)
def test_equal_rows_keep_their_order_and_numbers_come_first(sorting, order):
    assert letters(sorting) == order


def test_a_column_chosen_again_is_turned_round():
    assert resorted((1,), 3) == (1, 3)
    assert resorted((1, 3), 3) == (1, -3)
    assert resorted((1, -3), 3) == (1, 3)
    assert resorted((1, -3), 1) == (-3, 1)


@given(st.lists(st.integers(1, 3), max_size=12))
def test_any_clicks_only_turn_and_order_the_columns(columns):
    sorting: tuple[int, ...] = (1,)
    for column in columns:
        sorting = resorted(sorting, column)
        assert abs(sorting[-1]) == column and len({abs(each) for each in sorting}) == len(sorting)
        assert sorted(letters(sorting)) == list("ABCD")


def test_a_number_that_is_none_is_sorted_last():
    rows = [Row(i, (number_cell("", "", value),)) for i, value in enumerate((math.nan, math.inf, 1.0))]
    assert [row.run for row in ordered(rows, (1,))] == [2, 1, 0]
    assert [row.run for row in ordered(rows, (-1,))] == [1, 2, 0]


def test_a_spreadsheet_gets_titles_and_tabs():
    assert as_text(("run", "name", "steps"), ROWS[2:]) == ("run\tname\tsteps\nC\tb\t1000\nD\ta\tnot within 500\n")
