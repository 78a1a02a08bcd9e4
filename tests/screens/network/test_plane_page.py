"""The page of the plane in its window: it follows the training, says what it shows, and asks for what was clicked."""

from __future__ import annotations

import math
from time import perf_counter

import numpy as np
import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from explorer.look import numbers
from explorer.look.theme import STAGE_LETTERS
from explorer.screens.network.plane_page import PlanePage
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.loss_plane import FINEST, SHARE, loss_plane
from explorer.window.clock import WORK_BUDGET
from tests.support.gui import LEFT, choose, press, settle, spot
from tests.support.layout import check, faults
from tests.support.painted import faults_of, painted

RUNS = tuple(RunSpec(loss, learning_rate=0.2) for loss in ("mse", "cross_entropy", "hinge"))
SMALL = {"hidden": (4,), "steps": 40, "init_scale": 5.0}


@pytest.fixture
def opened(make_window):
    """A window with the page in front: (window, page)."""

    def open_(runs=RUNS[:2], **options):
        window = make_window(**options)
        window.workbench.store.replace(Experiment().changed(runs=runs, **SMALL))
        window.workbench.show_screen("network")
        window.screens.current.reveal("plane")
        settle()
        page = window.screens.current.page
        assert isinstance(page, PlanePage)
        return window, page

    return open_


def at(window, frame, level=1):
    """Show `frame`, and compute its plane as far as a level, the coarse one if no other is given."""
    screen = window.screens.current
    window.workbench.player.seek(frame)
    while window.workbench.player.reached < frame:
        screen.show_frame(frame)
    page = screen.page
    while level and page.is_working and (page._drawn[0] is not plane_of(page) or plane_of(page).level < level):
        screen.go_on(math.inf)
    settle()


def plane_of(page):
    """The plane that the page should show."""
    trained = page._trained
    experiment = trained.experiment
    return loss_plane(experiment.descent.runs, experiment.network, trained.frame, page.plane._pair)


def titles(page) -> list[str]:
    return [card.title.text() for card in page.plane.pictures.cards]


def test_at_the_start_a_sentence_says_that_there_is_no_plane(opened):
    window, page = opened()
    assert "Press Space" in page.plane.nothing.text() and page.plane.nothing.isVisible()
    assert not page.is_working and not page.line.isVisible() and not page.plane.said.text()
    at(window, 40)
    assert not page.plane.nothing.isVisible() and page.line.isVisible()


def test_each_loss_has_a_picture_of_its_own_values(opened):
    window, page = opened()
    at(window, 40, level=3)
    assert titles(page) == ["A ●  MSE", "B ■  cross-entropy"]
    plane = plane_of(page)
    for card, key in zip(page.plane.pictures.cards, ("mse", "cross_entropy"), strict=True):
        np.testing.assert_array_equal(card.plot.image.shaded.samples, plane.values[plane.quantities.index(key)])
        assert card.plot.image.shaded.samples.shape == (FINEST, FINEST)
        low, high = (float(end) for end in (plane.grid(key).min(), plane.grid(key).max()))
        assert (card.bar._low, card.bar._high) == (low, high)
        assert f"A ● {plane.at_ends(key)[0]:.4f}" in card.figures.text()
        assert card.plot.accessibleName() in titles(page) and "out of the plane" in card.plot.accessibleDescription()


def test_the_cards_of_the_runs_say_the_same_losses(opened):
    window, page = opened()
    at(window, 40)
    for run, card in enumerate(page.plane.pictures.cards):
        own = window.screens.current.runs[run].value.text().rpartition("= ")[2]
        assert f"{page.theme.run(run).sign} {own}" in card.figures.text()


def test_the_sentence_says_the_step_the_space_and_the_distances(opened):
    window, page = opened()
    at(window, 40)
    said = page.plane.said.text()
    assert "A ●, B ■ at step 40" in said and f"all {numbers.count(784 * 4 + 4 + 4 * 10 + 10)} parameters" in said
    for sign, path in zip(("A ●", "B ■"), plane_of(page).paths, strict=True):
        assert f"{sign} {path.distance.max():.2f}" in said.replace("\N{NO-BREAK SPACE}", " ")


def test_runs_with_one_loss_share_its_picture(opened):
    window, page = opened(runs=(RUNS[0], RunSpec("mse", learning_rate=1.0)))
    at(window, 20)
    assert titles(page) == ["A ●  B ■  MSE"]


def test_one_run_has_a_plane_with_a_random_direction(opened):
    window, page = opened(runs=RUNS[:1])
    at(window, 20)
    assert titles(page) == ["A ●  MSE"] and "its other direction is random" in page.plane.said.text()
    assert page.plane.pictures.cards[0].figures.text().startswith("start ")
    (ticks, _) = page.line.getPlotItem().getAxis("bottom")._tickLevels
    assert [text for _, text in ticks] == ["start", "A ●"]


def test_undo_from_a_lesson_with_fewer_runs(opened):
    window, page = opened()
    window.screens.current.reveal("accuracy")
    window.workbench.store.update(runs=RUNS[1:])  # of these there is no plane yet
    window.presenter.toggle()
    with window.workbench.store.one_entry():
        window.lesson.open(next(lesson for lesson in window.lesson.bundled if lesson.key == "is-mse-bad"))
        window.workbench.store.update(runs=RUNS[:1])
    window.screens.current.reveal("plane")
    window.workbench.undo()  # the lesson is left before the screen knows of the second run
    assert page.plane.isVisible() and len(page._trained.trainings) == 2


def test_the_share_right_is_a_picture_of_its_own(opened):
    window, page = opened()
    at(window, 40)
    choose(page.plane.quantity, "accuracy")
    settle()
    assert window.workbench.store.experiment.network_view.plane_of == "accuracy"
    (card,) = page.plane.pictures.cards
    np.testing.assert_array_equal(card.plot.image.shaded.samples, plane_of(page).grid(SHARE))
    assert (card.bar._low, card.bar._high, card.bar._log) == (0.0, 1.0, False) and not page.plane.log.isEnabled()
    window.workbench.store.update(colour_scale="log")
    assert [text for _, text in card.bar.ticks()][::4] == ["0", "1.00"], "a share is never logarithmic"
    shares = [f"{100 * each.measured(40).accuracy:.1f}%" for each in window.screens.current._trainings]
    assert card.figures.text() == f"A ● {shares[0]}   B ■ {shares[1]}"


def test_logarithmic_colours_are_those_of_the_app(opened):
    window, page = opened()
    at(window, 40)
    QTest.mouseClick(page.plane.log, LEFT)
    assert window.workbench.store.experiment.display.colour_scale == "log"
    card = page.plane.pictures.cards[0]
    np.testing.assert_allclose(card.plot.image.shaded.samples, np.log10(plane_of(page).grid("mse")))
    assert card.bar._log


def test_of_three_runs_two_are_chosen_and_the_third_is_beside(opened):
    window, page = opened(runs=RUNS)
    at(window, 40)
    assert page.plane.first.isVisible() and page.plane.second.isVisible() and len(titles(page)) == 3
    choose(page.plane.second, 2)
    at(window, 40)
    assert window.workbench.store.experiment.network_view.pair == (0, 2)
    assert [drawn.end.brush().color().name() for drawn in page.plane.pictures.cards[0].plot.drawn][1] == "#ffffff"
    assert "A ●, C ▲ at step 40" in page.plane.said.text()
    choose(page.plane.first, 2)
    assert window.workbench.store.experiment.network_view.pair == (2, 0), "they change places"


def test_the_choice_of_runs_is_not_there_for_two(opened):
    _, page = opened()
    assert not page.plane.first.isVisible() and page.plane.quantity.isVisible()


def test_the_values_under_the_pointer_are_said(opened):
    window, page = opened()
    at(window, 40, level=3)
    plot, plane, before = page.plane.pictures.cards[1].plot, plane_of(page), page.plane.said.text()
    (left, right), (bottom, top) = plane.ranges
    x, y = (left + right) / 2, (bottom + top) / 2
    QTest.mouseMove(plot.viewport(), spot(plot, x, y))
    settle()
    at_x, at_y, _ = plane.nearest(x, y)
    said = page.plane.said.text()
    assert said.startswith(f"At ({numbers.number(at_x, 3)}, {numbers.number(at_y, 3)}):")
    window.workbench.store.update(colour_map="grey")
    assert page.plane.said.text() == said, "it stays while the picture changes"
    assert "MSE " in said and "cross-entropy " in said and said.endswith("%")
    plot.hovered.emit(None)
    assert page.plane.said.text() == before


def test_the_line_is_read_in_the_status_line(opened):
    window, page = opened()
    at(window, 40)
    plane = plane_of(page)
    for run, key in enumerate(("mse", "cross_entropy")):
        values = plane.line[plane.quantities.index(key)]
        np.testing.assert_allclose(page.line.curves[run].getData()[1], values / values.max())
    QTest.mouseMove(page.line.viewport(), spot(page.line, 0.0, 0.5))
    settle()
    assert window.statusBar().currentMessage().startswith("0% of the way from A ● to B ■:  MSE")


def test_the_clock_computes_it_and_a_tick_is_short(opened, qtbot):
    window, page = opened()
    at(window, 40, level=0)
    assert page.is_working and page.plane.nothing.text() == "Computing …"
    longest = 0.0
    for _ in range(6):
        began = perf_counter()
        page.go_on(WORK_BUDGET)
        longest = max(longest, perf_counter() - began)
    assert longest < 0.25, "a cell takes less than a millisecond, drawing some milliseconds"
    qtbot.waitUntil(lambda: not page.is_working, timeout=20_000)
    assert page.plane.pictures.cards[0].plot.image.shaded.samples.shape == (FINEST, FINEST)
    assert not page.plane.progress.text()


def test_while_it_plays_the_plane_of_a_step_before_is_shown(opened):
    window, page = opened()
    at(window, 20)
    at(window, 30, level=0)
    assert "at step 20" in page.plane.said.text() and page.is_working
    while "at step 30" not in page.plane.said.text():
        window.screens.current.go_on(math.inf)
    assert page.plane.pictures.cards[0].plot.image.shaded.samples.shape == (16, 16)
    assert page.plane.progress.text() == "7%"


def test_escape_stops_it_and_a_button_goes_on(opened):
    window, page = opened()
    at(window, 40, level=0)
    window.screens.current.go_on(math.inf)
    press(window, "Escape")
    assert not page.is_working and page.plane.again.isVisible()
    QTest.mouseClick(page.plane.again, LEFT)
    assert page.is_working and not page.plane.again.isVisible()


def test_another_network_does_not_keep_the_plane_before(opened):
    window, page = opened()
    at(window, 20)
    window.workbench.store.update(init_scale=1.0)
    settle()
    assert not page.plane.pictures.isVisible() and not page.line.isVisible()


@pytest.mark.parametrize(
    ("size", "theme", "zoom"),
    [
        ((1024, 700), "light", 1.0),
        ((1024, 700), "light", 1.6),
        ((1024, 700), "projector", 1.0),
        ((1280, 720), "dark", 0.8),
        ((1920, 1080), "projector", 1.0),
    ],
    ids=str,
)
def test_nothing_is_cut_off(opened, size, theme, zoom):
    window, page = opened(theme=theme, size=size, zoom=zoom)
    at(window, 40)
    found = check(window, "the plane")
    window.workbench.store.replace(Experiment().changed(runs=(*RUNS, RUNS[0]), **SMALL))
    at(window, 10)
    assert not found + check(window, "four runs")
    boxes = [card.plot.getPlotItem().getViewBox().sceneBoundingRect() for card in page.plane.pictures.cards]
    assert all(abs(box.width() - box.height()) <= 1 for box in boxes)


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)], ids=str)
def test_on_stage_the_pictures_are_large_and_their_letters_too(opened, size):
    window, page = opened(theme="projector", size=size)
    at(window, 40)
    window.presenter.toggle()
    settle()
    assert window.screens.current.stage.views == [page.plane] and not page.plane.quantity.isVisible()
    texts = painted(window)
    assert not [*faults(window), *faults_of(texts)]
    share = page.plane.width() * page.plane.height() / (window.width() * window.height())
    sides = [card.plot.getPlotItem().getViewBox().width() for card in page.plane.pictures.cards]
    assert share >= 0.6 and min(sides) >= min(0.35 * window.width(), 0.6 * window.height())
    fonts = {text.font for text in texts if page.plane.isAncestorOf(text.widget)}
    fonts |= {label.font() for label in page.plane.findChildren(QLabel) if label.isVisible() and label.text()}
    assert min(capital(font) for font in fonts) >= 0.97 * window.height() / STAGE_LETTERS
    said = page.plane.said
    assert said.text().startswith("Dashed") and said.needed < 1.5 * QFontMetricsF(said.label.font()).height()
    window.presenter.toggle()
    settle()
    assert page.plane.quantity.isVisible() and "at step 40" in said.text()
    window.presenter.present_alone("line")
    settle()
    assert page.line.caption.text() == "A ● MSE   B ■ cross-entropy   each loss / its maximum"
    window.presenter.leave()
    settle()
    assert page.line.caption.text() == "each loss / its maximum"


def test_a_distance_that_is_only_rounding_is_none(opened):
    window, page = opened()
    at(window, 1)
    assert "at most by A ● 0, B ■ 0." in page.plane.said.text().replace("\N{NO-BREAK SPACE}", " ")


def capital(font: QFont) -> float:
    """The height in pixels of a capital letter."""
    large = QFont(font)
    large.setPointSizeF(10 * font.pointSizeF())
    return QFontMetricsF(large).capHeight() / 10
