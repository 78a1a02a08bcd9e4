"""The losses of examples as bars, their sum and their product."""

from __future__ import annotations

import math

import numpy as np
import pytest

from explorer.look.theme import THEMES
from explorer.screens.loss.example_bars import ExampleBars, power_of_e
from explorer.screens.loss.prediction import Prediction
from tests.support.gui import WORDING
from tests.support.marks import prediction
from tests.support.typeset import typeset

LIGHT = THEMES["light"]


def test_the_least_sum_is_marked_where_it_ends_whatever_is_predicted(shown):
    view, labels = shown(ExampleBars(LIGHT, WORDING), 700, 260), (0, 0, 1)
    least = -2 * math.log(2 / 3) - math.log(1 / 3)
    for logits in ((0.0, 0.0, 0.0), (3.0, -1.0, 0.0)):
        view.show_examples(labels, Prediction("prediction", LIGHT.run(0), np.array(logits)))
        begin, end = view.chips()[0].stacked.left(), view.chips()[-1].stacked.right()
        total = sum(chip.surprise for chip in view.chips())
        assert total > least
        assert (view.least_mark() - begin) / (end - begin) == pytest.approx(least / total)


def test_the_product_is_shown_where_it_is_lost_to_float64():
    assert power_of_e(math.log(0.00335)) == "0.00335"
    assert power_of_e(-1000.0) == typeset("5.08 × 10⁻⁴³⁵")
    assert power_of_e(0.0) == "1"


@pytest.mark.parametrize("labels", [(0,), (2, 2, 2), (0, 1, 2), (0, 0, 1, 0, 1)])
def test_bars_never_pass_what_is_possible(shown, qapp, labels):
    view = shown(ExampleBars(LIGHT, WORDING), 700, 200)
    for logits in ((0.0, 0.0, 0.0), (5.0, -5.0, 1.0), (-3.0, 0.1, 4.0)):
        view.show_examples(labels, prediction(*logits))
        bar, mark = view.product_bar()
        assert 0 <= bar.right() <= mark < view.width()
        end = view.chips()[-1].stacked.right()
        assert view.least_mark() - 0.01 <= end <= view.width()
