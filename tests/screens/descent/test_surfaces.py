"""Surface cards: the colours, lines and marks drawn, and what the mouse does to them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from explorer.core.losses.table import LOSSES
from explorer.look.theme import colour_table
from explorer.look.wording import VERDICT_MARKS
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.presets import PRESETS
from tests.gui import assert_consistent, drag, settle, spot, wheel


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
    for card in window.descent_screen.cards:
        settle()
        assert close(pixel(card.plot, 8, -8), mapped("lecture", 0))
    mse, cross_entropy = (card.plot for card in window.descent_screen.cards)
    assert close(pixel(mse, -8, 7), mapped("lecture", 255))
    assert not close(pixel(cross_entropy, -3, 3), mapped("lecture", 255)), "cross-entropy has slope there"


@pytest.mark.parametrize("key", ["lecture", "viridis", "cividis", "grey"])
def test_every_pixel_of_the_image_is_its_sample_through_the_map(window, key):
    window.store.update(colour_map=key, colour_scale="log", quantity="slope")
    for card, field in zip(window.descent_screen.cards, window.descent_screen.scene.fields(), strict=True):
        index = np.clip((field.samples - field.low) / (field.high - field.low) * 255.999, 0, 255).astype(int)
        words = colour_table(key)[index]
        image = card.plot.image.image
        for channel, shift in enumerate((16, 8, 0)):
            np.testing.assert_allclose(image[..., channel].astype(int), (words >> shift) & 255, atol=2)


def test_rows_run_upwards_and_columns_to_the_right(window):
    """Each sample is the loss at its own place, worked out one point at a time."""
    places = np.linspace(-10, 10, 256)
    for card, key in zip(window.descent_screen.cards, ("mse", "cross_entropy"), strict=True):
        samples = card.plot.shaded.samples
        assert samples.shape == (256, 256)
        for row, column in [(0, 0), (255, 0), (0, 255), (255, 255), (200, 31), (13, 140)]:
            expected = LOSSES[key].value((places[column], places[row], -1000.0), (1.0, 0.0, 0.0))
            assert samples[row, column] == pytest.approx(float(expected), rel=1e-4, abs=1e-5)


def test_swapped_axes_turn_the_picture_over(window):
    before = [card.plot.shaded.samples.copy() for card in window.descent_screen.cards]
    window.store.update(axes=(1, 0))
    for card, samples in zip(window.descent_screen.cards, before, strict=True):
        np.testing.assert_allclose(card.plot.shaded.samples, samples.T, rtol=1e-5, atol=1e-6)
        assert [float(v[0]) for v in card.plot.start.getData()] == [10, -10]
        item = card.plot.getPlotItem()
        assert (item.getAxis("bottom").labelText, item.getAxis("left").labelText) == ("y₂", "y₁")
    settle()
    assert close(pixel(window.descent_screen.cards[0].plot, 8, -7), mapped("lecture", 255))


def test_marks_and_path_are_on_the_screen(window):
    """Ring, ball and line are really painted, and above the colours of the surface."""
    window.player.seek(8)
    settle()
    plot = window.descent_screen.cards[1].plot
    colour = QColor(window.theme.run_colours[1])
    x, y = (float(v[0]) for v in plot.ball.getData())
    assert close(pixel(plot, x, y), (colour.red(), colour.green(), colour.blue()), 30)
    ring = spot(plot, -10, 10)
    image = plot.grab().toImage()
    radius = (window.theme.marker + 4) / 2
    around = [
        QColor(image.pixel(ring.x() + round(radius * math.cos(a)), ring.y() + round(radius * math.sin(a))))
        for a in np.linspace(0, 2 * math.pi, 24)
    ]
    assert sum(c.lightness() < 60 for c in around) > 12
    assert plot.image.zValue() < plot.contours.zValue() < plot.path.zValue() < plot.ball.zValue()


def test_the_image_reaches_half_a_sample_beyond_the_span(window):
    rect = window.descent_screen.cards[0].plot.image.mapRectToParent(
        window.descent_screen.cards[0].plot.image.boundingRect()
    )
    half = 20 / 255 / 2
    assert rect.left() == pytest.approx(-10 - half) and rect.right() == pytest.approx(10 + half)
    assert rect.top() == pytest.approx(-10 - half) and rect.bottom() == pytest.approx(10 + half)


def test_contours_lie_on_their_levels(window):
    card = window.descent_screen.cards[1]
    xs, ys = card.plot.contours.getData()
    surface = window.descent_screen.scene.surface(1)
    levels = np.linspace(0, 20, 10)[1:-1]
    for x, y in list(zip(xs, ys, strict=True))[::20]:
        if math.isfinite(x):
            assert np.abs(levels - surface.value_at(x, y)).min() < 0.05


def test_the_path_is_the_run(window):
    window.player.seek(120)
    for card, run in zip(window.descent_screen.cards, window.descent_screen.scene.runs, strict=True):
        xs, ys = card.plot.path.getData()
        np.testing.assert_array_equal(xs, run.path[0, :121])
        np.testing.assert_array_equal(ys, run.path[1, :121])
        np.testing.assert_array_equal(card.plot.casing.getData()[0], xs)


def test_dragging_the_start_moves_every_run_and_is_one_undo_entry(window):
    window.player.seek(50)
    first = window.store.experiment
    plot = window.descent_screen.cards[1].plot
    drag(plot.viewport(), [spot(plot, -10, 10), spot(plot, -5, 2), spot(plot, 3, -4)])
    x, y, third = window.store.experiment.problem.logits
    assert (x, y) == pytest.approx((3, -4), abs=0.15) and third == -1000
    assert window.player.frame == 0
    for card in window.descent_screen.cards:
        assert [float(v[0]) for v in card.plot.start.getData()] == [x, y]
        assert [float(v[0]) for v in card.plot.ball.getData()] == [x, y]
    window.store.undo()
    assert window.store.experiment == first


def test_a_drag_beyond_the_edge_stays_on_it(window):
    plot = window.descent_screen.cards[0].plot
    drag(plot.viewport(), [spot(plot, 0, 0), spot(plot, 30, 30)])
    assert window.store.experiment.problem.logits[:2] == (10.0, 10.0)


def test_hovering_reads_the_exact_value_at_the_pointer(window):
    card = window.descent_screen.cards[1]
    place = spot(card.plot, -2, 5)
    QTest.mouseMove(card.plot.viewport(), place)
    settle()
    point = card.plot.getPlotItem().getViewBox().mapSceneToView(QPointF(card.plot.mapToScene(place)))
    surface = window.descent_screen.scene.surface(1)
    assert f"e = {surface.value_at(point.x(), point.y()):.8g}" in card.sentence.text()
    assert f"slope {surface.slope_at(point.x(), point.y()):.5g}" in card.sentence.text()
    card.plot.leaveEvent(QEvent(QEvent.Type.Leave))
    assert card.sentence.text()[0] in VERDICT_MARKS.values()


def test_the_arrow_points_down_the_slope_and_vanishes_on_the_plateau(window):
    mse, cross_entropy = (card.plot for card in window.descent_screen.cards)
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
    window.store.update(logits=(*start, -2.0))
    settle()
    plot = window.descent_screen.cards[1].plot
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
        window.store.update(logits=(x, 0.0, -1000.0))
        arrow = window.descent_screen.cards[1].plot.arrow
        lengths.append(arrow.path().boundingRect().right() if arrow.isVisible() else 0.0)
    assert lengths == sorted(lengths) and lengths[0] < 5 < 40 < lengths[-1]


def test_a_run_beyond_the_picture_leaves_a_hollow_ball_at_its_edge(window):
    window.store.replace(window.store.experiment.changed(span=(-4.0, 4.0)).with_logit(0, 9.0))
    for card in window.descent_screen.cards:
        assert [float(v[0]) for v in card.plot.ball.getData()] == [4.0, 4.0]
        assert card.plot.ball.brush().color() == QColor("#ffffff")


def test_the_wheel_zooms_the_span(window):
    card = window.descent_screen.cards[0]
    wheel(card.plot.viewport(), 120)
    assert window.store.experiment.surface.span == (-8.0, 8.0)
    (low, high), _ = card.plot.getPlotItem().getViewBox().viewRange()
    assert low < -8 and high > 8 and high - low < 18
    assert window.descent_screen.options.reach.text() == "8"
    wheel(card.plot.viewport(), -120)
    assert window.store.experiment.surface.span == (-10.0, 10.0)
    for _ in range(60):
        wheel(card.plot.viewport(), -1200)
    low, high = window.store.experiment.surface.span
    assert -1e6 <= low < high <= 1e6
    assert_consistent(window)


def test_a_slow_turn_of_the_wheel_zooms_too(window):
    for _ in range(60):
        wheel(window.descent_screen.cards[0].plot.viewport(), 2)  # a touch pad's way to say one notch
    low, high = window.store.experiment.surface.span
    assert high == pytest.approx(8.0, rel=0.05) and low == -high


def test_one_turn_of_the_wheel_is_not_many_undo_entries(window):
    for _ in range(5):
        wheel(window.descent_screen.cards[0].plot.viewport(), 120)
    window.store.undo()
    assert window.store.experiment.surface.span == (-10.0, 10.0)


def test_the_other_mouse_buttons_move_nothing(window, qtbot):
    before, plot = window.store.experiment, window.descent_screen.cards[0].plot
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        qtbot.mouseClick(plot.viewport(), button, pos=spot(plot, 3, 3))
    assert window.store.experiment == before


def test_a_drag_while_playing_begins_again_from_there(window):
    window.player.play()
    window.player.step(0.1)
    plot = window.descent_screen.cards[0].plot
    drag(plot.viewport(), [spot(plot, 5, 5), spot(plot, -5, 5)])
    assert not window.player.playing and window.player.frame == 0
    assert window.store.experiment.problem.logits[:2] == pytest.approx((-5, 5), abs=0.15)
    assert_consistent(window)


def test_two_drags_are_two_undo_entries(window):
    plot = window.descent_screen.cards[0].plot
    drag(plot.viewport(), [spot(plot, 5, 5), spot(plot, 4, 4)])
    middle = window.store.experiment
    drag(plot.viewport(), [spot(plot, -5, 5), spot(plot, -4, 4)])
    window.store.undo()
    assert window.store.experiment == middle


def test_every_run_has_its_own_colour_dash_and_marker_wherever_it_appears(make_window):
    window = make_window()
    window.store.update(runs=tuple(RunSpec(k) for k in ("mse", "cross_entropy", "hinge", "kl")))
    explore = window.descent_screen
    looks = []
    for i, card in enumerate(explore.cards):
        pen = card.plot.path.pen()
        colour = pen.color().name()
        looks.append((colour, pen.style(), card.style_.marker))
        assert colour in card.figures.styleSheet() and colour in card.swatch.styleSheet()
        assert explore.loss_curve.curves[i].pen().color().name() == colour
        assert explore.loss_curve.curves[i].pen().style() == pen.style()
        assert explore.slice.balls[i].path() == explore.slope_curve.balls[i].path()
        row = [k for k in range(len(LOSSES)) if explore.table.item(k, 0).foreground().color().name() == colour]
        assert len(row) == 1 and card.style_.glyph in explore.table.item(row[0], 0).text()
    for place in range(3):
        assert len({look[place] for look in looks}) == 4


def test_colour_bar_ticks_span_the_colours(window):
    mse, cross_entropy = (card.colour_bar for card in window.descent_screen.cards)
    assert mse.ticks()[0][1] == "0" and mse.ticks()[-1][1] == "2.00"
    assert float(cross_entropy.ticks()[-1][1]) == 20
    window.store.update(common_scale=True)
    assert mse.ticks() == cross_entropy.ticks()
    window.store.update(colour_scale="log")
    assert mse.ticks()[-1][1] == "2e1"


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_a_colour_bar_of_huge_numbers_tells_them_apart(window, scale):
    """Squared error of logits: a million of the held one, and what the other two add to it."""
    window.store.update(runs=(RunSpec("mse_logits"), RunSpec("mse")), colour_scale=scale)
    bar = window.descent_screen.cards[0].colour_bar
    (_, first), *others = bar.ticks()
    assert first == ("1.0e6" if scale == "linear" else "1e6")
    numbers = [float(text.removeprefix("+")) for _, text in others]
    assert all(text.startswith("+") for _, text in others)
    assert numbers == pytest.approx([55.25, 110.5, 165.75, 221.0], abs=1)
    width = bar.fontMetrics().horizontalAdvance
    assert max(width(text) for _, text in bar.ticks()) < bar.width() / 5


@pytest.mark.parametrize(("quantity", "scale"), [("value", "linear"), ("value", "log"), ("slope", "linear")])
def test_colour_bar_numbers_rise_and_do_not_touch(window, quantity, scale):
    window.store.update(quantity=quantity, colour_scale=scale)
    for card in window.descent_screen.cards:
        field, bar = card.plot.shaded, card.colour_bar
        ends = [10.0**v if scale == "log" else v for v in (field.low, field.high)]
        values = [float(text.replace("−", "-")) for _, text in bar.ticks()]
        assert values == sorted(values)
        assert values[0] == pytest.approx(ends[0], rel=0.3, abs=ends[1] * 0.01)
        assert values[-1] == pytest.approx(ends[1], rel=0.3)
        width = bar.fontMetrics().horizontalAdvance
        step = bar.ticks()[1][0] * (bar.width() - 5 * bar.fontMetrics().averageCharWidth())
        assert max(width(text) for _, text in bar.ticks()) < step


def test_four_optimizers_under_one_loss_name_themselves(window):
    window.store.update(runs=tuple(RunSpec("mse", o, 0.5) for o in ("gradient_descent", "momentum", "adagrad", "adam")))
    assert [card.optimizer.text() for card in window.descent_screen.cards] == [
        "gradient descent 0.5",
        "momentum 0.5",
        "Adagrad 0.5",
        "Adam 0.5",
    ]
    assert window.descent_screen.optimizer.optimizer.currentText() == ""


def test_free_logits_take_the_picture_along(make_window):
    window = make_window(PRESETS["ten-classes"])
    before = window.descent_screen.cards[0].plot.image.image.copy()
    window.player.seek(60)
    assert not np.array_equal(before, window.descent_screen.cards[0].plot.image.image)
    window.player.seek(0)
    np.testing.assert_array_equal(before, window.descent_screen.cards[0].plot.image.image)


def test_the_default_experiment_is_what_the_window_opens_with(window):
    assert window.store.experiment == Experiment()
