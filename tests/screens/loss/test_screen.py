"""The Loss screen: its three pages draw what the Store's Experiment says, and every gesture is one undo entry."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.core.losses.table import LOSSES
from explorer.core.simplex import to_plane
from explorer.core.softmax import softmax
from explorer.look.theme import THEMES
from explorer.screens.loss.edits import fresh, with_likeliest, with_prediction
from explorer.screens.loss.screen import DISTANCE, INFORMATION, LIKELIHOOD
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import MAX_EXAMPLES, RunSpec
from explorer.state.scene import derive
from tests.gui import LEFT, choose, drag, press, settle, spot, type_into
from tests.painted import painted_faults
from tests.screens.test_layout import check

ON_PAGE = {
    DISTANCE: ("bars", "simplex", "log_curve", "margin", "figures", "logits", "chosen_loss", "transport"),
    INFORMATION: ("distributions", "information", "entropy"),
    LIKELIHOOD: ("examples", "likelihood", "logits"),
}


@pytest.fixture
def opened(make_window):
    """A window on a page of the Loss screen, at its first values and then some."""

    def make(page=DISTANCE, size=(1280, 720), theme="light", **changes):
        window = make_window(size=size, theme=theme)
        window.show_screen("loss")
        window.store.replace(fresh(window.store.experiment).changed(**changes))
        screen = window.screens["loss"]
        screen.show_page(page)
        settle()
        return window, screen

    return make


def point(mark) -> list[float]:
    return [float(v[0]) for v in mark.getData()]


def assert_distance(window) -> None:
    """Bars, triangle, curve, margins and figures all show the predictions of the frame."""
    screen, e = window.screens["loss"], window.store.experiment
    scene, frame = derive(e), screen.shown_frame
    scene.grow(frame)
    count = len(e.descent.runs) if frame else 1
    target, right = np.array(e.problem.target), int(np.argmax(e.problem.target))
    bars = {(bar.run, bar.index): bar.share for bar in screen.bars.bars()}
    rows = screen.distance.figures.texts()
    keys = screen.distance.figures.columns()
    marks = iter(screen.distance.log_curve.marks)
    margins = iter(screen.distance.margin.marks)
    assert len(rows) == count
    for run in range(count):
        logits = scene.position(run, frame) / e.problem.temperature
        p = softmax(logits)
        for k in range(e.problem.classes):
            assert bars[(-1, k)] == target[k] and bars[(run, k)] == pytest.approx(p[k])
            if target[k] > 0:
                x, y = point(next(marks))
                assert x == pytest.approx(p[k]) and y == pytest.approx(-math.log(p[k]))
            if k != right:
                x, y = point(next(margins))
                margin = logits[right] - logits[k]
                assert x == pytest.approx(min(margin, screen.distance.margin.reach[1]))
                assert y == pytest.approx(max(0.0, 1.0 - x))
        for key, text in zip(keys, rows[run][1:], strict=True):
            if not LOSSES[key].takes(e.problem.target):
                assert text == "–"
                continue
            value = float(LOSSES[key].value(logits, target))
            assert float(text.replace("−", "-")) == pytest.approx(value, rel=6e-2, abs=5e-4), key
        if e.problem.classes == 3:
            simplex = screen.distance.simplex
            np.testing.assert_allclose(point(simplex.points[run]), to_plane(p), atol=1e-9)
            (x0, x1), (y0, y1) = simplex.distances[run].getData()
            assert math.hypot(x1 - x0, y1 - y0) == pytest.approx(float(LOSSES["euclidean"].value(logits, target)))
            way = simplex.paths[run].getData()
            np.testing.assert_allclose([way[0][-1], way[1][-1]], to_plane(p), atol=1e-9)
            np.testing.assert_allclose(point(simplex.target), to_plane(target))
    assert next(marks, None) is None and next(margins, None) is None


# Page one


def test_the_course_example_is_what_the_screen_resets_to(opened):
    window, screen = opened()
    assert_distance(window)
    assert screen.distance.log_curve.reading.text() == "−ln 0.321 ≈ 1.1362"
    assert screen.distance.simplex.length.text() == "√MSE = 0.832"
    figures = dict(zip(screen.distance.figures.columns(), screen.distance.figures.texts()[0][1:], strict=True))
    known = {
        **{"mse": "0.6923", "euclidean": "0.8320", "cross_entropy": "1.1362", "hinge": "0.7027"},
        **{"mse_mean": "0.2308", "cross_entropy_twice": "1.1111", "kl": "1.1362", "mse_logits": "1.0024"},
    }
    assert len(figures) >= 7
    assert all(figures[key] == known[key] for key in figures.keys() & known.keys())


@pytest.mark.parametrize(
    "changes",
    [
        {"temperature": 2.5, "logits": (4.0, 1.0, -2.0)},
        {"target": (0.2, 0.7, 0.1)},
        {"target": (1 / 3, 1 / 3, 1 / 3)},
        {"logits": (-10.0, 10.0, -300.0), "target": (1.0, 0.0, 0.0)},
    ],
)
def test_every_view_shows_the_prediction(opened, changes):
    assert_distance(opened(**changes)[0])


@pytest.mark.parametrize("classes", [2, 5, 10])
def test_any_number_of_classes(opened, classes):
    window, screen = opened()
    choose(screen.logits.classes, classes)
    assert_distance(window)
    assert not screen.distance.simplex.isVisible() and screen.distance.three.isVisible()
    screen.distance.three.click()
    assert window.store.experiment.problem.classes == 3 and screen.distance.simplex.isVisible()
    assert_distance(window)


def test_dragging_the_prediction_moves_the_logits_in_one_undo_entry(opened):
    window, screen = opened()
    before = window.store.experiment
    simplex, wanted = screen.distance.simplex, np.array([0.6, 0.3, 0.1])
    places = [spot(simplex, *to_plane(p)) for p in ([0.3, 0.3, 0.4], [0.5, 0.4, 0.1], wanted)]
    drag(simplex.viewport(), places)
    problem = window.store.experiment.problem
    np.testing.assert_allclose(softmax(problem.logits), wanted, atol=0.01)
    assert np.mean(problem.logits) == pytest.approx(np.mean(before.problem.logits), abs=1e-3)
    assert_distance(window)
    window.store.undo()
    assert window.store.experiment == before


def test_dragging_beyond_the_triangle_stays_on_its_edge_and_finite(opened):
    window, screen = opened()
    simplex = screen.distance.simplex
    drag(simplex.viewport(), [spot(simplex, 0.7, 0.4), QPoint(simplex.width() - 2, simplex.height() - 2)])
    problem = window.store.experiment.problem
    assert np.isfinite(problem.logits).all() and softmax(problem.logits)[2] > 0.999
    assert_distance(window)


def test_a_logit_typed_and_a_share_dragged_reach_every_view(opened):
    window, screen = opened()
    type_into(screen.logits.rows[0].box, "2.5")
    assert window.store.experiment.problem.logits[0] == 2.5
    bar = next(b for b in screen.bars.bars() if b.run < 0 and b.index == 1)
    start = bar.rect.center().toPoint()
    drag(screen.bars, [start, QPoint(start.x(), start.y() + 20)])
    assert window.store.experiment.problem.target[1] < 1
    assert_distance(window)


def test_the_chosen_loss_is_chosen_in_the_list_or_in_the_figures(opened):
    window, screen = opened()
    field = screen.distance.simplex.field
    lines = field.contours.getData()[1]
    choose(screen.distance.loss, "hinge")
    assert window.store.experiment.display.chosen_loss == "hinge"
    assert not np.array_equal(field.contours.getData()[1], lines, equal_nan=True)
    cell = screen.distance.figures.cells()["mse"]
    QTest.mouseClick(screen.distance.figures, LEFT, pos=cell.center().toPoint())
    assert window.store.experiment.display.chosen_loss == "mse" == screen.distance.loss.currentData()
    assert field.iso.levels[0] == pytest.approx(0.2)


def test_runs_are_drawn_up_to_the_frame_and_back(opened):
    runs = tuple(map(RunSpec, ("mse", "cross_entropy", "hinge")))
    window, screen = opened(logits=(3.0, -3.0, 1.0), runs=runs)
    for frame in (40, 3, 0):
        window.player.seek(frame)
        settle()
        assert screen.shown_frame == frame
        assert_distance(window)
        simplex = screen.distance.simplex
        assert len(simplex.paths) == len(simplex.points) == (3 if frame else 1)
        assert [len(path.getData()[0]) for path in simplex.paths] == [frame + 1] * len(simplex.paths)
        assert simplex.start.isVisible() == (frame > 0)


def test_runs_are_drawn_at_their_temperature(opened):
    window, _ = opened(logits=(3.0, -3.0, 1.0), temperature=2.0)
    window.player.seek(25)
    settle()
    assert_distance(window)


def test_a_change_of_a_logit_rewinds(opened):
    window, screen = opened()
    window.player.seek(30)
    type_into(screen.logits.rows[1].box, "1")
    assert window.player.frame == screen.shown_frame == 0
    assert_distance(window)


@pytest.mark.parametrize("value", ["1e300", "-1e300", "1e16"])
@pytest.mark.parametrize("loss", LOSSES)
def test_the_largest_numbers_are_drawn_without_a_fault(opened, value, loss):
    window, screen = opened(chosen_loss=loss)
    type_into(screen.logits.rows[1].box, value)
    for page in (DISTANCE, INFORMATION, LIKELIHOOD):
        screen.show_page(page)
        window.player.seek(20)
        window.grab()
    assert window.store.experiment.problem.logits[1] == float(value)


# Page two


def assert_information(window) -> None:
    screen, e = window.screens["loss"].information, window.store.experiment
    p, q = e.information.p, e.information.q
    assert [(a.value, b.value) for a, b in screen.boxes.boxes] == list(zip(p, q, strict=True))
    drawn = {(bar.row, bar.index): bar.value for bar in screen.bars.bars()}
    told = {(bar.row, bar.index): bar.value for bar in screen.contents.bars()}
    for row, shares in enumerate((p, q)):
        for k, share in enumerate(shares):
            assert drawn[(row, k)] == share
            assert told[(row, k)] == pytest.approx(math.log(1 / share) if share > 0 else math.inf)
    own, other = (math.fsum(x * math.log(1 / y) for x, y in zip(p, by, strict=True) if x > 0) for by in (p, q))
    entropy, gap = screen.entropy.segments()[:2]
    assert entropy.value == pytest.approx(own)
    assert entropy.value + gap.value == pytest.approx(other)
    assert gap.rect.width() == pytest.approx(entropy.rect.width() / own * (other - own), abs=0.01)
    assert gap.rect.left() == pytest.approx(entropy.rect.right())


def test_the_course_numbers_are_shown(opened):
    window, screen = opened(INFORMATION)
    assert_information(window)
    assert [line.terms() for line in screen.information.entropy.sums] == [
        ["H(P) = 1.0114", "KL(P‖Q) = 0.0283", "H(P, Q) = 1.0397"],
        ["H(Q) = 1.0397", "KL(Q‖P) = 0.0294", "H(Q, P) = 1.0692"],
    ]


def test_a_bar_dragged_makes_the_others_make_room(opened):
    window, screen = opened(INFORMATION)
    bars = screen.information.bars
    bar = next(b for b in bars.bars() if (b.row, b.index) == (0, 0))
    x = int(bar.rect.center().x())
    drag(bars, [QPoint(x, int(bar.rect.top())), QPoint(x, int(bar.rect.top()) + 10), QPoint(x, int(bar.rect.bottom()))])
    p = window.store.experiment.information.p
    assert p[0] == pytest.approx(0, abs=0.01) and p[1] / p[2] == pytest.approx(3) and sum(p) == pytest.approx(1)
    assert window.store.experiment.information.q == (0.25, 0.5, 0.25)
    window.store.undo()
    assert window.store.experiment.information.p == Experiment().information.p
    assert_information(window)


def test_a_box_takes_a_share_and_refuses_what_is_none(opened):
    window, screen = opened(INFORMATION)
    type_into(screen.information.boxes.boxes[2][1], "0.5")
    q = window.store.experiment.information.q
    assert q == pytest.approx((1 / 6, 1 / 3, 0.5))
    assert_information(window)
    type_into(screen.information.boxes.boxes[2][1], "2")
    assert window.store.experiment.information.q == q
    assert "outside" in window.statusBar().currentMessage()


def test_the_classifier_is_taken_and_the_course_comes_back(opened):
    window, screen = opened(INFORMATION)
    screen.information.classifier.click()
    information = window.store.experiment.information
    assert information.p == (0.0, 1.0, 0.0)
    assert information.q == pytest.approx((0.3191, 0.3211, 0.3598), abs=1e-4)
    assert screen.information.entropy.sums[0].terms()[2] == "H(P, Q) = 1.1362"
    assert "cross-entropy loss" in screen.information.remark.text()
    screen.information.course.click()
    assert window.store.experiment.information.p == Experiment().information.p
    assert "cross-entropy loss" not in screen.information.remark.text()


def test_what_cannot_happen_costs_without_limit(opened):
    screen = opened(INFORMATION, p=(0.5, 0.5, 0.0), q=(0.0, 0.5, 0.5))[1]
    entropy = screen.information.entropy
    assert entropy.sums[0].terms()[1:] == ["KL(P‖Q) = ∞", "H(P, Q) = ∞"]
    assert entropy.segments()[1].rect.right() == pytest.approx(entropy.width() - 2)
    tall = {(b.row, b.index): b.rect.height() for b in screen.information.contents.bars()}
    assert tall[(1, 0)] > 1.3 * tall[(1, 1)]


# Page three


def assert_likelihood(window) -> None:
    screen, e = window.screens["loss"].likelihood, window.store.experiment
    p = softmax(np.array(e.problem.logits) / e.problem.temperature)
    chips = screen.examples.chips()
    assert tuple(chip.label for chip in chips) == e.information.examples
    product, total = 1.0, 0.0
    for chip in chips:
        assert chip.share == pytest.approx(p[chip.label])
        assert chip.surprise == pytest.approx(-math.log(p[chip.label]))
        product, total = product * p[chip.label], total - math.log(p[chip.label])
    assert screen.examples.total == pytest.approx(total) == pytest.approx(-math.log(product))
    widths = [chip.stacked.width() for chip in chips]
    assert np.array(widths) / sum(widths) == pytest.approx(np.array([c.surprise for c in chips]) / total)
    assert all(a.stacked.right() == pytest.approx(b.stacked.left()) for a, b in itertools.pairwise(chips))
    first, second = screen.examples.sentences()
    shown = first.split(" = ")[-1]
    assert float(shown) == pytest.approx(product, rel=1e-3) and f"−ln {shown} = " in second
    assert float(second.split(" = ")[-1]) == pytest.approx(total, abs=1e-3 * total)
    y = e.problem.logits[screen.along]
    assert point(screen.curves.sum.marks[0]) == pytest.approx([y, total])
    bars = {(b.row, b.index): b.value for b in window.screens["loss"].column.shares.bars()}
    for k in range(e.problem.classes):
        assert bars[(0, k)] == e.information.examples.count(k) / len(chips)
        assert bars[(1, k)] == pytest.approx(p[k])


def test_the_lesson_number_five_logarithms_of_three(opened):
    window, screen = opened(LIKELIHOOD, logits=(0.0, 0.0, 0.0))
    assert_likelihood(window)
    assert screen.likelihood.examples.sentences() == (
        "likelihood = product = 0.004115",
        "sum of cross-entropies = −ln 0.004115 = 5.4931",
    )


def test_moving_a_logit_moves_product_and_sum_and_the_curves_follow_it(opened):
    window, screen = opened(LIKELIHOOD)
    before = screen.likelihood.examples.total
    type_into(screen.logits.rows[1].box, "1.5")
    assert screen.likelihood.along == 1 == screen.likelihood.axis.currentData()
    assert screen.likelihood.examples.total != before
    assert_likelihood(window)
    choose(screen.likelihood.axis, 2)
    assert_likelihood(window)
    type_into(screen.logits.temperature, "3")
    assert_likelihood(window)


def test_examples_are_added_up_to_twelve_and_removed_down_to_one(opened):
    window, screen = opened(LIKELIHOOD)
    screen.likelihood.adders[2].click()
    assert window.store.experiment.information.examples == (0, 0, 1, 0, 1, 2)
    assert_likelihood(window)
    for _ in range(MAX_EXAMPLES):
        screen.likelihood.adders[1].click()
    assert len(window.store.experiment.information.examples) == MAX_EXAMPLES
    assert not screen.likelihood.adders[0].isEnabled()
    for _ in range(MAX_EXAMPLES):
        screen.likelihood.remove.click()
    assert window.store.experiment.information.examples == (0,)
    assert not screen.likelihood.remove.isEnabled()
    assert_likelihood(window)


def test_the_greatest_likelihood_is_reached_and_is_the_least_sum(opened):
    window, screen = opened(LIKELIHOOD, examples=(0, 0, 1, 0, 1, 2))
    screen.likelihood.likeliest.click()
    examples = screen.likelihood.examples
    assert softmax(window.store.experiment.problem.logits) == pytest.approx((1 / 2, 1 / 3, 1 / 6), abs=1e-4)
    assert examples.total == pytest.approx(examples.least, abs=1e-6)
    bar, mark = examples.product_bar()
    assert bar.right() == pytest.approx(mark, abs=0.1)
    assert examples.chips()[-1].stacked.right() == pytest.approx(examples.least_mark(), abs=0.1)
    x = screen.likelihood.curves.sum.turn.getData()[0][0]
    assert x == pytest.approx(window.store.experiment.problem.logits[0], abs=1e-3)
    assert_likelihood(window)


def test_the_curves_turn_at_the_same_logit(opened):
    curves = opened(LIKELIHOOD)[1].likelihood.curves
    (x, product), (same, total) = curves.product.curve.getData(), curves.sum.curve.getData()
    np.testing.assert_array_equal(x, same)
    turn = curves.sum.turn.getData()[0][0]
    assert x[product.argmax()] == x[total.argmin()] == pytest.approx(turn, abs=x[1] - x[0])
    np.testing.assert_allclose(np.log(product / product.max()), total.min() - total, atol=1e-9)


# The pages


@pytest.mark.parametrize("page", ON_PAGE)
def test_a_part_is_revealed_on_its_page(opened, page):
    screen = opened()[1]
    for part in ON_PAGE[page]:
        for before in ON_PAGE:
            screen.show_page(before)
            screen.reveal(part)
            settle()
            assert screen.parts()[part].isVisible()
            assert screen.page == (before if part == "logits" and before != INFORMATION else screen.page)
            assert screen.tabs.buttons[screen.page].isChecked()
        if part != "logits":
            assert screen.page == page
    assert set(screen.parts()) == {part for parts in ON_PAGE.values() for part in parts}


def test_the_pages_are_turned_with_the_mouse_and_from_the_keyboard(opened):
    window, screen = opened()
    QTest.mouseClick(screen.tabs.buttons[1], LEFT)
    assert screen.page == INFORMATION and screen.information.isVisible() and not screen.logits.isVisible()
    screen.tabs.buttons[2].setFocus()
    press(window, "Return")
    assert screen.page == LIKELIHOOD and screen.likelihood.isVisible() and screen.logits.isVisible()


@pytest.mark.parametrize("page", ON_PAGE)
def test_tab_goes_through_every_control_of_the_page_once_and_back(opened, page):
    window, screen = opened(page)
    choose(screen.logits.classes, 4)  # the rows that this adds come where they are read
    screen.tabs.buttons[0].setFocus()
    met = []
    for _ in range(80):
        met.append(QApplication.focusWidget())
        press(window, "Tab")
        if QApplication.focusWidget() is met[0]:
            break
    assert met[:3] == screen.tabs.buttons
    inside = [w for w in screen.tab_order() if w.isVisible() and w.isEnabled()]
    assert [w for w in met if w in inside] == inside
    if page != INFORMATION:
        rows = [w for row in screen.logits.rows for w in (row.slider, row.box)]
        assert [w for w in met if w in (*rows, screen.logits.target)] == [*rows, screen.logits.target]


def test_a_page_that_was_not_seen_catches_up(opened):
    window, screen = opened(INFORMATION)
    window.store.update(logits=(1.0, 2.0, 3.0), p=(0.1, 0.2, 0.7))
    window.player.seek(5)
    screen.show_page(DISTANCE)
    assert_distance(window)
    screen.show_page(LIKELIHOOD)
    assert_likelihood(window)
    screen.show_page(INFORMATION)
    assert_information(window)


# From one Experiment to the next


@pytest.mark.parametrize("temperature", [0.5, 1.0, 4.0])
def test_a_prediction_asked_for_is_what_softmax_gives(temperature):
    e = fresh(Experiment()).changed(temperature=temperature)
    problem = with_prediction(e, (0.7, 0.2, 0.1)).problem
    assert softmax(np.array(problem.logits) / temperature) == pytest.approx((0.7, 0.2, 0.1), abs=1e-3)
    assert np.mean(problem.logits) == pytest.approx(np.mean(e.problem.logits), abs=1e-3)


def test_a_mean_beyond_the_sliders_comes_back_between_them():
    e = Experiment().changed(span=(-4.0, 6.0))  # logits −10, 10, −1000
    assert np.mean(with_prediction(e, (0.7, 0.2, 0.1)).problem.logits) == pytest.approx(1.0, abs=1e-3)


def test_the_likeliest_prediction_is_finite_where_a_class_never_occurs():
    problem = with_likeliest(fresh(Experiment())).problem
    assert softmax(problem.logits) == pytest.approx((0.6, 0.4, 0.0), abs=1e-5)
    assert max(map(abs, problem.logits)) < 20


# Room


@pytest.mark.parametrize("size", [(1024, 700), (1280, 720), (1920, 1080)], ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_cut_off(opened, theme, size):
    window, screen = opened(size=size, theme=theme)
    found = []
    for what, experiment in variants():
        window.store.replace(experiment)
        for page in ON_PAGE:
            screen.show_page(page)
            for frame in (0, 60) if page == DISTANCE else (0,):
                window.player.seek(frame)
                name = f"{what}, page {page + 1}, step {frame}"
                found += check(window, name)
                found += [f"{name}: {fault}" for fault in painted_faults(window)]
    assert not found, "\n".join(found)
    assert (window.width(), window.height()) == size


def variants():
    e = fresh(Experiment())
    four = tuple(map(RunSpec, ("mse", "cross_entropy", "hinge", "cross_entropy_twice")))
    yield "first values", e
    yield "the lecture's logits", Experiment()
    yield "soft target", e.changed(target=(0.2, 0.7, 0.1), chosen_loss="kl")
    yield "four runs", e.changed(logits=(3.0, -3.0, 1.0), runs=four, chosen_loss="cross_entropy_twice")
    yield "no room in Q", e.changed(p=(0.5, 0.5, 0.0), q=(0.0, 0.5, 0.5), examples=(2,))
    ten = e.with_classes(10).changed(examples=(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9))
    yield "ten classes", ten.changed(p=(0.1,) * 10, q=(0.55, *(0.05,) * 9))
