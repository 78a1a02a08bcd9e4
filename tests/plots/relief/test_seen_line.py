"""A line on a landscape, of which parts are hidden."""

from __future__ import annotations

import numpy as np

from explorer.plots.relief.seen_line import SeenLine, seen_line
from explorer.plots.relief.strips import Strips
from tests.support.hills import height, relief, seen_from


def test_a_line_across_a_hill_is_hidden_behind_it_and_seen_before_it():
    strips = Strips(relief(), seen_from(0.0, 15.0), 96, 97)
    line = seen_line(strips, np.array([0.0, 0.0]), np.array([-0.9, 0.9]), height)
    np.testing.assert_allclose(line.heights, height(line.u, line.v))
    x, y = strips.projection.screen(line.u, line.v, line.heights)
    np.testing.assert_array_equal((line.x, line.y), (x, y))
    assert not line.hidden[line.v < 0].any() and line.hidden[line.v > 0.2].all()
    seen, behind = line.pieces(hidden=False), line.pieces(hidden=True)
    assert seen.length() + behind.length() > 0.99 * float(np.nansum(np.hypot(np.diff(line.x), np.diff(line.y))))


def test_what_is_seen_does_not_depend_on_the_way_a_line_goes():
    strips = Strips(relief(), seen_from(0.0, 15.0), 96, 97)
    there = seen_line(strips, np.array([0.0, 0.0]), np.array([-0.9, 0.9]), height)
    back = seen_line(strips, np.array([0.0, 0.0]), np.array([0.9, -0.9]), height)
    for hidden in (False, True):
        assert abs(there.pieces(hidden).length() - back.pieces(hidden).length()) < 1e-6


def test_a_gap_is_in_no_piece():
    strips = Strips(relief(), seen_from(0.0, 90.0), 96, 97)
    line = seen_line(strips, np.array([0.0, 3.0, 3.0, 0.0]), np.array([0.0, 0.0, 0.5, 0.5]), height)
    assert np.isnan(line.u).sum() == 2
    assert abs(line.pieces(hidden=False).length() - 2 * strips.projection.scale) < 1


def test_nothing_has_no_pieces():
    assert SeenLine().pieces(hidden=False).isEmpty() and SeenLine().pieces(hidden=True).isEmpty()
