"""Softmax and its relatives against closed forms, exact arithmetic and properties."""

from __future__ import annotations

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.softmax import log_softmax, logit_for_probability, logsumexp, sigmoid, softmax, softmax_block

LOGITS = st.lists(st.floats(-50, 50), min_size=2, max_size=10).map(np.array)
EXTREME = st.lists(st.floats(-1e300, 1e300), min_size=2, max_size=10).map(np.array)


def exact_logsumexp(logits) -> float:
    with localcontext() as context:
        context.prec = 60
        return float(sum(Decimal(float(y)).exp() for y in logits).ln())


@pytest.mark.parametrize(
    ("logits", "shown"),
    [((3, 1, -3), (0.88, 0.12, 0.00)), ((0.9, 1.2, 0.4), (0.34, 0.46, 0.21))],
)
def test_the_lectures_softmax_to_two_decimals(logits, shown):
    assert softmax(logits).round(2).tolist() == list(shown)


def test_the_notes_numerical_example():
    assert softmax((0, 0.006, 0.12)).round(3).tolist() == [0.319, 0.321, 0.360]


def test_the_block_shows_exponentials_total_and_probabilities():
    block = softmax_block((3, 1, -3))
    assert [f"{e:.3g}" for e in block.exponentials] == ["20.1", "2.72", "0.0498"]
    assert block.total == pytest.approx(math.exp(3) + math.exp(1) + math.exp(-3), rel=1e-15)
    np.testing.assert_allclose(block.probabilities, softmax((3, 1, -3)), rtol=1e-15)


def test_the_plain_block_overflows_where_the_stable_form_does_not():
    block = softmax_block((1000.0, 0.0))
    assert np.isinf(block.exponentials[0]) and np.isnan(block.probabilities[0])
    assert softmax((1000.0, 0.0)).tolist() == [1.0, 0.0]


@given(LOGITS)
def test_sums_to_one_and_lies_between_zero_and_one(logits):
    p = softmax(logits)
    assert p.sum() == pytest.approx(1, abs=1e-12) and (p >= 0).all() and (p <= 1).all()


@given(LOGITS, st.floats(-1e3, 1e3))
def test_a_constant_added_to_all_logits_changes_nothing(logits, shift):
    np.testing.assert_allclose(softmax(logits + shift), softmax(logits), rtol=1e-9, atol=1e-12)
    assert logsumexp(logits + shift) == pytest.approx(float(logsumexp(logits)) + shift, abs=1e-9)


@given(st.floats(-700, 700), st.floats(-50, 50))
def test_two_classes_are_the_sigmoid_of_the_difference(difference, second):
    assert softmax([second + difference, second])[0] == pytest.approx(
        float(sigmoid((second + difference) - second)), rel=1e-12, abs=1e-300
    )


@given(LOGITS)
def test_logsumexp_and_log_softmax_agree_with_sixty_digits(logits):
    exact = exact_logsumexp(logits)
    assert float(logsumexp(logits)) == pytest.approx(exact, rel=1e-14, abs=1e-13)
    np.testing.assert_allclose(log_softmax(logits), logits - exact, rtol=1e-12, atol=1e-13)


def test_a_confident_answer_keeps_its_last_digits():
    assert float(log_softmax([20.0, -20.0])[0]) == pytest.approx(-math.exp(-40), rel=1e-12)


@given(EXTREME)
def test_extreme_logits_stay_finite(logits):
    assert np.isfinite(softmax(logits)).all() and np.isfinite(log_softmax(logits)).all()
    assert np.isfinite(logsumexp(logits)) and softmax(logits).sum() == pytest.approx(1)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64, np.longdouble])
def test_the_dtype_is_kept(dtype):
    logits = np.array([[1, 2], [3, 4], [5, 6]], dtype=dtype)
    for function in (softmax, log_softmax, logsumexp, sigmoid):
        assert function(logits).dtype == dtype
    assert softmax([1, 2]).dtype == np.float64


def test_classes_are_on_axis_zero_for_every_shape():
    stack = np.random.default_rng(0).normal(size=(4, 5, 6))
    whole = softmax(stack)
    for i in range(5):
        for j in range(6):
            np.testing.assert_allclose(whole[:, i, j], softmax(stack[:, i, j]), rtol=1e-14)
    assert logsumexp(stack).shape == (5, 6)


@pytest.mark.parametrize("nothing", [3.0, [], np.empty((0, 4))])
def test_no_class_axis_is_refused(nothing):
    with pytest.raises(ValueError, match="at least one class"):
        softmax(nothing)


def test_sigmoid_at_both_ends():
    assert sigmoid(np.array([-1e300, 0.0, 1e300])).tolist() == [0.0, 0.5, 1.0]
    assert sigmoid(np.array([-1e-3, 0.5, 2.0])) == pytest.approx([1 / (1 + math.exp(-x)) for x in (-1e-3, 0.5, 2.0)])
    assert sigmoid([0, 2]).tolist() == sigmoid([0.0, 2.0]).tolist()


def test_the_block_of_a_batch_is_that_of_each_example():
    batch = np.array([[3.0, 0.0], [1.0, 0.5], [-3.0, 2.0]])
    block = softmax_block(batch)
    assert block.total.shape == (2,)
    for example in range(2):
        single = softmax_block(batch[:, example])
        assert block.total[example] == single.total
        assert block.probabilities[:, example].tolist() == single.probabilities.tolist()


def test_the_block_underflows_silently():
    block = softmax_block((-1000.0, -1000.0))
    assert block.total == 0 and np.isnan(block.probabilities).all()


def test_the_logsumexp_of_many_points_is_that_of_each():
    points = np.random.default_rng(5).normal(size=(3, 4)) * 50
    np.testing.assert_allclose(logsumexp(points), [float(logsumexp(points[:, i])) for i in range(4)])


@given(LOGITS, st.data(), st.floats(0.001, 0.999), st.floats(0.05, 50))
def test_the_logit_for_a_probability_gives_it(logits, data, probability, temperature):
    index = data.draw(st.integers(0, len(logits) - 1))
    moved = logits.copy()
    moved[index] = logit_for_probability(logits, index, probability, temperature)
    shares = softmax(moved / temperature)
    assert shares[index] == pytest.approx(probability, rel=1e-9)
    assert np.delete(moved, index).tolist() == np.delete(logits, index).tolist()


def test_a_logit_far_below_the_others_can_still_be_brought_up():
    raised = logit_for_probability((-1e4, 1000.0, 1000.0), 0, 0.5)
    assert raised == pytest.approx(1000 + math.log(2), rel=1e-15)


def test_no_logit_gives_certainty_and_one_alone_nothing_else():
    for probability in (0.0, 1.0):
        with pytest.raises(ValueError, match="between 0 and 1 only"):
            logit_for_probability((1.0, 2.0), 0, probability)
    with pytest.raises(ValueError, match="at least one class"):
        logit_for_probability((1.0,), 0, 0.5)


def test_many_logits_far_below_have_the_same_probabilities_as_few():
    """To the last bit: runs side by side are compared with single ones."""
    draws = np.random.default_rng(7)
    logits = draws.uniform(-30, 30, (3, 2000))
    logits[2] = draws.choice([-700.0, -735.0, -745.0, -746.0, -750.0, -1000.0, -1e300], 2000)
    alone = np.stack([softmax(column) for column in logits.T], axis=1)
    np.testing.assert_array_equal(softmax(logits), alone)
    assert (alone[2] > 0).any() and (alone[2] == 0).any()
