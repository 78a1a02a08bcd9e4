"""The temperatures side by side, the slider and the strip."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from explorer.look.theme import THEMES
from explorer.screens.softmax.temperature_panel import SHOWN, TemperaturePanel, TemperatureStrip
from tests.support.gui import LEFT, WORDING
from tests.support.sketches import exactly, shapes

LIGHT = THEMES["light"]


def test_the_temperature_in_force_is_framed_and_on_the_slider(shown):
    panel = shown(TemperaturePanel(LIGHT, WORDING), 320, 260)
    places = []
    for temperature, framed in ((0.25, [0]), (1.0, [1]), (2.0, []), (4.0, [2])):
        panel.show_logits((3.0, 1.0, -3.0), temperature)
        shapes = panel.strip.compose().shapes
        assert [shape.index for shape in shapes if shape.role == "chosen"] == framed
        assert panel.box.value == temperature
        places.append(panel.slider.value())
    assert places == sorted(set(places))


def test_cold_is_argmax_and_hot_is_uniform(built):
    strip = built(TemperatureStrip, 300, 200)
    strip.show_logits((3.0, 1.0, -3.0), 1.0)
    picture = strip.compose()
    for group, temperature in enumerate(SHOWN):
        heights = [bar.height() for bar in shapes(picture, f"bar_{group}")]
        true = exactly((3.0, 1.0, -3.0), temperature)
        np.testing.assert_allclose(np.array(heights) / sum(heights), true, atol=1e-6)
    assert strip.texts("largest") == ["1.00", "0.88", "0.55"]
    assert [s.index for s in picture.shapes if s.role == "chosen"] == [1]


def test_a_press_on_the_strip_chooses_its_temperature(built, qtbot):
    panel = built(TemperaturePanel, 300, 300)
    panel.show_logits((3.0, 1.0), 2.0)
    assert [s for s in panel.strip.compose().shapes if s.role == "chosen"] == []
    with qtbot.waitSignal(panel.edited) as told:
        QTest.mouseClick(panel.strip, LEFT, pos=panel.strip.cell(2).center().toPoint())
    assert told.args[0] == 4.0
    with qtbot.waitSignal(panel.edited) as told:
        QTest.mouseClick(panel.slider, LEFT, pos=QPoint(panel.slider.width() // 2, 8))
    assert told.args[0] == pytest.approx(1.0, rel=0.1), "the middle of the logarithmic slider"
