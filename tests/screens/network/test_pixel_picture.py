"""The picture of 784 squares: each has its colour, one is framed, and keys go from one to the next."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from explorer.core.pixel_losses import PIXEL_LOSSES
from explorer.core.powers_of_ten import SPACE
from explorer.look.theme import THEMES, colour_table
from explorer.screens.network.pixel_map import PixelMap
from explorer.screens.network.pixel_map import shown as written
from explorer.screens.network.pixel_picture import PixelPicture
from tests.support.gui import press, settle

LIGHT = THEMES["light"]


@pytest.fixture
def picture(shown):
    """A picture whose squares all differ; what it asks for is framed and kept in `picture.asked`."""
    picture = shown(PixelPicture(LIGHT), 400, 330)
    picture.asked = []
    picture.pointed.connect(picture.asked.append)
    picture.pointed.connect(lambda index: picture.show_pixel(index, str(index)))
    picture.show_colours(np.arange(784, dtype=np.uint32) * 257 | 0xFF000000)
    return picture


def colour_at(picture, index: int) -> int:
    return picture.grab().toImage().pixel(picture.squares().place(index).center().toPoint())


@pytest.mark.parametrize("index", [0, 27, 28, 400, 783])
def test_each_square_has_its_colour(picture, index):
    assert colour_at(picture, index) == index * 257 | 0xFF000000


def test_a_crossed_square_is_cleared_and_crossed_out(picture):
    crossed = np.zeros(784, dtype=bool)
    crossed[300] = True
    picture.show_colours(np.zeros(784, dtype=np.uint32) | 0xFF000000, crossed)
    image, place = picture.grab().toImage(), picture.squares().place(300)
    assert QColor(image.pixel(place.topLeft().toPoint() + QPoint(2, 5))) == QColor(LIGHT.panel)
    middle = QColor(image.pixel(place.center().toPoint()))
    assert middle.red() > 2 * middle.green()
    assert colour_at(picture, 301) == 0xFF000000


def test_the_square_pointed_at_is_framed_and_keeps_its_colour(picture):
    before = picture.grab().toImage()
    picture.show_pixel(400, "")
    settle()
    after, place = picture.grab().toImage(), picture.squares().place(400)
    assert colour_at(picture, 400) == 400 * 257 | 0xFF000000
    outside = place.center().toPoint() - QPoint(int(place.width() / 2 + 2), 0)
    assert before.pixel(outside) != after.pixel(outside)


def test_arrow_keys_go_from_square_to_square_and_stop_at_the_edge(picture):
    for name in ("Down", "Right", "Up", "Up", "Left"):
        press(picture, name)
    assert picture.asked == [406, 407, 379, 351, 350]
    picture.show_pixel(783, "")
    press(picture, "Down")
    press(picture, "Right")
    assert picture.asked[-2:] == [783, 783]


def test_the_pointer_is_heard_inside_the_picture_only(picture):
    QTest.mouseMove(picture, QPoint(3, 100))
    settle()
    assert picture.asked == []
    for index in (0, 783):
        QTest.mouseMove(picture, picture.squares().place(index).center().toPoint())
        settle()
    assert picture.asked == [0, 783]


def test_enter_and_space_press_it(picture):
    pressed = []
    picture.pressed.connect(lambda: pressed.append(1))
    for name in ("Return", "Space", "A"):
        press(picture, name)
    assert pressed == [1, 1]


@pytest.mark.parametrize(
    "value, text",
    [(0.111776122, "0.111776"), (5698301.9, "5 698 302"), (-304432.9, "−304 433"), (np.inf, "∞"), (np.nan, "–")],
)
def test_a_loss_is_written_as_precisely_as_a_program_prints_it(value, text):
    assert written(value).replace(SPACE, " ") == text


def test_the_colours_span_the_terms_and_the_bar_says_so(shown):
    view = shown(PixelMap(LIGHT), 700, 400)
    first, second = np.zeros((2, 784), dtype=np.uint8)
    first[5], second[6] = 255, 51
    view.show_terms(PIXEL_LOSSES["squared_sum"], first, second, False, "lecture")
    table = colour_table("lecture")
    assert [colour_at(view.picture, i) for i in (4, 5, 6)] == [int(table[0]), int(table[255]), int(table[10])]
    assert [text for _, text in view.bar.ticks()][::4] == ["0", "1.00"]
    view.show_terms(PIXEL_LOSSES["squared_sum"], first, first, False, "lecture")
    assert colour_at(view.picture, 5) == int(table[0])
