"""The sigmoid and the softmax of two classes."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QTest

from explorer.look.theme import THEMES
from explorer.screens.softmax.sigmoid_plot import SigmoidPage, digits
from tests.support.gui import LEFT, WORDING
from tests.support.sketches import assert_apart, assert_fits
from tests.support.typeset import read_number

LIGHT = THEMES["light"]


def test_the_sigmoid_axis_says_what_the_temperature_divides(shown):
    view = shown(SigmoidPage(LIGHT, WORDING), 500, 400)
    for temperature, text, difference in ((1.0, "y₁ − y₂", 2.0), (4.0, "(y₁ − y₂) / T", 0.5)):
        view.show_logits((3.0, 1.0), temperature)
        axes = view.plot.getPlotItem()
        assert (axes.getAxis("bottom").labelText, axes.getAxis("left").labelText) == (text, "y′₁")
        assert float(view.plot.point.getData()[0][0]) == difference


@given(st.floats(-800.0, 800.0), st.floats(-800.0, 800.0), st.floats(0.01, 100.0))
@settings(max_examples=300)
def test_sigmoid_and_softmax_of_two_classes_are_shown_alike(view, first, second, temperature):
    view.show_logits((first, second), temperature)
    _, by_sigmoid, by_softmax = view.numbers.texts("number")
    assert by_sigmoid == by_softmax
    scaled = first / temperature - second / temperature
    true = 1 / (1 + math.exp(-scaled)) if scaled > -700 else math.exp(scaled)
    assert read_number(by_sigmoid) == pytest.approx(true, rel=1e-10)
    x, y = (float(v[0]) for v in view.plot.point.getData())
    assert (x, y) == (pytest.approx(scaled, abs=1e-9), pytest.approx(true, abs=1e-12))


@pytest.fixture(scope="module")
def view(qapp):
    """One view for all of hypothesis's examples."""
    view = SigmoidPage(LIGHT, WORDING)
    view.resize(600, 240)
    yield view
    view.deleteLater()


def test_twelve_figures_of_the_sigmoid(built):
    view = built(SigmoidPage)
    view.show_logits((3.0, 1.0), 1.0)
    assert view.numbers.texts("number") == ["2", "0.880797077978", "0.880797077978"]
    assert digits(1 / 3) == "0.333333333333"
    assert view.plot.isVisible() and not view.button.isVisible()
    curve_x, curve_y = view.plot.curve.getData()
    np.testing.assert_allclose(curve_y, 1 / (1 + np.exp(-curve_x)), rtol=1e-12)
    view.show_logits((200.0, 1.0), 1.0)
    assert view.plot.curve.getData()[0][-1] > 199, "the axis reaches to the point"
    for size in ((240, 230), (300, 400), (940, 180)):
        view.resize(*size)
        assert_fits(view.numbers)
        assert_apart(view.numbers)


def test_other_numbers_of_classes_are_offered_two(built, qtbot):
    view = built(SigmoidPage)
    view.show_logits((3.0, 1.0, -3.0), 1.0)
    assert view.button.isVisible() and not view.plot.isVisible()
    with qtbot.waitSignal(view.two_classes_asked):
        QTest.mouseClick(view.button, LEFT)
