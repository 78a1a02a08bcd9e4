"""The losses along a line: each in parts of its highest, with its values to be read."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtTest import QTest

from explorer.look.theme import THEMES
from explorer.screens.network.line_plot import LinePlot
from explorer.state.loss_plane import FROM, LINE_POINTS, TO, along_line
from tests.support.gui import settle, spot

FALLING, HILL = np.linspace(8.0, 2.0, LINE_POINTS), 0.5 - (along_line() - 0.5) ** 2 / 4


@pytest.fixture
def plot(shown) -> LinePlot:
    plot = shown(LinePlot(THEMES["light"], "losses"), 300, 220)
    plot.show_line([FALLING, HILL, FALLING], ["MSE", "hinge", "MSE"], ("A ●", "C ▲"), {0: 0.0, 2: 1.0})
    settle()
    return plot


def test_each_curve_reaches_its_own_highest_at_one(plot):
    for curve, values in zip(plot.curves, (FALLING, HILL, FALLING), strict=True):
        x, y = curve.getData()
        np.testing.assert_array_equal(x, along_line())
        np.testing.assert_allclose(y * values.max(), values)


def test_the_runs_are_at_the_ends_on_their_own_curves(plot):
    assert [ball.isVisible() for ball in plot.balls] == [True, False, True]
    assert (plot.balls[0].x(), plot.balls[0].y()) == pytest.approx((0.0, FALLING[FROM] / 8))
    assert (plot.balls[2].x(), plot.balls[2].y()) == pytest.approx((1.0, FALLING[TO] / 8))


def test_the_axis_names_what_is_at_its_ends(plot):
    (ticks, _) = plot.getPlotItem().getAxis("bottom")._tickLevels
    assert ticks == [(0.0, "A ●"), (1.0, "C ▲")]


def test_values_are_read_under_the_pointer_and_each_loss_once(plot):
    told = []
    plot.read.connect(told.append)
    QTest.mouseMove(plot.viewport(), spot(plot, 0.5, 0.5))
    settle()
    assert told[-1] == "50% of the way from A ● to C ▲:  MSE 5.0000  hinge 0.5000"
    assert plot.text_at(1.3) == plot.text_at(-0.3) == "" and plot.text_at(-0.25).startswith("−25% of the way")


def test_the_description_says_both_ends_and_the_middle(plot):
    said = plot.accessibleDescription()
    assert "0% of the way from A ● to C ▲:  MSE 7.0000" in said and "50%" in said and "100%" in said


def test_what_is_not_finite_interrupts_a_curve(plot):
    broken = FALLING.copy()
    broken[:20] = np.nan
    plot.show_line([broken, np.full(LINE_POINTS, np.nan)], ["MSE", "hinge"], ("start", "A ●"), {0: 0.0, 1: 1.0})
    y = plot.curves[0].getData()[1]
    assert np.isnan(y[:20]).all() and y[20] == 1.0
    assert [ball.isVisible() for ball in plot.balls] == [False, False]
    assert "MSE –" in plot.text_at(-0.2)
