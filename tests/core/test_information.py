"""Information, entropy, divergence and likelihood: printed numbers, sums written out, and inequalities."""

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
from explorer.core.losses.table import LOSSES
from explorer.core.softmax import log_softmax, softmax
from tests.support.strategies import distributions

P, Q = (1 / 3, 1 / 2, 1 / 6), (1 / 4, 1 / 2, 1 / 4)


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


def test_the_gap_keeps_its_digits_for_two_nearly_equal_distributions():
    """It is the sum of half the squared relative changes: the plain terms would cancel to noise of 1e-17."""
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
def test_likelihood_is_a_product_and_its_logarithm_a_sum_of_losses(data):
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


@pytest.mark.parametrize("tiny", [1e-310, 5e-324])
def test_the_divergence_of_next_to_nothing_is_finite_and_not_negative(tiny):
    assert float(kl_divergence([tiny, 1.0], [0.5, 0.5])) == pytest.approx(np.log(2))


def test_classes_that_no_label_names_have_a_frequency_too():
    assert frequencies([0, 0, 1], 4).tolist() == [2 / 3, 1 / 3, 0, 0]


def test_the_likelihood_of_no_examples_is_one():
    assert likelihood([0.5, 0.5], []) == 1
    assert log_likelihood(np.log([0.5, 0.5]), []) == 0
