"""Writes network_goldens.json beside it: logits, losses and gradients of small networks, from PyTorch's autograd.

    python -m pip install torch==2.13.0 numpy
    python tests/reference/make_network_goldens.py

Everything is float64. Parameters and gradients are one flat vector, layer by layer: the weights, row by row
(outputs, inputs), then the biases. Inputs are (I, B), targets and logits (K, B), targets one-hot. The losses are the
mean over the batch; `mse` is the sum over the classes, `mse_mean` their mean.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

SIZES = ((4, 3), (4, 5, 3), (4, 6, 5, 3), (4, 5, 4, 5, 4, 5, 3))
EXAMPLES = 6
ACTIVATIONS: dict[str, Callable[[torch.Tensor], torch.Tensor]] = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
}
LOSSES: dict[str, Callable[[torch.Tensor, torch.Tensor], torch.Tensor]] = {
    "cross_entropy": lambda logits, target: functional.cross_entropy(logits, target.argmax(dim=1)),
    "mse": lambda logits, target: ((target - logits.softmax(dim=1)) ** 2).sum(dim=1).mean(),
    "mse_mean": lambda logits, target: functional.mse_loss(logits.softmax(dim=1), target),
}


def logits_of(flat: torch.Tensor, sizes: tuple[int, ...], activation: str, inputs: torch.Tensor) -> torch.Tensor:
    """(B, K), with the layers of torch.nn.functional; inputs (B, I)."""
    at = 0
    signal = inputs
    for position, (ins, outs) in enumerate(pairwise(sizes)):
        weights = flat[at : at + outs * ins].reshape(outs, ins)
        at += outs * ins
        biases = flat[at : at + outs]
        at += outs
        signal = functional.linear(signal, weights, biases)
        if position < len(sizes) - 2:
            signal = ACTIVATIONS[activation](signal)
    assert at == flat.numel()
    return signal


def golden(sizes: tuple[int, ...], activation: str, seed: int) -> dict[str, object]:
    generator = np.random.default_rng(seed)
    length = sum(outs * (ins + 1) for ins, outs in pairwise(sizes))
    parameters = generator.normal(scale=0.9, size=length).round(3)
    inputs = generator.normal(size=(sizes[0], EXAMPLES)).round(3)
    target = np.eye(sizes[-1])[:, generator.integers(sizes[-1], size=EXAMPLES)]
    flat = torch.tensor(parameters, dtype=torch.float64, requires_grad=True)
    batch, answers = torch.tensor(inputs.T), torch.tensor(target.T)
    logits = logits_of(flat, sizes, activation, batch)
    losses = {}
    for key, loss in LOSSES.items():
        value = loss(logits, answers)
        (gradient,) = torch.autograd.grad(value, flat, retain_graph=True)
        losses[key] = {"value": value.item(), "gradient": gradient.tolist()}
    return {
        "sizes": sizes,
        "activation": activation,
        "parameters": parameters.tolist(),
        "inputs": inputs.tolist(),
        "target": target.tolist(),
        "logits": logits.detach().T.tolist(),
        "losses": losses,
    }


def main() -> None:
    cases = [
        golden(sizes, activation, seed)
        for seed, (sizes, activation) in enumerate((sizes, activation) for sizes in SIZES for activation in ACTIVATIONS)
    ]
    about = f"float64 values of PyTorch {torch.__version__}, numpy {np.__version__}; made by make_network_goldens.py"
    path = Path(__file__).with_name("network_goldens.json")
    text = json.dumps({"about": about, "networks": cases}, separators=(",", ":"))
    path.write_text(text.replace('{"sizes"', '\n{"sizes"') + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
