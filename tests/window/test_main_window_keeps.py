"""What the window brings to every part when something is changed, and what it keeps as it was."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu

from explorer.look import languages
from explorer.look.icons import icon
from explorer.look.notation import NOTATIONS
from explorer.look.theme import THEMES
from explorer.state import session_file
from explorer.state.experiment import Experiment
from explorer.state.lesson import Lesson, Step
from explorer.state.player import DEFAULT_SPEED, SPEEDS
from explorer.state.presets import PRESETS
from explorer.widgets.button import Button
from tests.support.gui import WORDING, press, settle

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def colours_of_letters(text_edit) -> set[str]:
    """The colours in which a document is written."""
    found, block = set(), text_edit.document().begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            found.add(part.fragment().charFormat().foreground().color().name())
            part += 1
        block = block.next()
    return found


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


def test_another_theme_reaches_icons_explanation_and_hidden_screens(window):
    window.workbench.show_screen("loss")
    window.workbench.show_screen("descent")
    press(window, "E")
    settle()
    window.appearance.set_theme("dark")
    dark = THEMES["dark"]
    pictured = [a for a in window.findChildren(QAction) if a.property("icon_name")]
    assert len(pictured) > 8
    for action in pictured:
        assert drawn(action.icon()) == drawn(icon(action.property("icon_name"), dark)), action.text()
    card = window.screens.screen_of("descent").cards[0]
    assert drawn(card.remove.icon()) == drawn(icon("close", dark))
    assert drawn(card.go_on.icon()) == drawn(icon("start-here", dark))
    letters = colours_of_letters(window.body.explain.body)
    assert dark.text in letters and THEMES["light"].text not in letters
    for plot in (window.screens.made["loss"].distance.log_curve, window.screens.screen_of("descent").loss_curve):
        assert plot.backgroundBrush().color().name() == dark.plot
        assert plot.getPlotItem().getAxis("left").textPen().color().name() == dark.text


def test_keys_for_the_speed_stop_at_both_ends_and_move_the_choice(window):
    choice = window.screens.screen_of("descent").transport.speed
    press(window, "Period")
    assert window.workbench.player.speed > DEFAULT_SPEED and choice.currentData() == window.workbench.player.speed
    for key, end in (("Period", SPEEDS[-1]), ("Comma", SPEEDS[0])):
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
    ticked = [a.text() for a in window.action_table.findChildren(QAction) if a.isChecked() and a.text() in labels]
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


def test_a_file_is_named_without_its_folders(window, tmp_path):
    path = tmp_path / f"mine{session_file.SUFFIX}"
    window.files.save_session(path)
    assert window.statusBar().currentMessage() == f"Saved {path.name}."
    window.files.open_session(path)
    assert window.statusBar().currentMessage() == f"Opened {path.name}."


def test_a_language_that_cannot_be_shown_is_not_ticked(window, monkeypatch):
    actions = {action.text(): action for action in window.action_table.findChildren(QAction)}
    monkeypatch.setattr(languages, "lacks_font", lambda key: key != "en")
    actions["繁體中文"].trigger()
    assert "install" in window.statusBar().currentMessage()
    assert window.appearance.language == "en"
    assert actions["English"].isChecked() and not actions["繁體中文"].isChecked()


def test_in_a_lesson_space_plays_on_and_the_hint_says_when(window):
    texts = {"en": "Text"}
    step = Step(Experiment(), "descent", texts, texts, play=5)
    still = replace(step, play=0)
    lesson = Lesson("own", texts, (step, still))
    window.lesson.open(lesson)
    window.workbench.player.seek(step.play)
    press(window, "Space")
    window.workbench.player.step(0.1)
    assert window.workbench.player.playing and window.workbench.player.frame > step.play
    window.lesson.turn(1)
    assert "Space" not in window.status.hint
    window.workbench.show_screen("softmax")
    assert "Space plays" in window.status.hint == window.statusBar().findChild(QLabel).text()


def test_a_key_for_a_run_that_is_not_there_starts_from_nowhere(window):
    window.workbench.player.seek(3)
    before = window.workbench.store.experiment
    assert len(before.descent.runs) == 2
    press(window, "C", SHIFT)
    assert window.workbench.store.experiment == before
    press(window, "B", SHIFT)
    assert window.workbench.store.experiment.problem.logits != before.problem.logits
