"""The plateau estimate: the line downhill, and the steps along it, against closed forms."""

from __future__ import annotations

import math

import numpy as np
import pytest

from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.plateau import LOOK_AHEAD, WayDown, pace_along, steps_at_steady_pace, steps_by_slope, way_down

TARGET = np.array([1.0, 0.0, 0.0])
FREE = np.array([True, True, False])


def squared_error() -> Objective:
    return Objective(LOSSES["mse"], TARGET)


def test_the_way_down_ends_where_the_loss_has_come_to_half():
    objective, here = squared_error(), np.array([-5.0, 5.0, -1000.0])
    way = way_down(objective, here, FREE, 0.5)
    assert way is not None and way.distances[0] == 0.0
    np.testing.assert_array_equal(way.logits[:, 0], here)
    values = objective.value(way.logits)
    assert values[-1] <= 0.5 and (values[:-1] > 0.5).all()
    assert way.length == pytest.approx(5 * math.sqrt(2), abs=0.1), "the logits are equal there"
    np.testing.assert_allclose(np.linalg.norm(way.logits - here[:, None], axis=0), way.distances, atol=1e-9)


def test_the_way_down_leaves_held_logits_alone():
    way = way_down(squared_error(), np.array([-5.0, 5.0, 0.0]), FREE, 1.5)
    assert way is not None and not np.ptp(way.logits[2])


def test_there_is_no_way_down_to_a_loss_below_the_least():
    assert way_down(squared_error(), np.array([-5.0, 5.0, -1000.0]), FREE, -0.1) is None


@pytest.mark.parametrize("rate", [0.5, 1.0, 4.0])
def test_steps_by_slope_are_the_integral_of_an_exponential(rate):
    """Squared error moves d = y₂ − y₁ by 8 · rate · e^(−d) per step, so from d to 0 it takes e^d / (8 · rate)."""
    objective, d = squared_error(), 16.0
    way = way_down(objective, np.array([-d / 2, d / 2, -1000.0]), FREE, 1.0)
    assert way is not None
    assert steps_by_slope(way, objective, FREE, rate) == pytest.approx(math.exp(d) / (8 * rate), rel=0.01)


def test_a_flat_place_on_the_way_takes_for_ever():
    objective = squared_error()
    flat = WayDown(np.array([0.0, 1.0]), np.array([[-1000.0, -999.0], [1000.0, 999.0], [0.0, 0.0]]))
    assert steps_by_slope(flat, objective, FREE, 1.0) == math.inf


def test_a_steady_pace_takes_the_distance_that_is_left():
    way = WayDown(np.array([0.0, 100.0]), np.zeros((1, 2)))
    path = 0.5 * np.arange(LOOK_AHEAD + 2.0)[None]
    values = np.full(LOOK_AHEAD + 1, 2.0)
    steady = np.ones(2)
    assert steps_at_steady_pace(way, steady, values, path, 1.0) == pytest.approx(200)
    assert steps_at_steady_pace(way, np.array([1.0, 0.0]), values, path, 1.0) == math.inf, "it comes to a halt"
    values[7:] = 1.0
    assert steps_at_steady_pace(way, steady, values, path, 1.0) == 7, "counted where it comes down within these steps"
    assert steps_at_steady_pace(way, steady, np.full(3, 2.0), np.zeros_like(path), 1.0) == math.inf, "it does not move"


def test_below_epsilon_the_pace_is_as_small_as_the_slope():
    way = way_down(squared_error(), np.array([-14.0, 14.0, -1000.0]), FREE, 1.0)
    assert way is not None
    pace = pace_along(way, squared_error(), FREE, 1e-8)
    assert pace[0] == pytest.approx(squared_error().slope(way.logits[:, 0], FREE) / 1e-8, rel=1e-3)
    assert pace[-1] == pytest.approx(math.sqrt(2), rel=1e-6), "both logits at the full rate"
