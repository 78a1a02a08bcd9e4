"""Light items of plots."""

from __future__ import annotations

import numpy as np

from explorer.plots.line_and_mark import Line


def test_a_line_is_drawn_again_where_only_its_heights_have_changed():
    line, x = Line(), np.arange(4.0)
    line.set_points(x, x)
    line.set_points(x, x + 5.0)
    np.testing.assert_array_equal(line.getData()[1], x + 5.0)
    assert line.path().boundingRect().getRect() == (0.0, 5.0, 3.0, 3.0)
