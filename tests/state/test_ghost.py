"""Which runs stay as ghosts after a change."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.state.experiment import Experiment
from explorer.state.ghost import MOST_POINTS, Ghosts
from explorer.state.scene import derive

START = Experiment().changed(logits=(-3.0, 2.0, 1.0), steps=1000)


def walked(frame: int):
    scene = derive(START)
    scene.grow(frame)
    return scene


@pytest.mark.parametrize(
    ("change", "ghostly"),
    [
        (lambda e: e.with_logit(0, 1.0), [True, True]),
        (lambda e: e.with_logit(2, 0.0), [True, True]),
        (lambda e: e.changed(free_others=(2,)), [True, True]),
        (lambda e: e.with_runs([1], learning_rate=2.0), [False, True]),
        (lambda e: e.with_runs([0], optimizer="adam"), [True, False]),
        (lambda e: e.with_runs([0], loss="kl"), [False, False]),
        (lambda e: e.with_target_class(1), [False, False]),
        (lambda e: e.changed(temperature=2.0), [False, False]),
        (lambda e: e.changed(axes=(1, 0)), [False, False]),
        (lambda e: e.changed(runs=e.descent.runs[:1]), [False, False]),
        (lambda e: e.with_classes(4), [False, False]),
    ],
)
def test_what_walked_otherwise_on_the_same_surfaces_stays(change, ghostly):
    ghosts = Ghosts()
    ghosts.follow(walked(7), 7, change(START), None)
    assert [ghosts[i] is not None for i in range(2)] == ghostly
    assert ghosts[2] is None


def test_a_ghost_is_what_was_drawn_thinned():
    ghosts, scene = Ghosts(), walked(1000)
    ghosts.follow(scene, 900, START.with_logit(0, 1.0), None)
    run, ghost = scene.runs[1], ghosts[1]
    assert len(ghost.steps) == MOST_POINTS and (ghost.steps[0], ghost.steps[-1]) == (0, 900)
    kept = ghost.steps.astype(int)
    np.testing.assert_array_equal(ghost.path, run.path[:, kept])
    np.testing.assert_array_equal(ghost.values, run.values[kept])


def test_a_gesture_is_one_change():
    ghosts, drag, now = Ghosts(), object(), START
    ghosts.follow(walked(7), 7, now := START.with_logit(0, 1.0), drag)
    first = ghosts[0]
    for y in (2.0, 3.0):
        before, now = derive(now), now.with_logit(0, y)
        ghosts.follow(before, 0, now, drag)
        assert ghosts[0] is first
    ghosts.follow(derive(now), 0, now.changed(colour_map="grey", zoom=2.0, steps=10), None)
    assert ghosts[0] is first, "the same runs in another look"
    ghosts.follow(derive(now), 0, now.with_logit(0, 4.0), object())
    assert ghosts[0] is None, "nothing had been run"
