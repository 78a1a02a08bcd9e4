"""The gallery: its tiles by mouse and by keys, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget

from explorer.widgets.gallery import PICTURE, Gallery, Offer
from tests.support.gui import LEFT, press, settle


@pytest.fixture
def opened(shown, tmp_path):
    """A gallery of two groups, five tiles and three, over a window with room for three columns; and what was begun."""
    begun: list[str] = []
    picture = tmp_path / "red.png"
    image = QImage(PICTURE, QImage.Format.Format_RGB32)
    image.fill(0xFFFF0000)
    image.save(str(picture))

    def offer(name: str, file: Path = picture) -> Offer:
        return Offer(name, f"about {name}", file, lambda: begun.append(name))

    below = shown(QWidget(), 1024, 500)
    groups = [("FIRST", [offer(name) for name in "abcde"]), ("THEN", [offer("x", tmp_path / "none.png"), offer("y")])]
    gallery = Gallery(groups, below.window())
    gallery.open()
    settle()
    return gallery, begun


def titles(gallery) -> list[str]:
    return [tile.title.text() for tile in gallery.tiles]


def focused(gallery) -> str:
    return next(tile.title.text() for tile in gallery.tiles if tile.hasFocus())


def test_each_tile_has_its_picture_its_title_and_its_line(opened):
    gallery, _ = opened
    assert titles(gallery) == list("abcdexy")
    for tile in gallery.tiles:
        assert tile.accessibleName() == tile.title.text() and tile.accessibleDescription() == tile.about.text()
        middle = tile.picture.geometry().center()
        assert (tile.grab().toImage().pixelColor(middle).name() == "#ff0000") == (tile.title.text() != "x")
    assert len({tile.x() for tile in gallery.tiles}) == 3, "as many columns as there is room for"


def test_a_click_begins_it_and_closes_the_gallery(opened, qtbot):
    gallery, begun = opened
    tile = gallery.tiles[1]
    with qtbot.waitSignal(gallery.destroyed):
        QTest.mouseClick(tile, LEFT, pos=tile.picture.geometry().center())
    assert begun == ["b"]


def test_escape_begins_nothing(opened, qtbot):
    gallery, begun = opened
    with qtbot.waitSignal(gallery.destroyed):
        press(gallery, "Escape")
    assert begun == []


def test_arrows_go_from_tile_to_tile_and_enter_begins(opened, qtbot):
    gallery, begun = opened
    assert focused(gallery) == "a", "the first is ready to be begun"
    place = []
    for key in ("Left", "Right", "Down", "Down", "Down", "Up", "Up", "Right", "Right", "Down", "Tab"):
        press(gallery, key)
        place.append(focused(gallery))
    assert place == ["a", "b", "e", "y", "y", "e", "b", "c", "d", "x", "y"]
    with qtbot.waitSignal(gallery.destroyed):
        press(gallery, "Return")
    assert begun == ["y"]


def test_the_tile_that_has_the_focus_is_scrolled_to_and_framed(opened):
    gallery, _ = opened
    last, view = gallery.tiles[-1], gallery.findChild(QScrollArea).viewport()

    def in_sight() -> bool:
        return view.rect().contains(last.mapTo(view, last.rect().center()))

    assert not in_sight()
    for _ in range(3):
        press(gallery, "Down")
    press(gallery, "Right")
    assert last.hasFocus() and in_sight()
    colour = last.palette().highlight().color().name()
    assert [tile.grab().toImage().pixelColor(2, 40).name() == colour for tile in gallery.tiles] == [False] * 6 + [True]
