"""Every range of an Experiment: its ends are valid, and a value beyond is refused with the field and the ends."""

from __future__ import annotations

import math

import pytest

from explorer.core.encoding.cases import CASES
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.state.checks import InvalidExperiment, in_range, whole
from explorer.state.descent_parts import Landscape, Starts
from explorer.state.experiment import Experiment, reshared
from explorer.state.experiment_parts import (
    Descent,
    Display,
    Encoding,
    Information,
    Problem,
    RunSpec,
)
from explorer.state.network_parts import Network, NetworkView
from explorer.state.surface_view import SurfaceView
from tests.support.sayable import assert_sayable

# Record, field, the least and the greatest value, and the next value beyond each.
NUMBERS = [
    (Problem, "temperature", 0.001, 1000.0, 0.0009, 1001.0),
    (Descent, "steps", 1, 100_000, 0, 100_001),
    (RunSpec, "learning_rate", 1e-4, 1e10, 0.9e-4, 1.1e10),
    (Descent, "same_rate", 1e-4, 1e10, 0.9e-4, 1.1e10),
    (Starts, "below", 1e-12, 1e12, 1e-13, 1.1e12),
    (Starts, "within", 1, 10_000, 0, 10_001),
    (Landscape, "turn", -180.0, 180.0, -181.0, 181.0),
    (Landscape, "tilt", 10.0, 90.0, 9.0, 91.0),
    (Encoding, "output", -1e6, 1e6, -1.1e6, 1.1e6),
    (Network, "init_scale", 0.01, 1000.0, 0.009, 1001.0),
    (Network, "batch", 1, 1000, 0, 1001),
    (Network, "seed", 0, 2**31 - 1, -1, 2**31),
    (NetworkView, "map_steps", 10, 2000, 9, 2001),
    (NetworkView, "map_seeds", 1, 5, 0, 6),
    (NetworkView, "answers_of", 0, 3, -1, 4),
]


def refusal(make) -> InvalidExperiment:
    with pytest.raises(InvalidExperiment) as refused:
        make()
    assert_sayable(refused.value)
    return refused.value


@pytest.mark.parametrize(("record", "field", "least", "most", "below", "above"), NUMBERS)
def test_a_number_may_be_at_either_end_and_no_further(record, field, least, most, below, above):
    for value in (least, most):
        assert getattr(record(**{field: value}), field) == value
    for value in (below, above):
        fault = refusal(lambda value=value: record(**{field: value}))
        assert fault.field == field
        assert (fault.values["low"], fault.values["high"], fault.values["value"]) == (least, most, value)
    for value in (math.inf, -math.inf, 10**399, -(10**399)):
        fault = refusal(lambda value=value: record(**{field: value}))
        assert fault.field == field, "which is no whole number either"


# Record, field, a list that contains both ends, its first item below and above them, and the ends.
LISTS = [
    (Problem, "logits", (-1e300, 1e300, 0), (0.0, 1.1e300, 0), -1e300, 1e300),
    (Problem, "logits", (-1e300, 1e300, 0), (0.0, -1.1e300, 0), -1e300, 1e300),
    (Problem, "target", (0.0, 1.0, 0.0), (0.0, 1.01, -0.01), 0.0, 1.0),
    (Problem, "target", (0.0, 1.0, 0.0), (0.5, -0.01, 0.51), 0.0, 1.0),
    (SurfaceView, "axes", (0, 9), (0, 10), 0, 9),
    (SurfaceView, "axes", (9, 0), (3, -1), 0, 9),
    (SurfaceView, "free_others", (2, 9), (2, 10), 0, 9),
    (SurfaceView, "span", (-1e6, 1e6), (0.0, 1.1e6), -1e6, 1e6),
    (Information, "p", (0.0, 1.0, 0.0), (0.0, 1.01, -0.01), 0.0, 1.0),
    (Information, "q", (0.0, 1.0, 0.0), (0.5, -0.01, 0.51), 0.0, 1.0),
    (Information, "examples", (0, 9), (0, 10), 0, 9),
    (Information, "examples", (0, 9), (0, -1), 0, 9),
    (Network, "hidden", (4, 256), (4, 257), 4, 256),
    (Network, "hidden", (4, 256), (256, 3), 4, 256),
    (NetworkView, "pair", (0, 3), (0, 4), 0, 3),
    (NetworkView, "confused", (0, 9), (0, 10), 0, 9),
    (NetworkView, "images", (0, 1_000_000), (0, -1), 0, 1_000_000),
]


@pytest.mark.parametrize(("record", "field", "good", "bad", "low", "high"), LISTS)
def test_every_number_of_a_list_may_be_at_either_end_and_no_further(record, field, good, bad, low, high):
    assert getattr(record(**{field: good}), field) == good
    fault = refusal(lambda: record(**{field: bad}))
    assert (fault.field, fault.values["low"], fault.values["high"]) == (f"{field}[1]", low, high)
    assert fault.values["value"] == bad[1]


def test_a_problem_has_two_to_ten_classes():
    for count in (2, 10):
        assert Problem((0.0,) * count, (1.0,) + (0.0,) * (count - 1)).classes == count
    for count in (1, 11):
        fault = refusal(lambda count=count: Problem((0.0,) * count, (1.0,) + (0.0,) * (count - 1)))
        assert (fault.field, fault.values) == ("logits", {"low": 2, "high": 10, "count": count})
    fault = refusal(lambda: Problem((0.0, 0.0), (1.0, 0.0, 0.0)))
    assert (fault.field, fault.values) == ("target", {"other": 3, "count": 2})


def test_there_are_one_to_four_runs_and_one_to_twelve_examples():
    for count in (1, 4):
        assert len(Descent(runs=(RunSpec(),) * count).runs) == count
    for count in (0, 5):
        fault = refusal(lambda count=count: Descent(runs=(RunSpec(),) * count))
        assert (fault.field, fault.values) == ("runs", {"high": 4, "count": count})
    for count in (1, 12):
        assert len(Information(examples=(0,) * count).examples) == count
    for count in (0, 13):
        fault = refusal(lambda count=count: Information(examples=(0,) * count))
        assert (fault.field, fault.values) == ("examples", {"high": 12, "count": count})


def test_a_network_has_up_to_five_hidden_layers():
    for count in (0, 5):
        assert Network(hidden=(4,) * count).hidden == (4,) * count
    fault = refusal(lambda: Network(hidden=(4,) * 6))
    assert (fault.field, fault.values) == ("hidden", {"high": 5, "count": 6})


def test_one_number_of_hidden_units_is_one_layer_as_in_old_sessions():
    assert Network(hidden=32) == Network(hidden=32.0) == Network()
    for wrong in (True, "32", 3, 32.5, math.nan):
        assert refusal(lambda wrong=wrong: Network(hidden=wrong)).field.startswith("hidden")


def test_the_plane_needs_two_runs_and_a_path_has_an_end():
    assert refusal(lambda: NetworkView(pair=(1, 1))).field == "pair"
    assert refusal(lambda: NetworkView(confused=(1,))).field == "confused"
    assert Network(data="a" * 4096).data and refusal(lambda: Network(data="a" * 4097)).field == "data"


def test_two_distributions_have_the_same_two_to_ten_outcomes():
    def shares(count):
        return (1.0,) + (0.0,) * (count - 1)

    for count in (2, 10):
        assert len(Information(shares(count), shares(count)).p) == count
    for p, q in ((1, 1), (11, 11), (2, 3)):
        fault = refusal(lambda p=p, q=q: Information(shares(p), shares(q)))
        assert (fault.field, fault.values) == ("q", {"low": 2, "high": 10})


@pytest.mark.parametrize(("record", "field"), [(Problem, "target"), (Information, "p"), (Information, "q")])
def test_probabilities_sum_to_one_but_for_what_float64_loses(record, field):
    assert record(**{field: (0.5, 0.25, 0.25 - 5e-10)}) and record(**{field: (0.5, 0.25, 0.25 + 5e-10)})
    for last in (0.25 - 2e-9, 0.25 + 2e-9, 0.75):
        fault = refusal(lambda last=last: record(**{field: (0.5, 0.25, last)}))
        assert fault.field == field and fault.values == {"total": pytest.approx(0.75 + last)}


def test_a_span_runs_a_thousandth_at_least_and_upwards():
    assert SurfaceView(span=(0.0, 0.001)).span == (0.0, 0.001)
    for low, high in ((0.0, 0.0009), (1.0, 1.0), (2.0, -2.0)):
        fault = refusal(lambda span=(low, high): SurfaceView(span=span))
        assert (fault.field, fault.values) == ("span", {"low": low, "high": high})
    assert refusal(lambda: SurfaceView(axes=(4, 4))).field == "axes"


def test_free_logits_are_kept_sorted_once_each_and_without_the_axes():
    assert SurfaceView((3, 1), free_others=(5, 2, 3, 5, 1)).free_others == (2, 5)


NAMES = [
    (RunSpec, "loss", LOSSES),
    (RunSpec, "optimizer", OPTIMIZERS),
    (Display, "chosen_loss", LOSSES),
    (Display, "quantity", ("value", "slope")),
    (Display, "colour_scale", ("linear", "log")),
    (Display, "colour_map", ("lecture", "viridis", "cividis", "grey")),
    (Encoding, "case", CASES),
]


@pytest.mark.parametrize(("record", "field", "known"), NAMES, ids=[field for _, field, _ in NAMES])
def test_an_unknown_name_is_refused_with_a_list_of_the_known_ones(record, field, known):
    for name in known:
        assert getattr(record(**{field: name}), field) == name
    fault = refusal(lambda: record(**{field: "none"}))
    assert fault.field == field and str(fault.values["value"]) == "“none”"
    assert fault.values["known"].startswith(", ".join(known)[:100])


def test_a_whole_number_becomes_a_number_of_the_kind_of_its_field():
    problem = Problem([3, 1, 0], [1, 0, 0], 2)
    assert (problem.logits, problem.target, problem.temperature) == ((3.0, 1.0, 0.0), (1.0, 0.0, 0.0), 2.0)
    assert {type(number) for number in (*problem.logits, *problem.target, problem.temperature)} == {float}
    assert type(Descent(steps=3.0).steps) is int and {type(i) for i in SurfaceView((0.0, 1.0)).axes} == {int}


def test_a_value_of_another_kind_is_refused_with_the_expected_kind():
    for make, kind in (
        (lambda: RunSpec(loss=5), "text"),
        (lambda: Experiment(problem=5), "named values"),
        (lambda: Display(log_loss=5), "true or false"),
        (lambda: Problem(logits=5), "list"),
    ):
        fault = refusal(make)
        assert kind in fault.template and str(fault.values["value"]) == "5"


def test_a_part_is_a_record_of_its_kind():
    assert refusal(lambda: Experiment(network=Problem())).field == "network"
    assert refusal(lambda: Experiment(problem=5)).field == "problem"


def test_an_index_of_no_class_is_refused_with_its_path():
    e = Experiment()
    for change, field, value in (
        (lambda: e.changed(axes=(1, 3)), "surface.axes[1]", 3),
        (lambda: e.changed(free_others=(2, 3)), "surface.free_others[1]", 3),
        (lambda: e.changed(examples=(0, 2, 5)), "information.examples[2]", 5),
    ):
        fault = refusal(change)
        assert (fault.field, fault.values) == (field, {"last": 2, "value": value})


def test_a_hyperparameter_is_refused_by_its_own_name_and_at_its_place():
    fault = refusal(lambda: RunSpec("mse", "adam", 1.0, (("beta1", 0.5), ("beta2", 1.5))))
    assert (fault.field, fault.values["name"]) == ("hyperparameters[1][1]", "beta2")
    assert (fault.values["low"], fault.values["value"]) == (0.0, 1.5)
    fault = refusal(lambda: RunSpec("mse", "adam", 1.0, (("beta1", 0.5), ("gamma", 0.5))))
    assert fault.values["optimizer"].context == "names"
    assert fault.field == "hyperparameters[1][0]" and str(fault.values["key"]) == "“gamma”"
    assert (str(fault.values["optimizer"]), fault.values["names"]) == ("Adam", "beta1, beta2, eps")
    fault = refusal(lambda: RunSpec("mse", "gradient_descent", 1.0, (("lr", 0.5),)))
    assert fault.field == "hyperparameters[0][0]" and str(fault.values["key"]) == "“lr”"
    assert str(fault.values["optimizer"]) == "gradient descent" and "names" not in fault.values


def test_fewer_classes_take_along_what_depends_on_them():
    e = (
        Experiment()
        .with_classes(5)
        .changed(
            logits=(1.0, 2.0, 3.0, 4.0, 5.0),
            target=(0.1, 0.3, 0.0, 0.2, 0.4),
            temperature=2.0,
            axes=(1, 3),
            free_others=(0, 2, 4),
            examples=(0, 3, 4, 2),
        )
    )
    four, three, six = e.with_classes(4), e.with_classes(3), e.with_classes(6)
    assert (four.problem.logits, four.problem.temperature) == ((1.0, 2.0, 3.0, 4.0), 2.0)
    assert four.problem.target == pytest.approx((1 / 6, 1 / 2, 0, 1 / 3))
    assert (four.surface.axes, four.surface.free_others) == ((1, 3), (0, 2))
    assert four.information.examples == (0, 3, 0, 2)
    assert (three.surface.axes, three.surface.free_others) == ((0, 1), (2,))
    assert three.information.examples == (0, 0, 0, 2)
    assert six.problem.logits == (1.0, 2.0, 3.0, 4.0, 5.0, 0.0)
    assert six.problem.target == pytest.approx((0.1, 0.3, 0.0, 0.2, 0.4, 0.0))
    assert e.changed(target=(0.0, 0.0, 0.0, 0.0, 1.0)).with_classes(4).problem.target == (1.0, 0.0, 0.0, 0.0)
    for count in (1, 11):
        assert refusal(lambda count=count: e.with_classes(count)).values["value"] == count
    assert refusal(lambda: e.with_classes(2.5)).template and e.with_classes(2).problem.classes == 2


def test_one_logit_and_the_target_change_alone():
    e = Experiment()
    assert e.with_logit(1, 7.0) == e.changed(logits=(-10.0, 7.0, -1000.0))
    assert e.with_target_class(2) == e.changed(target=(0.0, 0.0, 1.0))
    assert e.with_target_share(1, 0.25) == e.changed(target=(0.75, 0.25, 0.0))


def test_a_share_outside_0_to_1_becomes_the_nearest_inside():
    assert reshared((0.2, 0.3, 0.5), 0, 1.5) == (1.0, 0.0, 0.0)
    assert reshared((0.2, 0.3, 0.5), 0, -1.5) == pytest.approx((0.0, 0.375, 0.625))


def test_runs_change_alone_or_together_and_keep_the_rest():
    e = Experiment().with_runs(optimizer="adam", hyperparameters=(("beta1", 0.5),))
    assert [run.hyperparameters for run in e.descent.runs] == [(("beta1", 0.5),)] * 2
    one = e.with_runs([1], learning_rate=0.25)
    assert one.descent.runs[0] is e.descent.runs[0]
    assert one.descent.runs[1] == RunSpec("cross_entropy", "adam", 0.25, (("beta1", 0.5),))
    assert refusal(lambda: e.with_runs([2], loss="mse")).values == {"n": 3, "count": 2}


def test_a_whole_number_is_whole_and_inside():
    assert whole(3.0, "The number of classes", 3, 5, "classes") == 3
    assert type(whole(3.0, "The number of classes", 3, 5)) is int
    for value in (2, 6, 3.5, "3", True, math.nan, math.inf):
        assert refusal(lambda value=value: whole(value, "The number of classes", 3, 5, "classes")).field == "classes"


def test_a_number_that_is_not_whole_is_shown_and_needs_no_field():
    fault = refusal(lambda: whole(3.5, "The number of classes", 3, 5))
    assert fault.field == "" and str(fault.values["value"]) == "3.5"


def test_nan_and_infinity_lie_in_no_range():
    for value in (math.nan, math.inf, -math.inf, 4.0, 1.0):
        fault = refusal(lambda value=value: in_range(value, "A logit", 2.0, 3.0, "logits[7]"))
        assert (fault.field, fault.values["name"]) == ("logits[7]", "A logit")
    assert refusal(lambda: in_range(4.0, "A logit", 2.0, 3.0)).field == ""
    in_range(2.0, "A logit", 2.0, 3.0)
    in_range(3.0, "A logit", 2.0, 3.0)
