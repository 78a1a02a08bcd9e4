"""The menus."""

from __future__ import annotations

from PySide6.QtGui import QAction

from explorer.look import languages


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
