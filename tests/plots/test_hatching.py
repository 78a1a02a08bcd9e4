"""Hatching: lines within a rectangle, evenly apart in pixels, in one direction for each run."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.plots.hatching import hatching

ACROSS, UP, PIXEL = (1.0, 4.0), (-10.0, 20.0), (0.02, 0.25)  # 150 x 120 pixels


def segments(direction):
    """(S, 2, 2): both ends of each line, in pixels from the lower left corner."""
    x, y = hatching(ACROSS, UP, PIXEL, direction)
    assert np.isnan(x[2::3]).all() and np.isnan(y[2::3]).all(), "the lines are not connected"
    points = np.stack([(x - ACROSS[0]) / PIXEL[0], (y - UP[0]) / PIXEL[1]], axis=1)
    return points.reshape(-1, 3, 2)[:, :2]


@pytest.mark.parametrize(("direction", "way"), [(0, (1, 1)), (1, (1, -1)), (2, (1, 0)), (3, (0, 1))])
def test_lines_of_each_direction_fill_the_rectangle(direction, way):
    lines = segments(direction)
    assert lines[..., 0].min() >= -1e-9 and lines[..., 0].max() <= 150 + 1e-9
    assert lines[..., 1].min() >= -1e-9 and lines[..., 1].max() <= 120 + 1e-9
    across, up = (lines[:, 1] - lines[:, 0]).T
    np.testing.assert_allclose(across * way[1], up * way[0], atol=1e-9)
    length = np.hypot(*way)
    shifts = (lines[:, 0, 0] * way[1] - lines[:, 0, 1] * way[0]) / length  # of each line, at right angles
    np.testing.assert_allclose(np.abs(np.diff(shifts)), 9.0, rtol=1e-9)
    assert len(lines) == pytest.approx({0: 21, 1: 21, 2: 13, 3: 17}[direction], abs=1)


def test_nothing_is_drawn_where_there_is_no_room():
    for direction in range(4):
        x, y = hatching((1.0, 1.0001), (0.0, 0.001), PIXEL, direction)
        assert len(x) == len(y) and len(x) <= 6
