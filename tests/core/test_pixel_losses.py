"""Squared errors and cross-entropies of two pictures: equal to PyTorch's and Keras's, and by hand on small ones."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.pixel_losses import CLIP, PIXEL_LOSSES, distribution, pixels, squared, surprise
from explorer.state.datasets import digits

GOLDENS = json.loads((Path(__file__).parents[1] / "reference" / "image_goldens.json").read_text(encoding="utf-8"))
CLOSE = {"float64": 1e-12, "float32": 1e-6}
PAIRS = st.lists(st.tuples(st.integers(0, 255), st.integers(0, 255)), min_size=1, max_size=20)


def named(case: dict) -> str:
    return f"{case['pair']} {case['dtype']} {'raw' if case['raw'] else 'scaled'}"


def value(key: str, first, second, dtype="float64") -> float:
    return PIXEL_LOSSES[key].value(np.array(first, dtype=dtype), np.array(second, dtype=dtype))


@pytest.mark.parametrize("case", GOLDENS["cases"], ids=named)
def test_every_value_is_that_of_pytorch_or_keras(case):
    images, _ = digits()
    a, b = (pixels(images[i], case["raw"], case["dtype"]) for i in case["pair"])
    for key, loss in PIXEL_LOSSES.items():
        wanted = float(case["values"][key])
        assert loss.terms(a, b).dtype == case["dtype"], key
        assert loss.value(a, b) == pytest.approx(wanted, rel=CLOSE[case["dtype"]], abs=1e-12), key


def test_what_the_notes_say_of_other_programs_is_so():
    for case in GOLDENS["cases"]:
        values = {key: float(text) for key, text in case["values"].items()}
        assert math.isnan(values["written_out"]) and math.isnan(values["rows_in_keras"])
        assert values["squared_mean_in_keras"] == pytest.approx(values["squared_mean"], rel=1e-6)


def test_the_first_two_images_of_mnist_are_the_ones_compared():
    images, written = digits()
    assert (written[2500], written[0]) == (5, 0)
    assert pixels(images[2500], raw=True).sum() == 27525 and pixels(images[0], raw=True).sum() == 31095


def test_a_black_pixel_of_the_prediction_costs_without_limit():
    assert value("of_pixels", [0.5, 0.0], [1.0, 0.0]) == 0
    assert value("of_pixels", [0.5, 0.5], [1.0, 0.0]) == math.inf
    assert value("of_pixels_clipped", [0.0, 0.5], [1.0, 0.0]) == pytest.approx(0.5 * math.log(1e7))
    assert value("of_distributions", [1.0, 1.0], [1.0, 0.0]) == math.inf
    assert value("of_distributions_clipped", [1.0, 1.0], [1.0, 0.0]) == pytest.approx(0.5 * math.log(1e7), rel=1e-6)


def test_a_certain_pixel_costs_nothing_with_no_sign():
    cost = surprise(np.array([1.0, 0.5]), np.ones(2))
    assert cost.tolist() == [0.0, 0.0] and not np.signbit(cost).any(), "-0 would be shown as −0"


def test_a_black_picture_is_no_distribution():
    assert np.isnan(distribution(np.zeros(3))).all()
    for key in ("of_distributions", "of_distributions_clipped"):
        assert math.isnan(value(key, [0.0, 0.0], [1.0, 0.0])) and math.isnan(value(key, [1.0, 0.0], [0.0, 0.0]))
    assert value("of_pixels", [0.0, 0.0], [0.0, 0.0]) == 0


def test_keras_divides_the_prediction_alone_by_its_sum():
    a, b = [0.2, 0.6], [0.25, 0.75]
    assert value("of_classes_in_keras", a, [1.0, 3.0]) == pytest.approx(value("of_pixels", a, b))
    assert value("of_classes_in_keras", [0.4, 1.2], b) == pytest.approx(2 * value("of_classes_in_keras", a, b))


def test_float32_clips_the_brightest_pixel_further_than_float64():
    for dtype, gap in (("float64", CLIP), ("float32", 2.0**-23)):
        assert value("of_each_pixel_in_keras", [0.0], [1.0], dtype) == pytest.approx(-math.log(gap), rel=1e-6)


def test_bytes_become_floats_before_anything_is_subtracted():
    three, five = (pixels(np.array([byte], dtype=np.uint8), raw=True) for byte in (3, 5))
    assert squared(three, five) == 4
    assert pixels(np.array([255], dtype=np.uint8)) == 1 and pixels(np.zeros((28, 28), dtype=np.uint8)).shape == (784,)


@given(PAIRS)
def test_symmetric_losses_are_the_same_the_other_way_round(pairs):
    a, b = np.array(pairs, dtype=np.uint8).T
    for loss in PIXEL_LOSSES.values():
        if loss.is_symmetric:
            assert loss.value(pixels(a), pixels(b)) == loss.value(pixels(b), pixels(a))


@given(PAIRS)
def test_surprise_is_the_sum_written_out_where_no_pixel_is_black(pairs):
    a, b = np.maximum(np.array(pairs, dtype=np.float64).T, 1) / 255
    by_hand = [x * math.log(1 / y) for x, y in zip(a, b, strict=True)]
    assert surprise(a, b) == pytest.approx(by_hand, rel=1e-12, abs=1e-15)
