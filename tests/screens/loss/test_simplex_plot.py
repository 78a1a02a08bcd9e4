"""The triangle: colours, levels, the path, and a drag that sets a distribution."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtTest import QTest

from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.simplex import SIDE, IsoLines, iso_lines
from explorer.core.softmax import softmax
from explorer.look import numbers
from explorer.look.theme import THEMES
from explorer.screens.loss.prediction import Prediction
from explorer.screens.loss.simplex_field import spread
from explorer.screens.loss.simplex_plot import SimplexPlot
from tests.support.gui import LEFT, WORDING, settle, spot
from tests.support.marks import on_screen, place, prediction

LIGHT = THEMES["light"]


def test_the_start_of_a_path_is_ringed_once_there_is_a_path(shown):
    plot, target = shown(SimplexPlot(LIGHT, WORDING)), np.array([1.0, 0.0, 0.0])
    prediction = Prediction("A", LIGHT.run(0), np.array([0.0, 1.0, 0.0]))
    way = np.array([[0.2, 0.3, 0.5], [0.4, 0.3, 0.3], [0.4, 0.4, 0.2]])
    for path, ringed in ((way[:, :1], False), (way, True), (way[:, :1], False)):
        plot.show_predictions(target, [prediction], [path])
        assert plot.start.isVisible() == ringed


def test_levels_written_on_the_triangle_are_those_of_its_loss(shown):
    plot = shown(SimplexPlot(LIGHT, WORDING), 500, 440)
    target = np.array([1.0, 0.0, 0.0])
    for key in ("mse", "cross_entropy", "euclidean"):
        plot.show_loss(Objective(LOSSES[key], target), "lecture")
        written = {tag.text() for tag in plot.field.tags if tag.text()}
        assert written and written <= {numbers.plain(level) for level in plot.field.iso.levels}


def test_the_triangle_is_equilateral_and_fits_at_any_size(shown, qapp):
    plot = shown(SimplexPlot(LIGHT, WORDING))
    plot.show_loss(Objective(LOSSES["cross_entropy"], np.eye(3)[1]), "lecture")
    for size in ((400, 300), (900, 300), (250, 700)):
        plot.resize(*size)
        settle()
        left, top, right = (spot(plot, x, y) for x, y in ((0, 0), (SIDE / 2, math.sqrt(1.5)), (SIDE, 0)))
        sides = [math.dist(a.toTuple(), b.toTuple()) for a, b in ((left, top), (top, right), (right, left))]
        assert max(sides) - min(sides) <= 2.5
        assert sides[0] > 0.55 * min(size), "it is as large as it can be"
        for tag in plot.corner_tags:
            assert QRectF(plot.rect()).contains(on_screen(plot, tag))


def test_the_temperature_plays_no_part_in_the_colours(shown, qapp):
    plot = shown(SimplexPlot(LIGHT, WORDING))
    plot.show_loss(Objective(LOSSES["hinge"], np.eye(3)[0], 1.0), "lecture")
    before = plot.field.contours.getData()
    plot.show_loss(Objective(LOSSES["hinge"], np.eye(3)[0], 7.0), "lecture")
    np.testing.assert_array_equal(plot.field.contours.getData(), before)


def test_the_target_has_the_colour_of_the_least_loss(shown, qapp):
    plot = shown(SimplexPlot(LIGHT, WORDING))
    plot.show_loss(Objective(LOSSES["mse"], np.eye(3)[1]), "grey")
    picture = plot.field.image.image
    rows, columns = picture.shape[:2]
    grey = picture[..., 0].astype(int)
    assert grey[rows - 3, columns // 2] < 40 < 200 < grey[2, 5] and grey[2, columns - 6] > 200


def test_a_drag_asks_for_the_distribution_under_the_pointer(shown, qapp):
    plot, asked = shown(SimplexPlot(LIGHT, WORDING)), []
    plot.dragged.connect(lambda p, gesture: asked.append((p, gesture)))
    for _ in range(2):
        QTest.mousePress(plot.viewport(), LEFT, pos=spot(plot, SIDE / 2, math.sqrt(1.5) / 3))
        QTest.mouseMove(plot.viewport(), spot(plot, SIDE, 0.0) + QPoint(30, 30))
        QTest.mouseRelease(plot.viewport(), LEFT)
    assert asked[0][0] == pytest.approx((1 / 3, 1 / 3, 1 / 3), abs=0.02)
    assert asked[1][0] == pytest.approx((0, 0, 1))
    assert asked[0][1] == asked[1][1] != asked[2][1] == asked[3][1]


def test_levels_are_written_on_their_lines_apart_from_each_other(qapp):
    iso = iso_lines(Objective(LOSSES["cross_entropy"], np.array([0.2, 0.7, 0.1])).value)
    placed = spread(iso, 0.15)
    assert len(placed) >= 4
    for (level, x, y), (_, u, v) in itertools.combinations(placed, 2):
        assert math.dist((x, y), (u, v)) >= 0.15
        pieces = iso.lines[iso.levels.index(level)]
        assert min(np.hypot(*(piece - (x, y)).T).min() for piece in pieces) == 0
    assert spread(iso, 10.0) == [] == spread(IsoLines((1.0,), ((),)), 0.1)


def test_a_level_gives_way_to_what_is_drawn_over_it(shown, qapp):
    plot = shown(SimplexPlot(LIGHT, WORDING), 600, 500)
    target = np.eye(3)[1]
    plot.show_loss(Objective(LOSSES["mse"], target), "lecture")
    for logits in ((0, 0, 0), (1, 0, 1), (2, 0, 2), (0.5, 0, 0.2)):
        plot.show_predictions(target, [prediction(*logits)], [softmax(np.array(logits, dtype=float))[:, None]])
        seen = [tag for tag in plot.field.tags if tag.isVisible() and tag.text()]
        assert seen
        for tag in seen:
            assert not on_screen(plot, tag).intersects(on_screen(plot, plot.length))
            assert not on_screen(plot, tag).contains(spot(plot, *place(plot.points[0])))
