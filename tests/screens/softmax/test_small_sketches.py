"""The pictures of the Softmax screen are painted without complaint in whatever room is left to them."""

from __future__ import annotations

import pytest

from explorer.screens.softmax.sketch import Sketch
from explorer.state.presets import PRESETS
from tests.support.gui import settle


@pytest.mark.parametrize("preset", ["error-surface", "ten-classes"])
def test_a_picture_too_low_for_its_texts_is_painted(make_window, preset):
    window = make_window(PRESETS[preset])
    window.show_screen("softmax")
    settle()
    for sketch in window.screen_shown.findChildren(Sketch):
        for size in ((400, 30), (400, 12), (400, 3), (30, 200), (3, 3), (900, 20)):
            sketch.resize(*size)
            sketch.grab()  # Qt's warning of a font of no size fails the test
