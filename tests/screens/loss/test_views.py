"""The Loss screen's views, each alone: what they draw, and what they leave out where there is no room."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.simplex import SIDE, IsoLines, iso_lines
from explorer.core.softmax import softmax
from explorer.look import numbers
from explorer.look.theme import THEMES
from explorer.screens.loss.entropy_bars import EntropyBars
from explorer.screens.loss.example_bars import ExampleBars, power_of_e
from explorer.screens.loss.hinge_curve import HingeCurve
from explorer.screens.loss.likelihood_curves import LikelihoodCurves, best_logit
from explorer.screens.loss.loss_values import FIRST, FigureRow, LossValues
from explorer.screens.loss.marked_plot import Place, joined
from explorer.screens.loss.pair_bars import PairBars, finite_top
from explorer.screens.loss.prediction import Prediction, start_style
from explorer.screens.loss.simplex_field import spread
from explorer.screens.loss.simplex_plot import SimplexPlot
from explorer.screens.loss.surprise_curve import HIGHEST, SurpriseCurve
from tests.support.gui import LEFT, WORDING, settle, spot

LIGHT = THEMES["light"]


@pytest.fixture
def shown(qtbot):
    """Shows a view at a size."""

    def show(view, width=400, height=300):
        qtbot.addWidget(view)
        view.resize(width, height)
        view.show()
        settle()
        return view

    return show


def prediction(*logits, style=None) -> Prediction:
    return Prediction("prediction", style or start_style(LIGHT), np.array(logits, dtype=float))


def place(mark) -> tuple[float, float]:
    return tuple(float(v[0]) for v in mark.getData())


def on_screen(plot, tag) -> QRectF:
    """The box of a tag's words in the pixels of the plot."""
    scene = tag.parentItem().mapToScene(tag.pos())
    shift, size = tag.transform(), tag.boundingRect().size()
    return QRectF(scene.x() + shift.dx(), scene.y() + shift.dy(), size.width(), size.height())


# A prediction


def test_a_surprise_is_exact_where_the_probability_is_lost():
    p = prediction(0.0, -1000.0)
    assert p.surprise.tolist() == [0.0, 1000.0] and math.copysign(1, p.surprise[0]) == 1
    assert p.probabilities.tolist() == [1.0, 0.0]
    assert p.margins(0).tolist() == [0.0, 1000.0]


# The triangle


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


# The curves


@pytest.mark.parametrize("logits", [(0.0, 0.006, 0.12), (0.0, -20.0, 0.0), (0.0, 9.0, 0.0)])
def test_the_mark_is_on_the_curve_and_in_sight(shown, qapp, logits):
    plot = shown(SurpriseCurve(LIGHT, WORDING))
    plot.show_predictions((0.0, 1.0, 0.0), [prediction(*logits)])
    x, y = place(plot.marks[0])
    cost = float(LOSSES["cross_entropy"].value(logits, (0, 1, 0)))
    assert y == pytest.approx(cost) and x == pytest.approx(math.exp(-cost))
    curve = plot.curve.getData()
    assert np.interp(y, curve[1], curve[0]) == pytest.approx(x, abs=1e-3)
    low, high = plot.getPlotItem().getViewBox().viewRange()[1]
    assert low < y < high
    assert plot.reading.text().endswith(numbers.number(cost, 4))


def test_a_soft_target_marks_every_class_with_a_share(shown, qapp):
    plot = shown(SurpriseCurve(LIGHT, WORDING))
    p, target = prediction(1.0, 0.0, -1.0), (0.3, 0.0, 0.7)
    plot.show_predictions(target, [p])
    assert [place(mark)[0] for mark in plot.marks] == pytest.approx([p.probabilities[0], p.probabilities[2]])
    assert [tag.text() for tag in plot.tags] == [WORDING.probability(0), WORDING.probability(2)]
    assert plot.reading.text().endswith(numbers.number(float(LOSSES["cross_entropy"].value(p.logits, target)), 4))


def test_a_surprise_beyond_all_bounds_stays_at_the_edge(shown, qapp):
    plot = shown(SurpriseCurve(LIGHT, WORDING))
    plot.show_predictions((0.0, 1.0), [prediction(1e300, -1e300)])
    assert place(plot.marks[0]) == (0.0, HIGHEST)
    plot.grab()


def test_margins_are_marked_where_they_cost_and_where_not(shown, qapp):
    plot = shown(HingeCurve(LIGHT, WORDING))
    plot.show_predictions(1, [prediction(3.0, 1.0, -4.0)])
    assert [place(mark) for mark in plot.marks] == [(-2.0, 3.0), (min(5.0, plot.reach[1]), 0.0)]
    assert plot.tags[0].text() == WORDING.logit(0) and plot.tags[1].text().startswith(WORDING.logit(2))
    assert plot.zone.getRegion()[1] == 1.0
    hinge = float(LOSSES["hinge"].value([3.0, 1.0, -4.0], [0, 1, 0]))
    assert sum(place(mark)[1] for mark in plot.marks) / 3 == pytest.approx(hinge)
    axis = plot.getPlotItem().getAxis("bottom")
    assert axis.labelText == "y₂ − yⱼ"
    plot.show_predictions(1, [Prediction("prediction", start_style(LIGHT), np.array([1.5, 0.5, -2.0]), 2.0)])
    assert axis.labelText == "(y₂ − yⱼ) / T", "the margin is of the logits divided by the temperature"


def test_a_margin_far_ahead_is_at_the_edge_with_an_arrow(shown, qapp):
    plot = shown(HingeCurve(LIGHT, WORDING), 260, 200)
    plot.show_predictions(0, [prediction(10.0, 9.0, -1000.0)])
    assert place(plot.marks[1])[0] == plot.reach[1] < 1010
    assert plot.tags[1].text() == f"{WORDING.logit(2)} →"
    assert QRectF(plot.rect()).contains(on_screen(plot, plot.tags[1]))


def test_words_stay_inside_when_a_plot_is_made_smaller(shown, qapp):
    plot = shown(SurpriseCurve(LIGHT, WORDING), 700, 300)
    plot.show_predictions((0.0, 1.0, 0.0), [prediction(0.0, 0.006, 0.12)])
    for size in ((260, 160), (900, 500), (220, 300)):
        plot.resize(*size)
        settle()
        assert QRectF(plot.rect()).contains(on_screen(plot, plot.reading)), size


def test_near_marks_are_named_together():
    style = start_style(LIGHT)
    places = [Place(style, x, 0.0, text) for x, text in ((0.0, "a"), (0.05, "b"), (1.0, "c"), (0.02, ""))]
    assert [p.text for p in joined(places, 0.1)] == ["a, b", "", "c", ""]


# Figures


def rows(*logits) -> list[FigureRow]:
    target = np.eye(len(logits))[0]
    return [FigureRow("prediction", start_style(LIGHT), {k: float(v.value(logits, target)) for k, v in LOSSES.items()})]


def test_short_of_room_the_chosen_loss_and_the_four_of_the_lecture_stay(shown, qapp):
    view = LossValues(LIGHT, WORDING)
    view.show_rows(rows(0.0, 1.0), "kl", 1)
    wide, narrow = 1500, view.minimumSizeHint().width()
    for width in (wide, 700, narrow):
        shown(view, width, 80)
        assert set(FIRST) | {"kl"} <= set(view.columns())
        cells = list(view.cells().values())
        assert cells[0].left() > 0 and cells[-1].right() <= view.width() + 0.01
        assert all(a.right() == pytest.approx(b.left()) for a, b in itertools.pairwise(cells))
    shown(view, wide, 80)
    assert list(view.columns()) == list(dict.fromkeys((*FIRST, *LOSSES)))


def test_room_is_kept_for_the_rows_to_come(shown, qapp):
    view = LossValues(LIGHT, WORDING)
    view.show_rows(rows(0.0, 1.0), "mse", 1)
    one = view.minimumSizeHint().height()
    view.show_rows(rows(0.0, 1.0), "mse", 4)
    assert view.minimumSizeHint().height() > 2 * one - 10


# Bars


def test_bars_are_as_high_as_their_shares_and_read_from_the_row_below(shown, qapp):
    view = shown(PairBars(LIGHT, "bars", draggable=True))
    view.show_pairs(("P", "Q"), ((0.25, 0.75), (0.5, 0.5)), ("1", "2"))
    bars = {(bar.row, bar.index): bar.rect for bar in view.bars()}
    unit = bars[(1, 0)].height() / 0.5
    assert [bars[k].height() / unit for k in ((0, 0), (0, 1), (1, 1))] == pytest.approx([0.25, 0.75, 0.5])
    assert len({rect.bottom() for rect in bars.values()}) == 1
    asked = []
    view.dragged.connect(lambda *what: asked.append(what[:3]))
    half = QPoint(int(bars[(1, 1)].center().x()), int(bars[(1, 1)].bottom() - 0.4 * unit))
    QTest.mouseClick(view, LEFT, pos=half)
    assert asked[0][:2] == (1, 1) and asked[0][2] == pytest.approx(0.4, abs=0.01)


def test_bars_that_are_only_shown_cannot_be_dragged(shown, qapp):
    view, asked = shown(PairBars(LIGHT, "bars")), []
    view.show_pairs(("P", "Q"), ((0.25, 0.75), (0.5, 0.5)), ("1", "2"))
    view.dragged.connect(lambda *what: asked.append(what))
    QTest.mouseClick(view, LEFT, pos=view.bars()[0].rect.center().toPoint())
    assert asked == []


def test_an_infinite_bar_stands_out_from_the_finite_ones():
    assert finite_top((1.0, 2.0), (0.5,)) == 2.0
    assert finite_top((1.0, math.inf)) == 1.5
    assert finite_top((math.inf,)) > 0 and finite_top((0.0,)) > 0


@pytest.mark.parametrize("p, q", [((0.5, 0.5), (0.5, 0.5)), ((1.0, 0.0), (1.0, 0.0)), ((1.0, 0.0), (0.9, 0.1))])
def test_the_gap_is_seen_only_where_there_is_one(shown, qapp, p, q):
    view = shown(EntropyBars(LIGHT))
    view.show_distributions(p, q)
    gaps = [part.rect.width() for part in view.segments() if part.gap]
    assert (gaps[0] > 0) == (p != q)
    view.grab()


# Likelihood


def test_the_product_is_told_where_it_is_lost_to_float64():
    assert power_of_e(math.log(0.00335)) == "0.00335"
    assert power_of_e(-1000.0) == "5.1e-435"
    assert power_of_e(0.0) == "1"


@pytest.mark.parametrize("labels", [(0,), (2, 2, 2), (0, 1, 2), (0, 0, 1, 0, 1)])
def test_bars_never_pass_what_is_possible(shown, qapp, labels):
    view = shown(ExampleBars(LIGHT, WORDING), 700, 200)
    for logits in ((0.0, 0.0, 0.0), (5.0, -5.0, 1.0), (-3.0, 0.1, 4.0)):
        view.show_examples(labels, prediction(*logits))
        bar, mark = view.product_bar()
        assert 0 <= bar.right() <= mark < view.width()
        end = view.chips()[-1].stacked.right()
        assert view.least_mark() - 0.01 <= end <= view.width()


@pytest.mark.parametrize("temperature", [0.5, 1.0, 3.0])
@pytest.mark.parametrize("along", [0, 1])
def test_the_best_logit_is_found_by_trying(temperature, along):
    logits, labels = [0.3, -1.0, 0.8], (0, 0, 1, 2, 0, 1)
    tried = np.linspace(-10, 10, 20001)
    stack = np.repeat(np.array(logits)[:, None], len(tried), axis=1)
    stack[along] = tried
    shares = softmax(stack / temperature)
    total = sum(-np.log(shares[label]) for label in labels)
    assert best_logit(logits, temperature, labels, along) == pytest.approx(tried[total.argmin()], abs=2e-3)


def test_a_class_that_always_or_never_occurs_has_no_best_logit(shown, qapp):
    assert best_logit([0.0, 0.0], 1.0, (0, 0), 0) is None is best_logit([0.0, 0.0], 1.0, (0, 0), 1)
    view = shown(LikelihoodCurves(LIGHT, WORDING))
    view.show_logits([0.0, 0.0], 1.0, (0, 0), 0, (-10.0, 10.0))
    assert len(view.sum.turn.getData()[0]) == 0 and len(view.product.marks) == 1
    assert view.product.curve.getData()[1].argmax() == 240


def test_the_mark_is_on_both_curves_also_beyond_the_sliders(shown, qapp):
    view = shown(LikelihoodCurves(LIGHT, WORDING))
    view.show_logits([25.0, 0.0], 1.0, (0, 1), 0, (-10.0, 10.0))
    for plot in (view.product, view.sum):
        x, y = place(plot.marks[-1])
        curve = plot.curve.getData()
        assert x == 25.0 == curve[0][-1] and y == pytest.approx(curve[1][-1])


def test_the_words_at_the_turn_move_aside_when_the_plot_is_made_smaller(shown, qapp):
    view = shown(LikelihoodCurves(LIGHT, WORDING), 1400, 400)
    view.show_logits([0.0, 8.0], 1.0, (0, 1), 0, (-10.0, 10.0))
    settle()
    turn = place(view.product.marks[0])[0]
    assert turn == pytest.approx(8.0) and view.product.tags[0].text().startswith(WORDING.probability(0))
    for width in (1400, 420, 300):
        view.resize(width, 400)
        settle()
        assert QRectF(view.product.rect()).contains(on_screen(view.product, view.product.tags[0])), width


def test_both_curves_lie_one_above_the_other_whether_labelled_or_not(shown, qapp):
    view = shown(LikelihoodCurves(LIGHT, WORDING), 500, 500)
    view.show_logits([0.0, 1.0], 1.0, (0, 1), 0, (-10.0, 10.0))
    seen = set()
    for height in (500, 260, 140):
        view.resize(500, height)
        settle()
        assert spot(view.product, 3.0, 0.5).x() == spot(view.sum, 3.0, 0.5).x()
        labels = tuple(plot.getPlotItem().getAxis("left").labelText for plot in (view.product, view.sum))
        assert bool(labels[0]) == bool(labels[1])
        seen.add(labels[0])
    assert seen == {"relative likelihood", "relative", ""}


# Looks


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.key)
def test_every_plot_follows_the_theme_and_the_font(shown, qapp, theme):
    plot = shown(SurpriseCurve(LIGHT, WORDING))
    plot.show_predictions((0.0, 1.0, 0.0), [prediction(0.0, 0.006, 0.12)])
    font = plot.font()
    font.setPointSizeF(20)
    plot.setFont(font)
    plot.apply_theme(theme)
    assert plot.curve.pen().color() == QColor(theme.text)
    assert plot.reading.brush().color() == QColor(theme.text)
    assert plot.reading.font().pointSizeF() == 20
    simplex = shown(SimplexPlot(LIGHT, WORDING))
    simplex.apply_theme(theme)
    assert simplex.field.mask.brush().color() == QColor(theme.plot)
