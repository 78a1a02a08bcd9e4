"""Light items of plots."""

from __future__ import annotations

import numpy as np

from explorer.plots.line_and_mark import Line, Mark


def test_a_line_is_drawn_again_where_only_its_heights_have_changed():
    line, x = Line(), np.arange(4.0)
    line.set_points(x, x)
    line.set_points(x, x + 5.0)
    np.testing.assert_array_equal(line.getData()[1], x + 5.0)
    assert line.path().boundingRect().getRect() == (0.0, 5.0, 3.0, 3.0)


def test_a_mark_is_where_it_was_put_however_near_to_the_place_before():
    mark = Mark()
    for x, y in ((1.5e-55, 2.9e-92), (3.0, 1.0), (2.9e-92, 1.5e-55), (0.0, 0.0), (0.0, 1.5e-55)):
        mark.set_place(x, y)
        assert [values.tolist() for values in mark.getData()] == [[x], [y]]
