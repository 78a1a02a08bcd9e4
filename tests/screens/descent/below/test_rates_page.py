"""The page of the rates: computed while it is seen, its handles write the rates, and its buttons say what holds."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtTest import QTest

from explorer.core.rate_curve import RATES
from explorer.core.verdict import VerdictKind
from explorer.look import numbers
from explorer.screens.descent.below.rates_words import at_rate
from explorer.state.experiment_parts import RunSpec
from explorer.state.scene import derive
from tests.support.gui import LEFT, drag, press, settle, spot
from tests.support.sketches import LIGHT

NEAR = {"logits": (0.5, 2.0, -1.0), "steps": 40}
BOTH = (RunSpec("mse", learning_rate=0.398), RunSpec("mse_logits", learning_rate=0.398))
THREE = (*BOTH, RunSpec("cross_entropy", "adam", 0.1))


@pytest.fixture
def screen(alone):
    """The screen with the page in front; nothing is computed yet."""
    made = alone("descent", runs=BOTH, **NEAR)
    made.below.bring(1)
    settle()
    return made


def page(screen):
    return screen.below.rates


def compute(screen):
    while screen.is_working:
        screen.go_on(math.inf)
    settle()


def rates(screen):
    return [spec.learning_rate for spec in screen.store.experiment.descent.runs]


def ticked(screen):
    view = page(screen).view
    return view.same.isChecked(), view.best.isChecked()


def bests(screen):
    return [curve.best.rate for curve in page(screen).curves]


def test_the_curves_drawn_are_those_of_single_runs(screen):
    compute(screen)
    for run, curve in enumerate(page(screen).view.plot.curves):
        for place in range(0, len(RATES), 4):
            alone = derive(screen.store.experiment.with_runs([run], learning_rate=RATES[place]))
            alone.grow(40)
            y, has_diverged = float(curve.getData()[1][place]), alone.verdict(run, 40).kind is VerdictKind.DIVERGED
            assert math.isnan(y) if has_diverged else y == alone.reading(run, 40).value


def test_it_is_computed_while_it_is_seen_only(screen):
    assert screen.is_working and page(screen).view.words.text() == "computing: 0%"
    screen.below.bring(0)
    assert not screen.is_working
    screen.store.update(steps=50)
    screen.below.bring(1)
    assert screen.is_working
    compute(screen)
    assert page(screen).curves[0].steps == 50 and "arrives at step" in page(screen).view.words.text()
    screen.store.update(log_loss=True)
    assert not screen.is_working, "the same curves on another axis"


def test_escape_stops_and_the_button_goes_on(screen):
    screen.store.update(steps=800)
    for _ in range(6):
        screen.go_on(0.0)
    done = page(screen).curves[0].done
    assert not page(screen).view.resume.isVisible() and not page(screen).view.plot.bests[0].isVisible()
    screen.stop_working()
    settle()
    assert not screen.is_working and page(screen).view.words.text().startswith("stopped at ")
    y = page(screen).view.plot.curves[1].getData()[1]
    assert np.nanmin(y) < np.nanmax(y), "what is computed is drawn"
    QTest.mouseClick(page(screen).view.resume, LEFT)
    assert screen.is_working and page(screen).curves[0].done == done
    compute(screen)
    assert not page(screen).view.resume.isVisible()
    screen.stop_working()
    assert not page(screen).view.resume.isVisible(), "nothing is left to stop"


def test_a_drag_moves_all_rates_as_one_change(screen):
    compute(screen)
    before, plot = screen.store.experiment, page(screen).view.plot
    ball = plot.balls[0]
    drag(plot.viewport(), [spot(plot, ball.x(), ball.y()), spot(plot, -1.0, 1.0), spot(plot, 1.2, 1.0)])
    assert rates(screen) == [15.8, 15.8] and ball.x() == pytest.approx(1.2, abs=0.01)
    assert screen.optimizer.rate_box.value == 15.8 and not screen.is_working, "the curves stay"
    screen.store.undo()
    assert screen.store.experiment == before and not screen.store.can_undo


def test_with_rates_of_their_own_each_moves_alone(screen):
    compute(screen)
    screen.store.update(runs=(RunSpec("mse", learning_rate=0.1), RunSpec("mse_logits", learning_rate=0.01)))
    plot = page(screen).view.plot
    drag(plot.viewport(), [spot(plot, -2.0, plot.balls[1].y()), spot(plot, -3.0, 1.0)])
    assert rates(screen) == [0.1, 0.001] and ticked(screen) == (False, False)


def test_keys_move_the_rate_as_one_change(screen):
    compute(screen)
    plot = page(screen).view.plot
    plot.setFocus()
    for _ in range(3):
        press(plot, "Left")
    assert rates(screen) == [0.1, 0.1]
    screen.store.undo()
    assert rates(screen) == [0.398, 0.398] and not screen.store.can_undo


def test_best_and_same_bring_each_other_back(screen):
    compute(screen)
    view = page(screen).view
    assert ticked(screen) == (True, False) and len({*bests(screen)}) == 2
    QTest.mouseClick(view.best, LEFT)
    assert rates(screen) == bests(screen) and ticked(screen) == (False, True)
    assert screen.store.experiment.descent.same_rate == 0.398
    QTest.mouseClick(view.best, LEFT)
    assert ticked(screen) == (False, True), "it says what holds, not how often it was pressed"
    QTest.mouseClick(view.same, LEFT)
    assert rates(screen) == [0.398, 0.398] and ticked(screen) == (True, False)
    for expected in (bests(screen), [0.398, 0.398]):
        screen.store.undo()
        assert rates(screen) == expected
    assert not screen.store.can_undo and ticked(screen) == (True, False)


def test_a_click_on_a_mark_takes_the_best_rate_of_its_run(screen):
    compute(screen)
    plot = page(screen).view.plot
    mark = plot.bests[0]
    QTest.mouseClick(plot.viewport(), LEFT, pos=spot(plot, mark.x(), mark.y()))
    assert rates(screen) == [bests(screen)[0], 0.398] and screen.store.experiment.descent.same_rate == 0.398


def test_asked_for_too_early_the_best_rates_are_taken_when_known(screen):
    screen.store.update(steps=800)
    screen.go_on(0.0)
    QTest.mouseClick(page(screen).view.best, LEFT)
    assert rates(screen) == [0.398, 0.398] and ticked(screen) == (True, False)
    compute(screen)
    assert rates(screen) == bests(screen) and ticked(screen) == (False, True)


@pytest.mark.parametrize("end", ["stopped", "changed"])
def test_what_was_asked_for_is_dropped(screen, end):
    screen.store.update(steps=800)
    QTest.mouseClick(page(screen).view.best, LEFT)
    if end == "stopped":
        screen.stop_working()
        QTest.mouseClick(page(screen).view.resume, LEFT)
    else:
        screen.store.update(steps=100)
    compute(screen)
    assert rates(screen) == [0.398, 0.398]


def test_where_no_rate_helps_it_says_so(alone):
    screen = alone("descent")
    screen.below.bring(1)
    compute(screen)
    assert page(screen).view.words.text().split("\n") == [
        "A ● no rate from 10⁻⁴ to 10⁴ visibly lowers e in 500 steps",
        "B ■ best rate 398: arrives at step 1",
    ]
    QTest.mouseClick(page(screen).view.best, LEFT)
    assert rates(screen) == [1.0, 398.0] and ticked(screen) == (False, True), "squared error keeps its own"
    screen.store.update(runs=(RunSpec("mse"),))
    compute(screen)
    view = page(screen).view
    assert not view.same.isVisible() and view.best.text() == "best rate" and not view.best.isEnabled()


def test_a_run_that_has_arrived_or_only_falls_is_said_so(screen):
    runs = RunSpec("mse"), RunSpec("mse_logits")
    screen.store.update(logits=(-2.0, 2.0, 0.0), steps=1, free_others=(2,), runs=runs)
    compute(screen)
    lines = page(screen).view.words.text().split("\n")
    assert lines[0].startswith("A ● best rate ") and lines[0].endswith("not there yet") and "down to" in lines[0]
    assert lines[-1] == "hatched: diverges"
    screen.store.update(logits=(20.0, -20.0, -20.0))
    compute(screen)
    assert page(screen).view.words.text().startswith("A ● has arrived at the start; the best rate is ")


def test_a_rate_that_does_not_stay_is_said_to_have_left(screen):
    soft = {"logits": (-2.0, 2.0, 0.0), "target": (0.7, 0.2, 0.1), "free_others": (2,), "steps": 60}
    screen.store.update(runs=(RunSpec("cross_entropy"),), **soft)
    compute(screen)
    said = [at_rate(RATES.index(rate), page(screen).curves, LIGHT) for rate in (10.0, 1.0, 0.1)]
    assert [text.split(", ", 1)[1] for text in said] == [
        *("there at step 28, then left", "arrives at step 10", "not there within 60 steps")
    ]


def test_the_pointer_reads_loss_and_steps(screen):
    screen.store.update(runs=THREE)
    said = []
    screen.message.connect(said.append)
    plot = page(screen).view.plot
    QTest.mouseMove(plot.viewport(), spot(plot, 2.01, 1.0))
    assert [text for text in said if text] == [], "nothing is known yet"
    compute(screen)
    settle()
    QTest.mouseMove(plot.viewport(), spot(plot, 1.99, 1.0))
    text = next(text for text in said if text)
    first, third = (page(screen).curves[run] for run in (0, 2))
    place = RATES.index(100.0)
    assert text.startswith("rate 100:  A ● ") and "B ■ diverges" in text
    assert f"A ● {numbers.number(first.losses[place])}, arrives at step {first.arrived[place]}  " in text
    assert f"arrives at step {third.arrived[place]}" in text.partition("C ▲")[2]


def test_nothing_is_shown_or_computed_while_a_question_is_open(screen):
    compute(screen)
    screen.set_guessing(True)
    settle()
    plot, view = page(screen).view.plot, page(screen).view
    assert all(len(curve.getData()[0]) == 0 for curve in plot.curves) and not view.best.isEnabled()
    assert not any(mark.isVisible() for mark in (*plot.balls, *plot.bests)) and view.words.text() == ""
    screen.store.update(steps=60)
    assert not screen.is_working
    said = []
    screen.message.connect(said.append)
    screen.take_best_rates()
    plot.setFocus()
    press(plot, "Return")
    assert rates(screen) == [0.398, 0.398] and "once the question is answered" in said[0]
    screen.set_guessing(False)
    assert screen.is_working and view.words.text() == "computing: 0%"


def test_a_huge_rate_has_its_story(screen):
    screen.store.update(runs=(RunSpec("mse", learning_rate=1.2e8), RunSpec("mse")))
    compute(screen)
    lines = page(screen).view.words.text().split("\n")
    huge = "1.2\u202f×\u202f10⁸"
    assert lines[-2] == f"Beyond the picture: A ● {huge}"
    assert f"At {huge} MSE jumps the plateau of the lecture's surface in 3 steps, thrown to ±10⁷." in lines[-1]
    assert "from y₃ = 0, it throws a third of the starts to a wrong class" in lines[-1]
    screen.store.update(runs=BOTH)
    compute(screen)
    assert "Beyond" not in page(screen).view.words.text()


def test_on_stage_it_is_computed_and_used(screen):
    screen.below.bring(0)
    screen.present(["rates"])
    settle()
    view = page(screen).view
    assert view.isVisible() and screen.is_working and screen.below.place == 1
    compute(screen)
    QTest.mouseClick(view.best, LEFT)
    assert rates(screen) == bests(screen)
    screen.present([])
    assert page(screen).isAncestorOf(view)


@pytest.mark.parametrize(("size", "stands"), [((900, 130), False), ((170, 500), True), ((600, 500), False)])
def test_it_lies_in_a_wide_place_and_stands_in_a_high_one(screen, size, stands):
    screen.store.update(runs=THREE)
    compute(screen)
    view = page(screen).view
    view.setParent(None)
    view.resize(*size)
    view.show()
    settle()
    assert (view.words.mapTo(view, view.words.rect().topLeft()).y() > view.plot.geometry().bottom()) == stands
    assert view.size().toTuple() == size and view.plot.width() >= 90 and view.plot.height() >= 60
    assert all(button.width() >= button.sizeHint().width() for button in (view.same, view.best))
    view.setParent(page(screen))
