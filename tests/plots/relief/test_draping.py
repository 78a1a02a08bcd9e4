"""Lines on the floor of a landscape."""

from __future__ import annotations

import numpy as np

from explorer.plots.relief.draping import draped


def pieces(u, v) -> list[np.ndarray]:
    """The uninterrupted parts of a draped line, (n, 2) each."""
    line = np.column_stack(draped(np.asarray(u, dtype=float), np.asarray(v, dtype=float)))
    gaps = np.flatnonzero(np.isnan(line[:, 0]))
    parts = np.split(line, gaps)
    return [part[~np.isnan(part[:, 0])] for part in parts if len(part[~np.isnan(part[:, 0])])]


def test_a_line_on_the_floor_keeps_its_places_and_gets_more_between():
    (line,) = pieces([-1, 0.5, 0.5], [-1, -1, 1])
    for corner in ((-1, -1), (0.5, -1), (0.5, 1)):
        assert np.abs(line - corner).sum(axis=1).min() < 1e-12
    assert np.hypot(*np.diff(line, axis=0).T).max() < 0.05
    np.testing.assert_allclose(line[[0, -1]], [(-1, -1), (0.5, 1)])


def test_a_line_is_cut_off_at_the_edges():
    first, second = pieces([0, 3, 3, 0], [0, 0, 0.5, 0.5])
    np.testing.assert_allclose(first[[0, -1]], [(0, 0), (1, 0)], atol=1e-12)
    np.testing.assert_allclose(second[[0, -1]], [(1, 0.5), (0, 0.5)], atol=1e-12)
    (across,) = pieces([-5, 5], [-0.5, 0.5])
    np.testing.assert_allclose(across[[0, -1]], [(-1, -0.1), (1, 0.1)], atol=1e-12)


def test_far_and_lost_places_are_no_trouble():
    assert pieces([2, 3], [0, 0]) == [] and pieces([0], [0]) == [] and pieces([2, 2], [0, 0]) == []
    (line,) = pieces([0, 1e300, np.inf, np.nan], [0, 0, 0, 0])
    np.testing.assert_allclose(line[[0, -1]], [(0, 0), (1, 0)], atol=1e-12)


def test_a_run_that_stands_still_has_a_line_without_length():
    (line,) = pieces([0.2, 0.2, 0.2], [0.1, 0.1, 0.1])
    np.testing.assert_allclose(line, np.broadcast_to((0.2, 0.1), line.shape))
