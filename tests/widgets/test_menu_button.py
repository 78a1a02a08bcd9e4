"""A button that opens a menu, by mouse and by every key that people try."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from explorer.widgets.menu_button import MenuButton
from tests.support.gui import LEFT, press, settle


@pytest.fixture
def button(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addStretch(1)
    made = MenuButton("Runs", "What to run", window)
    layout.addWidget(made)
    made.chosen = []
    for name in ("first", "second"):
        made.entries.addAction(name).triggered.connect(lambda _=False, name=name: made.chosen.append(name))
    window.resize(300, 300)
    window.show()
    QTest.qWaitForWindowActive(window)
    yield made
    made.entries.close()


@pytest.mark.parametrize("key", ["Space", "Return", "Down", "Up"])
def test_a_key_opens_it_at_its_first_entry(button, key):
    button.setFocus()
    press(button.window(), key)
    assert QApplication.activePopupWidget() is button.entries
    assert button.entries.activeAction().text() == "first"
    press(button.entries, "Down")
    press(button.entries, "Return")
    settle()
    assert button.chosen == ["second"] and not button.entries.isVisible()


def test_an_entry_that_cannot_be_chosen_is_passed_over(button):
    button.entries.actions()[0].setEnabled(False)
    button.setFocus()
    press(button.window(), "Space")
    assert button.entries.activeAction().text() == "second"


def test_a_click_opens_it_and_a_click_chooses(button):
    button.clearFocus()
    QTest.mouseClick(button, LEFT)
    menu = button.entries
    assert menu.isVisible() and menu.activeAction() is None, "nothing is chosen for who points"
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(menu.actions()[0]).center())
    assert button.chosen == ["first"]


def test_it_opens_above_itself_and_below_where_there_is_no_room(button):
    window = button.window()
    window.move(200, 200)
    settle()
    QTest.mouseClick(button, LEFT)
    assert button.entries.geometry().bottom() < button.mapToGlobal(QPoint(0, 0)).y()
    button.entries.close()
    window.resize(300, button.height() + 20)
    window.move(200, 0)
    settle()
    QTest.mouseClick(button, LEFT)
    assert button.entries.geometry().top() > button.mapToGlobal(QPoint(0, 0)).y()
