"""The least that free logits can reach, in closed forms: the held ones keep their shares of what they have together."""

from __future__ import annotations

import math

import numpy as np
import pytest

from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.softmax import softmax

START = np.array([5.0, -2.0, 0.5, 1.5])
FREE = np.array([True, True, False, False])


def least(loss, target, T=1.0, start=START, free=FREE):
    return Objective(LOSSES[loss], np.array(target), T).minimum(start, free)


@pytest.mark.parametrize("T", [0.5, 1.0, 2.5])
@pytest.mark.parametrize("target", [(0.4, 0.3, 0.2, 0.1), (0.0, 0.7, 0.1, 0.2), (0.6, 0.4, 0.0, 0.0)])
def test_cross_entropy_and_kl_with_a_soft_target(target, T):
    """The free ones take exactly their targets; the held ones share the rest as their own softmax says."""
    p = np.array([*target[:2], *(sum(target[2:]) * softmax(START[2:] / T))])
    expected = -sum(t * math.log(x) for t, x in zip(target, p, strict=True) if t > 0)
    entropy = -sum(t * math.log(t) for t in target if t > 0)
    assert least("cross_entropy", target, T) == pytest.approx(expected, rel=1e-12)
    assert least("kl", target, T) == pytest.approx(expected - entropy, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("T", [0.5, 1.0, 2.5])
def test_every_loss_with_a_held_right_answer(T):
    """The free ones vanish; between the two that are held nothing can be done."""
    third, fourth = softmax(START[2:] / T)
    expected = {
        "cross_entropy": -math.log(third),
        "kl": -math.log(third),
        "mse": 2 * fourth**2,
        "mse_mean": 2 * fourth**2 / 4,
        "euclidean": math.sqrt(2) * fourth,
        "hinge": (1 + (START[3] - START[2]) / T) / 4,
        "cross_entropy_twice": math.log(2 + math.exp(third) + math.exp(fourth)) - third,
    }
    assert set(expected) == set(LOSSES)
    for loss, value in expected.items():
        assert least(loss, (0.0, 0.0, 1.0, 0.0), T) == pytest.approx(value, rel=1e-12), loss


@pytest.mark.parametrize("free", [FREE, ~FREE | True, None])
@pytest.mark.parametrize("start", [START, START - 1e6, START * 1e6])
def test_every_loss_with_a_free_right_answer(free, start):
    """It can win by as much as it likes; a second softmax lets it have no more than e to 1."""
    for loss in LOSSES:
        expected = math.log(math.e + 3) - 1 if loss == "cross_entropy_twice" else 0.0
        assert least(loss, (0.0, 1.0, 0.0, 0.0), start=start, free=free) == pytest.approx(expected, abs=1e-12), loss


def test_what_is_held_altogether_stays_what_it_is():
    for loss in LOSSES:
        objective = Objective(LOSSES[loss], np.array([0.4, 0.3, 0.2, 0.1]), 2.0)
        assert objective.minimum(START, np.zeros(4, dtype=bool)) == pytest.approx(float(objective.value(START)))


@pytest.mark.parametrize("loss", ["mse", "mse_mean", "euclidean", "kl"])
def test_what_is_free_altogether_meets_a_soft_target(loss):
    assert least(loss, (0.4, 0.3, 0.2, 0.1), free=None) == pytest.approx(0, abs=1e-12)
    assert least(loss, (0.4, 0.0, 0.6, 0.0), 3.0, free=None) == pytest.approx(0, abs=1e-12)
