"""Numbers as people type them."""

from __future__ import annotations

import pytest

from explorer.widgets.typed_number import parse


@pytest.mark.parametrize("text", ["1e400", "-1e309"])
def test_a_number_too_large_for_float64_is_outside(text):
    for whole in (False, True):
        value, fault = parse(text, -1e6, 1e6, whole)
        assert value is None and fault == f"{text} is outside −1000000 … 1000000; the last good value is kept."


def test_a_long_text_is_not_said_again_as_a_whole():
    assert parse("x" * 30_000, 0, 1)[1] == f"“{'x' * 40}…” is not a number; the last good value is kept."


def test_a_comma_in_a_whole_number_is_no_guess_either():
    """10,000 means ten to some readers and ten thousand to others."""
    sentence = "“10,000” has a comma where a whole number is wanted: write it without; the last good value is kept."
    assert parse("10,000", 1, 100_000, whole=True) == (None, sentence)
    assert "whole" in parse("2,5", 1, 10, whole=True)[1]


def test_a_number_outside_a_limit_does_not_look_like_the_limit():
    sentence = "2147483648 is outside 0 … 2147483647; the last good value is kept."
    assert parse("2147483648", 0, 2**31 - 1, whole=True) == (None, sentence)


def test_a_whole_number_is_asked_for_where_one_is_needed():
    assert parse("2.5", 1, 10, whole=True)[0] is None and "whole" in parse("2.5", 1, 10, whole=True)[1]
    assert parse("1e1", 1, 10, whole=True) == (10.0, "")
