"""Figure p: steps to learn from every start under one loss, against plain loops over all starts."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from explorer.core.learnability import Learnability
from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.walks import NEVER
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.steps_map import SIDE, StepsMap, go_on, map_of
from tests.benchmarks.harness import Action, Comparison, Figure, Target, milliseconds

STEPS = 1000
ROUNDS = 5
TICK = 0.008  # seconds that a tick of the app's clock gives to such work
TICKS = 60
TARGET = np.array([1.0, 0.0, 0.0])
HELD = -1000.0
FOUR = ("mse", "mse_mean", "euclidean", "cross_entropy_twice")  # the slowest: many starts take all the steps


def steps_to_learn() -> list[Figure]:
    """p. 128 x 128 starts, 1 000 steps of descent at rate 1 under the squared error; then the ticks of four maps."""
    others: dict[str, Action] = {
        "classes last, float64": lambda: in_numpy(np.float64, classes_last),
        "classes first, float32": lambda: in_numpy(np.float32, classes_first),
    }
    if find_spec("torch"):
        others["PyTorch, float32"] = in_pytorch()
    actions = [ours, *others.values()]
    results = [action() for action in actions]
    assert all(abs(found - results[0]) <= 0.002 for found in results), results
    times = np.array([[milliseconds(action) for action in actions] for _ in range(ROUNDS)]).T
    wanted = {"classes last, float64": 10.0}
    name = f"p  {SIDE}x{SIDE} starts, {STEPS} steps"
    figures = [
        Figure(name, times[0], Target("median", 600.0), Comparison(other, theirs, wanted.get(other), speedup=True))
        for other, theirs in zip(others, times[1:], strict=True)
    ]
    maps = _four_maps()
    ticks = np.array([milliseconds(lambda: go_on(maps, TICK)) for _ in range(TICKS)])
    return [*figures, Figure("p  a tick of four maps", ticks, Target("p95", 2 * TICK * 1e3))]


def _four_maps() -> list[StepsMap]:
    experiment = Experiment().changed(runs=tuple(map(RunSpec, FOUR)))
    return [map_of(experiment, run) for run in range(len(FOUR))]


def _starts() -> NDArray[np.float64]:
    """(3, SIDE²) the lecture's surface."""
    axis = np.linspace(-10.0, 10.0, SIDE)
    x, y = np.meshgrid(axis, axis)
    return np.stack([x.ravel(), y.ravel(), np.full(x.size, HELD)])


def ours() -> float:
    """Returns: the share of the starts that succeed, as all of these do."""
    objective, walker = Objective(LOSSES["mse"], TARGET), OPTIMIZERS["gradient_descent"]
    learnability = Learnability(objective, walker, _starts(), 1.0, STEPS, free=(True, True, False))
    while not learnability.is_over:
        learnability.go_on()
    return float((learnability.steps != NEVER).mean())


def in_numpy(dtype: type, loop) -> float:
    return loop(_starts().astype(dtype), TARGET.astype(dtype), dtype)


def classes_last(starts, target, dtype) -> float:
    """The straightforward way: (N, K), all starts to the end."""
    logits = np.ascontiguousarray(starts.T)
    free = np.array([1, 1, 0], dtype=dtype)
    steps = np.full(len(logits), NEVER)
    for step in range(STEPS + 1):
        steps[(steps == NEVER) & (logits.argmax(axis=-1) == 0) & (logits[:, 0] > logits[:, 1])] = step
        p = np.exp(logits - logits.max(axis=-1, keepdims=True))
        p /= p.sum(axis=-1, keepdims=True)
        v = 2 * (p - target)
        logits = logits - free * (p * (v - (p * v).sum(axis=-1, keepdims=True)))
    return float((steps != NEVER).mean())


def classes_first(starts, target, dtype) -> float:
    """(K, N), all starts to the end, as the loop that this was first measured with."""
    logits, target = starts.copy(), target[:, None]
    steps = np.full(logits.shape[1], NEVER)
    for step in range(STEPS + 1):
        steps[(steps == NEVER) & (logits[0] > np.maximum(logits[1], logits[2]))] = step
        p = np.exp(logits - np.maximum.reduce(logits, axis=0))
        p /= np.add.reduce(p, axis=0)
        v = 2 * (p - target)
        logits[:2] -= (p * (v - np.add.reduce(p * v, axis=0)))[:2]
    return float((steps != NEVER).mean())


def in_pytorch() -> Action:
    """With autograd and its own optimizer, as a lecturer would write it; all starts to the end."""
    import torch

    torch.set_num_threads(1)

    def compute() -> float:
        start = torch.tensor(_starts().T.copy(), dtype=torch.float32)
        moving = start[:, :2].clone().requires_grad_(True)
        held, target = start[:, 2:], torch.tensor(TARGET, dtype=torch.float32)
        optimizer = torch.optim.SGD([moving], lr=1.0)
        steps = torch.full((len(start),), NEVER)
        for step in range(STEPS + 1):
            logits = torch.cat([moving, held], dim=1)
            with torch.no_grad():
                steps[(steps == NEVER) & (logits[:, 0] > logits[:, 1:].max(dim=1).values)] = step
            optimizer.zero_grad()
            ((torch.softmax(logits, dim=1) - target) ** 2).sum().backward()
            optimizer.step()
        return float((steps != NEVER).float().mean())

    return compute
