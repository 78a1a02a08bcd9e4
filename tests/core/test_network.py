"""The network: against finite differences, a network written out by hand, and the bounds of its initial weights."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.core.losses.table import LOSSES
from explorer.core.network import Shape, first_parameters, gradient_of, layers, logits_of
from explorer.core.optimizers import OPTIMIZERS

SHAPE = Shape(4, 5, 3)
GENERATOR = np.random.default_rng(7)
INPUTS = GENERATOR.normal(size=(4, 6))
TARGET = np.eye(3)[:, [0, 2, 1, 1, 0, 2]]


def test_the_logits_are_those_of_the_formula_written_out():
    parameters = GENERATOR.normal(size=SHAPE.parameters)
    first, first_biases = parameters[:20].reshape(5, 4), parameters[20:25]
    last, last_biases = parameters[25:40].reshape(3, 5), parameters[40:43]
    expected = np.empty((3, 6))
    for b in range(6):
        hidden = [np.tanh(sum(first[h, i] * INPUTS[i, b] for i in range(4)) + first_biases[h]) for h in range(5)]
        for k in range(3):
            expected[k, b] = sum(last[k, h] * hidden[h] for h in range(5)) + last_biases[k]
    np.testing.assert_allclose(logits_of(parameters, SHAPE, INPUTS), expected, rtol=1e-13)


@pytest.mark.parametrize("key", LOSSES)
def test_the_gradient_is_that_of_the_mean_loss(key):
    parameters = first_parameters(SHAPE, 3.0, seed=2) + 0.1 * GENERATOR.normal(size=SHAPE.parameters)
    gradient = gradient_of(parameters, SHAPE, INPUTS, TARGET, LOSSES[key])

    def mean_loss(at):
        logits = logits_of(at, SHAPE, INPUTS)
        return np.mean([LOSSES[key].value(logits[:, b], TARGET[:, b]) for b in range(6)])

    step = 1e-6
    differences = [
        (mean_loss(parameters + step * unit) - mean_loss(parameters - step * unit)) / (2 * step)
        for unit in np.eye(SHAPE.parameters)
    ]
    np.testing.assert_allclose(gradient, differences, rtol=1e-5, atol=1e-8)


def test_layers_are_views_of_the_vector():
    parameters = np.zeros(SHAPE.parameters)
    for number, layer in enumerate(layers(parameters, SHAPE), 1):
        layer[...] = number
    assert np.bincount(parameters.astype(int)).tolist() == [0, 20, 5, 15, 3]


def test_first_weights_keep_to_their_bounds_and_fill_them():
    shape = Shape(60, 40, 10)
    first, first_biases, last, last_biases = layers(first_parameters(shape, 30.0, seed=1), shape)
    assert not first_biases.any() and not last_biases.any()
    for weights, bound in ((first, np.sqrt(6 / 100)), (last, 30 * np.sqrt(6 / 50))):
        assert 0.95 * bound < np.abs(weights).max() <= bound
        assert abs(weights.mean()) < 0.1 * bound


def test_the_seed_decides_and_the_scale_changes_the_last_layer_only():
    one, same, other, scaled = (first_parameters(SHAPE, s, seed) for s, seed in ((1, 3), (1, 3), (1, 4), (5, 3)))
    assert (one == same).all() and not (one == other).all()
    np.testing.assert_array_equal(scaled[:25], one[:25])
    np.testing.assert_allclose(scaled[25:], 5 * one[25:])


def test_a_vector_of_another_length_is_refused():
    with pytest.raises(ValueError, match="4-5-3 has 43 parameters"):
        layers(np.zeros(44), SHAPE)


@pytest.mark.parametrize("optimizer", OPTIMIZERS.values(), ids=lambda o: o.key)
def test_every_optimizer_learns_a_small_problem(optimizer):
    parameters = first_parameters(SHAPE, 1.0, 0)
    state = optimizer.init(parameters, lr=0.05)
    values, loss = [], LOSSES["cross_entropy"]
    for _ in range(300):
        values.append(loss.value(logits_of(parameters, SHAPE, INPUTS), TARGET).mean())
        gradient = gradient_of(parameters, SHAPE, INPUTS, TARGET, loss)
        parameters, state = optimizer.update(gradient, state, parameters)
    assert values[-1] < 0.5 * values[0]
