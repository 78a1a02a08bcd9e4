"""The colour bar beside the surfaces: its map and its numbers."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from explorer.look.theme import THEMES, colour_table
from explorer.plots.colour_bar import ColourBar
from explorer.state.experiment_parts import RunSpec
from tests.support.typeset import read_number, typeset

LIGHT = THEMES["light"]


def test_a_colour_bar_is_drawn_in_another_map_of_the_same_range(shown):
    bar = shown(ColourBar(LIGHT), 300, 40)
    for key in ("lecture", "viridis"):
        bar.show_scale(0.0, 2.0, False, key)
        middle = bar.grab().toImage().pixelColor(150, 5).getRgb()
        wanted = QColor(int(colour_table(key)[128])).getRgb()
        assert max(abs(a - b) for a, b in zip(middle, wanted, strict=True)) <= 6


def test_colour_bar_ticks_span_the_colours(window):
    mse, cross_entropy = (card.colour_bar for card in window.screens.screen_of("descent").cards)
    assert mse.ticks()[0][1] == "0" and mse.ticks()[-1][1] == "2.00"
    assert read_number(cross_entropy.ticks()[-1][1]) == 20
    window.workbench.store.update(common_scale=True)
    assert mse.ticks() == cross_entropy.ticks()
    window.workbench.store.update(colour_scale="log")
    assert mse.ticks()[-1][1] == "20"


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_a_colour_bar_of_huge_numbers_tells_them_apart(window, scale):
    """Squared error of logits: a million from the held one, plus what the other two add."""
    window.workbench.store.update(runs=(RunSpec("mse_logits"), RunSpec("mse")), colour_scale=scale)
    bar = window.screens.screen_of("descent").cards[0].colour_bar
    (_, first), *others = bar.ticks()
    assert first == (typeset("1.0 × 10⁶") if scale == "linear" else "10⁶")
    numbers = [read_number(text) for _, text in others]
    assert all(text.startswith("+") for _, text in others)
    assert numbers == pytest.approx([55.25, 110.5, 165.75, 221.0], abs=1)
    width = bar.fontMetrics().horizontalAdvance
    assert max(width(text) for _, text in bar.ticks()) < bar.width() / 5


@pytest.mark.parametrize(("quantity", "scale"), [("value", "linear"), ("value", "log"), ("slope", "linear")])
def test_colour_bar_numbers_rise_and_do_not_touch(window, quantity, scale):
    window.workbench.store.update(quantity=quantity, colour_scale=scale)
    for card in window.screens.screen_of("descent").cards:
        field, bar = card.plot.shaded, card.colour_bar
        ends = [10.0**v if scale == "log" else v for v in (field.low, field.high)]
        values = [read_number(text) for _, text in bar.ticks()]
        assert values == sorted(values)
        assert values[0] == pytest.approx(ends[0], rel=0.3, abs=ends[1] * 0.01)
        assert values[-1] == pytest.approx(ends[1], rel=0.3)
        width = bar.fontMetrics().horizontalAdvance
        step = bar.ticks()[1][0] * (bar.width() - 5 * bar.fontMetrics().averageCharWidth())
        assert max(width(text) for _, text in bar.ticks()) < step


def test_a_standing_bar_is_as_high_as_the_square_and_red_above(shown):
    bar = shown(ColourBar(LIGHT), 90, 240)
    bar.show_scale(0.0, 2.0, False, "lecture")
    bar.stand(20, 40)
    picture = bar.grab().toImage()
    column = [picture.pixelColor(8, y) for y in range(240)]
    coloured = [y for y, colour in enumerate(column) if colour.saturation() > 60]
    assert 18 <= coloured[0] <= 22 and 197 <= coloured[-1] <= 202
    assert column[30].red() > column[30].blue() and column[190].blue() > column[190].red()
    assert [text for _, text in bar.ticks()] == ["0", "0.50", "1.00", "1.50", "2.00"]


def test_a_number_too_wide_beside_the_bar_is_not_cut_off(shown):
    bar = shown(ColourBar(LIGHT), 200, 240)
    bar.stand(20, 40)
    bar.show_scale(0.0, 0.000123, False, "lecture")
    whole = bar.grab().toImage()
    bar.resize(bar.standing(), 240)
    narrow = bar.grab().toImage()

    def inked(image, x: int) -> int:
        return sum(image.pixelColor(x, y).lightness() < 160 for y in range(image.height()))

    assert inked(whole, bar.standing() + 4), "the number is wider than the usual ones"
    assert not inked(narrow, bar.standing() - 1), "its last digit ends before the edge"
