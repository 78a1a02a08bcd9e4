"""From one Experiment to the next: edits of the Loss screen."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.core.softmax import softmax
from explorer.screens.loss.edits import fresh, with_likeliest, with_prediction
from explorer.state.experiment import Experiment


@pytest.mark.parametrize("temperature", [0.5, 1.0, 4.0])
def test_a_prediction_asked_for_is_what_softmax_gives(temperature):
    e = fresh(Experiment()).changed(temperature=temperature)
    problem = with_prediction(e, (0.7, 0.2, 0.1)).problem
    assert softmax(np.array(problem.logits) / temperature) == pytest.approx((0.7, 0.2, 0.1), abs=1e-3)
    assert np.mean(problem.logits) == pytest.approx(np.mean(e.problem.logits), abs=1e-3)


def test_a_mean_beyond_the_sliders_comes_back_between_them():
    e = Experiment().changed(span=(-4.0, 6.0))  # logits −10, 10, −1000
    assert np.mean(with_prediction(e, (0.7, 0.2, 0.1)).problem.logits) == pytest.approx(1.0, abs=1e-3)


def test_the_likeliest_prediction_is_finite_if_a_class_never_occurs():
    problem = with_likeliest(fresh(Experiment())).problem
    assert softmax(problem.logits) == pytest.approx((0.6, 0.4, 0.0), abs=1e-5)
    assert max(map(abs, problem.logits)) < 20
