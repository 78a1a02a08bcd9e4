"""Each test starts as if it were the first: what another has computed is not to be seen."""

from __future__ import annotations

import pytest

from explorer.core.encoding import CASES
from explorer.state import examples, training
from explorer.state.experiment import Experiment
from explorer.state.scene import derive


@pytest.mark.parametrize("time", ["first", "second"])
def test_nothing_has_been_computed_when_a_test_begins(time):
    experiment = Experiment()
    scene = derive(experiment)
    networks = [training.training(run, experiment.network) for run in experiment.descent.runs]
    encodings = [examples.training(case) for case in CASES]
    assert {run.path.shape[1] for run in scene.runs} == {1}  # the start
    assert {each.steps for each in networks + encodings} == {0}
    scene.grow(20)
    for each in networks + encodings:
        each.grow(2)
    assert {run.path.shape[1] for run in scene.runs} == {21}
    assert all(each.steps for each in networks + encodings)
