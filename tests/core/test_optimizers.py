"""The optimizers: purity, checks, and closed forms besides the golden paths."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.optimizers import OPTIMIZERS

GRADIENTS = [np.array([1.0, -2.0]), np.array([0.5, 0.25]), np.array([-3.0, 1e-8])]


def walk(key, gradients, start=(0.0, 0.0), **settings):
    params = np.array(start)
    state = OPTIMIZERS[key].init(params, **settings)
    for gradient in gradients:
        params, state = OPTIMIZERS[key].update(gradient, state, params)
    return params


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_updates_change_nothing_they_were_given(key):
    params, gradient = np.array([1.0, 2.0]), np.array([0.1, -0.2])
    state = OPTIMIZERS[key].init(params, lr=0.1)
    first = OPTIMIZERS[key].update(gradient, state, params)
    again = OPTIMIZERS[key].update(gradient, state, params)
    assert params.tolist() == [1.0, 2.0] and gradient.tolist() == [0.1, -0.2]
    np.testing.assert_array_equal(first[0], again[0])
    assert state.step == 0 and first[1].step == 1
    assert all((m == state.moments[i]).all() for i, m in enumerate(OPTIMIZERS[key].init(params, lr=0.1).moments))


def test_gradient_descent_and_momentum_in_closed_form():
    g = np.array([1.0, -2.0])
    np.testing.assert_allclose(walk("gradient_descent", [g] * 5, lr=0.1), -0.5 * g)
    velocity = np.cumsum(0.9 ** np.arange(5))
    np.testing.assert_allclose(walk("momentum", [g] * 5, lr=0.1, momentum=0.9), -0.1 * velocity.sum() * g)
    plain = walk("gradient_descent", GRADIENTS, lr=0.1)
    np.testing.assert_allclose(walk("momentum", GRADIENTS, lr=0.1, momentum=0.0), plain)
    np.testing.assert_allclose(walk("nesterov", [g], lr=0.1, momentum=0.9), -0.1 * 1.9 * g)


@pytest.mark.parametrize("key", ["adagrad", "adam"])
def test_the_first_step_of_a_normalised_optimizer_is_the_rate(key):
    np.testing.assert_allclose(walk(key, [np.array([1e-3, -50.0])], lr=0.1), [-0.1, 0.1], rtol=1e-4)
    assert OPTIMIZERS[key].normalised


def test_the_first_step_of_rmsprop_is_ten_rates():
    np.testing.assert_allclose(walk("rmsprop", [np.array([1.0, -50.0])], lr=0.1), [-1.0, 1.0], rtol=1e-6)


@pytest.mark.parametrize("key", OPTIMIZERS)
@given(factor=st.floats(1e-3, 1e3))
def test_only_normalised_optimizers_forget_the_size_of_the_slope(key, factor):
    plain, scaled = walk(key, GRADIENTS[:1], lr=0.1), walk(key, [factor * GRADIENTS[0]], lr=0.1)
    expected = plain if OPTIMIZERS[key].normalised else factor * plain
    np.testing.assert_allclose(scaled, expected, rtol=1e-4)


def test_defaults_are_pytorchs():
    assert OPTIMIZERS["adam"].resolved() == {"lr": 1e-3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8}
    assert OPTIMIZERS["rmsprop"].resolved() == {"lr": 1e-2, "alpha": 0.99, "eps": 1e-8, "momentum": 0.0}
    assert OPTIMIZERS["adagrad"].resolved()["eps"] == 1e-10
    assert OPTIMIZERS["nesterov"].resolved() == OPTIMIZERS["momentum"].resolved() == {"lr": 1e-3, "momentum": 0.9}


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_the_torch_constructor_names_every_setting(key):
    settings = OPTIMIZERS[key].resolved(lr=0.25)
    text = OPTIMIZERS[key].torch.format(**settings)
    assert text.startswith("torch.optim.") and "lr=0.25" in text
    assert all(str(value) in text for value in settings.values())


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_unknown_and_impossible_hyperparameters_are_refused(key):
    with pytest.raises(TypeError, match=r"has no 'rate'.*lr"):
        OPTIMIZERS[key].init(np.zeros(2), rate=1.0)
    for hyperparameter in OPTIMIZERS[key].hyperparameters:
        for value in (np.nan, np.inf, hyperparameter.minimum - 1, hyperparameter.maximum * 2 + 1):
            with pytest.raises(ValueError, match=hyperparameter.key):
                OPTIMIZERS[key].init(np.zeros(2), **{hyperparameter.key: value})
