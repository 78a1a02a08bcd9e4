"""The pictures of the Softmax screen: texts that fit, and the theme."""

from __future__ import annotations

import pytest

from explorer.look.theme import THEMES
from explorer.plots.sketch import Sketch
from explorer.screens.softmax.block import SoftmaxBlock
from explorer.screens.softmax.gap_and_ratio import GapAndRatio
from explorer.screens.softmax.overflow_table import OverflowTable
from explorer.screens.softmax.temperature_panel import TemperatureStrip
from explorer.state.presets import PRESETS
from tests.support.gui import settle
from tests.support.sketches import ROWS, assert_apart, assert_fits


@pytest.mark.parametrize("kind", [GapAndRatio, OverflowTable, TemperatureStrip])
@pytest.mark.parametrize("size", [(230, 110), (300, 210), (610, 130), (940, 180), (490, 300)])
def test_no_text_of_the_other_views_is_cut_off_or_painted_over(built, kind, size):
    view = built(kind, *size)
    for logits in ROWS:
        for temperature in (1.0, 0.25):
            view.show_logits(logits, temperature)
            assert_fits(view)
            assert_apart(view)


def test_the_theme_reaches_the_pictures(built):
    flow = built(SoftmaxBlock)
    flow.show_logits((3.0, 1.0), 1.0)
    before = flow.grab().toImage()
    flow.apply_theme(THEMES["dark"])
    assert flow.grab().toImage() != before
    assert THEMES["dark"].class_colour(0) in {t.colour for t in flow.compose().texts}


@pytest.mark.parametrize("preset", ["error-surface", "ten-classes"])
def test_a_picture_too_low_for_its_texts_is_painted(make_window, preset):
    window = make_window(PRESETS[preset])
    window.workbench.show_screen("softmax")
    settle()
    for sketch in window.screens.current.findChildren(Sketch):
        for size in ((400, 30), (400, 12), (400, 3), (30, 200), (3, 3), (900, 20)):
            sketch.resize(*size)
            sketch.grab()  # Qt's warning about a font without a size fails the test
