"""The Loss screen: its three pages, their order, their parts and their space."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.core.losses.table import LOSSES
from explorer.look.theme import THEMES
from explorer.screens.loss.edits import fresh
from explorer.screens.loss.screen import DISTANCE, INFORMATION, LIKELIHOOD
from explorer.screens.loss.simplex_plot import SimplexPlot
from explorer.screens.loss.surprise_curve import SurpriseCurve
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from tests.support.gui import LEFT, WORDING, choose, press, settle, type_into
from tests.support.layout import THEMES_BY_SIZE, check
from tests.support.loss_pages import assert_distance, assert_information, assert_likelihood
from tests.support.marks import prediction
from tests.support.painted import painted_faults
from tests.support.screens import go, marks, where_runs_are

LIGHT = THEMES["light"]


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


ON_PAGE = {
    DISTANCE: ("bars", "simplex", "log_curve", "margin", "figures", "logits", "chosen_loss", "transport"),
    INFORMATION: ("distributions", "information", "entropy"),
    LIKELIHOOD: ("examples", "likelihood", "logits"),
}


@pytest.mark.parametrize("value", ["1e300", "-1e300", "1e16"])
def test_the_largest_numbers_are_drawn_without_a_fault(opened, value):
    window, screen = opened()
    for loss in LOSSES:
        window.workbench.store.replace(fresh(Experiment()).changed(chosen_loss=loss))
        type_into(screen.logits.rows[1].box, value)
        for page in (DISTANCE, INFORMATION, LIKELIHOOD):
            screen.show_page(page)
            window.workbench.player.seek(20)
            window.grab()
        assert window.workbench.store.experiment.problem.logits[1] == float(value), loss


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
    choose(screen.logits.classes, 4)  # the added rows are in reading order
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
    window.workbench.store.update(logits=(1.0, 2.0, 3.0), p=(0.1, 0.2, 0.7))
    window.workbench.player.seek(5)
    screen.show_page(DISTANCE)
    assert_distance(window)
    screen.show_page(LIKELIHOOD)
    assert_likelihood(window)
    screen.show_page(INFORMATION)
    assert_information(window)


@pytest.mark.parametrize("size", [(1024, 700), (1280, 720), (1920, 1080)], ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("theme", THEMES_BY_SIZE)
@pytest.mark.one_python
def test_nothing_is_cut_off(opened, theme, size):
    window, screen = opened(size=size, theme=theme)
    window.setUpdatesEnabled(False)  # it is painted once, where it is looked at
    found = []
    for what, experiment in variants():
        window.workbench.store.replace(experiment)
        for page in ON_PAGE:
            screen.show_page(page)
            for frame in (0, 60) if page == DISTANCE else (0,):
                window.workbench.player.seek(frame)
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


def test_marks_beside_the_sliders_are_where_the_runs_are(alone):
    screen = alone("loss")
    at_first = where_runs_are(screen, 0)
    assert marks(screen) == at_first
    go(screen, 40)
    assert marks(screen) == where_runs_are(screen, 40) != at_first
