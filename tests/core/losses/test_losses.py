"""The losses against finite differences, exact arithmetic, closed forms and properties."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from explorer.core.losses.loss import Targets
from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.softmax import softmax

OF_PROBABILITIES = [key for key, loss in LOSSES.items() if loss.of_probabilities]
OF_ANY_TARGET = [key for key, loss in LOSSES.items() if loss.targets is not Targets.ONE_HOT]
WITH_REFERENCE = [key for key, loss in LOSSES.items() if loss.reference]
TARGET = (1.0, 0.0, 0.0)


@st.composite
def cases(draw, key="cross_entropy", least=-8.0, most=8.0):
    """Logits (K,) and a target (K,) that the loss takes, one-hot as often as soft."""
    classes = draw(st.integers(2, 10))
    logits = np.array(draw(st.lists(st.floats(least, most), min_size=classes, max_size=classes)))
    if key not in OF_ANY_TARGET or draw(st.booleans()):
        return logits, np.eye(classes)[draw(st.integers(0, classes - 1))]
    weights = np.array(draw(st.lists(st.floats(0.01, 1), min_size=classes, max_size=classes)))
    return logits, weights / weights.sum()


def numeric_gradient(loss, logits, target, h=1e-5):
    steps = np.eye(len(logits)) * h
    return np.array([(loss.value(logits + s, target) - loss.value(logits - s, target)) / (2 * h) for s in steps])


@pytest.mark.parametrize("key", LOSSES)
@given(data=st.data())
def test_gradients_match_finite_differences(key, data):
    logits, target = data.draw(cases(key))
    if key == "hinge":  # away from its kinks
        margins = 1 - logits[target.argmax()] + logits
        assume((np.abs(np.delete(margins, target.argmax())) > 1e-3).all())
    if key == "euclidean":  # away from distance 0, where it has a kink
        assume(LOSSES[key].value(logits, target) > 1e-2)
    gradient = LOSSES[key].gradient(logits, target)
    np.testing.assert_allclose(gradient, numeric_gradient(LOSSES[key], logits, target), rtol=1e-5, atol=1e-7)


@pytest.mark.parametrize("key", WITH_REFERENCE)
@given(data=st.data())
def test_values_match_the_slow_reference_of_the_record(key, data):
    logits, target = data.draw(cases(key))
    reference = LOSSES[key].reference(logits.tolist(), target.tolist())
    assert float(LOSSES[key].value(logits, target)) == pytest.approx(reference, rel=1e-9, abs=1e-9)


@given(cases())
def test_values_match_their_definitions(case):
    logits, target = case
    p = np.exp(logits) / np.exp(logits).sum()
    q = np.exp(p) / np.exp(p).sum()
    right = target.argmax()
    ln_target = np.log(np.where(target > 0, target, 1))
    definitions = {
        "cross_entropy": -(target * np.log(p)).sum(),
        "mse": ((target - p) ** 2).sum(),
        "mse_mean": ((target - p) ** 2).mean(),
        "euclidean": math.dist(target, p),
        "mse_logits": ((target - logits) ** 2).sum(),
        "hinge": sum(max(0, 1 - logits[right] + y) for j, y in enumerate(logits) if j != right) / len(logits),
        "cross_entropy_twice": -(target * np.log(q)).sum(),
        "kl": (target * (ln_target - np.log(p))).sum(),
    }
    assert set(definitions) <= set(WITH_REFERENCE)
    for key, value in definitions.items():
        assert float(LOSSES[key].value(logits, target)) == pytest.approx(value, rel=1e-9, abs=1e-9), key


@pytest.mark.parametrize("key", ["cross_entropy", "kl"])
@given(case=cases(), other=st.data(), t=st.floats(0, 1))
def test_cross_entropy_is_convex_along_lines(key, case, other, t):
    logits, target = case
    end = np.array(other.draw(st.lists(st.floats(-8, 8), min_size=len(logits), max_size=len(logits))))
    value = LOSSES[key].value
    between = value((1 - t) * logits + t * end, target)
    assert between <= (1 - t) * value(logits, target) + t * value(end, target) + 1e-9


def test_squared_error_is_not_convex():
    line = np.array([[-10.0, 0.0, 10.0], [10.0, 0.0, -10.0]])
    a, middle, b = LOSSES["mse"].value(line, (0.0, 1.0))
    assert middle > (a + b) / 2 - 1 + 0.4 and LOSSES["mse"].value([4.0, 0.0], (0.0, 1.0)) > (a + b) / 2


@pytest.mark.parametrize("key", OF_PROBABILITIES)
@given(data=st.data(), shift=st.floats(-100, 100))
def test_losses_of_probabilities_do_not_feel_a_common_shift(key, data, shift):
    logits, target = data.draw(cases(key))
    loss = LOSSES[key]
    assert float(loss.value(logits + shift, target)) == pytest.approx(float(loss.value(logits, target)), abs=1e-6)
    assert loss.gradient(logits, target).sum() == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("key", [key for key in LOSSES if key not in OF_PROBABILITIES])
def test_other_losses_do_feel_a_common_shift(key):
    logits = np.array([1.0, -2.0, 0.5])
    assert LOSSES[key].value(logits + 3, [1, 0, 0]) != pytest.approx(LOSSES[key].value(logits, [1, 0, 0]))


@given(cases())
def test_kl_is_cross_entropy_less_the_entropy_and_never_negative(case):
    logits, target = case
    entropy = -sum(t * math.log(t) for t in target if t > 0)
    kl = float(LOSSES["kl"].value(logits, target))
    assert kl == pytest.approx(float(LOSSES["cross_entropy"].value(logits, target)) - entropy, abs=1e-9)
    assert kl >= 0


@given(st.floats(-30, 30))
def test_two_classes_are_the_sigmoid_losses(difference):
    s = 1 / (1 + math.exp(-difference))
    logits = (difference, 0.0)
    assert float(LOSSES["cross_entropy"].value(logits, (1.0, 0.0))) == pytest.approx(
        math.log1p(math.exp(-difference)), rel=1e-12
    )
    assert float(LOSSES["mse"].value(logits, (1.0, 0.0))) == pytest.approx(2 * (1 - s) ** 2, rel=1e-6, abs=1e-15)


def test_the_numbers_of_the_lecture():
    assert round(float(LOSSES["cross_entropy"].value((0, 0.006, 0.12), (0, 1, 0))), 4) == 1.1362
    corner = (-10.0, 10.0, -1000.0)
    free = np.array([True, True, False])
    mse, cross_entropy = (Objective(LOSSES[key], np.array(TARGET)) for key in ("mse", "cross_entropy"))
    assert float(mse.value(corner)) == pytest.approx(2.0, abs=1e-7)
    assert f"{mse.slope(corner, free):.1e}" == "1.2e-08"
    assert float(cross_entropy.value(corner)) == pytest.approx(20.0, abs=1e-8)
    assert f"{cross_entropy.slope(corner, free):.2f}" == "1.41"


def test_a_confident_right_answer_has_a_loss_above_zero():
    assert float(LOSSES["cross_entropy"].value((20.0, -20.0), (1.0, 0.0))) == pytest.approx(math.exp(-40), rel=1e-12)


EXTREME = st.sampled_from([0.0, 1.0, -1.0, 700.0, -745.0, 1e6, -1e6, 1e150, -1e150, 1e300, -1e300])


@pytest.mark.parametrize("key", LOSSES)
@given(logits=st.lists(EXTREME, min_size=2, max_size=6).map(np.array), soft=st.booleans(), right=st.integers(0, 5))
def test_extreme_logits_give_finite_losses_and_no_warning(key, logits, soft, right):
    classes = len(logits)
    is_soft = soft and key in OF_ANY_TARGET
    target = np.full(classes, 1 / classes) if is_soft else np.eye(classes)[right % classes]
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        value, gradient = LOSSES[key].value(logits, target), LOSSES[key].gradient(logits, target)
    assert np.isfinite(value) and np.isfinite(gradient).all() and value >= 0
    bounds = {"mse": 2.0, "mse_mean": 2.0, "euclidean": math.sqrt(2.0), "cross_entropy_twice": 1 + math.log(classes)}
    assert value <= bounds.get(key, math.inf) + 1e-9


def test_extreme_values_are_right():
    assert float(LOSSES["cross_entropy"].value((1e300, -1e300), (0, 1))) == 2e300
    assert float(LOSSES["cross_entropy"].value((1e300, 1e300), (0, 1))) == pytest.approx(math.log(2))
    assert float(LOSSES["hinge"].value((-1e300, 1e300), (1, 0))) == 1e300
    assert LOSSES["cross_entropy"].gradient((1e300, -1e300), (0, 1)).tolist() == [1.0, -1.0]


@pytest.mark.parametrize("key", LOSSES)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_one_code_path_for_points_paths_surfaces_and_batches(key, dtype):
    stack = np.random.default_rng(1).normal(scale=3, size=(3, 4, 5)).astype(dtype)
    target = np.array([0.2, 0.7, 0.1] if key in OF_ANY_TARGET else [0.0, 1.0, 0.0])
    values, gradients = LOSSES[key].value(stack, target), LOSSES[key].gradient(stack, target)
    assert values.shape == (4, 5) and gradients.shape == stack.shape
    assert values.dtype == gradients.dtype == dtype
    for i in range(4):
        for j in range(5):
            point = stack[:, i, j].astype(float)
            assert float(values[i, j]) == pytest.approx(float(LOSSES[key].value(point, target)), rel=1e-4, abs=1e-5)
            np.testing.assert_allclose(gradients[:, i, j], LOSSES[key].gradient(point, target), rtol=1e-3, atol=1e-5)


def test_a_target_may_differ_from_example_to_example():
    logits = np.random.default_rng(2).normal(size=(3, 4))
    targets = np.eye(3)[[0, 2, 1, 0]].T
    values = LOSSES["cross_entropy"].value(logits, targets)
    assert [float(v) for v in values] == pytest.approx(
        [float(LOSSES["cross_entropy"].value(logits[:, i], targets[:, i])) for i in range(4)]
    )


@pytest.mark.parametrize("key", LOSSES)
def test_a_target_that_does_not_fit_is_refused(key):
    for method in (LOSSES[key].value, LOSSES[key].gradient):
        with pytest.raises(ValueError, match="does not fit"):
            method((1.0, 2.0, 3.0), (1.0, 0.0))


def test_euclidean_has_gradient_zero_at_distance_zero():
    assert LOSSES["euclidean"].gradient((0.0, 0.0), (0.5, 0.5)).tolist() == [0.0, 0.0]


def test_inputs_are_never_changed():
    logits, target = np.array([1.0, 2.0, -3.0]), np.array([0.0, 1.0, 0.0])
    for loss in LOSSES.values():
        loss.value(logits, target)
        loss.gradient(logits, target)
    assert logits.tolist() == [1.0, 2.0, -3.0] and target.tolist() == [0.0, 1.0, 0.0]


@pytest.mark.parametrize("key", LOSSES)
@pytest.mark.parametrize("temperature", [0.25, 4.0])
def test_the_temperature_divides_the_logits_and_the_gradient(key, temperature):
    target = [0.2, 0.5, 0.3] if key in OF_ANY_TARGET else [0.0, 1.0, 0.0]
    objective = Objective(LOSSES[key], np.array(target), temperature)
    logits = np.array([0.3, -1.1, 2.0])
    assert float(objective.value(logits)) == pytest.approx(
        float(LOSSES[key].value(logits / temperature, objective.target))
    )
    h = 1e-6
    numeric = [(objective.value(logits + s) - objective.value(logits - s)) / (2 * h) for s in np.eye(3) * h]
    np.testing.assert_allclose(objective.gradient(logits), numeric, rtol=1e-5, atol=1e-8)


def test_the_slope_is_over_the_free_logits_only():
    objective = Objective(LOSSES["cross_entropy"], np.array(TARGET))
    logits = (0.0, 1.0, 2.0)
    gradient = objective.gradient(logits)
    assert float(objective.slope(logits)) == pytest.approx(math.hypot(*gradient))
    assert float(objective.slope(logits, np.array([True, False, True]))) == pytest.approx(
        math.hypot(gradient[0], gradient[2])
    )


@pytest.mark.parametrize("bad", [((1.0, 0.0), 0.0), ((1.0, 0.0), -1.0), ((1.0,), 1.0), (((1.0, 0.0),), 1.0)])
def test_an_invalid_objective_is_refused(bad):
    target, temperature = bad
    with pytest.raises(ValueError):
        Objective(LOSSES["mse"], np.array(target), temperature)


def test_probabilities_are_softmax_itself():
    assert softmax([0.0, 0.0]).tolist() == [0.5, 0.5]


def test_the_slope_of_many_points_is_the_slope_of_each():
    objective = Objective(LOSSES["mse"], np.array([1.0, 0.0, 0.0]), 2.0)
    points, free = np.random.default_rng(3).normal(size=(3, 5)), np.array([True, True, False])
    each = [float(objective.slope(points[:, i], free)) for i in range(5)]
    np.testing.assert_allclose(objective.slope(points, free), each)
