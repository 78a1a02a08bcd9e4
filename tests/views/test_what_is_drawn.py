"""Views alone: what each draws and says is what it was last given."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from explorer.state.scene import Field
from explorer.theme import THEMES, colour_table
from explorer.views.surface_plot import SurfacePlot
from tests.gui import settle, spot

LIGHT, DARK = THEMES["light"], THEMES["dark"]


@pytest.fixture
def shown(qtbot):
    """Shows a view by itself, in a size."""

    def show(view, width=420, height=300):
        qtbot.addWidget(view)
        view.resize(width, height)
        with qtbot.waitExposed(view):
            view.show()
        return view

    return show


@pytest.mark.parametrize(("key", "low", "high"), [("lecture", "#1d4a9c", "#a3141f"), ("viridis", "#440154", "#fde725")])
def test_a_surface_is_drawn_in_the_colours_of_its_map(shown, key, low, high):
    assert [f"#{int(word) & 0xFFFFFF:06x}" for word in colour_table(key)[[0, 255]]] == [low, high]
    plot = shown(SurfacePlot(LIGHT, LIGHT.run(0)))
    rising = np.repeat(np.linspace(0.0, 1.0, 16)[None, :], 16, axis=0)
    plot.show_field(Field(rising, 0.0, 1.0), (-10.0, 10.0), key)
    settle()
    picture = plot.grab().toImage()
    for x, colour in ((-9.9, low), (9.9, high)):
        drawn, wanted = picture.pixelColor(spot(plot, x, 0.0)), QColor(colour)
        apart = [abs(a - b) for a, b in zip(drawn.getRgb(), wanted.getRgb(), strict=True)]
        assert max(apart) <= 12, drawn.name()
