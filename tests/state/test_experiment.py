"""The Experiment: what it accepts, what it refuses, and how it changes."""

from __future__ import annotations

import dataclasses
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.losses.loss import Targets
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.state.checks import InvalidExperiment
from explorer.state.experiment import Experiment, one_hot, reshared
from explorer.state.experiment_parts import (
    COLOUR_MAPS,
    COLOUR_SCALES,
    MAX_CLASSES,
    MAX_STEPS,
    QUANTITIES,
    RATE_RANGE,
    TEMPERATURE_RANGE,
    Descent,
    Problem,
    RunSpec,
)
from explorer.state.surface_view import SurfaceView
from tests.support.sayable import assert_sayable
from tests.support.strategies import JUNK, experiments

SHARES = st.lists(st.floats(0, 1), min_size=2, max_size=10).filter(lambda s: sum(s) > 0.01)


def test_the_default_is_the_lectures_surface():
    e = Experiment()
    assert e.problem.logits == (-10.0, 10.0, -1000.0) and e.problem.target_class == 0
    assert e.surface.axes == (0, 1) and e.surface.span == (-10.0, 10.0) and e.free == (True, True, False)
    assert [run.loss for run in e.descent.runs] == ["mse", "cross_entropy"]


def test_it_is_frozen_all_the_way_down():
    for part in (Experiment(), Problem(), SurfaceView(), RunSpec(), Descent()):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(part, dataclasses.fields(part)[0].name, None)
    assert hash(Experiment()) == hash(Experiment())


@pytest.mark.parametrize(
    "changes",
    [
        {"logits": (1.0,)},
        {"logits": (0.0,) * 11},
        {"logits": (math.nan, 0.0, 0.0)},
        {"logits": (math.inf, 0.0, 0.0)},
        {"logits": (2e300, 0.0, 0.0)},
        {"logits": ("abc", 0.0, 0.0)},
        {"logits": (1.0, 2.0)},
        {"target": (0.5, 0.4, 0.0)},
        {"target": (1.5, -0.5, 0.0)},
        {"target": (1.0, 0.0)},
        {"temperature": 0.0},
        {"temperature": math.nan},
        {"axes": (1, 1)},
        {"axes": (0, 3)},
        {"axes": (0, 0.5)},
        {"axes": (0, 1, 2)},
        {"span": (1.0, 1.0)},
        {"span": (5.0, -5.0)},
        {"free_others": (7,)},
        {"steps": 0},
        {"steps": MAX_STEPS + 1},
        {"steps": 1.5},
        {"runs": ()},
        {"runs": (RunSpec(),) * 5},
        {"quantity": "height"},
        {"colour_scale": "cubic"},
        {"colour_map": "rainbow"},
        {"common_scale": "yes"},
    ],
    ids=lambda c: f"{next(iter(c))}={next(iter(c.values()))}"[:40],
)
def test_invalid_values_are_refused_in_a_sentence(changes):
    with pytest.raises(InvalidExperiment) as refusal:
        Experiment().changed(**changes)
    assert_sayable(refusal.value)
    assert refusal.value.field.partition("[")[0].rpartition(".")[2] in (*changes, "target")
    text = str(refusal.value)
    assert text[0].isupper() and text.endswith(".") and "\n" not in text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda e: e.with_logit(3, 1.0), "There is no logit 4: there are 3 classes."),
        (lambda e: e.with_logit(-1, 1.0), "There is no logit 0: there are 3 classes."),
        (lambda e: e.with_target_class(3), "There is no class 4: there are 3 classes."),
        (lambda e: e.with_target_share(3, 0.5), "There is no class 4: there are 3 classes."),
        (lambda e: e.with_target_share(-1, 0.5), "There is no class 0: there are 3 classes."),
        (lambda e: e.with_runs([2], loss="mse"), "There is no run 3: there are 2."),
        (lambda e: e.with_runs([0, -1], loss="mse"), "There is no run 0: there are 2."),
    ],
)
def test_a_change_to_a_missing_item_is_refused_in_a_sentence(change, sentence):
    with pytest.raises(InvalidExperiment) as fault:
        change(Experiment())
    assert str(fault.value) == sentence and fault.value.field == ""
    assert_sayable(fault.value)


def test_an_unknown_name_is_a_mistake_of_the_program():
    with pytest.raises(KeyError):
        Experiment().changed(colour="red")


LISTS = st.lists(JUNK, max_size=11).map(tuple)
CHANGES = {
    **dict.fromkeys(("logits", "target", "axes", "span", "free_others", "pan"), LISTS),
    **dict.fromkeys(("temperature", "steps", "zoom", "quantity", "colour_scale", "colour_map"), JUNK),
    **dict.fromkeys(("common_scale", "log_loss", "log_slope"), JUNK),
    "runs": st.lists(st.just(RunSpec()), max_size=6).map(tuple),
}


def assert_valid(e: Experiment) -> None:
    """Assert every invariant of an Experiment, written out independently."""
    classes = len(e.problem.logits)
    assert 2 <= classes <= 10 and len(e.problem.target) == classes
    assert all(type(y) is float and abs(y) <= 1e300 for y in e.problem.logits)
    assert all(0 <= share <= 1 for share in e.problem.target)
    assert math.isclose(math.fsum(e.problem.target), 1, abs_tol=1e-9)
    assert TEMPERATURE_RANGE[0] <= e.problem.temperature <= TEMPERATURE_RANGE[1]
    (first, second), (low, high) = e.surface.axes, e.surface.span
    assert first != second and {first, second, *e.surface.free_others} <= set(range(classes))
    ends = [end for ends in e.surface.ranges for end in ends]
    assert all(abs(end) <= 2e6 for end in ends) and ends[0] < ends[1] and ends[2] < ends[3]
    assert not {first, second} & set(e.surface.free_others) and -1e6 <= low < high <= 1e6
    assert [i for i in range(classes) if e.free[i]] == sorted({first, second, *e.surface.free_others})
    assert 1 <= len(e.descent.runs) <= 4 and type(e.descent.steps) is int and 1 <= e.descent.steps <= 100_000
    for run in e.descent.runs:
        assert run.loss in LOSSES and RATE_RANGE[0] <= run.learning_rate <= RATE_RANGE[1]
        assert {name for name, _ in run.hyperparameters} <= {h.key for h in OPTIMIZERS[run.optimizer].hyperparameters}
    assert e.display.quantity in QUANTITIES and e.display.colour_scale in COLOUR_SCALES
    assert e.display.colour_map in COLOUR_MAPS
    assert all(type(on) is bool for on in (e.display.common_scale, e.display.log_loss, e.display.log_slope))
    hash(e)


@given(experiments(), st.fixed_dictionaries({}, optional=CHANGES))
def test_any_change_gives_a_valid_experiment_or_a_refusal(before, changes):
    assert_valid(before)
    try:
        after = before.changed(**changes)
    except InvalidExperiment as refusal:
        assert str(refusal).endswith(".") and "\n" not in str(refusal)
    else:
        assert_valid(after)


@given(experiments(), st.integers(2, MAX_CLASSES), st.data())
def test_what_the_screen_asks_for_always_gives_a_valid_experiment(before, classes, data):
    share = data.draw(st.floats(0, 1))
    index = data.draw(st.integers(0, before.problem.classes - 1))
    assert_valid(before.with_classes(classes))
    try:
        shared = before.with_target_share(index, share)
    except InvalidExperiment:  # a loss of a run or the chosen loss takes one-hot targets only
        assert any(loss.targets is Targets.ONE_HOT for loss in LOSSES.values()) and 0 < share < 1
    else:
        assert_valid(shared)
        assert shared.problem.target[index] == share
    assert_valid(before.with_target_class(index))
    assert_valid(before.with_logit(index, 1e300))
    for optimizer in OPTIMIZERS:
        assert_valid(before.with_runs(optimizer=optimizer))


@given(JUNK, JUNK, JUNK, LISTS)
def test_a_run_of_anything_is_valid_or_refused(loss, optimizer, rate, hyperparameters):
    for changes in ({"loss": loss}, {"optimizer": optimizer}, {"learning_rate": rate}):
        try:
            assert_valid(Experiment().changed(runs=(RunSpec(**changes),)))
        except InvalidExperiment as refusal:
            assert str(refusal).endswith(".")
    for value in hyperparameters:
        try:
            spec = RunSpec("mse", "adam", 1.0, (("beta1", value),))
        except InvalidExperiment as refusal:
            assert str(refusal).endswith(".")
        else:
            assert 0 <= spec.hyperparameter("beta1") < 1


@given(st.integers(2, MAX_CLASSES), st.integers(2, MAX_CLASSES), st.data())
def test_any_number_of_classes_can_follow_any_other(before, after, data):
    start = Experiment().with_classes(before)
    pair = data.draw(st.permutations(range(before)))[:2]
    target = one_hot(data.draw(st.integers(0, before - 1)), before)
    e = start.changed(axes=tuple(pair), target=target).with_classes(after)
    assert e.problem.classes == after and math.isclose(sum(e.problem.target), 1.0)
    assert e.problem.logits[: min(before, after)] == start.problem.logits[: min(before, after)]
    assert e.surface.axes == (tuple(pair) if max(pair) < after else (0, 1))


@given(SHARES, st.data())
def test_a_changed_share_keeps_the_sum_and_the_other_proportions(shares, data):
    target = tuple(s / sum(shares) for s in shares)
    index, share = data.draw(st.integers(0, len(target) - 1)), data.draw(st.floats(0, 1))
    new = reshared(target, index, share)
    assert math.isclose(math.fsum(new), 1.0, abs_tol=1e-12) and new[index] == share
    rest = [i for i in range(len(target)) if i != index and target[i] > 1e-3]
    for i in rest[1:]:
        assert math.isclose(new[i] * target[rest[0]], new[rest[0]] * target[i], abs_tol=1e-9)
    Problem((0.0,) * len(new), new)


@pytest.mark.parametrize("tiny", [1e-320, 5e-324, 1e-300])
def test_a_share_beside_a_hardly_any_rest_keeps_the_sum(tiny):
    new = reshared((1.0, tiny), 0, 0.7)
    assert new == pytest.approx((0.7, 0.3))
    Problem((0.0, 0.0), new)


def test_a_share_taken_from_a_one_hot_target_is_spread_evenly():
    assert reshared((1.0, 0.0, 0.0), 0, 0.8) == pytest.approx((0.8, 0.1, 0.1))
