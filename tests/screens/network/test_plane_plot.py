"""The picture of a plane: where paths, ends and colours are drawn, and what is dashed."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPicture
from PySide6.QtTest import QTest

from explorer.core.loss_plane import Window
from explorer.look.theme import THEMES, colour_table
from explorer.screens.network.plane_plot import IN_PLANE, PlanePlot, pieces
from explorer.state.experiment_parts import RunSpec
from explorer.state.loss_plane import FINEST, LEVELS, LossPlane, RunPath
from explorer.state.network_parts import Network
from tests.support.gui import settle, spot

LIGHT = THEMES["light"]
SIDE = 10.0
FAR = 1.5 * IN_PLANE * SIDE
# Two runs that end in the plane, and one that does not.
PATHS = (
    RunPath(np.arange(4), np.array([0.0, 1.0, 2.0, 4.0]), np.zeros(4), np.array([0.0, FAR, 0.1, 0.0])),
    RunPath(np.arange(3), np.array([0.0, 0.5, 1.0]), np.array([0.0, 3.0, 5.0]), np.zeros(3)),
    RunPath(np.arange(2), np.array([0.0, -1.0]), np.array([0.0, -1.0]), np.array([0.0, 2.0])),
)


@pytest.fixture
def plane() -> LossPlane:
    """MSE rises to the right, from 0 to 1."""
    specs = (RunSpec("mse"), RunSpec("cross_entropy"), RunSpec("hinge"))
    plane = LossPlane(specs, Network(), 3, (0, 1))
    plane.exists, plane.level, plane.paths = True, len(LEVELS), PATHS
    plane.window = Window(-3.0, -4.0, SIDE)
    plane.values[:] = np.linspace(0.0, 1.0, FINEST)
    return plane


@pytest.fixture
def plot(shown, plane) -> PlanePlot:
    plot = shown(PlanePlot(LIGHT), 360, 300)
    plot.show_plane(plane, plane.drawn("mse", False), "lecture")
    settle()
    return plot


def pixel(plot, x, y) -> QColor:
    return plot.grab().toImage().pixelColor(spot(plot, x, y))


def test_the_picture_is_square_and_shows_the_window(plot):
    box = plot.getPlotItem().getViewBox()
    assert box.viewRange() == [[-3.0, 7.0], [-4.0, 6.0]]
    assert box.sceneBoundingRect().width() == pytest.approx(box.sceneBoundingRect().height(), abs=1)


def test_low_is_blue_and_high_is_red(plot):
    for x, word in ((-2.9, colour_table("lecture")[0]), (6.9, colour_table("lecture")[255])):
        drawn, wanted = pixel(plot, x, -3.5), QColor(int(word))
        assert max(abs(a - b) for a, b in zip(drawn.getRgb(), wanted.getRgb(), strict=True)) <= 12


def test_start_and_ends_are_where_they_are(plot):
    assert (plot.start.x(), plot.start.y()) == (0.0, 0.0)
    assert [(run.end.x(), run.end.y()) for run in plot.drawn] == [(4.0, 0.0), (1.0, 5.0), (-1.0, -1.0)]
    assert pixel(plot, 4.0, 0.0) == QColor(LIGHT.run(0).colour)
    assert pixel(plot, -1.0, -1.0) == QColor("#ffffff"), "hollow: this end is not in the plane"


def test_what_is_out_of_the_plane_is_dashed(plot):
    first, second, third = plot.drawn
    for run, line in ((first, first.near), (first, first.far)):
        assert line.pen().color() == QColor(LIGHT.run(0).colour) and run.far.pen().style() == Qt.PenStyle.DashLine
        assert run.near.pen().style() == Qt.PenStyle.SolidLine
    np.testing.assert_array_equal(first.far.getData()[0], [0, 1, 2, np.nan])
    np.testing.assert_array_equal(first.near.getData()[0], [2, 4, np.nan])
    assert not len(second.far.getData()[0]) and len(second.near.getData()[0]) == 4
    assert not len(third.near.getData()[0]) and len(third.far.getData()[0]) == 3


def test_every_part_of_a_path_is_near_or_far():
    generator = np.random.default_rng(3)
    path = RunPath(np.arange(30), *generator.uniform(0, 1, (3, 30)))
    drawn = {far: pieces(path, 0.5, far) for far in (False, True)}
    for axis, along in ((0, path.x), (1, path.y)):
        found = [pair for far in drawn for pair in pairwise(drawn[far][axis].tolist()) if not np.isnan(pair).any()]
        assert sorted(found) == sorted(pairwise(along.tolist()))
    assert 0 < len(drawn[False][0]) < len(drawn[True][0])


def test_the_place_under_the_pointer_is_told(plot):
    told = []
    plot.hovered.connect(told.append)
    QTest.mouseMove(plot.viewport(), spot(plot, 2.0, 1.0))
    settle()
    assert told[-1] == pytest.approx((2.0, 1.0), abs=0.05)
    QTest.mouseMove(plot.viewport(), spot(plot, -3.0, 0.0) - spot(plot, 1.0, 0.0) + spot(plot, 0.0, 0.0))
    settle()
    assert told[-1] is None


def test_runs_come_and_go(plot, plane):
    plane.paths = PATHS[:1]
    plot.show_plane(plane, plane.drawn("mse", False), "lecture")
    assert len(plot.drawn) == 1
    plane.paths = (*PATHS, PATHS[0])
    plot.show_plane(plane, plane.drawn("mse", False), "lecture")
    assert [run.near.pen().color().name() for run in plot.drawn] == [LIGHT.run(i).colour for i in range(4)]


def test_an_end_that_leaves_the_plane_becomes_hollow(plot, plane):
    left = PATHS[1]._replace(distance=np.array([0.0, 1.0, 1.0]))
    plane.paths = (PATHS[0], left, PATHS[2])
    plot.show_plane(plane, plane.drawn("mse", False), "lecture")
    assert pixel(plot, 1.0, 5.0) == QColor("#ffffff")
    plot.apply_theme(THEMES["dark"])
    assert plot.drawn[1].end.brush().color() == QColor("#ffffff")
    assert plot.drawn[0].end.brush().color() == QColor(THEMES["dark"].run(0).colour)


@pytest.mark.parametrize("theme", ["light", "projector"])
@pytest.mark.parametrize("scale", [0.01, 1.0, 1e11])
def test_no_number_of_an_axis_is_cut_off(shown, plane, theme, scale):
    plot = PlanePlot(THEMES[theme])
    across, up = plot.around()
    shown(plot, 210 + across, 210 + up)  # as a card makes it: no room is spare
    axis, count = plot.getPlotItem().getAxis("bottom"), 0
    for left in np.linspace(-3.0, -2.0, 12) * scale:
        plane.window = Window(float(left), -4.0 * scale, 4.3 * scale)
        plot.show_plane(plane, plane.drawn("mse", False), "lecture")
        settle()
        picture = QPicture()
        with QPainter(picture) as painter:
            texts = axis.generateDrawSpecs(painter)[2]
        for rect, _, text in texts:
            place = axis.mapRectToScene(rect)
            assert place.left() >= 0 and place.right() <= plot.width(), text
        count += len([text for _, _, text in texts if text])
    assert count > 12, "there are numbers"
