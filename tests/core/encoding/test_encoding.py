"""Class as a number and as one-hot: distances and errors, the examples, the two trainings, their regions."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from explorer.core.encoding.cases import (
    CASES,
    DIGITS,
    HEIGHT_WITH_WEIGHT,
    HELD_OUT,
    TRAINING,
    _from_lms,
    _pupils,
    distances,
    number_errors,
    number_points,
    one_hot_points,
    projected_digits,
    pupils,
)
from explorer.core.encoding.regions import decided, regions
from explorer.core.encoding.training import MODELS, EncodingTraining
from explorer.state.datasets import digits, renumbered, training

LATE = 500
FINITE = st.floats(-50, 50)


def test_numbers_are_one_one_and_two_apart_and_one_hot_always_root_two():
    assert distances(number_points(3)).tolist() == [[0, 1, 2], [1, 0, 1], [2, 1, 0]]
    apart = distances(one_hot_points(3))
    np.testing.assert_allclose(apart[~np.eye(3, dtype=bool)], np.sqrt(2), rtol=1e-15)
    assert apart.diagonal().tolist() == [0, 0, 0]


@given(arrays(float, st.tuples(st.integers(1, 6), st.integers(1, 4)), elements=FINITE))
def test_distances_are_numpys_norms(points):
    expected = [[np.linalg.norm(a - b) for b in points] for a in points]
    np.testing.assert_allclose(distances(points), expected, rtol=1e-12, atol=1e-12)


@given(arrays(float, st.tuples(st.integers(1, 5)), elements=FINITE), st.integers(2, 10))
def test_number_errors_are_squares_with_the_classes_first(outputs, classes):
    errors = number_errors(outputs, classes)
    assert errors.shape == (classes, len(outputs))
    for k, i in itertools.product(range(classes), range(len(outputs))):
        assert errors[k, i] == pytest.approx((outputs[i] - (k + 1)) ** 2, rel=1e-12, abs=1e-12)
    np.testing.assert_allclose(number_errors(float(outputs[0]), classes), errors[:, 0], rtol=1e-12)


def test_the_components_are_those_of_the_covariance():
    examples = projected_digits(digits)
    images, written = digits()
    first = np.concatenate([images[written == digit][:TRAINING] for digit in DIGITS]) / 255.0
    centred = first - first.mean(axis=0)
    axes = np.linalg.eigh(centred.T @ centred)[1][:, :-3:-1]
    expected = axes.T @ centred.T
    expected /= expected.std(axis=1, keepdims=True)
    signs = np.sign((expected * examples.features).sum(axis=1, keepdims=True))
    np.testing.assert_allclose(examples.features, signs * expected, atol=1e-8)
    np.testing.assert_allclose(np.cov(examples.features, bias=True), np.eye(2), atol=1e-9)
    held = np.concatenate([images[written == digit][TRAINING : TRAINING + HELD_OUT] for digit in DIGITS]) / 255.0
    expected = axes.T @ (held - first.mean(axis=0)).T / (axes.T @ centred.T).std(axis=1, keepdims=True)
    np.testing.assert_allclose(examples.held_features, signs * expected, atol=1e-8)
    # XᵀX w = λ w: seen through the features, the components themselves.
    components = examples.features @ centred
    assert (components[np.arange(2), np.abs(components).argmax(axis=1)] > 0).all()


def test_nothing_of_the_held_out_digits_leaks_into_the_features():
    images, written = digits()
    learnt = np.concatenate([np.flatnonzero(written == digit)[:TRAINING] for digit in DIGITS])
    changed = np.full_like(images, 255)
    changed[learnt] = images[learnt]
    other = projected_digits(lambda: (changed, written))
    assert (other.features == projected_digits(digits).features).all()
    assert (other.held_features != projected_digits(digits).held_features).any()


@pytest.mark.parametrize("case", CASES)
def test_every_class_has_as_many_examples_and_none_is_learnt_from_and_held_out(case):
    examples = CASES[case].examples(digits)
    assert np.bincount(examples.labels).tolist() == [TRAINING] * 3
    assert np.bincount(examples.held_labels).tolist() == [HELD_OUT] * 3
    assert examples.features.shape == (2, 3 * TRAINING) and examples.held_features.shape == (2, 3 * HELD_OUT)
    assert not {tuple(x) for x in examples.features.T} & {tuple(x) for x in examples.held_features.T}


def test_the_pupils_are_spread_as_the_growth_reference_says():
    """M, L, S of boys and girls at 6, 8 and 10 years as published, and the z scores that they give back."""
    published = {
        (0, 0): ((115.9509, 1, 0.04249), (20.5137, -0.3180, 0.13372)),
        (0, 1): ((115.1244, 1, 0.04447), (20.1639, -0.5013, 0.14900)),
        (1, 0): ((127.2651, 1, 0.04438), (25.4163, -0.5482, 0.14344)),
        (1, 1): ((126.5558, 1, 0.04581), (25.0262, -0.5627, 0.16186)),
        (2, 0): ((137.7795, 1, 0.04626), (31.1586, -0.6764, 0.16305)),
        (2, 1): ((138.6363, 1, 0.04614), (31.8578, -0.5958, 0.17262)),
    }
    drawn = pupils().held_features.reshape(2, 3, 2, HELD_OUT // 2)
    scores = np.empty_like(drawn)
    for (age, sex), tables in published.items():
        for feature, (m, power, s) in enumerate(tables):
            scores[feature, age, sex] = ((drawn[feature, age, sex] / m) ** power - 1) / (power * s)
    few = 4 / np.sqrt(HELD_OUT / 2)
    assert np.abs(scores.mean(axis=-1)).max() < few
    assert np.abs(scores.std(axis=-1) - 1).max() < few
    assert np.corrcoef(scores.reshape(2, -1))[0, 1] == pytest.approx(HEIGHT_WITH_WEIGHT, abs=0.05)
    assert (pupils().features == pupils().features).all()


def mean_loss(key: str, parameters: np.ndarray, inputs: np.ndarray, labels: np.ndarray) -> float:
    """What each model is to minimise, spelt out."""
    outputs = parameters @ inputs
    if key == "number":
        return float(np.mean((outputs[0] - (labels + 1)) ** 2))
    shares = np.exp(outputs) / np.exp(outputs).sum(axis=0)
    return float(np.mean(-np.log(shares[labels, np.arange(len(labels))])))


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("key", MODELS)
@pytest.mark.parametrize("step", [0, 1, 40])
def test_each_step_goes_down_the_gradient_of_the_mean_loss(case, key, step):
    trained = EncodingTraining(CASES[case].examples(digits), 3)
    trained.grow(step + 1)
    inputs, labels = trained._inputs, trained.examples.labels
    before, after = trained._paths[key][step], trained._paths[key][step + 1]
    slope = np.empty_like(before)
    for place in np.ndindex(before.shape):
        nudge = np.zeros_like(before)
        nudge[place] = 1e-5
        higher, lower = (mean_loss(key, before + sign * nudge, inputs, labels) for sign in (1, -1))
        slope[place] = (higher - lower) / 2e-5
    np.testing.assert_allclose(before - after, trained.rate * slope, atol=1e-8)


def test_the_number_model_comes_to_the_least_squares():
    trained = training("grades")
    trained.grow(3000)
    x = np.vstack([trained.examples.features, np.ones(3 * TRAINING)])
    best = np.linalg.lstsq(x.T, trained.examples.labels + 1.0, rcond=None)[0]
    scores = trained.scores("number", 3000)
    np.testing.assert_allclose(scores[1] - scores[0], best - [0, 0, 1.5], rtol=1e-6)
    np.testing.assert_allclose(scores[2] - scores[1], best - [0, 0, 2.5], rtol=1e-6)


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
    """Whether a convex polygon (n, 2) holds a point: it lies on one side of all edges."""
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


def test_one_output_cuts_stripes_with_the_second_class_between_the_others():
    scores = training("unrelated").scores("number", training("unrelated").grow(LATE))
    borders = scores[1:] - scores[:-1]
    np.testing.assert_allclose(borders[0, :2], borders[1, :2], rtol=1e-12)
    wide = regions(scores, (-50.0, -50.0), (50.0, 50.0))
    ends, middle = (wide[0], wide[2]), wide[1]
    assert all(any(np.allclose(corner, own) for own in middle) for end in ends for corner in borders_of(end))
    assert not set(map(tuple, wide[0].round(6))) & set(map(tuple, wide[2].round(6)))


def borders_of(corners: np.ndarray) -> list[np.ndarray]:
    """The corners of a region that are not the frame's own."""
    return [corner for corner in corners if not (np.abs(corner) == 50.0).all()]


# Measured; 1350 held-out examples: one in a hundred more or less is an error of about one standard deviation.
@pytest.mark.parametrize(
    "case, key, learnt, held_out",
    [
        ("unrelated", "number", 0.887, 0.829),
        ("unrelated", "one_hot", 0.933, 0.921),
        ("grades", "number", 0.807, 0.761),
        ("grades", "one_hot", 0.813, 0.759),
    ],
)
def test_what_each_encoding_comes_to(case, key, learnt, held_out):
    trained = training(case)
    assert trained.grow(LATE) == LATE
    assert trained.accuracy(key, LATE).training == pytest.approx(learnt, abs=0.007)
    assert trained.accuracy(key, LATE).held_out == pytest.approx(held_out, abs=0.004)


def test_numbers_in_another_order_do_worse_and_much_worse_where_there_is_an_order():
    assert renumbered("unrelated") == pytest.approx((0.742, 0.701), abs=0.004)
    assert renumbered("grades") == pytest.approx((0.384, 0.356), abs=0.004)


@pytest.mark.parametrize("order", [(0, 2, 1), (1, 0, 2)])
def test_renumbering_is_training_with_the_classes_in_that_order(order):
    trained = training("unrelated")
    place = np.argsort(order)
    examples = trained.examples
    moved = replace(examples, labels=place[examples.labels], held_labels=place[examples.held_labels])
    other = EncodingTraining(moved, 3)
    other.grow(2000)
    assert trained.renumbered()[order] == pytest.approx(other.accuracy("number", 2000).held_out, abs=0.001)
    assert set(trained.renumbered()) == {(0, 2, 1), (1, 0, 2)}


def test_a_training_grows_a_little_at_a_time_to_the_same_place():
    whole, pieces = (EncodingTraining(pupils(), 3) for _ in range(2))
    whole.grow(300)
    reached = [pieces.grow(300, budget=0.0) for _ in range(5)]
    assert reached == sorted(set(reached)) and reached[0] < 300 == reached[-1]
    assert pieces.grow(10) == 10 and pieces.steps == 300
    assert EncodingTraining(pupils(), 3).grow(300, budget=60.0) == 300, "with time enough it is done at once"
    for key in MODELS:
        for step in (0, 7, 64, 300):
            assert (whole.scores(key, step) == pieces.scores(key, step)).all()


@pytest.mark.parametrize(("power", "median", "spread"), [(1.0, 115.9509, 0.04249), (-0.6764, 31.1586, 0.16305)])
def test_the_z_score_of_a_measure_is_the_one_it_was_made_from(power, median, spread):
    """Cole's definition: z = ((X/M)^L − 1) / (L S)."""
    z = np.linspace(-3.0, 3.0, 13)
    measures = _from_lms(power, median, spread, z)
    np.testing.assert_allclose(((measures / median) ** power - 1) / (power * spread), z, atol=1e-12)


def test_weight_goes_with_height_by_the_correlation_that_is_named():
    """Of many pupils, so that it shows: both standard normal, and the one tells of the other just so much."""
    tall, heavy = _pupils(np.random.default_rng(0), 40_000).reshape(2, 6, -1)

    z_tall = (tall[0] / 115.9509 - 1) / 0.04249
    z_heavy = ((heavy[0] / 20.5137) ** -0.3180 - 1) / (-0.3180 * 0.13372)
    for z in (z_tall, z_heavy):
        assert abs(z.mean()) < 0.03 and z.std() == pytest.approx(1, abs=0.02)
    assert np.corrcoef(z_tall, z_heavy)[0, 1] == pytest.approx(HEIGHT_WITH_WEIGHT, abs=0.02)


def test_a_class_that_wins_nowhere_has_a_region_without_corners():
    scores = np.array([[0.0, 0.0, 1.0], [0.0, 0.0, 0.0], [1.0, 0.0, -5.0]])
    everywhere, nowhere, outside = regions(scores, (0.0, 0.0), (2.0, 1.0))
    assert area(everywhere) == 2.0 and nowhere.shape == outside.shape == (0, 2)
