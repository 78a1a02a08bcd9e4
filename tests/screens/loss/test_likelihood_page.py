"""The page of likelihood: examples, their product and the sum of their losses."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.core.softmax import softmax
from explorer.look.theme import THEMES
from explorer.screens.loss.likelihood_page import LikelihoodPage
from explorer.screens.loss.prediction import Prediction
from explorer.screens.loss.screen import LIKELIHOOD
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import MAX_EXAMPLES
from tests.support.gui import WORDING, choose, type_into
from tests.support.loss_pages import assert_likelihood

LIGHT = THEMES["light"]


def test_the_last_example_cannot_be_taken_away(shown):
    view = shown(LikelihoodPage(LIGHT, WORDING), 600, 500)
    for examples, removable, addable in (((0, 1), True, True), ((0,), False, True), ((0,) * MAX_EXAMPLES, True, False)):
        experiment = Experiment().changed(examples=examples)
        view.show_experiment(experiment, Prediction("prediction", LIGHT.run(0), np.zeros(3)))
        assert view.remove.isEnabled() == removable
        assert {button.isEnabled() for button in view.adders} == {addable}


def test_the_lesson_number_five_logarithms_of_three(opened):
    window, screen = opened(LIKELIHOOD, logits=(0.0, 0.0, 0.0))
    assert_likelihood(window)
    assert screen.likelihood.examples.sentences() == (
        "likelihood = product = 0.004115",
        "sum of cross-entropies Σ eₙ = −ln 0.004115 = 5.4931, mean L = 1.0986",
    )
    screen.likelihood.examples.resize(620, 300)
    assert screen.likelihood.examples.sentences()[1] == "sum of cross-entropies = −ln 0.004115 = 5.4931"


def test_moving_a_logit_changes_product_sum_and_curves(opened):
    window, screen = opened(LIKELIHOOD)
    before = screen.likelihood.examples.total
    type_into(screen.logits.rows[1].box, "1.5")
    assert screen.likelihood.along == 1 == screen.likelihood.axis.currentData()
    assert screen.likelihood.examples.total != before
    assert_likelihood(window)
    choose(screen.likelihood.axis, 2)
    assert_likelihood(window)
    type_into(screen.logits.temperature, "3")
    assert_likelihood(window)


def test_examples_are_added_up_to_twelve_and_removed_down_to_one(opened):
    window, screen = opened(LIKELIHOOD)
    screen.likelihood.adders[2].click()
    assert window.workbench.store.experiment.information.examples == (0, 0, 1, 0, 1, 2)
    assert_likelihood(window)
    for _ in range(MAX_EXAMPLES):
        screen.likelihood.adders[1].click()
    assert len(window.workbench.store.experiment.information.examples) == MAX_EXAMPLES
    assert not screen.likelihood.adders[0].isEnabled()
    for _ in range(MAX_EXAMPLES):
        screen.likelihood.remove.click()
    assert window.workbench.store.experiment.information.examples == (0,)
    assert not screen.likelihood.remove.isEnabled()
    assert_likelihood(window)


def test_the_greatest_likelihood_is_reached_and_is_the_least_sum(opened):
    window, screen = opened(LIKELIHOOD, examples=(0, 0, 1, 0, 1, 2))
    screen.likelihood.likeliest.click()
    examples = screen.likelihood.examples
    assert softmax(window.workbench.store.experiment.problem.logits) == pytest.approx((1 / 2, 1 / 3, 1 / 6), abs=1e-4)
    assert examples.total == pytest.approx(examples.least, abs=1e-6)
    bar, mark = examples.product_bar()
    assert bar.right() == pytest.approx(mark, abs=0.1)
    assert examples.chips()[-1].stacked.right() == pytest.approx(examples.least_mark(), abs=0.1)
    x = screen.likelihood.curves.sum.turn.getData()[0][0]
    assert x == pytest.approx(window.workbench.store.experiment.problem.logits[0], abs=1e-3)
    assert_likelihood(window)


def test_the_curves_turn_at_the_same_logit(opened):
    curves = opened(LIKELIHOOD)[1].likelihood.curves
    (x, product), (same, total) = curves.product.curve.getData(), curves.sum.curve.getData()
    np.testing.assert_array_equal(x, same)
    turn = curves.sum.turn.getData()[0][0]
    assert x[product.argmax()] == x[total.argmin()] == pytest.approx(turn, abs=x[1] - x[0])
    np.testing.assert_allclose(np.log(product / product.max()), total.min() - total, atol=1e-9)
