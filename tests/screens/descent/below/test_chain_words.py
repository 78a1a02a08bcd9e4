"""The sentence on the factors: each claim in it holds, and each number is the right one, for every loss."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.core.chain_rule import chain_of
from explorer.core.losses.table import LOSSES
from explorer.core.softmax import softmax
from explorer.look import numbers
from explorer.look.notation import NOTATIONS
from explorer.look.wording import Wording
from explorer.screens.descent.below.chain_words import Sizes, Tale, longest, sentence, sizes_of
from tests.support.gui import WORDING
from tests.support.reference import gradient, probabilities
from tests.support.strategies import losses, targets
from tests.support.typeset import typeset, with_e

CORNER, FIRST = (-10.0, 10.0, -1000.0), (1.0, 0.0, 0.0)
TWO_FREE = (True, True, False)


def found(key, logits, target=FIRST, temperature=1.0, free=TWO_FREE):
    chain = chain_of(LOSSES[key], logits, target, temperature)
    return sizes_of(chain, softmax(np.array(logits) / temperature).tolist(), target, free)


def said(key, *point):
    return sentence(found(key, *point), WORDING)


def test_the_lectures_corner_under_both_losses():
    assert said("mse", CORNER) == typeset(
        "Far off, by 1.0: ∂e/∂y′ is up to 2.0. But the probabilities hardly answer, J is up to 2.1 × 10⁻⁹: "
        "hardly any slope, 1.2 × 10⁻⁸."
    )
    assert said("cross_entropy", CORNER) == typeset(
        "The probabilities hardly answer, J is up to 2.1 × 10⁻⁹. But ∂e/∂y′ is up to 4.9 × 10⁸: "
        "that makes up for it, slope 1.4."
    )


@pytest.mark.parametrize(
    "key, logits, tale",
    [
        ("euclidean", CORNER, Tale.PLATEAU),
        ("cross_entropy_twice", CORNER, Tale.PLATEAU),
        ("kl", CORNER, Tale.CANCELS),
        ("mse", (10.0, -10.0, -1000.0), Tale.NEAR),
        ("cross_entropy", (10.0, -10.0, -1000.0), Tale.NEAR),
        ("mse", (0.0, 0.0, 0.0), Tale.ANSWERS),
        ("cross_entropy", (0.0, 1.0, 0.0), Tale.ANSWERS),
        ("mse", (-2.0, 3.0, -1000.0), Tale.PLAIN),
        ("hinge", CORNER, Tale.DIRECT),
        ("mse_logits", CORNER, Tale.DIRECT),
    ],
)
def test_what_is_said_of_each_loss(key, logits, tale):
    assert found(key, logits).tale is tale


def test_the_signs_are_those_of_the_notation():
    textbook = Wording(NOTATIONS["textbook"])
    assert "∂e/∂p is up to 2.0" in sentence(found("mse", CORNER), textbook)
    assert "∂e/∂z comes" in sentence(found("hinge", CORNER), textbook)


@st.composite
def points(draw):
    logits = draw(st.lists(st.floats(-15, 15), min_size=2, max_size=6))
    target = draw(targets(len(logits)))
    if draw(st.booleans()):
        target = tuple(np.eye(len(logits))[0].tolist())
    free = [True, *(draw(st.booleans()) for _ in logits[1:])]
    return draw(losses(target)), logits, target, draw(st.sampled_from([1.0, 0.5, 4.0])), free


FACTORS = {
    "cross_entropy": lambda p, t: -t / p,
    "kl": lambda p, t: -t / p,
    "mse": lambda p, t: 2 * (p - t),
    "mse_mean": lambda p, t: 2 * (p - t) / len(p),
    "euclidean": lambda p, t: (p - t) / (np.sqrt(((p - t) ** 2).sum()) or 1.0),
    "cross_entropy_twice": lambda p, t: np.exp(p) / np.exp(p).sum() - t,
}


@settings(max_examples=400)
@given(points())
def test_every_claim_and_number_of_the_sentence_is_true(point):
    key, logits, target, temperature, free = point
    sizes = found(*point)
    text, p, t = with_e(sentence(sizes, WORDING)), np.array(probabilities(logits, temperature)), np.array(target)
    slope = float(np.sqrt((gradient(key, logits, target, temperature)[free] ** 2).sum()))
    claimed = dict(re.findall(r"(∂e/∂y′|J|slope|by)[^0-9<]*?([0-9][0-9.e-]*[0-9]|[0-9])", text))
    assert float(claimed["slope"]) == pytest.approx(slope, rel=0.06, abs=1e-13)
    if key not in FACTORS:
        assert sizes.tale is Tale.DIRECT and "No softmax" in text and "J" not in text
        return
    jacobian = np.abs((np.diag(p) - np.outer(p, p)) / temperature)[:, free].max()
    wrong, off = float(np.abs(FACTORS[key](p, t)).max()), float(np.abs(p - t).max())
    assert float(claimed["J"]) == pytest.approx(jacobian, rel=0.06, abs=1e-13)
    assert float(claimed["∂e/∂y′"]) == pytest.approx(wrong, rel=0.06, abs=1e-13)
    near = 1 + 1e-6
    assert ("hardly answer" in text) <= (jacobian < 0.01 * near)
    assert ("The probabilities answer" in text) <= (jacobian > 0.01 / near and slope > 0.01 / near)
    assert ("hardly any slope" in text) <= (slope < 0.01 * near)
    assert ("makes up for it" in text) <= (slope > 0.1 / near and wrong > 10 / near)
    assert ("Far off" in text) <= (off > 0.5 / near) and ("only" in text) <= (off < 0.05 * near)
    if "by" in claimed:
        assert float(claimed["by"]) == pytest.approx(off, rel=0.06, abs=1e-13)


@given(points())
def test_there_is_room_for_usual_sentences(point):
    text = sentence(found(*point), WORDING)
    assert len(text) <= len(longest(WORDING)) + 4 and "nan" not in text and "{" not in text


def test_what_is_beyond_all_numbers_is_said_to_be():
    assert numbers.of_log(1.0, -1e6) in said("mse", (-1e8, 1e8, 0.0))
    assert "4.9" in said("cross_entropy", CORNER) and "∞" not in said("cross_entropy", (-1e8, 1e8, 0.0))


@pytest.mark.parametrize(
    "off, wrong, answer, slope, tale",
    [
        (0.3, 50.0, 0.001, 0.05, Tale.PLAIN),
        (0.3, 500.0, 0.001, 0.2, Tale.CANCELS),
        (0.3, 9.0, 0.009, 0.2, Tale.PLAIN),
        (0.6, 2.0, 0.001, 0.005, Tale.PLATEAU),
        (0.4, 2.0, 0.001, 0.005, Tale.PLAIN),
        (0.6, 2.0, 0.02, 0.005, Tale.PLAIN),
        (0.04, 1.0, 0.02, 0.09, Tale.NEAR),
        (0.04, 1.0, 0.2, 0.11, Tale.ANSWERS),
    ],
)
def test_where_one_sentence_ends_and_the_next_begins(off, wrong, answer, slope, tale):
    assert Sizes(off, *(math.log(size) for size in (wrong, answer, slope))).tale is tale
