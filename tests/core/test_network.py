"""The network: against finite differences, a network written out by hand, and the bounds of its initial weights."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from explorer.core.activations import ACTIVATIONS
from explorer.core.losses.table import LOSSES
from explorer.core.network import Shape, first_parameters, gradient_of, layers, logits_of, outputs_of
from explorer.core.optimizers import OPTIMIZERS

SHAPE = Shape((4, 5, 3))
GOLDEN = json.loads((Path(__file__).parents[1] / "reference" / "network_goldens.json").read_bytes())
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


DEEP = Shape((4, 5, 6, 3))
DEEPEST = Shape((4, 5, 4, 6, 4, 5, 3), "sigmoid")
SHAPES = [Shape((4, 3)), SHAPE, *(Shape(DEEP.sizes, key) for key in ACTIVATIONS), DEEPEST]


def slopes(parameters, shape, loss, step=1e-6):
    """Differences of the mean loss over the examples."""

    def mean_loss(at):
        logits = logits_of(at, shape, INPUTS)
        return np.mean([loss.value(logits[:, b], TARGET[:, b]) for b in range(6)])

    units = step * np.eye(shape.parameters)
    return [(mean_loss(parameters + unit) - mean_loss(parameters - unit)) / (2 * step) for unit in units]


@pytest.mark.parametrize("key", LOSSES)
def test_the_gradient_is_that_of_the_mean_loss(key):
    parameters = first_parameters(SHAPE, 3.0, seed=2) + 0.1 * GENERATOR.normal(size=SHAPE.parameters)
    gradient = gradient_of(parameters, SHAPE, INPUTS, TARGET, LOSSES[key])
    np.testing.assert_allclose(gradient, slopes(parameters, SHAPE, LOSSES[key]), rtol=1e-5, atol=1e-8)


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_gradients_go_back_through_every_layer(shape):
    loss = LOSSES["cross_entropy"]
    parameters = first_parameters(shape, 2.0, "all", 5) + 0.1 * GENERATOR.normal(size=shape.parameters)
    gradient = gradient_of(parameters, shape, INPUTS, TARGET, loss)
    np.testing.assert_allclose(gradient, slopes(parameters, shape, loss), rtol=1e-5, atol=1e-8)


@pytest.mark.parametrize("case", GOLDEN["networks"], ids=lambda case: case["activation"])
def test_logits_and_gradients_are_those_of_pytorch(case):
    shape = Shape(tuple(case["sizes"]), case["activation"])
    parameters, inputs, target = (np.array(case[name]) for name in ("parameters", "inputs", "target"))
    np.testing.assert_allclose(logits_of(parameters, shape, inputs), case["logits"], rtol=1e-9, atol=1e-12)
    for key, wanted in case["losses"].items():
        gradient = gradient_of(parameters, shape, inputs, target, LOSSES[key])
        np.testing.assert_allclose(gradient, wanted["gradient"], rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_the_precision_given_is_kept(shape):
    parameters = first_parameters(shape, dtype=np.float32)
    inputs, target = INPUTS.astype(np.float32), TARGET.astype(np.float32)
    assert {found.dtype for found in outputs_of(parameters, shape, inputs)} == {np.dtype(np.float32)}
    for loss in LOSSES.values():
        assert gradient_of(parameters, shape, inputs, target, loss).dtype == np.float32, loss.key


def test_networks_side_by_side_have_their_layers_side_by_side():
    both = np.stack([first_parameters(DEEP, seed=seed) for seed in (1, 2)])
    for place, layer in enumerate(layers(both, DEEP)):
        for network in range(2):
            own = layers(both[network], DEEP)[place]
            assert (layer.weights[network] == own.weights).all() and (layer.biases[network] == own.biases).all()


def test_layers_are_views_of_the_vector():
    parameters = np.zeros(SHAPE.parameters)
    views = [view for layer in layers(parameters, SHAPE) for view in layer]
    for number, view in enumerate(views, 1):
        view[...] = number
    assert np.bincount(parameters.astype(int)).tolist() == [0, 20, 5, 15, 3]


def test_first_weights_keep_to_their_bounds_and_fill_them():
    shape = Shape((60, 40, 10))
    (first, first_biases), (last, last_biases) = layers(first_parameters(shape, 30.0, seed=1), shape)
    assert not first_biases.any() and not last_biases.any()
    for weights, bound in ((first, np.sqrt(6 / 100)), (last, 30 * np.sqrt(6 / 50))):
        assert 0.95 * bound < np.abs(weights).max() <= bound
        assert abs(weights.mean()) < 0.1 * bound


@pytest.mark.parametrize(("key", "bound"), [("sigmoid", 4 * np.sqrt(6 / 100)), ("relu", np.sqrt(6 / 60))])
def test_first_weights_follow_the_rule_of_the_activation(key, bound):
    shape = Shape((60, 40, 10), key)
    first, last = layers(first_parameters(shape, 30.0, seed=1), shape)
    assert 0.95 * bound < np.abs(first.weights).max() <= bound
    assert 0.95 < np.abs(last.weights).max() / (30 * np.sqrt(6 / 50)) <= 1, "the last layer has no activation"


def test_the_seed_decides_and_the_scale_changes_only_its_layers():
    one, same, other = (first_parameters(SHAPE, seed=seed) for seed in (3, 3, 4))
    assert (one == same).all() and not (one == other).all()
    last, every = (first_parameters(SHAPE, 5.0, scaled, 3) for scaled in ("last", "all"))
    np.testing.assert_array_equal(last[:25], one[:25])
    np.testing.assert_allclose(last[25:], 5 * one[25:])
    np.testing.assert_allclose(every, 5 * one)


def test_a_vector_of_another_length_is_refused():
    with pytest.raises(ValueError, match="4-5-3 has 43 parameters"):
        layers(np.zeros(44), SHAPE)


@pytest.mark.parametrize("optimizer", OPTIMIZERS.values(), ids=lambda o: o.key)
def test_every_optimizer_learns_a_small_problem(optimizer):
    parameters = first_parameters(SHAPE)
    state = optimizer.init(parameters, lr=0.05)
    values, loss = [], LOSSES["cross_entropy"]
    for _ in range(300):
        values.append(loss.value(logits_of(parameters, SHAPE, INPUTS), TARGET).mean())
        gradient = gradient_of(parameters, SHAPE, INPUTS, TARGET, loss)
        parameters, state = optimizer.update(gradient, state, parameters)
    assert values[-1] < 0.5 * values[0]
