"""Which answers are wrong, how sure of them a classifier is, and what it confuses, against slow loops."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.answers import confusion, doubt, surest_first, taking_turns


@st.composite
def answered(draw):
    """(logits (K, N), labels (N,))"""
    classes, count = draw(st.integers(2, 5)), draw(st.integers(0, 12))
    rows = draw(
        st.lists(st.lists(st.floats(-900, 900), min_size=count, max_size=count), min_size=classes, max_size=classes)
    )
    labels = draw(st.lists(st.integers(0, classes - 1), min_size=count, max_size=count))
    return np.array(rows).reshape(classes, count), np.array(labels, dtype=np.uint8)


@given(answered())
def test_the_odds_against_an_answer_are_those_of_its_probability(case):
    logits, _ = case
    for column, odds in zip(logits.T, doubt(logits), strict=True):
        top = int(column.argmax())
        p = 1 / math.fsum(math.exp(y - column[top]) for y in column)
        assert math.isclose(1 / (1 + odds), p, rel_tol=1e-12)


def test_answers_that_are_almost_certain_are_still_told_apart():
    logits = np.array([[50.0, 60.0, 55.0], [0.0, 0.0, 0.0]])
    assert surest_first(logits, np.array([True, True, True])).tolist() == [1, 2, 0], "all three are 1 in float64"
    assert surest_first(logits, np.array([True, False, True])).tolist() == [2, 0]


def test_an_answer_from_logits_that_are_not_finite_is_the_least_sure():
    logits = np.array([[np.nan, 1.0, np.inf], [0.0, 0.0, np.inf]])
    assert surest_first(logits, np.ones(3, dtype=bool)).tolist()[0] == 1


@given(answered())
def test_confusions_are_counted_one_by_one(case):
    logits, labels = case
    classes, answers = len(logits), logits.argmax(axis=0)
    counts = confusion(labels, answers, classes)
    for k in range(classes):
        for a in range(classes):
            assert counts[k, a] == sum(1 for x, y in zip(labels, answers, strict=True) if (x, y) == (k, a))


def test_classes_take_turns_also_where_some_have_no_examples():
    labels = np.array([4, 1, 1, 1, 4, 7], dtype=np.uint8)
    assert taking_turns(labels, 30) == [1, 0, 5, 2, 4, 3]
    assert taking_turns(labels, 2) == [1, 0]
    assert taking_turns(np.zeros(0, dtype=np.uint8), 5) == []
