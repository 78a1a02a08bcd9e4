"""The large digit."""

from __future__ import annotations

import numpy as np

from explorer.look.theme import THEMES
from explorer.screens.network.digit_image import DigitImage

LIGHT = THEMES["light"]


def test_a_large_digit_is_named_each_time(shown):
    view = shown(DigitImage(LIGHT), 120, 120)
    for digit in (3, 8):
        view.show_image(np.zeros(784, dtype=np.uint8), str(digit))
        assert view.toolTip() == view.accessibleName() == f"A handwritten {digit}"
    view.show_image(np.zeros(784, dtype=np.uint8), "Ankle boot", is_digit=False)
    assert view.toolTip() == view.accessibleName() == "Ankle boot"
