"""Every golden value of PyTorch, to 1e-9 relative or 1e-12 absolute."""

from __future__ import annotations

import json
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
