"""Class as a number and as one-hot: distances, errors, and the training examples."""

from __future__ import annotations

import itertools

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
from explorer.state.datasets import digits

FINITE = st.floats(-50, 50)


def test_numbers_are_1_1_and_2_apart_and_one_hot_vectors_root_2():
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
    # XᵀX w = λ w: applied to the features, these are the components themselves.
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
def test_classes_are_equally_frequent_and_no_example_is_in_both_sets(case):
    examples = CASES[case].examples(digits)
    assert np.bincount(examples.labels).tolist() == [TRAINING] * 3
    assert np.bincount(examples.held_labels).tolist() == [HELD_OUT] * 3
    assert examples.features.shape == (2, 3 * TRAINING) and examples.held_features.shape == (2, 3 * HELD_OUT)
    assert not {tuple(x) for x in examples.features.T} & {tuple(x) for x in examples.held_features.T}


def test_the_pupils_are_spread_as_the_growth_reference_says():
    """M, L, S of boys and girls at 6, 8 and 10 years as published, and the z scores that result from them."""
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


@pytest.mark.parametrize(("power", "median", "spread"), [(1.0, 115.9509, 0.04249), (-0.6764, 31.1586, 0.16305)])
def test_the_z_score_of_a_measure_is_the_one_it_was_made_from(power, median, spread):
    """Cole's definition: z = ((X/M)^L − 1) / (L S)."""
    z = np.linspace(-3.0, 3.0, 13)
    measures = _from_lms(power, median, spread, z)
    np.testing.assert_allclose(((measures / median) ** power - 1) / (power * spread), z, atol=1e-12)


def test_weight_goes_with_height_by_the_correlation_that_is_named():
    """With many pupils, so that it shows: both are standard normal, with exactly this correlation."""
    tall, heavy = _pupils(np.random.default_rng(0), 40_000).reshape(2, 6, -1)

    z_tall = (tall[0] / 115.9509 - 1) / 0.04249
    z_heavy = ((heavy[0] / 20.5137) ** -0.3180 - 1) / (-0.3180 * 0.13372)
    for z in (z_tall, z_heavy):
        assert abs(z.mean()) < 0.03 and z.std() == pytest.approx(1, abs=0.02)
    assert np.corrcoef(z_tall, z_heavy)[0, 1] == pytest.approx(HEIGHT_WITH_WEIGHT, abs=0.02)
