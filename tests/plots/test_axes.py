"""Axes: how powers of ten are written."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter

from explorer.look.theme import THEMES
from explorer.plots.axes import LARGE, NumberedAxis, decade
from explorer.plots.step_plot import StepPlot
from tests.support.gui import settle


@pytest.mark.parametrize(
    ("exponent", "text"), [(0, "1"), (-1, "0.1"), (1, "10"), (2, "10²"), (-2, "10⁻²"), (-10, "10⁻¹⁰"), (0.3, "")]
)
def test_powers_of_ten_are_written_in_one_manner(exponent, text):
    assert decade(exponent) == text


@pytest.mark.parametrize(
    ("values", "spacing", "texts"),
    [
        ([0, 5e5, 1e6], 5e5, ["0", "5\u202f×\u202f10⁵", "10⁶"]),
        ([-2e4, 0, 2e4], 2e4, ["−2\u202f×\u202f10⁴", "0", "2\u202f×\u202f10⁴"]),
        ([1.00e6, 1.01e6], 1e4, ["10⁶", "1.01\u202f×\u202f10⁶"]),
        ([0, 5e300, 1e301], 5e300, ["0", "5\u202f×\u202f10³⁰⁰", "10³⁰¹"]),
        ([0, 5e-6, 1e-5], 5e-6, ["0", "5\u202f×\u202f10⁻⁶", "10⁻⁵"]),
        ([-10, 0, 20], 10, ["−10", "0", "20"]),
        ([0, 0.5, 1], 0.5, ["0", "0.5", "1.0"]),
    ],
)
def test_numbers_at_an_axis_are_written_as_everywhere(qapp, values, spacing, texts):
    assert NumberedAxis("left").tickStrings(values, 1.0, spacing) == texts


def test_numbers_below_a_plot_that_would_touch_are_left_out(qapp):
    axis = NumberedAxis("bottom")
    axis.setRange(-1e5, 1e5)
    for width, shown in ((600, True), (120, False)):
        axis.resize(width, 20)
        assert axis.tickStrings([-1e5, 0, 1e5], 1.0, 1e5) == ["−10⁵", "0", "10⁵"]
        assert all(axis.tickStrings([-5e4, 5e4], 1.0, 5e4)) == shown


@pytest.mark.parametrize("top", [2.0, 2e3, 1e6, 1e300])
def test_the_numbers_of_large_losses_have_room_at_their_axis(qtbot, top):
    plot = StepPlot(THEMES["projector"], "e by step", "e")
    qtbot.addWidget(plot)
    plot.resize(300, 200)
    with qtbot.waitExposed(plot):
        plot.show()
    plot.show_curves([np.array([top, 0.0, top])], 2, 2, log=False)
    settle()
    axis, image = plot.getPlotItem().getAxis("left"), QImage(300, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    written = [text for _, _, text in axis.generateDrawSpecs(painter)[2]]
    painter.end()
    assert len(written) >= 2 and "0" in written, written
    assert top < LARGE or any("×" in text for text in written), "the widest ones are not left out"


@pytest.mark.parametrize("width", range(120, 700, 20))
@pytest.mark.parametrize("top", [6.0, 10.0, 17.0])
def test_numbers_of_two_levels_below_a_plot_do_not_touch(qapp, top, width):
    axis = NumberedAxis("bottom")
    axis.setRange(-top, top)
    axis.resize(width, 20)
    metrics, boxes = QFontMetricsF(QFont()), []
    for spacing, values in axis.tickValues(-top, top, width):
        for value, text in zip(values, axis.tickStrings(values, 1.0, spacing), strict=True):
            half, middle = metrics.horizontalAdvance(text) / 2, (value + top) / (2 * top) * width
            boxes += [(middle - half, middle + half, text)] * bool(text)
    boxes.sort()
    assert len(boxes) >= 1 and all(a[1] < b[0] for a, b in pairwise(boxes)), boxes
