"""The rates as a plot: what is drawn of them, and what the mouse and the keys ask for."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from explorer.core.rate_curve import RATES, Best
from explorer.look.theme import THEMES
from explorer.screens.descent.below.rates_drawing import EXPONENTS, Rated
from explorer.screens.descent.below.rates_plot import RatesPlot
from explorer.widgets.gesture import Gesture
from tests.support.gui import LEFT, drag, press, settle, spot

FALLING = np.linspace(3.0, 1.0, len(RATES))
NONE = np.zeros(len(RATES), dtype=bool)
ONE, TEN, HUNDRED = (RATES.index(rate) for rate in (1.0, 10.0, 100.0))


def rated(rate, losses=FALLING, diverged=NONE, best=None):
    found = None if best is None else Best(RATES[best], float(losses[best]), 3)
    return Rated(rate, losses, diverged, found)


@pytest.fixture
def plot(shown):
    return shown(RatesPlot(THEMES["light"], "rates"), 640, 360)


def show(plot, *runs, log=False):
    plot.show_rates(runs, log)
    settle()


def asked(plot):
    """What is asked for from now on: ("dragged", runs, rate, gesture), ("taken", runs) or ("read", place)."""
    found = []
    plot.dragged.connect(lambda runs, rate, gesture: found.append(("dragged", runs, rate, gesture)))
    plot.taken.connect(lambda runs: found.append(("taken", runs)))
    return found


def place(mark):
    return float(mark.x()), float(mark.y())


def test_each_run_is_a_curve_with_a_ball_and_a_hollow_mark(plot):
    show(plot, rated(0.1, best=TEN), rated(0.1, 2 * FALLING))
    for curve, losses in zip(plot.curves, (FALLING, 2 * FALLING), strict=True):
        np.testing.assert_array_equal(curve.getData()[0], EXPONENTS)
        np.testing.assert_array_equal(curve.getData()[1], losses)
    tenth = RATES.index(0.1)
    assert [place(ball) for ball in plot.balls] == [(-1.0, FALLING[tenth]), (-1.0, 2 * FALLING[tenth])]
    assert place(plot.bests[0]) == (1.0, FALLING[TEN]) and plot.bests[0].isVisible()
    assert not plot.bests[1].isVisible() and not plot.tags[1].text()
    assert plot.tags[0].text() == "A best 10" and plot.bests[0].brush().style() is Qt.BrushStyle.NoBrush
    assert [curve.pen().style() for curve in plot.curves] == [Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine]


def test_between_two_rates_the_ball_is_on_the_line_between_them(plot):
    show(plot, rated(0.3))
    assert place(plot.balls[0])[1] == pytest.approx(np.interp(np.log10(0.3), EXPONENTS, FALLING))


def test_what_diverges_is_hatched_and_has_no_curve(plot):
    ends = NONE.copy()
    ends[HUNDRED:] = ends[3:5] = True
    show(plot, rated(1.0), rated(1000.0, diverged=ends))
    y = plot.curves[1].getData()[1]
    assert np.isnan(y[ends]).all() and np.isfinite(y[~ends]).all()
    assert len(plot.hatches[0].getData()[0]) == 0
    x, heights = plot.hatches[1].getData()
    low, high = plot.getPlotItem().viewRange()[1]
    assert np.nanmin(heights) == pytest.approx(low) and np.nanmax(heights) == pytest.approx(high)
    for begin, end in ((3, 4), (HUNDRED, len(RATES) - 1)):
        left, right = EXPONENTS[begin] - 0.1, EXPONENTS[end] + 0.1
        within = x[(x >= left - 1e-9) & (x <= right + 1e-9)]
        assert within.min() == pytest.approx(left) and within.max() == pytest.approx(right)
    assert not ((x > EXPONENTS[4] + 0.11) & (x < EXPONENTS[HUNDRED] - 0.11)).any(), "and nothing between"
    assert place(plot.balls[1]) == (3.0, plot._reach[3]), "off the curve, at the top"


def test_the_hatching_follows_the_size_of_the_plot(plot):
    show(plot, rated(1.0, diverged=~NONE))
    before = len(plot.hatches[0].getData()[0])
    plot.resize(320, 360)
    settle()
    assert 0.4 * before < len(plot.hatches[0].getData()[0]) < 0.9 * before


def test_a_loss_of_zero_is_at_the_bottom_of_a_logarithmic_axis(plot):
    losses = np.where(EXPONENTS > 2, 0.0, 10.0 ** -np.abs(EXPONENTS))
    show(plot, rated(1000.0, losses, best=len(RATES) - 1), log=True)
    low, high = plot._reach[2:]
    assert (low, high) == (-11.0, 1.0) and place(plot.balls[0]) == (3.0, low)
    y = plot.curves[0].getData()[1]
    assert y[ONE] == 0.0 and y.min() == low and place(plot.bests[0]) == (4.0, low)


@pytest.mark.parametrize(("rate", "at"), [(1.0, 0.0), (1e-4, -4.0), (1.2e8, 4.0)])
def test_runs_of_one_rate_share_a_line(plot, rate, at):
    show(plot, rated(rate), rated(rate))
    (line,) = plot.uprights
    low, high = plot.getPlotItem().viewRange()[1]
    assert [each.tolist() for each in line.getData()] == [[at, at], [low, high]]
    assert plot.handles() == [(0, 1)]
    if rate > RATES[-1]:
        assert all(place(ball) == (4.0, plot._reach[3]) for ball in plot.balls), "it is on no curve"


def test_runs_of_different_rates_have_a_line_each(plot):
    show(plot, rated(1.0), rated(1.0), rated(10.0))
    assert [line.getData()[0][0] for line in plot.uprights] == [0.0, 0.0, 1.0]
    assert plot.handles() == [(0,), (1,), (2,)]
    assert plot.uprights[1].pen().style() == Qt.PenStyle.DashLine


def test_a_drag_asks_for_the_rates_on_its_way_in_one_gesture(plot):
    show(plot, rated(1.0), rated(1.0))
    found = asked(plot)
    drag(plot.viewport(), [spot(plot, x, 2.5) for x in (0.02, 0.05, 0.19, 0.41, 7.0)])
    kinds, runs, rates, gestures = zip(*found, strict=True)
    assert {*kinds} == {"dragged"} and {*runs} == {None}, "all runs, as they have the same rate"
    assert rates == (1.58, 2.51, RATES[-1]) and len({*gestures}) == 1 and isinstance(gestures[0], Gesture)


def test_a_drag_moves_the_run_whose_ball_is_nearest(plot):
    show(plot, rated(1.0), rated(1.0, 2 * FALLING), rated(100.0))
    found = asked(plot)
    drag(plot.viewport(), [spot(plot, 0.0, 2 * FALLING[ONE] - 0.1), spot(plot, 0.6, 3.0)])
    assert found[-1][1:3] == ((1,), RATES[ONE + 3])


def test_a_press_alone_changes_nothing(plot):
    show(plot, rated(0.3), rated(1.2e8))
    found = asked(plot)
    for x in (np.log10(0.3), 3.98, 2.0):
        QTest.mouseClick(plot.viewport(), LEFT, pos=spot(plot, x, 2.9))
    assert found == []


def test_a_click_on_a_hollow_mark_takes_the_best_rate(plot):
    show(plot, rated(1.0, best=TEN), rated(1.0, 2 * FALLING, best=HUNDRED))
    found = asked(plot)
    QTest.mouseClick(plot.viewport(), LEFT, pos=spot(plot, 2.0, 2 * FALLING[HUNDRED]) + QPoint(4, 4))
    QTest.mouseClick(plot.viewport(), LEFT, pos=spot(plot, 1.0, FALLING[TEN]) + QPoint(0, 30))
    assert found == [("taken", (1,))]
    show(plot, rated(RATES[TEN], best=TEN), rated(1.0, 2 * FALLING))
    drag(plot.viewport(), [spot(plot, 1.0, FALLING[TEN]), spot(plot, 1.21, 2.0)])
    assert found[-1][:3] == ("dragged", (0,), RATES[TEN + 1]), "that of a run that has it is its ball"


def test_arrows_move_the_chosen_handle_in_one_gesture(plot):
    show(plot, rated(1.0), rated(3.0, 2 * FALLING))
    plot.setFocus()
    found = asked(plot)
    assert plot.halo.isVisible() and place(plot.halo) == place(plot.balls[0])
    press(plot, "Down")
    assert place(plot.halo) == place(plot.balls[1])
    press(plot, "Right")
    show(plot, rated(1.0), rated(3.98, 2 * FALLING))
    press(plot, "Right")
    assert [each[1:3] for each in found] == [((1,), 3.98), ((1,), 6.31)] and found[0][3] is found[1][3]
    press(plot, "Up")
    press(plot, "Left")
    assert found[-1][1:3] == ((0,), 0.631) and found[-1][3] is not found[0][3]


def test_keys_go_on_with_one_run_where_its_rate_becomes_that_of_all(plot):
    show(plot, rated(1.0), rated(1.58))
    plot.setFocus()
    found = asked(plot)
    press(plot, "Right")
    show(plot, rated(1.58), rated(1.58))
    press(plot, "Right")
    assert [each[1:3] for each in found] == [((0,), 1.58), ((0,), 2.51)]
    show(plot, rated(0.1), rated(0.1))  # somebody else's change
    press(plot, "Right")
    assert found[-1][1:3] == (None, 0.158)


def test_a_rate_beyond_the_picture_comes_down_to_its_end(plot):
    show(plot, rated(1.2e8))
    plot.setFocus()
    found = asked(plot)
    press(plot, "Right")
    assert found == []
    press(plot, "Left")
    assert found[0][1:3] == (None, RATES[-1])


def test_enter_takes_the_best_rate_of_the_chosen_handle(plot):
    show(plot, rated(1.0), rated(10.0, best=TEN))
    plot.setFocus()
    found = asked(plot)
    press(plot, "Down")
    press(plot, "Return")
    show(plot, rated(1.0), rated(1.0))
    press(plot, "Return")
    assert found == [("taken", (1,)), ("taken", None)]


def test_the_pointer_shows_what_a_press_would_do(plot):
    show(plot, rated(1.0, best=TEN))
    plot.clearFocus()
    shapes = Qt.CursorShape
    for x, y, shape in (
        (0.0, 2.9, shapes.SizeHorCursor),
        (1.0, FALLING[TEN], shapes.PointingHandCursor),
        (-2.0, 2.0, shapes.ArrowCursor),
    ):
        QTest.mouseMove(plot.viewport(), spot(plot, x, y))
        settle()
        assert plot.cursor().shape() == shape and plot.halo.isVisible() == (shape == shapes.SizeHorCursor)


def test_the_rate_under_the_pointer_is_read(plot):
    show(plot, rated(1.0))
    read = []
    plot.read.connect(read.append)
    QTest.mouseMove(plot.viewport(), spot(plot, 1.93, 2.0))
    QTest.mouseMove(plot.viewport(), QPoint(2, 2))
    assert [place for place in read if place >= 0] == [HUNDRED] and read[-1] == -1


def test_nothing_is_drawn_of_curves_that_may_not_be_shown(plot):
    empty = np.empty(0)
    show(plot, Rated(1.0, empty, empty.astype(bool), None), Rated(1.0, empty, empty.astype(bool), None))
    assert all(len(curve.getData()[0]) == 0 for curve in plot.curves)
    assert not any(item.isVisible() for item in (*plot.balls, *plot.bests)) and len(plot.uprights) == 1


def test_powers_of_ten_are_numbered_as_far_as_there_is_room(plot):
    show(plot, rated(1.0))
    assert plot._numbered == tuple(range(-4, 5))
    plot.resize(150, 200)
    settle()
    assert plot._numbered == (-4, 0, 4)
