"""The edits of the Descent screen."""

from __future__ import annotations

import pytest

from explorer.screens.descent import edits
from explorer.state.experiment import Experiment


@pytest.mark.parametrize("span", [(-10.0, 10.0), (-4.0, 6.0), (0.0, 0.001), (-1e6, 1e6)])
@pytest.mark.parametrize("factor", [0.8, 1.25, 0.999, 1e-6, 1e6])
def test_a_zoom_keeps_the_point_where_it_is(span, factor):
    before = Experiment().changed(span=span).surface
    (left, right), (bottom, top) = before.ranges
    x, y = left + 0.2 * (right - left), bottom + 0.9 * (top - bottom)
    view = edits.with_zoom(Experiment().changed(span=span), factor, x, y).surface
    assert 0.01 <= view.half <= 1e6
    for place, part, (low, high) in zip((x, y), (0.2, 0.9), view.ranges, strict=True):
        assert (place - low) / (high - low) == pytest.approx(part, abs=1e-3)


def test_zooming_back_at_the_same_point_is_home_again():
    there = edits.with_zoom(Experiment(), 0.8, 7.0, 3.0)
    assert edits.with_zoom(there, 1.25, 7.0, 3.0) == Experiment()


def test_a_pan_goes_no_further_than_the_axes_may():
    view = edits.with_pan(Experiment(), 3.0, -1e9).surface
    assert view.middle == pytest.approx((3.0, -1e6)) and view.half == 10.0


def test_a_difference_moves_the_start_and_keeps_its_sum():
    start = Experiment().changed(logits=(1.0, -3.0, 5.0), axes=(2, 0))
    moved = edits.with_difference(start, -2.0).problem.logits
    assert moved == (4.0, -3.0, 2.0)
    huge = Experiment().changed(logits=(1e300, 1e300, 0.0))
    assert edits.with_difference(huge, 4.0).problem.logits[:2] == (1e300, 1e300)
