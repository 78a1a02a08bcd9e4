"""Taking hold of a surface: its start, its path, its ball and the picture; and the arrow keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from explorer.look.verdicts import VERDICT_MARKS
from explorer.state.experiment import Experiment
from tests.support.consistent import assert_consistent
from tests.support.gui import LEFT, drag, press, settle, spot

RIGHT, SHIFT = Qt.MouseButton.RightButton, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def screen(window):
    return window.screens.screen_of("descent")


def click(plot, place: QPoint, button=LEFT) -> None:
    QTest.mouseClick(plot.viewport(), button, pos=place)


def at(mark) -> list[float]:
    """Where a mark is drawn."""
    return [float(v[0]) for v in mark.getData()]


def test_dragging_the_start_moves_every_run_and_is_one_undo_entry(window):
    window.workbench.player.seek(50)
    first = window.workbench.store.experiment
    plot = window.screens.screen_of("descent").cards[1].plot
    drag(plot.viewport(), [spot(plot, -10, 10), spot(plot, -5, 2), spot(plot, 3, -4)])
    x, y, third = window.workbench.store.experiment.problem.logits
    assert (x, y) == pytest.approx((3, -4), abs=0.15) and third == -1000
    assert window.workbench.player.frame == 0
    for card in window.screens.screen_of("descent").cards:
        assert [float(v[0]) for v in card.plot.start.getData()] == [x, y]
        assert [float(v[0]) for v in card.plot.ball.getData()] == [x, y]
    window.workbench.store.undo()
    assert window.workbench.store.experiment == first


def test_a_drag_beyond_the_edge_stays_on_it(window):
    plot = window.screens.screen_of("descent").cards[0].plot
    drag(plot.viewport(), [spot(plot, 0, 0), spot(plot, 30, 30)])
    assert window.workbench.store.experiment.problem.logits[:2] == (10.0, 10.0)


def test_hovering_reads_the_exact_value_at_the_pointer(window):
    card = window.screens.screen_of("descent").cards[1]
    place = spot(card.plot, -2, 5)
    QTest.mouseMove(card.plot.viewport(), place)
    settle()
    point = card.plot.getPlotItem().getViewBox().mapSceneToView(QPointF(card.plot.mapToScene(place)))
    surface = window.screens.screen_of("descent").scene.surface(1)
    assert f"e = {surface.value_at(point.x(), point.y()):.8g}" in card.detail.text()
    assert f"slope {surface.slope_at(point.x(), point.y()):.5g}" in card.detail.text()
    assert card.headline.text()[0] in VERDICT_MARKS.values()
    card.plot.leaveEvent(QEvent(QEvent.Type.Leave))
    assert not card.detail.text().startswith("at ")


def test_the_other_mouse_buttons_move_nothing(window, qtbot):
    before, plot = window.workbench.store.experiment, window.screens.screen_of("descent").cards[0].plot
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        qtbot.mouseClick(plot.viewport(), button, pos=spot(plot, 3, 3))
    assert window.workbench.store.experiment == before


def test_a_drag_while_playing_begins_again_from_there(window):
    window.workbench.player.play()
    window.workbench.player.step(0.1)
    plot = window.screens.screen_of("descent").cards[0].plot
    drag(plot.viewport(), [spot(plot, 5, 5), spot(plot, -5, 5)])
    assert not window.workbench.player.playing and window.workbench.player.frame == 0
    assert window.workbench.store.experiment.problem.logits[:2] == pytest.approx((-5, 5), abs=0.15)
    assert_consistent(window)


def test_two_drags_are_two_undo_entries(window):
    plot = window.screens.screen_of("descent").cards[0].plot
    drag(plot.viewport(), [spot(plot, 5, 5), spot(plot, 4, 4)])
    middle = window.workbench.store.experiment
    drag(plot.viewport(), [spot(plot, -5, 5), spot(plot, -4, 4)])
    window.workbench.store.undo()
    assert window.workbench.store.experiment == middle


def test_a_click_on_an_empty_place_moves_the_start_there(window, screen):
    store, plot = window.workbench.store, screen.cards[1].plot
    window.workbench.player.seek(30)
    click(plot, spot(plot, 6, 6))
    assert store.experiment.problem.logits[:2] == pytest.approx((6, 6), abs=0.15)
    assert at(plot.start) == at(plot.ball) == list(store.experiment.problem.logits[:2])
    assert window.workbench.player.frame == 0
    store.undo()
    assert store.experiment == Experiment() and not store.can_undo


def test_a_click_on_the_start_changes_nothing(window, screen):
    plot = screen.cards[1].plot
    for frame in (0, 30):
        window.workbench.player.seek(frame)
        click(plot, spot(plot, -10, 10) + QPoint(4, 3))
        assert window.workbench.store.experiment == Experiment() and window.workbench.player.frame == frame
    drag(plot.viewport(), [spot(plot, -10, 10) + QPoint(4, 3), spot(plot, 0, 0) + QPoint(4, 3)])
    assert window.workbench.store.experiment.problem.logits[:2] == pytest.approx((0, 0), abs=0.15)


def test_a_click_on_the_path_scrubs_to_its_nearest_step(window, screen):
    player, plot = window.workbench.player, screen.cards[1].plot
    player.seek(40)
    player.play()
    path = screen.scene.runs[1].path
    between = 0.6 * path[:2, 6] + 0.4 * path[:2, 7]  # on the line, nearer to step 6
    click(plot, spot(plot, *between))
    assert (player.frame, player.playing) == (6, False)
    assert at(plot.ball) == path[:2, 6].tolist()
    assert window.workbench.store.experiment == Experiment() and not window.workbench.store.can_undo
    far = spot(plot, *path[:2, 3]) + QPoint(12, -12)  # beside it: an empty place
    click(plot, far)
    assert window.workbench.store.can_undo


def test_the_ball_is_dragged_along_its_path_and_back(window, screen):
    player, plot = window.workbench.player, screen.cards[1].plot
    player.seek(12)
    path, seen = screen.scene.runs[1].path, []
    player.frame_changed.connect(seen.append)
    drag(plot.viewport(), [spot(plot, *path[:2, n]) for n in (12, 9, 5, 2, 8, 12)])
    assert seen == [9, 5, 2, 8, 12]
    assert not window.workbench.store.can_undo
    assert at(screen.cards[0].plot.ball) == screen.scene.runs[0].path[:2, 12].tolist(), "all runs scrub together"
    drag(plot.viewport(), [spot(plot, *path[:2, 12]), spot(plot, *path[:2, 4]) + QPoint(30, -30)])
    assert player.frame in (4, 5) and not window.workbench.store.can_undo, "beside it: the nearest step"


def test_the_cursor_shows_what_a_press_would_do(window, screen):
    plot = screen.cards[1].plot
    window.workbench.player.seek(8)
    path, shape = screen.scene.runs[1].path, Qt.CursorShape
    for place, expected in (
        (spot(plot, 5, 5), shape.CrossCursor),
        (spot(plot, -10, 10), shape.OpenHandCursor),
        (spot(plot, *path[:2, 8]), shape.SplitHCursor),
        (spot(plot, *path[:2, 4]), shape.PointingHandCursor),
        (QPoint(2, plot.height() // 2), shape.ArrowCursor),
    ):
        QTest.mouseMove(plot.viewport(), place)
        assert plot.cursor().shape() == expected
    QTest.mousePress(plot.viewport(), RIGHT, pos=spot(plot, 5, 5))
    QTest.mouseMove(plot.viewport(), spot(plot, 6, 5))
    assert plot.cursor().shape() == shape.SizeAllCursor
    QTest.mouseRelease(plot.viewport(), RIGHT, pos=spot(plot, 6, 5))


def test_the_right_button_moves_the_picture_and_opens_no_menu(window, screen):
    store, plot = window.workbench.store, screen.cards[0].plot
    begin, end = spot(plot, -4, 3), spot(plot, 2, -5)
    drag(plot.viewport(), [begin, spot(plot, 0, 0), end], RIGHT)
    settle()
    assert (spot(plot, -4, 3) - end).manhattanLength() <= 2, "what was under the pointer is still there"
    view = store.experiment.surface
    assert view.half == 10 and view.middle == pytest.approx((-6, 8), abs=0.2)
    assert at(plot.start) == [-10, 10] and plot.home.isVisible()
    assert [row.slider.value() for row in screen.logits.rows[:2]] == pytest.approx([600, 1200], abs=30)
    assert plot.contextMenuPolicy() == Qt.ContextMenuPolicy.PreventContextMenu
    assert_consistent(window)
    store.undo()
    assert store.experiment == Experiment() and not store.can_undo


def test_only_the_button_that_holds_lets_go(window, screen):
    store, plot = window.workbench.store, screen.cards[0].plot
    QTest.mousePress(plot.viewport(), LEFT, pos=spot(plot, 0, 0))
    QTest.mousePress(plot.viewport(), RIGHT, pos=spot(plot, 0, 0))
    QTest.mouseRelease(plot.viewport(), RIGHT, pos=spot(plot, 0, 0))
    QTest.mouseMove(plot.viewport(), spot(plot, 4, 4))
    assert store.experiment.problem.logits[:2] == pytest.approx((4, 4), abs=0.15)
    QTest.mouseRelease(plot.viewport(), LEFT, pos=spot(plot, 4, 4))
    QTest.mouseMove(plot.viewport(), spot(plot, -4, 4))
    assert store.experiment.problem.logits[:2] == pytest.approx((4, 4), abs=0.15) and store.experiment.surface.is_whole


def test_arrow_keys_move_the_start_of_the_surface_in_focus(window, screen):
    store, plot, card = window.workbench.store, screen.cards[0].plot, screen.cards[0]
    store.update(logits=(1.0, 2.0, -1000.0))
    screen.cards[0].remove.setFocus()
    press(window, "Tab")
    assert window.focusWidget() is plot
    frame = QColor(plot.grab().toImage().pixel(frame_of(plot)))
    assert frame.name() == window.appearance.theme.accent
    for key, held, place in (
        ("Right", None, (1.5, 2.0)),
        ("Up", None, (1.5, 2.5)),
        ("Left", SHIFT, (1.45, 2.5)),
        ("Down", SHIFT, (1.45, 2.45)),
    ):
        press(window, key, held or Qt.KeyboardModifier.NoModifier)
        assert store.experiment.problem.logits[:2] == pytest.approx(place)
        assert at(plot.start) == pytest.approx(place)
    assert "y₁ = 1.45" in plot.accessibleDescription() and "y₂ = 2.45" in plot.accessibleDescription()
    assert window.workbench.player.frame == 0, "the window's own Right is not a step meanwhile"
    assert card.plot.accessibleName() == "Error surface of MSE"
    store.undo()
    assert store.experiment.problem.logits[:2] == (1.0, 2.0)
    screen.setFocus()
    assert QColor(plot.grab().toImage().pixel(frame_of(plot))).name() != window.appearance.theme.accent
    press(window, "Right")
    assert window.workbench.player.frame == 1


def frame_of(plot) -> QPoint:
    """A pixel on the frame around the picture."""
    box = plot.getPlotItem().getViewBox().sceneBoundingRect()
    return plot.mapFromScene(QPointF(box.center().x(), box.top()))


def test_the_run_before_stays_as_a_ghost_until_the_next_change(window, screen):
    workbench, plot = window.workbench, screen.cards[1].plot
    workbench.player.seek(25)
    settle()
    walked = screen.scene.runs[1].path[:2, :26].copy()
    lost = screen.scene.runs[1].values[:26].copy()
    assert not plot.ghost.is_shown
    drag(plot.viewport(), [spot(plot, 5, 5), spot(plot, 4, 4), spot(plot, 3, 6)])
    assert workbench.player.frame == 0 and all(card.plot.ghost.is_shown for card in screen.cards)
    np.testing.assert_array_equal(plot.ghost.line.getData(), walked)
    np.testing.assert_array_equal(screen.loss_curve.ghosts[1].getData()[1], lost)
    assert plot.ghost.tag.text() == "before" and plot.ghost.tag.toolTip()
    assert "run before" in plot.accessibleDescription()
    assert 0 < plot.ghost.line.opacity() < 1
    workbench.store.update(zoom=1.25, colour_map="grey")
    workbench.player.seek(10)
    np.testing.assert_array_equal(plot.ghost.line.getData(), walked)  # another look and a play are no such change
    click(plot, spot(plot, 0, 0))
    assert at(plot.ghost.ring) == pytest.approx([3, 6], abs=0.15), "now that of the run which began there"
    click(plot, spot(plot, 1, -3))
    assert not plot.ghost.is_shown and not len(screen.loss_curve.ghosts[1].getData()[0]), "nothing had been run"
    assert "run before" not in plot.accessibleDescription()
    for _ in range(4):
        workbench.undo()
    assert workbench.player.frame == 25 and workbench.store.experiment == Experiment(), "back with its step"
    np.testing.assert_array_equal(plot.path.getData(), walked)


def test_another_optimizer_or_rate_leaves_a_ghost_another_loss_none(window, screen):
    store, player, plots = window.workbench.store, window.workbench.player, [card.plot for card in screen.cards]
    player.seek(20)
    window.workbench.change_rate(2.0)
    kept = [plot.ghost.line.getData()[0].copy() for plot in plots]
    window.workbench.change_rate(2.0)  # the same series of keys
    assert all(plot.ghost.is_shown for plot in plots)
    np.testing.assert_array_equal(plots[1].ghost.line.getData()[0], kept[1])
    store.replace(store.experiment.with_runs([0], optimizer="adam"))
    assert [plot.ghost.is_shown for plot in plots] == [True, False], "only where there is another run"
    store.replace(store.experiment.with_runs([0], loss="kl"))
    assert not any(plot.ghost.is_shown for plot in plots)
    player.seek(20)
    store.update(logits=(3.0, 1.0, -3.0))
    assert all(plot.ghost.is_shown for plot in plots)
    window.workbench.reset(screen.reset)
    assert not any(plot.ghost.is_shown for plot in plots)
