"""The status line: what it says, and for how long."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from explorer.screens.registry import SCREENS
from explorer.state.presets import PRESETS
from tests.support.consistent import assert_consistent
from tests.support.gui import LEFT, press, settle, type_into

CTRL = Qt.KeyboardModifier.ControlModifier
ICON = Qt.ToolButtonStyle.ToolButtonIconOnly


def test_nonsense_in_a_box_is_reported_in_the_status_line(window):
    type_into(window.screens.screen_of("descent").logits.rows[1].box, "ten")
    assert window.statusBar().currentMessage() == "“ten” is not a number; the last good value is kept."
    type_into(window.screens.screen_of("descent").transport.steps, "0")
    assert "outside 1 … 100000" in window.statusBar().currentMessage()
    assert_consistent(window)


def test_the_status_line_is_about_the_visible_screen(window, tmp_path):
    hint = window.statusBar().findChild(QLabel)
    press(window, "PageDown", CTRL)
    assert hint.text().startswith("Adam rescue")
    press(window, "Z", CTRL)
    assert not hint.text().startswith("Adam rescue")
    press(window, "Y", CTRL)
    assert hint.text().startswith("Adam rescue")
    press(window, "Z", CTRL)
    press(window, "PageDown", CTRL)
    assert window.workbench.store.experiment == PRESETS["adam-rescue"].experiment, "the next of the one that is shown"


def test_a_message_is_alone_in_the_status_line_until_the_next_change(window):
    hint = window.statusBar().findChild(QLabel)
    shown = hint.text()
    assert shown
    press(window, "R", Qt.KeyboardModifier.AltModifier)
    assert window.statusBar().currentMessage().startswith("Everything is reset") and hint.text() == ""
    window.workbench.change_rate(2.0)
    assert window.statusBar().currentMessage() == "" and hint.text().startswith("Changed from")


def test_a_message_about_a_step_ends_with_that_step(window):
    lesson = window.lesson.bundled[0]
    place = next(i for i, step in enumerate(lesson.steps) if step.title["en"] == "One-hot")
    assert lesson.steps[place].experiment == lesson.steps[place + 1].experiment, "nothing but the step changes"
    window.lesson.open(lesson, place)
    press(window, "Space")
    assert "nothing to play" in window.statusBar().currentMessage()
    press(window, "PageDown")
    assert window.statusBar().currentMessage() == "" and "Space" in window.status.hint


def test_another_screen_in_front_says_what_it_is_about(window):
    hint = window.statusBar().findChild(QLabel)
    began = hint.text()
    press(window, "2", CTRL)
    assert hint.text().startswith(window.appearance.wording.label(SCREENS[window.workbench.screen]))
    assert window.workbench.screen != window.workbench.home and hint.text() != began
    window.workbench.show_screen(window.workbench.home)
    assert hint.text() == began


def test_the_hint_is_said_in_another_language(make_window, chinese_font):
    window = make_window()
    hint = window.statusBar().findChild(QLabel)
    window.appearance.set_language("zh_Hant")
    look, preset = window.appearance.wording, window.workbench.preset
    assert hint.text() == f"{look.label(preset)} · {look.name(preset.hint)}"
    assert look.label(preset) != preset.label


def test_the_button_in_the_status_line_starts_the_lecture(make_window):
    window = make_window()
    start = window.status.start
    assert start.isVisible() and start.text() == "Start the lecture" and not start.icon().isNull()
    QTest.mouseClick(start, LEFT)
    assert window.lesson.progress.lesson is window.lesson.bundled[0] and window.lesson.progress.place == 0
    assert not start.isVisible() and window.focusWidget() is window.screens.current, "Space plays, not opens a list"
    press(window, "W", CTRL)
    assert start.isVisible()
    start.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, "Space")
    assert window.lesson.progress.lesson is window.lesson.bundled[0]


def test_tab_reaches_the_button_that_starts_the_lecture(window):
    window.screens.current.setFocus()
    for _ in range(100):
        press(window, "Tab")
        if window.focusWidget() is window.status.start:
            return
    raise AssertionError("Tab does not reach it")


@pytest.mark.parametrize("language", ["en", "zh_Hant"])
def test_the_button_keeps_its_icon_where_the_hint_needs_the_room(make_window, language):
    window = make_window(size=(1024, 768), theme="projector", language=language)
    start, label = window.status.start, window.status.findChild(QLabel)
    for preset in PRESETS.values():
        window.workbench.load_preset(preset)
        settle()
        assert start.isVisible() and start.width() >= start.sizeHint().width()
        assert start.toolButtonStyle() == ICON or label.width() >= label.sizeHint().width(), preset.key
    window.workbench.load_preset(PRESETS["error-surface"])
    assert start.toolButtonStyle() != ICON, "at first both fit"
    assert start.accessibleName() == start.text()


def test_the_hint_of_a_preset_stands_on_the_screen_that_it_names(window):
    named = next(preset for preset in PRESETS.values() if preset.screen)
    window.workbench.load_preset(named)
    assert window.status.hint.endswith(named.hint)
    window.workbench.show_screen(window.workbench.home)
    assert named.hint not in window.status.hint
