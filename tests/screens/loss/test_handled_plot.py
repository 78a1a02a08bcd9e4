"""Marks dragged along the curves of the Loss screen, by mouse and by keyboard."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from explorer.screens.loss.edits import fresh
from explorer.screens.loss.screen import DISTANCE, LIKELIHOOD
from explorer.state.experiment_parts import RunSpec
from tests.support.gui import LEFT, drag, press, settle, spot
from tests.support.marks import place
from tests.support.screens import go
from tests.support.sketches import exactly

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def opened(alone):
    """The Loss screen without a window, with its initial values except for those given."""

    def make(page=DISTANCE, **changes):
        screen = alone("loss")
        screen.store.exchange(fresh(screen.store.experiment).changed(**changes))
        screen.show_page(page)
        settle()
        return screen

    return make


def logits(screen) -> tuple[float, ...]:
    return screen.store.experiment.problem.logits


def at(plot, x: float, y: float) -> QPoint:
    return spot(plot, x, y)


def pull(plot, mark: int, x: float, y: float) -> None:
    """Drag a mark to (x, y), then move on without the button."""
    drag(plot.viewport(), [at(plot, *place(plot.marks[mark])), at(plot, x, y)])
    QTest.mouseMove(plot.viewport(), at(plot, *place(plot.marks[mark])) + QPoint(40, 3))
    settle()


@pytest.mark.parametrize("temperature", [1.0, 0.5, 20.0])
def test_the_point_on_the_curve_of_surprise_is_dragged(opened, temperature):
    screen = opened(temperature=temperature)
    plot, before = screen.distance.log_curve, screen.store.experiment
    pull(plot, 0, 0.8, 2.0)
    x, y = place(plot.marks[0])
    assert x == pytest.approx(0.8, abs=0.005) and y == pytest.approx(-math.log(x)), "it stays on the curve"
    assert exactly(logits(screen), temperature)[1] == pytest.approx(x, abs=1e-9)
    assert (logits(screen)[0], logits(screen)[2]) == (before.problem.logits[0], before.problem.logits[2])
    assert plot.reading.text() == f"−ln y′₂ = {-math.log(x):.4f}"
    assert screen.column.bars.bars()[3].share == pytest.approx(x, abs=1e-6)
    screen.store.undo()
    assert screen.store.experiment == before and not screen.store.can_undo


def test_where_the_curve_is_steep_the_height_counts(opened):
    screen = opened()
    plot = screen.distance.log_curve
    pull(plot, 0, 0.01, 4.0)
    assert place(plot.marks[0])[1] == pytest.approx(4.0, abs=0.05)
    pull(plot, 0, 0.3, 4.0)
    assert place(plot.marks[0])[0] == pytest.approx(0.3, abs=0.005)


def test_the_axes_stay_while_a_mark_is_dragged_and_fit_then(opened):
    screen = opened()
    curve, margin = screen.distance.log_curve, screen.distance.margin
    for plot, (x, y) in ((margin, (0.5, 0.5)), (curve, (0.9, 0.2))):
        screen.store.update(logits=(0.0, -7.0, -7.0))
        seen = plot.getPlotItem().viewRange()
        start, end = at(plot, *place(plot.marks[0])), at(plot, x, y)
        QTest.mousePress(plot.viewport(), LEFT, NONE, start)
        QTest.mouseMove(plot.viewport(), end)
        assert place(plot.marks[0])[0] == pytest.approx(x, abs=0.05) and plot.getPlotItem().viewRange() == seen
        QTest.mouseRelease(plot.viewport(), LEFT, NONE, end)
        assert plot.getPlotItem().viewRange() != seen
    for view in (curve, margin):
        drawn = view.getPlotItem().viewRange()
        screen.refresh()
        assert view.getPlotItem().viewRange() == drawn, "nothing is left over from the drag"


def test_a_drag_ends_where_the_probabilities_do(opened):
    screen = opened()
    plot = screen.distance.log_curve
    pull(plot, 0, 5.0, -1.0)
    assert place(plot.marks[0])[0] == pytest.approx(0.999, abs=1e-4)
    pull(plot, 0, 0.0, 50.0)
    assert place(plot.marks[0])[1] == pytest.approx(5.0, abs=0.01), "no further than what was in sight"
    pull(plot, 0, 0.0, 50.0)
    assert 5.5 < place(plot.marks[0])[1] <= -math.log(0.001) + 1e-3, "the next drag goes on from there"
    for left in (2, 1, 0):
        screen.store.undo()
        assert screen.store.can_undo == (left > 0), "three drags are three entries"


@pytest.mark.parametrize("temperature", [1.0, 0.5])
def test_a_margin_is_dragged_along_the_hinge(opened, temperature):
    screen = opened(temperature=temperature)
    plot, before = screen.distance.margin, screen.store.experiment
    pull(plot, 1, -1.5, 0.0)
    assert place(plot.marks[1]) == (pytest.approx(-1.5, abs=0.02), pytest.approx(2.5, abs=0.02))
    now = logits(screen)
    assert (now[1] - now[2]) / temperature == pytest.approx(place(plot.marks[1])[0], abs=1e-9)
    assert now[:2] == before.problem.logits[:2]
    screen.store.undo()
    assert screen.store.experiment == before


def test_the_likelihood_is_dragged_along_its_logit(opened):
    screen = opened(LIKELIHOOD)
    curves = screen.likelihood.curves
    before = screen.store.experiment
    for plot in (curves.product, curves.sum):
        pull(plot, len(plot.marks) - 1, 1.7, 0.3)
        assert logits(screen)[0] == pytest.approx(1.7, abs=0.05) and logits(screen)[1:] == before.problem.logits[1:]
        assert place(plot.marks[-1])[0] == logits(screen)[0]
        screen.store.undo()
        assert screen.store.experiment == before
    pull(curves.product, 0, 3.0, 0.3)
    assert screen.store.experiment == before, "the place of greatest likelihood is no handle"
    screen.store.update(logits=(40.0, 0.0, 0.0))
    start, seen = at(curves.sum, *place(curves.sum.marks[-1])), curves.sum.getPlotItem().viewRange()
    QTest.mousePress(curves.sum.viewport(), LEFT, NONE, start)
    for x in (5.0, 30.0):
        QTest.mouseMove(curves.sum.viewport(), at(curves.sum, x, 1.0))
        assert logits(screen)[0] == pytest.approx(x, abs=0.2), "as far back as it was taken"
        assert curves.sum.getPlotItem().viewRange() == seen


def test_a_mark_of_a_run_sets_the_start(opened):
    screen = opened(runs=(RunSpec("mse", learning_rate=1.0), RunSpec("cross_entropy", learning_rate=1.0)))
    go(screen, 30)
    plot = screen.distance.log_curve
    assert len(plot.marks) == 2 and "sets the start" in plot.toolTip()
    QTest.mouseMove(plot.viewport(), at(plot, *place(plot.marks[1])))
    QTest.mousePress(plot.viewport(), LEFT, NONE, at(plot, *place(plot.marks[1])))
    assert screen.store.experiment == fresh(screen.store.experiment).changed(
        runs=screen.store.experiment.descent.runs
    ), "a press alone moves nothing"
    QTest.mouseMove(plot.viewport(), at(plot, 0.5, 0.7))
    QTest.mouseRelease(plot.viewport(), LEFT, NONE, at(plot, 0.5, 0.7))
    assert exactly(logits(screen))[1] == pytest.approx(0.5, abs=0.01)


def test_the_pointer_shows_what_can_be_dragged(opened):
    screen = opened()
    plot = screen.distance.margin
    QTest.mouseMove(plot.viewport(), at(plot, *place(plot.marks[1])))
    assert plot.cursor().shape() is Qt.CursorShape.SizeHorCursor
    assert plot.halo.isVisible() and place(plot.halo) == place(plot.marks[1])
    before = screen.store.experiment
    beside = at(plot, *place(plot.marks[1])) + QPoint(0, 60)
    drag(plot.viewport(), [beside, at(plot, 0.0, 1.0)])
    QTest.mousePress(plot.viewport(), Qt.MouseButton.RightButton, NONE, at(plot, *place(plot.marks[1])))
    assert not plot.is_held
    QTest.mouseMove(plot.viewport(), at(plot, 0.0, 1.0))
    QTest.mouseRelease(plot.viewport(), Qt.MouseButton.RightButton, NONE, at(plot, 0.0, 1.0))
    assert screen.store.experiment == before
    QTest.mouseMove(plot.viewport(), beside)
    assert plot.cursor().shape() is Qt.CursorShape.ArrowCursor and not plot.halo.isVisible()


def test_keys_choose_a_mark_and_move_it(make_window):
    window = make_window(size=(1280, 800))
    window.workbench.show_screen("loss")
    window.workbench.store.replace(fresh(window.workbench.store.experiment))
    before, screen = window.workbench.store.experiment, window.screens.current
    plot, curve = screen.distance.margin, screen.distance.log_curve
    screen.distance.loss.setFocus()
    press(window, "Tab")
    assert curve.hasFocus() and curve.halo.isVisible() and not plot.halo.isVisible()
    assert curve.accessibleDescription() == "prediction: y′₂ = 0.321, −ln y′₂ = 1.1362"
    for _ in range(3):
        press(window, "Right")
    assert place(curve.marks[0])[0] == pytest.approx(exactly(before.problem.logits)[1] + 0.03, abs=1e-3)
    press(window, "Tab")
    assert plot.hasFocus() and place(plot.halo) == place(plot.marks[0])
    margins = [place(mark)[0] for mark in plot.marks]
    for key in ("Right", "Down", "Down", "Left", "Left"):
        press(window, key)
    step = (plot.reach[1] - plot.reach[0]) / 100
    assert place(plot.marks[1])[0] == pytest.approx(margins[1] - 2 * step, abs=2e-3)
    assert place(plot.marks[0])[0] == pytest.approx(margins[0] + step, abs=2e-3) and place(plot.halo) == place(
        plot.marks[1]
    )
    assert plot.accessibleDescription().startswith("prediction: y₂ − y₃ = "), "the chosen one first"
    for _ in range(3):
        assert window.workbench.store.experiment != before
        window.workbench.undo()
    assert window.workbench.store.experiment == before
    press(window, "Home")
    assert plot.hasFocus() and window.workbench.player.frame == 0, "the other keys stay the window's"
