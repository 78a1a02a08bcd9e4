"""Networks side by side take the steps that each would take alone."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.core.losses.table import LOSSES
from explorer.core.network import NEGLIGIBLE, Shape, first_parameters, gradient_of, layers
from explorer.core.network_row import NetworkRow
from explorer.core.optimizers import OPTIMIZERS

SHAPES = [Shape((7, 3)), Shape((7, 5, 3)), Shape((7, 5, 4, 6, 3), "relu")]
RATES = (0.01, 0.3, 2.0)
GENERATOR = np.random.default_rng(3)
BATCHES = [GENERATOR.random((7, 12)).astype(np.float32) for _ in range(6)]
TARGETS = [np.eye(3, dtype=np.float32)[:, GENERATOR.integers(0, 3, 12)] for _ in range(6)]


def row_of(shape, loss="mse", optimizer="gradient_descent", rates=RATES, scale=1.0, **settings):
    first = first_parameters(shape, scale, seed=4, dtype=np.float32)
    return first, NetworkRow(shape, first, LOSSES[loss], OPTIMIZERS[optimizer], rates, settings)


def alone(shape, first, loss, optimizer, rate, steps, **settings):
    """A network that is trained by itself."""
    parameters, state = first, OPTIMIZERS[optimizer].init(first, lr=rate, **settings)
    for inputs, target in zip(BATCHES[:steps], TARGETS[:steps], strict=True):
        gradient = gradient_of(parameters, shape, inputs, target, LOSSES[loss])
        parameters, state = OPTIMIZERS[optimizer].update(gradient, state, parameters)
    return parameters


def train(row, steps, parts=1):
    for inputs, target in zip(BATCHES[:steps], TARGETS[:steps], strict=True):
        for some, wanted in zip(np.split(inputs, parts, axis=1), np.split(target, parts, axis=1), strict=True):
            row.see(some, wanted, 1 / parts)
        row.step()


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("loss", LOSSES)
def test_each_takes_its_own_steps_under_every_loss(shape, loss):
    first, row = row_of(shape, loss)
    train(row, 6)
    for rate, found in zip(RATES, row.parameters(), strict=True):
        wanted = alone(shape, first, loss, "gradient_descent", rate, 6)
        np.testing.assert_allclose(found, wanted, rtol=1e-5, atol=1e-6)
    assert row.diverged == [False] * 3 and not row.is_over


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_each_has_the_state_of_its_own_optimizer(optimizer):
    first, row = row_of(SHAPES[1], "cross_entropy", optimizer)
    train(row, 6)
    for rate, found in zip(RATES, row.parameters(), strict=True):
        wanted = alone(SHAPES[1], first, "cross_entropy", optimizer, rate, 6)
        np.testing.assert_allclose(found, wanted, rtol=1e-4, atol=1e-5)


def test_hyperparameters_reach_all_of_them():
    first, row = row_of(SHAPES[1], "mse", "momentum", momentum=0.5)
    train(row, 5)
    wanted = alone(SHAPES[1], first, "mse", "momentum", 2.0, 5, momentum=0.5)
    np.testing.assert_allclose(row.parameters()[2], wanted, rtol=1e-5, atol=1e-6)


def test_a_minibatch_in_parts_is_the_same_minibatch():
    whole, parts = row_of(SHAPES[2], "cross_entropy")[1], row_of(SHAPES[2], "cross_entropy")[1]
    train(whole, 4)
    train(parts, 4, parts=3)
    for one, other in zip(whole.parameters(), parts.parameters(), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-5)


def test_one_that_diverges_stays_at_its_last_finite_parameters():
    rates = (0.01, 1e12, 0.3, 1e12)
    first, row = row_of(SHAPES[1], "mse_logits", rates=rates)
    train(row, 6)
    assert row.diverged == [False, True, False, True] and not row.is_over
    found = row.parameters()
    assert all(np.isfinite(each).all() for each in found)
    for place in (0, 2):
        wanted = alone(SHAPES[1], first, "mse_logits", "gradient_descent", rates[place], 6)
        np.testing.assert_allclose(found[place], wanted, rtol=1e-5, atol=1e-6)
    with np.errstate(all="ignore"):
        path = [alone(SHAPES[1], first, "mse_logits", "gradient_descent", 1e12, n) for n in range(7)]
    last = max(n for n in range(7) if np.isfinite(path[n]).all())
    np.testing.assert_allclose(found[1], path[last], rtol=1e-4)
    assert (found[1] == found[3]).all()


def test_the_row_is_over_when_all_have_diverged():
    _, row = row_of(SHAPES[1], "mse_logits", rates=(1e12, 1e12))
    train(row, 5)
    assert row.is_over and row.diverged == [True, True] and len(row.parameters()) == 2


def test_large_parameters_whose_sum_overflows_are_finite():
    first = np.full(SHAPES[0].parameters, 3e37, dtype=np.float32)
    row = NetworkRow(SHAPES[0], first, LOSSES["mse"], OPTIMIZERS["gradient_descent"], (0.1,), {})
    row.see(np.zeros((7, 12), dtype=np.float32), TARGETS[0])
    row.step()
    assert row.diverged == [False] and np.isfinite(row.parameters()[0]).all()


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_gradients_side_by_side_are_the_gradients_of_each(shape):
    both = np.stack([first_parameters(shape, scale, seed=5) for scale in (1.0, 4.0)])
    inputs, target = BATCHES[0].astype(float), TARGETS[0].astype(float)
    for loss in LOSSES.values():
        found = gradient_of(both, shape, inputs, target, loss)
        for parameters, gradient in zip(both, found, strict=True):
            wanted = gradient_of(parameters, shape, inputs, target, loss)
            np.testing.assert_allclose(gradient, wanted, rtol=1e-12, atol=1e-15)
        out = np.empty_like(both)
        assert gradient_of(both, shape, inputs, target, loss, out) is out and (out == found).all()


def test_slopes_that_are_not_normal_numbers_count_as_zero():
    shape = SHAPES[1]
    parameters = first_parameters(shape, dtype=np.float32)
    last = layers(parameters, shape)[-1]
    last.biases[...] = 0, 95, 0  # softmax of the others: 6e-42, and their slopes the same
    target = np.eye(3, dtype=np.float32)[:, [1]]
    gradient = gradient_of(parameters, shape, BATCHES[0][:, :1], target, LOSSES["cross_entropy"])
    tiny = np.finfo(np.float32).tiny
    assert not ((gradient != 0) & (np.abs(gradient) < tiny)).any()
    last.biases[...] = 0, 30, 0
    gradient = gradient_of(parameters, shape, BATCHES[0][:, :1], target, LOSSES["cross_entropy"])
    assert (layers(gradient, shape)[-1].biases[[0, 2]] > 0).all() and NEGLIGIBLE * tiny < 1e-29
