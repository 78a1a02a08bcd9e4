"""The numbers of one example: those that slow loops over the parameters give."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.look.theme import THEMES
from explorer.screens.network.one_example import OneExample
from tests.support.inside import by_hand, example, trained

DEPTHS = [(), (8,), (7, 5), (6, 5, 4), (6, 5, 4, 5), (4, 5, 6, 5, 4)]


@pytest.mark.parametrize("hidden", DEPTHS)
@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "relu"])
def test_every_layer_is_that_of_plain_loops(hidden, activation):
    shown = trained(hidden, activation)
    for run in (0, 1):
        found = OneExample.of(shown, run, THEMES["light"].run(run))
        outputs, shares, error = by_hand(shown, run, 101)
        assert found.last == len(hidden) == len(outputs) - 1
        for one, other in zip(found.outputs, outputs, strict=True):
            np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-5)
        np.testing.assert_allclose(found.probabilities, shares, rtol=1e-4, atol=1e-6)
        assert found.error == pytest.approx(error, rel=1e-4)
        assert found.mean == shown.trainings[run].measured(20).loss and found.count == 1000
        assert found.label == 1 and found.names[1] == "1" and found.place == 101


def test_bias_and_weighted_sum_make_the_output():
    found = example(hidden=(7, 5), activation="sigmoid")
    for layer in range(3):
        for unit in range(len(found.outputs[layer])):
            z = found.bias(layer, unit) + found.weighted(layer, unit)
            value = z if layer == 2 else 1 / (1 + np.exp(-z))
            assert found.outputs[layer][unit] == pytest.approx(value, rel=1e-4, abs=1e-6)


def test_the_mean_loss_is_that_of_all_examples():
    shown = trained()
    every = [OneExample.of(shown._replace(looked_at=i), 1, THEMES["light"].run(1)) for i in range(1000)]
    assert every[0].mean == pytest.approx(np.mean([each.error for each in every]), rel=1e-5)


def test_an_example_beyond_the_last_is_the_last():
    assert example(looked_at=5000).place == 999


def test_parameters_that_overflow_are_shown_without_a_warning():
    found = example(init_scale=1000.0, hidden=(8, 8), activation="relu", scaled="all", frame=0)
    assert len(found.probabilities) == 10 and not np.isnan(found.probabilities).any()
