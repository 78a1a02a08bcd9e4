"""The large digit."""

from __future__ import annotations

import numpy as np

from explorer.look.theme import THEMES
from explorer.screens.network.digit_image import DigitImage

LIGHT = THEMES["light"]


def test_a_large_digit_is_named_each_time(shown):
    view = shown(DigitImage(LIGHT), 120, 120)
    for digit in (3, 8):
        view.show_digit(np.zeros((28, 28), dtype=np.uint8), digit)
        assert view.toolTip() == view.accessibleName() == f"A handwritten {digit}"
