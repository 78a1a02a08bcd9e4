"""Refusals: short, harmless, and without technical words, whatever the file contains."""

from __future__ import annotations

import re
from datetime import date

import pytest

from explorer.state.user_error import LONGEST_SENTENCE, UserError, described, harmless, place
from tests.support.gui import WORDING


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("abc", "“abc”"),
        ("x" * 100, "“" + "x" * 39 + "…”"),
        ("a\nb\u202ec\ud800", "“a\ufffdb\ufffdc\ufffd”"),
        (True, "true"),
        (False, "false"),
        (None, "null"),
        (3, "3"),
        (1.0, "1"),
        (-(10**14), "−100000000000000"),
        (10**15 - 1, "999999999999999"),
        (10**15, "10¹⁵"),
        (10**30, "10³⁰"),
        (1 << 5_000_000, "a number that is not finite"),
        (float("nan"), "a number that is not finite"),
        (float("-inf"), "a number that is not finite"),
        ([None], "a list"),
        ((), "a list"),
        ({}, "named values"),
        (date(1979, 5, 27), "a date or a time"),
        (object(), "something else"),
    ],
    ids=lambda v: str(type(v)) if isinstance(v, int) else re.sub(r"\W", "", str(v)[:20], flags=re.ASCII),
)
def test_a_value_is_described_briefly_in_plain_words(value, said):
    assert str(described(value)) == said


def test_no_sentence_is_longer_than_it_may_be(qapp):
    for values in ({"a": "x" * 10_000_000, "b": "y"}, {"a": UserError("{c}" * 40, c="z" * 1000), "b": 1}):
        fault = UserError("{a}, {a}, {a} and {b}.", **values)
        for sentence in (str(fault), WORDING.refusal(fault)):
            assert len(sentence) <= LONGEST_SENTENCE and sentence.endswith("…")


def test_a_refusal_of_no_field_in_particular_has_none():
    assert UserError("{a}", a=1).field == "" and UserError("{a}", a=1, field="b").field == "b"


def test_a_text_is_made_harmless_and_cut_at_its_own_length():
    assert str(UserError("{a}", a="x\ny" + "z" * 157)) == "x\ufffdy" + "z" * 157
    assert str(UserError("{a}", a="z" * 161)) == "z" * 159 + "…"
    assert str(described("z" * 40)) == "“" + "z" * 40 + "”" and str(described("z" * 41)) == "“" + "z" * 39 + "…”"


def test_without_values_a_brace_is_a_brace():
    assert str(UserError("Not closed: {")) == "Not closed: {"


@pytest.mark.parametrize("path", ["", "a b", "a..b", "a.", ".."])
def test_a_place_that_would_be_overlooked_stands_in_quotation_marks(path):
    assert str(place(path)) == f"“{path}”"


@pytest.mark.parametrize("path", ["a", "a.b", "a[0].b"])
def test_a_place_that_is_seen_stands_as_it_is(path):
    assert place(path) == path


def test_braces_in_a_value_are_no_gaps(qapp):
    assert WORDING.refusal(UserError("{a} is wrong.", a="{b!r} {")) == "{b!r} { is wrong."


def test_invisible_letters_are_shown_as_a_mark():
    assert harmless("\x00\x7f\u200b\u2028\ud800e\u0301 ŷ") == "\ufffd\ufffd\ufffd\ufffd\ufffde\u0301 ŷ"
