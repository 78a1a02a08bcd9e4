"""A network with one hidden layer: inputs → tanh → logits. Its parameters are one flat vector, as optimizers expect.

Inputs and classes on axis 0, examples on axis 1. Gradients by back-propagation: I. Goodfellow, Y. Bengio, A. Courville,
*Deep Learning* (2016), section 6.5.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.core.losses.loss import Loss
from explorer.core.softmax import Array


class Shape(NamedTuple):
    """How many inputs I, hidden units H and classes K a network has."""

    inputs: int
    hidden: int
    classes: int

    @property
    def parameters(self) -> int:
        """P, the length of the flat vector: weights and biases of both layers."""
        return self.hidden * (self.inputs + 1) + self.classes * (self.hidden + 1)


class Layers(NamedTuple):
    """Views of a flat vector: weights (H, I) and biases (H,), weights (K, H) and biases (K,)."""

    weights: Array
    biases: Array
    last_weights: Array
    last_biases: Array


def layers(parameters: Array, shape: Shape) -> Layers:
    """The layers in `parameters` (P,), as views. Raises ValueError for a vector of another length."""
    inputs, hidden, classes = shape
    if parameters.shape != (shape.parameters,):
        raise ValueError(f"a network {inputs}-{hidden}-{classes} has {shape.parameters} parameters")
    ends = np.cumsum([hidden * inputs, hidden, classes * hidden])
    first, first_biases, last, last_biases = np.split(parameters, ends)
    return Layers(first.reshape(hidden, inputs), first_biases, last.reshape(classes, hidden), last_biases)


def first_parameters(shape: Shape, last_scale: float = 1.0, seed: int = 0) -> NDArray[np.float64]:
    """(P,) the weights before training, those of the last layer times `last_scale`; biases are 0.

    Uniform in ±√(6 / (inputs + outputs)) of each layer: X. Glorot, Y. Bengio, "Understanding the difficulty of training
    deep feedforward neural networks" (2010), equation 16.
    """
    generator = np.random.default_rng(seed)
    parameters = np.zeros(shape.parameters)
    first, _, last, _ = layers(parameters, shape)
    for weights, scale in ((first, 1.0), (last, last_scale)):
        reach = scale * np.sqrt(6.0 / sum(weights.shape))
        weights[...] = generator.uniform(-reach, reach, weights.shape)
    return parameters


def logits_of(parameters: Array, shape: Shape, inputs: Array) -> Array:
    """(K, B) logits for inputs (I, B)."""
    first, first_biases, last, last_biases = layers(parameters, shape)
    hidden = np.tanh(first @ inputs + first_biases[:, None])
    return last @ hidden + last_biases[:, None]


def gradient_of(parameters: Array, shape: Shape, inputs: Array, target: Array, loss: Loss) -> Array:
    """(P,) the gradient of the mean loss (1/B) Σ e over a batch, inputs (I, B) and target (K, B)."""
    first, first_biases, last, last_biases = layers(parameters, shape)
    hidden = np.tanh(first @ inputs + first_biases[:, None])
    logits = last @ hidden + last_biases[:, None]
    examples = inputs.shape[1]
    back = loss.raw_gradient(logits, target) / examples
    gradient = np.empty_like(parameters)
    to_first, to_first_biases, to_last, to_last_biases = layers(gradient, shape)
    to_last[...] = back @ hidden.T
    to_last_biases[...] = back.sum(axis=1)
    back = (last.T @ back) * (1 - hidden * hidden)
    to_first[...] = back @ inputs.T
    to_first_biases[...] = back.sum(axis=1)
    return gradient
