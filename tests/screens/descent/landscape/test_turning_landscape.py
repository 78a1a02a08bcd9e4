"""Taking hold of a landscape by mouse, wheel and keyboard."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.state.descent_parts import Landscape
from tests.support.gui import LEFT, drag, press, settle, wheel
from tests.support.screens import go

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def screen(alone):
    screen = alone("descent", is_landscape=True, turn=-30.0, tilt=40.0)
    go(screen, 20)
    settle()
    screen.go_on(math.inf)
    return screen


@pytest.fixture
def plot(screen):
    return screen.cards[1].landscape


def pixel(plot, x: float, y: float) -> QPoint:
    """Where a place of the axes is seen."""
    landform = plot.scenery.landform
    u, v = landform.on_floor(np.array([x]), np.array([y]))
    return QPointF(*(float(p[0]) for p in plot.strips().projection.screen(u, v, landform.height_at(u, v)))).toPoint()


def view(screen) -> tuple[float, float]:
    landscape = screen.store.experiment.landscape
    return landscape.turn, landscape.tilt


def test_a_drag_turns_and_tilts_all_cards_as_one_undo_entry(screen, plot):
    start = pixel(plot, 3.0, 3.0)
    drag(plot, [start, start + QPoint(20, 4), start + QPoint(60, -20)])
    assert view(screen) == (0.0, 30.0)
    assert {(card.landscape.scenery.turn, card.landscape.scenery.tilt) for card in screen.cards} == {(0.0, 30.0)}
    assert screen.store.experiment.problem.logits == (-10.0, 10.0, -1000.0), "a drag moves no start"
    drag(plot, [QPoint(2, 2), QPoint(2, 400)])
    assert view(screen)[1] == 90.0, "one cannot look from below"
    screen.store.undo()
    screen.store.undo()
    assert screen.store.experiment.landscape == Landscape(is_landscape=True, turn=-30.0, tilt=40.0)
    assert not screen.store.can_undo


def test_turning_goes_round(screen, plot):
    start = pixel(plot, 3.0, 3.0)
    drag(plot, [start, start + QPoint(-280, 0), start + QPoint(-320, 0)])
    assert view(screen)[0] == 170.0


def test_a_click_on_the_surface_moves_the_start_there(screen, plot):
    for place in ((6.0, 6.0), (-3.0, 1.0)):
        QTest.mouseClick(plot, LEFT, pos=pixel(plot, *place))
        assert screen.store.experiment.problem.logits[:2] == pytest.approx(place, abs=0.2)
    assert view(screen) == (-30.0, 40.0)


def test_the_front_most_place_is_taken(screen, plot):
    screen.store.update(turn=150.0)
    plot = screen.cards[0].landscape  # MSE: from behind, the cliff hides the valley's rim
    behind = pixel(plot, 3.0, 0.0)
    QTest.mouseClick(plot, LEFT, pos=behind)
    x, y = screen.store.experiment.problem.logits[:2]
    assert y > x, "the plateau before it"


def test_a_double_click_beside_the_landscape_resets_the_view(screen, plot):
    screen.store.update(turn=70.0, tilt=55.0)
    before = screen.store.experiment
    QTest.mouseClick(plot, LEFT, pos=QPoint(3, 3))
    assert screen.store.experiment == before
    QTest.mouseDClick(plot, LEFT, pos=QPoint(3, 3))
    assert view(screen) == (35.0, 28.0)


def test_the_start_is_dragged_over_the_surface(screen, plot):
    drag(plot, [pixel(plot, -10.0, 10.0), pixel(plot, -6.0, 6.0), pixel(plot, 2.0, -3.0)])
    assert screen.store.experiment.problem.logits[:2] == pytest.approx((2.0, -3.0), abs=0.3)
    screen.store.undo()
    assert not screen.store.can_undo


def test_a_click_on_the_path_scrubs_and_the_ball_is_dragged_along_it(screen, plot):
    path, player = screen.scene.runs[1].path, screen.player
    QTest.mouseClick(plot, LEFT, pos=pixel(plot, *path[:2, 6]))
    assert player.frame == 6 and not screen.store.can_undo
    go(screen, 12)
    drag(plot, [pixel(plot, *path[:2, n]) for n in (12, 9, 4)])
    assert player.frame == 4 and not screen.store.can_undo


def test_the_wheel_turns_and_with_shift_it_tilts(screen, plot):
    wheel(plot, 120, when=1000)
    wheel(plot, 60, when=1100)
    assert view(screen) == (-7.5, 40.0)
    screen.store.undo()
    assert view(screen) == (-30.0, 40.0) and not screen.store.can_undo
    event_at = QPointF(plot.rect().center())
    event = QWheelEvent(
        event_at,
        plot.mapToGlobal(event_at),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        SHIFT,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot, event)
    assert view(screen) == (-30.0, 30.0)


def test_arrow_keys_are_one_undo_entry_while_the_focus_stays(screen, plot):
    plot.setFocus()
    for key, modifiers in (("Right", None), ("Right", None), ("Left", SHIFT), ("Up", None), ("Down", SHIFT)):
        press(plot, key, modifiers or Qt.KeyboardModifier.NoModifier)
    assert view(screen) == (-21.0, 44.0)
    screen.store.undo()
    assert view(screen) == (-30.0, 40.0) and not screen.store.can_undo


def test_hovering_reads_the_exact_value_there(screen, plot):
    QTest.mouseMove(plot, pixel(plot, 5.0, 5.0))
    settle()
    assert screen.cards[1].detail.text().startswith("at y₁ = ")
    value = float(screen.cards[1].detail.text().split("e = ")[1].split(",")[0])
    assert value == pytest.approx(math.log(2), abs=0.1)
    QTest.mouseMove(plot, QPoint(2, 2))
    settle()
    assert not screen.cards[1].detail.text().startswith("at")


def test_the_cursor_says_what_a_press_would_do(screen, plot):
    shape = Qt.CursorShape
    ball = plot.marks.ball
    for place, expected in (
        (pixel(plot, -10.0, 10.0), shape.OpenHandCursor),
        (QPointF(ball.x, ball.y).toPoint(), shape.SplitHCursor),
        (pixel(plot, *screen.scene.runs[1].path[:2, 5]), shape.PointingHandCursor),
        (pixel(plot, 5.0, 5.0), shape.CrossCursor),
        (QPoint(2, 2), shape.ArrowCursor),
    ):
        QTest.mouseMove(plot, place)
        assert plot.cursor().shape() == expected


def test_other_buttons_do_nothing(screen, plot):
    before = screen.store.experiment
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        drag(plot, [pixel(plot, 5.0, 5.0), pixel(plot, 0.0, 0.0)], button)
    assert screen.store.experiment == before


def test_it_says_from_where_it_is_seen_and_where_the_start_is(screen, plot):
    screen.store.update(turn=45.0, tilt=20.0)
    said = plot.accessibleDescription()
    assert "45°" in said and "20°" in said and "y₁ = −10.0" in said
    assert plot.accessibleName() == "Error surface of cross-entropy"


def test_the_focus_goes_with_the_picture(screen, plot):
    plot.setFocus()
    screen.store.update(is_landscape=False)
    screen.go_on(math.inf)
    assert screen.cards[1].plot.hasFocus()
    screen.store.update(is_landscape=True)
    assert plot.hasFocus()
