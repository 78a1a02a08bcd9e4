"""Sliders: drags, keys, the wheel and the marks beside them."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint

from explorer.widgets.sliders import LogitSlider, RealSlider
from tests.support.gui import drag, press, settle, wheel


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_marks_beside_a_slider_are_painted_only_when_they_move(shown):
    slider = shown(LogitSlider("logit", -10.0, 10.0), 300, 30)
    settle()
    paints = Paints(slider)
    slider.set_marks([(5.0, "#ff0000")])
    settle()
    assert paints.count == 1
    slider.set_marks([(5.0, "#ff0000")])
    settle()
    assert paints.count == 1
    picture = slider.grab().toImage()
    red = [x for x in range(picture.width()) if picture.pixelColor(x, 1).name() == "#ff0000"]
    assert red and np.mean(red) == pytest.approx(0.75 * slider.width(), abs=4)


def test_keys_after_a_drag_are_a_gesture_of_their_own(shown):
    slider = shown(RealSlider("a number", 0.0, 1.0), 300, 30)
    slider.setFocus()
    told = []
    slider.moved.connect(lambda value, gesture: told.append(gesture))
    middle = slider.rect().center()
    drag(slider, [middle, middle + QPoint(20, 0), middle + QPoint(40, 0)])
    dragged = set(told)
    told.clear()
    press(slider, "Right")
    assert len(dragged) == 1 and told and not dragged & set(told)


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


def test_showing_a_value_emits_nothing_and_stops_at_the_ends(slider):
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
    explore, before = window.screens.screen_of("descent"), window.workbench.store.experiment
    logits, transport = explore.logits, explore.transport
    for widget in (logits.rows[0].slider, logits.classes, logits.rows[0].box, transport.speed, transport.scrub):
        wheel(widget, 120)
    assert window.workbench.store.experiment == before and window.workbench.player.frame == 0


def test_a_focused_slider_moves_instead_of_stepping(window):
    slider = window.screens.screen_of("descent").logits.rows[0].slider
    slider.setFocus()
    press(slider, "Right")
    assert window.workbench.store.experiment.problem.logits[0] == -9.9 and window.workbench.player.frame == 0
    for _ in range(5):
        press(slider, "Right")
    window.workbench.store.undo()
    assert window.workbench.store.experiment.problem.logits[0] == -10.0, "keys held down are one undo entry"


def test_a_drag_after_keys_is_a_gesture_of_its_own(slider):
    told = []
    slider.moved.connect(lambda _value, gesture: told.append(gesture))
    slider.setFocus()
    press(slider, "Right")
    drag(slider, [QPoint(80, slider.height() // 2), QPoint(40, slider.height() // 2)])
    assert told[0] not in told[1:] and len(told) > 2
