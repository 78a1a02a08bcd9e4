"""Each test starts as if it were the first: it sees nothing that another test computed."""

from __future__ import annotations

import pytest

from explorer.core.encoding.cases import CASES
from explorer.look import icons
from explorer.look.theme import colour_table
from explorer.plots import colour_bar, field_colours
from explorer.state import datasets, network_training
from explorer.state.experiment import Experiment
from explorer.state.scene import derive
from tests.support import caches


@pytest.mark.parametrize("time", ["first", "second"])
def test_nothing_has_been_computed_when_a_test_begins(time):
    experiment = Experiment()
    scene = derive(experiment)
    networks = [network_training.training(run, experiment.network) for run in experiment.descent.runs]
    encodings = [datasets.training(case) for case in CASES]
    assert {run.path.shape[1] for run in scene.runs} == {1}  # the start
    assert {each.steps for each in networks + encodings} == {0}
    scene.grow(20)
    for each in networks + encodings:
        each.grow(2)
    assert {run.path.shape[1] for run in scene.runs} == {21}
    assert all(each.steps for each in networks + encodings)


def test_costly_constant_data_is_kept_between_tests():
    assert colour_bar.colour_table is field_colours.colour_table is colour_table
    digits, split, table = datasets.digits(), datasets.split_digits(), colour_table("grey")
    caches.empty()
    assert datasets.digits() is digits and datasets.split_digits() is split
    assert colour_table("grey") is table


def test_every_cache_that_is_kept_exists():
    names = {f"{made.__module__}.{made.__qualname__}" for made in (datasets.digits, datasets.renumbered)}
    names |= {f"{made.__module__}.{made.__qualname__}" for made in (datasets.split_digits, colour_table, icons.drawn)}
    assert names == caches.KEPT
