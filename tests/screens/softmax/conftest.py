"""What the tests of the Softmax screen share."""

from __future__ import annotations

import pytest

from explorer.look.theme import THEMES
from explorer.screens.softmax.temperature_panel import TemperatureStrip
from tests.support.gui import WORDING


@pytest.fixture
def built(qtbot):
    """Builds a view of a class, with a size and a theme, without a window around it."""

    def make(kind, width=700, height=340, theme="light"):
        signs = () if kind is TemperatureStrip else (WORDING,)  # the only one without a Wording
        view = kind(THEMES[theme], *signs)
        qtbot.addWidget(view)
        view.resize(width, height)
        view.show()
        return view

    return make
