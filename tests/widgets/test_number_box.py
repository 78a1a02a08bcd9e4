"""Number boxes: what is typed, and keys, wheel and undo in them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QToolTip

from explorer.panels.logits_panel import SOFT
from explorer.screens.registry import SCREENS
from explorer.widgets.number_box import NumberBox
from explorer.widgets.typed_number import parse
from tests.support.gui import choose, press, settle, type_into, wheel


def test_the_tool_tip_of_a_box_has_all_figures_of_what_it_holds_now(shown):
    box = shown(NumberBox("a number"), 120, 30)
    for value in (0.333333333, 0.333333334):
        box.set_value(value)
        assert box.text() == "0.333333" and box.toolTip() == f"a number\n{value}"


@pytest.fixture
def box(qtbot):
    box = NumberBox("a number", -1e6, 1e6)
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    box.set_value(3.0)
    return box


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1e6", 1e6),
        ("-1000", -1000.0),
        ("−1000", -1000.0),
        ("0.006", 0.006),
        (" 12 ", 12.0),
        ("１２．５", 12.5),
        ("+7", 7.0),
        ("0,5", 0.5),
        (",5", 0.5),
        ("-1,25", -1.25),
        ("−2,5e-3", -0.0025),
        ("1.2 × 10⁻⁸", 1.2e-8),
        ("０，５", 0.5),
        ("1,234", 1.234),
        ("1,", 1.0),
    ],
)
@pytest.mark.parametrize("locale", ["C", "de_DE", "zh_CN"])
def test_numbers_as_people_type_them(box, qtbot, locale, text, value):
    box.setLocale(QLocale(locale))
    with qtbot.waitSignal(box.edited) as told:
        type_into(box, text)
    assert told.args[0] == value == box.value and not box.hasFocus()
    assert "," not in box.text() and float(box.text()) == value, "the point stays the sign shown"


@pytest.mark.parametrize(
    "text",
    [
        *("abc", "", "nan", "inf", "-inf", "1e301", "2e6", "1_000", ",", "-,", "1,5x", "0x10", "--1", "１/２"),
        *("5²", "5①", "²", "10^", "1.2 × 10"),
    ],
)
def test_text_that_is_no_number_is_refused_and_the_old_value_kept(box, qtbot, text):
    box.edited.connect(lambda *_: pytest.fail("nothing was edited"))
    with qtbot.waitSignal(box.refused) as told:
        type_into(box, text)
    assert told.args[0].endswith("kept.") and box.value == 3.0 and box.text() == "3"


@pytest.mark.parametrize("text", ["1,234.5", "1.234,5", "1,234,567", "0,5,", "１，２３４．５", "1,,5", ",.5"])
def test_a_comma_with_a_point_or_another_comma_is_no_guess(box, qtbot, text):
    with qtbot.waitSignal(box.refused) as told:
        type_into(box, text)
    assert told.args[0] == f"“{text}” has more than one comma or point: write at most one; the last good value is kept."
    assert box.value == 3.0 and box.text() == "3"


def test_what_was_typed_is_no_mark_up_in_the_tool_tip(box, qtbot):
    type_into(box, "<b>7</b>")
    assert "&lt;b&gt;7&lt;/b&gt;" in QToolTip.text()


@pytest.mark.parametrize("key", list(SCREENS))
def test_every_number_box_of_the_window_takes_a_decimal_comma(window, key):
    choose(window.screens.screen_of("descent").optimizer.optimizer, "adam")
    choose(window.screens.screen_of("descent").logits.target, SOFT)
    window.workbench.show_screen(key)
    settle()
    for box in window.screens.current.findChildren(NumberBox):
        low, high = box.value, box.value + box.value / 4 + 0.25
        if box.isVisible() and parse(str(high), box.low, box.high, box.whole)[0] is not None:
            type_into(box, str(high).replace(".", ","))
            assert box.value == pytest.approx(high) != low, box.accessibleName()


def test_showing_rounds_nothing(box):
    box.edited.connect(lambda *_: pytest.fail("nothing was edited"))
    box.set_value(1.23456789012345)
    assert box.text() == "1.23457"
    box.setFocus()
    press(box, "Return")
    assert box.value == 1.23456789012345


def test_escape_takes_back_what_was_typed(box):
    box.setFocus()
    box.selectAll()
    press(box, "7")
    press(box, "Escape")
    assert box.value == 3.0 and box.text() == "3" and not box.hasFocus()


def test_arrow_keys_step_and_stop_at_the_ends(box):
    box.setFocus()
    press(box, "Up")
    assert box.value == pytest.approx(3.1)
    box.set_value(1e6)
    box.stepBy(1)
    assert box.value == 1e6


def test_text_being_typed_is_not_overwritten(box):
    box.setFocus()
    box.selectAll()
    press(box, "8")
    box.set_value(5.0)
    assert box.text() == "8"
    press(box, "Return")
    assert box.value == 8.0


def test_the_wheel_turns_a_box_that_has_the_focus(window):
    box = window.screens.screen_of("descent").logits.rows[1].box
    box.setFocus()
    wheel(box, -120)
    assert window.workbench.store.experiment.problem.logits[1] == pytest.approx(9.9)


def test_arrow_keys_held_down_in_a_box_are_one_undo_entry(window):
    box = window.screens.screen_of("descent").logits.rows[0].box
    box.setFocus()
    for _ in range(5):
        press(window, "Up")
    assert window.workbench.store.experiment.problem.logits[0] == pytest.approx(-9.5) and box.text() == "-9.5"
    window.workbench.store.undo()
    assert window.workbench.store.experiment.problem.logits[0] == -10.0 and not window.workbench.store.can_undo


def test_escape_takes_back_what_was_typed_in_the_window_too(window):
    box = window.screens.screen_of("descent").logits.rows[0].box
    box.setFocus()
    box.selectAll()
    press(window, "7")
    assert box.text() == "7"
    press(window, "Escape")
    assert box.text() == "-10" and not box.hasFocus()
    assert window.workbench.store.experiment.problem.logits[0] == -10.0


def test_undo_works_while_a_box_has_the_focus(window):
    box = window.screens.screen_of("descent").logits.rows[0].box
    box.setFocus()
    press(window, "Up")
    press(window, "Z", Qt.KeyboardModifier.ControlModifier)
    assert window.workbench.store.experiment.problem.logits[0] == -10.0 and box.text() == "-10"
    press(window, "Y", Qt.KeyboardModifier.ControlModifier)
    assert window.workbench.store.experiment.problem.logits[0] == pytest.approx(-9.9)


def test_leaving_a_box_takes_what_was_typed(window):
    first, second = (row.box for row in window.screens.screen_of("descent").logits.rows[:2])
    first.setFocus()
    first.selectAll()
    for key in ("Minus", "3"):
        press(window, key)
    second.setFocus()
    assert window.workbench.store.experiment.problem.logits[0] == -3.0


def test_arrow_keys_after_a_box_was_left_are_another_gesture(box):
    gestures = []
    box.edited.connect(lambda _value, gesture: gestures.append(gesture))
    box.setFocus()
    for key in ("Up", "Up", "Return", "Up"):
        press(box, key)
    first, second, third = gestures
    assert first == second != third
