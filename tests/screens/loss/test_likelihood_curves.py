"""The curves of likelihood and of the loss along one logit."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from explorer.core.softmax import softmax
from explorer.look.theme import THEMES
from explorer.screens.loss.likelihood_curves import LikelihoodCurves, best_logit
from tests.support.gui import WORDING, settle, spot
from tests.support.marks import on_screen, place

LIGHT = THEMES["light"]


def test_curves_of_likelihood_name_the_logit_on_their_axis(shown):
    curves = shown(LikelihoodCurves(LIGHT, WORDING), 500, 420)
    for along in (2, 0):
        curves.show_logits((0.0, 1.0, 2.0), 1.0, (0, 1, 2, 2), along, (-10.0, 10.0))
        assert curves.sum.getPlotItem().getAxis("bottom").labelText == WORDING.logit(along)
        assert float(curves.sum.marks[-1].getData()[0][0]) == (0.0, 1.0, 2.0)[along]


@pytest.mark.parametrize("temperature", [0.5, 1.0, 3.0])
@pytest.mark.parametrize("along", [0, 1])
def test_the_best_logit_is_found_by_trying(temperature, along):
    logits, labels = [0.3, -1.0, 0.8], (0, 0, 1, 2, 0, 1)
    tried = np.linspace(-10, 10, 20001)
    stack = np.repeat(np.array(logits)[:, None], len(tried), axis=1)
    stack[along] = tried
    shares = softmax(stack / temperature)
    total = sum(-np.log(shares[label]) for label in labels)
    assert best_logit(logits, temperature, labels, along) == pytest.approx(tried[total.argmin()], abs=2e-3)


def test_a_class_that_always_or_never_occurs_has_no_best_logit(shown, qapp):
    assert best_logit([0.0, 0.0], 1.0, (0, 0), 0) is None is best_logit([0.0, 0.0], 1.0, (0, 0), 1)
    view = shown(LikelihoodCurves(LIGHT, WORDING))
    view.show_logits([0.0, 0.0], 1.0, (0, 0), 0, (-10.0, 10.0))
    assert len(view.sum.turn.getData()[0]) == 0 and len(view.product.marks) == 1
    assert view.product.curve.getData()[1].argmax() == 240


def test_the_mark_is_on_both_curves_also_beyond_the_sliders(shown, qapp):
    view = shown(LikelihoodCurves(LIGHT, WORDING))
    view.show_logits([25.0, 0.0], 1.0, (0, 1), 0, (-10.0, 10.0))
    for plot in (view.product, view.sum):
        x, y = place(plot.marks[-1])
        curve = plot.curve.getData()
        assert x == 25.0 == curve[0][-1] and y == pytest.approx(curve[1][-1])


def test_the_label_at_the_turn_moves_aside_when_the_plot_shrinks(shown, qapp):
    view = shown(LikelihoodCurves(LIGHT, WORDING), 1400, 400)
    view.show_logits([0.0, 8.0], 1.0, (0, 1), 0, (-10.0, 10.0))
    settle()
    turn = place(view.product.marks[0])[0]
    assert turn == pytest.approx(8.0) and view.product.tags[0].text().startswith(WORDING.probability(0))
    for width in (1400, 420, 300):
        view.resize(width, 400)
        settle()
        assert QRectF(view.product.rect()).contains(on_screen(view.product, view.product.tags[0])), width


def test_both_curves_lie_one_above_the_other_whether_labelled_or_not(shown, qapp):
    view = shown(LikelihoodCurves(LIGHT, WORDING), 500, 500)
    view.show_logits([0.0, 1.0], 1.0, (0, 1), 0, (-10.0, 10.0))
    seen = set()
    for height in (500, 260, 140):
        view.resize(500, height)
        settle()
        assert spot(view.product, 3.0, 0.5).x() == spot(view.sum, 3.0, 0.5).x()
        labels = tuple(plot.getPlotItem().getAxis("left").labelText for plot in (view.product, view.sum))
        assert bool(labels[0]) == bool(labels[1])
        seen.add(labels[0])
    assert seen == {"relative likelihood", "relative", ""}
