"""What a run comes to: against a loop that takes one step after the other and asks at each."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.core.descent import Run
from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.outcome import outcome
from explorer.core.verdict import VerdictKind
from tests.support import reference

STEPS = 60
TARGET, FREE = (1.0, 0.0, 0.0), [True, True, False]
START = (-2.0, 3.0, 0.5)


def run_of(loss: str, optimizer: str, rate: float, start=START) -> Run:
    return Run(Objective(LOSSES[loss], np.array(TARGET)), OPTIMIZERS[optimizer], start, free=FREE, lr=rate)


def first_arrival(loss: str, optimizer: str, rate: float, least: float) -> int | None:
    """The first step at which hardly anything is left of the way down, by a loop of its own."""
    walker, objective = OPTIMIZERS[optimizer], Objective(LOSSES[loss], np.array(TARGET))
    position = np.array(START)
    state = walker.init(position, lr=rate)
    equal = [0.0, 0.0, START[2]] if LOSSES[loss].on_logits else [0.0, 0.0, 0.0]
    chance = reference.value(loss, equal, TARGET)
    for step in range(STEPS + 1):
        left = reference.value(loss, position.tolist(), TARGET) - least
        if left <= max(0.01 * abs(chance - least), 1e-4):
            return step
        gradient = np.where(FREE, objective.gradient(position), 0.0)
        position, state = walker.update(gradient, state, position)
    return None


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("loss", LOSSES)
def test_steps_to_arrive_are_those_of_a_loop(loss, optimizer):
    arrived = []
    for rate in (0.02, 0.3, 40.0):
        run = run_of(loss, optimizer, rate)
        run.grow(STEPS)
        found = outcome(run, STEPS)
        arrived.append(found.arrived)
        assert found.arrived == first_arrival(loss, optimizer, rate, run.minimum)
        assert (found.value, found.slope) == (run.value(STEPS), run.slope(STEPS))
        assert found.has_diverged == (run.verdict(STEPS).kind is VerdictKind.DIVERGED)
        gone = found.arrived is not None and run.verdict(STEPS).kind is not VerdictKind.ARRIVED
        assert found.has_left == gone
        if found.arrived is not None:
            assert run.verdict(found.arrived).kind is VerdictKind.ARRIVED
            assert found.arrived == 0 or run.verdict(found.arrived - 1).kind is not VerdictKind.ARRIVED
    assert len(set(arrived)) > 1, "these rates tell the optimizers apart"


def test_a_run_that_arrives_and_does_not_settle_has_left():
    """At a rate of 10 the soft target is passed by chance at step 28."""
    soft = Objective(LOSSES["cross_entropy"], np.array([0.7, 0.2, 0.1]))
    run = Run(soft, OPTIMIZERS["gradient_descent"], (-2.0, 2.0, 0.0), free=[True] * 3, lr=10.0)
    run.grow(STEPS)
    found = outcome(run, STEPS)
    assert found.arrived == 28 and found.has_left and not found.has_diverged
    assert not outcome(run, 28).has_left, "at that step it is there"


def test_a_run_that_is_not_computed_to_the_end_says_how_far():
    run = run_of("cross_entropy", "gradient_descent", 1e-4)
    run.grow(256)
    found = outcome(run, 1000)
    assert found.steps == 256 and found.arrived is None and found.value == run.value(256)
    assert outcome(run, 100).value == run.value(100), "no step beyond those asked for counts"
    assert run.steps == 256, "nothing was computed"


def test_a_run_that_is_no_longer_finite_has_all_its_steps():
    run = run_of("cross_entropy", "gradient_descent", 1e-4)
    run.grow(4)
    run.diverged_at = 5  # no loss of ours gets there: their gradients are bounded
    found = outcome(run, 500)
    assert found.steps == 500 and found.has_diverged and found.value == run.value(4)
    before = outcome(run, 4)
    assert before.steps == 4 and not before.has_diverged


def test_a_loss_far_above_the_start_is_diverged():
    run = run_of("mse_logits", "gradient_descent", 40.0)
    run.grow(5)
    assert [outcome(run, step).has_diverged for step in (0, 5)] == [False, True]
