"""Each screen without the window around it: what it draws is what the Experiment says, at the frame, in the theme."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from explorer.look.theme import THEMES
from explorer.screens.registry import SCREENS
from explorer.state.experiment import Experiment
from explorer.state.player import Player
from explorer.state.store import Store
from tests.support.gui import LEFT, settle


@pytest.fixture
def alone(qtbot):
    """Makes a screen as the window does, with a Store and a Player of its own."""

    def make(key: str, **changes):
        experiment = Experiment().changed(**changes)
        screen = SCREENS[key].load()(Store(experiment), Player(experiment.descent.steps), THEMES["light"])
        qtbot.addWidget(screen)
        screen.resize(1200, 660)
        with qtbot.waitExposed(screen):
            screen.show()
        return screen

    return make


def go(screen, frame: int) -> None:
    """Show `frame`, however long it takes to compute."""
    screen.player.seek(frame)
    while screen.shown_frame < frame:
        screen.show_frame(frame)


def marks(screen) -> list[list[tuple[float, str]]]:
    """The marks beside each logit's slider."""
    return [row.slider.marks for row in screen.logits.rows]


def where_runs_are(screen, frame: int, theme: str = "light") -> list[list[tuple[float, str]]]:
    runs = screen.scene.runs
    colours = [THEMES[theme].run(k).colour for k in range(len(runs))]
    return [
        [(float(run.position(frame)[i]), colour) for run, colour in zip(runs, colours, strict=True)]
        for i in range(len(screen.logits.rows))
    ]


def test_marks_beside_the_sliders_of_the_loss_screen_are_where_the_runs_are(alone):
    screen = alone("loss")
    at_first = where_runs_are(screen, 0)
    assert marks(screen) == at_first
    go(screen, 40)
    assert marks(screen) == where_runs_are(screen, 40) != at_first


@pytest.mark.parametrize("key", ["descent", "loss"])
def test_a_screen_that_was_hidden_is_in_the_new_theme_when_it_is_shown(alone, key):
    screen = alone(key)
    go(screen, 20)
    screen.hide()
    screen.apply_theme(THEMES["dark"])
    screen.show()
    assert marks(screen) == where_runs_are(screen, 20, "dark")
    assert {style.colour for _, style in screen.bars._runs} == {c for _, c in marks(screen)[0]}


def test_the_loss_axis_of_digits_obeys_its_switch(alone):
    screen = alone("digits")
    go(screen, 1)
    plot = screen.loss_curve
    heights = [np.array(curve.getData()[1]) for curve in plot.curves]
    assert not plot.getPlotItem().getAxis("left").logMode
    screen.store.update(log_loss=True)
    assert plot.getPlotItem().getAxis("left").logMode
    for curve, linear in zip(plot.curves, heights, strict=True):
        np.testing.assert_allclose(curve.getData()[1], np.log10(linear))
    assert not screen.accuracy.getPlotItem().getAxis("left").logMode, "a share is always on a linear axis"


def test_the_button_of_a_logit_says_which_axis_it_is(alone):
    screen = alone("descent", axes=(2, 0))
    parts = [row.part for row in screen.logits.rows]
    assert [part.text() for part in parts] == ["↕", "held", "↔"]
    assert [part.isEnabled() for part in parts] == [False, True, False]
    screen.store.update(axes=(0, 1))
    assert [part.text() for part in parts] == ["↔", "↕", "held"]
    assert [part.isEnabled() for part in parts] == [False, False, True]
    assert ["axis" in part.toolTip() for part in parts] == [True, True, False]


def test_a_press_on_the_scrub_bar_stops_the_animation_there(alone):
    screen = alone("descent")
    screen.player.play()
    scrub = screen.transport.scrub
    QTest.mouseClick(scrub, LEFT, pos=scrub.rect().center())
    assert not screen.player.playing
    assert screen.player.frame == scrub.value() == pytest.approx(screen.player.steps / 2, abs=2)


def test_sliders_of_the_logits_reach_as_far_as_the_axes(alone):
    screen = alone("descent", span=(-4.0, 4.0), logits=(1.0, -4.0, 4.0))
    first, second, third = (row.slider for row in screen.logits.rows)
    assert (second.value(), third.value()) == (0, third.maximum())
    QTest.mouseClick(first, LEFT, pos=QPoint(first.width() - 1, first.height() // 2))
    assert screen.store.experiment.problem.logits[0] == 4.0
    screen.store.update(span=(-8.0, 8.0))
    assert first.value() == pytest.approx(0.75 * first.maximum(), abs=1)


def test_cards_that_differ_only_in_the_rate_say_so(alone):
    screen = alone("descent")
    assert [card.optimizer.isVisible() for card in screen.cards] == [False, False]
    screen.store.replace(screen.store.experiment.with_runs([1], learning_rate=0.05))
    assert [card.optimizer.isVisible() for card in screen.cards] == [True, True]
    assert [card.optimizer.text().split()[-1] for card in screen.cards] == ["1", "0.05"]


def test_a_logit_is_set_free_and_held_again_by_its_button(alone):
    screen = alone("descent")
    part = screen.logits.rows[2].part
    for free, text in ((True, "free"), (False, "held"), (True, "free")):
        QTest.mouseClick(part, LEFT)
        assert screen.store.experiment.free == (True, True, free)
        assert (part.text(), part.isChecked()) == (text, free)


def test_every_page_of_the_softmax_screen_has_its_name(alone):
    screen = alone("softmax")
    screen.resize(800, 600)
    settle()
    views = {"ratio": screen.ratio, "stability": screen.stability, "sigmoid": screen.sigmoid}
    for name in (*views, "ratio"):
        screen.reveal(name)
        assert {n for n, view in views.items() if view.isVisible()} == {name}
        assert screen.parts()[name].isAncestorOf(views[name])
        assert [button.isChecked() for button in screen.pages.buttons] == [n == name for n in views]


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


def test_a_card_that_is_added_while_a_question_is_open_keeps_its_verdict_back(alone):
    screen = alone("descent")
    screen.set_guessing(True)
    QTest.mouseClick(screen.options.add, LEFT)
    assert len(screen.cards) == 3
    assert {card.sentence.text() for card in screen.cards} == {"? What will it do?"}
    screen.set_guessing(False)
    assert not [card for card in screen.cards if "What will it do?" in card.sentence.text()]


def test_a_screen_that_was_hidden_shows_the_frame_that_the_player_has_come_to(alone):
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


def test_models_of_classes_are_judged_once_they_are_trained_on_what_was_held_out(alone):
    screen = alone("classes", case="unrelated")
    assert {card.remark.text() for card in screen.cards.values()} == {"Not trained yet."}
    go(screen, 30)
    for key, card in screen.cards.items():
        right = screen._training.accuracy(key, 30)
        assert card.remark.text() != "Not trained yet."
        assert card.accuracy.figure() == f"{100 * right.held_out:.0f}%"
        assert f"{100 * right.training:.0f}% of the" in card.accuracy.accessibleDescription()


def test_the_explanation_is_of_the_start_until_something_has_moved(alone):
    screen = alone("descent")
    start = screen.store.experiment.problem.logits
    assert "start" in screen.explained().about and tuple(screen.explained().point.y) == start
    go(screen, 4)
    assert "step 4" in screen.explained().about and tuple(screen.explained().point.y) != start
