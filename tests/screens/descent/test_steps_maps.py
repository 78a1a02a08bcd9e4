"""Steps to learn on the Descent screen: the maps fill, stop, go on, begin again, and say what they show."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest

from explorer.state import steps_map
from explorer.state.drawn_surface import Sample
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from tests.support.consistent import assert_consistent
from tests.support.gui import LEFT, choose, press, settle, spot, type_into
from tests.support.layout import check
from tests.support.starts import outcome

STEPS = {"quantity": "steps"}


@pytest.fixture
def screen(alone):
    return alone("descent", **STEPS)


def fill(screen):
    while screen.is_working:
        screen.go_on(math.inf)
    settle()
    return screen


def kinds(screen, card: int = 0) -> set[Sample]:
    """What is drawn on a card."""
    return {Sample(int(kind)) for kind in np.unique(screen.cards[card].plot.shaded.kinds)}


def progress(screen) -> tuple[str, str, bool]:
    row = screen.starts.row
    return row.progress.text(), row.button.text(), row.button.isEnabled()


def said(screen) -> str:
    return screen.panel.sentence.text().replace("\u202f", " ")


def test_the_maps_fill_a_little_at_each_tick(screen):
    assert screen.is_working and kinds(screen) == {Sample.FOUND, Sample.OPEN}
    found = [np.count_nonzero(screen.cards[0].plot.shaded.kinds == Sample.FOUND)]
    for _ in range(12):
        screen.go_on(0.0)
        found.append(np.count_nonzero(screen.cards[0].plot.shaded.kinds == Sample.FOUND))
    assert found == sorted(found) and found[-1] > found[0]
    assert progress(screen)[:2] == ("computing: 0%", "Stop") and said(screen).endswith(", so far")
    assert screen.cards[0].figures.text().endswith("% so far")
    fill(screen)
    assert kinds(screen) == {Sample.FOUND, Sample.NOT_WITHIN} and kinds(screen, 1) == {Sample.FOUND}
    assert progress(screen) == ("complete", "Stop", False)
    assert [card.figures.text() for card in screen.cards] == ["85% of starts", "100% of starts"]
    assert said(screen).endswith("from 85% of starts under MSE, 100% under cross-entropy")
    assert "Stuck" in screen.cards[0].headline.text(), "the verdict of the run stays"


def test_stopped_by_the_button_it_goes_on_from_there(screen):
    screen.go_on(0.0)
    button, taken = screen.starts.row.button, screen.scene.steps_map(0).taken
    QTest.mouseClick(button, LEFT)
    assert not screen.is_working and progress(screen) == ("stopped at 0%", "Go on", True)
    screen.go_on(math.inf)
    assert screen.scene.steps_map(0).taken == taken
    QTest.mouseClick(button, LEFT)
    assert screen.is_working and screen.scene.steps_map(0).taken == taken
    fill(screen)


def test_another_rate_begins_again_at_once_even_if_stopped(screen):
    screen.go_on(0.02)
    screen.stop_working()
    before = screen.scene.steps_map(0)
    screen.write(lambda e: e.with_runs(learning_rate=2.0))
    after = screen.scene.steps_map(0)
    assert after is not before and after.taken == 0 and screen.is_working
    assert screen.cards[0].plot.shaded.kinds is after.kinds
    screen.store.undo()
    assert screen.scene.steps_map(0) is before and before.taken > 0, "what was computed is kept"
    assert screen.cards[0].plot.shaded.kinds is before.kinds and screen.is_working


def test_another_start_or_colour_computes_nothing_again(screen):
    fill(screen)
    for change in ({"logits": (3.0, 2.0, -1000.0)}, {"colour_scale": "log"}, {"colour_map": "grey"}, {"steps": 90}):
        screen.store.update(**change)
        assert not screen.is_working and said(screen).endswith("85% of starts under MSE, 100% under cross-entropy")


def test_the_value_and_the_slope_compute_nothing(screen):
    for quantity in ("value", "slope"):
        screen.store.update(quantity=quantity)
        assert not screen.is_working and screen.starts.row.isHidden()
        assert screen.cards[0].plot.shaded.kinds is None and said(screen) == "" and screen.panel.sentence.isHidden()
        assert screen.cards[0].figures.text().startswith("e = ") and screen.cards[0].plot.starts is None
        assert "starts" not in screen.parts()
    screen.store.update(**STEPS)
    assert screen.is_working and not screen.starts.row.isHidden() and "starts" in screen.parts()


def test_the_settings_are_those_of_the_experiment(screen):
    row = screen.starts.row
    assert row.below.isHidden() and row.within.value == 1000
    choose(row.until, "loss")
    assert screen.store.experiment.starts.until == "loss" and not row.below.isHidden()
    type_into(row.below, "0.5")
    type_into(row.within, "200")
    assert (screen.store.experiment.starts.below, screen.store.experiment.starts.within) == (0.5, 200)
    fill(screen)
    assert said(screen).startswith("The loss comes below 0.5 within 200 steps from ")
    heard = []
    screen.message.connect(heard.append)
    type_into(row.within, "0")
    assert screen.store.experiment.starts.within == 200 and "outside" in heard[-1]
    for _ in range(3):
        screen.store.undo()
    assert screen.store.experiment.starts == Experiment().starts and row.until.currentData() == "right"


def test_a_reset_brings_the_usual_settings_back(screen):
    screen.store.update(until="loss", below=0.5, within=30)
    assert screen.reset(screen.store.experiment).starts == Experiment().starts


def test_all_of_it_can_be_reached_by_tab(screen):
    order = screen.tab_order()
    row = screen.starts.row
    places = [order.index(control) for control in (screen.options.runs, row.until, row.below, row.within, row.button)]
    assert places == [*range(places[0], places[0] + 5)]
    assert all(control.accessibleName() and control.toolTip() for control in row.controls())


def test_the_pointer_reads_a_start_and_a_click_begins_there(screen):
    """And the run from there takes as many steps as were read."""
    screen.store.update(runs=(RunSpec("mse"), RunSpec("mse_logits", learning_rate=1.02)), within=150)
    screen.store.update(logits=(-10.0, 10.0, 3.0))
    fill(screen)
    ends = []
    for index, place in ((0, (-6.3, 7.7)), (0, (1.234, 2.345)), (0, (8.0, -3.3)), (1, (6.0, 9.0)), (1, (0.4, 5.0))):
        card = screen.cards[index]
        point = spot(card.plot, *place)
        QTest.mouseMove(card.plot.viewport(), point)
        settle()
        read = card.detail.text().replace("\u202f", " ")
        QTest.mouseClick(card.plot.viewport(), LEFT, pos=point)
        x, y, _ = screen.store.experiment.problem.logits
        assert (x, y) == pytest.approx(place, abs=0.25)
        end = outcome(screen.scene.runs[index], 150)
        words = {0: "already there", 1: "1 step", "not within": "not within 150 steps", "diverged": "diverged"}
        ends.append(end)
        assert read.startswith("from y₁ = ") and read.endswith(": " + words.get(end, f"{end} steps"))
        assert [float(v[0]) for v in card.plot.start.getData()] == [x, y]
    assert {"not within", "diverged", 0} < set(ends)


def test_the_start_is_dragged_from_one_start_to_another(screen):
    plot = screen.cards[0].plot
    QTest.mousePress(plot.viewport(), LEFT, pos=spot(plot, -10, 10))
    for place in ((-4.0, 3.0), (-2.03, 1.77)):
        QTest.mouseMove(plot.viewport(), spot(plot, *place))
        settle()
        x, y, _ = screen.store.experiment.problem.logits
        assert x in plot.starts[0] and y in plot.starts[1]
    QTest.mouseRelease(plot.viewport(), LEFT, pos=spot(plot, -2.03, 1.77))
    plot.setFocus()
    press(plot, "Right")
    assert screen.store.experiment.problem.logits[0] == pytest.approx(x + 0.5), "keys go their own strides"


def test_where_it_fills_the_pointer_reads_so_far(screen):
    card = screen.cards[0]
    QTest.mouseMove(card.plot.viewport(), spot(card.plot, -9.0, 9.0))
    settle()
    screen.go_on(0.0)
    taken = screen.scene.steps_map(0).taken
    assert card.detail.text().endswith(f"not by step {taken}, so far")
    for _ in range(6):
        screen.go_on(0.0)
    after = screen.scene.steps_map(0).taken
    assert after > taken and card.detail.text().endswith(f"not by step {after}, so far")


def test_a_screen_reader_hears_the_share_and_the_start(screen):
    fill(screen)
    description = screen.cards[0].plot.accessibleDescription().replace("\u202f", " ")
    assert description.startswith("85% of starts. ‖ Stuck")
    assert description.endswith("from y₁ = −10, y₂ = 10: not within 1 000 steps")
    screen.store.update(logits=(3.0, -3.0, -1000.0))
    assert screen.cards[0].plot.accessibleDescription().endswith("y₂ = −3.07: already there")
    assert "not within" in screen.cards[0].colour_bar.accessibleDescription()
    assert "not within" not in screen.cards[1].colour_bar.accessibleDescription()


def test_where_other_logits_move_the_step_shown_makes_no_difference(screen):
    screen.store.update(free_others=(2,), logits=(-3.0, 2.0, 1.0), within=40)
    fill(screen)
    field = screen.cards[0].plot.shaded
    screen.player.seek(7)
    assert screen.cards[0].plot.shaded is field
    screen.store.update(logits=(-3.0, 2.0, 4.0))
    assert screen.is_working, "the others begin where they are at the start"


@pytest.mark.parametrize("count", range(1, 5))
def test_each_run_has_its_map(screen, count):
    losses = ("mse", "cross_entropy", "hinge", "mse_mean")[:count]
    screen.store.update(runs=tuple(map(RunSpec, losses)), within=50)
    fill(screen)
    assert said(screen).count("% under") + said(screen).count("% of starts under") == count
    for i, card in enumerate(screen.cards):
        assert card.plot.shaded.kinds is screen.scene.steps_map(i).kinds


def lesson_with_question(window) -> tuple:
    """A bundled lesson, with the place of a step that asks something about the surfaces."""
    for lesson in window.lesson.bundled:
        for place, step in enumerate(lesson.steps):
            if step.screen == "descent" and step.question is not None and step.play:
                return lesson, place
    raise AssertionError


def test_a_question_hides_the_maps_until_it_is_answered(window, monkeypatch):
    monkeypatch.setattr(steps_map, "SIDE", 16)
    lesson, place = lesson_with_question(window)
    screen = window.screens.screen_of("descent")
    window.lesson.open(lesson, place)
    settle()
    window.workbench.store.update(**STEPS)
    settle()
    assert not screen.is_working and kinds(screen) == {Sample.OPEN}
    assert said(screen) == "" and "%" not in screen.cards[0].figures.text() + progress(screen)[0]
    assert not screen.starts.row.button.isEnabled()
    assert_consistent(window)
    card = screen.cards[0]
    card.plot.hovered.emit((0.0, 0.0))
    assert "step" not in card.detail.text()
    window.lesson.play()
    while window.workbench.player.reached < lesson.steps[place].play:
        window.workbench.player.step(0.5)
    settle()
    assert screen.is_working and Sample.FOUND in kinds(screen)
    fill(screen)
    assert said(screen) and "% of starts" in card.figures.text()
    assert_consistent(window)


def test_escape_stops_and_a_session_brings_back_what_was_chosen(window):
    window.workbench.store.update(until="loss", below=0.25, within=777, **STEPS)
    screen = window.screens.current
    assert window.clock.isActive()
    press(window, "Escape")
    assert not screen.is_working and progress(screen)[1] == "Go on"
    again = Experiment().changed(until="loss", below=0.25, within=777, **STEPS)
    assert window.workbench.store.experiment == again
    window.workbench.store.undo()
    assert screen.starts.row.isHidden()
    window.workbench.store.redo()
    assert screen.starts.row.within.value == 777


@pytest.mark.parametrize("size", [(1024, 700), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize("count", [2, 4])
def test_nothing_is_cut_off(make_window, size, count):
    window = make_window(size=size)
    losses = ("mse", "cross_entropy", "hinge", "mse_mean")[:count]
    window.workbench.store.update(runs=tuple(map(RunSpec, losses)), within=20, until="loss", **STEPS)
    fill(window.screens.current)
    window.resize(*size)
    settle()
    assert not check(window, "the maps of steps")
    assert window.screens.current.panel.sentence.isVisible()


def test_on_stage_the_sentence_is_below_the_cards(make_window):
    window = make_window(size=(1024, 768))
    screen = window.screens.current
    window.workbench.store.update(within=20, **STEPS)
    window.presenter.toggle()
    fill(screen)
    caption = screen.stage.caption
    assert caption.isVisible() and caption.text() == screen.panel.sentence.text()
    cards = screen.cards
    assert all(card.isVisible() for card in cards) and "% of starts" in cards[0].figures.text()
    bottom = max(card.mapTo(window, QPointF(0, card.height())).y() for card in cards)
    assert caption.mapTo(window, QPointF(0, 0)).y() >= bottom
    assert sum(card.width() * card.height() for card in cards) >= 0.6 * window.width() * window.height()
    window.presenter.present_alone("loss_curve")
    assert caption.isHidden(), "it says nothing of what is shown"
    window.presenter.present_alone("card_1")
    assert caption.isVisible()
    window.workbench.store.update(quantity="value")
    assert caption.isHidden()
