"""The Descent screen: its parts agree with each other after every change."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint

from explorer.core.losses.table import LOSSES
from explorer.panels.logits_panel import ACROSS, MOVES, SOFT
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import MAX_CLASSES, RunSpec
from tests.support.consistent import assert_consistent
from tests.support.gui import choose, drag, press, settle, type_into
from tests.support.screens import go


def test_every_run_has_its_own_colour_dash_and_marker_everywhere(make_window):
    window = make_window()
    window.workbench.store.update(runs=tuple(RunSpec(k) for k in ("mse", "cross_entropy", "hinge", "kl")))
    explore = window.screens.screen_of("descent")
    looks = []
    for i, card in enumerate(explore.cards):
        pen = card.plot.path.pen()
        colour = pen.color().name()
        looks.append((colour, pen.style(), card.style_.marker))
        assert colour in card.figures.label.styleSheet() and colour in card.swatch.styleSheet()
        assert explore.loss_curve.curves[i].pen().color().name() == colour
        assert explore.loss_curve.curves[i].pen().style() == pen.style()
        assert explore.slice.balls[i].path() == explore.slope_curve.balls[i].path()
        row = [k for k in range(len(LOSSES)) if explore.table.item(k, 0).foreground().color().name() == colour]
        assert len(row) == 1 and card.style_.glyph in explore.table.item(row[0], 0).text()
    for place in range(3):
        assert len({look[place] for look in looks}) == 4


def test_four_optimizers_under_one_loss_name_themselves(window):
    window.workbench.store.update(
        runs=tuple(RunSpec("mse", o, 0.5) for o in ("gradient_descent", "momentum", "adagrad", "adam"))
    )
    assert [card.optimizer.text() for card in window.screens.screen_of("descent").cards] == [
        "gradient descent 0.5",
        "momentum 0.5",
        "Adagrad 0.5",
        "Adam 0.5",
    ]
    assert window.screens.screen_of("descent").optimizer.optimizer.currentText() == ""


def test_the_default_experiment_is_what_the_window_opens_with(window):
    assert window.workbench.store.experiment == Experiment()


def test_a_slider_moves_start_surfaces_bars_and_table(window):
    slider = window.screens.screen_of("descent").logits.rows[1].slider
    window.workbench.player.seek(40)
    settle()
    drag(slider, [QPoint(slider.width() - 8, 10), QPoint(slider.width() // 2, 10)])
    assert window.workbench.store.experiment.problem.logits[1] == pytest.approx(0.0, abs=0.3)
    assert_consistent(window)
    assert window.workbench.player.reached == 0
    window.workbench.store.undo()
    assert window.workbench.store.experiment.problem.logits[1] == 10.0
    assert window.workbench.player.reached == 40, "the runs come back with their step"
    assert_consistent(window)


@pytest.mark.parametrize("text", ["1e300", "-1e300", "1e16"])
@pytest.mark.parametrize("losses", [("mse", "cross_entropy"), ("hinge", "kl", "euclidean", "cross_entropy_twice")])
def test_the_largest_numbers_are_drawn_without_a_fault(window, text, losses):
    for row in range(3):
        window.workbench.store.replace(Experiment().changed(runs=tuple(map(RunSpec, losses))))
        type_into(window.screens.screen_of("descent").logits.rows[row].box, text)
        assert window.workbench.store.experiment.problem.logits[row] == float(text)
        window.workbench.player.seek(30)
        settle()
        assert_consistent(window)


def test_a_learning_rate_that_diverges_is_reported_and_drawn(window):
    window.workbench.store.update(
        runs=tuple(RunSpec(k, learning_rate=1e4) for k in ("hinge", "cross_entropy", "euclidean"))
    )
    window.workbench.store.update(logits=(-1.0, 1.0, 0.0), free_others=(2,))
    for frame in (1, 50, 500):
        window.workbench.player.seek(frame)
        settle()
        assert_consistent(window)


def test_touching_a_logit_rewinds(window):
    window.workbench.player.seek(50)
    type_into(window.screens.screen_of("descent").logits.rows[0].box, "2")
    assert window.workbench.player.frame == 0


def test_changing_the_optimizer_keeps_the_step(window):
    window.workbench.player.seek(50)
    choose(window.screens.screen_of("descent").optimizer.optimizer, "adam")
    assert window.workbench.player.frame == window.workbench.player.reached == 50
    assert_consistent(window)


@pytest.mark.parametrize("count", range(2, MAX_CLASSES + 1))
def test_any_number_of_classes(window, count):
    choose(window.screens.screen_of("descent").logits.classes, count)
    assert len(window.screens.screen_of("descent").logits.rows) == count
    assert window.screens.screen_of("descent").logits.target.count() == count + 1
    assert_consistent(window)
    choose(window.screens.screen_of("descent").logits.target, count - 1)
    assert window.workbench.store.experiment.problem.target[-1] == 1.0
    choose(window.screens.screen_of("descent").logits.rows[-1].role, ACROSS)
    assert window.workbench.store.experiment.surface.axes[0] == count - 1
    assert_consistent(window)
    choose(window.screens.screen_of("descent").logits.classes, 3)
    assert_consistent(window)


def test_cards_are_added_up_to_four_and_removed_down_to_one(window):
    explore = window.screens.screen_of("descent")
    for count in (3, 4):
        explore.options.add.trigger()
        assert len(explore.cards) == count
        assert_consistent(window)
    assert not explore.options.add.isEnabled()
    assert len({run.loss for run in window.workbench.store.experiment.descent.runs}) == 4
    explore.table.cellDoubleClicked.emit(6, 0)
    assert window.statusBar().currentMessage() == "There must be one to 4 runs, not 5."
    explore.cards[1].remove.click()
    assert window.workbench.store.experiment.descent.runs[0].loss == "mse" and len(explore.cards) == 3
    explore.cards[0].remove.click()
    explore.cards[0].remove.click()
    assert len(explore.cards) == 1 and not explore.cards[0].remove.isVisible()
    assert_consistent(window)


@pytest.mark.parametrize("loss", LOSSES)
def test_any_loss_on_a_card(window, loss):
    choose(window.screens.screen_of("descent").cards[0].loss, loss)
    assert window.workbench.store.experiment.descent.runs[0].loss == loss
    window.workbench.player.seek(5)
    assert_consistent(window)


def test_playing_moves_the_scrub_bar_and_the_step(window, qtbot):
    press(window, "Space")
    qtbot.waitUntil(lambda: window.workbench.player.frame >= 5, timeout=60_000)
    press(window, "Space")
    settle()
    transport = window.screens.screen_of("descent").transport
    assert transport.scrub.value() == window.workbench.player.frame
    assert transport.step.text() == f"step {window.workbench.player.frame}"


def test_what_is_chosen_by_keys_is_shown_by_the_controls(window):
    options, optimizer = window.screens.screen_of("descent").options, window.screens.screen_of("descent").optimizer
    for key in ("V", "G", "C", "O", "BracketRight"):
        press(window, key)
    assert options.quantity.currentText() == "slope" and options.log.isChecked() and options.common.isChecked()
    assert optimizer.optimizer.currentText() == "momentum" and optimizer.rate_box.text() == "1.8"
    assert optimizer.rate.value() == pytest.approx(2000 * (4 + np.log10(1.8)) / 8, abs=1)
    for _ in range(5):
        window.workbench.store.undo()
    assert options.quantity.currentText() == "value" and not options.log.isChecked() and not options.common.isChecked()
    assert optimizer.optimizer.currentText() == "gradient descent" and optimizer.rate_box.text() == "1"
    assert_consistent(window)


def test_a_learning_rate_redraws_no_surface(window):
    images = [card.plot.image.image for card in window.screens.screen_of("descent").cards]
    window.workbench.player.seek(30)
    paths = [card.plot.path.getData()[0].copy() for card in window.screens.screen_of("descent").cards]
    type_into(window.screens.screen_of("descent").optimizer.rate_box, "0.25")
    drawn = zip(window.screens.screen_of("descent").cards, images, strict=True)
    assert all(card.plot.image.image is image for card, image in drawn)
    assert window.workbench.player.frame == 30
    assert not np.array_equal(window.screens.screen_of("descent").cards[1].plot.path.getData()[0], paths[1])
    assert_consistent(window)


def test_undo_takes_the_picture_back_step_by_step(window):
    explore, states = window.screens.screen_of("descent"), []

    def drawn():
        return [
            (c.plot.image.image.tobytes(), c.figures.text(), c.headline.text(), c.detail.text()) for c in explore.cards
        ]

    changes = [
        lambda: choose(explore.logits.classes, 5),
        lambda: choose(explore.logits.target, SOFT),
        lambda: type_into(explore.logits.rows[3].box, "2.5"),
        lambda: choose(explore.logits.rows[4].role, MOVES),
        lambda: choose(explore.logits.rows[3].role, ACROSS),
        lambda: choose(explore.cards[0].loss, "hinge"),
        lambda: explore.options.add.trigger(),
        lambda: choose(explore.options.quantity, "slope"),
        lambda: type_into(explore.logits.temperature, "2"),
    ]
    for change in changes:
        states.append((window.workbench.store.experiment, drawn()))
        change()
    last = window.workbench.store.experiment, drawn()
    for experiment, picture in reversed(states):
        assert window.workbench.store.experiment != experiment
        window.workbench.store.undo()
        assert window.workbench.store.experiment == experiment and drawn() == picture
    assert not window.workbench.store.can_undo
    for _ in changes:
        window.workbench.store.redo()
    assert (window.workbench.store.experiment, drawn()) == last and not window.workbench.store.can_redo
    assert_consistent(window)


def test_marks_of_one_run_are_those_of_its_card_in_every_theme(window):
    for key in ("dark", "projector", "light"):
        window.appearance.set_theme(key)
        window.workbench.player.seek(12)
        for k, row in enumerate(window.screens.screen_of("descent").logits.rows):
            colours = [colour for _, colour in row.slider.marks]
            assert colours == list(window.appearance.theme.run_colours[:2]), k
        window.workbench.player.seek(0)


def test_removing_a_card_takes_its_curve_bar_and_row_along(window):
    window.workbench.store.update(runs=tuple(map(RunSpec, ("mse", "cross_entropy", "hinge"))))
    window.workbench.player.seek(10)
    window.screens.screen_of("descent").cards[1].remove.click()
    explore = window.screens.screen_of("descent")
    assert [c.loss.currentText() for c in explore.cards] == ["MSE", "hinge"]
    assert len(explore.loss_curve.curves) == len(explore.slope_curve.balls) == len(explore.slice.curves) == 2
    assert {bar.run for bar in explore.bars.bars()} == {-1, 0, 1}
    assert [row[0] for row in explore.table.texts()][:4] == ["● MSE", "■ hinge", "at the start", "cross-entropy"]
    assert [a.text() for a in (explore.cards[0].swatch, explore.cards[1].swatch)] == ["A ●", "B ■"]
    assert_consistent(window)


@pytest.mark.parametrize("language", ["en", "zh_Hant"])
def test_surfaces_side_by_side_have_one_height_whatever_their_text(make_window, language, chinese_font):
    window = make_window(size=(1024, 700), theme="projector", language=language)
    for frame in (0, 100, 500):
        window.workbench.player.seek(frame)
        settle()
        tops, bottoms = set(), set()
        for card in window.screens.screen_of("descent").cards:
            rect = card.plot.getPlotItem().getViewBox().sceneBoundingRect()
            origin = card.plot.viewport().mapTo(window, QPoint(0, 0)).y()
            tops.add(round(origin + rect.top()))
            bottoms.add(round(origin + rect.bottom()))
        assert len(tops) == len(bottoms) == 1, (frame, tops, bottoms)


def test_cards_that_differ_only_in_the_rate_say_so(alone):
    screen = alone("descent")
    assert [card.optimizer.isVisible() for card in screen.cards] == [False, False]
    screen.store.replace(screen.store.experiment.with_runs([1], learning_rate=0.05))
    assert [card.optimizer.isVisible() for card in screen.cards] == [True, True]
    assert [card.optimizer.text().split()[-1] for card in screen.cards] == ["1", "0.05"]


def test_each_curve_of_the_descent_obeys_its_own_switch(alone):
    screen = alone("descent", log_loss=False, log_slope=True)
    go(screen, 5)
    for log_loss, log_slope in ((False, True), (True, True), (True, False)):
        screen.store.update(log_loss=log_loss, log_slope=log_slope)
        plots = (screen.loss_curve, screen.slope_curve)
        assert [p.getPlotItem().getAxis("left").logMode for p in plots] == [log_loss, log_slope]


def test_the_plot_that_a_lesson_points_at_is_the_widest_of_its_row(alone):
    screen = alone("descent")
    plots = {"loss_curve": screen.loss_curve, "slope_curve": screen.slope_curve, "slice": screen.slice}
    for name in plots:
        screen.reveal(name)
        settle()
        widths = {n: plot.width() for n, plot in plots.items()}
        assert widths.pop(name) > 1.3 * max(widths.values())
    screen.reveal("")
    settle()
    assert max(p.width() for p in plots.values()) - min(p.width() for p in plots.values()) <= 1


def test_a_card_added_while_a_question_is_open_hides_its_verdict(alone):
    screen = alone("descent")
    screen.set_guessing(True)
    screen.options.add.trigger()
    assert len(screen.cards) == 3
    assert {card.headline.text() for card in screen.cards} == {"? Guess"}
    screen.set_guessing(False)
    assert not [card for card in screen.cards if "Guess" in card.headline.text()]


def test_a_screen_that_was_hidden_shows_the_frame_of_the_player(alone):
    screen = alone("descent")
    go(screen, 2)
    screen.hide()
    screen.player.seek(6)
    assert len(screen.cards[0].plot.path.getData()[0]) == 3, "what is not seen is not drawn"
    screen.show()
    assert screen.transport.scrub.value() == 6, "without being told of another frame"
    go(screen, 6)
    assert screen.transport.step.text() == "step 6"
    assert len(screen.cards[0].plot.path.getData()[0]) == 7


def test_the_explanation_is_of_the_start_until_something_has_moved(alone):
    screen = alone("descent")
    start = screen.store.experiment.problem.logits
    assert "start" in screen.explained().about and tuple(screen.explained().point.y) == start
    go(screen, 4)
    assert "step 4" in screen.explained().about and tuple(screen.explained().point.y) != start
