"""Views alone: what is chosen, wrong, held back or gone is marked as such, and again when it changes."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES, in_figures
from explorer.look import wording
from explorer.look.theme import THEMES, colour_table
from explorer.screens.classes.decision_plot import DecisionPlot
from explorer.screens.classes.one_hot_triangle import OneHotTriangle
from explorer.screens.descent.colour_bar import ColourBar
from explorer.screens.descent.loss_table import LEAST_ROWS, LossTable
from explorer.screens.descent.surface_options import SurfaceOptions
from explorer.screens.digits.digit_grid import DigitGrid
from explorer.screens.digits.run_card import RunCard
from explorer.screens.loss.loss_values import FigureRow, LossValues
from explorer.screens.loss.marked_plot import MarkedPlot, Place
from explorer.screens.loss.pair_bars import PairBars
from explorer.screens.loss.prediction import Prediction
from explorer.screens.loss.simplex_plot import SimplexPlot
from explorer.screens.softmax.overflow_table import OverflowPage
from explorer.screens.softmax.temperature_panel import TemperaturePanel
from explorer.state.experiment import Experiment
from explorer.state.scene import Reading
from explorer.widgets.button import Button
from explorer.widgets.choice import Choice
from explorer.widgets.sliders import RealSlider
from tests.gui import drag, press, settle

LIGHT, DARK = THEMES["light"], THEMES["dark"]


@pytest.fixture
def shown(qtbot):
    """Shows a view in a window with nothing else in it, in a size."""
    windows = []

    def show(view, width=420, height=300):
        windows.append(window := QWidget())  # a plot that is closed itself takes the process along where a test fails
        qtbot.addWidget(window)
        view.setParent(window)
        for widget in (view, window):
            widget.resize(width, height)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return view

    return show


def test_a_choice_without_such_a_row_shows_none(shown):
    choice = shown(Choice("one of", [("a", "first"), ("b", "second")]), 120, 30)
    choice.set_chosen("b")
    assert choice.currentText() == "second"
    choice.set_chosen("c")
    assert choice.currentIndex() == -1 and choice.currentText() == ""


def test_the_picture_on_a_button_is_as_high_as_its_letters(shown):
    button = shown(Button("", "a button"), 80, 40)
    font, before = button.font(), button.iconSize().height()
    font.setPointSizeF(2 * font.pointSizeF())
    button.setFont(font)
    assert button.iconSize().height() == pytest.approx(2 * before, rel=0.1)


def test_keys_after_a_drag_are_a_gesture_of_their_own(shown):
    slider = shown(RealSlider("a number", 0.0, 1.0), 300, 30)
    slider.setFocus()
    told = []
    slider.moved.connect(lambda value, gesture: told.append(gesture))
    middle = slider.rect().center()
    drag(slider, [middle, middle + QPoint(20, 0), middle + QPoint(40, 0)])
    dragged = set(told)
    told.clear()
    press(slider, "Right")
    assert len(dragged) == 1 and told and not dragged & set(told)


def test_the_row_of_options_shows_what_is_set_elsewhere(shown):
    options = shown(SurfaceOptions(), 900, 40)
    for on in (True, False):
        scale = "log" if on else "linear"
        options.show_experiment(Experiment().changed(common_scale=on, colour_scale=scale))
        assert (options.common.isChecked(), options.log.isChecked()) == (on, on)


def test_a_colour_bar_is_drawn_in_another_map_of_the_same_range(shown):
    bar = shown(ColourBar(LIGHT), 300, 40)
    for key in ("lecture", "viridis"):
        bar.show_scale(0.0, 2.0, False, key)
        middle = bar.grab().toImage().pixelColor(150, 5).getRgb()
        wanted = QColor(int(colour_table(key)[128])).getRgb()
        assert max(abs(a - b) for a, b in zip(middle, wanted, strict=True)) <= 6


def test_the_temperature_in_force_is_framed_and_on_the_slider(shown):
    panel = shown(TemperaturePanel(LIGHT), 320, 260)
    places = []
    for temperature, framed in ((0.25, [0]), (1.0, [1]), (2.0, []), (4.0, [2])):
        panel.show_logits((3.0, 1.0, -3.0), temperature)
        shapes = panel.strip.compose().shapes
        assert [shape.index for shape in shapes if shape.role == "chosen"] == framed
        assert panel.box.value == temperature
        places.append(panel.slider.value())
    assert places == sorted(set(places))


def test_what_overflows_is_told_in_the_colour_of_a_warning(shown, qapp):
    qapp.setStyleSheet(LIGHT.style_sheet())
    view = shown(OverflowPage(LIGHT), 520, 300)
    for logits, broken in (((3.0, 1.0), False), ((1000.0, 0.0), True), ((3.0, 1.0), False)):
        view.show_logits(logits, 1.0)
        settle()
        colour = view.sentence.palette().color(QPalette.ColorRole.WindowText).name()
        assert (colour == LIGHT.warning) == broken
        texts = [t for t in view.table.compose().texts if t.role in ("naive_exp", "naive_share")]
        wrong = {t.role for t in texts if t.colour == LIGHT.warning}
        assert wrong == ({"naive_exp", "naive_share"} if broken else set())
        assert not [t for t in view.table.compose().texts if "stable" in t.role and t.colour == LIGHT.warning]


def test_the_truth_is_an_outline_and_what_is_expected_solid(shown):
    bars = shown(PairBars(LIGHT, "pairs"), 300, 260)
    bars.show_pairs(("truth", "guess"), ((0.9,), (0.9,)), ["1"])
    picture = bars.grab().toImage()
    truth, guess = (picture.pixelColor(bar.rect.center().toPoint()).name() for bar in bars.bars())
    assert (truth, guess) == (LIGHT.control, LIGHT.accent)


def test_marks_take_the_style_of_another_run_at_the_same_place(shown):
    plot = shown(MarkedPlot(LIGHT, "a curve", ""))
    for run in (0, 1):
        plot.show_places([Place(LIGHT.run(run), 0.5, 0.5)])
        assert plot.marks[0].brush().color().name() == LIGHT.run_colours[run]


def test_the_chosen_loss_has_a_ground_of_its_own_among_the_figures(shown):
    figures = shown(LossValues(LIGHT), 900, 60)
    for chosen in ("mse", "hinge"):
        figures.show_rows([FigureRow("prediction", LIGHT.run(0), dict.fromkeys(LOSSES, 1.0))], chosen, 1)
        picture, cells = figures.grab().toImage(), figures.cells()
        corners = {key: cell.adjusted(8, 8, 0, 0).topLeft().toPoint() for key, cell in cells.items()}
        grounds = {key: picture.pixelColor(corner).name() for key, corner in corners.items()}
        plain = {ground for key, ground in grounds.items() if key != chosen}
        assert len(plain) == 1 and grounds[chosen] not in plain


def test_rings_are_around_the_wrong_examples_of_the_case_that_is_shown(shown):
    plot = shown(DecisionPlot(LIGHT, "examples", 3))
    labels, wrong = np.array([0, 1, 2]), np.array([True, False, True])
    corners = [np.zeros((0, 2))] * 3
    for features in (np.array([[0.0, 1.0, 2.0], [0.0, 1.0, 0.0]]), np.array([[5.0, 6.0, 9.0], [5.0, 8.0, 7.0]])):
        plot.show_examples(features, labels, ("across", "up"))
        plot.show_answers(corners, wrong)
        np.testing.assert_array_equal(plot.rings(), features[:, wrong])


def test_a_low_triangle_keeps_the_vectors_at_its_corners(shown):
    view = shown(OneHotTriangle(LIGHT), 400, 300)
    view.show_classes(("cat", "dog", "bird"))
    assert view.labels()[1] == ["2 dog", "(0, 1, 0)"]
    view.resize(400, 60)
    assert view.labels() == [["(1, 0, 0)"], ["(0, 1, 0)"], ["(0, 0, 1)"]]


def test_keys_in_the_grid_stop_at_the_first_and_the_last_digit(shown):
    grid = shown(DigitGrid(LIGHT, np.zeros((10, 28, 28), dtype=np.uint8), range(10)), 500, 240)
    grid.setFocus()
    asked = []
    grid.chosen.connect(asked.append)
    grid.chosen.connect(grid.show_chosen)
    for key in ("Home", "Left", "Right", "End", "Right", "Left"):
        press(grid, key)
    assert asked == [0, 0, 1, 9, 9, 8]


def test_title_and_share_of_a_run_take_the_colour_of_another_theme(shown):
    run = shown(RunCard(LIGHT, 1), 400, 120)
    run.show_figures(0.9, 0.5, False)
    run.apply_theme(DARK)
    settle()
    for label in (run.title, run.share):
        assert label.palette().color(QPalette.ColorRole.WindowText).name() == DARK.run_colours[1]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_what_is_disabled_has_quiet_letters(theme):
    palette, group, role = theme.palette(), QPalette.ColorGroup, QPalette.ColorRole
    for letters in (role.Text, role.WindowText, role.ButtonText):
        assert palette.color(group.Disabled, letters) == QColor(theme.muted)
        assert palette.color(group.Active, letters) == QColor(theme.text)


def test_type_grows_with_the_smaller_of_width_and_height():
    projector = THEMES["projector"]
    assert [projector.growth(*size) for size in ((2560, 720), (1280, 1440), (2560, 1440))] == [1.0, 1.0, 2.0]


def test_the_table_shows_the_first_run_of_a_loss(shown):
    table = shown(LossTable(LIGHT), 320, 260)
    start = dict.fromkeys(LOSSES, Reading(9.0, 9.0))
    now = [("mse", Reading(float(i), 0.5), LIGHT.run(i)) for i in (1, 2)] + [("hinge", Reading(3.0, 0.5), LIGHT.run(3))]
    table.show_readings(start, now, True)
    rows = {key: [table.item(row, column).text() for column in range(3)] for row, key in enumerate(LOSSES)}
    assert rows["mse"][0].startswith("■") and rows["mse"][1] == wording.number(1.0)
    assert rows["hinge"][0].startswith("◆") and rows["hinge"][1] == wording.number(3.0)
    assert {rows[key][1] for key in LOSSES if key not in ("mse", "hinge")} == {wording.number(9.0)}


def test_short_of_room_the_table_keeps_what_is_run_and_the_figures(shown):
    table = shown(LossTable(LIGHT), 320, 400)

    def kept():
        return [key for row, key in enumerate(LOSSES) if not table.isRowHidden(row)]

    table.show_readings(dict.fromkeys(LOSSES, Reading(9.0, 9.0)), [], False)
    assert kept() == list(LOSSES)
    table.resize(320, table.minimumHeight())
    assert len(kept()) == LEAST_ROWS and kept() == list(LOSSES)[:LEAST_ROWS]
    last = list(LOSSES)[-1]
    table.show_readings(dict.fromkeys(LOSSES, Reading(9.0, 9.0)), [(last, Reading(1.0, 1.0), LIGHT.run(0))], False)
    assert len(kept()) == LEAST_ROWS and last in kept()
    assert {loss.key for loss in in_figures()} < set(kept())
    assert table.verticalHeader().length() <= table.viewport().height()


def test_the_start_of_a_path_is_ringed_once_there_is_a_path(shown):
    plot, target = shown(SimplexPlot(LIGHT)), np.array([1.0, 0.0, 0.0])
    prediction = Prediction("A", LIGHT.run(0), np.array([0.0, 1.0, 0.0]))
    way = np.array([[0.2, 0.3, 0.5], [0.4, 0.3, 0.3], [0.4, 0.4, 0.2]])
    for path, ringed in ((way[:, :1], False), (way, True), (way[:, :1], False)):
        plot.show_predictions(target, [prediction], [path])
        assert plot.start.isVisible() == ringed


def test_levels_written_on_the_triangle_are_those_of_the_loss_drawn_on_it(shown):
    plot = shown(SimplexPlot(LIGHT), 500, 440)
    target = np.array([1.0, 0.0, 0.0])
    for key in ("mse", "cross_entropy", "euclidean"):
        plot.show_loss(Objective(LOSSES[key], target), "lecture")
        written = {tag.text() for tag in plot.field.tags if tag.text()}
        assert written and written <= {wording.plain(level) for level in plot.field.iso.levels}
