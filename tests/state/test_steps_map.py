"""The maps of steps: what they depend on, how they fill, and that each start ends as the run from it does."""

from __future__ import annotations

import math

import numpy as np
import pytest

from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.state import steps_map
from explorer.state.drawn_surface import Sample
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import MAX_RUNS, RunSpec
from explorer.state.scene import derive
from explorer.state.steps_map import MAP_BYTES, SIDE, go_on, map_of, unknown
from tests.support.starts import DIVERGED, NOT_WITHIN, fresh_run, outcome

LECTURE = Experiment()
ENDS = {Sample.DIVERGED: DIVERGED, Sample.NOT_WITHIN: NOT_WITHIN}


def filled(experiment: Experiment, run: int = 0) -> steps_map.StepsMap:
    """The map of a run, complete."""
    found = map_of(experiment, run)
    go_on([found], math.inf)
    assert found.is_complete
    return found


@pytest.fixture
def small(monkeypatch):
    """Maps of 5 x 5 starts, so that each can be compared."""
    monkeypatch.setattr(steps_map, "SIDE", 5)


@pytest.mark.parametrize("loss", LOSSES)
def test_every_start_ends_as_the_run_from_there(small, loss):
    for optimizer in OPTIMIZERS:
        for rate in (0.5, 30.0):
            e = Experiment().changed(runs=(RunSpec(loss, optimizer, rate),), within=25, logits=(3.0, -1.0, -2.0))
            assert_as_single_runs(e)


@pytest.mark.parametrize(
    "changes",
    [
        {"target": (0.25, 0.5, 0.25), "temperature": 2.0},
        {"target": (0.4, 0.2, 0.4), "free_others": (2,), "logits": (0.0, 0.0, 4.0)},
        {"axes": (2, 0), "logits": (0.0, 3.5, 0.0), "free_others": (1,)},
        {"span": (-3.0, 5.0), "zoom": 1.7, "pan": (0.3, -1.0)},
        {"until": "loss", "below": 0.7},
        {"runs": (RunSpec("cross_entropy", "momentum", 3.0, (("momentum", 0.95),)),)},
    ],
)
def test_every_setting_of_the_problem_counts(small, changes):
    e = Experiment().changed(**{"runs": (RunSpec("mse", "momentum", 2.0),), "within": 25} | changes)
    assert_as_single_runs(e)


def assert_as_single_runs(e: Experiment) -> None:
    found = filled(e)
    below = e.starts.below if e.starts.until == "loss" else None
    for row, y in enumerate(found.y.tolist()):
        for column, x in enumerate(found.x.tolist()):
            end = outcome(fresh_run(e, 0, x, y), e.starts.within, below)
            kind, steps = Sample(int(found.kinds[row, column])), found.samples[row, column]
            assert ENDS.get(kind, steps) == end, (e.descent.runs, x, y)
            assert math.isnan(steps) == (kind is not Sample.FOUND)


def test_the_lectures_numbers():
    mse, cross_entropy = (filled(LECTURE, run) for run in range(2))
    assert (round(mse.found / len(mse), 2), cross_entropy.found) == (0.85, SIDE * SIDE)
    assert cross_entropy.samples.max() == 11 and mse.start_at(-10, 10).kind is Sample.NOT_WITHIN
    assert (mse.samples[np.subtract.outer(mse.y, mse.x) < 0] == 0).all(), "where the right class wins from the start"


def test_a_map_does_not_depend_on_the_start_nor_on_an_unused_level():
    first = map_of(LECTURE, 0)
    for same in (LECTURE.with_logit(0, 3.0), LECTURE.with_logit(1, -7.0), LECTURE.changed(below=7.0, steps=9)):
        assert map_of(same, 0) is first
    assert map_of(LECTURE.changed(colour_scale="log", common_scale=True, quantity="steps"), 0) is first
    assert map_of(LECTURE.changed(runs=(RunSpec("hinge"), RunSpec("mse"))), 1) is first


@pytest.mark.parametrize(
    "change",
    [
        {"runs": (RunSpec("mse", learning_rate=2.0),)},
        {"runs": (RunSpec("mse", "momentum"),)},
        {"runs": (RunSpec("kl"),)},
        {"target": (0.0, 1.0, 0.0)},
        {"temperature": 2.0},
        {"axes": (0, 2)},
        {"span": (-5.0, 5.0)},
        {"zoom": 2.0},
        {"free_others": (2,)},
        {"logits": (-10.0, 10.0, 1.0)},
        {"until": "loss"},
        {"within": 999},
    ],
    ids=lambda change: next(iter(change)),
)
def test_every_other_change_begins_another_map(change):
    first = filled(LECTURE)
    other = map_of(LECTURE.changed(**change), 0)
    assert other is not first and other.taken == 0


def test_a_click_reaches_the_starts():
    """They are on numbers of few figures, each less than a tenth of the way to the next from where it is drawn."""
    e = Experiment().changed(span=(-7.3, 4.1), zoom=3.7, pan=(0.123, 2.0))
    found = map_of(e, 0)
    for places, ends in zip((found.x, found.y), e.surface.ranges, strict=True):
        even = np.linspace(*ends, SIDE)
        assert np.abs(places - even).max() < 0.1 * (even[1] - even[0])
        assert (np.round(places, 3) == places).all() and (np.diff(places) > 0).all()


def test_a_map_fills_from_the_first_step_on():
    found = map_of(LECTURE, 0)
    assert found.taken == 0 and found.found > 0, "where the right class wins from the start it is known at once"
    assert set(np.unique(found.kinds)) == {Sample.FOUND, Sample.OPEN}
    counted = []
    while not go_on([found], 0.0):
        counted.append((found.taken, found.found))
        assert np.nanmax(found.samples) <= found.taken and found.progress == found.taken / 1000
    assert counted == sorted(counted) and [taken for taken, _ in counted] == list(range(1, 1001))
    assert found.progress == 1.0 and Sample.OPEN not in found.kinds and Sample.NOT_WITHIN in found.kinds


def test_all_maps_take_their_steps_side_by_side():
    maps = [map_of(LECTURE.changed(runs=(RunSpec("mse"), RunSpec("mse_mean"))), run) for run in range(2)]
    for _ in range(20):
        go_on(maps, 0.0)
        assert abs(maps[0].taken - maps[1].taken) <= 1


def test_what_is_drawn_changes_only_when_more_is_known():
    found = map_of(LECTURE, 0)
    field = found.field(False)
    assert found.field(False) is field and found.field(True) is not field
    go_on([found], 0.0)
    assert found.field(False) is not field and found.field(False).kinds is found.kinds
    filled(LECTURE)
    field = found.field(False)
    go_on([found], 0.0)
    assert found.field(False) is field


def test_a_field_ends_at_the_fewest_and_the_most_steps_found():
    fields = derive(LECTURE.changed(quantity="steps")).fields
    for run in range(2):
        filled(LECTURE, run)
    mse, cross_entropy = fields()
    assert (mse.low, cross_entropy.low, cross_entropy.high) == (0.0, 0.0, 11.0) and 950 < mse.high <= 1000
    both = derive(LECTURE.changed(quantity="steps", common_scale=True)).fields()
    assert [(field.low, field.high) for field in both] == [(0.0, mse.high)] * 2
    log = derive(LECTURE.changed(quantity="steps", colour_scale="log")).fields()[1]
    assert (log.low, log.high) == pytest.approx((0.0, math.log10(11)))
    assert float(np.nanmin(log.samples)) == 0.0, "no steps are drawn as one"


def test_a_map_without_any_number_does_not_stretch_a_common_scale():
    runs = (RunSpec("cross_entropy"), RunSpec("cross_entropy", learning_rate=1e-4))
    wrong = {"zoom": 4.0, "pan": (-6.0, 6.0)}  # here no start is right from the beginning
    e = LECTURE.changed(quantity="steps", runs=runs, common_scale=True, within=20, **wrong)
    for run in range(2):
        filled(e, run)
    own = derive(e.changed(common_scale=False)).fields()
    assert not own[1].has_numbers and own[0].high < 20 == own[1].high
    assert {field.high for field in derive(e).fields()} == {own[0].high}


def test_lines_are_drawn_through_many_steps_of_a_complete_map():
    scene = derive(LECTURE.changed(quantity="steps", colour_scale="log"))
    field = scene.fields()[0]
    assert scene.contours(0, field) == []
    found, _ = filled(LECTURE, 0), filled(LECTURE, 1)
    for run, count in ((0, 6), (1, 0)):
        lines = scene.contours(run, scene.fields()[run])
        assert len(lines) == count, "none below ten steps"
    levels = 10.0 ** np.linspace(0, scene.fields()[0].high, 10)[1:-1]
    for level, pieces in zip(levels[-6:], scene.contours(0, scene.fields()[0]), strict=True):
        for x, y in np.concatenate(pieces)[::9]:
            near = (np.abs(found.x[None, :] - x) < 0.17) & (np.abs(found.y[:, None] - y) < 0.17)
            assert found.samples[near].min() <= level <= np.nan_to_num(found.samples[near], nan=1e9).max()


def test_a_ragged_map_has_no_lines():
    e = LECTURE.changed(runs=(RunSpec("cross_entropy_twice", "momentum", 50.0),), logits=(0.0, 0.0, 3.0), within=60)
    found = filled(e.changed(quantity="steps"))
    assert found.contours(tuple(np.linspace(10, 59, 30).tolist())) == []


def test_the_start_nearest_to_a_place_is_told():
    found = filled(LECTURE)
    start = found.start_at(-3.02, 1.96)
    assert (start.x, start.y) == (found.x[44], found.y[76]) and start.steps == found.samples[76, 44]
    assert found.start_at(-10.0, 10.0).kind is Sample.NOT_WITHIN
    assert found.start_at(-10.1, 0.0) is None and found.start_at(0.0, 10.1) is None


def test_nothing_is_seen_of_an_unknown_map():
    field = unknown(40)
    assert np.isnan(field.samples).all() and (field.kinds == Sample.OPEN).all() and field.high == 40
    assert (unknown(1000).low, unknown(1000, log=True).low, unknown(1000, log=True).high) == (0, 0, 3)
    assert unknown(1, log=True).high > 0, "a range, though all that there is is one step"


def test_the_cache_holds_the_largest_maps_that_are_shown_at_once():
    spec = max(OPTIMIZERS.values(), key=lambda optimizer: len(optimizer.first(optimizer.resolved())))
    runs = tuple(RunSpec("mse", spec.key, 0.1 * (i + 1)) for i in range(MAX_RUNS))
    e = Experiment().with_classes(10).changed(runs=runs, free_others=tuple(range(2, 10)))
    maps = [map_of(e, run) for run in range(MAX_RUNS)]
    for each in maps:
        each.field(False), each.field(True)
    assert all(map_of(e, run) is each for run, each in enumerate(maps))
    assert steps_map._map.cache_info().bytes <= MAP_BYTES
    assert filled(LECTURE).nbytes < 500_000, "the walks that have ended are let go"
