"""The geometry of the window: a position outside every screen is not restored."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from explorer.state.settings import Settings
from explorer.window.main_window import MainWindow
from tests.support.gui import settle
from tests.support.layout import check


def geometry_at(left: int, top: int, width: int, height: int) -> str:
    """The geometry that a window at that position remembers."""
    elsewhere = QWidget()
    elsewhere.resize(width, height)
    elsewhere.move(left, top)
    elsewhere.show()
    remembered = bytes(elsewhere.saveGeometry().toHex().data()).decode()
    elsewhere.close()
    return remembered


@pytest.mark.parametrize("left", [0, -300])
def test_a_place_that_is_seen_in_part_is_gone_back_to(qtbot, left):
    window = MainWindow(settings=Settings(geometry=geometry_at(left, 60, 760, 640)))
    qtbot.addWidget(window)
    assert window.size() == QSize(760, 640)
    assert window.pos().y() in range(60, 65) and window.pos().x() in range(5), "Qt moves it in"


@pytest.mark.parametrize("place", [(5000, 100), (-2000, 100), (100, 5000), (790, 100)])
def test_a_place_off_every_screen_is_not_gone_back_to(qtbot, place):
    usual = MainWindow()
    window = MainWindow(settings=Settings(geometry=geometry_at(*place, 760, 640)))
    for each in (usual, window):
        qtbot.addWidget(each)
        each.show()
    assert window.geometry() == usual.geometry() and window.screen().geometry().intersects(window.geometry())


@pytest.mark.parametrize("cut", [0, 20, 60, 100])
def test_a_geometry_that_breaks_off_is_not_used(qtbot, cut):
    usual = MainWindow()
    window = MainWindow(settings=Settings(geometry=("00ff" * 40 if not cut else geometry_at(0, 0, 760, 640)[:cut])))
    for each in (usual, window):
        qtbot.addWidget(each)
    assert window.geometry() == usual.geometry()


def test_the_smallest_window_follows_theme_size_of_type_and_screen(make_window):
    window = make_window(size=(790, 700))
    met = set()
    for theme, zoom in (("light", 1.0), ("projector", 1.0), ("light", 1.6), ("projector", 2.5)):
        window.appearance.set_theme(theme)
        window.appearance.set_zoom(zoom)
        for screen in ("network", "descent"):
            window.workbench.show_screen(screen)
            settle()
            available = window.screen().availableSize()
            assert window.minimumSize() == window.minimumSizeHint().boundedTo(available), (theme, zoom, screen)
            met.add(window.minimumSize().toTuple())
    assert len(met) >= 5, "it is another one nearly each time"


def test_descent_fits_into_its_smallest_window(make_window):
    """Nothing overlaps and nothing scrolls, until the display is too small for it."""
    window = make_window(size=(790, 700))
    for theme in ("light", "projector"):
        window.appearance.set_theme(theme)
        settle()
        window.resize(window.minimumSize())
        settle()
        screen = window.screens.screen_of("descent")
        assert screen.body.arrangement.fits and screen.body.size() == screen.content.size()
        assert not check(window, theme)
