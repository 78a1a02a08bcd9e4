"""The optimizers: purity, checks, and closed forms in addition to the golden paths."""

from __future__ import annotations

import math

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


def test_adagrad_in_closed_form():
    """Under a constant slope g the n-th step, from 0, is lr / (1 + n decay) · g / (√(first + (n + 1) g²) + ε)."""
    settings = {"lr": 0.3, "lr_decay": 0.5, "initial_accumulator_value": 3.0, "eps": 0.25}
    for g in (1.0, -2.0):
        steps = [0.3 / (1 + 0.5 * n) * g / (math.sqrt(3.0 + (n + 1) * g**2) + 0.25) for n in range(5)]
        moved = [walk("adagrad", [np.array([g])] * count, [0.0], **settings)[0] for count in range(1, 6)]
        np.testing.assert_allclose(moved, -np.cumsum(steps), rtol=1e-12)


def test_rmsprop_in_closed_form():
    """Under a constant slope the mean square after n steps is (1 − αⁿ) g²; with α = 0 only momentum remains."""
    g, n = -2.0, np.arange(1, 6)
    settings = {"lr": 0.3, "alpha": 0.8, "eps": 0.25}
    steps = 0.3 * g / (np.sqrt(1 - 0.8**n) * abs(g) + 0.25)
    moved = [walk("rmsprop", [np.array([g])] * count, [0.0], **settings)[0] for count in n]
    np.testing.assert_allclose(moved, -np.cumsum(steps), rtol=1e-12)
    plain = walk("momentum", [np.array([g / (abs(g) + 0.25)])] * 5, [0.0], lr=0.3, momentum=0.6)
    again = walk("rmsprop", [np.array([g])] * 5, [0.0], lr=0.3, momentum=0.6, alpha=0.0, eps=0.25)
    np.testing.assert_allclose(again, plain, rtol=1e-12)


def test_adam_in_closed_form():
    """Its two means are corrected for their initial value: under a constant slope every step is lr g / (|g| + ε)."""
    moved = walk("adam", [np.array([-2.0])] * 5, [0.0], lr=0.3, beta1=0.8, beta2=0.95, eps=0.25)
    np.testing.assert_allclose(moved, 5 * 0.3 * 2.0 / 2.25, rtol=1e-12)
    # After g and then 0 the first mean is β₁ (1 − β₁) g / (1 − β₁²), the second β₂ (1 − β₂) g² / (1 − β₂²).
    first, second = 0.8 / 1.8 * -2.0, 0.95 / 1.95 * 4.0
    moved = walk("adam", [np.array([-2.0]), np.zeros(1)], [0.0], lr=0.3, beta1=0.8, beta2=0.95, eps=0.25)
    np.testing.assert_allclose(moved, 0.3 * 2.0 / 2.25 - 0.3 * first / (math.sqrt(second) + 0.25), rtol=1e-12)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_a_step_is_counted_and_carries_the_settings_on(key):
    state = OPTIMIZERS[key].init(np.zeros(2), lr=0.125)
    for step in range(3):
        assert (state.step, state.settings["lr"]) == (step, 0.125)
        first = OPTIMIZERS[key].first(state.settings)
        assert [moment.shape for moment in state.moments] == [(2,)] * len(first)
        assert step or [moment.tolist() for moment in state.moments] == [[value] * 2 for value in first]
        _, state = OPTIMIZERS[key].update(np.ones(2), state, np.zeros(2))


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


def test_what_adagrad_remembers_at_first_can_be_set():
    state = OPTIMIZERS["adagrad"].init(np.zeros((2, 3)), initial_accumulator_value=0.25)
    assert [moment.tolist() for moment in state.moments] == [[[0.25] * 3] * 2]


@pytest.mark.parametrize("key", [key for key, optimizer in OPTIMIZERS.items() if optimizer.torch])
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
        for value in (hyperparameter.minimum, hyperparameter.maximum, hyperparameter.default):
            assert OPTIMIZERS[key].resolved(**{hyperparameter.key: value})[hyperparameter.key] == value
