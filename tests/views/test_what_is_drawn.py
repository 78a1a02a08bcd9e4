"""Views alone: what each draws and says is what it was last given."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor

from explorer.state.scene import Field
from explorer.theme import THEMES, colour_table
from explorer.views.sliders import LogitSlider
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


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_marks_beside_a_slider_are_painted_at_once_and_only_when_they_move(shown):
    slider = shown(LogitSlider("logit", -10.0, 10.0), 300, 30)
    settle()
    paints = Paints(slider)
    slider.set_marks([(5.0, "#ff0000")])
    settle()
    assert paints.count == 1
    slider.set_marks([(5.0, "#ff0000")])
    settle()
    assert paints.count == 1
    picture = slider.grab().toImage()
    red = [x for x in range(picture.width()) if picture.pixelColor(x, 1).name() == "#ff0000"]
    assert red and np.mean(red) == pytest.approx(0.75 * slider.width(), abs=4)
