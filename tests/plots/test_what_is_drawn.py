"""Views alone: what each draws and says is what it was last given."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QPainter, QPicture, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from explorer.explain.rich_markup import RichMarkup, Style, Writer
from explorer.look.theme import THEMES, colour_table
from explorer.panels.probability_bars import ProbabilityBars
from explorer.plots.axes import decade
from explorer.plots.graphics_items import Line
from explorer.plots.step_plot import StepPlot
from explorer.screens.classes.distance_table import DistanceTable
from explorer.screens.descent.surface_plot import SurfacePlot
from explorer.screens.digits.digit_grid import DigitGrid
from explorer.screens.loss.example_bars import ExampleBars
from explorer.screens.loss.likelihood_curves import LikelihoodCurves
from explorer.screens.loss.prediction import Prediction
from explorer.state.scene import Field
from explorer.widgets.sliders import LogitSlider
from tests.support.gui import WORDING, settle, spot

LIGHT, DARK = THEMES["light"], THEMES["dark"]


@pytest.fixture
def shown(qtbot):
    """Shows a view by itself, in a size."""

    def show(view, width=420, height=300):
        qtbot.addWidget(view)
        view.resize(width, height)
        with qtbot.waitExposed(view):
            view.show()
        return view

    return show


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


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_marks_beside_a_slider_are_painted_at_once_and_only_when_they_move(shown):
    slider = shown(LogitSlider("logit", -10.0, 10.0), 300, 30)
    settle()
    paints = Paints(slider)
    slider.set_marks([(5.0, "#ff0000")])
    settle()
    assert paints.count == 1
    slider.set_marks([(5.0, "#ff0000")])
    settle()
    assert paints.count == 1
    picture = slider.grab().toImage()
    red = [x for x in range(picture.width()) if picture.pixelColor(x, 1).name() == "#ff0000"]
    assert red and np.mean(red) == pytest.approx(0.75 * slider.width(), abs=4)


@pytest.fixture
def curve(shown):
    """A curve of three decades, drawn to its fifth step."""
    plot = shown(StepPlot(LIGHT, "e by step", "e"))
    plot.show_curves([10.0 ** -np.arange(6.0)], 5, 5, False)
    settle()
    return plot


def test_the_numbers_of_an_axis_are_those_of_its_scale(curve):
    axis = curve.getPlotItem().getAxis("left")
    assert "0.5" in numbers_of(axis)
    curve.show_curves([10.0 ** -np.arange(6.0)], 5, 5, True)
    settle()
    powers = {decade(exponent) for exponent in range(-6, 2)}
    written = [text for text in numbers_of(axis) if text]
    assert len(written) >= 3 and set(written) <= powers
    curve.show_curves([10.0 ** -np.arange(6.0)], 5, 5, False)
    settle()
    assert "0.5" in numbers_of(axis)


def numbers_of(axis) -> list[str]:
    """Every number that an axis draws."""
    picture = QPicture()
    with QPainter(picture) as painter:
        return [text for _, _, text in axis.generateDrawSpecs(painter)[2]]


def test_what_was_read_of_a_curve_goes_when_the_pointer_leaves_it(curve):
    read = []
    curve.read.connect(read.append)
    QTest.mouseMove(curve.viewport(), spot(curve, 0, 0.9))
    settle()
    assert read[-1] == "step 0, e:  A ● 1"
    QApplication.sendEvent(curve, QEvent(QEvent.Type.Leave))
    assert read[-1] == ""


def test_a_line_is_drawn_again_where_only_its_heights_have_changed():
    line, x = Line(), np.arange(4.0)
    line.set_points(x, x)
    line.set_points(x, x + 5.0)
    np.testing.assert_array_equal(line.getData()[1], x + 5.0)
    assert line.path().boundingRect().getRect() == (0.0, 5.0, 3.0, 3.0)


@pytest.mark.parametrize("theme", [DARK, THEMES["projector"]])
def test_axes_and_their_numbers_take_the_colours_of_another_theme(curve, theme):
    curve.apply_theme(theme)
    assert curve.backgroundBrush().color().name() == theme.plot
    for side in ("left", "bottom"):
        axis = curve.getPlotItem().getAxis(side)
        assert (axis.textPen().color().name(), axis.pen().color().name()) == (theme.text, theme.grid)
    assert curve.curves[0].pen().color().name() == theme.run_colours[0]


def test_bars_of_the_runs_are_told_apart_by_their_hatches(shown):
    bars = shown(ProbabilityBars(LIGHT, WORDING), 600, 400)
    bars.show_bars([1.0, 0.0], [(np.array([0.9, 0.1]), LIGHT.run(i)) for i in range(4)])
    picture = bars.grab().toImage()
    patterns = set()
    for bar in bars.bars():
        if bar.index or bar.run < 0:
            continue
        inside = bar.rect.adjusted(6, 6, -6, -6).toRect()
        colour = QColor(LIGHT.run(bar.run).colour)
        assert inside.width() > 8
        places = [(x, y) for y in range(16) for x in range(8)]
        filled = [picture.pixelColor(inside.left() + x, inside.top() + y) == colour for x, y in places]
        assert any(filled) and all(filled) == (bar.run == 0), "only the first run's bars are solid"
        patterns.add(tuple(filled))
    assert len(patterns) == 4


def test_curves_of_likelihood_name_the_logit_along_which_they_are_drawn(shown):
    curves = shown(LikelihoodCurves(LIGHT, WORDING), 500, 420)
    for along in (2, 0):
        curves.show_logits((0.0, 1.0, 2.0), 1.0, (0, 1, 2, 2), along, (-10.0, 10.0))
        assert curves.sum.getPlotItem().getAxis("bottom").labelText == WORDING.logit(along)
        assert float(curves.sum.marks[-1].getData()[0][0]) == (0.0, 1.0, 2.0)[along]


def test_the_least_sum_is_marked_where_it_ends_whatever_is_predicted(shown):
    view, labels = shown(ExampleBars(LIGHT, WORDING), 700, 260), (0, 0, 1)
    least = -2 * math.log(2 / 3) - math.log(1 / 3)
    for logits in ((0.0, 0.0, 0.0), (3.0, -1.0, 0.0)):
        view.show_examples(labels, Prediction("prediction", LIGHT.run(0), np.array(logits)))
        begin, end = view.chips()[0].stacked.left(), view.chips()[-1].stacked.right()
        total = sum(chip.surprise for chip in view.chips())
        assert total > least
        assert (view.least_mark() - begin) / (end - begin) == pytest.approx(least / total)


def test_distances_stand_below_the_names_of_their_encodings(shown):
    table = shown(DistanceTable(), 260, 160)
    numbers = np.array([[0.0, 1.0, 2.0], [1.0, 0.0, 1.0], [2.0, 1.0, 0.0]])
    table.show_distances(numbers, math.sqrt(2) * (1 - np.eye(3)))
    settle()
    labels = [label for label in table.findChildren(QLabel) if label.text()]
    columns = {}
    for label in sorted(labels, key=lambda label: label.y()):
        columns.setdefault(label.x(), []).append(label.text())
    pairs, as_numbers, one_hot = (columns[x] for x in sorted(columns))
    assert pairs == ["1 to 2", "2 to 3", "1 to 3"]
    assert (as_numbers, one_hot) == (["number", "1", "1", "2"], ["one-hot", "√2", "√2", "√2"])


def test_right_answers_have_the_colour_of_their_run_and_wrong_ones_that_of_a_warning(shown):
    digits, images = [0, 1], np.zeros((2, 28, 28), dtype=np.uint8)
    grid = shown(DigitGrid(LIGHT, images, digits), 400, 240)
    style = LIGHT.run(1)
    grid.show_answers([(np.array([0, 7]), style)])
    settle()
    picture = grid.grab().toImage()
    for cell, text, colour, other in zip(
        grid.cells(), ("✔0", "✖7"), (style.colour, LIGHT.warning), (LIGHT.warning, style.colour), strict=True
    ):
        [(place, written)] = cell.answers
        inside = place.toRect()
        colours = {
            picture.pixelColor(x, y).name()
            for x in range(inside.left(), inside.right())
            for y in range(inside.top(), inside.bottom())
        }
        assert written == text and colour in colours and other not in colours


def test_a_class_named_within_another_keeps_its_own_colour_in_a_formula(qapp):
    document, rich = QTextDocument(), RichMarkup(WORDING.notation)
    inner = rich.tint("b", 1)
    Writer(LIGHT, qapp.font()).write(QTextCursor(document), rich.tint(f"a{inner}c", 0) + "d", Style())
    colours, part = {}, document.begin().begin()
    while not part.atEnd():
        piece = part.fragment()
        colours |= dict.fromkeys(piece.text(), piece.charFormat().foreground().color().name())
        part += 1
    first, second = LIGHT.class_colour(0), LIGHT.class_colour(1)
    assert colours == {"a": first, "b": second, "c": first, "d": LIGHT.text}
