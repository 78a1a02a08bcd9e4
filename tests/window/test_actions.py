"""Actions: every entry is in a menu, every key does what it says, and another language changes only the texts."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from explorer.look.icons import icon
from explorer.look.notation import NOTATIONS
from explorer.look.theme import THEMES
from explorer.screens.registry import SCREENS
from explorer.state import lessons
from explorer.state.player import DEFAULT_SPEED, SPEEDS
from explorer.state.presets import PRESETS
from explorer.widgets.button import Button
from explorer.window.action_table import MENUS
from tests.support.consistent import assert_consistent
from tests.support.gui import LEFT, WORDING, choose, press, settle


def menu_of(window, title: str) -> QMenu:
    return next(menu for menu in window.menus.findChildren(QMenu) if menu.title().replace("&", "") == title)


def test_every_entry_of_the_table_is_in_a_menu(window):
    shown = [action for menu in window.menus.findChildren(QMenu) for action in menu.actions()]
    for menu in MENUS:
        for entry in menu.entries:
            assert shown.count(window.menu_actions.of(entry)) == 1, entry.keys


def test_no_two_entries_have_the_same_name():
    names = [entry.name for menu in MENUS for entry in menu.entries if entry.name]
    assert len(names) == len(set(names)) > 10


def test_another_language_changes_texts_and_keeps_every_action(make_window, chinese_font):
    window = make_window()
    actions, bar = window.menu_actions.findChildren(QAction), window.menuBar()
    english = [action.text() for action in actions]
    window.appearance.set_language("zh_Hant")
    settle()
    assert window.menuBar() is bar and window.menu_actions.findChildren(QAction) == actions
    changed = [text for text, action in zip(english, actions, strict=True) if action.text() != text]
    assert len(changed) > 50
    window.appearance.set_language("en")
    assert [action.text() for action in actions] == english


def test_pause_stays_pause_in_another_language(make_window, chinese_font):
    window = make_window()
    press(window, "Space")
    window.appearance.set_language("zh_Hans")
    assert window.menu_actions.named("play").text() == "暂停(&P)"
    press(window, "Space")
    assert window.menu_actions.named("play").text() == "播放(&P)"


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
        assert [k for k, action in window.menu_actions.screens.items() if action.isChecked()] == [key]


def test_the_lessons_menu_begins_a_lesson_by_key_at_once(make_window):
    window = make_window()
    press(window, "PageDown")
    assert window.lesson.progress.lesson is window.lesson.bundled[0] and window.guide.strip.isVisible()


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def entries(window):
    return [a for a in window.findChildren(QAction) if a.text() and not a.menu()]


def test_no_two_entries_share_a_key(window):
    keys = [shortcut.toString() for action in entries(window) for shortcut in action.shortcuts()]
    assert len(keys) == len(set(keys)) and len(keys) > 30


# key, modifiers, what is true afterwards
KEYS = [
    ("V", None, lambda w: w.workbench.store.experiment.display.quantity == "slope"),
    ("G", None, lambda w: w.workbench.store.experiment.display.colour_scale == "log"),
    ("C", None, lambda w: w.workbench.store.experiment.display.common_scale),
    ("L", SHIFT, lambda w: w.workbench.store.experiment.display.log_loss),
    ("S", SHIFT, lambda w: not w.workbench.store.experiment.display.log_slope),
    ("O", None, lambda w: w.workbench.store.experiment.descent.runs[0].optimizer == "momentum"),
    ("O", SHIFT, lambda w: w.workbench.store.experiment.descent.runs[1].optimizer == "adam"),
    ("BracketRight", None, lambda w: w.workbench.store.experiment.descent.runs[0].learning_rate == 1.8),
    ("BracketLeft", None, lambda w: w.workbench.store.experiment.descent.runs[1].learning_rate == 0.56),
    ("Plus", None, lambda w: w.workbench.player.speed == 60),
    ("Minus", None, lambda w: w.workbench.player.speed == 10),
    ("Right", None, lambda w: w.workbench.player.frame == 1),
    ("End", None, lambda w: w.workbench.player.frame == 500),
    ("T", CTRL, lambda w: w.appearance.theme.key == "dark"),
    ("F11", None, lambda w: w.isFullScreen()),
    ("Plus", CTRL, lambda w: w.appearance.zoom == 1.1),
    ("Minus", CTRL, lambda w: w.appearance.zoom == 0.909),
    ("Space", None, lambda w: w.workbench.player.playing),
]


def test_keys(window):
    first = window.workbench.store.experiment
    for key, modifiers, what in KEYS:
        assert not what(window), key
        press(window, key, modifiers or Qt.KeyboardModifier.NoModifier)
        assert what(window), key
        window.workbench.store.replace(first)
        window.workbench.player.rewind()
        window.workbench.player.set_speed(DEFAULT_SPEED)
        window.appearance.set_zoom(1.0)


def test_step_back_rewind_and_end(window, qtbot):
    for key, frame in (("Right", 1), ("Right", 2), ("Left", 1), ("End", 500), ("Left", 499), ("Home", 0), ("Left", 0)):
        press(window, key)
        assert window.workbench.player.frame == frame
        qtbot.waitUntil(lambda frame=frame: window.workbench.player.reached == frame)  # 500 steps are more than a tick


def test_undo_and_redo_by_key(window):
    first = window.workbench.store.experiment
    assert not window.menu_actions.named("undo").isEnabled()
    press(window, "O")
    second = window.workbench.store.experiment
    press(window, "Z", CTRL)
    assert window.workbench.store.experiment == first and window.menu_actions.named("redo").isEnabled()
    press(window, "Y", CTRL)
    assert window.workbench.store.experiment == second
    assert_consistent(window)


def test_start_from_where_a_run_stands(window):
    window.workbench.player.seek(5)
    there = tuple(window.screens.screen_of("descent").scene.position(1, 5))
    press(window, "B", SHIFT)
    assert window.workbench.store.experiment.problem.logits == there and window.workbench.player.frame == 0
    window.screens.screen_of("descent").cards[0].go_on.click()
    assert window.workbench.store.experiment.problem.logits == there, "at step 0 every run stands at the start"


def test_space_plays_after_the_mouse_was_used_on_anything(window, qtbot):
    explore = window.screens.screen_of("descent")
    for widget in (explore.logits.rows[0].slider, explore.options.log, explore.transport.buttons[1]):
        qtbot.mouseClick(widget, LEFT, pos=QPoint(widget.width() // 3, widget.height() // 2))
        assert not widget.hasFocus()
    choose(explore.optimizer.optimizer, "adam")
    press(window.focusWidget() or window, "Space")
    assert window.workbench.player.playing


def test_a_click_beside_the_controls_gives_the_keys_back(window, qtbot):
    box = window.screens.screen_of("descent").logits.rows[0].box
    box.setFocus()
    qtbot.mouseClick(window.screens.screen_of("descent"), LEFT, pos=QPoint(2, 2))
    assert not box.hasFocus()


def test_keys_typed_into_a_box_steer_nothing(window):
    before = window.workbench.store.experiment
    box = window.screens.screen_of("descent").logits.rows[0].box
    box.setFocus()
    window.workbench.player.seek(20)
    for key in ("V", "G", "O", "C", "Space", "Left", "Right", "Home", "End", "BracketLeft", "Plus"):
        press(window, key)
        assert (
            window.workbench.store.experiment == before
            and window.workbench.player.frame == 20
            and not window.workbench.player.playing
        ), key
    assert box.hasFocus() and window.workbench.player.speed == 20


def test_a_key_held_down_does_not_flicker_between_play_and_pause(window):
    assert not window.menu_actions.named("play").autoRepeat()


def drawn(picture, side=32):
    return picture.pixmap(side).toImage()


def test_keys_for_the_learning_rate_are_one_step_of_undo(window):
    rates = lambda: [spec.learning_rate for spec in window.workbench.store.experiment.descent.runs]  # noqa: E731
    before = rates()
    for _ in range(3):
        press(window, "BracketRight")
    press(window, "BracketLeft")
    assert rates() != before
    press(window, "Z", CTRL)
    assert rates() == before and not window.workbench.store.can_undo


def test_keys_for_the_speed_stop_at_both_ends_and_move_the_choice(window):
    choice = window.screens.screen_of("descent").transport.speed
    press(window, "Plus")
    assert window.workbench.player.speed > DEFAULT_SPEED and choice.currentData() == window.workbench.player.speed
    for key, end in (("Plus", SPEEDS[-1]), ("Minus", SPEEDS[0])):
        for _ in range(len(SPEEDS) + 1):
            press(window, key)
        assert window.workbench.player.speed == end == choice.currentData()


def test_keys_for_presets_go_to_the_last_and_back_to_the_first(window):
    presets = [preset.experiment for preset in PRESETS.values()]
    seen = [window.workbench.store.experiment]
    for _ in presets[1:]:
        press(window, "PageDown", CTRL)
        seen.append(window.workbench.store.experiment)
    assert seen == presets
    press(window, "PageDown", CTRL)
    assert window.workbench.store.experiment == presets[-1] and "last" in window.statusBar().currentMessage()
    for expected in reversed(presets[:-1]):
        press(window, "PageUp", CTRL)
        assert window.workbench.store.experiment == expected
    press(window, "PageUp", CTRL)
    assert window.workbench.store.experiment == presets[0] and "first" in window.statusBar().currentMessage()


def test_what_is_in_force_is_ticked_in_its_menu(make_window):
    window = make_window(theme="dark", notation="textbook")
    textbook = WORDING.label(NOTATIONS["textbook"])
    ticked = {
        menu.title().replace("&", ""): [a.text() for a in menu.actions() if a.isChecked()]
        for menu in window.menus.findChildren(QMenu)
        if menu.actions() and all(a.isCheckable() for a in menu.actions())
    }
    assert ticked == {"Theme": ["Dark"], "Language": ["English"], "Notation": [textbook]}
    window.appearance.set_theme("projector")
    labels = {theme.label for theme in THEMES.values()}
    ticked = [a.text() for a in window.menu_actions.findChildren(QAction) if a.isChecked() and a.text() in labels]
    assert ticked == ["Projector"]


def test_the_button_for_play_shows_what_it_will_do(window):
    play = window.screens.screen_of("descent").transport.buttons[2]
    assert drawn(play.icon()) == drawn(icon("play", window.appearance.theme))
    press(window, "Space")
    assert drawn(play.icon()) == drawn(icon("pause", window.appearance.theme))
    window.appearance.set_theme("dark")
    assert drawn(play.icon()) == drawn(icon("pause", THEMES["dark"]))
    press(window, "Space")
    assert drawn(play.icon()) == drawn(icon("play", THEMES["dark"]))


def test_buttons_name_their_keys_and_a_held_key_repeats_only_steps(window):
    buttons = [*window.screens.screen_of("descent").transport.buttons, *window.menus.screen_row.buttons]
    buttons += window.guide.strip.findChildren(Button)
    keyed = [button for button in buttons if button.defaultAction() and button.defaultAction().shortcuts()]
    assert len(keyed) >= 14
    for button in keyed:
        assert f"({button.defaultAction().shortcut().toString()})" in button.toolTip()
    repeated = {a.text() for a in window.findChildren(QAction) if a.shortcuts() and a.autoRepeat()}
    assert repeated == {"Step &back", "&Step"}


def test_a_key_for_a_run_that_is_not_there_starts_from_nowhere(window):
    window.workbench.player.seek(3)
    before = window.workbench.store.experiment
    assert len(before.descent.runs) == 2
    press(window, "C", SHIFT)
    assert window.workbench.store.experiment == before
    press(window, "B", SHIFT)
    assert window.workbench.store.experiment.problem.logits != before.problem.logits
