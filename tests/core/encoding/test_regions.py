"""Which class is predicted where: the regions of the two models."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from explorer.core.encoding.cases import (
    number_points,
)
from explorer.core.encoding.regions import decided, regions
from explorer.core.encoding.training import MODELS
from explorer.state.datasets import training

LATE = 500
FINITE = st.floats(-50, 50)


@given(arrays(float, 3, elements=FINITE), arrays(float, (2, 7), elements=FINITE))
def test_the_largest_score_is_the_nearest_number(parameters, xy):
    output = parameters[0] * xy[0] + parameters[1] * xy[1] + parameters[2]
    answers = decided(MODELS["number"].scores(parameters[None], 3), xy)
    away = np.abs(output - (answers + 1))
    nearest = np.abs(output - number_points(3)).min(axis=0)
    np.testing.assert_allclose(away, nearest, rtol=1e-9, atol=1e-9)


@given(arrays(float, (3, 3), elements=st.floats(-5, 5)), st.integers(0, 2**32 - 1))
def test_the_regions_are_where_their_class_is_answered(scores, seed):
    low, high = (-2.0, 1.0), (3.0, 4.0)
    found = regions(scores, low, high)
    points = np.random.default_rng(seed).uniform(low, high, (200, 2)).T
    sorted_scores = np.sort(np.tensordot(scores, np.vstack([points, np.ones(200)]), 1), axis=0)
    answers = decided(scores, points)
    for x, k, lead in zip(points.T, answers, sorted_scores[-1] - sorted_scores[-2], strict=True):
        if lead > 1e-9:
            assert inside(found[k], x)
            assert not any(inside(found[j], x) for j in range(3) if j != k)
    assert sum(area(corners) for corners in found) == pytest.approx(15.0, rel=1e-6)


def inside(corners: np.ndarray, point: np.ndarray) -> bool:
    """Whether a convex polygon (n, 2) contains a point, which then lies on the same side of all edges."""
    if len(corners) < 3:
        return False
    edges, ways = np.roll(corners, -1, axis=0) - corners, point - corners
    cross = edges[:, 0] * ways[:, 1] - edges[:, 1] * ways[:, 0]
    return bool((cross >= 0).all() or (cross <= 0).all()) and area(corners) > 0


def area(corners: np.ndarray) -> float:
    return 0.5 * abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, np.roll(corners, -1, axis=0), strict=True)))


def test_models_that_know_nothing_answer_the_first_class_everywhere():
    trained = training("unrelated")
    for key in MODELS:
        first, *others = regions(trained.scores(key, 0), (0.0, 0.0), (2.0, 1.0))
        assert area(first) == 2.0
        assert [region.shape for region in others] == [(0, 2), (0, 2)]
        assert trained.accuracy(key, 0).held_out == pytest.approx(1 / 3)


def test_one_output_cuts_stripes_with_the_second_class_in_the_middle():
    scores = training("unrelated").scores("number", training("unrelated").grow(LATE))
    borders = scores[1:] - scores[:-1]
    np.testing.assert_allclose(borders[0, :2], borders[1, :2], rtol=1e-12)
    wide = regions(scores, (-50.0, -50.0), (50.0, 50.0))
    ends, middle = (wide[0], wide[2]), wide[1]
    assert all(any(np.allclose(corner, own) for own in middle) for end in ends for corner in borders_of(end))
    assert not set(map(tuple, wide[0].round(6))) & set(map(tuple, wide[2].round(6)))


def borders_of(corners: np.ndarray) -> list[np.ndarray]:
    """The corners of a region that are not corners of the frame."""
    return [corner for corner in corners if not (np.abs(corner) == 50.0).all()]


def test_a_class_that_wins_nowhere_has_a_region_without_corners():
    scores = np.array([[0.0, 0.0, 1.0], [0.0, 0.0, 0.0], [1.0, 0.0, -5.0]])
    everywhere, nowhere, outside = regions(scores, (0.0, 0.0), (2.0, 1.0))
    assert area(everywhere) == 2.0 and nowhere.shape == outside.shape == (0, 2)
