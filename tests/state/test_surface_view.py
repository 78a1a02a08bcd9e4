"""The part of the error surface that is shown."""

from __future__ import annotations

import pytest

from explorer.state.checks import InvalidExperiment
from explorer.state.experiment import Experiment
from explorer.state.session_file import from_text, to_text
from explorer.state.surface_view import SurfaceView


def test_zoom_and_pan_move_the_ends_of_both_axes_on_one_scale():
    whole = SurfaceView(span=(-4.0, 6.0))
    assert whole.is_whole and whole.whole is whole
    assert (whole.half, whole.middle, whole.ranges) == (5.0, (1.0, 1.0), ((-4.0, 6.0), (-4.0, 6.0)))
    view = SurfaceView((2, 0), (-4.0, 6.0), zoom=2.0, pan=(1.0, -3.0))
    assert (view.half, view.middle, view.ranges) == (2.5, (2.0, -2.0), ((-0.5, 4.5), (-4.5, 0.5)))
    assert [view.range_of(logit) for logit in range(3)] == [(-4.5, 0.5), (-4.0, 6.0), (-0.5, 4.5)]
    assert not view.is_whole and view.whole == SurfaceView((2, 0), (-4.0, 6.0))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"zoom": 0.0}, "zoom"),
        ({"zoom": 1e11}, "zoom"),
        ({"zoom": 2.1e4}, "zoom"),  # less than a thousandth wide
        ({"zoom": 0.9e-5}, "zoom"),
        ({"pan": (0.0, 2.1e6)}, "pan[1]"),
        ({"pan": (1.1e6, 0.0)}, "pan"),
        ({"zoom": float("nan")}, "zoom"),
        ({"pan": (0.0, float("inf"))}, "pan[1]"),
        ({"pan": (0.0,)}, "pan"),
    ],
)
def test_axes_that_cannot_be_drawn_are_refused(given, field):
    with pytest.raises(InvalidExperiment) as fault:
        SurfaceView(**given)
    assert fault.value.field == field


@pytest.mark.parametrize("given", [{"zoom": 2e4}, {"zoom": 1e-5}, {"pan": (-1e6, 1e6)}])
def test_axes_may_go_to_the_limits(given):
    assert SurfaceView(**given).ranges


def test_a_session_without_zoom_and_pan_shows_the_whole_surface():
    text = to_text(Experiment())
    older = text.replace(',\n  "zoom": 1.0,\n  "pan": [\n   0.0,\n   0.0\n  ]', "")
    assert older != text and from_text(older) == Experiment()
    moved = Experiment().changed(zoom=2.5, pan=(0.5, -3.0))
    assert from_text(to_text(moved)) == moved
