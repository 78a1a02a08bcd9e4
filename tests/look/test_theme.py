"""A theme is one record: what is drawn takes every width and opacity from it, whatever the theme is called."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QGraphicsPolygonItem

from explorer.look.theme import THEMES
from explorer.screens.classes.decision_plot import DecisionPlot
from explorer.screens.descent.surface_plot import SurfacePlot
from explorer.screens.loss.simplex_plot import SimplexPlot

OWN = replace(THEMES["light"], key="own", contour=2.5, iso_line=3.5, region_opacity=123)


@pytest.fixture
def shown(qtbot):
    def show(view):
        qtbot.addWidget(view)
        with qtbot.waitExposed(view):
            view.show()
        return view

    return show


def test_contours_of_a_surface_are_as_wide_as_the_theme_says(shown):
    plot = shown(SurfacePlot(OWN, OWN.run(0)))
    assert plot.contours.pen().widthF() == 2.5


def test_lines_of_equal_loss_are_as_wide_as_the_theme_says(shown):
    plot = shown(SimplexPlot(OWN))
    assert plot.field.contours.pen().widthF() == 3.5


def test_regions_of_the_classes_are_as_opaque_as_the_theme_says(shown):
    plot = shown(DecisionPlot(OWN, "examples", 3))
    drawn = plot.getPlotItem().getViewBox().allChildItems()
    areas = [item for item in drawn if isinstance(item, QGraphicsPolygonItem)]
    assert [area.brush().color().alpha() for area in areas] == [123] * 3
