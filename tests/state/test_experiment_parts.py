"""The parts of an Experiment: runs and their hyperparameters."""

from __future__ import annotations

import pytest

from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.state.checks import InvalidExperiment
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import (
    RunSpec,
)
from tests.support.sayable import assert_sayable


@pytest.mark.parametrize(
    "spec",
    [
        {"loss": "no such loss"},
        {"optimizer": "no such optimizer"},
        {"learning_rate": 0.0},
        {"learning_rate": 1e11},
        {"hyperparameters": (("momentum", 0.5),)},
        {"optimizer": "momentum", "hyperparameters": (("momentum", 2.0),)},
        {"optimizer": "adam", "hyperparameters": (("beta1", "x"),)},
    ],
)
def test_invalid_runs_are_refused(spec):
    with pytest.raises(InvalidExperiment) as refusal:
        RunSpec(**spec)
    assert_sayable(refusal.value)
    assert refusal.value.field.partition("[")[0] == list(spec)[-1]


def test_a_new_optimizer_drops_the_old_ones_hyperparameters():
    tuned = Experiment().with_runs(optimizer="momentum", hyperparameters=(("momentum", 0.5),))
    assert tuned.descent.runs[0].hyperparameter("momentum") == 0.5
    changed = tuned.with_runs(optimizer="adam")
    assert all(run.hyperparameters == () and run.optimizer == "adam" for run in changed.descent.runs)
    assert tuned.with_runs([1], learning_rate=0.5).descent.runs[0].learning_rate == 1.0


def test_a_hyperparameter_that_is_not_given_has_its_default():
    spec = RunSpec("mse", "adam", 1.0, (("beta1", 0.5),))
    assert (spec.hyperparameter("beta1"), spec.hyperparameter("beta2")) == (0.5, 0.999)
    with pytest.raises(KeyError):
        spec.hyperparameter("momentum")


def test_hyperparameters_at_their_default_are_not_kept():
    assert RunSpec("mse", "adam", 1.0, (("beta1", 0.9),)) == RunSpec("mse", "adam", 1.0)


def test_every_loss_and_optimizer_makes_a_run():
    for loss in LOSSES:
        for optimizer in OPTIMIZERS:
            assert RunSpec(loss, optimizer, 0.5).loss == loss
