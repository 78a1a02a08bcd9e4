"""Cells in rows: their places and neighbours, numbers as their colours, and the pictures of many."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt

from explorer.look.theme import DIVERGING, colour_table
from explorer.plots.squares import Squares, as_image, diverging, gallery, reach_of, side_of, tiled


def test_zero_and_what_is_no_number_are_in_the_middle():
    table = colour_table(DIVERGING)
    found = diverging(np.array([-2.0, -1.0, 0.0, 1.0, 2.0, math.nan, math.inf, -math.inf]), 1.0)
    wanted = [0, 0, 128, 255, 255, 128, 255, 0]
    assert found.tolist() == [int(table[i]) for i in wanted]


def test_opposite_numbers_are_equally_far_from_the_middle():
    places = {int(colour): i for i, colour in enumerate(colour_table(DIVERGING).tolist())}
    above, below = (diverging(sign * np.linspace(0.1, 1, 10), 1.0).tolist() for sign in (1, -1))
    for high, low in zip(above, below, strict=True):
        assert places[high] + places[low] in (255, 256)


def test_the_reach_is_of_what_is_finite():
    assert reach_of(np.array([0.5, -3.0, math.inf, math.nan])) == 3.0
    assert reach_of(np.array([0.0])) == reach_of(np.array([math.nan])) == 1.0


@pytest.mark.parametrize("number", [1, 4, 10, 32, 61, 256])
@pytest.mark.parametrize("room", [(0, 0, 300, 200), (10, 20, 40, 400), (5, 5, 500, 30)])
@pytest.mark.parametrize("below", [0.0, 9.0])
def test_every_square_is_in_the_room_and_found_again(number, room, below):
    room = QRectF(*room)
    squares = Squares.fitted(number, room, below=below)
    for i in range(number):
        place = squares.place(i)
        assert room.adjusted(-1, -1, 1, 1).contains(place) or squares.width == 0.5, (i, place)
        assert squares.at(place.center()) == i
    assert squares.at(squares.rect.topLeft() - QPointF(1, 1)) is None
    if number < squares.rows * squares.columns:
        assert squares.at(squares.rect.bottomRight() - QPointF(1e-6, 1e-6)) is None


def test_rows_and_columns_fill_their_room():
    squares = Squares.filling(QRectF(10, 20, 70, 30), 5, 7)
    assert (squares.number, squares.rows, squares.rect) == (35, 5, QRectF(10, 20, 70, 30))
    assert squares.place(8) == QRectF(20, 26, 10, 6)


def test_an_arrow_key_leads_to_the_one_beside_or_nowhere():
    key = Qt.Key
    squares = Squares.fitted(8, QRectF(0, 0, 90, 90))  # 3, 3 and 2
    ways = {key.Key_Left: (0, 3), key.Key_Right: (1, 5), key.Key_Up: (0, 1), key.Key_Down: (3, 7)}
    for arrow, (from_first, from_fifth) in ways.items():
        assert (squares.beside(0, arrow), squares.beside(4, arrow)) == (from_first, from_fifth)
    assert squares.beside(2, key.Key_Right) == 2, "not the first of the next row"
    assert squares.beside(3, key.Key_Left) == 3 and squares.beside(7, key.Key_Right) == 7
    assert squares.beside(5, key.Key_Down) == 5, "below it is none"


def test_squares_are_as_large_as_they_can_be():
    squares = Squares.fitted(32, QRectF(0, 0, 80, 200))
    sides = [min(80 / n, 200 / math.ceil(32 / n)) for n in range(1, 33)]
    assert squares.width == max(sides)
    assert Squares.fitted(32, QRectF(0, 0, 80, 200), largest=5.0).width == 5.0


def test_an_image_has_the_colours_row_by_row():
    colours = np.arange(1, 6, dtype=np.uint32) | np.uint32(0xFF000000)
    image = as_image(tiled(colours, 2, 3))
    assert [image.pixel(i % 3, i // 3) for i in range(5)] == colours.tolist()
    assert image.pixelColor(2, 1).alpha() == 0, "what is left over is clear"


@pytest.mark.parametrize("size, side", [(1, 1), (4, 2), (5, 3), (32, 6), (784, 28)])
def test_the_side_of_a_square_picture(size, side):
    assert side_of(size) == side


@pytest.mark.parametrize("count, size, columns", [(7, 784, 3), (5, 32, 2), (10, 4, 10)])
def test_a_gallery_has_every_picture_in_its_place(count, size, columns):
    colours = (np.arange(count * size, dtype=np.uint32) | np.uint32(0xFF000000)).reshape(count, size)
    whole, side = gallery(colours, columns), side_of(size)
    rows = math.ceil(count / columns)
    cell = whole.shape[0] // rows
    assert whole.shape == (rows * cell, columns * cell)
    factor = max(20 // side, 1)
    margin = (cell - factor * side) // 2
    assert margin >= 1
    for unit in range(count):
        row, column = divmod(unit, columns)
        for i in range(size):
            y = row * cell + margin + factor * (i // side) + factor // 2
            x = column * cell + margin + factor * (i % side) + factor // 2
            assert whole[y, x] == colours[unit, i]
        assert whole[row * cell, column * cell] == 0
