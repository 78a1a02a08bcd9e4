"""Runs and verdicts: growth, held logits, the estimate against simulated escapes, divergence."""

from __future__ import annotations

import doctest
import importlib
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.descent import Run
from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.verdict import VerdictKind

CORNER = (-10.0, 10.0, -1000.0)
NEARER = (-5.0, 5.0, -1000.0)


def run(loss="mse", optimizer="gradient_descent", start=CORNER, target=(1.0, 0.0, 0.0), free=None, T=1.0, **settings):
    settings.setdefault("lr", 1.0)
    objective = Objective(LOSSES[loss], np.array(target[: len(start)]), T)
    return Run(objective, OPTIMIZERS[optimizer], start, free=free, **settings)


def simulated_steps(loss, start, lr, most=9000, momentum=0.0) -> int:
    """Steps until the loss is half way to 0, counted in a plain loop."""
    value, gradient = LOSSES[loss].value, LOSSES[loss].gradient
    target = np.array([1.0, 0.0, 0.0])[: len(start)]
    position, velocity = np.array(start), np.zeros(len(start))
    goal = float(value(position, target)) / 2
    for step in range(1, most):
        velocity = momentum * velocity + gradient(position, target)
        position = position - lr * velocity
        if value(position, target) <= goal:
            return step
    raise AssertionError("never got there")


def test_growth_in_pieces_is_growth_at_once():
    whole, pieces = run("cross_entropy", "adam", lr=0.1), run("cross_entropy", "adam", lr=0.1)
    whole.grow(700)
    for step in (1, 2, 63, 64, 65, 300, 700):
        assert pieces.grow(step) == step
    np.testing.assert_array_equal(whole.path, pieces.path)
    np.testing.assert_array_equal(whole.values, pieces.values)


def test_path_values_and_slopes_are_those_of_each_position():
    r = run("cross_entropy", start=(-3.0, 3.0, 0.5), free=(True, True, False))
    r.values  # noqa: B018 - measured before and after growth
    r.grow(50)
    assert r.path.shape == (3, 51) and r.values.shape == r.slopes.shape == (51,)
    for step in (0, 1, 25, 50):
        assert r.value(step) == pytest.approx(float(r.objective.value(r.position(step))))
        assert r.slope(step) == pytest.approx(float(r.objective.slope(r.position(step), r.free)))


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_held_logits_never_move_and_the_others_do(optimizer):
    r = run("cross_entropy", optimizer, start=(0.5, -0.5, 0.25), free=(True, False, True), lr=0.1)
    r.grow(100)
    assert (r.path[1] == -0.5).all()
    assert (np.ptp(r.path[[0, 2]], axis=1) > 0.1).all()


def test_the_path_cannot_be_written():
    with pytest.raises(ValueError, match="read-only"):
        run().path[0, 0] = 1.0


def test_a_budget_of_no_time_still_makes_progress_and_says_how_far():
    r = run("cross_entropy")
    known = r.grow(100_000, budget=0.0)
    assert 0 < known < 100_000 and r.steps == known
    assert r.grow(known + 5) == known + 5
    assert run("cross_entropy").grow(2000, budget=60.0) == 2000, "with time enough it is done at once"


@pytest.mark.parametrize("loss", ["mse", "cross_entropy_twice"])
@pytest.mark.parametrize("optimizer", ["gradient_descent", "momentum", "nesterov"])
def test_plain_descent_sticks_in_the_corner(loss, optimizer):
    r = run(loss, optimizer)
    r.grow(200)
    np.testing.assert_allclose(r.position(200), CORNER, atol=5e-5)
    assert r.verdict(0).kind is r.verdict(200).kind is VerdictKind.STUCK


@pytest.mark.parametrize("optimizer", ["adagrad", "rmsprop", "adam"])
def test_normalised_optimizers_rescue_squared_error(optimizer):
    r = run("mse", optimizer)
    r.grow(200)
    assert r.position(200)[0] > r.position(200)[1]
    assert r.verdict(0).kind is VerdictKind.MOVING and r.verdict(200).kind is VerdictKind.ARRIVED


def test_cross_entropy_walks_across():
    r = run("cross_entropy")
    kinds = [r.verdict(step).kind for step in (0, 5, 200)]
    assert kinds == [VerdictKind.MOVING, VerdictKind.MOVING, VerdictKind.ARRIVED]
    r.grow(200)
    assert r.position(200)[0] > r.position(200)[1]


def test_the_estimate_in_closed_form_deep_on_the_plateau():
    # With two classes in play and d = y₂ − y₁, the loss 2σ(d)² makes d fall by 8 lr e^−d a step: e^d / (8 lr) steps.
    for d, lr in ((20.0, 1.0), (20.0, 0.1), (16.0, 3.0)):
        steps = run("mse", start=(-d / 2, d / 2, -1000.0), lr=lr).verdict(0).steps_to_cross
        assert steps == pytest.approx(math.exp(d) / (8 * lr), rel=0.01)


@pytest.mark.parametrize("lr", [1.0, 0.5])
@pytest.mark.parametrize("start", [NEARER, NEARER[:2], (-4.0, 4.5, -1000.0)])
def test_the_estimate_against_a_simulated_escape(lr, start):
    assert run("mse", start=start, lr=lr).verdict(0).steps_to_cross == pytest.approx(
        simulated_steps("mse", start, lr), rel=0.02
    )


def test_the_escape_that_the_design_names():
    r = run("mse", start=NEARER)
    r.grow(3000)
    assert int(np.argmax(r.path[0] > r.path[1])) == 2762
    assert r.verdict(0).steps_to_cross == pytest.approx(2762, rel=0.03)


def test_the_estimate_sees_momentum_in_full_swing():
    r = run("mse", "momentum", start=NEARER)
    escape = simulated_steps("mse", NEARER, 1.0, momentum=0.9)
    assert r.verdict(100).steps_to_cross == pytest.approx(escape - 100, rel=0.15)


def test_the_estimate_on_a_slope_that_is_not_flat():
    simulated = simulated_steps("cross_entropy", CORNER, 1.0)
    assert run("cross_entropy").verdict(0).steps_to_cross == pytest.approx(simulated, abs=1)


@pytest.mark.parametrize("optimizer", ["adam", "adagrad"])
def test_the_estimate_for_normalised_optimizers_is_of_the_right_size(optimizer):
    r = run("mse", optimizer, lr=1.0)
    r.grow(100)
    half = int(np.argmax(r.values <= 1.0))
    assert half / 2 <= r.verdict(2).steps_to_cross + 2 <= 2 * half


@pytest.mark.parametrize(("far", "crossing", "at"), [(14.0, 18192, 0), (14.0, 18192, 200), (12.0, 408, 0)])
def test_adam_gathers_speed_where_the_slope_is_below_its_epsilon(far, crossing, at):
    """The lecture names these crossings. Distance over stride would promise 480 000 steps for the first."""
    r = run("mse", "adam", start=(-far, far, -1000.0), lr=0.1)
    assert r.verdict(at).steps_to_cross + at == pytest.approx(crossing, rel=0.2)


def test_no_slope_at_all_is_stuck_for_ever():
    verdict = run("mse", start=(-1000.0, 1000.0, 0.0)).verdict(0)
    assert verdict.kind is VerdictKind.STUCK and verdict.slope == 0 and verdict.steps_to_cross == math.inf


def test_a_small_rate_on_a_slope_is_moving_not_stuck():
    verdict = run("cross_entropy", lr=1e-4).verdict(0)
    assert verdict.kind is VerdictKind.MOVING and verdict.steps_to_cross > 10_000


def test_bouncing_high_on_a_soft_target_is_diverged():
    r = run("cross_entropy", start=(0.0, 0.0, 0.0), target=(0.7, 0.2, 0.1), lr=1e3)
    assert VerdictKind.DIVERGED in {r.verdict(step).kind for step in range(5)}


def test_a_run_that_leaves_the_numbers_stops_at_its_last_finite_place():
    r = run("cross_entropy", "momentum", start=(1e300, -1e300), target=(0.5, 0.5), lr=1e12, momentum=1.0)
    assert r.grow(50) == 50
    r = run("hinge", "momentum", start=(-1e300, 1e300), lr=1e12)
    assert r.grow(10) == 10 and np.isfinite(r.position(10)).all()


@given(st.lists(st.floats(-1e300, 1e300), min_size=2, max_size=5), st.sampled_from(sorted(LOSSES)))
def test_verdicts_on_any_start_are_finite_and_silent(start, loss):
    objective = Objective(LOSSES[loss], np.eye(len(start))[0])
    r = Run(objective, OPTIMIZERS["adam"], start, lr=1e4)
    verdict = r.verdict(3)
    assert math.isfinite(verdict.value) and math.isfinite(verdict.slope) and math.isfinite(verdict.minimum)


def test_a_held_right_answer_can_still_arrive():
    # y₁ is held at 0 and right: only y₂ can be pushed down, and that is enough.
    r = run("cross_entropy", start=(0.0, 5.0), free=(False, True), lr=1.0)
    r.grow(3000)
    assert r.verdict(3000).kind is VerdictKind.ARRIVED


def test_arrived_where_held_logits_allow_no_better():
    # y₃ is held at 3: with class 3 wrong and y₁ held too, the best for y₂ is to vanish.
    r = run("cross_entropy", start=(0.0, 1.0, 3.0), free=(False, True, False), lr=1.0)
    r.grow(3000)
    verdict = r.verdict(3000)
    assert verdict.kind is VerdictKind.ARRIVED and verdict.minimum == pytest.approx(math.log(1 + math.exp(3)))


def test_a_start_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="does not fit"):
        run(start=(1.0, 2.0, 3.0), target=(1.0, 0.0))


@pytest.mark.parametrize("module", ["softmax", "losses.loss", "optimizers", "surface", "descent"])
def test_the_examples_in_the_docstrings_run(module):
    result = doctest.testmod(importlib.import_module(f"explorer.core.{module}"))
    assert result.attempted > 0 and result.failed == 0


@pytest.mark.parametrize(("optimizer", "rate"), [("adam", 0.1), ("adam", 0.02), ("rmsprop", 0.02)])
def test_a_normalised_optimizer_is_walked_on_to_find_its_pace(optimizer, rate):
    objective = Objective(LOSSES["mse"], np.array([1.0, 0.0, 0.0]))
    run = Run(objective, OPTIMIZERS[optimizer], [-10, 10, -1000], free=[True, True, False], lr=rate)
    estimate = run.verdict(0).steps_to_cross
    run.grow(5000)
    crossing = int(np.argmax(run.values <= (run.value(0) + run.minimum) / 2))
    assert crossing > 60 and crossing / 3 < estimate < 3 * crossing, "the size is right"
    counted = run.verdict(crossing - 1).steps_to_cross
    half = (run.value(crossing - 1) + run.minimum) / 2
    assert counted == int(np.argmax(run.values[crossing - 1 :] <= half)), "within sight it is counted"


def test_a_step_that_raises_the_loss_promises_no_number_of_steps():
    objective = Objective(LOSSES["cross_entropy"], np.array([0.7, 0.2, 0.1]))
    run = Run(objective, OPTIMIZERS["gradient_descent"], [-2.0, 2.0, 0.0], lr=20.0)
    run.grow(40)
    rising = [n for n in range(1, 39) if run.value(n + 1) > run.value(n)]
    assert rising
    for n in rising:
        verdict = run.verdict(n)
        assert verdict.kind is VerdictKind.MOVING and math.isinf(verdict.steps_to_cross)
