"""A plot of runs has the same axes at a given size, however it reached that size."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.look.theme import DEFAULT_THEME, THEMES
from explorer.plots.step_plot import StepPlot
from tests.support.gui import settle

SIZES = [(160, 90), (420, 90), (160, 200), (300, 64), (160, 90), (600, 300), (120, 120)]


@pytest.fixture
def make_plot(qtbot):
    def make(size):
        plot = StepPlot(THEMES[DEFAULT_THEME], "e by step", "e")
        qtbot.addWidget(plot)
        plot.resize(*size)
        plot.show()
        settle()
        plot.show_curves([np.full(12, 2.0)], 11, 12, False)  # as high as the plot's name
        settle()
        return plot

    return make


def test_the_axes_do_not_hang_on_the_sizes_before(make_plot):
    resized = make_plot(SIZES[0])
    for size in SIZES[1:]:
        resized.resize(*size)
        settle()
        assert resized.getPlotItem().viewRange() == make_plot(size).getPlotItem().viewRange(), size


def test_the_axes_follow_the_size_of_the_type_of_the_name(make_plot):
    plot, font = make_plot((200, 120)), THEMES[DEFAULT_THEME].font(1.6)
    plot.setFont(font)
    settle()
    ranges = plot.getPlotItem().viewRange()
    plot.show_curves([np.full(12, 2.0)], 11, 12, False)
    settle()
    assert plot.getPlotItem().viewRange() == ranges


def test_the_longest_name_that_has_room_is_shown(make_plot):
    plot = make_plot((420, 120))
    plot.set_caption("a name that is long", "short")
    assert plot.caption.text() == "a name that is long"
    plot.resize(120, 120)
    settle()
    assert plot.caption.text() == "short"
    plot.resize(420, 120)
    settle()
    assert plot.caption.text() == "a name that is long"
