"""The table of actions: every entry is in a menu, and another language gives it another text and nothing else."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from explorer.screens.registry import SCREENS
from explorer.state import lessons
from explorer.window.action_table import MENUS
from explorer.window.actions import entries_of
from tests.support.gui import press, settle


def menu_of(window, title: str) -> QMenu:
    return next(menu for menu in window.menus.findChildren(QMenu) if menu.title().replace("&", "") == title)


def test_every_entry_of_the_table_is_in_a_menu(window):
    shown = [action for menu in window.menus.findChildren(QMenu) for action in menu.actions()]
    for menu in MENUS:
        for entry in entries_of(menu):
            assert shown.count(window.action_table.of(entry)) == 1, entry.keys


def test_no_two_entries_have_the_same_name():
    names = [entry.name for menu in MENUS for entry in entries_of(menu) if entry.name]
    assert len(names) == len(set(names)) > 10


def test_another_language_changes_texts_and_keeps_every_action(make_window, chinese_font):
    window = make_window()
    actions, bar = window.action_table.findChildren(QAction), window.menuBar()
    english = [action.text() for action in actions]
    window.appearance.set_language("zh_Hant")
    settle()
    assert window.menuBar() is bar and window.action_table.findChildren(QAction) == actions
    changed = [text for text, action in zip(english, actions, strict=True) if action.text() != text]
    assert len(changed) > 50
    window.appearance.set_language("en")
    assert [action.text() for action in actions] == english


def test_pause_stays_pause_in_another_language(make_window, chinese_font):
    window = make_window()
    press(window, "Space")
    window.appearance.set_language("zh_Hans")
    assert window.action_table.named("play").text() == "暂停(&P)"
    press(window, "Space")
    assert window.action_table.named("play").text() == "播放(&P)"


def test_the_lessons_are_read_when_their_menu_is_opened(make_window, monkeypatch, chinese_font):
    read, load = [], lessons.load
    monkeypatch.setattr(lessons, "load", lambda path, *rest: [read.append(path.stem), load(path, *rest)][1])
    window = make_window()
    press(window, "E")
    window.appearance.set_language("zh_Hant")
    window.appearance.set_language("en")
    settle()
    assert read == [], "nobody has asked for a lesson"
    menu = menu_of(window, "Lessons")
    for _ in range(2):
        menu.aboutToShow.emit()
        titles = [lesson.title("en") for lesson in window.lesson.bundled]
        assert [action.text() for action in menu.actions()[: len(titles)]] == titles
        assert menu.actions()[len(titles)].isSeparator() and len(read) == len(titles) > 1
    menu.actions()[1].trigger()
    assert window.lesson.progress.lesson is window.lesson.bundled[1]


def test_a_bundled_lesson_that_cannot_be_used_is_still_reported(make_window, monkeypatch, tmp_path):
    (tmp_path / "bad.toml").write_text('title = "x"\n', encoding="utf-8")
    monkeypatch.setattr(lessons, "FOLDER", tmp_path)
    window = make_window()
    press(window, "PageDown")
    assert window.statusBar().currentMessage().startswith("bad.toml, line")
    window.status.say("")
    menu_of(window, "Lessons").aboutToShow.emit()
    assert window.statusBar().currentMessage() == "", "once"


def test_a_tick_follows_whatever_chose_the_screen(window):
    for key in SCREENS:
        window.workbench.show_screen(key)
        assert [k for k, action in window.action_table.screens.items() if action.isChecked()] == [key]


def test_the_lessons_menu_begins_a_lesson_by_key_at_once(make_window):
    window = make_window()
    press(window, "PageDown")
    assert window.lesson.progress.lesson is window.lesson.bundled[0] and window.guide.strip.isVisible()
