"""Zooming a surface by the wheel, and the button that shows it whole again."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from explorer.screens.descent.zoomable_surface import PAUSE
from explorer.state.experiment import Experiment
from tests.support.consistent import assert_consistent
from tests.support.gui import LEFT, press, settle, spot, wheel


@pytest.fixture
def screen(window):
    return window.screens.screen_of("descent")


def reach(screen) -> list[tuple[float, float]]:
    """The ends of the axes as drawn, without the room for marks around them."""
    ends = screen.cards[0].plot.getPlotItem().getViewBox().viewRange()
    return [((a + b) / 2 - (b - a) / 2.14, (a + b) / 2 + (b - a) / 2.14) for a, b in ends]


def test_the_wheel_zooms_at_the_pointer(window, screen):
    plot = screen.cards[0].plot
    for x, y in ((-9.0, 8.0), (5.0, -9.5), (0.0, 0.0)):
        window.workbench.store.replace(Experiment())
        place = spot(plot, x, y)
        for notches, half in ((1, 8.0), (2, 5.12), (-3, 10.0), (-1, 12.5)):
            wheel(plot.viewport(), 120 * notches, place)
            assert window.workbench.store.experiment.surface.half == half
            for card in screen.cards:
                there = spot(card.plot, x, y) - spot(plot, x, y)
                assert (spot(plot, x, y) - place).manhattanLength() <= 2 and there.manhattanLength() <= 2
                assert [high - low for low, high in reach(screen)] == pytest.approx([2 * half] * 2, rel=0.01)
            assert screen.options.reach.value == half
            assert_consistent(window)


def test_a_slow_turn_of_the_wheel_zooms_as_far(window, screen):
    for _ in range(120):
        wheel(screen.cards[0].plot.viewport(), 1)  # one notch, as a touch pad sends it
    assert window.workbench.store.experiment.surface.half == pytest.approx(8.0, rel=0.01)
    for _ in range(60):
        wheel(screen.cards[0].plot.viewport(), 0, pixels=-2)  # some send nothing but pixels
    assert window.workbench.store.experiment.surface.half == pytest.approx(10.0, rel=0.01)


def test_one_turn_of_the_wheel_is_one_undo_entry(window, screen):
    store, plot = window.workbench.store, screen.cards[0].plot
    for when in (0, 100, 200, 200 + 2 * PAUSE, 300 + 2 * PAUSE):
        wheel(plot.viewport(), 120, when=when)
    store.undo()
    assert store.experiment.surface.half == 5.12
    store.undo()
    assert store.experiment == Experiment() and not store.can_undo


def test_zooming_ends_at_the_limits_of_the_axes(window, screen):
    plot, store = screen.cards[0].plot, window.workbench.store
    for delta, half in ((-1200, 1e6), (1200, 0.01)):
        for _ in range(60):
            wheel(plot.viewport(), delta, spot(plot, *store.experiment.surface.middle))
        assert store.experiment.surface.half == half
        assert_consistent(window)


def test_home_shows_the_whole_surface_again(window, screen):
    store, plot, other = window.workbench.store, screen.cards[0].plot, screen.cards[1].plot
    store.update(span=(-4.0, 4.0))
    at_home = store.experiment
    assert not plot.home.isVisible() and not other.home.isVisible()
    wheel(plot.viewport(), 240, spot(plot, 3, 3))
    settle()
    assert plot.home.isVisible() and other.home.isVisible()
    box = plot.mapFromScene(plot.getPlotItem().getViewBox().sceneBoundingRect()).boundingRect()
    assert box.contains(plot.home.geometry()) and plot.home.geometry().center().x() > box.center().x()
    QTest.mouseClick(plot.home, LEFT)
    assert store.experiment == at_home and not plot.home.isVisible() and not other.home.isVisible()
    store.undo()
    assert not store.experiment.surface.is_whole and plot.home.isVisible()


def test_home_is_reached_by_tab_and_leaves_the_focus_there(window, screen):
    plot = screen.cards[0].plot
    wheel(plot.viewport(), 120)
    screen.cards[0].remove.setFocus()
    for expected in (plot, plot.home):
        press(window, "Tab")
        assert window.focusWidget() is expected
    press(window, "Space")
    assert window.workbench.store.experiment == Experiment() and window.focusWidget() is plot
