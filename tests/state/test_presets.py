"""The presets: what their hints promise of runs and trainings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.core.outcome import outcome
from explorer.screens.registry import SCREENS
from explorer.state.comparisons import COMPARISONS
from explorer.state.experiment import Experiment
from explorer.state.network_training import NetworkTraining
from explorer.state.presets import PRESETS
from explorer.state.scene import derive


@pytest.mark.parametrize("seed", range(3))
def test_the_five_layers_of_the_lab_read_nine_of_ten_digits(seed):
    experiment = PRESETS["five-layers"].experiment
    (spec,) = experiment.descent.runs
    training = NetworkTraining(spec, replace(experiment.network, seed=seed))
    assert len(training.shape.pairs) == 5 and spec.loss == "cross_entropy"
    assert training.shape.sizes == (784, 128, 128, 128, 128, 10), "as the hint says"
    training.grow(experiment.descent.steps)
    shares = [training.measured(step).accuracy for step in range(experiment.descent.steps // 2, 401, 10)]
    assert len(shares) == 21 and min(shares) > 0.905, "also at the worst of these steps; measured: 0.912 or more"


def test_presets_name_screens_that_there_are():
    named = {preset.screen for preset in PRESETS.values()}
    assert named - {""} <= SCREENS.keys() and "" in named


def test_two_of_four_optimizers_arrive_when_the_hint_says():
    preset = PRESETS["four-optimizers"]
    assert preset.experiment == COMPARISONS["optimizers"].applied(Experiment()), "what the menu makes of the opening"
    scene = derive(preset.experiment)
    scene.grow(500)
    arrived = [outcome(run, 500).arrived for run in scene.runs]
    assert arrived[:2] == [None, None]
    assert "{} and {} steps".format(*arrived[2:]) in preset.hint
    assert [round(run.value(500), 4) for run in scene.runs[:2]] == [2.0, 2.0], "these stand still"
