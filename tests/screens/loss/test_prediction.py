"""A prediction and its surprise."""

from __future__ import annotations

import math

from tests.support.marks import prediction


def test_a_surprise_is_exact_where_the_probability_is_lost():
    p = prediction(0.0, -1000.0)
    assert p.surprise.tolist() == [0.0, 1000.0] and math.copysign(1, p.surprise[0]) == 1
    assert p.probabilities.tolist() == [1.0, 0.0]
    assert p.margins(0).tolist() == [0.0, 1000.0]
