"""Choices: rows by mouse, by key and by the program."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from explorer.panels.loss_choice import LossChoice
from explorer.widgets.choice import Choice
from tests.support.gui import LEFT, WORDING, press


def test_a_choice_without_such_a_row_shows_none(shown):
    choice = shown(Choice("one of", [("a", "first"), ("b", "second")]), 120, 30)
    choice.set_chosen("b")
    assert choice.currentText() == "second"
    choice.set_chosen("c")
    assert choice.currentIndex() == -1 and choice.currentText() == ""


@pytest.fixture
def choice(qtbot):
    choice = Choice("a choice", [("a", "first"), ("b", "second"), ("c", "third")])
    qtbot.addWidget(choice)
    with qtbot.waitActive(choice):
        choice.show()
        choice.activateWindow()
    return choice


def test_a_choice_emits_the_key_of_a_row_chosen_by_keyboard(choice, qtbot):
    choice.setFocus()
    for key, chosen in (("Down", "b"), ("End", "c"), ("Home", "a")):
        with qtbot.waitSignal(choice.chosen) as told:
            press(choice, key)
        assert told.args == [chosen]


@pytest.fixture
def quick_fingers(qapp):
    """A list that opens under a click ignores the next click for as long as it might belong to a double click."""
    usual = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(1)
    yield
    qapp.setDoubleClickInterval(usual)


def pick(qtbot, choice, row: int) -> None:
    """Open the list with the mouse and click a row."""
    qtbot.mouseClick(choice, LEFT)
    rows = choice.view()
    assert rows.isVisible()
    place = rows.visualRect(choice.model().index(row, 0)).center()

    def clicked() -> bool:
        qtbot.mouseClick(rows.viewport(), LEFT, pos=place)
        return not rows.isVisible()

    qtbot.waitUntil(clicked)


def test_a_choice_emits_the_key_of_a_row_clicked(choice, qtbot, quick_fingers):
    with qtbot.waitSignal(choice.chosen) as told:
        pick(qtbot, choice, 2)
    assert told.args == ["c"] and choice.currentText() == "third"


def test_space_plays_after_a_row_was_clicked(window, qtbot, quick_fingers):
    choice = window.screens.screen_of("descent").optimizer.optimizer
    pick(qtbot, choice, 5)
    assert choice.currentText() == "Adam" and not choice.hasFocus()
    press(window, "Space")
    assert window.workbench.player.playing


def test_a_choice_shown_by_the_program_emits_nothing(choice):
    choice.chosen.connect(lambda _: pytest.fail("nobody chose"))
    choice.set_chosen("c")
    assert choice.currentText() == "third"
    choice.set_chosen("unknown")
    assert choice.currentIndex() == -1
    choice.set_rows([("x", "other")])
    assert choice.count() == 1


def test_a_focused_choice_opens_with_space_instead_of_playing(window):
    choice = window.screens.screen_of("descent").optimizer.optimizer
    choice.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, "Space")
    assert choice.view().isVisible() and not window.workbench.player.playing
    press(choice.view(), "Down")
    press(choice.view(), "Return")
    assert not choice.view().isVisible() and not window.workbench.player.playing
    assert {run.optimizer for run in window.workbench.store.experiment.descent.runs} == {"momentum"}


@pytest.mark.parametrize("least", [0, 8])
def test_in_a_smaller_font_a_choice_needs_less_room(qtbot, least):
    choice = LossChoice(WORDING, "loss", least)
    qtbot.addWidget(choice)
    before, font = choice.minimumSizeHint(), choice.font()
    for factor in (3.0, 1 / 3.0):
        font.setPointSizeF(font.pointSizeF() * factor)
        choice.setFont(font)
        assert (choice.minimumSizeHint() == before) == (factor < 1), factor
