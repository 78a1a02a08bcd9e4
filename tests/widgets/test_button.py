"""Buttons: their picture and their keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from explorer.widgets.button import Button
from tests.support.gui import press


def test_the_picture_on_a_button_is_as_high_as_its_letters(shown):
    button = shown(Button("", "a button"), 80, 40)
    font, before = button.font(), button.iconSize().height()
    font.setPointSizeF(2 * font.pointSizeF())
    button.setFont(font)
    assert button.iconSize().height() == pytest.approx(2 * before, rel=0.1)


def test_a_focused_button_is_pressed_with_space_instead_of_playing(window):
    button = window.screens.screen_of("descent").options.log
    button.setFocus(Qt.FocusReason.TabFocusReason)
    for key, scale in (("Space", "log"), ("Return", "linear")):
        press(window, key)
        assert window.workbench.store.experiment.display.colour_scale == scale and not window.workbench.player.playing
