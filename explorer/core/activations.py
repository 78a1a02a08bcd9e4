"""The activations of hidden layers, a table of records: value, slope, and how large the initial weights are."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from explorer.core.softmax import Array


@dataclass(frozen=True, slots=True)
class Activation:
    """What a hidden unit makes of its weighted sum z.

    Attributes:
        key: the name in code and files.
        label: the name for people.
        sign: the function's own, as in a formula.
        formula: a(z).
        value: z → a, elementwise; the dtype is kept.
        slope: a → ∂a/∂z: of all of these the slope is a function of the output.
        reach: (inputs, outputs) → the bound ±r of the initial weights of a layer, drawn uniformly.
    """

    key: str
    label: str
    sign: str
    formula: str
    value: Callable[[Array], Array]
    slope: Callable[[Array], Array]
    reach: Callable[[int, int], float]


def glorot(inputs: int, outputs: int) -> float:
    """√(6 / (inputs + outputs)), for tanh, and for layers without an activation.

    X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks" (2010), eq. 16.
    """
    return math.sqrt(6.0 / (inputs + outputs))


def _wider(inputs: int, outputs: int) -> float:
    """4 × `glorot`: σ(z) = (1 + tanh(z/2)) / 2 is four times less steep at 0 than tanh."""
    return 4.0 * glorot(inputs, outputs)


def _he(inputs: int, outputs: int) -> float:
    """√(6 / inputs): K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers" (2015), equation 10."""
    return math.sqrt(6.0 / inputs)


def _sigmoid(z: Array) -> Array:
    a = np.tanh(0.5 * z)  # no overflow on either side, unlike exp(−z)
    a += 1
    a *= 0.5
    return a


_ALL = (
    Activation(
        "sigmoid",
        "sigmoid",
        "σ",
        "σ(z) = 1 / (1 + exp(−z))",
        _sigmoid,
        lambda a: a * (1 - a),
        _wider,
    ),
    Activation(
        "tanh",
        "tanh",
        "tanh",
        "tanh(z)",
        np.tanh,
        lambda a: 1 - a * a,
        glorot,
    ),
    Activation(
        "relu",
        "ReLU",
        "ReLU",
        "max(0, z)",
        lambda z: np.maximum(z, 0),
        lambda a: (a > 0).astype(a.dtype),
        _he,
    ),
)
ACTIVATIONS: dict[str, Activation] = {activation.key: activation for activation in _ALL}
DEFAULT_ACTIVATION = ACTIVATIONS["tanh"]
