"""Number boxes, sliders and choices with real keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtWidgets import QToolTip

from explorer.panels.logits_panel import SOFT
from explorer.screens.registry import SCREENS
from explorer.state.experiment import Experiment
from explorer.widgets.choice import Choice
from explorer.widgets.number_box import NumberBox
from explorer.widgets.sliders import RealSlider
from explorer.widgets.typed_number import parse
from tests.support.gui import LEFT, choose, drag, press, settle, type_into, wheel


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
    assert "," not in box.text() and float(box.text().replace("−", "-")) == value, "the point stays the sign shown"


@pytest.mark.parametrize(
    "text",
    [
        *("abc", "", "nan", "inf", "-inf", "1e301", "2e6", "1_000", ",", "-,", "1,5x", "0x10", "--1", "１/２"),
        *("10²", "5①", "²"),
    ],
)
def test_what_is_no_number_is_told_and_the_last_good_value_kept(box, qtbot, text):
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


@pytest.mark.parametrize("text", ["1e400", "-1e309"])
def test_a_number_too_large_for_float64_is_outside(text):
    for whole in (False, True):
        value, fault = parse(text, -1e6, 1e6, whole)
        assert value is None and fault == f"{text} is outside -1000000 … 1000000; the last good value is kept."


def test_what_was_typed_is_no_mark_up_in_the_tool_tip(box, qtbot):
    type_into(box, "<b>7</b>")
    assert "&lt;b&gt;7&lt;/b&gt;" in QToolTip.text()


def test_a_long_text_is_not_said_again_as_a_whole():
    assert parse("x" * 30_000, 0, 1)[1] == f"“{'x' * 40}…” is not a number; the last good value is kept."


def test_a_comma_in_a_whole_number_is_no_guess_either():
    """10,000 is ten to one reader and ten thousand to another."""
    sentence = "“10,000” has a comma where a whole number is wanted: write it without; the last good value is kept."
    assert parse("10,000", 1, 100_000, whole=True) == (None, sentence)
    assert "whole" in parse("2,5", 1, 10, whole=True)[1]


def test_a_number_outside_a_limit_does_not_look_like_the_limit():
    sentence = "2147483648 is outside 0 … 2147483647; the last good value is kept."
    assert parse("2147483648", 0, 2**31 - 1, whole=True) == (None, sentence)


@pytest.mark.parametrize("key", list(SCREENS))
def test_every_number_box_of_the_window_takes_a_decimal_comma(window, key):
    choose(window.descent_screen.optimizer.optimizer, "adam")
    choose(window.descent_screen.logits.target, SOFT)
    window.show_screen(key)
    settle()
    for box in window.screen_shown.findChildren(NumberBox):
        low, high = box.value, box.value + box.value / 4 + 0.25
        if box.isVisible() and parse(str(high), box._low, box._high, box._whole)[0] is not None:
            type_into(box, str(high).replace(".", ","))
            assert box.value == pytest.approx(high) != low, box.accessibleName()


def test_a_whole_number_is_asked_for_where_one_is_needed():
    assert parse("2.5", 1, 10, whole=True)[0] is None and "whole" in parse("2.5", 1, 10, whole=True)[1]
    assert parse("1e1", 1, 10, whole=True) == (10.0, "")


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


@pytest.fixture
def slider(qtbot):
    slider = RealSlider("a slider", -10.0, 10.0)
    qtbot.addWidget(slider)
    slider.resize(300, 30)
    with qtbot.waitActive(slider):
        slider.show()
        slider.activateWindow()
    return slider


def test_a_drag_is_one_gesture_and_ends_where_it_is_let_go(slider):
    told = []
    slider.moved.connect(lambda value, gesture: told.append((value, gesture)))
    drag(slider, [QPoint(150, 15), QPoint(200, 15), QPoint(250, 15), QPoint(2000, 15)])
    assert told[-1][0] == 10.0 and [v for v, _ in told] == sorted(v for v, _ in told)
    assert len({gesture for _, gesture in told}) == 1
    drag(slider, [QPoint(150, 15), QPoint(160, 15)])
    assert told[-1][1] != told[0][1]


def test_a_focused_slider_answers_its_keys(slider):
    slider.setFocus()
    told = []
    slider.moved.connect(lambda value, _: told.append(value))
    for key in ("Right", "Left", "End", "Home", "PageUp"):
        press(slider, key)
    assert told == [-9.9, -10.0, 10.0, -10.0, -9.0]


def test_showing_a_value_tells_nobody_and_stops_at_the_ends(slider):
    slider.moved.connect(lambda *_: pytest.fail("nobody moved it"))
    for value, tick in ((0.0, 1000), (-1000.0, 0), (1e300, 2000)):
        slider.set_real(value)
        assert slider.value() == tick


def test_a_logarithmic_slider_spans_its_decades(qtbot):
    slider = RealSlider("rate", 1e-4, 1e4, logarithmic=True)
    qtbot.addWidget(slider)
    told = []
    slider.moved.connect(lambda value, _: told.append(value))
    for tick in (1000, 250, 2000):
        slider.setValue(tick)
    assert told == [1.0, 0.001, 10000.0]


def test_the_wheel_changes_nothing_by_accident(window):
    explore, before = window.descent_screen, window.store.experiment
    logits, transport = explore.logits, explore.transport
    for widget in (logits.rows[0].slider, logits.classes, logits.rows[0].box, transport.speed, transport.scrub):
        wheel(widget, 120)
    assert window.store.experiment == before and window.player.frame == 0


def test_the_wheel_turns_a_box_that_has_the_focus(window):
    box = window.descent_screen.logits.rows[1].box
    box.setFocus()
    wheel(box, -120)
    assert window.store.experiment.problem.logits[1] == pytest.approx(9.9)


def test_the_scrub_bar_goes_where_it_is_pressed(window, qtbot):
    scrub = window.descent_screen.transport.scrub
    qtbot.mouseClick(scrub, LEFT, pos=QPoint(scrub.width() // 2, scrub.height() // 2))
    settle()
    assert window.player.frame == pytest.approx(250, abs=3)
    assert window.descent_screen.shown_frame == window.player.frame


def test_arrow_keys_held_down_in_a_box_are_one_undo_entry(window):
    box = window.descent_screen.logits.rows[0].box
    box.setFocus()
    for _ in range(5):
        press(window, "Up")
    assert window.store.experiment.problem.logits[0] == pytest.approx(-9.5) and box.text() == "-9.5"
    window.store.undo()
    assert window.store.experiment.problem.logits[0] == -10.0 and not window.store.can_undo


def test_escape_takes_back_what_was_typed_in_the_window_too(window):
    box = window.descent_screen.logits.rows[0].box
    box.setFocus()
    box.selectAll()
    press(window, "7")
    assert box.text() == "7"
    press(window, "Escape")
    assert box.text() == "-10" and not box.hasFocus()
    assert window.store.experiment.problem.logits[0] == -10.0


def test_undo_works_while_a_box_has_the_focus(window):
    box = window.descent_screen.logits.rows[0].box
    box.setFocus()
    press(window, "Up")
    press(window, "Z", Qt.KeyboardModifier.ControlModifier)
    assert window.store.experiment.problem.logits[0] == -10.0 and box.text() == "-10"
    press(window, "Y", Qt.KeyboardModifier.ControlModifier)
    assert window.store.experiment.problem.logits[0] == pytest.approx(-9.9)


def test_leaving_a_box_takes_what_was_typed(window):
    first, second = (row.box for row in window.descent_screen.logits.rows[:2])
    first.setFocus()
    first.selectAll()
    for key in ("Minus", "3"):
        press(window, key)
    second.setFocus()
    assert window.store.experiment.problem.logits[0] == -3.0


@pytest.fixture
def choice(qtbot):
    choice = Choice("a choice", [("a", "first"), ("b", "second"), ("c", "third")])
    qtbot.addWidget(choice)
    with qtbot.waitActive(choice):
        choice.show()
        choice.activateWindow()
    return choice


def test_a_choice_tells_the_key_of_a_row_chosen_by_keyboard(choice, qtbot):
    choice.setFocus()
    for key, chosen in (("Down", "b"), ("End", "c"), ("Home", "a")):
        with qtbot.waitSignal(choice.chosen) as told:
            press(choice, key)
        assert told.args == [chosen]


@pytest.fixture
def quick_fingers(qapp):
    """A list that opens under a click ignores the next click for as long as it might belong to a double click."""
    usual = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(1)
    yield
    qapp.setDoubleClickInterval(usual)


def pick(qtbot, choice, row: int) -> None:
    """Open the list with the mouse and click a row."""
    qtbot.mouseClick(choice, LEFT)
    rows = choice.view()
    assert rows.isVisible()
    place = rows.visualRect(choice.model().index(row, 0)).center()

    def clicked() -> bool:
        qtbot.mouseClick(rows.viewport(), LEFT, pos=place)
        return not rows.isVisible()

    qtbot.waitUntil(clicked)


def test_a_choice_tells_the_key_of_a_row_clicked(choice, qtbot, quick_fingers):
    with qtbot.waitSignal(choice.chosen) as told:
        pick(qtbot, choice, 2)
    assert told.args == ["c"] and choice.currentText() == "third"


def test_space_plays_after_a_row_was_clicked(window, qtbot, quick_fingers):
    choice = window.descent_screen.optimizer.optimizer
    pick(qtbot, choice, 5)
    assert choice.currentText() == "Adam" and not choice.hasFocus()
    press(window, "Space")
    assert window.player.playing


def test_a_choice_shown_by_the_program_tells_nobody(choice):
    choice.chosen.connect(lambda _: pytest.fail("nobody chose"))
    choice.set_chosen("c")
    assert choice.currentText() == "third"
    choice.set_chosen("unknown")
    assert choice.currentIndex() == -1
    choice.set_rows([("x", "other")])
    assert choice.count() == 1


def test_a_focused_choice_opens_with_space_instead_of_playing(window):
    choice = window.descent_screen.optimizer.optimizer
    choice.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, "Space")
    assert choice.view().isVisible() and not window.player.playing
    press(choice.view(), "Down")
    press(choice.view(), "Return")
    assert not choice.view().isVisible() and not window.player.playing
    assert {run.optimizer for run in window.store.experiment.descent.runs} == {"momentum"}


def test_a_focused_button_is_pressed_with_space_instead_of_playing(window):
    button = window.descent_screen.options.log
    button.setFocus(Qt.FocusReason.TabFocusReason)
    for key, scale in (("Space", "log"), ("Return", "linear")):
        press(window, key)
        assert window.store.experiment.display.colour_scale == scale and not window.player.playing


def test_the_handle_of_the_learning_rate_drags_over_decades_as_one_undo_entry(window):
    slider = window.descent_screen.optimizer.rate
    middle, end = QPoint(slider.width() // 2, 5), QPoint(slider.width() + 20, 5)
    drag(slider, [middle, QPoint(slider.width() * 3 // 4, 5), end])
    assert window.store.experiment.descent.runs[0].learning_rate == 1e4
    assert window.descent_screen.optimizer.rate_box.text() == "10000"
    window.store.undo()
    assert window.store.experiment.descent.runs[0].learning_rate == 1.0 and slider.value() == 1000


def test_scrubbing_shows_every_frame_it_passes_and_stops_playing(window):
    scrub, shown = window.descent_screen.transport.scrub, []
    window.player.frame_changed.connect(lambda _: shown.append(window.descent_screen.shown_frame))
    window.player.play()
    y, width = scrub.height() // 2, scrub.width()
    drag(scrub, [QPoint(width // 4, y), QPoint(width // 2, y), QPoint(3 * width // 4, y), QPoint(0, y)])
    assert not window.player.playing and len(shown) == 4 and shown[0] < shown[1] < shown[2] and shown[3] == 0
    assert window.store.experiment == Experiment() and not window.store.can_undo
