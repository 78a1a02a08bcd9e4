"""Number boxes, sliders and choices with real keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from explorer.views.controls import NumberBox, parse
from explorer.views.sliders import RealSlider
from tests.gui import LEFT, drag, press, settle, type_into


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
    ],
)
def test_numbers_as_people_type_them(box, qtbot, text, value):
    with qtbot.waitSignal(box.edited) as told:
        type_into(box, text)
    assert told.args[0] == value == box.value and not box.hasFocus()


@pytest.mark.parametrize(
    "text", ["abc", "", "nan", "inf", "-inf", "1e301", "2e6", "1,5", "1_000", "0x10", "--1", "１/２"]
)
def test_what_is_no_number_is_told_and_the_last_good_value_kept(box, qtbot, text):
    box.edited.connect(lambda *_: pytest.fail("nothing was edited"))
    with qtbot.waitSignal(box.refused) as told:
        type_into(box, text)
    assert told.args[0].endswith("kept.") and box.value == 3.0 and box.text() == "3"


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
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    before = window.store.experiment
    explore = window.explore
    for widget in (
        explore.logits.rows[0].slider,
        explore.logits.classes,
        explore.logits.rows[0].box,
        explore.transport.speed,
    ):
        centre = QPointF(widget.rect().center())
        event = QWheelEvent(
            centre,
            widget.mapToGlobal(centre),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
    assert window.store.experiment == before


def test_the_scrub_bar_goes_where_it_is_pressed(window, qtbot):
    scrub = window.explore.transport.scrub
    qtbot.mouseClick(scrub, LEFT, pos=QPoint(scrub.width() // 2, scrub.height() // 2))
    settle()
    assert window.player.frame == pytest.approx(250, abs=3)
    assert window.explore.shown_frame == window.player.frame
