"""A small trained network with one example in it, and its numbers by slow and obvious loops."""

from __future__ import annotations

import math

from explorer.look.theme import THEMES
from explorer.screens.network.one_example import OneExample
from explorer.screens.network.page import Trained
from explorer.state.datasets import split_digits
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.network_training import training

RUNS = (RunSpec("mse", learning_rate=0.3), RunSpec("cross_entropy", learning_rate=0.1))


def trained(hidden=(8,), activation="tanh", frame=20, looked_at=101, runs=RUNS, **changes) -> Trained:
    """Two runs of a small network after some steps."""
    experiment = Experiment().changed(hidden=hidden, activation=activation, runs=runs, batch=20, **changes)
    trainings = [training(spec, experiment.network) for spec in runs]
    for each in trainings:
        each.grow(frame)
    return Trained(experiment, split_digits(), trainings, frame, looked_at)


def example(run=0, **changes) -> OneExample:
    """One example in the network of a run."""
    return OneExample.of(trained(**changes), run, THEMES["light"].run(run))


ACTIVATIONS = {
    "tanh": math.tanh,
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "relu": lambda z: max(z, 0.0),
}
LOSSES = {
    "mse": lambda p, k: sum((float(i == k) - share) ** 2 for i, share in enumerate(p)),
    "cross_entropy": lambda p, k: -math.log(p[k]),
}


def by_hand(shown: Trained, run: int, place: int) -> tuple[list[list[float]], list[float], float]:
    """What each layer puts out, the probabilities, and the loss: from the flat parameters, number by number."""
    parameters = shown.trainings[run].parameters(shown.frame).tolist()
    network, data = shown.experiment.network, shown.data
    sizes = [784, *network.hidden, 10]
    values, outputs, at = [pixel / 255 for pixel in data.images[data.held[place]].tolist()], [], 0
    for layer in range(1, len(sizes)):
        inputs, units = sizes[layer - 1], sizes[layer]
        biases = at + units * inputs
        sums = [
            parameters[biases + u] + math.fsum(parameters[at + u * inputs + i] * values[i] for i in range(inputs))
            for u in range(units)
        ]
        at = biases + units
        is_last = layer == len(sizes) - 1
        values = sums if is_last else [ACTIVATIONS[network.activation](z) for z in sums]
        outputs.append(values)
    weights = [math.exp(y) for y in values]
    shares = [w / sum(weights) for w in weights]
    label = int(data.labels[data.held[place]])
    return outputs, shares, LOSSES[shown.experiment.descent.runs[run].loss](shares, label)
