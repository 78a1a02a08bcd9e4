"""The comparisons: which runs one action sets side by side."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.state.checks import InvalidExperiment
from explorer.state.comparisons import COMPARISONS
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import MAX_RUNS, RATE_RANGE, RunSpec
from tests.support.strategies import experiments


def made(key: str, *specs: RunSpec, run: int = 0) -> tuple[RunSpec, ...]:
    return COMPARISONS[key].applied(Experiment().changed(runs=specs), run).descent.runs


@pytest.mark.parametrize("key", COMPARISONS)
@given(experiment=experiments(), data=st.data())
def test_the_run_is_kept_among_four_different_ones(key, experiment, data):
    run = data.draw(st.integers(0, len(experiment.descent.runs) - 1))
    spec = experiment.descent.runs[run]
    after = COMPARISONS[key].applied(experiment, run)
    runs = after.descent.runs
    assert spec in runs and len(set(runs)) == len(runs) == MAX_RUNS
    assert all(LOSSES[each.loss].takes(experiment.problem.target) for each in runs)
    assert after == experiment.changed(runs=runs), "nothing else changes"
    parts = {
        "optimizers": {(each.loss,) for each in runs},
        "rates": {(each.loss, each.optimizer, each.hyperparameters) for each in runs},
        "losses": {(each.optimizer, each.learning_rate, each.hyperparameters) for each in runs},
    }
    assert len(parts[key]) == 1, "one thing differs"


def test_normalised_optimizers_get_a_tenth_of_the_rate():
    story = made("optimizers", RunSpec("mse"))
    assert story == (
        RunSpec("mse", "gradient_descent", 1.0),
        RunSpec("mse", "momentum", 1.0),
        RunSpec("mse", "rmsprop", 0.1),
        RunSpec("mse", "adam", 0.1),
    )
    for run in range(MAX_RUNS):
        assert made("optimizers", *story, run=run) == story, "whichever of them is compared again"


def test_an_optimizer_beside_the_four_takes_the_place_of_the_last():
    lasts = {o.key for o in OPTIMIZERS.values() if o.compared is None}
    assert lasts == {"nesterov", "adagrad"}
    for key in lasts:
        runs = made("optimizers", RunSpec("hinge", key, 0.3))
        assert {run.optimizer for run in runs} == {"gradient_descent", "momentum", "adam", key}
    tuned = RunSpec("mse", "adam", 0.02, (("beta1", 0.5),))
    runs = made("optimizers", tuned)
    assert runs[-1] == tuned and runs[0] == RunSpec("mse", "gradient_descent", 0.2)


def test_rates_are_a_decade_apart_and_within_their_limits():
    rates = [run.learning_rate for run in made("rates", RunSpec("mse", learning_rate=0.3))]
    assert rates == [0.03, 0.3, 3.0, 30.0]
    low, high = RATE_RANGE
    assert [run.learning_rate for run in made("rates", RunSpec(learning_rate=low))] == [1e-4, 1e-3, 0.01, 0.1]
    assert [run.learning_rate for run in made("rates", RunSpec(learning_rate=high))] == [1e7, 1e8, 1e9, 1e10]


@given(st.floats(*RATE_RANGE))
def test_any_rate_gives_four_of_a_decade_each(rate):
    rates = [run.learning_rate for run in made("rates", RunSpec(learning_rate=rate))]
    assert rate in rates and rates == sorted(rates)
    assert all(after / before == pytest.approx(10) for before, after in itertools.pairwise(rates))
    assert RATE_RANGE[0] <= rates[0] and rates[-1] <= RATE_RANGE[1]


def test_the_losses_of_the_lecture_come_first():
    assert [run.loss for run in made("losses", RunSpec("mse"))][:2] == ["mse", "cross_entropy"]
    assert [run.loss for run in made("losses", RunSpec("kl"))] == ["mse", "cross_entropy", "hinge", "kl"]


def test_a_run_that_is_gone_is_refused():
    with pytest.raises(InvalidExperiment, match="no run 3"):
        COMPARISONS["rates"].applied(Experiment(), 2)
