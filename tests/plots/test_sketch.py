"""Sketches: figures as on the slides."""

from __future__ import annotations

import math

import pytest

from explorer.plots.sketch import figure, share
from tests.support.typeset import typeset


@pytest.mark.parametrize(
    "value, text",
    [
        (math.exp(3), "20.1"),
        (math.exp(1), "2.72"),
        (math.exp(-3), "0.05"),
        (1.0, "1.00"),
        (0.0, "0"),
        (math.exp(-10), typeset("4.5 × 10⁻⁵")),
        (math.exp(10), typeset("2.20 × 10⁴")),
        (148.41, "148"),
        (math.inf, "∞"),
        (math.nan, "not a number"),
    ],
)
def test_figures_read_as_on_the_slides(value, text):
    assert figure(value) == text


def test_shares_have_two_decimals():
    assert [share(p) for p in (0.8789, 0.1189, 0.0022, math.nan)] == ["0.88", "0.12", "0.00", "not a number"]
