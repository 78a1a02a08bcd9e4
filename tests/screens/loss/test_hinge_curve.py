"""The hinge curve: margins are marked where they cost and where not."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from explorer.core.losses.table import LOSSES
from explorer.look.theme import THEMES
from explorer.screens.loss.hinge_curve import HingeCurve
from explorer.screens.loss.prediction import Prediction, start_style
from tests.support.gui import WORDING
from tests.support.marks import on_screen, place, prediction

LIGHT = THEMES["light"]


def test_margins_are_marked_where_they_cost_and_where_not(shown, qapp):
    plot = shown(HingeCurve(LIGHT, WORDING))
    plot.show_predictions(1, [prediction(3.0, 1.0, -4.0)])
    assert [place(mark) for mark in plot.marks] == [(-2.0, 3.0), (min(5.0, plot.reach[1]), 0.0)]
    assert plot.tags[0].text() == WORDING.logit(0) and plot.tags[1].text().startswith(WORDING.logit(2))
    assert plot.zone.getRegion()[1] == 1.0
    hinge = float(LOSSES["hinge"].value([3.0, 1.0, -4.0], [0, 1, 0]))
    assert sum(place(mark)[1] for mark in plot.marks) / 3 == pytest.approx(hinge)
    axis = plot.getPlotItem().getAxis("bottom")
    assert axis.labelText == "y₂ − yⱼ"
    plot.show_predictions(1, [Prediction("prediction", start_style(LIGHT), np.array([1.5, 0.5, -2.0]), 2.0)])
    assert axis.labelText == "(y₂ − yⱼ) / T", "the margin is of the logits divided by the temperature"


def test_a_margin_far_ahead_is_at_the_edge_with_an_arrow(shown, qapp):
    plot = shown(HingeCurve(LIGHT, WORDING), 260, 200)
    plot.show_predictions(0, [prediction(10.0, 9.0, -1000.0)])
    assert place(plot.marks[1])[0] == plot.reach[1] < 1010
    assert plot.tags[1].text() == f"{WORDING.logit(2)} →"
    assert QRectF(plot.rect()).contains(on_screen(plot, plot.tags[1]))
