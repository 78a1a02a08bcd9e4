"""The gap between two logits and the ratio of their probabilities."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.look.theme import THEMES
from explorer.screens.softmax.gap_and_ratio import GapAndRatio
from tests.support.gui import WORDING
from tests.support.sketches import exactly, shapes

LIGHT = THEMES["light"]
logit = st.floats(-50.0, 50.0)


def test_the_ratio_is_the_exponential_of_the_gap(built):
    view = built(GapAndRatio)
    view.show_logits((3.0, 1.0, -3.0), 1.0)
    assert view.texts("gap") == ["y₁ − y₂ = 2"]
    assert view.texts("ratio") == ["y′₁ / y′₂ = e", "2", " = 7.39"]
    gap, ratio = shapes(view.compose(), "bar")
    assert ratio.width() / gap.width() == pytest.approx(math.exp(2) / 2, rel=1e-3)


def test_the_ratio_is_of_the_two_largest_logits_at_the_temperature(built):
    view = built(GapAndRatio)
    view.show_logits((-1.0, 4.0, 0.0, 4.5), 0.5)
    assert view.texts("gap") == ["(y₄ − y₂) / T = 1"]
    assert view.texts("ratio")[2] == " = 2.72"


def test_an_astronomic_ratio_is_left_as_a_power(built):
    view = built(GapAndRatio)
    view.show_logits((1000.0, -1000.0), 1.0)
    assert view.texts("ratio") == ["y′₁ / y′₂ = e", "2000", ""]
    assert view.texts("bar_value") == ["2000", "e^2000"]
    assert len([s for s in view.compose().shapes if s.role == "break"]) == 4, "both bars are drawn broken"


@given(st.lists(logit, min_size=2, max_size=10), st.floats(0.5, 4.0))
@settings(max_examples=40)
def test_the_ratio_said_is_the_ratio_of_the_probabilities(qapp, logits, temperature):
    view = GapAndRatio(LIGHT, WORDING)
    view.show_logits(logits, temperature)
    shares = exactly(logits, temperature)
    first, second = view.pair
    assert [shares[first], shares[second]] == sorted(shares, reverse=True)[:2]
    assert view.ratio == pytest.approx(shares[first] / shares[second], rel=1e-9)
    view.deleteLater()
