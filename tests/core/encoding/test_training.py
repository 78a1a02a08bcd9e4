"""The trainings of the number model and the one-hot model, and the accuracy that each reaches."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.core.encoding.cases import (
    CASES,
    TRAINING,
    pupils,
)
from explorer.core.encoding.training import MODELS, EncodingTraining
from explorer.state.datasets import digits, renumbered, training

LATE = 500


def mean_loss(key: str, parameters: np.ndarray, inputs: np.ndarray, labels: np.ndarray) -> float:
    """What each model minimises, written out."""
    outputs = parameters @ inputs
    if key == "number":
        return float(np.mean((outputs[0] - (labels + 1)) ** 2))
    shares = np.exp(outputs) / np.exp(outputs).sum(axis=0)
    return float(np.mean(-np.log(shares[labels, np.arange(len(labels))])))


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("key", MODELS)
@pytest.mark.parametrize("step", [0, 1, 40])
def test_each_step_goes_down_the_gradient_of_the_mean_loss(case, key, step):
    trained = EncodingTraining(CASES[case].examples(digits), 3)
    trained.grow(step + 1)
    features, labels = trained.examples.features, trained.examples.labels
    standard = [(row - np.mean(row)) / np.std(row) for row in features]
    inputs = np.array([*standard, np.ones(len(labels))])
    before, after = trained.parameters(key, step), trained.parameters(key, step + 1)
    slope = np.empty_like(before)
    for place in np.ndindex(before.shape):
        nudge = np.zeros_like(before)
        nudge[place] = 1e-5
        higher, lower = (mean_loss(key, before + sign * nudge, inputs, labels) for sign in (1, -1))
        slope[place] = (higher - lower) / 2e-5
    np.testing.assert_allclose(before - after, trained.rate * slope, atol=1e-8)


def test_the_number_model_reaches_the_least_squares_solution():
    trained = training("grades")
    trained.grow(3000)
    x = np.vstack([trained.examples.features, np.ones(3 * TRAINING)])
    best = np.linalg.lstsq(x.T, trained.examples.labels + 1.0, rcond=None)[0]
    scores = trained.scores("number", 3000)
    np.testing.assert_allclose(scores[1] - scores[0], best - [0, 0, 1.5], rtol=1e-6)
    np.testing.assert_allclose(scores[2] - scores[1], best - [0, 0, 2.5], rtol=1e-6)


# Measured; 1350 held-out examples: a difference of one in a hundred is about one standard deviation.
@pytest.mark.parametrize(
    "case, key, learnt, held_out",
    [
        ("unrelated", "number", 0.887, 0.829),
        ("unrelated", "one_hot", 0.933, 0.921),
        ("grades", "number", 0.807, 0.761),
        ("grades", "one_hot", 0.813, 0.759),
    ],
)
def test_each_encoding_reaches_its_accuracy(case, key, learnt, held_out):
    trained = training(case)
    assert trained.grow(LATE) == LATE
    assert trained.accuracy(key, LATE).training == pytest.approx(learnt, abs=0.007)
    assert trained.accuracy(key, LATE).held_out == pytest.approx(held_out, abs=0.004)


def test_renumbered_classes_do_worse_most_of_all_where_order_matters():
    assert renumbered("unrelated") == pytest.approx((0.742, 0.701), abs=0.004)
    assert renumbered("grades") == pytest.approx((0.384, 0.356), abs=0.004)


def test_a_training_grows_a_little_at_a_time_to_the_same_place():
    whole, pieces = (EncodingTraining(pupils(), 3) for _ in range(2))
    whole.grow(300)
    reached = [pieces.grow(300, budget=0.0) for _ in range(5)]
    assert reached == sorted(set(reached)) and reached[0] < 300 == reached[-1]
    assert pieces.grow(10) == 10 and pieces.steps == 300
    assert EncodingTraining(pupils(), 3).grow(300, budget=60.0) == 300, "with time enough it is done at once"
    for key in MODELS:
        for step in (0, 7, 64, 300):
            assert (whole.scores(key, step) == pieces.scores(key, step)).all()
