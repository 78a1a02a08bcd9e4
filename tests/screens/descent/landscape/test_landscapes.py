"""The landscapes of the cards: what they show, how they tilt, and what they look like at rest."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from explorer.look.theme import THEMES
from explorer.screens.descent.landscape.landscapes import Landscapes
from explorer.state.experiment_parts import RunSpec
from tests.support.gui import settle, spot
from tests.support.screens import go


def rest(screen) -> None:
    settle()
    while screen.is_working:
        screen.go_on(math.inf)
    settle()


def pictures(screen) -> list[QImage]:
    return [card.landscape.grab().toImage() for card in screen.cards]


def test_a_flat_map_has_no_landscape_and_no_work(alone):
    screen = alone("descent")
    card = screen.cards[0]
    assert card.plot.isVisible() and not card.landscape.isVisible()
    assert not screen.landscapes.is_working and not screen.options.landscape_row.isVisible()


def test_the_button_tilts_the_maps_in_steps_and_back(alone):
    screen, seen = alone("descent"), []
    go(screen, 5)
    flat = [spot(card.plot, 4.0, -7.0) for card in screen.cards]
    screen.options.landscape.click()
    settle()
    card = screen.cards[1]
    assert card.landscape.isVisible() and not card.plot.isVisible()
    scenery = card.landscape.scenery
    assert (scenery.turn, scenery.tilt) == (0.0, 90.0), "it begins where the flat map is"
    assert screen.landscapes.is_working
    while screen.landscapes.way < 1:
        seen.append((scenery.turn, scenery.tilt))
        screen.go_on(0.001)
    assert 10 <= len(seen) <= 30 and (scenery.turn, scenery.tilt) == (-30.0, 40.0)
    assert (np.diff(np.array(seen), axis=0) <= 0).all() and len({*seen}) == len(seen)
    screen.options.landscape.click()
    screen.go_on(0.001)
    assert card.landscape.isVisible() and scenery.tilt < 60
    rest(screen)
    assert card.plot.isVisible() and not card.landscape.isVisible()
    assert [spot(each.plot, 4.0, -7.0) for each in screen.cards] == flat


def test_from_above_every_place_is_where_the_flat_map_has_it(alone):
    screen = alone("descent", is_landscape=True, turn=0.0, tilt=90.0, zoom=1.5, pan=(1.0, -2.0))
    card = screen.cards[1]
    strips, landform = card.landscape.strips(), card.landscape.scenery.landform
    places = np.array([(-5.0, 4.0), (7.0, -8.5), (1.0, -2.0)])
    x, y = strips.projection.screen(*landform.on_floor(*places.T), np.array([0.0, 1.0, 0.5]))
    screen.store.update(is_landscape=False)
    rest(screen)
    screen.content.layout().activate()
    box = card.plot.getPlotItem().getViewBox()
    for place, *pixel in zip(places, x, y, strict=True):
        there = box.mapViewToScene(QPointF(*place))
        assert (there.x(), there.y()) == pytest.approx(pixel, abs=0.01)


@pytest.mark.parametrize(
    "view", [{}, {"quantity": "slope"}, {"log_height": True}, {"common_scale": True, "tilt": 20.0}]
)
def test_balls_and_paths_lie_at_the_height_of_the_loss(alone, view):
    screen = alone("descent", is_landscape=True, **view)
    go(screen, 30)
    rest(screen)
    slope, log = view.get("quantity") == "slope", "log_height" in view
    heights = screen.scene.heights(30)
    for i, card in enumerate(screen.cards):
        marks, reading = card.landscape.marks, screen.scene.reading(i, 30)
        value = reading.slope if slope else reading.value
        share = ((math.log10(value) if log else value) - heights[i].low) / (heights[i].high - heights[i].low)
        assert marks.ball.height == pytest.approx(min(max(share, 0), 1), abs=1e-6)
        assert marks.start.height == pytest.approx(marks.path.heights[0])
        x, y = card.landscape.scenery.landform.on_axes(marks.ball.u, marks.ball.v)
        assert (x, y) == pytest.approx(tuple(screen.scene.position(i, 30)[:2]))
        relief = card.landscape.scenery.landform.relief
        there = np.isfinite(marks.path.u)
        drawn = relief.at(marks.path.u[there], marks.path.v[there])
        assert np.abs(drawn - marks.path.heights[there]).max() < 0.02, "the surface drawn is where they lie"


def test_a_run_beyond_the_picture_has_a_hollow_ball_at_the_edge(alone):
    screen = alone(
        "descent", is_landscape=True, runs=(RunSpec("cross_entropy", learning_rate=30.0),), span=(-11.0, 11.0)
    )
    go(screen, 3)
    rest(screen)
    ball = screen.cards[0].landscape.marks.ball
    assert ball.gone and max(abs(ball.u), abs(ball.v)) == 1.0


def test_what_is_drawn_at_rest_does_not_depend_on_how_it_came(alone):
    screen = alone("descent", is_landscape=True, turn=100.0, tilt=30.0)
    go(screen, 20)
    rest(screen)
    before = pictures(screen)
    screen.store.update(turn=-50.0)
    screen.store.update(is_landscape=False)
    rest(screen)
    screen.store.update(is_landscape=True)
    screen.go_on(0.001)
    screen.store.update(turn=100.0)
    rest(screen)
    assert pictures(screen) == before
    other = alone("descent", is_landscape=True, turn=100.0, tilt=30.0)
    go(other, 20)
    rest(other)
    assert pictures(other) == before


def test_the_picture_of_a_landscape_is_what_its_widget_shows(alone):
    screen = alone("descent", is_landscape=True)
    go(screen, 20)
    rest(screen)
    plot = screen.cards[1].landscape
    image = QImage(plot.size(), QImage.Format.Format_RGB32)
    image.fill(0)
    plot.render(image)
    shown = plot.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert image == shown
    image.fill(QColor(plot.theme.plot))
    with QPainter(image) as painter:
        for _ in plot.scenery.terrain(fine=True).paint(painter, plot.theme, plot.font(), smooth=True):
            pass
        plot.marks.paint(painter, plot.theme, screen.cards[1].style_, plot.font())
    assert image == shown, "the strips at rest, and the marks over them"


def test_it_is_refined_some_ticks_after_the_last_change(alone):
    screen = alone("descent", is_landscape=True)
    plot = screen.cards[0].landscape
    rest(screen)
    assert plot.is_fine
    screen.store.update(turn=10.0)
    settle()
    coarse = plot.grab().toImage()
    assert not plot.is_fine and screen.is_working
    screen.go_on(0.008)
    screen.store.update(turn=11.0)
    ticks = 0
    while screen.is_working:
        ticks += 1
        screen.go_on(0.008)
    assert ticks >= 6 and plot.is_fine
    screen.store.update(turn=10.0)
    rest(screen)
    assert plot.grab().toImage() != coarse
    screen.store.update(turn=12.0)
    screen.stop_working()
    assert plot.is_fine and not screen.is_working


def test_a_step_of_a_run_leaves_the_surface_as_it_is(alone):
    screen = alone("descent", is_landscape=True)
    rest(screen)
    go(screen, 7)
    assert not screen.is_working and screen.cards[0].landscape.is_fine
    screen.store.update(free_others=(2,), logits=(-3.0, 3.0, 1.0))
    go(screen, 9)
    assert screen.is_working, "the surface through another third logit is another one"


@pytest.mark.parametrize("theme", THEMES)
def test_it_follows_the_theme(alone, theme):
    screen = alone("descent", is_landscape=True)
    screen.apply_theme(THEMES[theme])
    rest(screen)
    (picture,) = pictures(screen)[:1]
    assert picture.pixelColor(2, 2).name() == THEMES[theme].plot


def test_another_number_of_runs_gets_landscapes_too(alone):
    screen = alone("descent", is_landscape=True)
    screen.store.update(runs=(RunSpec("mse"), RunSpec("hinge"), RunSpec("kl")))
    rest(screen)
    assert all(card.landscape.isVisible() and card.landscape.is_fine for card in screen.cards)
    assert len(screen.cards) == 3 and isinstance(screen.landscapes, Landscapes)


def test_the_run_before_lies_there_faintly(alone):
    screen = alone("descent", is_landscape=True)
    go(screen, 12)
    screen.store.update(logits=(-4.0, 9.0, -1000.0))
    rest(screen)
    marks = screen.cards[1].landscape.marks
    first, last = marks.ghost_ends
    assert (first.u, first.v) == (-1.0, 1.0) and (last.u, last.v) != (first.u, first.v)
    rect, text = marks.tag(screen.font())
    assert text == "before" and abs(rect.center().y() - first.y) < 1
    assert "before the last change" in screen.cards[1].landscape.accessibleDescription()
