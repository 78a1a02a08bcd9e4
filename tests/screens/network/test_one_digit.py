"""The panel of the large digit: the losses go first where it becomes low."""

from __future__ import annotations

import numpy as np

from explorer.look.theme import THEMES
from explorer.screens.network.one_digit import OneDigit
from tests.support.gui import WORDING, settle

LIGHT = THEMES["light"]


def show(panel):
    panel.show_image(np.zeros(784, np.uint8), 1, [str(k) for k in range(10)], True)
    panel.show_answers(1, [np.arange(10.0)] * 2, [LIGHT.run(0), LIGHT.run(1)])


def test_a_low_panel_keeps_picture_and_bars_and_drops_the_losses(shown):
    panel = shown(OneDigit(LIGHT, WORDING), 270, 450)
    show(panel)
    seen = []
    for height in (450, 190, 450):
        panel.resize(270, height)
        settle()
        seen.append(panel.losses.isVisible())
        assert panel.image.isVisible() and panel.bars.isVisible()
    assert seen == [True, False, True]
    show(panel)
    font = panel.font()
    font.setPointSizeF(3 * font.pointSizeF())
    panel.setFont(font)
    settle()
    assert not panel.losses.isVisible(), "larger letters need the room"
