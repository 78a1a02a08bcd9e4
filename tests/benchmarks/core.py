"""Figures a and d: the surfaces and the runs."""

from __future__ import annotations

import numpy as np

from explorer.core.descent import Run
from explorer.core.losses import LOSSES, Objective
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.surface import ErrorSurface
from tests.benchmarks.harness import Figure, interleaved

TARGET = np.array([1.0, 0.0, 0.0])
HELD = np.array([0.0, 0.0, -1000.0])


def classes_last() -> None:
    """Both surfaces as one writes them first: (N, N, K) float64, every step an array of its own."""
    axis = np.linspace(-10, 10, 256)
    x, y = np.meshgrid(axis, axis)
    logits = np.stack([x, y, np.full_like(x, -1000.0)], axis=-1)
    shifted = logits - logits.max(axis=-1, keepdims=True)
    p = np.exp(shifted) / np.exp(shifted).sum(axis=-1, keepdims=True)
    ((p - TARGET) ** 2).sum(axis=-1)
    -(TARGET * (shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)))).sum(axis=-1)


def surfaces() -> Figure:
    """a. Fresh ErrorSurface objects each time; only the grid of logits, shared by all losses, is remembered."""
    objectives = [Objective(LOSSES[key], TARGET) for key in ("mse", "cross_entropy")]

    def ours() -> None:
        for objective in objectives:
            ErrorSurface(objective, HELD, (0, 1)).value  # noqa: B018 - computed on access

    mine, plain = interleaved([ours, classes_last], 120)
    return Figure("a  both surfaces 256x256", mine, 1.2, "median", plain, "classes-last float64", -10.0)


def runs() -> Figure:
    """d. 500 steps of Adam under four losses, from nothing, values and slopes included."""

    def ours() -> None:
        for key in ("mse", "cross_entropy", "hinge", "cross_entropy_twice"):
            run = Run(
                Objective(LOSSES[key], TARGET), OPTIMIZERS["adam"], (-10.0, 10.0, -1000.0), free=(1, 1, 0), lr=0.1
            )
            run.grow(500)
            run.values  # noqa: B018 - computed on access

    return Figure("d  500 Adam steps x 4 losses", interleaved([ours], 30)[0], 40.0, "median")
