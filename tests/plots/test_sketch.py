"""Sketches: figures as on the slides."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from explorer.look.theme import THEMES
from explorer.plots.sketch import Picture, Sketch, figure, share
from tests.support.typeset import typeset


@pytest.mark.parametrize(
    "value, text",
    [
        (math.exp(3), "20.1"),
        (math.exp(1), "2.72"),
        (math.exp(-3), "0.05"),
        (1.0, "1.00"),
        (0.0, "0"),
        (math.exp(-10), typeset("4.5 × 10⁻⁵")),
        (math.exp(10), typeset("2.20 × 10⁴")),
        (148.41, "148"),
        (math.inf, "∞"),
        (math.nan, "not a number"),
    ],
)
def test_figures_read_as_on_the_slides(value, text):
    assert figure(value) == text


def test_shares_have_two_decimals():
    assert [share(p) for p in (0.8789, 0.1189, 0.0022, math.nan)] == ["0.88", "0.12", "0.00", "not a number"]


class Flag(Sketch):
    """Two pixels, enlarged, with a box above them."""

    def compose(self) -> Picture:
        image = QImage(2, 1, QImage.Format.Format_RGB32)
        image.setPixel(0, 0, 0xFFFF0000)
        image.setPixel(1, 0, 0xFF0000FF)
        picture = Picture()
        picture.box("box", 0, QRectF(30, 10, 10, 10), 0.0, "#00ff00")
        picture.image("flag", 0, QRectF(0, 0, 80, 40), image)
        return picture


def test_images_are_painted_as_squares_below_the_shapes(qtbot):
    view = Flag(THEMES["light"], "a flag")
    qtbot.addWidget(view)
    view.resize(80, 40)
    view.show()
    painted = view.grab().toImage()
    wanted = {(5, 5): "#ff0000", (38, 35): "#ff0000", (42, 35): "#0000ff", (75, 5): "#0000ff", (35, 15): "#00ff00"}
    assert {place: painted.pixelColor(*place).name() for place in wanted} == wanted
