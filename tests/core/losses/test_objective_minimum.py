"""The minimum that free logits can reach: closed forms, a random search for every loss, and the default search."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.core.losses.least import searched
from explorer.core.losses.loss import Targets
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
    """The free ones reach exactly their targets; the held ones share the rest according to their own softmax."""
    p = np.array([*target[:2], *(sum(target[2:]) * softmax(START[2:] / T))])
    expected = -sum(t * math.log(x) for t, x in zip(target, p, strict=True) if t > 0)
    entropy = -sum(t * math.log(t) for t in target if t > 0)
    assert least("cross_entropy", target, T) == pytest.approx(expected, rel=1e-12)
    assert least("kl", target, T) == pytest.approx(expected - entropy, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("T", [0.5, 1.0, 2.5])
def test_losses_with_a_held_right_answer_that_is_behind(T):
    """Under cross-entropy and hinge the free ones vanish. Under squared error they do not: what they take from the
    held wrong class, while it is ahead, counts more than what they take from the right one."""
    third, fourth = softmax(START[2:] / T)
    share = (0.5 + third) / (0.5 + third**2 + fourth**2)  # of the two held; each free one has half of the rest
    squared = 2 * ((1 - share) / 2) ** 2 + (1 - share * third) ** 2 + (share * fourth) ** 2
    assert share < 1 and squared < 2 * fourth**2
    expected = {
        "cross_entropy": -math.log(third),
        "kl": -math.log(third),
        "mse": squared,
        "mse_mean": squared / 4,
        "euclidean": math.sqrt(squared),
        "mse_logits": (1 - START[2] / T) ** 2 + (START[3] / T) ** 2,
        "hinge": (1 + (START[3] - START[2]) / T) / 4,
    }
    for loss, value in expected.items():
        assert least(loss, (0.0, 0.0, 1.0, 0.0), T) == pytest.approx(value, rel=1e-12), loss


@pytest.mark.parametrize("T", [0.5, 1.0, 2.5])
def test_losses_with_a_held_right_answer_that_is_ahead(T):
    """The free ones vanish; between the two held ones nothing can change."""
    fourth, third = softmax(START[2:] / T)
    expected = {
        "cross_entropy": -math.log(third),
        "mse": 2 * fourth**2,
        "mse_mean": 2 * fourth**2 / 4,
        "euclidean": math.sqrt(2) * fourth,
        "cross_entropy_twice": math.log(2 + math.exp(third) + math.exp(fourth)) - third,
    }
    for loss, value in expected.items():
        assert least(loss, (0.0, 0.0, 0.0, 1.0), T) == pytest.approx(value, rel=1e-12), loss


@pytest.mark.parametrize("free", [FREE, ~FREE | True, None])
@pytest.mark.parametrize("start", [START, START - 1e6, START * 1e6])
@pytest.mark.parametrize("loss", [key for key, loss in LOSSES.items() if not loss.on_logits] + ["hinge"])
def test_every_loss_with_a_free_right_answer(loss, start, free):
    """It can win by any margin; a second softmax limits it to e to 1."""
    expected = math.log(math.e + 3) - 1 if loss == "cross_entropy_twice" else 0.0
    assert least(loss, (0.0, 1.0, 0.0, 0.0), start=start, free=free) == pytest.approx(expected, abs=1e-12)


def test_what_is_held_altogether_stays_what_it_is():
    for loss in LOSSES:
        objective = Objective(LOSSES[loss], np.array([0.4, 0.3, 0.2, 0.1]), 2.0)
        assert objective.minimum(START, np.zeros(4, dtype=bool)) == pytest.approx(float(objective.value(START)))


def test_two_free_logits_can_always_give_the_third_its_share():
    target = (0.7, 0.2, 0.1)
    entropy = -sum(share * math.log(share) for share in target)
    held = least("cross_entropy", target, start=np.array([0.0, 0.0, 3.0]), free=np.array([True, True, False]))
    assert held == pytest.approx(entropy)


@pytest.mark.parametrize("loss", ["mse", "mse_mean", "euclidean", "kl"])
def test_what_is_free_altogether_meets_a_soft_target(loss):
    assert least(loss, (0.4, 0.3, 0.2, 0.1), free=None) == pytest.approx(0, abs=1e-12)
    assert least(loss, (0.4, 0.0, 0.6, 0.0), 3.0, free=None) == pytest.approx(0, abs=1e-12)


# A random search


@st.composite
def problems(draw, key):
    """An objective with a target that its loss accepts, logits (K,), and which of them are free, at least one."""
    classes = draw(st.integers(2, 5))
    logits = np.array(draw(st.lists(st.floats(-8, 8), min_size=classes, max_size=classes)))
    target = np.eye(classes)[draw(st.integers(0, classes - 1))]
    if LOSSES[key].targets is not Targets.ONE_HOT and draw(st.booleans()):
        weights = np.array(draw(st.lists(st.integers(0, 9), min_size=classes, max_size=classes)), dtype=float)
        weights[0] += not weights.any()
        target = weights / weights.sum()
    free = np.array(draw(st.lists(st.booleans(), min_size=classes, max_size=classes)))
    free[draw(st.integers(0, classes - 1))] = True
    return Objective(LOSSES[key], target, draw(st.sampled_from([0.5, 1.0, 3.0]))), logits, free


def random_search(objective, logits, free, rounds=40, width=150):
    """The lowest value of many draws: near and far, then closer and closer around the best so far."""
    draws, found = np.random.default_rng(3), []
    for first in (0.5, 1.0, 2.0, 4.0, 10.0, 30.0):
        best = np.where(free, logits[~free].mean() if not free.all() else 0.0, logits)
        for scale in first * 0.75 ** np.arange(rounds):
            points = np.repeat(best[:, None], width, axis=1)
            points[free, 1:] += draws.normal(scale=scale, size=(int(free.sum()), width - 1)) * objective.temperature
            best = points[:, objective.value(points).argmin()]
        found.append(float(objective.value(best)))
    return min(found)


@pytest.mark.parametrize("key", LOSSES)
@settings(max_examples=25)
@given(data=st.data())
def test_no_random_search_finds_less_and_it_comes_close(key, data):
    objective, logits, free = data.draw(problems(key))
    least, found = objective.minimum(logits, free), random_search(objective, logits, free)
    assert least <= found + 1e-9
    assert found - least < 0.01 + 0.01 * least


@pytest.mark.parametrize("key", LOSSES)
@settings(max_examples=15)
@given(data=st.data())
def test_the_search_of_the_default_finds_the_same(key, data):
    """The search uses nothing of a loss but its values."""
    objective, logits, free = data.draw(problems(key))
    plain = Objective(replace(LOSSES[key], least=searched), objective.target, objective.temperature)
    assert plain.minimum(logits, free) == pytest.approx(objective.minimum(logits, free), rel=1e-7, abs=1e-8)


def focal(y, t):
    p = np.add.reduce(softmax(y) * t, axis=0)
    return (1 - p) ** 2 * LOSSES["cross_entropy"].raw_value(y, t)


def test_a_loss_that_is_not_convex_is_searched_from_many_starts():
    """With its weight (1 − p)² the minimum is at none of the usual candidates, such as the target's proportions."""
    loss = replace(LOSSES["cross_entropy"], raw_value=focal, least=searched)
    objective = Objective(loss, np.array([0.7, 0.2, 0.1]))
    everything = np.ones(3, dtype=bool)
    assert objective.minimum(np.zeros(3), everything) == pytest.approx(0.118125508, abs=1e-9)
    assert random_search(objective, np.zeros(3), everything) == pytest.approx(0.118125508, abs=1e-6)


@pytest.mark.parametrize("key", LOSSES)
@pytest.mark.parametrize("held", [1e6, -1e6, 1e300, -1e300])
def test_held_logits_of_any_size_have_a_least_value(key, held):
    free = np.array([True, True, False])
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        least = Objective(LOSSES[key], np.eye(3)[0]).minimum(np.array([3.0, 2.0, held]), free)
    assert math.isfinite(least) and least >= 0


def test_it_makes_no_difference_where_the_free_logits_are():
    for key in LOSSES:
        objective = Objective(LOSSES[key], np.eye(4)[1], 2.0)
        elsewhere = np.array([-4.0, 9.0, *START[2:]])
        assert objective.minimum(START, FREE) == pytest.approx(objective.minimum(elsewhere, FREE), abs=1e-12)
