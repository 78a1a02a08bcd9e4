"""The factors of a slope: finite differences with 250 digits, the gradient of the record, logits of any size."""

from __future__ import annotations

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from explorer.core.chain_rule import chain_of
from explorer.core.losses.loss import Targets
from explorer.core.losses.table import LOSSES
from tests.support.strategies import targets

STEP = Decimal("1e-90")
CHAINED = [key for key, loss in LOSSES.items() if loss.by_probabilities is not None]
CORNER, FIRST = (-10.0, 10.0, -1000.0), (1.0, 0.0, 0.0)


def _softmax(y, temperature=1):
    weights = [((v - max(y)) / temperature).exp() for v in y]
    return [w / sum(weights) for w in weights]


def _surprise(p, t):
    return -sum(share * v.ln() for share, v in zip(t, p, strict=True) if share)


def _squares(p, t):
    return sum((v - share) ** 2 for share, v in zip(t, p, strict=True))


# Each loss as a function of the probabilities, which here are any positive numbers
BY_PROBABILITIES = {
    "cross_entropy": _surprise,
    "kl": lambda p, t: _surprise(p, t) + sum(share * share.ln() for share in t if share),
    "mse": _squares,
    "mse_mean": lambda p, t: _squares(p, t) / len(p),
    "euclidean": lambda p, t: _squares(p, t).sqrt(),
    "cross_entropy_twice": lambda p, t: _surprise(_softmax(p), t),
}


def slopes_of(function, point):
    """Central differences of a function of K numbers: (K,) Decimals."""
    found = []
    for i in range(len(point)):
        above, below = ([v + sign * STEP * (j == i) for j, v in enumerate(point)] for sign in (1, -1))
        found.append((function(above) - function(below)) / (2 * STEP))
    return found


def agree(signed, exact, size):
    """Whether numbers by their logarithms are `exact` to eleven digits of `size`."""
    for sign, log, truth in zip(signed.sign.ravel(), signed.log.ravel(), exact, strict=True):
        ours = Decimal(float(sign)) * Decimal(float(log)).exp() if sign else Decimal(0)
        assert abs(ours - truth) <= Decimal("1e-11") * size + Decimal("1e-40"), (ours, truth)


@st.composite
def points(draw, key, most, classes=10):
    """Logits (K,), a target that the loss takes, one-hot as often as soft, and a temperature."""
    logits = draw(st.lists(st.floats(-most, most), min_size=2, max_size=classes))
    target = draw(targets(len(logits)))
    if LOSSES[key].targets is Targets.ONE_HOT or draw(st.booleans()):
        target = tuple(np.eye(len(logits))[draw(st.integers(0, len(logits) - 1))].tolist())
    return logits, target, draw(st.sampled_from([1.0, 0.25, 3.0]))


def test_every_loss_of_probabilities_says_its_first_factor():
    assert set(CHAINED) == set(BY_PROBABILITIES)
    assert all((loss.by_probabilities is None) == loss.on_logits for loss in LOSSES.values())


@pytest.mark.parametrize("key", BY_PROBABILITIES)
@settings(max_examples=8)
@given(data=st.data())
def test_every_factor_is_the_finite_difference(key, data):
    logits, target, temperature = data.draw(points(key, 20.0, classes=4))
    chain = chain_of(LOSSES[key], logits, target, temperature)
    with localcontext() as context:
        context.prec = 250
        y, t, kelvin = [Decimal(v) for v in logits], [Decimal(v) for v in target], Decimal(temperature)
        p, loss = _softmax(y, kelvin), BY_PROBABILITIES[key]
        if key == "euclidean":
            assume(loss(p, t) > Decimal("1e-6"))
        first = slopes_of(lambda at: loss(at, t), p)
        agree(chain.v, first, max(map(abs, first)))
        for i in range(len(y)):
            row = slopes_of(lambda at, i=i: _softmax(at, kelvin)[i], y)
            ours = type(chain.v)(chain.jacobian.sign[i], chain.jacobian.log[i])
            agree(ours, row, max(map(abs, row)))
        whole = slopes_of(lambda at: loss(_softmax(at, kelvin), t), y)
        terms = (chain.v.column * chain.jacobian).log  # of which the slope may be a small difference
        agree(chain.slopes, whole, Decimal(float(terms.max())).exp())


@pytest.mark.parametrize("key", LOSSES)
@given(data=st.data())
def test_the_product_is_the_gradient_of_the_record(key, data):
    logits, target, temperature = data.draw(points(key, data.draw(st.sampled_from([8.0, 60.0, 1000.0]))))
    loss = LOSSES[key]
    scaled = np.array(logits) / temperature
    if key == "euclidean":  # its kink
        assume(float(loss.value(scaled, target)) > 1e-6)
    gradient = loss.gradient(scaled, target) / temperature
    chain = chain_of(loss, logits, target, temperature)
    np.testing.assert_allclose(chain.slopes.values, gradient, rtol=1e-12, atol=1e-12 / min(temperature, 1.0))


@pytest.mark.parametrize("key", CHAINED)
@given(data=st.data())
def test_the_factors_multiply_to_the_slope(key, data):
    logits, target, temperature = data.draw(points(key, data.draw(st.sampled_from([8.0, 300.0]))))
    chain = chain_of(LOSSES[key], logits, target, temperature)
    products = (chain.v.column * chain.jacobian).total()
    most = math.exp(min(float((chain.v.column * chain.jacobian).log.max()), 700.0))
    np.testing.assert_allclose(products.values, chain.slopes.values, rtol=1e-11, atol=1e-11 * most)
    if chain.inner is not None:
        outer, again = chain.inner
        np.testing.assert_allclose((outer.column * again).total().values, chain.v.values, rtol=1e-11, atol=1e-12)


@pytest.mark.parametrize("key", LOSSES)
@given(data=st.data())
def test_nothing_is_undefined_whatever_the_logits(key, data):
    logits, target, temperature = data.draw(points(key, data.draw(st.sampled_from([1e3, 1e17, 1e150, 1e300]))))
    chain = chain_of(LOSSES[key], logits, target, temperature)
    for factor in (chain.v, chain.jacobian, chain.slopes, *(chain.inner or ())):
        if factor is not None:
            assert not np.isnan(factor.log).any() and not np.isnan(factor.values).any()
            assert (factor.log < math.inf).all()
            assert set(factor.sign.ravel().tolist()) <= {-1.0, 0.0, 1.0}
    assert np.isfinite(chain.slopes.log[chain.slopes.sign != 0]).all()


def test_where_mse_is_flat_the_smallness_cancels_under_cross_entropy():
    mse, surprise = (chain_of(LOSSES[key], CORNER, FIRST) for key in ("mse", "cross_entropy"))
    assert mse.v.values == pytest.approx([-2, 2, 0], abs=1e-8)
    assert surprise.v.values.tolist() == pytest.approx([-485165196.4, 0, 0])
    np.testing.assert_array_equal(mse.jacobian.log, surprise.jacobian.log)
    assert mse.jacobian.values[0, 0] == pytest.approx(2.0611536e-9)
    assert mse.slopes.values == pytest.approx([-8.244614e-9, 8.244614e-9, 0], rel=1e-6)
    assert surprise.slopes.values == pytest.approx([-1, 1, 0], abs=1e-8)


@pytest.mark.parametrize("far", [1000.0, 1e5])
def test_an_infinite_factor_times_a_vanished_one_is_right(far):
    chain = chain_of(LOSSES["cross_entropy"], (-far, far, far), FIRST)
    assert chain.v.values.tolist() == [-math.inf, 0, 0]
    assert not chain.jacobian.values[0].any()
    assert chain.slopes.values.tolist() == pytest.approx([-1, 0.5, 0.5], rel=1e-12)
    assert chain.v.log[0] == pytest.approx(2 * far + math.log(2), rel=1e-12)


def test_a_probability_that_is_nearly_one_keeps_its_error():
    """1 − p is 10⁻⁸⁶⁹ there: float64 has p − ŷ = 0, and the slope as it is."""
    chain = chain_of(LOSSES["mse"], (1000.0, -1000.0), (1.0, 0.0))
    assert chain.v.log.tolist() == pytest.approx([-2000 + math.log(2)] * 2) and chain.v.sign.tolist() == [-1, 1]
    assert chain.slopes.log.tolist() == pytest.approx([-4000 + math.log(4)] * 2)


def test_softmax_twice_has_one_factor_more():
    chain = chain_of(LOSSES["cross_entropy_twice"], CORNER, FIRST)
    outer, again = chain.inner
    q = np.exp([0, 1, 0]) / np.exp([0, 1, 0]).sum()
    assert outer.values == pytest.approx([-1 / q[0], 0, 0], rel=1e-7)
    assert again.values == pytest.approx(np.diag(q) - np.outer(q, q), rel=1e-7)
    assert chain.v.values == pytest.approx(q - FIRST, rel=1e-7)
    assert all(chain_of(LOSSES[key], CORNER, FIRST).inner is None for key in LOSSES if key != "cross_entropy_twice")


def test_a_loss_of_the_logits_has_its_slope_alone():
    for key in ("hinge", "mse_logits"):
        chain = chain_of(LOSSES[key], (0.3, 0.1), (1.0, 0.0), 2.0)
        assert chain.v is None and chain.jacobian is None and chain.inner is None
        assert chain.slopes.values == pytest.approx(LOSSES[key].gradient([0.15, 0.05], (1.0, 0.0)) / 2)


def test_at_distance_zero_nothing_is_divided():
    chain = chain_of(LOSSES["euclidean"], (0.0, 0.0), (0.5, 0.5))
    assert not chain.v.values.any() and not chain.slopes.values.any()
