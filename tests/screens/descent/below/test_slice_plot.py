"""The slice through the surface along which a run moves."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.support.gui import drag, spot


def test_each_ball_rolls_on_its_own_slice(window):
    window.workbench.player.seek(6)
    explore = window.screens.screen_of("descent")
    for i in range(2):
        x, y = explore.slice.curves[i].getData()
        (bx,), (by,) = explore.slice.balls[i].getData()
        assert by == pytest.approx(np.interp(bx, x, y), abs=2e-2)
        position = explore.scene.position(i, 6)
        assert bx == position[0] - position[1]


def test_what_is_drawn_is_inside_its_axes(window):
    for frame in (0, 1, 10, 200, 500):
        window.workbench.player.seek(frame)
        for plot in (
            window.screens.screen_of("descent").loss_curve,
            window.screens.screen_of("descent").slope_curve,
            window.screens.screen_of("descent").slice,
        ):
            (x0, x1), (y0, y1) = plot.getPlotItem().getViewBox().viewRange()
            for ball in plot.balls:
                (x,), (y,) = ball.getData()
                assert x0 <= x <= x1 and y0 <= y <= y1, (plot.accessibleName(), frame)


def test_a_press_or_drag_on_the_slice_moves_the_start_along_it(window):
    store, plot = window.workbench.store, window.screens.screen_of("descent").slice
    store.update(logits=(3.0, 1.0, -5.0))
    first = store.experiment
    drag(plot.viewport(), [spot(plot, -8, 5), spot(plot, -12, 5)])
    x, y, third = store.experiment.problem.logits
    assert (x - y, x + y, third) == pytest.approx((-12, 4, -5), abs=0.3) and x + y == pytest.approx(4)
    store.undo()
    assert store.experiment == first
    ball = spot(plot, 2, plot.balls[1].y()) + QPoint(8, 0)
    drag(plot.viewport(), [ball])  # a click on a ball changes nothing
    assert store.experiment == first
    drag(plot.viewport(), [ball, spot(plot, 7, 5) + QPoint(8, 0)])
    x, y, _ = store.experiment.problem.logits
    assert x - y == pytest.approx(7, abs=0.4), "it keeps its distance from the pointer"
    store.undo()
    drag(plot.viewport(), [ball, spot(plot, 99, 5)])
    assert store.experiment.problem.logits == (12.0, -8.0, -5.0), "no further than the axis"
    assert "12" not in plot.accessibleDescription() and "20" in plot.accessibleDescription()
    QTest.mouseClick(plot.viewport(), Qt.MouseButton.RightButton, pos=spot(plot, 3, 3))
    QTest.mouseMove(plot.viewport(), spot(plot, 3, 3))
    assert store.experiment.problem.logits == (12.0, -8.0, -5.0)
    store.undo()
    assert store.experiment == first


def test_the_slice_reaches_as_far_as_the_axes_of_the_surfaces(window):
    window.workbench.store.update(zoom=2.0, pan=(3.0, -1.0))
    x, _ = window.screens.screen_of("descent").slice.curves[0].getData()
    assert (x[0], x[-1]) == (-2 - 4, 8 + 6)
