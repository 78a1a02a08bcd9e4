"""A number is half typed, and then something else happens: no number is applied unintentionally."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.panels.logits_panel import SOFT
from explorer.screens.registry import SCREENS
from explorer.state.checks import InvalidExperiment
from explorer.state.experiment import Experiment
from explorer.state.presets import DEFAULT_PRESET, PRESETS
from explorer.state.session_file import save
from explorer.widgets.number_box import NumberBox
from tests.support.gui import LEFT, choose, press, settle

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def no_error(monkeypatch):
    """Fails a test in which an unexpected error would be reported."""
    errors = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, value, trace: errors.append(value))
    yield
    assert not errors


def type_half(box: NumberBox, text: str = "5") -> None:
    """Replace what is in a box, without Enter."""
    box.setFocus()
    box.selectAll()
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(box, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))
    assert box.hasFocus() and box.text() == text


def boxes(window) -> list[NumberBox]:
    return [box for box in window.screens.current.findChildren(NumberBox) if box.isVisible()]


def assert_nothing_half_typed(window) -> None:
    """Every box shows its value, and still does when it loses the focus."""
    assert not any(box.lineEdit().isModified() for box in boxes(window))
    before = window.workbench.store.experiment
    window.screens.current.setFocus()
    settle()
    assert window.workbench.store.experiment == before


RESETS = [
    ("R", ALT, DEFAULT_PRESET.experiment),
    ("R", CTRL, DEFAULT_PRESET.experiment),
    ("PageDown", CTRL, None),
    ("PageUp", CTRL, None),
    ("PageDown", Qt.KeyboardModifier.NoModifier, None),
]


@pytest.mark.parametrize("row", [0, 8])
def test_a_reset_takes_nothing_of_what_is_half_typed(make_window, row):
    window = make_window(PRESETS["ten-classes"])
    for reset in RESETS:
        assert_takes_nothing(window, row, *reset)


def assert_takes_nothing(window, row: int, key: str, modifiers, shown: Experiment | None) -> None:
    type_half(window.screens.screen_of("descent").logits.rows[row].box)
    press(window, key, modifiers)
    settle()
    assert window.workbench.store.experiment != PRESETS["ten-classes"].experiment
    assert shown is None or window.workbench.store.experiment == shown
    assert_nothing_half_typed(window)
    window.workbench.store.undo()
    assert window.workbench.store.experiment == PRESETS["ten-classes"].experiment, "one entry, and nothing before it"
    assert not window.workbench.store.can_undo
    settle()


@pytest.mark.parametrize("key", ["softmax", "loss"])
def test_a_reset_on_another_screen_takes_nothing_either(make_window, key):
    window = make_window(PRESETS["ten-classes"])
    window.workbench.show_screen(key)
    settle()
    type_half(window.screens.current.logits.rows[8].box)
    press(window, "R", CTRL)
    settle()
    assert window.workbench.store.experiment.problem.classes == 3
    assert_nothing_half_typed(window)


def test_the_distributions_lose_rows_while_one_is_typed_into(make_window):
    window = make_window(PRESETS["ten-classes"])
    window.workbench.show_screen("loss")
    screen = window.screens.current
    screen.reveal("distributions")
    screen.information.classifier_wanted.emit()
    settle()
    rows = screen.information.boxes.boxes
    assert len(rows) == 10
    type_half(rows[8][0], "0.5")
    press(window, "R", CTRL)
    settle()
    assert window.workbench.store.experiment.information.p == (1 / 3, 1 / 2, 1 / 6)
    assert_nothing_half_typed(window)


def test_fewer_classes_are_chosen_by_mouse_while_a_number_is_typed(make_window):
    window = make_window(PRESETS["ten-classes"])
    type_half(window.screens.screen_of("descent").logits.rows[8].box)
    choose(window.screens.screen_of("descent").logits.classes, 3)
    settle()
    assert window.workbench.store.experiment == PRESETS["ten-classes"].experiment.with_classes(3)
    assert_nothing_half_typed(window)


def test_a_share_is_typed_while_the_target_becomes_one_class(window):
    choose(window.screens.screen_of("descent").logits.target, SOFT)
    settle()
    type_half(window.screens.screen_of("descent").logits.rows[1].share, "0.4")
    choose(window.screens.screen_of("descent").logits.target, 2)
    settle()
    assert window.workbench.store.experiment.problem.target == (0.0, 0.0, 1.0)
    assert_nothing_half_typed(window)


def test_a_hyperparameter_is_typed_while_another_optimizer_is_chosen(window):
    row = window.screens.screen_of("descent").optimizer
    choose(row.optimizer, "momentum")
    settle()
    type_half(row.hyperparameter_boxes["momentum"], "0.5")
    choose(row.optimizer, "adam")
    settle()
    assert all(
        spec.optimizer == "adam" and not spec.hyperparameters for spec in window.workbench.store.experiment.descent.runs
    )
    assert_nothing_half_typed(window)


def test_a_card_is_closed_while_a_number_is_typed(window):
    type_half(window.screens.screen_of("descent").logits.rows[0].box)
    QTest.mouseClick(window.screens.screen_of("descent").cards[1].remove, LEFT)
    settle()
    assert len(window.workbench.store.experiment.descent.runs) == 1
    assert window.screens.screen_of("descent").logits.rows[0].box.text() == "5", "it can be finished"
    press(window, "Return")
    assert window.workbench.store.experiment.problem.logits[0] == 5.0


@pytest.mark.parametrize("key", ["L", "T"])
def test_another_language_or_theme_while_a_number_is_typed(window, chinese_font, key):
    before = window.workbench.store.experiment
    type_half(window.screens.screen_of("descent").logits.rows[0].box)
    press(window, key, CTRL)
    settle()
    assert window.workbench.store.experiment == before


def test_another_screen_is_shown_while_a_number_is_typed(window):
    """The box loses the focus, as by Tab: the number is applied."""
    for number in "1235":
        window.workbench.show_screen("descent")
        window.workbench.store.replace(Experiment())
        type_half(window.screens.screen_of("descent").logits.rows[0].box)
        press(window, number, CTRL)
        settle()
        assert window.workbench.screen == list(SCREENS)[int(number) - 1]
        assert window.workbench.store.experiment.problem.logits[0] == 5.0


def test_another_page_is_shown_while_a_number_is_typed(window):
    window.workbench.show_screen("loss")
    screen = window.screens.current
    screen.reveal("distributions")
    settle()
    type_half(screen.information.boxes.boxes[0][0], "0.5")
    QTest.mouseClick(screen.tabs.buttons[0], LEFT)
    settle()
    assert window.workbench.store.experiment.information.p[0] == 0.5


def test_a_session_is_opened_while_a_number_is_typed(window, tmp_path):
    path = tmp_path / "mine.json"
    save(path, PRESETS["soft-target"].experiment)
    type_half(window.screens.screen_of("descent").logits.rows[0].box)
    window.files.open_session(path)
    settle()
    assert window.workbench.store.experiment == PRESETS["soft-target"].experiment
    assert_nothing_half_typed(window)


def test_the_window_is_closed_while_a_number_is_typed(make_window):
    window = make_window()
    type_half(window.screens.screen_of("descent").logits.rows[0].box)
    press(window, "Q", CTRL)
    settle()
    assert not window.isVisible()


def test_a_reset_that_is_refused_starts_nothing_over(window, monkeypatch):
    def refuse(experiment):
        raise InvalidExperiment("It must be a text, not {value}.", value="5")

    window.workbench.player.seek(7)
    type_half(window.screens.screen_of("descent").logits.rows[0].box)
    before = window.workbench.store.experiment
    monkeypatch.setattr(window.screens.screen_of("descent"), "reset", refuse)
    press(window, "R", CTRL)
    settle()
    assert window.statusBar().currentMessage() == "It must be a text, not 5."
    assert window.workbench.player.frame == 7 and window.workbench.store.experiment == before
    assert window.screens.screen_of("descent").logits.rows[0].box.text() == "5", "it can be finished"


def make_one_to_undo_and_one_to_redo(window):
    """Leaves one entry to undo, one to redo, and a half-typed number."""
    for key in ("BracketRight", "V"):
        press(window, key)
    window.workbench.store.undo()
    assert window.workbench.store.can_undo and window.workbench.store.can_redo
    type_half(window.screens.screen_of("descent").logits.rows[0].box)


@pytest.mark.parametrize("action", ["undo", "redo"])
def test_undo_and_redo_drop_what_is_half_typed(window, action):
    make_one_to_undo_and_one_to_redo(window)
    before = window.workbench.store.experiment
    window.menu_actions.named(action).trigger()
    settle()
    assert window.workbench.store.experiment != before
    assert_nothing_half_typed(window)
    back = {"undo": window.menu_actions.named("redo"), "redo": window.menu_actions.named("undo")}[action]
    back.trigger()
    assert window.workbench.store.experiment == before


def test_undo_in_the_menu_drops_what_is_half_typed(window):
    make_one_to_undo_and_one_to_redo(window)
    before = window.workbench.store.experiment
    entry = next(a for a in window.menus.actions() if window.menu_actions.named("undo") in a.menu().actions())
    QTest.mouseClick(window.menus, LEFT, pos=window.menus.actionGeometry(entry).center())
    settle()
    menu = entry.menu()
    assert QApplication.activePopupWidget() is menu and window.workbench.store.experiment == before
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(window.menu_actions.named("undo")).center())
    settle()
    assert window.workbench.store.can_redo and window.workbench.store.experiment != before
    assert_nothing_half_typed(window)
    window.menu_actions.named("redo").trigger()
    assert window.workbench.store.experiment == before


def test_the_boxs_own_undo_takes_back_typing_while_it_has_the_focus(window):
    box = window.screens.screen_of("descent").logits.rows[0].box
    press(window, "BracketRight")
    before = window.workbench.store.experiment
    type_half(box)
    press(window, "Z", CTRL)
    settle()
    assert window.workbench.store.experiment == before and box.text() != "5"
