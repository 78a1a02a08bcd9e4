"""Information, entropy, divergence and likelihood: printed numbers, sums written out, and inequalities; the simplex."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.information import (
    cross_entropy,
    entropy,
    frequencies,
    information_content,
    kl_divergence,
    likelihood,
    log_likelihood,
)
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
from explorer.core.softmax import log_softmax, softmax

P, Q = (1 / 3, 1 / 2, 1 / 6), (1 / 4, 1 / 2, 1 / 4)


@st.composite
def distributions(draw, classes=None):
    """A distribution (K,), now and then with zeros in it."""
    count = classes or draw(st.integers(2, 10))
    weights = np.array(draw(st.lists(st.sampled_from([0.0]) | st.floats(1e-9, 1), min_size=count, max_size=count)))
    if weights.sum() == 0:
        weights[0] = 1.0
    return weights / weights.sum()


@st.composite
def pairs(draw):
    first = draw(distributions())
    return first, draw(distributions(len(first)))


@pytest.mark.parametrize(
    "function, arguments, printed",
    [
        (entropy, (P,), 1.0114),
        (entropy, (Q,), 1.0397),
        (cross_entropy, (P, Q), 1.0397),
        (cross_entropy, (Q, P), 1.0692),
        (kl_divergence, (P, Q), 0.0283),
        (kl_divergence, (Q, P), 0.0294),
    ],
)
def test_the_course_prints_these_numbers(function, arguments, printed):
    assert round(float(function(*arguments)), 4) == printed


def test_closed_forms():
    assert entropy([0.25] * 4) == pytest.approx(math.log(4))
    assert entropy([0.5, 0.5]) == pytest.approx(math.log(2))
    assert cross_entropy([0, 1, 0], [0.25, 0.5, 0.25]) == pytest.approx(math.log(2))
    assert kl_divergence([1.0, 0.0], [0.25, 0.75]) == pytest.approx(math.log(4))
    np.testing.assert_allclose(information_content([1.0, 0.5, 1 / math.e]), [0.0, math.log(2), 1.0])


def test_zeros_are_exact():
    assert entropy([0.0, 1.0]) == 0 and math.copysign(1, entropy([0.0, 1.0])) == 1
    assert information_content(0.0) == math.inf
    assert cross_entropy([0.0, 1.0], [0.0, 1.0]) == 0
    assert cross_entropy([0.5, 0.5], [0.0, 1.0]) == math.inf
    assert kl_divergence([0.5, 0.5], [0.0, 1.0]) == math.inf
    assert kl_divergence([0.0, 1.0], [0.0, 1.0]) == 0
    assert kl_divergence([0.0, 1.0], [0.5, 0.5]) == pytest.approx(math.log(2))


@given(distributions())
def test_entropy_is_the_sum_written_out_and_between_its_bounds(p):
    value = float(entropy(p))
    assert value == pytest.approx(math.fsum(-x * math.log(x) for x in p if x > 0), abs=1e-12)
    assert -1e-12 <= value <= math.log(len(p)) + 1e-12


@given(pairs())
def test_gibbs_inequality_and_the_gap(pair):
    p, q = pair
    gap, whole = float(kl_divergence(p, q)), float(cross_entropy(p, q))
    assert gap >= 0
    assert whole >= float(entropy(p)) - 1e-12
    if math.isfinite(gap):
        assert whole == pytest.approx(float(entropy(p)) + gap, rel=1e-9, abs=1e-9)
        direct = math.fsum(x * math.log(x / y) for x, y in zip(p, q, strict=True) if x > 0)
        assert gap == pytest.approx(direct, rel=1e-6, abs=1e-9)
    else:
        assert whole == math.inf and any(x > 0 == y for x, y in zip(p, q, strict=True))


@given(distributions())
def test_nothing_is_between_a_distribution_and_itself(p):
    assert kl_divergence(p, p) == 0


def test_the_gap_keeps_its_digits_where_two_distributions_all_but_agree():
    """Half the relative change squared, summed: the plain terms would cancel to noise of 1e-17."""
    small = 1e-9
    p, q = np.array([0.5, 0.5]), np.array([0.5 + small, 0.5 - small])
    assert float(kl_divergence(p, q)) == pytest.approx(2 * small**2, rel=1e-6)


def test_classes_are_on_axis_0_and_the_rest_goes_along():
    stack = np.stack([np.array(P), np.array(Q)], axis=1)
    np.testing.assert_allclose(entropy(stack), [entropy(P), entropy(Q)])
    np.testing.assert_allclose(cross_entropy(P, stack), [cross_entropy(P, P), cross_entropy(P, Q)])
    np.testing.assert_allclose(kl_divergence(stack, Q), [kl_divergence(P, Q), 0])
    np.testing.assert_allclose(likelihood(stack, [0, 2]), [1 / 18, 1 / 16])
    np.testing.assert_allclose(log_likelihood(np.log(stack), [0, 2]), np.log([1 / 18, 1 / 16]))


def test_a_misfit_is_refused():
    with pytest.raises(ValueError, match="2 and over 3"):
        cross_entropy([0.5, 0.5], P)
    with pytest.raises(ValueError, match="3 and over 2"):
        kl_divergence(P, [0.5, 0.5])
    with pytest.raises(ValueError, match="axis 0"):
        entropy(0.5)


@given(st.data())
def test_the_likelihood_is_the_product_and_its_logarithm_the_sum_of_losses(data):
    logits = np.array(data.draw(st.lists(st.floats(-5, 5), min_size=2, max_size=6)))
    labels = data.draw(st.lists(st.integers(0, len(logits) - 1), min_size=1, max_size=12))
    shares = softmax(logits)
    exact = math.prod((Fraction(float(shares[label])) for label in labels), start=Fraction(1))
    assert float(likelihood(shares, labels)) == pytest.approx(float(exact), rel=1e-12)
    one_hot = np.eye(len(logits))
    losses = sum(float(LOSSES["cross_entropy"].value(logits, one_hot[label])) for label in labels)
    assert -float(log_likelihood(log_softmax(logits), labels)) == pytest.approx(losses, rel=1e-12)
    assert -math.log(float(likelihood(shares, labels))) == pytest.approx(losses, rel=1e-9, abs=1e-9)


def test_the_logarithm_is_finite_where_the_product_is_lost():
    logits = np.array([0.0, -1000.0])
    assert likelihood(softmax(logits), [1]) == 0
    assert log_likelihood(log_softmax(logits), [1]) == -1000


@given(st.data())
def test_no_prediction_is_likelier_than_the_frequencies(data):
    classes = data.draw(st.integers(2, 5))
    labels = data.draw(st.lists(st.integers(0, classes - 1), min_size=1, max_size=12))
    best = frequencies(labels, classes)
    assert best.sum() == pytest.approx(1) and best[labels[0]] == labels.count(labels[0]) / len(labels)
    other = data.draw(distributions(classes))
    assert float(likelihood(best, labels)) >= float(likelihood(other, labels)) * (1 - 1e-12)
    assert -math.log(float(likelihood(best, labels))) == pytest.approx(len(labels) * float(entropy(best)), abs=1e-9)


# The simplex


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


@pytest.mark.parametrize("tiny", [1e-310, 5e-324])
def test_the_divergence_of_next_to_nothing_is_finite_and_not_negative(tiny):
    assert float(kl_divergence([tiny, 1.0], [0.5, 0.5])) == pytest.approx(np.log(2))


def test_classes_that_no_label_names_have_a_frequency_too():
    assert frequencies([0, 0, 1], 4).tolist() == [2 / 3, 1 / 3, 0, 0]


def test_the_likelihood_of_no_examples_is_one():
    assert likelihood([0.5, 0.5], []) == 1
    assert log_likelihood(np.log([0.5, 0.5]), []) == 0


def test_the_samples_of_the_triangle_are_spread_evenly_over_its_inside():
    """The moments of the uniform distribution on the simplex: mean 1/3, variance 1/18, covariance −1/36."""
    samples = _even_samples()
    assert samples.shape[0] == 3 and samples.min() > 0
    np.testing.assert_allclose(samples.sum(axis=0), 1.0)
    assert len({tuple(sample) for sample in samples.T}) == samples.shape[1] > 1000
    np.testing.assert_allclose(samples.mean(axis=1), 1 / 3)
    np.testing.assert_allclose(np.cov(samples), (np.eye(3) * 3 - 1) / 36, rtol=0.02)


def test_the_range_of_a_value_is_from_its_least_to_what_93_in_100_lie_below():
    """The first probability, and one less it: on the triangle a share of (1 − x)² has more of it than x."""
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
        (0.3, 1.2, [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1]),  # the ends themselves are none, rounded or not
        (0.1 * 3, 0.1 * 12, [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1]),
        (0.00021, 0.00111, [0.0003, 0.0004, 0.0005, 0.0006, 0.0007, 0.0008, 0.0009, 0.001, 0.0011]),
        (3.0, 3.0, []),
    ],
)
def test_levels_are_round_and_strictly_between(low, high, levels):
    assert _round_levels(low, high) == levels


def test_what_lies_outside_the_triangle_has_a_distribution_of_its_sides():
    totals = triangle_values(lambda logits: np.exp(logits).sum(axis=0), 40)
    np.testing.assert_allclose(totals, 1.0, atol=1e-9)
    least = triangle_values(lambda logits: np.exp(logits.min(axis=0)), 40)
    assert least[-1, 0] < 1e-9 and least[-1, -1] < 1e-9 and least.max() > 0.3
