"""Curves over the steps: what is drawn, its axes, and the reading under the pointer."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from pyqtgraph import AxisItem
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPicture
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.look import numbers
from explorer.look.theme import THEMES
from explorer.plots.axes import decade
from explorer.plots.step_plot import StepPlot
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from tests.support.gui import LEFT, drag, settle, spot

LIGHT, DARK = THEMES["light"], THEMES["dark"]


def test_curves_are_the_losses_and_slopes_so_far(window):
    window.workbench.player.seek(30)
    explore = window.screens.screen_of("descent")
    for i, run in enumerate(explore.scene.runs):
        x, y = explore.loss_curve.curves[i].getData()
        np.testing.assert_array_equal(x, np.arange(31))
        np.testing.assert_array_equal(y, run.values[:31])
        np.testing.assert_allclose(explore.slope_curve.curves[i].getData()[1], np.log10(run.slopes[:31]))
        assert [float(v[0]) for v in explore.loss_curve.balls[i].getData()] == [30, run.values[30]]


def test_the_log_axes_are_options(window):
    window.workbench.store.update(log_loss=True, log_slope=False)
    window.workbench.player.seek(10)
    explore, run = window.screens.screen_of("descent"), window.screens.screen_of("descent").scene.runs[1]
    np.testing.assert_allclose(explore.loss_curve.curves[1].getData()[1], np.log10(run.values[:11]))
    np.testing.assert_array_equal(explore.slope_curve.curves[1].getData()[1], run.slopes[:11])


def test_curves_are_painted_in_the_colours_of_their_runs(window):
    window.workbench.store.replace(window.workbench.store.experiment.with_runs(optimizer="adam"))
    window.workbench.player.seek(500)
    settle()
    for plot in (
        window.screens.screen_of("descent").loss_curve,
        window.screens.screen_of("descent").slope_curve,
        window.screens.screen_of("descent").slice,
    ):
        image = plot.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        words = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1) & 0xFFFFFF
        for colour in window.appearance.theme.run_colours[:2]:
            assert np.count_nonzero(words == int(colour[1:], 16)) > 30, (plot.accessibleName(), colour)
        for colour in window.appearance.theme.run_colours[2:]:
            assert np.count_nonzero(words == int(colour[1:], 16)) == 0


def test_the_step_axis_runs_to_the_last_step_from_the_beginning(window):
    for key, plots in (("descent", ("loss_curve", "slope_curve")), ("network", ("accuracy", "loss_curve"))):
        window.workbench.show_screen(key)
        screen = window.screens.current
        owner = screen.training_page if key == "network" else screen
        for plot in (getattr(owner, name) for name in plots):
            axis = plot.getPlotItem().getAxis("bottom")
            assert numbers_of(axis)[-1] == "500" and spot(plot, 500, 0).x() < plot.width()
            assert plot.curves[0].getData()[0].tolist() == [0.0]


@pytest.mark.parametrize(("frame", "steps", "end"), [(0, 5000, 5000), (0, 90_000, 5000), (5001, 90_000, 10_000)])
def test_the_axis_of_a_very_long_run_grows_with_it(shown, frame, steps, end):
    plot = shown(StepPlot(LIGHT, "e by step", "e"))
    plot.show_curves([np.ones(frame + 1)], frame, steps, False)
    (low, high), _ = plot.getPlotItem().getViewBox().viewRange()
    assert low <= 0 and end <= high < 1.1 * end
    plot.show_curves([np.ones(steps + 1)], steps, steps, False)
    assert steps <= plot.getPlotItem().getViewBox().viewRange()[0][1] < 1.1 * steps


def test_long_curves_are_thinned_but_keep_both_ends(window):
    window.workbench.store.update(steps=5000)
    window.screens.screen_of("descent").scene.grow(5000)
    window.workbench.player.seek(5000)
    x, _ = window.screens.screen_of("descent").loss_curve.curves[0].getData()
    assert len(x) <= 400 and (x[0], x[-1]) == (0, 5000)


def test_hovering_a_curve_reads_the_exact_step_and_value(window):
    window.workbench.store.update(steps=20)
    window.workbench.player.seek(20)
    plot = window.screens.screen_of("descent").loss_curve
    QTest.mouseMove(plot.viewport(), spot(plot, 7, 5))
    settle()
    message = window.statusBar().currentMessage()
    assert message.startswith("step 7, e:")
    for run in window.screens.screen_of("descent").scene.runs:
        assert f"{run.values[7]:.8g}" in message
    assert plot.text_at(21) == "" and plot.text_at(-1) == ""


@pytest.mark.parametrize("size", [(1024, 700), (1280, 720), (1920, 1080)])
def test_no_curve_goes_behind_the_name_of_its_plot(make_window, size):
    window = make_window(size=size, theme="projector")
    window.workbench.store.update(runs=(RunSpec("mse"),))  # flat: the same value at the end as at the beginning
    screen = window.screens.screen_of("descent")
    for log in (False, True):
        window.workbench.store.update(log_loss=log, log_slope=log)
        for frame in (0, 9, 300):
            window.workbench.player.seek(frame)
            settle()
            for plot in (screen.loss_curve, screen.slope_curve, screen.slice):
                name = plot.caption.geometry()
                box = plot.getPlotItem().getViewBox()
                for curve in plot.curves:
                    for x, y in zip(*curve.getData(), strict=True):
                        point = box.mapViewToScene(QPointF(x, y))
                        assert point.x() < name.left() or point.y() > name.bottom(), (plot.accessibleName(), frame)
                assert plot.curves[0].getData()[1].max() <= box.viewRange()[1][1]


@pytest.mark.parametrize("size", [(1024, 700), (1920, 1080)])
def test_the_numbers_of_the_step_axis_keep_apart(make_window, size):
    window = make_window(size=size, theme="projector")
    screen = window.screens.screen_of("descent")
    screen.reveal("slice")  # takes space from the other two
    for steps in (1, 10, 200, 5000):
        window.workbench.store.update(steps=steps)
        screen.scene.grow(steps)
        window.workbench.player.seek(steps)
        settle()
        for plot in (screen.loss_curve, screen.slope_curve):
            (ticks, _), box = plot.getPlotItem().getAxis("bottom")._tickLevels, plot.getPlotItem().getViewBox()
            assert [ticks[0], ticks[-1]] == [(0.0, numbers.count(0)), (steps, numbers.count(steps))]
            edges = []
            for place, text in ticks:
                middle = box.mapViewToScene(QPointF(place, 0)).x()
                half = plot.fontMetrics().horizontalAdvance(text) / 2
                edges.append((middle - half, middle + half))
            assert all(right + 3 <= left for (_, right), (left, _) in pairwise(edges)), (steps, edges)
            assert len(ticks) == (2 if steps == 1 else 3) or steps > 10


@pytest.mark.parametrize("size", [(1024, 700), (1920, 1080)])
def test_the_last_step_is_written_at_the_end_of_its_axis(make_window, size, monkeypatch):
    drawn = {}
    plan = AxisItem.generateDrawSpecs

    def note(axis, painter):
        specs = plan(axis, painter)
        drawn[axis] = [text for _, _, text in specs[2]]
        return specs

    monkeypatch.setattr(AxisItem, "generateDrawSpecs", note)
    window = make_window(size=size, theme="projector")
    window.workbench.store.update(steps=200)
    window.screens.screen_of("descent").reveal("slice")
    for frame in (10, 50, 200):
        window.workbench.player.seek(frame)
        settle()
    for plot in (window.screens.screen_of("descent").loss_curve, window.screens.screen_of("descent").slope_curve):
        texts = drawn[plot.getPlotItem().getAxis("bottom")]
        assert texts[0] == "0" and texts[-1] == "200", texts


@pytest.fixture
def curve(shown):
    """A curve over three decades, drawn to its fifth step."""
    plot = shown(StepPlot(LIGHT, "e by step", "e"))
    plot.show_curves([10.0 ** -np.arange(6.0)], 5, 5, False)
    settle()
    return plot


def test_the_numbers_of_an_axis_are_those_of_its_scale(curve):
    axis = curve.getPlotItem().getAxis("left")
    assert "0.5" in numbers_of(axis)
    curve.show_curves([10.0 ** -np.arange(6.0)], 5, 5, True)
    settle()
    powers = {decade(exponent) for exponent in range(-6, 2)}
    written = [text for text in numbers_of(axis) if text]
    assert len(written) >= 3 and set(written) <= powers
    curve.show_curves([10.0 ** -np.arange(6.0)], 5, 5, False)
    settle()
    assert "0.5" in numbers_of(axis)


def numbers_of(axis) -> list[str]:
    """Every number that an axis draws."""
    picture = QPicture()
    with QPainter(picture) as painter:
        return [text for _, _, text in axis.generateDrawSpecs(painter)[2]]


def test_what_was_read_of_a_curve_goes_when_the_pointer_leaves_it(curve):
    read = []
    curve.read.connect(read.append)
    QTest.mouseMove(curve.viewport(), spot(curve, 0, 0.9))
    settle()
    assert read[-1] == "step 0, e:  A ● 1"
    QApplication.sendEvent(curve, QEvent(QEvent.Type.Leave))
    assert read[-1] == ""


@pytest.mark.parametrize("theme", [DARK, THEMES["projector"]])
def test_axes_and_their_numbers_take_the_colours_of_another_theme(curve, theme):
    curve.apply_theme(theme)
    assert curve.backgroundBrush().color().name() == theme.plot
    for side in ("left", "bottom"):
        axis = curve.getPlotItem().getAxis(side)
        assert (axis.textPen().color().name(), axis.pen().color().name()) == (theme.text, theme.grid)
    assert curve.curves[0].pen().color().name() == theme.run_colours[0]


def test_a_press_on_a_curve_scrubs_there_and_a_drag_goes_on(window):
    player, plot = window.workbench.player, window.screens.screen_of("descent").loss_curve
    player.seek(180)
    player.play()
    settle()
    shown = plot.getPlotItem().viewRange()[0]
    seen = []
    player.frame_changed.connect(seen.append)
    drag(plot.viewport(), [spot(plot, n, 5) for n in (60, 90, 20, -9, 700)])
    assert seen == pytest.approx([60, 90, 20, 0, 500], abs=2) and not player.playing
    assert plot.getPlotItem().viewRange()[0] == shown, "the axis stays where the pointer scrubs on it"
    QTest.mouseMove(plot.viewport(), spot(plot, 40, 5))
    assert player.frame == 500, "the button was released"
    assert plot.accessibleDescription() == plot.text_at(500)
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        QTest.mouseClick(plot.viewport(), button, pos=spot(plot, 40, 5))
    QTest.mouseClick(plot.viewport(), LEFT, pos=QPoint(3, plot.height() // 2))  # beside the picture
    assert player.frame == 500 and window.workbench.store.experiment == Experiment()


def test_the_run_before_is_a_faint_curve_on_the_same_axis(curve):
    before = (np.arange(9.0), np.full(9, 100.0))
    for log, height in ((False, 100.0), (True, 2.0)):
        curve.show_ghosts([before])
        curve.show_curves([10.0 ** -np.arange(6.0)], 5, 20, log)
        settle()
        np.testing.assert_array_equal(curve.ghosts[0].getData(), (before[0], np.full(9, height)))
        (left, right), (bottom, top) = curve.getPlotItem().viewRange()
        assert left <= 0 and right >= 8 and bottom <= height <= top
        assert curve.ghosts[0].opacity() < 1 and curve.ghosts[0].pen().color() == curve.curves[0].pen().color()
    curve.apply_theme(DARK)
    assert curve.ghosts[0].pen().color().name() == DARK.run_colours[0]
    curve.show_ghosts([None])
    assert not len(curve.ghosts[0].getData()[0])
