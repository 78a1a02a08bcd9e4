"""A plane that follows the steps: what is shown, what is skipped, and that nothing waits."""

from __future__ import annotations

import math

import pytest

from explorer.state.experiment_parts import RunSpec
from explorer.state.followed_plane import FollowedPlane
from explorer.state.loss_plane import LEVELS, loss_plane
from explorer.state.network_parts import Network
from explorer.state.network_training import bring, training

NETWORK = Network(hidden=(4,))
SPECS = (RunSpec("mse", learning_rate=0.5), RunSpec("cross_entropy", learning_rate=0.5))


@pytest.fixture
def followed() -> FollowedPlane:
    return FollowedPlane()


def ask(followed, frame, specs=SPECS):
    trainings = [training(spec, NETWORK) for spec in specs]
    bring(trainings, frame)
    plane = loss_plane(specs, NETWORK, frame, (0, 1))
    followed.ask(plane, trainings)
    return plane


def finish(followed) -> list[int]:
    """The levels shown until nothing is left to do."""
    levels = []
    while followed.is_working:
        if followed.go_on(math.inf):
            levels.append(followed.shown.level)
    return levels


def test_each_finer_grid_is_shown_when_it_is_ready(followed):
    plane = ask(followed, 10)
    assert followed.is_working and followed.shown is None
    assert finish(followed) == [1, 2, 3] and followed.shown is plane and plane.is_complete
    assert not followed.go_on(math.inf)


def test_the_plane_before_is_shown_until_the_next_has_a_grid(followed):
    first = ask(followed, 10)
    finish(followed)
    second = ask(followed, 12)
    assert followed.shown is first
    while not followed.go_on(0.0):
        assert followed.shown is first
    assert followed.shown is second and second.level == 1


def test_a_plane_that_is_begun_gets_its_coarse_grid_before_the_next(followed):
    first = ask(followed, 10)
    followed.go_on(0.0)
    skipped, last = ask(followed, 11), ask(followed, 12)
    assert finish(followed) == [1, 1, 2, 3]
    assert (first.level, skipped.level, last.level) == (1, 0, len(LEVELS)) and followed.shown is last


def test_a_finer_grid_is_left_for_another_step(followed):
    first = ask(followed, 10)
    assert followed.go_on(math.inf) and first.level == 1
    followed.go_on(0.0)
    second = ask(followed, 11)
    assert followed.go_on(math.inf) and followed.shown is second
    finish(followed)
    assert first.level == 1
    ask(followed, 10)
    assert followed.shown is first, "what is there is shown at once"
    assert finish(followed) == [2, 3]


def test_other_runs_do_not_leave_the_plane_before(followed):
    ask(followed, 10)
    finish(followed)
    other = (SPECS[0], RunSpec("hinge", learning_rate=0.5))
    plane = ask(followed, 10, other)
    assert followed.shown is None and followed.is_working
    followed.go_on(math.inf)
    assert followed.shown is plane


def test_at_the_start_nothing_is_computed(followed):
    plane = ask(followed, 0)
    assert followed.shown is plane and plane.exists is False and not followed.is_working
    ask(followed, 10)
    assert followed.shown is None, "there is a plane now, but it is not computed"


def test_it_stops_and_goes_on_where_it_was(followed):
    plane = ask(followed, 10)
    followed.go_on(math.inf)
    followed.stop()
    assert followed.is_stopped and not followed.is_working and not followed.go_on(math.inf) and plane.level == 1
    ask(followed, 10)
    assert followed.is_stopped, "the same once more does not go on by itself"
    followed.resume()
    assert finish(followed) == [2, 3]


def test_another_step_goes_on_after_a_stop(followed):
    ask(followed, 10)
    followed.stop()
    ask(followed, 11)
    assert followed.is_working and not followed.is_stopped


def test_to_stop_where_nothing_is_computed_changes_nothing(followed):
    ask(followed, 10)
    finish(followed)
    followed.stop()
    assert not followed.is_stopped
