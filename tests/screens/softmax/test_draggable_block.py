"""The block's boxes and bars by mouse and by keyboard: what is drawn, what is undone, and when a drag is over."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.screens.softmax.draggable_block import Handle
from tests.support.gui import LEFT, drag, press, settle
from tests.support.sketches import exactly, shapes

UP, ACROSS = Qt.CursorShape.SizeVerCursor, Qt.CursorShape.SizeHorCursor


@pytest.fixture
def opened(alone):
    """The Softmax screen with logits 3, 1, −3, without a window, and its block."""

    def make(**changes):
        screen = alone("softmax", logits=(3.0, 1.0, -3.0), **changes)
        settle()
        return screen, screen.flow

    return make


def box(flow, i: int) -> QPoint:
    return flow.grid().box("logit", i).center().toPoint()


def along(flow, i: int, part: float) -> QPoint:
    """A point on the track of bar `i`."""
    track = flow.grid().bar(i)
    return QPoint(round(track.left() + part * track.width()), round(track.center().y()))


def bar_length(flow, i: int) -> float:
    picture = flow.compose()
    return shapes(picture, "bar")[i].width() / shapes(picture, "track")[i].width()


def framed(flow) -> list[int]:
    return [shape.index for shape in flow.compose().shapes if shape.role == "handle"]


def test_a_box_is_dragged_up_and_down_as_one_entry(opened):
    screen, flow = opened()
    before = screen.store.experiment
    start = box(flow, 1)
    drag(flow, [start, start - QPoint(0, 5), start - QPoint(40, 12)])
    assert flow.texts("logit") == ["3", "2.2", "−3"], "a tenth a pixel; sideways counts for nothing"
    assert bar_length(flow, 1) == pytest.approx(exactly((3, 2.2, -3))[1], abs=1e-3)
    assert screen.logits.rows[1].box.value == 2.2
    QTest.mouseMove(flow, start + QPoint(0, 60))
    settle()
    assert flow.texts("logit")[1] == "2.2", "the drag is over"
    screen.store.undo()
    assert screen.store.experiment == before and flow.texts("logit") == ["3", "1", "−3"]


def test_a_box_moves_finer_with_shift_and_stops_at_the_ends(opened):
    screen, flow = opened()
    start = box(flow, 0)
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(flow, LEFT, shift, start)
    event_at(flow, start + QPoint(0, 10), shift)
    assert flow.texts("logit")[0] == "2.9"
    event_at(flow, start - QPoint(0, 400), Qt.KeyboardModifier.NoModifier)
    assert flow.texts("logit")[0] == "10"
    event_at(flow, start - QPoint(0, 390), Qt.KeyboardModifier.NoModifier)
    assert flow.texts("logit")[0] == "9", "it turns at once: what was beyond the end is not kept"
    QTest.mouseRelease(flow, LEFT, shift, start)
    screen.store.update(logits=(3.0, 1.0, -1000.0))
    below = box(flow, 2)
    drag(flow, [below, below + QPoint(0, 9)])
    assert flow.texts("logit")[2] == "−1000", "already beyond the end: no further"
    drag(flow, [below, below - QPoint(0, 9)])
    assert flow.texts("logit")[2] == "−999.1"


def event_at(flow, point: QPoint, modifiers) -> None:
    """Move the mouse with the left button and a modifier down; QTest.mouseMove knows no modifiers."""
    there = QPointF(point)
    kind, none = QEvent.Type.MouseMove, Qt.MouseButton.NoButton
    QApplication.sendEvent(flow, QMouseEvent(kind, there, flow.mapToGlobal(there), none, LEFT, modifiers))


@pytest.mark.parametrize("temperature", [1.0, 0.25, 20.0])
def test_a_bar_is_dragged_to_the_probability_under_the_pointer(opened, temperature):
    screen, flow = opened(temperature=temperature)
    before = screen.store.experiment
    drag(flow, [along(flow, 1, 0.3), along(flow, 1, 0.45), along(flow, 1, 0.6) + QPoint(0, 30)])
    assert bar_length(flow, 1) == pytest.approx(0.6, abs=0.006), "a pixel"
    logits = screen.store.experiment.problem.logits
    assert (logits[0], logits[2]) == (3.0, -3.0)
    assert exactly(logits, temperature)[1] == pytest.approx(0.6, abs=0.01)
    QTest.mouseMove(flow, along(flow, 1, 0.1))
    settle()
    assert screen.store.experiment.problem.logits == logits, "the drag is over"
    drag(flow, [along(flow, 1, 0.6), along(flow, 1, 1.0) + QPoint(500, 0)])
    assert bar_length(flow, 1) == pytest.approx(0.999, abs=1e-4)
    drag(flow, [along(flow, 1, 0.6), along(flow, 1, 0.0) - QPoint(500, 0)])
    assert bar_length(flow, 1) == pytest.approx(0.001, abs=1e-4)
    for left in (2, 1, 0):
        screen.store.undo()
        assert screen.store.can_undo == (left > 0), "three drags are three entries"
    assert screen.store.experiment == before


def test_nothing_moves_away_below_the_pointer(opened):
    _, flow = opened(temperature=0.25)
    before, there = flow.grid(), along(flow, 1, 0.6)
    QTest.mousePress(flow, LEFT, pos=along(flow, 1, 0.3))
    QTest.mouseMove(flow, there)
    assert shapes(flow.compose(), "bar")[1].right() == pytest.approx(there.x(), abs=1), "its end is at the pointer"
    assert flow.grid() == before
    QTest.mouseRelease(flow, LEFT, pos=there)
    assert flow.grid() != before, "the longer number gets its room"


def test_the_pointer_shows_what_can_be_dragged(opened):
    _, flow = opened()
    QTest.mouseMove(flow, along(flow, 2, 0.5))
    assert flow.cursor().shape() is ACROSS and framed(flow) == [2]
    QTest.mouseMove(flow, box(flow, 0))
    assert flow.cursor().shape() is UP and framed(flow) == [0]
    QTest.mouseMove(flow, QPoint(2, 2))
    assert flow.cursor().shape() is Qt.CursorShape.ArrowCursor and framed(flow) == []
    assert "Drag the box" in flow.tip(1)


def test_a_press_beside_the_boxes_or_by_another_button_moves_nothing(opened):
    screen, flow = opened()
    before = screen.store.experiment
    drag(flow, [QPoint(2, 2), box(flow, 0), along(flow, 0, 0.2)])
    QTest.mouseClick(flow, Qt.MouseButton.RightButton, pos=along(flow, 0, 0.2))
    QTest.mousePress(flow, Qt.MouseButton.RightButton, pos=box(flow, 0))
    QTest.mouseMove(flow, box(flow, 2))
    QTest.mouseRelease(flow, Qt.MouseButton.RightButton, pos=box(flow, 2))
    QTest.mouseClick(flow, LEFT, pos=box(flow, 0))
    assert screen.store.experiment == before


def test_without_bars_only_boxes_can_be_held(opened):
    screen, flow = opened()
    screen.store.update(logits=(1003.0, 1001.0, 997.0))
    assert flow.handles() == [Handle(i, False) for i in range(3)]
    assert flow.handle_at(along(flow, 1, 0.5).toPointF()) is None


def test_keys_choose_a_box_or_a_bar_and_change_it(make_window):
    window = make_window(size=(1280, 800))
    window.workbench.show_screen("softmax")
    window.workbench.store.update(logits=(3.0, 1.0, -3.0))
    flow = window.screens.current.flow
    before = window.workbench.store.experiment
    stages = flow.accessibleDescription()
    window.screens.current.tab_order()[window.screens.current.tab_order().index(flow) - 1].setFocus()
    press(window, "Tab")
    assert flow.hasFocus() and framed(flow) == [0]
    assert flow.accessibleDescription() == f"y₁ = 3, y′₁ = 0.88; {stages}"
    for key in ("Up", "Left", "Left", "Down", "Down", "Right"):
        press(window, key)
    assert flow.texts("logit") == ["2.8", "1.1", "−3"] and framed(flow) == [1]
    press(window, "Down")
    share = exactly((2.8, 1.1, -3))[1]
    press(window, "Right")
    assert bar_length(flow, 1) == pytest.approx(share + 0.01, abs=1e-4)
    for _ in range(9):
        press(window, "Down")
    for _ in range(3):
        press(window, "Left")
    assert bar_length(flow, 2) == pytest.approx(0.001, abs=1e-4) and "y₃ = " in flow.accessibleDescription()
    for _ in range(4):
        assert window.workbench.store.experiment != before
        window.workbench.undo()
    assert window.workbench.store.experiment == before, "one entry for each thing that was changed"
    window.workbench.store.ask(lambda now: now.with_classes(2))
    assert framed(flow) == [1] and flow.accessibleDescription().startswith("y₂ = 1, "), "the last that is left"
    stages = flow.stages()
    press(window, "Tab")
    assert not flow.hasFocus() and framed(flow) == [] and flow.accessibleDescription() == stages
    press(window, "PageDown")
    assert window.lesson.progress.lesson is not None, "the other keys stay the window's"
