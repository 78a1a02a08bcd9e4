"""The curve over the learning rates is that of single runs, rate by rate."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from explorer.core.descent import Run
from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.rate_curve import RATES, VISIBLE_SHARE, RateCurve
from explorer.core.verdict import VerdictKind, hardly_anything, has_arrived, has_diverged
from explorer.state.experiment_parts import RATE_SPAN

TARGET = np.array([1.0, 0.0, 0.0])
LECTURE = (-10.0, 10.0, -1000.0)
NEAR = (0.5, 2.0, -1.0)
TWO = (True, True, False)
STEPS = 25


def objective(loss: str) -> Objective:
    return Objective(LOSSES[loss], TARGET)


def curve_of(loss, optimizer, start=NEAR, steps=STEPS, free=None, **hyperparameters) -> RateCurve:
    curve = RateCurve(objective(loss), OPTIMIZERS[optimizer], start, steps, free=free, **hyperparameters)
    curve.go_on()
    return curve


def runs_of(loss, optimizer, start=NEAR, steps=STEPS, free=None, **hyperparameters) -> list[Run]:
    made = [Run(objective(loss), OPTIMIZERS[optimizer], start, free=free, lr=rate, **hyperparameters) for rate in RATES]
    for run in made:
        run.grow(steps)
    return made


def kind_of(run: Run, step: int) -> VerdictKind:
    """The kind of the verdict on `run`, without the estimates of Run.verdict: MOVING stands for stuck too."""
    value, chance = run.value(step), run.objective.chance(run.position(0), run.free)
    if (run.diverged_at is not None and step >= run.diverged_at) or has_diverged(value, run.value(0), chance):
        return VerdictKind.DIVERGED
    return VerdictKind.ARRIVED if has_arrived(value, run.minimum, chance) else VerdictKind.MOVING


def arrivals(run: Run, steps: int) -> int:
    """The first step at which `run` has arrived, −1 if there is none."""
    known, chance = run.values[: steps + 1].tolist(), run.objective.chance(run.position(0), run.free)
    return next((step for step, value in enumerate(known) if has_arrived(value, run.minimum, chance)), -1)


def by_brute_force(runs: list[Run], steps: int) -> tuple[float, int | None] | None:
    """The best rate and its steps to arrive, as the page promises it, from the verdicts of single runs."""
    ends = [(kind_of(run, steps), run.value(steps)) for run in runs]
    found: tuple[float, ...] | None = None
    for rate, run, (kind, value) in zip(RATES, runs, ends, strict=True):
        if kind is VerdictKind.ARRIVED:
            way = (arrivals(run, steps), value, rate)
            found = way if found is None or way < found else found
    if found is not None:
        return found[2], int(found[0])
    first = runs[0].value(0)
    for rate, (kind, value) in zip(RATES, ends, strict=True):
        if kind is not VerdictKind.DIVERGED and (found is None or value < found[0]):
            found = (value, rate)
    if found is None or first - found[0] <= VISIBLE_SHARE * (first - runs[0].minimum):
        return None
    return found[1], None


def test_there_are_five_rates_a_decade_over_the_whole_span():
    assert len(RATES) == 41 and (RATES[0], RATES[-1]) == RATE_SPAN
    assert all(abs(math.log10(b / a) - 0.2) < 0.002 for a, b in itertools.pairwise(RATES))
    assert RATES[15:26] == (0.1, 0.158, 0.251, 0.398, 0.631, 1.0, 1.58, 2.51, 3.98, 6.31, 10.0), "as they are typed"


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("loss", LOSSES)
def test_each_point_is_a_single_run(loss, optimizer):
    for start, free in ((NEAR, None), (LECTURE, TWO)) if optimizer == "adam" else ((NEAR, None),):
        curve, runs = (make(loss, optimizer, start, free=free) for make in (curve_of, runs_of))
        ends = [kind_of(run, STEPS) for run in runs]
        np.testing.assert_array_equal(curve.losses, [run.value(STEPS) for run in runs])
        assert curve.diverged.tolist() == [kind is VerdictKind.DIVERGED for kind in ends]
        assert curve.arrived.tolist() == [arrivals(run, STEPS) for run in runs]
        best = curve.best
        assert (best and (best.rate, best.steps)) == by_brute_force(runs, STEPS)


@pytest.mark.parametrize(("loss", "start"), [("mse_logits", NEAR), ("cross_entropy", LECTURE), ("hinge", NEAR)])
def test_what_has_arrived_and_diverged_is_what_the_verdict_says(loss, start):
    curve, runs = curve_of(loss, "gradient_descent", start), runs_of(loss, "gradient_descent", start)
    for place in range(0, len(RATES), 5):
        kind = runs[place].verdict(STEPS).kind
        stands = curve.losses[place] - curve.minimum <= hardly_anything(curve.minimum, curve.chance)
        assert curve.diverged[place] == (kind is VerdictKind.DIVERGED)
        assert stands == (kind is VerdictKind.ARRIVED)


def test_walks_that_leave_all_numbers_stay_where_they_were():
    """Without friction, at a tiny temperature: the right margin is reached at once, then each moves on for ever."""
    cold, given = Objective(LOSSES["hinge"], np.array([1.0, 0.0]), 1e-296), {"momentum": 1.0}
    steps, start, walker = 400, (0.0, 0.0), OPTIMIZERS["momentum"]
    with np.errstate(over="ignore", invalid="ignore"):
        curve = RateCurve(cold, walker, start, steps, **given)
        curve.go_on()
        runs = [Run(cold, walker, start, lr=rate, **given) for rate in RATES]
        for run in runs:
            run.grow(steps)
        gone = [run.diverged_at for run in runs]
        assert gone[0] is None and len({*gone}) > 8, "some stay, the others leave at different steps"
        assert curve.diverged.tolist() == [at is not None for at in gone] and curve.done == steps
        np.testing.assert_array_equal(curve.losses, [run.value(steps) for run in runs])
        assert curve.arrived.tolist() == [arrivals(run, steps) for run in runs]
        best = curve.best
        assert best is not None and gone[RATES.index(best.rate)] is None, "those that left had all arrived before"
        curve._is_finite[RATES.index(best.rate)] = False
        assert curve.best is not None and curve.best.rate > best.rate, "it would not be the best if it had left"


def test_where_all_walks_leave_it_is_complete():
    cold = Objective(LOSSES["hinge"], np.array([1.0, 0.0]), 1e-296)
    with np.errstate(over="ignore", invalid="ignore"):
        curve = RateCurve(cold, OPTIMIZERS["momentum"], (9e299, -9e299 * 1.1), 10_000, momentum=1.0)
        curve._walks.positions *= 2.0
        curve.go_on(0.0)
    assert curve.is_complete and curve.done == 10_000 and curve.diverged.all() and curve.best is None


def test_it_can_be_computed_a_little_at_a_time():
    whole = curve_of("mse", "adam", steps=100)
    curve, seen = RateCurve(objective("mse"), OPTIMIZERS["adam"], NEAR, 100), []
    while not curve.is_complete:
        curve.go_on(0.0)
        seen.append(curve.done)
    assert len(seen) > 3 and seen == sorted({*seen}) and seen[-1] == 100
    np.testing.assert_array_equal(curve.losses, whole.losses)
    np.testing.assert_array_equal(curve.arrived, whole.arrived)
    curve.go_on()
    assert curve.done == 100, "nothing more is left to do"


def test_halfway_it_is_the_curve_of_fewer_steps():
    curve = RateCurve(objective("cross_entropy"), OPTIMIZERS["gradient_descent"], NEAR, 500)
    assert (curve.done, curve.losses.tolist()) == (0, [curve.first] * len(RATES))
    curve.go_on(0.0)
    fewer = curve_of("cross_entropy", "gradient_descent", steps=curve.done)
    np.testing.assert_array_equal(curve.losses, fewer.losses)


def test_hyperparameters_are_those_of_the_run():
    given = {"beta1": 0.5, "beta2": 0.9}
    curve, runs = (make("mse", "adam", **given) for make in (curve_of, runs_of))
    np.testing.assert_allclose(curve.losses, [run.value(STEPS) for run in runs], rtol=1e-14, atol=0.0)
    assert curve.losses.tolist() != curve_of("mse", "adam").losses.tolist()


def test_no_rate_moves_mse_across_the_plateau_of_the_lecture():
    assert curve_of("mse", "gradient_descent", LECTURE, 500, TWO).best is None
    best = curve_of("cross_entropy", "gradient_descent", LECTURE, 500, TWO).best
    assert best is not None and (best.rate, best.steps, best.loss) == (398.0, 1, 0.0)


def test_a_lower_loss_counts_where_none_arrives():
    best = curve_of("mse", "gradient_descent", (-2.0, 2.0, 0.0), 1).best
    assert best is not None and best.steps is None and best.loss < 1.9


def test_one_that_passes_through_and_leaves_has_not_arrived():
    """Heavy momentum carries squared error of logits through its minimum again and again."""
    curve = curve_of("mse_logits", "momentum", steps=30, momentum=0.99)
    left = (curve.arrived >= 0) & ~(curve.losses - curve.minimum <= hardly_anything(curve.minimum, curve.chance))
    assert left.any()
    best, runs = curve.best, runs_of("mse_logits", "momentum", steps=30, momentum=0.99)
    assert best is not None and best.steps is None, "no rate has it there after 30 steps"
    assert (best.rate, best.steps) == by_brute_force(runs, 30)
