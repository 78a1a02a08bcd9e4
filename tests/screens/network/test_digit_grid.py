"""The grid of digits: right and wrong answers, and its keys."""

from __future__ import annotations

import numpy as np

from explorer.look.theme import THEMES
from explorer.screens.network.digit_grid import DigitGrid
from tests.support.gui import press, settle

LIGHT = THEMES["light"]


def colours_of(widget):
    picture = widget.grab().toImage()
    return (picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height()))


def test_right_answers_have_the_run_colour_and_wrong_ones_the_warning(shown):
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
    grid.show_answers([(np.array([0, 7]), style)], trained=False)
    drawn = set(colours_of(grid))
    assert LIGHT.muted in drawn and not {style.colour, LIGHT.warning} & drawn, "not trained yet"


def test_keys_in_the_grid_stop_at_the_first_and_the_last_digit(shown):
    grid = shown(DigitGrid(LIGHT, np.zeros((10, 28, 28), dtype=np.uint8), range(10)), 500, 240)
    grid.setFocus()
    asked = []
    grid.chosen.connect(asked.append)
    grid.chosen.connect(grid.show_chosen)
    for key in ("Home", "Left", "Right", "End", "Right", "Left"):
        press(grid, key)
    assert asked == [0, 0, 1, 9, 9, 8]
