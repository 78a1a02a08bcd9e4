"""The window: menus, keys, focus, files, themes, time, and unexpected errors."""

from __future__ import annotations

import importlib.metadata
import sys
from unittest import mock

import numpy
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from explorer.app import _Reporter
from explorer.core.optimizers import OPTIMIZERS
from explorer.look.theme import THEMES
from explorer.state import session_file
from explorer.state.experiment_parts import RunSpec
from explorer.state.player import DEFAULT_SPEED
from explorer.state.presets import PRESETS
from explorer.state.settings import Settings
from explorer.widgets.button import Button
from explorer.widgets.choice import Choice
from explorer.widgets.dialogs import About, ErrorReport, KeySheet
from explorer.widgets.number_box import NumberBox
from explorer.widgets.panel import Panel
from explorer.widgets.sliders import GrooveSlider
from explorer.window.main_window import MainWindow
from tests.support.consistent import assert_consistent
from tests.support.gui import LEFT, choose, drag, press, settle, type_into

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def entries(window):
    return [a for a in window.findChildren(QAction) if a.text() and not a.menu()]


def test_no_two_entries_share_a_key(window):
    keys = [shortcut.toString() for action in entries(window) for shortcut in action.shortcuts()]
    assert len(keys) == len(set(keys)) and len(keys) > 30


def test_the_key_sheet_lists_every_action_that_has_a_key(window):
    press(window, "F1")
    sheet = next(w for w in QApplication.topLevelWidgets() if isinstance(w, KeySheet) and w.isVisible())
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    for action in entries(window):
        if action.shortcuts():
            native = QKeySequence.SequenceFormat.NativeText
            keys = [{"Left": "←", "Right": "→"}.get(s.toString()) or s.toString(native) for s in action.shortcuts()]
            assert ", ".join(keys) in texts, action.text()
            assert action.text().replace("&", "").rstrip("…") in texts
    press(sheet, "Escape")
    del sheet
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, KeySheet) and w.isVisible()]


def test_every_control_has_a_name_and_a_tool_tip_or_text(window):
    for kind in (Choice, NumberBox, GrooveSlider, Button):
        found = window.screens.screen_of("descent").findChildren(kind)
        assert found
        for widget in found:
            assert widget.accessibleName() or widget.toolTip() or widget.text(), widget
    for plot in (
        *(c.plot for c in window.screens.screen_of("descent").cards),
        window.screens.screen_of("descent").loss_curve,
        window.screens.screen_of("descent").slice,
    ):
        assert plot.accessibleName()


@pytest.mark.parametrize(
    ("key", "modifiers", "what"),
    [
        ("V", None, lambda w: w.workbench.store.experiment.display.quantity == "slope"),
        ("G", None, lambda w: w.workbench.store.experiment.display.colour_scale == "log"),
        ("C", None, lambda w: w.workbench.store.experiment.display.common_scale),
        ("L", SHIFT, lambda w: w.workbench.store.experiment.display.log_loss),
        ("S", SHIFT, lambda w: not w.workbench.store.experiment.display.log_slope),
        ("O", None, lambda w: w.workbench.store.experiment.descent.runs[0].optimizer == "momentum"),
        ("O", SHIFT, lambda w: w.workbench.store.experiment.descent.runs[1].optimizer == "adam"),
        ("BracketRight", None, lambda w: w.workbench.store.experiment.descent.runs[0].learning_rate == 1.8),
        ("BracketLeft", None, lambda w: w.workbench.store.experiment.descent.runs[1].learning_rate == 0.56),
        ("Period", None, lambda w: w.workbench.player.speed == 60),
        ("Comma", None, lambda w: w.workbench.player.speed == 10),
        ("Right", None, lambda w: w.workbench.player.frame == 1),
        ("End", None, lambda w: w.workbench.player.frame == 500),
        ("T", CTRL, lambda w: w.appearance.theme.key == "dark"),
        ("F11", None, lambda w: w.isFullScreen()),
        ("Plus", CTRL, lambda w: w.appearance.zoom == 1.1),
        ("Minus", CTRL, lambda w: w.appearance.zoom == 0.909),
        ("Space", None, lambda w: w.workbench.player.playing),
    ],
)
def test_keys(window, key, modifiers, what):
    assert not what(window)
    press(window, key, modifiers or Qt.KeyboardModifier.NoModifier)
    assert what(window)


def test_step_back_rewind_and_end(window):
    for key, frame in (("Right", 1), ("Right", 2), ("Left", 1), ("End", 500), ("Left", 499), ("Home", 0), ("Left", 0)):
        press(window, key)
        assert window.workbench.player.frame == window.workbench.player.reached == frame


def test_undo_and_redo_by_key(window):
    first = window.workbench.store.experiment
    assert not window.action_table.named("undo").isEnabled()
    press(window, "O")
    second = window.workbench.store.experiment
    press(window, "Z", CTRL)
    assert window.workbench.store.experiment == first and window.action_table.named("redo").isEnabled()
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
    for key in ("V", "G", "O", "C", "Space", "Left", "Right", "Home", "End", "BracketLeft", "Period"):
        press(window, key)
        assert (
            window.workbench.store.experiment == before
            and window.workbench.player.frame == 20
            and not window.workbench.player.playing
        ), key
    assert box.hasFocus() and window.workbench.player.speed == 20


def test_tab_goes_through_every_control_panel_by_panel(window):
    """All are reached by keyboard, and those that are beside each other one after the other."""
    explore = window.screens.screen_of("descent")
    kinds = (Choice, NumberBox, GrooveSlider, Button)
    wanted = {w for kind in kinds for w in explore.findChildren(kind) if w.isVisible() and w.isEnabled()}
    order = []
    explore.setFocus()
    while len(order) < 200:
        press(window, "Tab")
        reached = window.focusWidget()
        if reached in order:
            break
        order.append(reached)
    assert wanted <= set(order)
    panels = [*explore.findChildren(Panel)]
    homes = [next(p for p in panels if p.isAncestorOf(w)) for w in order if w in wanted]
    visits = [home for place, home in enumerate(homes) if place == 0 or home is not homes[place - 1]]
    assert len(visits) == len(set(visits)), [type(v).__name__ + v.title.text() for v in visits]
    for rows in (explore.logits.rows, explore.logits.rows[::-1]):
        boxes = [order.index(row.box) for row in rows]
        assert boxes == sorted(boxes, reverse=rows[0] is not explore.logits.rows[0])
    assert order.index(explore.logits.rows[-1].box) < order.index(explore.logits.temperature)
    assert order.index(explore.transport.buttons[0]) < order.index(explore.transport.scrub)


def test_a_focused_slider_moves_instead_of_stepping(window):
    slider = window.screens.screen_of("descent").logits.rows[0].slider
    slider.setFocus()
    press(slider, "Right")
    assert window.workbench.store.experiment.problem.logits[0] == -9.9 and window.workbench.player.frame == 0
    for _ in range(5):
        press(slider, "Right")
    window.workbench.store.undo()
    assert window.workbench.store.experiment.problem.logits[0] == -10.0, "keys held down are one undo entry"


def test_nonsense_in_a_box_is_reported_in_the_status_line(window):
    type_into(window.screens.screen_of("descent").logits.rows[1].box, "ten")
    assert window.statusBar().currentMessage() == "“ten” is not a number; the last good value is kept."
    type_into(window.screens.screen_of("descent").transport.steps, "0")
    assert "outside 1 … 100000" in window.statusBar().currentMessage()
    assert_consistent(window)


@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_shows_and_plays(window, key):
    window.workbench.load_preset(PRESETS[key])
    assert window.workbench.store.experiment == PRESETS[key].experiment
    assert_consistent(window)
    window.screens.screen_of("descent").scene.grow(window.workbench.player.steps)
    press(window, "End")
    settle()
    assert window.workbench.player.reached == window.workbench.player.steps
    assert_consistent(window)


def test_themes_restyle_everything(window):
    for key, theme in THEMES.items():
        window.appearance.set_theme(key)
        assert window.palette().window().color().name() == theme.window
        for i, card in enumerate(window.screens.screen_of("descent").cards):
            assert card.plot.backgroundBrush().color().name() == theme.plot
            assert card.plot.path.pen().color().name() == theme.run_colours[i]
            assert card.plot.path.pen().widthF() == theme.line
        assert window.font().pointSizeF() == theme.font_points
    assert_consistent(window)


def test_zoom_is_kept_within_bounds_and_reset_all_resets_it(window):
    for _ in range(30):
        press(window, "Plus", CTRL)
    assert window.appearance.zoom == 2.5
    press(window, "R", Qt.KeyboardModifier.AltModifier)
    assert window.appearance.zoom == 1.0 and window.font().pointSizeF() == 10


def test_changed_settings_are_announced_to_be_remembered(window):
    said = []
    window.setting_changed.connect(lambda name, value: said.append((name, value)))
    window.appearance.set_theme("dark")
    window.appearance.set_zoom(1.2)
    window.appearance.set_notation("textbook")
    window.resize(1000, 700)
    settle()
    assert dict(said) == {
        "theme": "dark",
        "zoom": 1.2,
        "notation": "textbook",
        "geometry": bytes(window.saveGeometry().toHex().data()).decode(),
    }


def geometry_at(left: int, top: int, width: int, height: int) -> str:
    """What a window remembers that was there."""
    elsewhere = QWidget()
    elsewhere.resize(width, height)
    elsewhere.move(left, top)
    elsewhere.show()
    remembered = bytes(elsewhere.saveGeometry().toHex().data()).decode()
    elsewhere.close()
    return remembered


@pytest.mark.parametrize("left", [0, -300])
def test_a_place_that_is_seen_in_part_is_gone_back_to(qtbot, left):
    window = MainWindow(settings=Settings(geometry=geometry_at(left, 60, 760, 640)))
    qtbot.addWidget(window)
    assert window.size() == QSize(800, 640), "as narrow as it may be"
    assert window.pos().y() in range(60, 65) and window.pos().x() in range(5), "Qt moves it in"


@pytest.mark.parametrize("place", [(5000, 100), (-2000, 100), (100, 5000), (790, 100)])
def test_a_place_off_every_screen_is_not_gone_back_to(qtbot, place):
    usual = MainWindow()
    window = MainWindow(settings=Settings(geometry=geometry_at(*place, 760, 640)))
    for each in (usual, window):
        qtbot.addWidget(each)
        each.show()
    assert window.geometry() == usual.geometry() and window.screen().geometry().intersects(window.geometry())


@pytest.mark.parametrize("cut", [0, 20, 60, 100])
def test_a_geometry_that_breaks_off_is_not_used(qtbot, cut):
    usual = MainWindow()
    window = MainWindow(settings=Settings(geometry=("00ff" * 40 if not cut else geometry_at(0, 0, 760, 640)[:cut])))
    for each in (usual, window):
        qtbot.addWidget(each)
    assert window.geometry() == usual.geometry()


def test_geometry_theme_and_zoom_are_remembered(make_window):
    first, remembered = make_window(), {}
    first.setting_changed.connect(lambda name, value: remembered.update({name: value}))
    first.appearance.set_theme("dark")
    first.appearance.set_zoom(1.2)
    first.resize(900, 640)
    settle()
    assert Settings(**remembered) == Settings("dark", 1.2, remembered["geometry"], "", "lecture")
    second = make_window(**remembered)
    assert second.appearance.theme.key == "dark" and second.appearance.zoom == 1.2


def test_reset_all_begins_again_in_everything_it_says(window):
    first = window.workbench.store.experiment
    for modifiers, key in ((Qt.KeyboardModifier.AltModifier, "R"), (CTRL, "0")):
        press(window, "PageDown")
        press(window, "O")
        press(window, "Plus", CTRL)
        press(window, "Period")
        press(window, "Space")
        window.workbench.player.step(0.1)
        press(window, key, modifiers)
        assert (
            window.workbench.store.experiment == first
            and window.workbench.player.frame == 0
            and not window.workbench.player.playing
        )
        assert window.appearance.zoom == 1.0 and window.workbench.player.speed == DEFAULT_SPEED
        assert window.screens.screen_of("descent").transport.speed.currentData() == DEFAULT_SPEED
        assert_consistent(window)


def test_full_screen_ends_with_escape(window):
    press(window, "F11")
    assert window.isFullScreen()
    press(window, "Escape")
    assert not window.isFullScreen()
    press(window, "F11")
    press(window, "F11")
    assert not window.isFullScreen()


def test_sessions_and_pictures_from_the_menu(window, tmp_path, monkeypatch):
    from PySide6.QtWidgets import QFileDialog

    press(window, "O")
    wanted = window.workbench.store.experiment
    path = tmp_path / "a.sle.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    press(window, "S", CTRL)
    assert session_file.load(path) == wanted and window.statusBar().currentMessage() == "Saved a.sle.json."
    press(window, "R", Qt.KeyboardModifier.AltModifier)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    press(window, "O", CTRL)
    assert window.workbench.store.experiment == wanted
    path.write_text("garbage")
    press(window, "O", CTRL)
    assert window.workbench.store.experiment == wanted and "not a session file" in window.statusBar().currentMessage()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "a.png"), ""))
    press(window, "S", CTRL | SHIFT)
    assert window.statusBar().currentMessage() == "a.png cannot be written: its folder does not exist."
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.png"), ""))
    press(window, "S", CTRL | SHIFT)
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_a_hundred_thousand_steps_are_computed_in_slices(window, qtbot):
    window.workbench.store.update(steps=100_000)
    press(window, "End")
    assert 0 < window.workbench.player.reached < 100_000
    assert "…" in window.screens.screen_of("descent").transport.step.text()
    press(window, "Escape")
    assert window.workbench.player.frame == window.workbench.player.reached < 100_000
    assert_consistent(window)
    press(window, "End")
    qtbot.waitUntil(lambda: window.workbench.player.reached == 100_000, timeout=60_000)
    assert "…" not in window.screens.screen_of("descent").transport.step.text() and not window._timer.isActive()


def test_time_stands_still_when_nothing_plays(window, qtbot):
    assert not window._timer.isActive()
    press(window, "Space")
    qtbot.waitUntil(lambda: window.workbench.player.frame > 0, timeout=60_000)
    press(window, "Space")
    assert not window._timer.isActive()


def test_an_unexpected_error_is_reported_once_and_nothing_is_lost(window, qtbot, capsys):
    before = window.workbench.store.experiment
    report = _Reporter(window)

    def fail():
        raise RuntimeError("the sky fell")

    for _ in range(3):
        try:
            fail()
        except RuntimeError:
            report(*sys.exc_info())
    settle()
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, ErrorReport) and w.isVisible()]
    assert len(shown) == 1 and capsys.readouterr().err.count("Traceback") == 1
    shown[0].copy_button.click()
    assert "the sky fell" in QGuiApplication.clipboard().text() and "Traceback" in QGuiApplication.clipboard().text()
    assert window.workbench.store.experiment == before
    shown[0].reject()
    del report


@pytest.fixture
def reporting(window, monkeypatch, capsys):
    """The window with its reporter in place, as the app puts it; the reports shown."""
    monkeypatch.setattr(sys, "excepthook", _Reporter(window))

    def reports():
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, ErrorReport) and w.isVisible()]

    yield reports
    for report in reports():
        report.reject()


def test_an_error_in_a_slot_leaves_the_window_alive(window, reporting, capsys):
    def fail(frame):
        raise LookupError(f"no frame {frame}")

    before = window.workbench.store.experiment
    window.workbench.player.frame_changed.connect(fail)
    press(window, "Right")
    for _ in range(2):
        window.workbench.player.nudge(1)
    settle()
    (report,) = reporting()
    assert "LookupError: no frame 1" in report.findChild(QLabel).text()
    assert capsys.readouterr().err.count("Traceback") == 1
    assert (
        window.workbench.store.experiment == before
        and window.workbench.player.frame == window.workbench.player.reached == 3
    )
    report.reject()
    press(window, "Right")
    settle()
    assert not reporting(), "what has been told once is not told again"


class Faulty(QWidget):
    """A view that cannot paint itself."""

    painted = 0

    def paintEvent(self, event):
        self.painted += 1
        raise ZeroDivisionError("a bar of no width")


def test_an_error_while_painting_is_shown_only_once(window, reporting, capsys):
    view = Faulty(window.screens.screen_of("descent"))
    view.resize(20, 20)
    view.show()
    for _ in range(5):
        view.update()
        settle()
    painted = view.painted
    view.hide()
    assert painted >= 5
    assert len(reporting()) == 1 and capsys.readouterr().err.count("Traceback") == 1
    press(window, "Z", CTRL)
    assert window.isVisible()


def test_closing_while_an_error_is_shown_closes_everything(make_window, capsys):
    window = make_window()
    window.errors.add("RuntimeError: x", "details")
    settle()
    window.errors.add("RuntimeError: y", "more")
    window.close()
    settle()
    assert not [w for w in QApplication.topLevelWidgets() if w.isVisible()]


def test_letters_that_open_menu_entries_are_used_once_a_menu(window):
    for menu in (window.menuBar(), *(a.menu() for a in window.menuBar().actions())):
        letters = [text[text.index("&") + 1].lower() for a in menu.actions() if "&" in (text := a.text())]
        assert len(letters) == len(set(letters)), sorted(letters)


def test_copying_a_sentence_copies_it_and_moves_nothing(window, qtbot):
    window.screens.screen_of("descent").options.add.click()  # a third run, C
    window.workbench.player.seek(10)
    before = window.workbench.store.experiment
    sentence = window.screens.screen_of("descent").cards[0].sentence.label
    QGuiApplication.clipboard().clear()
    y = sentence.fontMetrics().height() // 2
    drag(sentence, [QPoint(2, y), QPoint(sentence.width() // 2, y)])
    chosen = sentence.selectedText()
    assert chosen
    press(window, "C", CTRL)
    assert window.workbench.store.experiment == before
    assert QGuiApplication.clipboard().text() == chosen


def test_a_key_held_down_does_not_flicker_between_play_and_pause(window):
    assert not window.action_table.named("play").autoRepeat()


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


def test_about_names_the_parts(window, monkeypatch):
    """Also where the packages have no metadata, as in a frozen application."""
    nothing = importlib.metadata.PackageNotFoundError("gone")
    monkeypatch.setattr(importlib.metadata, "distribution", mock.Mock(side_effect=nothing))
    monkeypatch.delattr("contourpy.__version__")
    window.action_table.named("about").trigger()
    sheet = next(w for w in QApplication.topLevelWidgets() if isinstance(w, About))
    text = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "pyqtgraph 0.14" in text and f"numpy {numpy.__version__}<" in text and "Python 3" in text
    assert text.endswith("<br>contourpy</p>"), "one that does not know its version is named without"
    sheet.reject()


def test_all_optimizers_show_their_own_hyperparameters(window):
    row = window.screens.screen_of("descent").optimizer
    for key, optimizer in OPTIMIZERS.items():
        choose(row.optimizer, key)
        settle()
        names = {h.key: h.default for h in optimizer.hyperparameters if h.key != "lr"}
        assert {name: box.value for name, box in row.hyperparameter_boxes.items()} == names
        assert all(box.isVisible() for box in row.hyperparameter_boxes.values())
    type_into(row.hyperparameter_boxes["beta1"], "0.5")
    assert all(run.hyperparameter("beta1") == 0.5 for run in window.workbench.store.experiment.descent.runs)
    type_into(row.hyperparameter_boxes["beta1"], "7")
    assert "outside" in window.statusBar().currentMessage()
    assert window.workbench.store.experiment.descent.runs[0] == RunSpec("mse", "adam", 1.0, (("beta1", 0.5),))


def test_type_grows_with_the_window_in_the_projector_theme_only(make_window):
    window = make_window(size=(1024, 700), theme="projector")
    small = window.font().pointSizeF()
    window.resize(1920, 1080)
    settle()
    assert window.font().pointSizeF() == 1.5 * small == window.screens.screen_of("descent").table.font().pointSizeF()
    window.appearance.set_theme("light")
    assert window.font().pointSizeF() == 10
    window.resize(1024, 700)
    settle()
    window.appearance.set_theme("projector")
    assert window.font().pointSizeF() == small


def test_a_message_is_alone_in_the_status_line_until_the_next_change(window):
    hint = window.statusBar().findChild(QLabel)
    shown = hint.text()
    assert shown
    press(window, "R", Qt.KeyboardModifier.AltModifier)
    assert window.statusBar().currentMessage().startswith("Everything is reset") and hint.text() == ""
    window.workbench.change_rate(2.0)
    assert window.statusBar().currentMessage() == "" and hint.text().startswith("Changed from")
