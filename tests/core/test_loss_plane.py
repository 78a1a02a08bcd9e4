"""The plane through three networks: its geometry, and its losses against a whole forward pass at every point."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.activations import ACTIVATIONS
from explorer.core.loss_plane import PlaneLoss, Window, plane_through, window_around
from explorer.core.losses.table import LOSSES
from explorer.core.network import Shape, first_parameters, logits_of

GENERATOR = np.random.default_rng(11)
SHAPES = [
    Shape((6, 4)),
    *(Shape((6, 5, 4), key) for key in ACTIVATIONS),
    Shape((6, 5, 7, 4), "relu"),
    Shape((6, 5, 4, 5, 4, 5, 4), "sigmoid"),
]
INPUTS = GENERATOR.normal(size=(6, 9))
LABELS = np.array([0, 1, 2, 3, 0, 1, 2, 3, 0])
TARGET = np.eye(4)[:, LABELS]
POINTS = [(0.0, 0.0), (1.0, 0.0), (0.3, -2.0), (-1.5, -2.0), (4.0, 3.0)]


def through_three(shape: Shape, scale: float = 1.0):
    noise = 0.1 * GENERATOR.normal(size=(3, shape.parameters))
    return [first_parameters(shape, scale, "all", seed) + noise[seed] for seed in range(3)]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda s: f"{s} {s.activation}")
def test_every_point_has_the_losses_of_its_whole_forward_pass(shape):
    start, first, second = through_three(shape)
    plane = plane_through(start, [first, second])
    computed = PlaneLoss(plane, shape, INPUTS, TARGET, LABELS, list(LOSSES.values()))
    for x, y in POINTS:
        logits = logits_of(plane.at(x, y), shape, INPUTS)
        np.testing.assert_allclose(computed.logits(x, y), logits, rtol=1e-11, atol=1e-12)
        values = [
            np.mean([loss.value(logits[:, b], TARGET[:, b]) for b in range(len(LABELS))]) for loss in LOSSES.values()
        ]
        right = [int(logits[:, b].argmax()) == label for b, label in enumerate(LABELS)]
        np.testing.assert_allclose(computed.at(x, y), [*values, np.mean(right)], rtol=1e-9)


def test_in_single_precision_it_is_as_near_as_that_allows():
    shape = Shape((6, 5, 7, 4))
    start, first, second = through_three(shape)
    plane = plane_through(start, [first, second])
    losses = [LOSSES["mse"], LOSSES["cross_entropy"]]
    single = PlaneLoss(plane, shape, INPUTS.astype(np.float32), TARGET.astype(np.float32), LABELS, losses)
    double = PlaneLoss(plane, shape, INPUTS, TARGET, LABELS, losses)
    assert single.logits(0.5, 0.5).dtype == np.float32 and single.nbytes == double.nbytes / 2 == 3 * 5 * 9 * 4
    for x, y in POINTS:
        np.testing.assert_allclose(single.at(x, y), double.at(x, y), rtol=2e-5)


def test_the_order_of_the_points_changes_nothing():
    shape = Shape((6, 5, 4))
    plane = plane_through(*_split(through_three(shape)))
    forth = PlaneLoss(plane, shape, INPUTS, TARGET, LABELS, [LOSSES["mse"]])
    back = PlaneLoss(plane, shape, INPUTS, TARGET, LABELS, [LOSSES["mse"]])
    one, other = [forth.at(*p) for p in POINTS], [back.at(*p) for p in reversed(POINTS)]
    np.testing.assert_array_equal(one, other[::-1])


def _split(networks):
    return networks[0], networks[1:]


def test_of_equal_logits_the_first_is_the_answer():
    shape = Shape((6, 4))
    start, end = np.zeros(shape.parameters), np.zeros(shape.parameters)
    end[0] = 1.0  # of the first class
    plane = plane_through(start, [end])
    computed = PlaneLoss(plane, shape, INPUTS, TARGET, LABELS, [])
    assert computed.at(0.0, 0.0) == [np.mean(LABELS == 0)], "all logits are 0"
    first = INPUTS[0] >= 0  # the others are 0, and so the second class is the first of the largest
    answers = np.where(first, 0, 1)
    assert computed.at(1.0, 0.0) == [np.mean(answers == LABELS)]


def test_what_is_not_finite_is_nan_and_warns_of_nothing():
    shape = Shape((6, 5, 4), "relu")
    start, first, second = through_three(shape)
    plane = plane_through(start, [first, second])
    computed = PlaneLoss(plane, shape, INPUTS.astype(np.float32), TARGET.astype(np.float32), LABELS, [LOSSES["hinge"]])
    assert np.isnan(computed.at(1e30, 1e30)[0]) and np.isfinite(computed.at(1.0, 1.0)).all()


def test_an_infinite_loss_has_no_value_either():
    shape = Shape((6, 4))
    endless = replace(LOSSES["mse"], raw_value=lambda y, t: np.full(y.shape[1], np.inf))
    plane = plane_through(*_split(through_three(shape)))
    found = PlaneLoss(plane, shape, INPUTS, TARGET, LABELS, [endless]).at(0.0, 0.0)
    assert np.isnan(found[0]) and 0 <= found[1] <= 1, "nothing that is drawn or averaged may be infinite"


@given(st.integers(0, 2**32 - 1), st.integers(2, 40), st.floats(1e-3, 1e3))
def test_start_and_ends_lie_exactly_in_the_plane(seed, count, scale):
    generator = np.random.default_rng(seed)
    start, first, second = generator.normal(size=(3, count)) * [[1], [scale], [1]]
    plane = plane_through(start, [first, second])
    assert not plane.is_random
    basis = np.stack([plane.across, plane.up])
    np.testing.assert_allclose(basis @ basis.T, np.eye(2), atol=1e-14)
    for end in (first, second):
        x, y, distance = plane.place(end)
        assert distance <= 1e-12 * np.linalg.norm(end - start)
        assert np.hypot(x, y) == pytest.approx(np.linalg.norm(end - start), rel=1e-12)
        np.testing.assert_allclose(plane.at(x, y), end, rtol=1e-11, atol=1e-12 * scale)
    assert plane.place(first).x > 0 and abs(plane.place(first).y) <= 1e-12 * scale and plane.place(second).y > 0
    assert plane.place(start) == (0.0, 0.0, 0.0)


@given(st.integers(0, 2**32 - 1), st.integers(3, 30))
def test_a_place_is_the_foot_of_the_perpendicular(seed, count):
    start, first, second, other = np.random.default_rng(seed).normal(size=(4, count))
    plane = plane_through(start, [first, second])
    # Least squares in the ends themselves, without the basis.
    sides = np.stack([first - start, second - start], axis=1)
    foot = start + sides @ np.linalg.lstsq(sides, other - start, rcond=None)[0]
    x, y, distance = plane.place(other)
    np.testing.assert_allclose(plane.at(x, y), foot, atol=1e-9)
    assert distance == pytest.approx(np.linalg.norm(other - foot), rel=1e-9)


def test_distances_between_ends_are_true():
    start, first, second = GENERATOR.normal(size=(3, 50))
    plane = plane_through(start, [first, second])
    one, other = plane.place(first), plane.place(second)
    assert np.hypot(one.x - other.x, one.y - other.y) == pytest.approx(np.linalg.norm(first - second))


def test_equal_ends_and_a_single_one_take_a_random_direction():
    start, end = GENERATOR.normal(size=(2, 50))
    for ends in ([end], [end, end], [end, start], [start, end], [end, start + 2 * (end - start)]):
        plane = plane_through(start, ends, seed=3)
        assert plane.is_random and abs(plane.across @ plane.up) < 1e-14
        assert plane.place(end) == pytest.approx((np.linalg.norm(end - start), 0.0, 0.0), abs=1e-12)
    again, other = (plane_through(start, [end], seed) for seed in (3, 4))
    np.testing.assert_array_equal(again.up, plane.up)
    assert abs(other.up @ plane.up) < 0.9


def test_rounding_of_single_precision_is_no_direction():
    start, third = np.zeros(50, dtype=np.float32), np.float32(1 / 3)
    end, other = GENERATOR.normal(size=(2, 50)).astype(np.float32)
    assert plane_through(start, [end, end * third]).is_random
    assert not plane_through(start, [end, end * third + np.float32(1e-3) * other]).is_random


def test_there_is_no_plane_where_nothing_has_moved():
    start = GENERATOR.normal(size=20)
    assert plane_through(start, [start, start]) is None and plane_through(start, [start * np.nan]) is None


def test_ends_of_any_size_define_a_plane():
    start, first, second = GENERATOR.normal(size=(3, 20))
    plane = plane_through(start, [start + 1e200 * first, second])
    assert abs(plane.across @ plane.up) < 1e-14 and np.linalg.norm(plane.up) == pytest.approx(1)


def test_the_window_is_a_square_with_a_margin_around_all_places():
    window = window_around([(0, 0), (4, 0), (1, 2)], margin=0.1)
    assert window == pytest.approx((-0.5, -1.5, 5.0))
    assert window_around([(0, 0), (0, 8)], margin=0.25) == pytest.approx((-8, -4, 16))


def test_the_samples_of_a_coarse_grid_are_among_those_of_a_fine_one():
    window = Window(-1.3, 0.7, 3.1)
    for coarse, fine in ((16, 31), (31, 61)):
        np.testing.assert_allclose(window.samples(coarse), np.array(window.samples(fine))[:, ::2], rtol=1e-15)
    x, y = window.samples(61)
    assert (x[0], x[-1], y[0], y[-1]) == pytest.approx((-1.3, 1.8, 0.7, 3.8))
