"""The presets: what their hints promise of runs and trainings."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from explorer.core.descent import Run
from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.outcome import outcome
from explorer.core.walks import Walks
from explorer.screens.descent.below.rates_words import HUGE_RATE, JUMP_STEPS, THROWN_TO
from explorer.screens.registry import SCREENS
from explorer.state.comparisons import COMPARISONS
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
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


def wins_after(starts, spec, free, steps=600):
    """The first step at which the right class, the first, wins from each start (3, M), −1 where it does not; whether
    it does at the last step; and how far the free logits have come.
    """
    objective = Objective(LOSSES[spec.loss], np.array([1.0, 0.0, 0.0]))
    walks = Walks(objective, OPTIMIZERS[spec.optimizer], starts, spec.learning_rate, free=free)
    first = np.where(starts.argmax(axis=0) == 0, 0, -1)
    for step in range(1, steps + 1):
        walks.step()
        right = walks.positions.argmax(axis=0) == 0
        first[(first < 0) & right] = step
    assert walks.are_finite().all()
    return first, right, np.abs(walks.positions[np.array(free)]).max(axis=0)


def every_start(third, count=128):
    across, up = np.meshgrid(*[np.linspace(-10.0, 10.0, count)] * 2)
    return np.stack([across.ravel(), up.ravel(), np.full(across.size, third)])


def test_a_huge_rate_throws_a_third_of_the_starts_to_a_wrong_class():
    experiment = PRESETS["huge-rate"].experiment
    squared, entropy = experiment.descent.runs
    assert experiment.free == (True,) * 3 and squared.learning_rate == HUGE_RATE == 1.2e8
    starts = every_start(experiment.problem.logits[2])
    first, right, _ = wins_after(starts, squared, experiment.free)
    assert 0.670 < right.mean() < 0.678, "measured: 67.4 %"
    assert ((first >= 0) == right).all() and first.max() == 1, "one step decides, for good"
    assert not right.reshape(128, 128)[-1, 0], "from the start of the preset too"
    _, slow, _ = wins_after(starts[:, ::5], replace(squared, learning_rate=1.0), experiment.free)
    assert slow.mean() > right.mean() + 0.1, "more starts arrive at rate 1"
    first, right, _ = wins_after(starts, entropy, experiment.free, 50)
    assert right.all() and first.max() == 11 and entropy.learning_rate == 1.0


def test_on_two_logits_a_huge_rate_jumps_the_plateau():
    """Every start ends in the right class, but thrown far off: the other half of what the page of the rates says."""
    spec = RunSpec("mse", learning_rate=HUGE_RATE)
    run = Run(
        Objective(LOSSES["mse"], np.array([1.0, 0.0, 0.0])),
        OPTIMIZERS[spec.optimizer],
        (-10.0, 10.0, -1000.0),
        free=(True, True, False),
        lr=HUGE_RATE,
    )
    run.grow(JUMP_STEPS)
    assert run.value(JUMP_STEPS - 1) > 1.9 and run.value(JUMP_STEPS) == 0.0
    assert THROWN_TO < abs(run.position(JUMP_STEPS)[:2]).min() < 1.1 * THROWN_TO
    first, right, far = wins_after(every_start(-1000.0), spec, (True, True, False), 20)
    assert right.all() and first.max() == JUMP_STEPS
    assert (far > 1000).mean() > 0.7 and 7e7 < far.max() < 7.2e7


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
