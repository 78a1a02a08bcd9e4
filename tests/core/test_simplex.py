"""The triangle of all distributions over three classes: its geometry, samples and iso-lines."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.simplex import (
    CORNERS,
    SIDE,
    _even_samples,
    _round_levels,
    from_plane,
    iso_lines,
    logits_of,
    nearest,
    to_plane,
    triangle_values,
    value_range,
)
from explorer.core.softmax import softmax
from tests.support.strategies import distributions

P = (1 / 3, 1 / 2, 1 / 6)


def test_the_corners_are_as_far_apart_as_the_one_hot_vectors():
    for i in range(3):
        for j in range(i):
            assert math.dist(CORNERS[:, i], CORNERS[:, j]) == pytest.approx(math.sqrt(2))
    np.testing.assert_allclose(to_plane(np.eye(3)), CORNERS)


@given(distributions(3), distributions(3))
def test_a_straight_line_is_as_long_as_the_euclidean_loss(p, q):
    assert math.dist(to_plane(p), to_plane(q)) == pytest.approx(math.dist(p, q), abs=1e-12)
    np.testing.assert_allclose(from_plane(to_plane(p)), p, atol=1e-12)


@given(st.tuples(st.floats(-2, 3), st.floats(-2, 3)), distributions(3))
def test_no_distribution_is_nearer_than_the_nearest(point, other):
    found = nearest(point)
    assert found.min() >= 0 and found.sum() == pytest.approx(1)
    assert math.dist(to_plane(found), point) <= math.dist(to_plane(other), point) + 1e-9


def test_logits_give_their_distribution_back():
    np.testing.assert_allclose(softmax(logits_of(P)), P)
    assert np.isfinite(logits_of([1.0, 0.0, 0.0])).all()


@pytest.mark.parametrize("target", [(0.0, 1.0, 0.0), (0.2, 0.7, 0.1)], ids=["one-hot", "soft"])
@pytest.mark.parametrize("key", LOSSES)
def test_iso_lines_are_where_the_loss_has_their_level(key, target):
    value = Objective(LOSSES[key], np.array(target)).value
    iso = iso_lines(value)
    low, high = value_range(value)
    assert 4 <= len(iso.levels) <= 14 and low < iso.levels[0] and iso.levels[-1] < high
    steps = np.diff(iso.levels)
    np.testing.assert_allclose(steps, steps[0])
    for level, pieces in zip(iso.levels, iso.lines, strict=True):
        assert pieces
        for piece in pieces:
            shares = from_plane(piece.T)
            assert shares.min() > -1e-9
            inside = shares.min(axis=0) > 0.01  # at the sides a logarithm bends within one sample
            np.testing.assert_allclose(value(logits_of(shares[:, inside])), level, rtol=0.02, atol=0.004)


def test_the_coloured_samples_are_the_loss_at_their_places():
    value = Objective(LOSSES["mse"], np.array([0.0, 0.0, 1.0])).value
    grid = triangle_values(value, 50)
    rows, columns = grid.shape
    assert rows == round(50 * math.sqrt(3) / 2)
    row, column = 10, 30
    place = ((column + 0.5) / columns * SIDE, (row + 0.5) / rows * math.sqrt(1.5))
    shares = from_plane(place)
    assert shares.min() > 0
    assert grid[row, column] == pytest.approx(math.dist(shares, (0, 0, 1)) ** 2)
    assert np.isfinite(grid).all()


def test_a_flat_loss_has_no_lines():
    iso = iso_lines(lambda logits: np.zeros(logits.shape[1:]))
    assert iso.levels == () and iso.lines == ()


def test_the_samples_of_the_triangle_are_spread_evenly_inside_it():
    """The moments of the uniform distribution on the simplex: mean 1/3, variance 1/18, covariance −1/36."""
    samples = _even_samples()
    assert samples.shape[0] == 3 and samples.min() > 0
    np.testing.assert_allclose(samples.sum(axis=0), 1.0)
    assert len({tuple(sample) for sample in samples.T}) == samples.shape[1] > 1000
    np.testing.assert_allclose(samples.mean(axis=1), 1 / 3)
    np.testing.assert_allclose(np.cov(samples), (np.eye(3) * 3 - 1) / 36, rtol=0.02)


def test_a_range_reaches_from_the_least_value_to_the_93rd_percentile():
    """The first probability, and 1 minus it: on the triangle the first is above x with the probability (1 − x)²."""
    rising, falling = (value_range(rule) for rule in (lambda y: np.exp(y[0]), lambda y: 1 - np.exp(y[0])))
    assert rising == pytest.approx((0.0, 1 - math.sqrt(0.07)), abs=0.01)
    assert falling == pytest.approx((0.0, math.sqrt(0.93)), abs=0.01)


@pytest.mark.parametrize(
    ("low", "high", "levels"),
    [
        (0.0, 9.0, [1, 2, 3, 4, 5, 6, 7, 8]),
        (0.0, 18.0, [2, 4, 6, 8, 10, 12, 14, 16]),
        (0.0, 45.0, [5, 10, 15, 20, 25, 30, 35, 40]),
        (0.0, 80.0, [10, 20, 30, 40, 50, 60, 70]),
        (-5.0, 4.5, [-4, -3, -2, -1, 0, 1, 2, 3, 4]),
        (0.3, 1.2, [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1]),  # the ends themselves are no levels, rounded or not
        (0.1 * 3, 0.1 * 12, [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1]),
        (0.00021, 0.00111, [0.0003, 0.0004, 0.0005, 0.0006, 0.0007, 0.0008, 0.0009, 0.001, 0.0011]),
        (3.0, 3.0, []),
    ],
)
def test_levels_are_round_and_strictly_between(low, high, levels):
    assert _round_levels(low, high) == levels


def test_a_point_outside_the_triangle_has_a_distribution_on_its_edge():
    totals = triangle_values(lambda logits: np.exp(logits).sum(axis=0), 40)
    np.testing.assert_allclose(totals, 1.0, atol=1e-9)
    least = triangle_values(lambda logits: np.exp(logits.min(axis=0)), 40)
    assert least[-1, 0] < 1e-9 and least[-1, -1] < 1e-9 and least.max() > 0.3
