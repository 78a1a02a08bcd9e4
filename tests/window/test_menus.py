"""The menus."""

from __future__ import annotations


def test_letters_that_open_menu_entries_are_used_once_a_menu(window):
    for menu in (window.menuBar(), *(a.menu() for a in window.menuBar().actions())):
        letters = [text[text.index("&") + 1].lower() for a in menu.actions() if "&" in (text := a.text())]
        assert len(letters) == len(set(letters)), sorted(letters)
