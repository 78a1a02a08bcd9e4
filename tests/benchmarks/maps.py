"""Figure m: the maps of the Network screen, against one training after another; and the pauses while they fill."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from explorer.core.losses.table import COMPARED
from explorer.core.optimizers import OPTIMIZERS
from explorer.state.datasets import split_digits
from explorer.state.experiment_parts import RunSpec
from explorer.state.network_parts import Network, NetworkView
from explorer.state.network_training import NetworkTraining
from explorer.state.training_map import RATES, SCALES, TrainingMap, go_on
from tests.benchmarks.harness import Comparison, Figure, Target, milliseconds

ROUNDS = 3
PIECES = 300
NETWORK, VIEW = Network(), NetworkView()
LARGEST = Network(hidden=(256,) * 5)
COSTLIEST = max(OPTIMIZERS.values(), key=lambda optimizer: len(optimizer.first(optimizer.resolved())))


def maps() -> list[Figure]:
    """m. Every rate and every start under two losses and two seeds, 140 trainings of 200 steps; and how long the
    window waits for the smallest piece of such work, with the largest network too."""
    split_digits()
    times = np.array([[milliseconds(_side_by_side), milliseconds(_one_by_one)] for _ in range(ROUNDS)]).T
    compared = Comparison("one training after another", times[1], 1.5, speedup=True)
    name = f"m  {len(COMPARED)} maps, {VIEW.map_seeds} seeds, {VIEW.map_steps} steps"
    figures = [Figure(name, times[0], Target("median", 5000.0), compared)]
    for network, optimizer in ((NETWORK, RunSpec().optimizer), (LARGEST, COSTLIEST.key)):
        pieces = _pieces(TrainingMap(RunSpec(optimizer=optimizer), network, VIEW.map_steps))
        figures.append(Figure(f"m  a piece of a map, {len(network.hidden)} hidden layers", pieces, Target("p95", 10.0)))
    return figures


def _side_by_side() -> None:
    made = [TrainingMap(RunSpec(loss.key), NETWORK, VIEW.map_steps) for loss in COMPARED]
    while not go_on(made, VIEW.map_seeds, math.inf):
        pass


def _one_by_one() -> None:
    for loss in COMPARED:
        for seed in range(VIEW.map_seeds):
            for scale in SCALES:
                for rate in RATES:
                    network = replace(NETWORK, init_scale=scale, seed=seed)
                    NetworkTraining(RunSpec(loss.key, learning_rate=rate), network).grow(VIEW.map_steps)


def _pieces(one: TrainingMap) -> np.ndarray:
    """(PIECES,) milliseconds of each of the first calls."""
    return np.array([milliseconds(lambda: one.go_on(1)) for _ in range(PIECES)])
