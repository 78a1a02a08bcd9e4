"""Figure k: the losses on a plane of the Network screen, against one whole forward pass a point."""

from __future__ import annotations

import math
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from explorer.core.loss_plane import plane_through
from explorer.core.losses.table import COMPARED
from explorer.core.network import logits_of
from explorer.state.datasets import split_digits
from explorer.state.experiment_parts import RunSpec
from explorer.state.loss_plane import FINEST, LossPlane
from explorer.state.network_parts import Network
from explorer.state.network_training import NetworkTraining, bring, shape_of
from tests.benchmarks.harness import Action, Comparison, Figure, Target, in_turns, milliseconds

STEPS = 200
ROUNDS = 5
TICK = 0.008  # seconds that a tick of the app's clock gives to such work
TICKS = 40
NETWORK = Network()
SPECS = tuple(RunSpec(loss.key, learning_rate=0.1) for loss in COMPARED)


def planes() -> list[Figure]:
    """k. Two losses and the share right on 1 000 images at 61 x 61 points of 784-32-10; and the ticks it takes."""
    trainings = [NetworkTraining(spec, NETWORK) for spec in SPECS]
    bring(trainings, STEPS)

    def ours() -> None:
        whole = _begun(trainings)
        while not whole.is_complete:
            whole.go_on(math.inf)

    points = _points(trainings)
    other, name = (in_pytorch(points), "PyTorch") if find_spec("torch") else (in_numpy(points), "numpy")
    mine, theirs = in_turns([ours, other], ROUNDS)
    compared = Comparison(f"{name}, a pass a point", theirs, 3.0, speedup=True)
    plane = _begun(trainings)
    ticks = np.array([milliseconds(lambda: plane.go_on(TICK)) for _ in range(TICKS)])
    return [
        Figure(f"k  plane of two losses {FINEST}x{FINEST}", mine, Target("median", 500.0), compared),
        Figure("k  a tick of it", ticks, Target("p95", 2 * TICK * 1e3)),
    ]


def _begun(trainings: list[NetworkTraining]) -> LossPlane:
    plane = LossPlane(SPECS, NETWORK, STEPS, (0, 1))
    plane.begin(trainings)
    return plane


def _points(trainings: list[NetworkTraining]) -> NDArray[np.float32]:
    """(3, P) the start of the runs and the two directions of the same plane."""
    start, *ends = (np.asarray(each, dtype=np.float64) for each in _networks(trainings))
    plane = plane_through(start, ends)
    assert plane is not None
    return np.stack(plane[:3]).astype(np.float32)


def _networks(trainings: list[NetworkTraining]) -> list[NDArray]:
    return [trainings[0].parameters(0), *(each.parameters(STEPS) for each in trainings)]


def _coordinates() -> list[tuple[np.float32, np.float32]]:
    along = np.linspace(-2, 6, FINEST, dtype=np.float32)
    return [(x, y) for y in along for x in along]


def in_numpy(points: NDArray[np.float32]) -> Action:
    """A whole forward pass a point."""
    data, shape = split_digits(), shape_of(NETWORK)
    targets = data.targets(data.held)
    origin, across, up = points

    def compute() -> None:
        for x, y in _coordinates():
            logits = logits_of(origin + x * across + y * up, shape, data.held_images)
            assert all(np.isfinite(loss.raw_value(logits, targets).mean()) for loss in COMPARED)
            assert (logits.argmax(axis=0) == data.held_labels).mean() <= 1

    return compute


def in_pytorch(points: NDArray[np.float32]) -> Action:
    """The same in PyTorch on one thread."""
    import torch
    from torch.nn.utils import vector_to_parameters

    torch.set_num_threads(1)
    data = split_digits()
    images = torch.tensor(np.ascontiguousarray(data.held_images.T))
    labels = torch.tensor(data.held_labels.astype(np.int64))
    targets = torch.nn.functional.one_hot(labels, 10).float()
    origin, across, up = torch.tensor(points)
    model = torch.nn.Sequential(torch.nn.Linear(784, 32), torch.nn.Tanh(), torch.nn.Linear(32, 10))

    def compute() -> None:
        with torch.no_grad():
            for x, y in _coordinates():
                vector_to_parameters(origin + float(x) * across + float(y) * up, model.parameters())
                logits = model(images)
                assert torch.nn.functional.cross_entropy(logits, labels).isfinite()
                assert (logits.softmax(dim=1) - targets).square().sum(dim=1).mean().isfinite()
                assert (logits.argmax(dim=1) == labels).float().mean() <= 1

    return compute
