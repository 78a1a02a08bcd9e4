"""The presets: what their hints promise of a training."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.screens.registry import SCREENS
from explorer.state.network_training import NetworkTraining
from explorer.state.presets import PRESETS


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
