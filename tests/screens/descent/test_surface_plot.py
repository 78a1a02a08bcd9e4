"""Surfaces, as pixels: orientation, every sample, the balls, drags, hovers and the arrow of steepest descent."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from explorer.core.losses.table import LOSSES
from explorer.look.theme import THEMES, colour_table
from explorer.screens.descent.surface_plot import SurfacePlot
from explorer.state.drawn_surface import Field
from explorer.state.presets import PRESETS
from explorer.state.surface_view import SurfaceView
from tests.support.gui import settle, spot

LIGHT = THEMES["light"]


@pytest.mark.parametrize(("key", "low", "high"), [("lecture", "#1d4a9c", "#a3141f"), ("viridis", "#440154", "#fde725")])
def test_a_surface_is_drawn_in_the_colours_of_its_map(shown, key, low, high):
    assert [f"#{int(word) & 0xFFFFFF:06x}" for word in colour_table(key)[[0, 255]]] == [low, high]
    plot = shown(SurfacePlot(LIGHT, LIGHT.run(0)))
    rising = np.repeat(np.linspace(0.0, 1.0, 16)[None, :], 16, axis=0)
    plot.show_field(Field(rising, 0.0, 1.0), SurfaceView(), key)
    settle()
    picture = plot.grab().toImage()
    for x, colour in ((-9.9, low), (9.9, high)):
        drawn, wanted = picture.pixelColor(spot(plot, x, 0.0)), QColor(colour)
        apart = [abs(a - b) for a, b in zip(drawn.getRgb(), wanted.getRgb(), strict=True)]
        assert max(apart) <= 12, drawn.name()


def pixel(plot, x, y) -> tuple[int, int, int]:
    """The colour on screen at (x, y) of the axes."""
    colour = QColor(plot.grab().toImage().pixel(spot(plot, x, y)))
    return colour.red(), colour.green(), colour.blue()


def mapped(key, place) -> tuple[int, int, int]:
    colour = QColor(int(colour_table(key)[place]))
    return colour.red(), colour.green(), colour.blue()


def close(a, b, most=12) -> bool:
    return max(abs(i - j) for i, j in zip(a, b, strict=True)) <= most


def test_red_is_high_in_the_top_left_and_blue_low_in_the_bottom_right(window):
    for card in window.screens.screen_of("descent").cards:
        settle()
        assert close(pixel(card.plot, 8, -8), mapped("lecture", 0))
    mse, cross_entropy = (card.plot for card in window.screens.screen_of("descent").cards)
    assert close(pixel(mse, -8, 7), mapped("lecture", 255))
    assert not close(pixel(cross_entropy, -3, 3), mapped("lecture", 255)), "cross-entropy has slope there"


@pytest.mark.parametrize("key", ["lecture", "viridis", "cividis", "grey"])
def test_every_pixel_of_the_image_is_its_sample_through_the_map(window, key):
    window.workbench.store.update(colour_map=key, colour_scale="log", quantity="slope")
    for card, field in zip(
        window.screens.screen_of("descent").cards, window.screens.screen_of("descent").scene.fields(), strict=True
    ):
        index = np.clip((field.samples - field.low) / (field.high - field.low) * 255.999, 0, 255).astype(int)
        words = colour_table(key)[index]
        image = card.plot.image.image
        for channel, shift in enumerate((16, 8, 0)):
            np.testing.assert_allclose(image[..., channel].astype(int), (words >> shift) & 255, atol=2)


def test_rows_run_upwards_and_columns_to_the_right(window):
    """Each sample is the loss at its own position, computed one point at a time."""
    places = np.linspace(-10, 10, 256)
    for card, key in zip(window.screens.screen_of("descent").cards, ("mse", "cross_entropy"), strict=True):
        samples = card.plot.shaded.samples
        assert samples.shape == (256, 256)
        for row, column in [(0, 0), (255, 0), (0, 255), (255, 255), (200, 31), (13, 140)]:
            expected = LOSSES[key].value((places[column], places[row], -1000.0), (1.0, 0.0, 0.0))
            assert samples[row, column] == pytest.approx(float(expected), rel=1e-4, abs=1e-5)


def test_swapped_axes_turn_the_picture_over(window):
    before = [card.plot.shaded.samples.copy() for card in window.screens.screen_of("descent").cards]
    window.workbench.store.update(axes=(1, 0))
    for card, samples in zip(window.screens.screen_of("descent").cards, before, strict=True):
        np.testing.assert_allclose(card.plot.shaded.samples, samples.T, rtol=1e-5, atol=1e-6)
        assert [float(v[0]) for v in card.plot.start.getData()] == [10, -10]
        item = card.plot.getPlotItem()
        assert (item.getAxis("bottom").labelText, item.getAxis("left").labelText) == ("y₂", "y₁")
    settle()
    assert close(pixel(window.screens.screen_of("descent").cards[0].plot, 8, -7), mapped("lecture", 255))


def test_marks_and_path_are_on_the_screen(window):
    """Ring, ball and line are really painted, and above the colours of the surface."""
    window.workbench.player.seek(8)
    settle()
    plot = window.screens.screen_of("descent").cards[1].plot
    colour = QColor(window.appearance.theme.run_colours[1])
    x, y = (float(v[0]) for v in plot.ball.getData())
    assert close(pixel(plot, x, y), (colour.red(), colour.green(), colour.blue()), 30)
    ring = spot(plot, -10, 10)
    image = plot.grab().toImage()
    radius = (window.appearance.theme.marker + 4) / 2
    around = [
        QColor(image.pixel(ring.x() + round(radius * math.cos(a)), ring.y() + round(radius * math.sin(a))))
        for a in np.linspace(0, 2 * math.pi, 24)
    ]
    assert sum(c.lightness() < 60 for c in around) > 12
    assert plot.image.zValue() < plot.contours.zValue() < plot.path.zValue() < plot.ball.zValue()


def test_the_axes_are_set_once_for_a_span(window, monkeypatch):
    """Setting them causes layout and paint, even if nothing changed."""
    box, ranges = window.screens.screen_of("descent").cards[0].plot.getPlotItem().getViewBox(), []
    set_range = box.setRange
    monkeypatch.setattr(box, "setRange", lambda **given: (ranges.append(given["xRange"]), set_range(**given)))
    for third in (1.0, 2.0, 3.0):
        window.workbench.store.update(logits=(-10.0, 10.0, third))
    assert ranges == []
    window.workbench.store.update(span=(-4.0, 4.0))
    assert ranges == [(-4.0, 4.0)]


def test_the_image_reaches_half_a_sample_beyond_the_span(window):
    rect = (
        window.screens.screen_of("descent")
        .cards[0]
        .plot.image.mapRectToParent(window.screens.screen_of("descent").cards[0].plot.image.boundingRect())
    )
    half = 20 / 255 / 2
    assert rect.left() == pytest.approx(-10 - half) and rect.right() == pytest.approx(10 + half)
    assert rect.top() == pytest.approx(-10 - half) and rect.bottom() == pytest.approx(10 + half)


def test_contours_lie_on_their_levels(window):
    card = window.screens.screen_of("descent").cards[1]
    xs, ys = card.plot.contours.getData()
    surface = window.screens.screen_of("descent").scene.surface(1)
    levels = np.linspace(0, 20, 10)[1:-1]
    for x, y in list(zip(xs, ys, strict=True))[::20]:
        if math.isfinite(x):
            assert np.abs(levels - surface.value_at(x, y)).min() < 0.05


def test_the_path_is_the_run(window):
    window.workbench.player.seek(120)
    for card, run in zip(
        window.screens.screen_of("descent").cards, window.screens.screen_of("descent").scene.runs, strict=True
    ):
        xs, ys = card.plot.path.getData()
        np.testing.assert_array_equal(xs, run.path[0, :121])
        np.testing.assert_array_equal(ys, run.path[1, :121])
        np.testing.assert_array_equal(card.plot.casing.getData()[0], xs)


def test_the_arrow_points_down_the_slope_and_vanishes_on_the_plateau(window):
    mse, cross_entropy = (card.plot for card in window.screens.screen_of("descent").cards)
    assert not mse.arrow.isVisible() and cross_entropy.arrow.isVisible()
    box = cross_entropy.getPlotItem().getViewBox()
    origin = box.mapViewToScene(QPointF(-10, 10))
    downhill = box.mapViewToScene(QPointF(-9, 9))  # cross-entropy falls along (1, −1) there
    expected = math.degrees(math.atan2(downhill.y() - origin.y(), downhill.x() - origin.x()))
    assert cross_entropy.arrow.rotation() == pytest.approx(expected, abs=1)


@pytest.mark.parametrize("size", [(900, 900), (1600, 640)])
@pytest.mark.parametrize("start", [(-3.0, 5.0), (2.0, 8.0), (0.5, -0.5)])
@pytest.mark.parametrize("titled", [True, False])  # without labels the picture is higher, though the plot is not
def test_the_arrow_points_downhill_on_a_plot_of_any_shape(make_window, size, start, titled):
    window = make_window(size=size)
    window.workbench.store.update(logits=(*start, -2.0))
    settle()
    plot = window.screens.screen_of("descent").cards[1].plot
    plot.set_titled(titled)
    settle()
    box = plot.getPlotItem().getViewBox()
    across, up = (-v for v in LOSSES["cross_entropy"].gradient((*start, -2.0), (1.0, 0.0, 0.0))[:2])
    origin, downhill = (box.mapViewToScene(QPointF(start[0] + t * across, start[1] + t * up)) for t in (0, 1))
    expected = math.atan2(downhill.y() - origin.y(), downhill.x() - origin.x())
    drawn = math.radians(plot.arrow.rotation())
    assert math.cos(drawn - expected) == pytest.approx(1, abs=1e-4)
    assert [float(v[0]) for v in plot.arrow.getData()] == list(start)


def test_the_arrow_is_longer_where_it_is_steeper(window):
    lengths = []
    for x in (6.0, 1.0, 0.0, -4.0):
        window.workbench.store.update(logits=(x, 0.0, -1000.0))
        arrow = window.screens.screen_of("descent").cards[1].plot.arrow
        lengths.append(arrow.path().boundingRect().right() if arrow.isVisible() else 0.0)
    assert lengths == sorted(lengths) and lengths[0] < 5 < 40 < lengths[-1]


def test_a_run_beyond_the_picture_leaves_a_hollow_ball_at_its_edge(window):
    window.workbench.store.replace(window.workbench.store.experiment.changed(span=(-4.0, 4.0)).with_logit(0, 9.0))
    for card in window.screens.screen_of("descent").cards:
        assert [float(v[0]) for v in card.plot.ball.getData()] == [4.0, 4.0]
        assert card.plot.ball.brush().color() == QColor("#ffffff")


def test_free_logits_take_the_picture_along(make_window):
    window = make_window(PRESETS["ten-classes"])
    before = window.screens.screen_of("descent").cards[0].plot.image.image.copy()
    window.workbench.player.seek(60)
    assert not np.array_equal(before, window.screens.screen_of("descent").cards[0].plot.image.image)
    window.workbench.player.seek(0)
    np.testing.assert_array_equal(before, window.screens.screen_of("descent").cards[0].plot.image.image)
