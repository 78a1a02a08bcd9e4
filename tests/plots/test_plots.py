"""Curves, slices, bars and the table: what is drawn against independent numbers."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from pyqtgraph import AxisItem
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolTip

from explorer.core.descent import Verdict, VerdictKind
from explorer.core.losses.table import LOSSES
from explorer.look import wording
from explorer.plots.axes import decade
from explorer.plots.themed_plot import LEAST_BOX, ThemedPlot
from explorer.screens.registry import SCREENS
from explorer.state.experiment_parts import RunSpec
from explorer.state.presets import PRESETS
from tests.gui import LEFT, assert_consistent, drag, settle, spot


def test_curves_are_the_losses_and_slopes_so_far(window):
    window.player.seek(30)
    explore = window.descent_screen
    for i, run in enumerate(explore.scene.runs):
        x, y = explore.loss_curve.curves[i].getData()
        np.testing.assert_array_equal(x, np.arange(31))
        np.testing.assert_array_equal(y, run.values[:31])
        np.testing.assert_allclose(explore.slope_curve.curves[i].getData()[1], np.log10(run.slopes[:31]))
        assert [float(v[0]) for v in explore.loss_curve.balls[i].getData()] == [30, run.values[30]]


def test_the_log_axes_are_options(window):
    window.store.update(log_loss=True, log_slope=False)
    window.player.seek(10)
    explore, run = window.descent_screen, window.descent_screen.scene.runs[1]
    np.testing.assert_allclose(explore.loss_curve.curves[1].getData()[1], np.log10(run.values[:11]))
    np.testing.assert_array_equal(explore.slope_curve.curves[1].getData()[1], run.slopes[:11])


def test_curves_are_painted_in_the_colours_of_their_runs(window):
    window.store.replace(window.store.experiment.with_runs(optimizer="adam"))
    window.player.seek(100)
    settle()
    for plot in (window.descent_screen.loss_curve, window.descent_screen.slope_curve, window.descent_screen.slice):
        image = plot.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        words = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1) & 0xFFFFFF
        for colour in window.theme.run_colours[:2]:
            assert np.count_nonzero(words == int(colour[1:], 16)) > 40, (plot.accessibleName(), colour)
        for colour in window.theme.run_colours[2:]:
            assert np.count_nonzero(words == int(colour[1:], 16)) == 0


def test_the_step_axis_grows_with_what_is_drawn(window):
    for frame in (0, 9, 30, 170, 500):
        window.player.seek(frame)
        (low, high), _ = window.descent_screen.loss_curve.getPlotItem().getViewBox().viewRange()
        assert low <= 0 and frame <= high < max(3 * frame, 12)


def test_long_curves_are_thinned_but_keep_both_ends(window):
    window.store.update(steps=5000)
    window.descent_screen.scene.grow(5000)
    window.player.seek(5000)
    x, _ = window.descent_screen.loss_curve.curves[0].getData()
    assert len(x) <= 400 and (x[0], x[-1]) == (0, 5000)


def test_hovering_a_curve_reads_the_exact_step_and_value(window):
    window.player.seek(20)
    plot = window.descent_screen.loss_curve
    QTest.mouseMove(plot.viewport(), spot(plot, 7, 5))
    settle()
    message = window.statusBar().currentMessage()
    assert message.startswith("step 7, e:")
    for run in window.descent_screen.scene.runs:
        assert f"{run.values[7]:.8g}" in message
    assert plot.text_at(21) == "" and plot.text_at(-1) == ""


def test_each_ball_rolls_on_its_own_slice(window):
    window.player.seek(6)
    explore = window.descent_screen
    for i in range(2):
        x, y = explore.slice.curves[i].getData()
        (bx,), (by,) = explore.slice.balls[i].getData()
        assert by == pytest.approx(np.interp(bx, x, y), abs=2e-2)
        position = explore.scene.position(i, 6)
        assert bx == position[0] - position[1]


def test_what_is_drawn_is_inside_its_axes(window):
    for frame in (0, 1, 10, 200, 500):
        window.player.seek(frame)
        for plot in (window.descent_screen.loss_curve, window.descent_screen.slope_curve, window.descent_screen.slice):
            (x0, x1), (y0, y1) = plot.getPlotItem().getViewBox().viewRange()
            for ball in plot.balls:
                (x,), (y,) = ball.getData()
                assert x0 <= x <= x1 and y0 <= y <= y1, (plot.accessibleName(), frame)


def test_bars_are_as_high_as_the_probabilities(make_window):
    window = make_window(PRESETS["softmax-block"])
    bars = window.descent_screen.bars
    full = next(b for b in bars.bars() if b.run < 0 and b.share == 1.0).rect.height()
    exponentials = np.exp([3.0, 1.0, -3.0])
    for bar in bars.bars():
        if bar.run >= 0:
            assert bar.rect.height() / full == pytest.approx(exponentials[bar.index] / exponentials.sum(), abs=1e-9)
    lefts = [bar.rect.left() for bar in bars.bars()]
    assert lefts == sorted(lefts)


def test_bars_are_painted_where_they_are_said_to_be(window):
    window.store.update(logits=(1.0, 1.5, 0.5))
    settle()
    bars = window.descent_screen.bars
    image = bars.grab().toImage()
    for bar in bars.bars():
        if bar.run == 0:
            middle, above = bar.rect.center().toPoint(), bar.rect.center().toPoint()
            above.setY(int(bar.rect.top()) - 4)
            assert image.pixelColor(middle).name() == window.theme.run_colours[0]
            assert image.pixelColor(above).name() != window.theme.run_colours[0]


def test_bars_stand_on_one_line_and_stay_inside(make_window):
    window = make_window(PRESETS["ten-classes"], size=(1024, 700))
    window.store.update(runs=tuple(RunSpec(key) for key in ("mse", "cross_entropy", "hinge", "kl")))
    bars = window.descent_screen.bars
    assert len(bars.bars()) == 10 * 5
    assert len({round(bar.rect.bottom(), 6) for bar in bars.bars()}) == 1
    for left, right in pairwise(bars.bars()):
        assert left.rect.right() <= right.rect.left() + 1e-6
    for bar in bars.bars():
        assert bar.rect.left() >= 0 and bar.rect.right() <= bars.width() and bar.rect.top() >= 0


def test_hovering_the_bars_tells_the_shares(window):
    bars = window.descent_screen.bars
    bar = next(b for b in bars.bars() if b.index == 1 and b.run == 0)
    QTest.mouseMove(bars, QPoint(int(bar.rect.center().x()), bars.height() // 2))
    settle()
    assert QToolTip.text().startswith("ŷ₂ = 0\n● y′₂ = 1\n■ y′₂ = 1")
    QToolTip.hideText()


def test_a_target_dragged_beyond_both_ends_stays_a_share(window):
    bars = window.descent_screen.bars
    one = next(b for b in bars.bars() if b.run < 0 and b.index == 0).rect
    x = int(one.center().x())
    drag(bars, [QPoint(x, 30), QPoint(x, bars.height() + 50)])
    assert window.store.experiment.problem.target == (0.0, 0.5, 0.5)
    drag(bars, [QPoint(x, 30), QPoint(x, -50)])
    assert window.store.experiment.problem.target == (1.0, 0.0, 0.0)
    assert_consistent(window)


def test_dragging_a_target_bar_makes_the_target_soft_and_keeps_the_sum(window):
    bars = window.descent_screen.bars
    one = next(b for b in bars.bars() if b.run < 0 and b.index == 0).rect
    middle = int(one.center().x())
    drag(bars, [QPoint(middle, int(one.top()) + 2), QPoint(middle, int(one.center().y()))])
    target = window.store.experiment.problem.target
    assert target[0] == pytest.approx(0.5, abs=0.03) and sum(target) == pytest.approx(1)
    assert target[1] == target[2]
    assert window.descent_screen.logits.rows[0].share.isVisible()
    assert window.descent_screen.logits.target.currentText() == "soft target"
    window.store.undo()
    assert window.store.experiment.problem.target == (1.0, 0.0, 0.0)


def test_the_table_shows_every_loss_at_the_point(make_window):
    window = make_window(PRESETS["numerical-example"])
    table = window.descent_screen.table
    logits, target, free = (0.0, 0.006, 0.12), (0.0, 1.0, 0.0), np.array([True, True, False])
    assert table.rowCount() == len(LOSSES)
    for row, loss in enumerate(LOSSES.values()):
        assert loss.label in table.item(row, 0).text()
        assert float(table.item(row, 1).text()) == pytest.approx(float(loss.value(logits, target)), abs=6e-5)
        slope = float(np.linalg.norm(loss.gradient(logits, target)[free]))
        assert float(table.item(row, 2).text()) == pytest.approx(slope, abs=6e-5)
    assert table.item(0, 1).text() == "1.1362"


@pytest.mark.parametrize("zoom", [0.8, 1.5])
def test_the_figures_of_the_table_grow_with_the_text(window, zoom):
    window.set_zoom(zoom)
    settle()
    table = window.descent_screen.table
    for row in range(table.rowCount()):
        for column in range(3):
            assert table.item(row, column).font().pointSizeF() == table.font().pointSizeF() == 10 * zoom


def test_captions_of_plots_fit_their_text_at_any_zoom(make_window):
    window = make_window(size=(1920, 1080))
    for zoom in (1.1, 1.21, 1.331, 2.0, 0.8):
        window.set_zoom(zoom)
        settle()
        for plot in (window.descent_screen.loss_curve, window.descent_screen.slope_curve, window.descent_screen.slice):
            caption = next(label for label in plot.findChildren(QLabel) if label.parent() is plot)
            assert caption.width() >= caption.sizeHint().width() and caption.height() >= caption.sizeHint().height()
            assert plot.rect().contains(caption.geometry()) and caption.font().pointSizeF() == 10 * zoom


def test_double_clicking_a_row_adds_its_card(window, qtbot):
    table = window.descent_screen.table
    row = list(LOSSES).index("hinge")
    place = table.visualItemRect(table.item(row, 0)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(table.viewport(), LEFT, pos=place)
    assert [run.loss for run in window.store.experiment.descent.runs] == ["mse", "cross_entropy", "hinge"]
    assert window.descent_screen.cards[2].loss.currentText() == "hinge"
    assert table.item(row, 0).text() == "▲ hinge"
    assert_consistent(window)


def test_the_table_follows_the_runs_and_marks_them(window):
    window.player.seek(40)
    table = window.descent_screen.table
    cross_entropy, mse, kl = (list(LOSSES).index(key) for key in ("cross_entropy", "mse", "kl"))
    assert table.item(cross_entropy, 0).text() == "■ cross-entropy" and table.item(mse, 0).text() == "● MSE"
    assert table.item(cross_entropy, 1).text() == wording.number(window.descent_screen.scene.runs[1].values[40])
    assert table.item(kl, 1).text() == "20.000", "KL is not being run: it shows the start"
    assert window.descent_screen.table_caption.text() == "● ■ at step 40"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (2.0, "2.0000"),
        (20.0, "20.000"),
        (1.13624, "1.1362"),
        (-1000.0, "−1000.0"),
        (0.0, "0"),
        (1.166e-8, "1.2e-8"),
        (12345.0, "1.2e4"),
        (1e300, "1.0e300"),
        (float("nan"), "–"),
        (float("inf"), "∞"),
        (float("-inf"), "−∞"),
    ],
)
def test_numbers_for_reading(value, shown):
    assert wording.number(value) == shown


@pytest.mark.parametrize(
    ("steps", "shown"), [(1, "1"), (2762, "2\u202f762"), (27620, "28\u202f000"), (6.06e7, "6e7"), (1e100, "1e100")]
)
def test_counts_of_steps(steps, shown):
    assert wording.count(steps) == shown


def test_a_verdict_for_every_case():
    def sentence(kind, steps=float("nan"), value=2.0, minimum=0.0):
        return wording.verdict(Verdict(kind, 0, value, 1.166e-8, minimum, steps))

    kinds = VerdictKind
    assert sentence(kinds.STUCK, 6.06e7) == "Stuck: slope 1.2e-8, at this rate about 6e7 steps to cross."
    assert sentence(kinds.STUCK, float("inf")) == (
        "Stuck: slope 1.2e-8; how many steps it would take cannot be told."
    )
    assert sentence(kinds.MOVING, 12.2) == "Moving: slope 1.2e-8, about 12 steps to half way down."
    assert sentence(kinds.MOVING, 0.3) == "Moving: slope 1.2e-8, a step or so to half way down."
    assert sentence(kinds.MOVING, float("inf")) == "Moving: slope 1.2e-8."
    assert sentence(kinds.ARRIVED, value=0.81, minimum=0.8018) == "Arrived: loss 0.8100, the least possible is 0.8018."
    assert sentence(kinds.DIVERGED, value=99.0) == "Diverged: the loss is 99.000. Try a smaller learning rate."
    assert len(set(wording.VERDICT_MARKS.values())) == len(VerdictKind)


@pytest.mark.parametrize("size", [(1024, 700), (1280, 720), (1920, 1080)])
def test_no_curve_goes_behind_the_name_of_its_plot(make_window, size):
    window = make_window(size=size, theme="projector")
    window.store.update(runs=(RunSpec("mse"),))  # flat: as high at the end as at the beginning
    screen = window.descent_screen
    for log in (False, True):
        window.store.update(log_loss=log, log_slope=log)
        for frame in (0, 9, 300):
            window.player.seek(frame)
            settle()
            for plot in (screen.loss_curve, screen.slope_curve, screen.slice):
                name = plot._caption.geometry()
                box = plot.getPlotItem().getViewBox()
                for curve in plot.curves:
                    for x, y in zip(*curve.getData(), strict=True):
                        point = box.mapViewToScene(QPointF(x, y))
                        assert point.x() < name.left() or point.y() > name.bottom(), (plot.accessibleName(), frame)
                assert plot.curves[0].getData()[1].max() <= box.viewRange()[1][1]


@pytest.mark.parametrize("size", [(1024, 700), (1920, 1080)])
def test_the_numbers_of_the_step_axis_keep_apart(make_window, size):
    window = make_window(size=size, theme="projector")
    screen = window.descent_screen
    screen.reveal("slice")  # takes room from the two others
    for steps in (1, 10, 200, 5000):
        window.store.update(steps=steps)
        screen.scene.grow(steps)
        window.player.seek(steps)
        settle()
        for plot in (screen.loss_curve, screen.slope_curve):
            (ticks, _), box = plot.getPlotItem().getAxis("bottom")._tickLevels, plot.getPlotItem().getViewBox()
            assert [ticks[0], ticks[-1]] == [(0.0, wording.count(0)), (steps, wording.count(steps))]
            edges = []
            for place, text in ticks:
                middle = box.mapViewToScene(QPointF(place, 0)).x()
                half = plot.fontMetrics().horizontalAdvance(text) / 2
                edges.append((middle - half, middle + half))
            assert all(right + 3 <= left for (_, right), (left, _) in pairwise(edges)), (steps, edges)
            assert len(ticks) == (2 if steps == 1 else 3) or steps > 10


@pytest.mark.parametrize(
    ("exponent", "text"), [(0, "1"), (-1, "0.1"), (1, "10"), (2, "10²"), (-2, "10⁻²"), (-10, "10⁻¹⁰"), (0.3, "")]
)
def test_powers_of_ten_are_written_in_one_manner(exponent, text):
    assert decade(exponent) == text


def test_a_share_is_drawn_on_its_whole_scale(make_window):
    window = make_window(size=(1280, 720))
    window.show_screen("digits")
    low, high = window.screen_shown.accuracy.getPlotItem().getViewBox().viewRange()[1]
    assert low <= 0 < 1 <= high
    (ticks, _) = window.screen_shown.accuracy.getPlotItem().getAxis("left")._tickLevels
    assert [text for _, text in ticks] == ["0", "0.5", "1"]


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
    window.store.update(steps=200)
    window.descent_screen.reveal("slice")
    for frame in (10, 50, 200):
        window.player.seek(frame)
        settle()
    for plot in (window.descent_screen.loss_curve, window.descent_screen.slope_curve):
        texts = drawn[plot.getPlotItem().getAxis("bottom")]
        assert texts[0] == "0" and texts[-1] == "200", texts


@pytest.mark.parametrize(
    "size, theme, zoom", [((1024, 700), "projector", 1.4), ((800, 560), "projector", 1.6), ((800, 560), "light", 1.6)]
)
def test_no_plot_is_laid_out_without_room_for_its_picture(make_window, size, theme, zoom):
    window = make_window(size=size, theme=theme, zoom=zoom)

    def assert_room() -> None:
        settle()
        for plot in window.findChildren(ThemedPlot):
            box = plot.getPlotItem().getViewBox()
            assert not plot.isVisible() or min(box.width(), box.height()) >= LEAST_BOX, plot.accessibleName()

    for screen in SCREENS:
        window.show_screen(screen)
        assert_room()
    for preset in PRESETS.values():
        window.load_preset(preset)
        assert_room()


def test_an_axis_gives_its_label_and_then_its_numbers_to_the_picture_and_gets_them_back(window):
    plot = window.descent_screen.cards[0].plot
    axis, box = plot.getPlotItem().getAxis("bottom"), plot.getPlotItem().getViewBox()
    seen = []
    for height in (200, 65, 40, 65, 200):
        plot.setFixedHeight(height)
        settle()
        assert box.height() >= min(LEAST_BOX, height - 20)
        seen.append((axis.isVisible(), axis.isVisible() and axis.label.isVisible()))
    assert seen == [(True, True), (True, False), (False, False), (True, False), (True, True)]


def test_a_plot_squeezed_to_nothing_computes_nothing_and_comes_back_as_it_was(window):
    plot = window.descent_screen.cards[1].plot
    settle()
    before = plot.arrow.isVisible(), plot.arrow.rotation(), plot.viewport().size()
    plot.setMinimumSize(0, 0)
    plot.setFixedHeight(0)
    window.player.seek(1)
    window.player.seek(0)
    settle()
    assert plot.pixel_size() is None and not plot.arrow.isVisible()
    plot.setFixedHeight(before[2].height())
    settle()
    assert (plot.arrow.isVisible(), plot.arrow.rotation(), plot.viewport().size()) == before
    assert before[0]
