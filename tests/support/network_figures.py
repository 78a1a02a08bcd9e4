"""What the lessons say of the network, measured under several seeds; a process of its own may use another kernel.

OPENBLAS_CORETYPE=Haswell python -m tests.support.network_figures
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import subprocess
import sys
from dataclasses import replace

import explorer  # noqa: F401 (first: it chooses the threads of BLAS)
from explorer.core.losses.table import LOSSES
from explorer.core.network import logits_of
from explorer.screens.registry import SCREENS
from explorer.state.datasets import split_digits
from explorer.state.lesson import Step
from explorer.state.lessons import FOLDER, load
from explorer.state.network_training import NetworkTraining
from explorer.state.training_map import TrainingMap, go_on
from tests.support.process import ROOT

KERNELS = ("Haswell", "Prescott")  # beside the one that this processor takes
SEEDS = (0, 1, 2)
POINTS = 21  # on the line between two networks


def step_of(lesson: str, title: str) -> Step:
    steps = load(FOLDER / f"{lesson}.toml", tuple(SCREENS)).steps
    return next(step for step in steps if step.title["en"] == title)


def trained(step: Step, seed: int) -> list[NetworkTraining]:
    """Every run of a step, trained as far as the step plays."""
    network = replace(step.experiment.network, seed=seed)
    trainings = [NetworkTraining(spec, network) for spec in step.experiment.descent.runs]
    for each in trainings:
        each.grow(step.play)
    return trainings


def shares(step: Step, seed: int) -> list[float]:
    """The share of the images held out that each run of a step answers right at its end."""
    return [each.measured(step.play).accuracy for each in trained(step, seed)]


def counts(step: Step, seed: int) -> list[int]:
    """How many cells of the map of a step work under each loss, as the page counts them, from `seed` on."""
    experiment = step.experiment
    network, view = replace(experiment.network, seed=seed), experiment.network_view
    maps = [TrainingMap(spec, network, view.map_steps) for spec in experiment.descent.runs]
    go_on(maps, view.map_seeds, math.inf)
    return [each.counts(view.map_seeds)[0] for each in maps] + [
        sum(cell is not None and cell.works for row in maps[0].cells(view.map_seeds)[2:] for cell in row)
    ]


def line(step: Step, seed: int) -> list[float]:
    """The first run's loss at even distances from where it ends to where the second does."""
    first, second = trained(step, seed)
    a, b = (each.parameters(step.play) for each in (first, second))
    data = split_digits()
    targets = data.targets(data.held)
    points = [logits_of(a + (b - a) * (k / (POINTS - 1)), first.shape, data.held_images) for k in range(POINTS)]
    loss = LOSSES[step.experiment.descent.runs[0].loss]
    return [float(loss.raw_value(logits, targets).mean()) for logits in points]


def measured(map_seeds: tuple[int, ...]) -> dict[str, list]:
    """Everything, for SEEDS, and the maps from each of `map_seeds` on."""
    good = step_of("is-mse-bad", "Each loss at a rate that suits it")
    every = step_of("is-mse-bad", "Every rate, every start")
    surface = step_of("is-mse-bad", "The surface of a real network")
    literature = step_of("is-mse-bad", "What the literature says")
    digits = step_of("classification", "A real network on real digits")
    return {
        "good": [shares(good, seed) for seed in SEEDS],
        "map": [counts(every, seed) for seed in map_seeds],
        "line": [line(surface, seed) for seed in SEEDS],
        "literature": [shares(literature, seed) for seed in SEEDS],
        "digits": [shares(digits, seed) for seed in SEEDS],
    }


def rounding() -> str:
    """A hash of products of the sizes of a training: the same where a kernel adds up in the same order."""
    import numpy as np  # after explorer

    generator, found = np.random.default_rng(0), hashlib.sha256()
    for rows, inner, columns in ((32, 784, 50), (10, 32, 50), (32, 50, 784), (10, 50, 32), (32, 784, 1000)):
        left, right = (generator.random(size, dtype=np.float32) for size in ((rows, inner), (inner, columns)))
        found.update((left @ right).tobytes())
    return found.hexdigest()


def measured_under(kernel: str) -> dict[str, list] | None:
    """What `measured` returns in a process whose OpenBLAS uses another kernel; None if it is the one used here."""
    environment = {**os.environ, "OPENBLAS_CORETYPE": kernel}
    command = [sys.executable, "-m", "tests.support.network_figures", rounding()]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=300)
    return json.loads(done.stdout)


if __name__ == "__main__":
    print(json.dumps(None if sys.argv[1:] == [rounding()] else measured((0,))))
