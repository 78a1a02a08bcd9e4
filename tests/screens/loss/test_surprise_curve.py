"""The curve of surprise and the marks on it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from explorer.core.losses.table import LOSSES
from explorer.look import numbers
from explorer.look.theme import THEMES
from explorer.screens.loss.surprise_curve import HIGHEST, SurpriseCurve
from tests.support.gui import WORDING, settle
from tests.support.marks import on_screen, place, prediction

LIGHT = THEMES["light"]


@pytest.mark.parametrize("logits", [(0.0, 0.006, 0.12), (0.0, -20.0, 0.0), (0.0, 9.0, 0.0)])
def test_the_mark_is_on_the_curve_and_in_sight(shown, qapp, logits):
    plot = shown(SurpriseCurve(LIGHT, WORDING))
    plot.show_predictions((0.0, 1.0, 0.0), [prediction(*logits)])
    x, y = place(plot.marks[0])
    cost = float(LOSSES["cross_entropy"].value(logits, (0, 1, 0)))
    assert y == pytest.approx(cost) and x == pytest.approx(math.exp(-cost))
    curve = plot.curve.getData()
    assert np.interp(y, curve[1], curve[0]) == pytest.approx(x, abs=1e-3)
    low, high = plot.getPlotItem().getViewBox().viewRange()[1]
    assert low < y < high
    assert plot.reading.text().endswith(numbers.number(cost, 4))


def test_a_soft_target_marks_every_class_with_a_share(shown, qapp):
    plot = shown(SurpriseCurve(LIGHT, WORDING))
    p, target = prediction(1.0, 0.0, -1.0), (0.3, 0.0, 0.7)
    plot.show_predictions(target, [p])
    assert [place(mark)[0] for mark in plot.marks] == pytest.approx([p.probabilities[0], p.probabilities[2]])
    assert [tag.text() for tag in plot.tags] == [WORDING.probability(0), WORDING.probability(2)]
    assert plot.reading.text().endswith(numbers.number(float(LOSSES["cross_entropy"].value(p.logits, target)), 4))


def test_a_surprise_beyond_all_bounds_stays_at_the_edge(shown, qapp):
    plot = shown(SurpriseCurve(LIGHT, WORDING))
    plot.show_predictions((0.0, 1.0), [prediction(1e300, -1e300)])
    assert place(plot.marks[0]) == (0.0, HIGHEST)
    plot.grab()


def test_words_stay_inside_when_a_plot_is_made_smaller(shown, qapp):
    plot = shown(SurpriseCurve(LIGHT, WORDING), 700, 300)
    plot.show_predictions((0.0, 1.0, 0.0), [prediction(0.0, 0.006, 0.12)])
    for size in ((260, 160), (900, 500), (220, 300)):
        plot.resize(*size)
        settle()
        assert QRectF(plot.rect()).contains(on_screen(plot, plot.reading)), size
