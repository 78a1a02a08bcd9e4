"""Figures a and d: error surfaces and runs, computed without a window."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from explorer.core.descent import Run
from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.surface import ErrorSurface
from tests.benchmarks.harness import Comparison, Figure, Target, in_turns

TARGET = np.array([1.0, 0.0, 0.0])
SPAN = 10.0
RESOLUTION = 256
HELD = -1000.0
STEPS = 500
FOUR_LOSSES = ("mse", "cross_entropy", "hinge", "cross_entropy_twice")


def surfaces() -> list[Figure]:
    """a. The values of both surfaces, in float32 as they are drawn, against `classes_last`.

    Nothing is cached from round to round: the surfaces are new objects, and the held logit has another value
    each time, so that the grid of logits is rebuilt too. Within a round both share it, as on screen.
    """
    objectives = [Objective(LOSSES[key], TARGET) for key in ("mse", "cross_entropy")]
    held = _descending(HELD)

    def ours() -> None:
        logits = np.array([0.0, 0.0, next(held)])
        for objective in objectives:
            surface = ErrorSurface(objective, logits, (0, 1), (-SPAN, SPAN), (-SPAN, SPAN), RESOLUTION)
            assert surface.value.dtype == np.float32

    mine, theirs = in_turns([ours, classes_last], 150)
    compared = Comparison("classes last, float64", theirs, 10.0, speedup=True)
    return [Figure(f"a  both surfaces {RESOLUTION}x{RESOLUTION}", mine, Target("median", 0.8), compared)]


def classes_last() -> None:
    """The same two surfaces in the straightforward way: (N, N, K) in float64, reduced over the last axis."""
    axis = np.linspace(-SPAN, SPAN, RESOLUTION)
    x, y = np.meshgrid(axis, axis)
    logits = np.stack([x, y, np.full_like(x, HELD)], axis=-1)
    shifted = logits - logits.max(axis=-1, keepdims=True)
    exponentials = np.exp(shifted)
    total = exponentials.sum(axis=-1, keepdims=True)
    squared_error = ((exponentials / total - TARGET) ** 2).sum(axis=-1)
    cross_entropy = -(TARGET * (shifted - np.log(total))).sum(axis=-1)
    assert squared_error.shape == cross_entropy.shape == (RESOLUTION, RESOLUTION)


def runs() -> list[Figure]:
    """d. Runs from scratch: created, walked to the end, and the loss and the slope at every step."""

    def ours() -> None:
        for key in FOUR_LOSSES:
            objective = Objective(LOSSES[key], TARGET)
            run = Run(objective, OPTIMIZERS["adam"], (-SPAN, SPAN, HELD), free=(True, True, False), lr=0.1)
            run.grow(STEPS)
            assert len(run.values) == len(run.slopes) == STEPS + 1

    name = f"d  {STEPS} Adam steps x {len(FOUR_LOSSES)} losses"
    return [Figure(name, in_turns([ours], 60)[0], Target("median", 40.0))]


def _descending(value: float) -> Iterator[float]:
    while True:
        yield value
        value -= 1e-3
