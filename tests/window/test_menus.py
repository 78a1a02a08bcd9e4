"""The menus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from explorer.look import languages
from tests.monkey import hand
from tests.support.consistent import assert_consistent
from tests.support.gui import play_to, settle


def test_letters_that_open_menu_entries_are_used_once_a_menu(window):
    for menu in (window.menuBar(), *(a.menu() for a in window.menuBar().actions())):
        letters = [text[text.index("&") + 1].lower() for a in menu.actions() if "&" in (text := a.text())]
        assert len(letters) == len(set(letters)), sorted(letters)


def test_a_language_that_cannot_be_shown_is_not_ticked(window, monkeypatch):
    actions = {action.text(): action for action in window.menu_actions.findChildren(QAction)}
    monkeypatch.setattr(languages, "lacks_font", lambda key: key != "en")
    actions["繁體中文"].trigger()
    assert "install" in window.statusBar().currentMessage()
    assert window.appearance.language == "en"
    assert actions["English"].isChecked() and not actions["繁體中文"].isChecked()


def test_runs_are_compared_by_keys_from_any_screen(window):
    play_to(window, 40)
    before = window.workbench.store.experiment
    window.workbench.show_screen("loss")
    settle()
    hand.named("D", Qt.KeyboardModifier.AltModifier)
    hand.named("A")
    submenu = QApplication.activePopupWidget()
    assert [action.text() for action in submenu.actions()] == [
        "This loss under four optimizers",
        "This loss at four learning rates",
        "Four losses",
    ]
    hand.named("Return")
    settle()
    workbench, screen = window.workbench, window.screens.current
    assert workbench.screen == "descent" and workbench.player.frame == 0
    assert [run.optimizer for run in workbench.store.experiment.descent.runs] == [
        "gradient_descent",
        "momentum",
        "rmsprop",
        "adam",
    ]
    while screen.is_working:
        screen.go_on(1.0)
    assert_consistent(window)
    rows = [[each.text for each in screen.below.comparison.table.painted() if each.row == row] for row in range(4)]
    assert [row[4] for row in rows] == ["not within 500", "not within 500", "31", "90"], "the two that divide cross"
    workbench.undo()
    assert workbench.store.experiment == before and workbench.player.frame == 40
    assert_consistent(window)
