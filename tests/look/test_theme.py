"""Themes: colours and sizes, each taken from the theme's record."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QGraphicsPolygonItem

from explorer.look.theme import THEMES
from explorer.screens.classes.decision_plot import DecisionPlot
from explorer.screens.descent.surface_plot import SurfacePlot
from explorer.screens.loss.simplex_plot import SimplexPlot
from tests.support.gui import WORDING

OWN = replace(THEMES["light"], key="own", contour=2.5, iso_line=3.5, region_opacity=123)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_what_is_disabled_has_quiet_letters(theme):
    palette, group, role = theme.palette(), QPalette.ColorGroup, QPalette.ColorRole
    for letters in (role.Text, role.WindowText, role.ButtonText):
        assert palette.color(group.Disabled, letters) == QColor(theme.muted)
        assert palette.color(group.Active, letters) == QColor(theme.text)


def test_type_grows_with_the_smaller_of_width_and_height():
    projector = THEMES["projector"]
    assert [projector.growth(*size) for size in ((2560, 720), (1280, 1440), (2560, 1440))] == [1.0, 1.0, 2.0]


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
    plot = shown(SimplexPlot(OWN, WORDING))
    assert plot.field.contours.pen().widthF() == 3.5


def test_regions_of_the_classes_are_as_opaque_as_the_theme_says(shown):
    plot = shown(DecisionPlot(OWN, "examples", 3))
    drawn = plot.getPlotItem().getViewBox().allChildItems()
    areas = [item for item in drawn if isinstance(item, QGraphicsPolygonItem)]
    assert {area.brush().color().alpha() for area in areas} == {123} and len(areas) >= 3
