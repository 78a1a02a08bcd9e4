"""Every golden value of PyTorch, to 1e-9 relative or 1e-12 absolute."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from explorer.core.descent import Run
from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.softmax import softmax

GOLDENS = json.loads((Path(__file__).parents[2] / "reference" / "torch_goldens.json").read_text(encoding="utf-8"))
OURS = {
    "mse_sum": "mse",
    "mse_mean": "mse_mean",
    "euclidean": "euclidean",
    "cross_entropy": "cross_entropy",
    "cross_entropy_after_softmax_twice": "cross_entropy_twice",
    "multi_margin": "hinge",
}
TOLERANCE = {"rtol": 1e-9, "atol": 1e-12}


def one_hot(index: int, classes: int) -> np.ndarray:
    return np.eye(classes)[index]


@pytest.mark.parametrize("point", GOLDENS["points"], ids=lambda p: f"{len(p['logits'])}:{p['logits'][0]:.3g}")
def test_softmax_values_and_gradients(point):
    logits = np.array(point["logits"])
    target = one_hot(point["target"], len(logits))
    np.testing.assert_allclose(softmax(logits), point["softmax"], **TOLERANCE)
    assert set(point["losses"]) == set(OURS)
    for name, golden in point["losses"].items():
        loss = LOSSES[OURS[name]]
        np.testing.assert_allclose(loss.value(logits, target), golden["value"], err_msg=name, **TOLERANCE)
        np.testing.assert_allclose(loss.gradient(logits, target), golden["gradient"], err_msg=name, **TOLERANCE)


@pytest.mark.parametrize(
    "walk", GOLDENS["trajectories"], ids=lambda w: f"{w['loss']}-{w['optimizer']}-{w['lr']}-{w['start'][0]:.2g}"
)
def test_paths(walk):
    start = np.array(walk["start"])
    objective = Objective(LOSSES[OURS[walk["loss"]]], one_hot(walk["target"], len(start)))
    run = Run(objective, OPTIMIZERS[walk["optimizer"]], start, lr=walk["lr"])
    assert run.grow(200) == 200
    for step, logits in walk["logits_after_step"].items():
        np.testing.assert_allclose(run.position(int(step)), logits, err_msg=step, **TOLERANCE)


@pytest.mark.parametrize("point", GOLDENS["points"], ids=lambda p: f"{len(p['logits'])}:{p['logits'][0]:.3g}")
def test_squared_error_of_logits_in_closed_form(point):
    """PyTorch's MSELoss(reduction="sum") of the logits, for which there are no golden values."""
    logits, target = np.array(point["logits"]), one_hot(point["target"], len(point["logits"]))
    errors = [Fraction(y) - Fraction(t) for y, t in zip(logits.tolist(), target.tolist(), strict=True)]
    loss = LOSSES["mse_logits"]
    np.testing.assert_allclose(loss.value(logits, target), float(sum(e**2 for e in errors)), **TOLERANCE)
    np.testing.assert_allclose(loss.gradient(logits, target), [float(2 * e) for e in errors], **TOLERANCE)


def test_descent_on_squared_error_of_logits_shrinks_every_error_alike():
    start, target = np.array([-10.0, 10.0, 0.5]), one_hot(0, 3)
    run = Run(Objective(LOSSES["mse_logits"], target), OPTIMIZERS["gradient_descent"], start, lr=0.1)
    run.grow(40)
    for step in (1, 7, 40):
        np.testing.assert_allclose(run.position(step), target + 0.8**step * (start - target), **TOLERANCE)
