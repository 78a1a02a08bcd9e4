"""The page of the chain rule: the runs at the frame, the point under the pointer, the choice of a run, guesses."""

from __future__ import annotations

import re

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from explorer.look.theme import THEMES
from explorer.screens.descent.below.chain_page import decades
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from tests.support.gui import choose, press, settle, spot
from tests.support.screens import go
from tests.support.typeset import read_number

FOUR = (RunSpec("mse"), RunSpec("cross_entropy"), RunSpec("kl"), RunSpec("euclidean"))


@pytest.fixture
def descent(alone):
    """The screen with the page in front."""
    return with_page(alone("descent"))


def with_page(screen):
    screen.resize(1010, 740)
    screen.below.bring(screen.below.page_of(screen.below.chain.view))
    settle()
    return screen


def heads(screen):
    return screen.below.chain.view.texts("head")


def point_at(card, x, y):
    QTest.mouseMove(card.plot.viewport(), spot(card.plot, x, y))
    settle()


def test_it_is_one_of_the_pages_and_shows_every_run(descent):
    choice = descent.options.below
    assert choice.currentText() == "chain rule" and choice.count() == len(descent.below.pages)
    assert {"A ● MSE", "B ■ cross-entropy"} <= set(heads(descent))
    assert descent.parts()["chain"] is descent.below.chain.view


def test_the_runs_are_shown_where_they_are(descent):
    go(descent, 12)
    position = descent.scene.position(1, 12)
    assert any(f"y₁ = {position[0]:.4g}" in text for text in heads(descent))
    said = descent.below.chain.view.accessibleDescription()
    gradient = descent.scene.runs[1].objective.gradient(position)
    assert "step 12" in said and f"∂e/∂y = (−{abs(gradient[0]):.2f}, {gradient[1]:.2f}, " in said
    assert not descent.below.chain.view.texts("common"), "the runs have parted"


def test_the_point_under_the_pointer_is_shown_while_it_is_there(descent):
    before = descent.below.chain.view.compose()
    card = descent.cards[0]
    point_at(card, 3.0, -1.5)
    said = descent.below.chain.view.accessibleDescription()
    places = re.findall(r"pointer, y₁ = (\S+), y₂ = (\S+);", said)
    assert len(places) == 2 and len(set(places)) == 1
    x, y = map(read_number, places[0])
    assert (x, y) == pytest.approx((3.0, -1.5), abs=0.1), "under every loss"
    slopes = [descent.scene.objective(key).gradient(np.array([x, y, -1000.0]))[1] for key in ("mse", "cross_entropy")]
    shown = [read_number(descent.below.chain.view.texts("number")[place]) for place in (4, 10)]
    assert shown == pytest.approx(slopes, rel=0.1)
    QTest.mouseMove(descent.logits, QPoint(2, 2))
    card.plot.hovered.emit(None)
    settle()
    assert descent.below.chain.view.compose().texts == before.texts


def test_the_slope_under_the_pointer_is_that_of_the_card(descent):
    descent.cards[1].plot.hovered.emit((-2.0, 1.0))
    sizes = descent.cards[1].detail.text()
    exact = descent.scene.surface(1).slope_at(-2.0, 1.0)
    assert f"{exact:.5g}" in sizes
    assert f"slope {exact:.1f}" in descent.below.chain.view.accessibleDescription()


def test_a_point_of_other_axes_or_of_a_card_gone_is_forgotten(descent):
    descent.cards[1].plot.hovered.emit((1.0, 2.0))
    assert any("pointer" in text for text in heads(descent))
    descent.store.update(span=(-5.0, 5.0))
    assert not any("pointer" in text for text in heads(descent))
    descent.cards[1].plot.hovered.emit((1.0, 2.0))
    descent.store.update(runs=(RunSpec("mse"),))
    assert not any("pointer" in text for text in heads(descent))


def test_where_not_all_runs_have_room_one_is_chosen(descent):
    page = descent.below.chain
    assert not page.run.isVisible()
    descent.store.update(runs=FOUR)
    settle()
    assert page.run.isVisible() and page.run.accessibleName()
    assert "D ◆ Euclidean" not in heads(descent) and "A ● MSE" in heads(descent)
    choose(page.run, 3)
    settle()
    assert "D ◆ Euclidean" in heads(descent) and "B ■ cross-entropy" not in heads(descent)
    descent.store.update(runs=FOUR[:1])
    settle()
    assert not page.run.isVisible() and heads(descent)[0] == "A ● MSE"


def test_a_guess_hides_the_sentences(descent):
    view = descent.below.chain.view
    assert view.texts("said") and "hardly answer" in view.accessibleDescription()
    descent.set_guessing(True)
    assert not view.texts("said") and not view.texts("common") and "hardly" not in view.accessibleDescription()
    descent.set_guessing(False)
    assert view.texts("said")


def test_another_theme_draws_the_runs_in_its_colours(descent):
    descent.apply_theme(THEMES["dark"])
    edges = {shape.edge for shape in descent.below.chain.view.compose().shapes if shape.role == "bar"}
    assert edges == {THEMES["dark"].run(0).colour, THEMES["dark"].run(1).colour}


def test_nothing_is_drawn_while_another_page_is_in_front(alone):
    screen = alone("descent")
    screen.cards[0].plot.hovered.emit((1.0, 2.0))
    go(screen, 5)
    assert screen.below.chain.view.accessibleDescription() == ""


def test_the_scale_spans_what_is_possible_on_the_surfaces():
    assert decades(Experiment()) == 9
    assert decades(Experiment().changed(temperature=2.0)) == 5
    assert decades(Experiment().changed(span=(-1.0, 1.0))) == 2
    assert decades(Experiment().changed(span=(-1e5, 1e5))) == 40


def test_it_goes_on_stage_alone_by_its_name(make_window):
    window = make_window(theme="projector", size=(1024, 768))
    window.presenter.present_alone("chain")
    settle()
    view = window.screens.current.below.chain.view
    assert view.isVisible() and view.width() > 900 and len(view.texts("number")) == 12
    press(window, "Escape")
    settle()
    assert view.parentWidget() is window.screens.current.below.chain
