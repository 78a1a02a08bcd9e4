"""Which step of a path is the nearest to a place on the screen, and how far the path is from it."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.plots.nearest import distance_to_path, nearest_step


def test_the_distance_is_that_of_the_line_not_of_its_points():
    x, y = np.array([0.0, 100.0, 100.0]), np.array([0.0, 0.0, 50.0])
    for at, expected in (((50.0, 7.0), 7.0), ((-3.0, -4.0), 5.0), ((108.0, 25.0), 8.0), ((100.0, 60.0), 10.0)):
        assert distance_to_path(x, y, at) == pytest.approx(expected)
    assert distance_to_path(x[:1], y[:1], (3.0, 4.0)) == 5.0
    assert distance_to_path(np.zeros(3), np.zeros(3), (3.0, 4.0)) == 5.0


def test_a_run_that_leaves_the_numbers_has_a_distance_too():
    x, y = np.array([0.0, 10.0, 1e300, np.nan]), np.array([0.0, 0.0, -1e300, np.nan])
    assert distance_to_path(x, y, (5.0, 2.0)) == pytest.approx(2.0)
    assert nearest_step(x, y, (9.0, 1.0)) == nearest_step(x, y, (9.0, 1.0), held=0) == 1


def test_a_drag_does_not_leap_to_another_arm_of_the_path():
    x = np.concatenate((np.arange(0.0, 200.0, 10.0), np.arange(200.0, 0.0, -10.0)))  # there, and 6 pixels above back
    y = np.repeat((0.0, 6.0), 20)
    assert nearest_step(x, y, (50.0, 4.0)) == 35, "the nearest of all"
    assert nearest_step(x, y, (50.0, 4.0), held=6) == 5
    assert nearest_step(x, y, (50.0, 4.0), held=33) == 35


def test_steps_at_one_place_keep_the_step_that_is_held():
    assert nearest_step(np.zeros(50), np.zeros(50), (2.0, 1.0), held=31) == 31
