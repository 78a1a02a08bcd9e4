"""The Scene: correct numbers, and nothing computed twice."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from explorer.core.descent import Run
from explorer.core.losses.table import LOSSES
from explorer.state.drawn_surface import Sample
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.presets import PRESETS
from explorer.state.scene import derive
from tests.support.strategies import experiments


def pieces(scene):
    return [scene.surface(i) for i in range(len(scene.runs))]


def test_a_learning_rate_recomputes_no_surface():
    before, after = derive(Experiment()), derive(Experiment().with_runs(learning_rate=0.1))
    assert all(a is b for a, b in zip(pieces(before), pieces(after), strict=True))
    assert before.runs[0] is not after.runs[0]


def test_a_moved_start_recomputes_no_surface_but_every_run():
    before, after = derive(Experiment()), derive(Experiment().with_logit(0, 3.0).with_logit(1, -2.0))
    assert all(a is b for a, b in zip(pieces(before), pieces(after), strict=True))
    assert before.fields()[0].samples is after.fields()[0].samples
    assert not {id(r) for r in before.runs} & {id(r) for r in after.runs}


def test_a_held_logit_changes_the_surface_but_the_colours_do_not():
    plain = Experiment()
    assert derive(plain.with_logit(2, 0.0)).surface(0) is not derive(plain).surface(0)
    assert derive(plain.changed(colour_map="grey")).surface(0) is derive(plain).surface(0)
    assert derive(plain.changed(colour_map="grey")).runs[0] is derive(plain).runs[0]


def test_readings_are_the_losses_at_the_point():
    scene = derive(PRESETS["numerical-example"].experiment)
    readings = scene.readings(scene.experiment.problem.logits)
    assert set(readings) == set(LOSSES)
    assert round(readings["cross_entropy"].value, 4) == 1.1362
    free = np.array(scene.experiment.free)
    gradient = LOSSES["mse"].gradient((0.0, 0.006, 0.12), (0.0, 1.0, 0.0))
    assert readings["mse"].slope == pytest.approx(float(np.linalg.norm(gradient[free])))


def test_the_temperature_reaches_everything():
    plain, warm = derive(Experiment()), derive(Experiment().changed(temperature=4.0))
    assert warm.probabilities((3.0, 1.0, -3.0)) == pytest.approx(plain.probabilities((0.75, 0.25, -0.75)))
    assert warm.surface(1).value_at(-10, 10) == pytest.approx(plain.surface(1).value_at(-2.5, 2.5))
    assert warm.reading(1, 0).value == pytest.approx(5.0, abs=0.01)


def test_common_scale_gives_all_fields_one_range():
    own, common = derive(Experiment()).fields(), derive(Experiment().changed(common_scale=True)).fields()
    assert own[0].high < own[1].high
    assert {(f.low, f.high) for f in common} == {(min(f.low for f in own), max(f.high for f in own))}


def test_logarithmic_fields_are_exponents_within_twelve_decades():
    field = derive(Experiment().changed(colour_scale="log")).fields()[0]
    assert field.high == pytest.approx(np.log10(2.0), abs=1e-6)
    assert field.high - 12 - 1e-6 <= field.low and np.isfinite(field.samples).all()


def test_the_slice_passes_through_where_the_run_stands():
    scene = derive(Experiment().with_runs(optimizer="adam", learning_rate=0.3))
    scene.grow(40)
    for run in range(2):
        position = scene.position(run, 40)
        line = scene.slice(run, 40)
        at = np.interp(position[0] - position[1], line.difference, line.value)
        assert at == pytest.approx(scene.reading(run, 40).value, abs=2e-2)


def test_free_others_take_the_surface_along():
    scene = derive(PRESETS["ten-classes"].experiment)
    scene.grow(50)
    start, later = scene.surface(0, 0), scene.surface(0, 50)
    position = scene.position(0, 50)
    assert later is not start
    assert later.value_at(position[0], position[1]) == pytest.approx(scene.reading(0, 50).value)


def test_without_a_frame_a_picture_is_that_of_the_start():
    scene = derive(PRESETS["ten-classes"].experiment)
    scene.grow(5)
    assert scene.surface(0) is scene.surface(0, 0) and scene.surface(0) is not scene.surface(0, 5)
    assert scene.fields()[0].samples is scene.fields(0)[0].samples
    field = scene.fields()[0]
    assert scene.contours(0, field) is scene.contours(0, field, 0)


def test_growth_within_a_budget_says_what_can_be_shown():
    scene = derive(Experiment(descent=Experiment().descent.__class__(steps=100_000)).with_logit(0, -9.125))
    known = scene.grow(100_000, budget=0.0)
    assert 0 < known < 100_000


def test_what_is_left_of_a_budget_goes_to_the_next_run(monkeypatch):
    budgets = []
    monkeypatch.setattr(Run, "grow", lambda self, frame, budget: budgets.append(budget) or frame - len(budgets))
    scene = derive(Experiment())
    assert scene.grow(10, 1000.0) == 8 and scene.grow(10, -1.0) == 6 and scene.grow(10) == 4
    assert 900 < budgets[1] <= budgets[0] <= 1000 and budgets[2:] == [0.0, 0.0, None, None]


def test_a_run_begins_with_the_reading_of_its_loss_at_the_start():
    scene = derive(PRESETS["numerical-example"].experiment)
    readings = scene.readings(scene.experiment.problem.logits)
    for run, spec in enumerate(scene.experiment.descent.runs):
        assert scene.reading(run, 0) == pytest.approx(readings[spec.loss])


@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_derives(key):
    scene = derive(PRESETS[key].experiment)
    steps = scene.experiment.descent.steps
    assert scene.grow(steps) == steps
    for run in range(len(scene.runs)):
        assert np.isfinite(scene.reading(run, steps).value) and scene.verdict(run, steps)
        contours = scene.contours(run, scene.fields()[run])
        assert len(contours) == (8 if scene.fields()[run].kinds is None else 0), "a map that is not complete has none"


def test_four_optimizers_under_one_loss_are_the_same_thing():
    specs = tuple(RunSpec("mse", o, 0.5) for o in ("gradient_descent", "momentum", "rmsprop", "adam"))
    scene = derive(Experiment().changed(runs=specs))
    assert len({id(s) for s in pieces(scene)}) == 1 and len({id(r) for r in scene.runs}) == 4


@pytest.mark.parametrize(
    ("change", "surfaces", "runs"),
    [
        (lambda e: e.with_runs(learning_rate=0.1), True, False),
        (lambda e: e.with_runs(optimizer="adam"), True, False),
        (lambda e: e.with_runs(optimizer="momentum", hyperparameters=(("momentum", 0.5),)), True, False),
        (lambda e: e.with_logit(0, 3.0), True, False),
        (lambda e: e.changed(steps=7), True, True),
        (lambda e: e.changed(colour_map="grey", colour_scale="log", log_loss=True), True, True),
        (lambda e: e.changed(quantity="slope", common_scale=True, log_slope=False), True, True),
        (lambda e: e.changed(span=(-5.0, 5.0)), False, True),
        (lambda e: e.changed(axes=(1, 0)), False, True),
        (lambda e: e.with_logit(2, 0.0), False, False),
        (lambda e: e.changed(temperature=2.0), False, False),
        (lambda e: e.with_target_class(1), False, False),
        (lambda e: e.changed(free_others=(2,)), False, False),
        (lambda e: e.changed(axes=(0, 2)), False, False),
    ],
    ids=lambda v: "" if callable(v) else ("kept" if v else "anew"),
)
def test_each_change_recomputes_just_what_depends_on_it(change, surfaces, runs):
    before, after = derive(Experiment()), derive(change(Experiment()))
    for i in range(2):
        assert (before.surface(i) is after.surface(i)) == surfaces
        assert (before.runs[i] is after.runs[i]) == runs


@pytest.mark.parametrize("big", [1e6, 1e16, 1e300])
@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("index", range(3))
def test_extreme_logits_still_make_a_picture(index, sign, big):
    e = Experiment().with_logit(index, sign * big).changed(runs=tuple(map(RunSpec, list(LOSSES)[:4])))
    for display in ({}, {"quantity": "slope"}, {"colour_scale": "log"}, {"common_scale": True}):
        scene = derive(e.changed(**display))
        for run, field in enumerate(scene.fields()):
            assert np.isfinite(field.samples).all() and field.low < field.high
            assert 0 < 255 / (field.high - field.low) < np.inf
            scene.contours(run, field)


@given(experiments(most=1e6))
@settings(max_examples=40)
def test_any_experiment_derives(e):
    scene = derive(e)
    frame = scene.grow(min(e.descent.steps, 20))
    for run, field in enumerate(scene.fields(frame)):
        known = ... if field.kinds is None else field.kinds == Sample.FOUND
        assert np.isfinite(field.samples[known]).all() and np.isfinite([field.low, field.high]).all()
        assert field.low < field.high
        reading, verdict = scene.reading(run, frame), scene.verdict(run, frame)
        assert np.isfinite(reading.value) and reading.slope >= 0 and verdict.value == reading.value
        line = scene.slice(run, frame)
        assert np.isfinite(line.value).all() and len(line.value) == len(line.difference)
        scene.contours(run, field, frame)
        for shares in (scene.probabilities(scene.position(run, frame)), e.problem.target):
            assert sum(shares) == pytest.approx(1)
