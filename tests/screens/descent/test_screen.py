"""The Explore screen: its parts agree with each other whatever is changed."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from explorer.core.losses.table import LOSSES
from explorer.panels.logits_panel import SOFT
from explorer.state.experiment_parts import MAX_CLASSES, RunSpec
from explorer.state.presets import PRESETS
from tests.support.gui import LEFT, assert_consistent, choose, drag, press, settle, type_into


def test_a_slider_moves_start_surfaces_bars_and_table(window):
    slider = window.descent_screen.logits.rows[1].slider
    drag(slider, [QPoint(slider.width() - 8, 10), QPoint(slider.width() // 2, 10)])
    assert window.store.experiment.problem.logits[1] == pytest.approx(0.0, abs=0.3)
    assert_consistent(window)
    window.store.undo()
    assert window.store.experiment.problem.logits[1] == 10.0


@pytest.mark.parametrize("text", ["1e6", "-1e300", "0.125"])
def test_a_box_takes_any_finite_number(window, text):
    type_into(window.descent_screen.logits.rows[2].box, text)
    assert window.store.experiment.problem.logits[2] == float(text)
    assert_consistent(window)


@pytest.mark.parametrize("text", ["1e300", "-1e300", "1e16"])
@pytest.mark.parametrize("row", range(3))
@pytest.mark.parametrize("losses", [("mse", "cross_entropy"), ("hinge", "kl", "euclidean", "cross_entropy_twice")])
def test_the_largest_numbers_are_drawn_without_a_fault(window, row, text, losses):
    window.store.update(runs=tuple(map(RunSpec, losses)))
    type_into(window.descent_screen.logits.rows[row].box, text)
    assert window.store.experiment.problem.logits[row] == float(text)
    window.player.seek(30)
    settle()
    assert_consistent(window)


def test_a_learning_rate_that_bursts_is_told_and_drawn(window):
    window.store.update(runs=tuple(RunSpec(k, learning_rate=1e4) for k in ("hinge", "cross_entropy", "euclidean")))
    window.store.update(logits=(-1.0, 1.0, 0.0), free_others=(2,))
    for frame in (1, 50, 500):
        window.player.seek(frame)
        settle()
        assert_consistent(window)


def test_touching_a_logit_rewinds(window):
    window.player.seek(50)
    type_into(window.descent_screen.logits.rows[0].box, "2")
    assert window.player.frame == 0


def test_changing_the_optimizer_keeps_the_step(window):
    window.player.seek(50)
    choose(window.descent_screen.optimizer.optimizer, "adam")
    assert window.player.frame == window.descent_screen.shown_frame == 50
    assert_consistent(window)


@pytest.mark.parametrize("count", range(2, MAX_CLASSES + 1))
def test_any_number_of_classes(window, count):
    choose(window.descent_screen.logits.classes, count)
    assert len(window.descent_screen.logits.rows) == count
    assert window.descent_screen.logits.target.count() == count + 1
    assert_consistent(window)
    choose(window.descent_screen.logits.target, count - 1)
    assert window.store.experiment.problem.target[-1] == 1.0
    choose(window.descent_screen.options.across, count - 1)
    assert window.store.experiment.surface.axes[0] == count - 1
    assert_consistent(window)
    choose(window.descent_screen.logits.classes, 3)
    assert_consistent(window)


def test_a_soft_target_by_numbers_always_sums_to_one(window):
    choose(window.descent_screen.logits.target, SOFT)
    rows = window.descent_screen.logits.rows
    assert all(row.share.isVisible() for row in rows)
    type_into(rows[1].share, "0.5")
    target = window.store.experiment.problem.target
    assert target[1] == 0.5 and sum(target) == pytest.approx(1)
    assert [row.share.value for row in rows] == list(target)
    type_into(rows[1].share, "1.5")
    assert window.store.experiment.problem.target == target
    choose(window.descent_screen.logits.target, 2)
    assert window.store.experiment.problem.target == (0.0, 0.0, 1.0)
    assert not rows[0].share.isVisible()


def test_the_same_axis_twice_swaps_them(window):
    choose(window.descent_screen.options.across, 1)
    assert window.store.experiment.surface.axes == (1, 0)
    assert window.descent_screen.options.up.currentData() == 0
    assert_consistent(window)


def test_a_held_logit_can_be_set_free(window):
    choose(window.descent_screen.logits.classes, 4)
    part = window.descent_screen.logits.rows[2].part
    assert part.text() == "held" and not window.descent_screen.logits.rows[0].part.isEnabled()
    part.click()
    assert part.text() == "free" and window.store.experiment.free == (True, True, True, False)
    window.store.update(logits=(-3.0, 3.0, 0.0, 0.0))
    window.descent_screen.scene.grow(20)
    assert (
        np.ptp(window.descent_screen.scene.runs[1].path[2]) > 0 == np.ptp(window.descent_screen.scene.runs[1].path[3])
    )
    assert_consistent(window)


def test_cards_are_added_up_to_four_and_removed_down_to_one(window):
    explore = window.descent_screen
    for count in (3, 4):
        explore.options.add.click()
        assert len(explore.cards) == count
        assert_consistent(window)
    assert not explore.options.add.isEnabled()
    assert len({run.loss for run in window.store.experiment.descent.runs}) == 4
    explore.table.cellDoubleClicked.emit(6, 0)
    assert window.statusBar().currentMessage() == "There must be one to 4 runs, not 5."
    explore.cards[1].remove.click()
    assert window.store.experiment.descent.runs[0].loss == "mse" and len(explore.cards) == 3
    explore.cards[0].remove.click()
    explore.cards[0].remove.click()
    assert len(explore.cards) == 1 and not explore.cards[0].remove.isVisible()
    assert_consistent(window)


@pytest.mark.parametrize("loss", LOSSES)
def test_any_loss_on_a_card(window, loss):
    choose(window.descent_screen.cards[0].loss, loss)
    assert window.store.experiment.descent.runs[0].loss == loss
    window.player.seek(5)
    assert_consistent(window)


def test_a_setting_for_one_run_only(window):
    row = window.descent_screen.optimizer
    choose(row.scope, 1)
    choose(row.optimizer, "momentum")
    type_into(row.rate_box, "0.25")
    first, second = window.store.experiment.descent.runs
    assert (first.optimizer, first.learning_rate) == ("gradient_descent", 1.0)
    assert (second.optimizer, second.learning_rate) == ("momentum", 0.25)
    choose(row.scope, -1)
    assert row.optimizer.currentText() == ""
    choose(row.optimizer, "adam")
    assert {run.optimizer for run in window.store.experiment.descent.runs} == {"adam"}


def test_the_temperature_softens_the_bars(make_window):
    window = make_window(PRESETS["softmax-block"])
    type_into(window.descent_screen.logits.temperature, "4")
    shares = [b.share for b in window.descent_screen.bars.bars() if b.run == 0]
    expected = np.exp(np.array([3, 1, -3]) / 4)
    assert shares == pytest.approx(expected / expected.sum())
    assert_consistent(window)


def test_marks_beside_the_sliders_follow_the_runs(window):
    window.player.seek(20)
    for k, row in enumerate(window.descent_screen.logits.rows):
        assert [value for value, _ in row.slider.marks] == [
            window.descent_screen.scene.position(i, 20)[k] for i in range(2)
        ]
        assert row.box.value == window.store.experiment.problem.logits[k], "the slider stays the start"


def test_slope_and_log_and_common_from_the_row_of_options(window, qtbot):
    options = window.descent_screen.options
    choose(options.quantity, "slope")
    qtbot.mouseClick(options.log, LEFT)
    qtbot.mouseClick(options.common, LEFT)
    choose(options.colours, "cividis")
    display = window.store.experiment.display
    assert (display.quantity, display.colour_scale, display.common_scale, display.colour_map) == (
        "slope",
        "log",
        True,
        "cividis",
    )
    assert_consistent(window)
    type_into(options.reach, "25")
    assert window.store.experiment.surface.span == (-25.0, 25.0)
    assert_consistent(window)


def test_playing_moves_the_scrub_bar_and_the_step(window, qtbot):
    press(window, "Space")
    qtbot.waitUntil(lambda: window.player.frame >= 5, timeout=60_000)
    press(window, "Space")
    settle()
    transport = window.descent_screen.transport
    assert transport.scrub.value() == window.player.frame
    assert transport.step.text() == f"step {window.player.frame}"


def test_what_is_chosen_by_keys_is_shown_by_the_controls(window):
    options, optimizer = window.descent_screen.options, window.descent_screen.optimizer
    for key in ("V", "G", "C", "O", "BracketRight"):
        press(window, key)
    assert options.quantity.currentText() == "slope" and options.log.isChecked() and options.common.isChecked()
    assert optimizer.optimizer.currentText() == "momentum" and optimizer.rate_box.text() == "1.8"
    assert optimizer.rate.value() == pytest.approx(2000 * (4 + np.log10(1.8)) / 8, abs=1)
    for _ in range(5):
        window.store.undo()
    assert options.quantity.currentText() == "value" and not options.log.isChecked() and not options.common.isChecked()
    assert optimizer.optimizer.currentText() == "gradient descent" and optimizer.rate_box.text() == "1"
    assert_consistent(window)


def test_a_learning_rate_redraws_no_surface(window):
    images = [card.plot.image.image for card in window.descent_screen.cards]
    window.player.seek(30)
    paths = [card.plot.path.getData()[0].copy() for card in window.descent_screen.cards]
    type_into(window.descent_screen.optimizer.rate_box, "0.25")
    drawn = zip(window.descent_screen.cards, images, strict=True)
    assert all(card.plot.image.image is image for card, image in drawn)
    assert window.player.frame == 30
    assert not np.array_equal(window.descent_screen.cards[1].plot.path.getData()[0], paths[1])
    assert_consistent(window)


def test_undo_takes_the_picture_back_step_by_step(window):
    explore, states = window.descent_screen, []

    def drawn():
        return [(c.plot.image.image.tobytes(), c.figures.text(), c.sentence.text()) for c in explore.cards]

    changes = [
        lambda: choose(explore.logits.classes, 5),
        lambda: choose(explore.logits.target, SOFT),
        lambda: type_into(explore.logits.rows[3].box, "2.5"),
        lambda: explore.logits.rows[4].part.click(),
        lambda: choose(explore.options.across, 3),
        lambda: choose(explore.cards[0].loss, "hinge"),
        lambda: explore.options.add.click(),
        lambda: choose(explore.options.quantity, "slope"),
        lambda: type_into(explore.logits.temperature, "2"),
    ]
    for change in changes:
        states.append((window.store.experiment, drawn()))
        change()
    last = window.store.experiment, drawn()
    for experiment, picture in reversed(states):
        assert window.store.experiment != experiment
        window.store.undo()
        assert window.store.experiment == experiment and drawn() == picture
    assert not window.store.can_undo
    for _ in changes:
        window.store.redo()
    assert (window.store.experiment, drawn()) == last and not window.store.can_redo
    assert_consistent(window)


def test_marks_of_one_run_are_those_of_its_card_in_every_theme(window):
    for key in ("dark", "projector", "light"):
        window.set_theme(key)
        window.player.seek(12)
        for k, row in enumerate(window.descent_screen.logits.rows):
            colours = [colour for _, colour in row.slider.marks]
            assert colours == list(window.theme.run_colours[:2]), k
        window.player.seek(0)


def test_removing_a_card_takes_its_curve_bar_and_row_along(window):
    window.store.update(runs=tuple(map(RunSpec, ("mse", "cross_entropy", "hinge"))))
    window.player.seek(10)
    window.descent_screen.cards[1].remove.click()
    explore = window.descent_screen
    assert [c.loss.currentText() for c in explore.cards] == ["MSE", "hinge"]
    assert len(explore.loss_curve.curves) == len(explore.slope_curve.balls) == len(explore.slice.curves) == 2
    assert {bar.run for bar in explore.bars.bars()} == {-1, 0, 1}
    assert explore.table.item(0, 0).text() == "cross-entropy"
    assert [a.text() for a in (explore.cards[0].swatch, explore.cards[1].swatch)] == ["A ●", "B ■"]
    assert_consistent(window)


@pytest.mark.parametrize("language", ["en", "zh_Hant"])
def test_surfaces_side_by_side_are_of_one_height_whatever_is_said_below_them(make_window, language, chinese_font):
    window = make_window(size=(1024, 700), theme="projector", language=language)
    for frame in (0, 100, 500):
        window.player.seek(frame)
        settle()
        tops, bottoms = set(), set()
        for card in window.descent_screen.cards:
            rect = card.plot.getPlotItem().getViewBox().sceneBoundingRect()
            origin = card.plot.viewport().mapTo(window, QPoint(0, 0)).y()
            tops.add(round(origin + rect.top()))
            bottoms.add(round(origin + rect.bottom()))
        assert len(tops) == len(bottoms) == 1, (frame, tops, bottoms)


def test_losses_that_are_not_run_are_faint_once_the_runs_have_moved(make_window):
    window = make_window()
    look = window.theme
    for frame, colour in ((0, look.text), (5, look.muted)):
        window.player.seek(frame)
        item = window.descent_screen.table.item(list(LOSSES).index("hinge"), 1)
        assert item.foreground().color().name() == QColor(colour).name()
