"""Cached values: correct, bounded in bytes however they grow, and the least recently used is dropped first."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.losses.table import LOSSES
from explorer.state import drawn_surface, network_training, scene
from explorer.state.bounded_cache import MOST_ENTRIES, bounded_cache
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import MAX_CLASSES, MAX_RUNS, MAX_STEPS, RunSpec
from explorer.state.network_parts import HIDDEN_RANGE, MAX_HIDDEN_LAYERS, Network
from explorer.state.scene import derive


class Lump:
    """Something with a size in bytes, which may grow."""

    def __init__(self, key: int, nbytes: int) -> None:
        self.key, self.nbytes = key, nbytes


LIMIT = 100
CALLS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 130), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 90)))),
    max_size=80,
)


@given(CALLS)
def test_it_behaves_as_a_list_that_is_cut_at_its_old_end(calls):
    made: dict[int, int] = {}

    @bounded_cache(LIMIT)
    def lump(key: int) -> Lump:
        made[key] = made.get(key, 0) + 1
        return Lump(key, sizes[key])

    sizes: dict[int, int] = {}
    model: list[Lump] = []  # the least recently used first
    for key, size, growth in calls:
        sizes[key] = size
        before = dict(made)
        found = lump(key)
        known = next((entry for entry in model if entry.key == key), None)
        assert (known is None) == (made.get(key, 0) == before.get(key, 0) + 1), "computed exactly when not known"
        assert known is None or found is known
        model = [entry for entry in model if entry.key != key] + [found]
        while (
            known is None
            and len(model) > 1
            and (sum(entry.nbytes for entry in model) > LIMIT or len(model) > MOST_ENTRIES)
        ):
            del model[0]
        info = lump.cache_info()
        assert (info.entries, info.bytes) == (len(model), sum(entry.nbytes for entry in model))
        assert known is not None or info.bytes <= info.limit or info.entries == 1
        for place, more in growth:
            if place < len(model):
                model[place].nbytes += more


def test_an_entry_that_grew_pushes_out_the_older_ones():
    lump = bounded_cache(LIMIT)(lambda key: Lump(key, 30))
    first, second, third = (lump(key) for key in range(3))
    second.nbytes = 60
    assert lump(1) is second and lump.cache_info() == (3, 120, LIMIT), "what is looked at may grow"
    assert lump(3).nbytes == 30 and lump.cache_info() == (2, 90, LIMIT), "until there is something new"
    assert lump(1) is second and lump(2) is not third and lump(0) is not first


def test_what_is_in_use_stays_be_it_larger_than_the_limit():
    lump = bounded_cache(LIMIT)(lambda key: Lump(key, 10 * LIMIT))
    assert lump(1) is lump(1)
    assert lump.cache_info() == (1, 10 * LIMIT, LIMIT)
    lump.cache_clear()
    assert lump.cache_info() == (0, 0, LIMIT)


def test_only_the_newest_stays_where_each_is_larger_than_the_limit():
    lump = bounded_cache(LIMIT)(lambda key: Lump(key, 10 * LIMIT))
    lump(1), lump(2)
    assert lump.cache_info() == (1, 10 * LIMIT, LIMIT)


def test_the_limits_themselves_are_allowed():
    lump = bounded_cache(LIMIT)(lambda key: Lump(key, LIMIT // 2))
    first = lump(1), lump(2)
    assert (lump(1), lump(2)) == first
    light = bounded_cache(LIMIT)(lambda key: Lump(key, 1))
    for count in range(1, MOST_ENTRIES + 2):
        light(count)
        assert light.cache_info().entries == min(count, MOST_ENTRIES)


def test_a_result_that_could_not_be_made_is_not_remembered():
    @bounded_cache(LIMIT)
    def lump(key: int) -> Lump:
        raise ValueError(key)

    with pytest.raises(ValueError):
        lump(1)
    assert lump.cache_info().entries == 0


def test_a_remembered_function_keeps_its_name_and_docstring():
    def lump(key: int) -> Lump:
        """A lump."""
        return Lump(key, 1)

    cached = bounded_cache(LIMIT)(lump)
    assert (cached.__name__, cached.__doc__, cached.__wrapped__) == ("lump", "A lump.", lump)


def test_arguments_by_name_are_refused_rather_than_remembered_twice():
    lump = bounded_cache(LIMIT)(lambda key: Lump(key, 1))
    with pytest.raises(TypeError):
        lump(key=1)


LARGEST_RUNS = tuple(RunSpec("cross_entropy", "adam", rate) for rate in (1e-3, 2e-3, 3e-3, 4e-3))


def test_the_largest_runs_there_can_be_fit_together():
    """Otherwise four runs on the screen would evict each other and be recomputed at every look."""
    assert len(LARGEST_RUNS) == MAX_RUNS
    run = derive(Experiment().with_classes(MAX_CLASSES).changed(runs=LARGEST_RUNS[:1])).runs[0]
    columns = 2 ** (MAX_STEPS + 1).bit_length()  # the capacity doubles; walking so many steps would take seconds
    run._reserve(columns)
    run._values = run._slopes = np.empty(columns)
    assert MAX_RUNS * run.nbytes <= scene.RUN_BYTES < MAX_RUNS * 1.5 * run.nbytes


def test_the_largest_trainings_there_can_be_fit_together():
    spec = RunSpec("cross_entropy", "adam", 1e-3)
    largest = network_training.NetworkTraining(spec, Network(hidden=(HIDDEN_RANGE[1],) * MAX_HIDDEN_LAYERS, batch=1))
    largest._snapshots = dict.fromkeys(range(largest._most), largest._now)
    largest._measured *= MAX_STEPS // network_training.MEASURED_EVERY
    assert MAX_RUNS * largest.nbytes <= network_training.TRAINING_BYTES < MAX_RUNS * 1.2 * largest.nbytes


def test_a_run_counts_every_number_it_keeps():
    run = derive(Experiment().with_logit(0, -9.0625)).runs[0]
    before = run.nbytes
    run.grow(5000)
    assert len(run.values) == len(run.slopes) == 5001
    assert run.nbytes >= before + 5000 * (3 + 2) * 8
    assert run.nbytes == sum(array.base.nbytes for array in (run.path, run.values, run.slopes))


@pytest.mark.parametrize("log", [False, True])
def test_a_surface_counts_what_is_drawn_of_it(log):
    drawn_surface.surface_of.cache_clear()
    shown = derive(Experiment().changed(runs=(RunSpec("mse"),), colour_scale="log" if log else "linear"))
    assert drawn_surface.surface_of.cache_info().bytes == 0
    (field,) = shown.fields()
    grids = shown.surface(0).value.nbytes + (field.samples.nbytes if log else 0)
    assert drawn_surface.surface_of.cache_info().bytes == grids
    lines = sum(line.nbytes for level in shown.contours(0, field) for line in level)
    assert drawn_surface.surface_of.cache_info().bytes == grids + lines > grids
    shown.contours(0, field)
    assert drawn_surface.surface_of.cache_info().bytes == grids + lines, "counted once"
    for low in range(10):
        shown.contours(0, field._replace(low=field.low - 0.1 * low))
    kept = drawn_surface.surface_of.cache_info().bytes
    assert kept < grids + 2 * drawn_surface.CONTOURS_KEPT * lines, "only the latest levels are kept"


def test_many_experiments_stay_within_the_limits():
    for number in range(20):
        shown = derive(
            Experiment().with_classes(4).with_logit(2, number / 7).changed(runs=tuple(map(RunSpec, LOSSES))[:4])
        )
        shown.grow(300)
        for run, field in enumerate(shown.fields()):
            shown.contours(run, field)
            shown.reading(run, 300)
    for cache in (drawn_surface.surface_of, scene.cached_run):
        info = cache.cache_info()
        assert 0 < info.bytes <= info.limit and info.entries == MOST_ENTRIES
