"""Numbers as people read them, and as they type them back."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.look import numbers
from explorer.widgets.typed_number import parse
from tests.support.typeset import read_number, typeset

FINITE = st.floats(-1e300, 1e300, allow_subnormal=False)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (2.0, "2.0000"),
        (20.0, "20.000"),
        (1.13624, "1.1362"),
        (-1000.0, "−1000.0"),
        (0.0, "0"),
        (-0.0, "0"),
        (0.00034, "3.4 × 10⁻⁴"),
        (1.166e-8, "1.2 × 10⁻⁸"),
        (-4e-10, "−4.0 × 10⁻¹⁰"),
        (12345.0, "1.2 × 10⁴"),
        (1e300, "1.0 × 10³⁰⁰"),
        (float("nan"), "–"),
        (float("inf"), "∞"),
        (float("-inf"), "−∞"),
    ],
)
def test_numbers_for_reading(value, shown):
    assert numbers.number(value) == typeset(shown)


@pytest.mark.parametrize(
    ("value", "figures", "shown"),
    [
        (1.166e-8, 2, "1.2 × 10⁻⁸"),
        (1e-8, 1, "10⁻⁸"),
        (-1e6, 1, "−10⁶"),
        (20.0, 1, "20"),
        (0.00454, 2, "0.0045"),
        (9999.9, 2, "1.0 × 10⁴"),
        (math.inf, 2, "∞"),
    ],
)
def test_a_power_of_ten_is_written_only_where_it_is_shorter(value, figures, shown):
    assert numbers.power(value, figures) == typeset(shown)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(1.0, "1"), (-1000.0, "−1000"), (0.006, "0.006"), (1e6, "10⁶"), (2.5e-7, "2.5 × 10⁻⁷"), (-0.0, "0")],
)
def test_plain_numbers_are_as_short_as_they_are_right(value, shown):
    assert numbers.plain(value) == typeset(shown)


def test_a_number_box_shows_what_a_keyboard_can_type():
    assert [numbers.typed(v) for v in (1e-8, -1000.0, 0.006, 1e6)] == ["1e-8", "-1000", "0.006", "1e6"]


@given(FINITE)
def test_a_spreadsheet_reads_every_digit(value):
    assert float(numbers.data(value)) == value and set(numbers.data(value)) <= set("0123456789.e+-")
    assert [numbers.data(v) for v in (31, 0.1, 1.2e-8, -1000.0)] == ["31", "0.1", "1.2e-08", "-1000"]


@given(FINITE)
def test_every_digit_can_be_pasted_back(value):
    assert read_number(numbers.exact(value)) == value


@given(FINITE, st.integers(1, 15))
def test_what_is_read_is_what_it_was_within_its_digits(value, figures):
    for text in (numbers.power(value, figures), numbers.plain(value, figures), numbers.typed(value, figures)):
        assert read_number(text) == pytest.approx(value, rel=0.51 * 10.0 ** (1 - figures))
    assert read_number(numbers.number(value)) == pytest.approx(value, rel=0.051)


@given(FINITE)
def test_no_form_for_reading_has_an_e_or_a_hyphen(value):
    for text in (numbers.number(value), numbers.power(value), numbers.plain(value), numbers.exact(value)):
        assert not {"e", "-"} & set(text)


@given(st.integers(0, 10**15))
def test_a_count_can_be_pasted_back(value):
    assert parse(numbers.count(value), 0, 1e16, whole=True) == (value, "")
    assert numbers.count(2762) == "2\u202f762" and numbers.count(27620) == "27\u202f620"


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (0, 16384, "0%"),
        (1, 16384, "< 1%"),
        (82, 16384, "1%"),
        (8192, 16384, "50%"),
        (16300, 16384, "99%"),
        (16383, 16384, "> 99%"),
        (16384, 16384, "100%"),
    ],
)
def test_a_share_is_never_all_or_nothing_where_it_is_not(part, whole, text):
    assert numbers.share(part, whole) == text
