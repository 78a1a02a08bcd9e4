"""The curves of an Experiment's runs, and what follows from them: one rate for all, or for each its best."""

from __future__ import annotations

import math
from dataclasses import replace
from time import perf_counter

import numpy as np

from explorer.core.rate_curve import RATES
from explorer.state import rate_curves
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.rate_curves import (
    curves_of,
    go_on,
    has_best_rates,
    has_same_rate,
    known_bests,
    with_best_rates,
    with_same_rate,
)
from explorer.state.scene import derive

NEAR = Experiment().changed(logits=(0.5, 2.0, -1.0), steps=40)
HYPER = (("beta1", 0.5),)


def rates(experiment: Experiment) -> list[float]:
    return [spec.learning_rate for spec in experiment.descent.runs]


def known(experiment: Experiment) -> Experiment:
    """The same, its curves computed."""
    go_on(curves_of(experiment), math.inf)
    return experiment


def test_each_curve_is_that_of_its_run():
    specs = (RunSpec("mse", "adam", hyperparameters=HYPER), RunSpec("hinge"), RunSpec("mse_logits"))
    experiment = known(NEAR.changed(runs=specs, target=(0.0, 1.0, 0.0), temperature=2.0, free_others=(2,)))
    for run, curve in enumerate(curves_of(experiment)):
        for place in range(0, len(RATES), 8):
            alone = derive(experiment.with_runs([run], learning_rate=RATES[place]))
            alone.grow(40)
            assert curve.losses[place] == alone.reading(run, 40).value


def test_the_rate_that_a_run_has_is_no_part_of_its_curve():
    curves = curves_of(NEAR)
    assert [*map(id, curves_of(NEAR.with_runs([0], learning_rate=7.0)))] == [*map(id, curves)]
    other = (
        NEAR.changed(steps=41),
        NEAR.with_logit(0, 1.0),
        NEAR.changed(temperature=2.0),
        NEAR.changed(target=(0.0, 1.0, 0.0)),
        NEAR.changed(free_others=(2,)),
        NEAR.with_runs(optimizer="momentum"),
    )
    for experiment in other:
        assert not {*map(id, curves_of(experiment))} & {*map(id, curves)}


def test_they_are_computed_a_few_milliseconds_at_a_time_side_by_side():
    curves = curves_of(NEAR.changed(steps=100_000))
    begun = perf_counter()
    go_on(curves, 0.008)
    assert perf_counter() - begun < 0.2, "and not seconds"
    assert all(0 < curve.done < 100_000 for curve in curves)
    done = [curve.done for curve in curves]
    go_on(curves, 0.0)
    assert [curve.done for curve in curves] != done and known_bests(NEAR.changed(steps=100_000)) is None


def test_the_cache_counts_what_a_curve_holds():
    info = rate_curves._curve.cache_info
    curves = curves_of(NEAR.with_runs(optimizer="adam"))
    assert info().entries == 2 and info().bytes == sum(curve.nbytes for curve in curves)
    assert 2_000 < curves[0].nbytes < 20_000


def test_best_and_same_are_each_others_way_back():
    runs = RunSpec("mse", learning_rate=0.3), RunSpec("mse_logits", learning_rate=0.3)
    experiment = known(NEAR.changed(runs=runs))
    bests = [best.rate for best in known_bests(experiment)]
    assert has_same_rate(experiment) and not has_best_rates(experiment) and len({*bests}) == 2
    own = with_best_rates(experiment)
    assert rates(own) == bests and own.descent.same_rate == 0.3
    assert has_best_rates(own) and not has_same_rate(own) and with_best_rates(own) == own
    same = with_same_rate(own)
    assert rates(same) == [0.3, 0.3] and has_same_rate(same) and with_same_rate(same) is same


def test_the_common_rate_is_kept_while_there_is_none():
    mixed = known(NEAR.with_runs([1], learning_rate=5.0).changed(same_rate=0.7))
    assert not has_same_rate(mixed) and not has_best_rates(mixed)
    assert with_best_rates(mixed).descent.same_rate == 0.7
    assert rates(with_same_rate(mixed)) == [0.7, 0.7]
    first = with_best_rates(mixed, [0])
    assert rates(first) == [known_bests(mixed)[0].rate, 5.0] and first.descent.same_rate == 0.7


def test_what_is_not_known_changes_nothing():
    assert with_best_rates(NEAR) is NEAR and not has_best_rates(NEAR)
    for curve in curves_of(NEAR)[:1]:
        curve.go_on()
    assert with_best_rates(NEAR) is NEAR, "not even for the run of which it is known"


def test_a_run_that_no_rate_helps_keeps_its_own():
    """The lecture's start: squared error has no rate within the span, cross-entropy needs one step."""
    lecture = known(Experiment())
    assert known_bests(lecture)[0] is None
    own = with_best_rates(lecture)
    assert rates(own) == [1.0, 398.0] and has_best_rates(own)
    alone = known(replace(lecture, descent=replace(lecture.descent, runs=lecture.descent.runs[:1])))
    assert with_best_rates(alone) is alone and not has_best_rates(alone)


def test_with_more_steps_the_largest_rate_carries_squared_error_over():
    """At 10⁴ it takes 6 071 steps: within 500, and within 6 000, no rate helps."""
    patient = Experiment().changed(steps=6_200, runs=(RunSpec("mse"),))
    best = known_bests(known(patient))[0]
    assert best is not None and best.rate == RATES[-1] and best.steps == 6071
    path = derive(patient.with_runs(learning_rate=RATES[-1])).runs[0]
    path.grow(best.steps)
    np.testing.assert_array_less(path.values[-1], 0.02)
