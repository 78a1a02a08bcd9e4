"""The slice through the surface along which a run moves."""

from __future__ import annotations

import numpy as np
import pytest


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
