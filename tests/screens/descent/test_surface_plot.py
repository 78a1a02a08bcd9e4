"""Surfaces, as pixels: orientation, every sample, the balls, drags, hovers and the arrow of steepest descent."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from explorer.core.losses.table import LOSSES
from explorer.look.theme import THEMES, colour_table
from explorer.look.verdicts import VERDICT_MARKS
from explorer.screens.descent.surface_plot import SurfacePlot
from explorer.state.drawn_surface import Field
from explorer.state.presets import PRESETS
from tests.support.consistent import assert_consistent
from tests.support.gui import drag, settle, spot, wheel

LIGHT = THEMES["light"]


@pytest.mark.parametrize(("key", "low", "high"), [("lecture", "#1d4a9c", "#a3141f"), ("viridis", "#440154", "#fde725")])
def test_a_surface_is_drawn_in_the_colours_of_its_map(shown, key, low, high):
    assert [f"#{int(word) & 0xFFFFFF:06x}" for word in colour_table(key)[[0, 255]]] == [low, high]
    plot = shown(SurfacePlot(LIGHT, LIGHT.run(0)))
    rising = np.repeat(np.linspace(0.0, 1.0, 16)[None, :], 16, axis=0)
    plot.show_field(Field(rising, 0.0, 1.0), (-10.0, 10.0), key)
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


def test_dragging_the_start_moves_every_run_and_is_one_undo_entry(window):
    window.workbench.player.seek(50)
    first = window.workbench.store.experiment
    plot = window.screens.screen_of("descent").cards[1].plot
    drag(plot.viewport(), [spot(plot, -10, 10), spot(plot, -5, 2), spot(plot, 3, -4)])
    x, y, third = window.workbench.store.experiment.problem.logits
    assert (x, y) == pytest.approx((3, -4), abs=0.15) and third == -1000
    assert window.workbench.player.frame == 0
    for card in window.screens.screen_of("descent").cards:
        assert [float(v[0]) for v in card.plot.start.getData()] == [x, y]
        assert [float(v[0]) for v in card.plot.ball.getData()] == [x, y]
    window.workbench.store.undo()
    assert window.workbench.store.experiment == first


def test_a_drag_beyond_the_edge_stays_on_it(window):
    plot = window.screens.screen_of("descent").cards[0].plot
    drag(plot.viewport(), [spot(plot, 0, 0), spot(plot, 30, 30)])
    assert window.workbench.store.experiment.problem.logits[:2] == (10.0, 10.0)


def test_hovering_reads_the_exact_value_at_the_pointer(window):
    card = window.screens.screen_of("descent").cards[1]
    place = spot(card.plot, -2, 5)
    QTest.mouseMove(card.plot.viewport(), place)
    settle()
    point = card.plot.getPlotItem().getViewBox().mapSceneToView(QPointF(card.plot.mapToScene(place)))
    surface = window.screens.screen_of("descent").scene.surface(1)
    assert f"e = {surface.value_at(point.x(), point.y()):.8g}" in card.detail.text()
    assert f"slope {surface.slope_at(point.x(), point.y()):.5g}" in card.detail.text()
    assert card.headline.text()[0] in VERDICT_MARKS.values()
    card.plot.leaveEvent(QEvent(QEvent.Type.Leave))
    assert not card.detail.text().startswith("at ")


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


def test_the_wheel_zooms_the_span(window):
    card = window.screens.screen_of("descent").cards[0]
    wheel(card.plot.viewport(), 120)
    assert window.workbench.store.experiment.surface.span == (-8.0, 8.0)
    (low, high), _ = card.plot.getPlotItem().getViewBox().viewRange()
    assert low < -8 and high > 8 and high - low < 18
    assert window.screens.screen_of("descent").options.reach.text() == "8"
    wheel(card.plot.viewport(), -120)
    assert window.workbench.store.experiment.surface.span == (-10.0, 10.0)
    for _ in range(60):
        wheel(card.plot.viewport(), -1200)
    low, high = window.workbench.store.experiment.surface.span
    assert -1e6 <= low < high <= 1e6
    assert_consistent(window)


def test_a_slow_turn_of_the_wheel_zooms_too(window):
    for _ in range(60):
        wheel(window.screens.screen_of("descent").cards[0].plot.viewport(), 2)  # one notch, as a touch pad sends it
    low, high = window.workbench.store.experiment.surface.span
    assert high == pytest.approx(8.0, rel=0.05) and low == -high


def test_one_turn_of_the_wheel_is_not_many_undo_entries(window):
    for _ in range(5):
        wheel(window.screens.screen_of("descent").cards[0].plot.viewport(), 120)
    window.workbench.store.undo()
    assert window.workbench.store.experiment.surface.span == (-10.0, 10.0)


def test_the_other_mouse_buttons_move_nothing(window, qtbot):
    before, plot = window.workbench.store.experiment, window.screens.screen_of("descent").cards[0].plot
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        qtbot.mouseClick(plot.viewport(), button, pos=spot(plot, 3, 3))
    assert window.workbench.store.experiment == before


def test_a_drag_while_playing_begins_again_from_there(window):
    window.workbench.player.play()
    window.workbench.player.step(0.1)
    plot = window.screens.screen_of("descent").cards[0].plot
    drag(plot.viewport(), [spot(plot, 5, 5), spot(plot, -5, 5)])
    assert not window.workbench.player.playing and window.workbench.player.frame == 0
    assert window.workbench.store.experiment.problem.logits[:2] == pytest.approx((-5, 5), abs=0.15)
    assert_consistent(window)


def test_two_drags_are_two_undo_entries(window):
    plot = window.screens.screen_of("descent").cards[0].plot
    drag(plot.viewport(), [spot(plot, 5, 5), spot(plot, 4, 4)])
    middle = window.workbench.store.experiment
    drag(plot.viewport(), [spot(plot, -5, 5), spot(plot, -4, 4)])
    window.workbench.store.undo()
    assert window.workbench.store.experiment == middle


def test_free_logits_take_the_picture_along(make_window):
    window = make_window(PRESETS["ten-classes"])
    before = window.screens.screen_of("descent").cards[0].plot.image.image.copy()
    window.workbench.player.seek(60)
    assert not np.array_equal(before, window.screens.screen_of("descent").cards[0].plot.image.image)
    window.workbench.player.seek(0)
    np.testing.assert_array_equal(before, window.screens.screen_of("descent").cards[0].plot.image.image)
