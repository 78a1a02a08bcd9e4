"""A square plot has one scale on both axes, whatever its own shape."""

from __future__ import annotations

import pytest

from explorer.look.theme import THEMES
from explorer.plots.square_plot import SquarePlot
from tests.support.gui import settle

LIGHT = THEMES["light"]


@pytest.mark.parametrize("size", [(500, 300), (300, 500), (401, 402), (90, 60)])
def test_the_picture_is_square_and_in_the_middle(shown, size):
    plot = shown(SquarePlot(LIGHT, "", x_label="y₁", y_label="y₂"), *size)
    plot.set_margins(2, 9, 6, 0)
    settle()
    box = plot.getPlotItem().getViewBox().sceneBoundingRect()
    assert box.width() == pytest.approx(box.height(), abs=0.01) and box.width() >= 20
    assert plot.pixel_size()[0] > 0
    if min(size) >= 300:
        across, up = plot.around()
        assert abs(box.width() - min(size[0] - across, size[1] - up)) <= 1
        left, right = box.left() - (across - 8), size[0] - box.right()
        assert abs(left - right) <= 8, "what is spare is at both sides"


@pytest.mark.parametrize("size", [(500, 300), (300, 500), (401, 402)])
def test_the_place_of_the_picture_is_known_before_it_is_laid_out(shown, size):
    plot = shown(SquarePlot(LIGHT, "", x_label="y₁", y_label="y₂"), 350, 350)
    plot.set_margins(2, 9, 6, 0)
    settle()
    plot.hide()
    plot.resize(*size)
    told = plot.square()
    plot.show()
    settle()
    box = plot.getPlotItem().getViewBox()
    scene = box.mapRectToScene(box.rect())  # sceneBoundingRect has half the pen of its frame in addition
    assert told == pytest.approx((scene.left(), scene.top(), scene.width()), abs=1e-6)
