"""Figure i: training the network of the Network screen, against PyTorch's own loop where PyTorch is installed."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np

from explorer.core.losses.table import LOSSES
from explorer.core.network import first_parameters, gradient_of, logits_of
from explorer.state.datasets import split_digits
from explorer.state.experiment_parts import RunSpec
from explorer.state.network_parts import Network
from explorer.state.network_training import MEASURED_EVERY, NetworkTraining, minibatch, shape_of
from tests.benchmarks.harness import Action, Comparison, Figure, in_turns

STEPS = 2000
RATE = 0.1
ROUNDS = 5
NETWORK = Network()


def trainings() -> list[Figure]:
    """i. 784-32-10, minibatch 50, plain descent, with a measurement on the images held out every tenth step."""

    def ours() -> None:
        NetworkTraining(RunSpec("cross_entropy", learning_rate=RATE), NETWORK).grow(STEPS)

    mine, theirs = in_turns([ours, in_pytorch()] if find_spec("torch") else [ours, in_double], ROUNDS)
    name = "PyTorch, measured as often" if find_spec("torch") else "a plain loop in float64"
    return [Figure(f"i  {STEPS} steps of training", mine, comparison=Comparison(name, theirs, 1.0))]


def in_double() -> None:
    """The same training written as a plain loop in float64 on images kept as floats."""
    data, shape, loss = split_digits(), shape_of(NETWORK), LOSSES["cross_entropy"]
    images, targets = data.images.T / 255.0, np.eye(10)[:, data.labels]
    held, held_targets = images[:, data.held], targets[:, data.held]
    parameters = first_parameters(shape, seed=NETWORK.seed)
    for step in range(STEPS):
        if step % MEASURED_EVERY == 0:
            logits = logits_of(parameters, shape, held)
            assert np.isfinite(loss.raw_value(logits, held_targets).mean())
            assert (logits.argmax(axis=0) == data.held_labels).any()
        chosen = data.train[minibatch(step, len(data.train), NETWORK.batch, NETWORK.seed)]
        parameters = parameters - RATE * gradient_of(parameters, shape, images[:, chosen], targets[:, chosen], loss)


def in_pytorch() -> Action:
    """The same training in PyTorch on one thread, in float32."""
    import torch

    torch.set_num_threads(1)
    data = split_digits()
    images = torch.tensor(data.images / np.float32(255))
    labels = torch.tensor(data.labels.astype(np.int64))
    held, held_labels = images[data.held], labels[data.held]
    images, labels = images[data.train], labels[data.train]

    def train() -> None:
        model = torch.nn.Sequential(torch.nn.Linear(784, 32), torch.nn.Tanh(), torch.nn.Linear(32, 10))
        optimizer, loss = torch.optim.SGD(model.parameters(), lr=RATE), torch.nn.CrossEntropyLoss()
        per_epoch = len(images) // NETWORK.batch
        for step in range(STEPS):
            _, place = divmod(step, per_epoch)
            if place == 0:
                order = torch.randperm(len(images))
            if step % MEASURED_EVERY == 0:
                with torch.no_grad():
                    logits = model(held)
                    assert loss(logits, held_labels).isfinite()
                    assert (logits.argmax(dim=1) == held_labels).any()
            chosen = order[place * NETWORK.batch : (place + 1) * NETWORK.batch]
            optimizer.zero_grad()
            loss(model(images[chosen]), labels[chosen]).backward()
            optimizer.step()

    return train
