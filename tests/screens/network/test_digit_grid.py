"""The grid of images: right and wrong answers, names of any length, and its keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF

from explorer.look.theme import THEMES
from explorer.screens.network.digit_grid import MOST, Answers, DigitGrid
from explorer.state.datasets import split_digits
from explorer.widgets.fitted_text import bold
from tests.support.gui import press, settle
from tests.support.image_sets import SHOWN, some_images
from tests.support.painted import faults_of, painted

LIGHT = THEMES["light"]


def answers(classes, run=0) -> Answers:
    return Answers(np.array(classes), np.full(len(classes), 0.5), LIGHT.run(run))


def the_grid(shown, width, height, data=None) -> DigitGrid:
    grid = shown(DigitGrid(LIGHT), width, height)
    grid.show_data(data or split_digits())
    return grid


def colours_of(widget):
    picture = widget.grab().toImage()
    return (picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height()))


def test_right_answers_have_the_run_colour_and_wrong_ones_the_warning(shown):
    grid = the_grid(shown, 500, 400)
    style = LIGHT.run(1)
    grid.show_answers(SHOWN[:2], [answers([0, 7], 1)])
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
    grid.show_answers(SHOWN[:2], [answers([0, 7], 1)], trained=False)
    drawn = set(colours_of(grid))
    assert LIGHT.muted in drawn and not {style.colour, LIGHT.warning} & drawn, "not trained yet"


def test_keys_in_the_grid_stop_at_the_first_and_the_last_image(shown):
    grid = the_grid(shown, 500, 240)
    grid.show_answers(SHOWN[:10], [])
    grid.show_chosen(SHOWN[4])
    grid.setFocus()
    asked = []
    grid.chosen.connect(asked.append)
    grid.chosen.connect(grid.show_chosen)
    for key in ("Right", "Home", "Left", "Right", "End", "Right", "Left"):
        press(grid, key)
    assert asked == [SHOWN[i] for i in (5, 0, 0, 1, 9, 9, 8)]


def test_arrows_begin_at_the_first_if_the_chosen_one_is_not_shown(shown):
    grid = the_grid(shown, 500, 240)
    grid.show_answers([7, 5, 3], [])
    grid.show_chosen(900)
    grid.setFocus()
    asked = []
    grid.chosen.connect(asked.append)
    for key in ("Right", "Left"):
        press(grid, key)
    assert asked == [7, 7]
    grid.show_answers([], [], nothing="There are none.")
    for key in ("Right", "Home", "End"):
        press(grid, key)
    assert asked == [7, 7] and grid.accessibleDescription() == "There are none."


def test_the_image_looked_at_is_framed_only_if_it_is_shown(shown):
    grid = the_grid(shown, 500, 400)
    grid.show_answers([7, 5], [answers([0, 0])])
    grid.show_chosen(5)
    settle()
    assert LIGHT.accent in set(colours_of(grid)) and grid.accessibleDescription() == "0 → A: 0"
    grid.show_chosen(6)
    assert LIGHT.accent not in set(colours_of(grid)) and grid.accessibleDescription() == ""


def test_pictures_keep_their_size_whether_many_or_few_are_shown(shown):
    grid = the_grid(shown, 500, 400)
    sizes = []
    for count in (MOST, 3, 1):
        grid.show_answers(SHOWN[:count], [answers([0] * count)])
        assert grid.count == count
        sizes.append(grid.cells()[0].picture)
    assert len({size.getRect() for size in sizes}) == 1


@pytest.mark.parametrize("runs", [1, 2, 4])
def test_long_names_are_cut_so_that_they_fit(shown, runs):
    data = some_images()
    grid = the_grid(shown, 430, 400, data)
    places = list(range(0, len(data.held), 3))[:MOST]
    grid.show_answers(places, [answers([9] * len(places), run) for run in range(runs)])
    settle()
    metrics = QFontMetricsF(bold(grid.font()))
    for cell in grid.cells():
        for place, text in cell.answers:
            assert metrics.horizontalAdvance(text) <= place.width() and text[1] == "A"
    assert all(fault.endswith("is elided") for fault in faults_of(painted(grid)))


def test_other_data_under_the_same_places_are_drawn(shown):
    grid = the_grid(shown, 300, 300)
    grid.show_answers([0, 1], [])
    before = grid.grab().toImage()
    grid.show_data(some_images(classes=(5, 6, 7)))
    grid.show_answers([0, 1], [])
    assert grid.grab().toImage() != before
