"""A network of 1 to 6 layers of weights: inputs → activation → … → logits. Its parameters are one flat vector, as
optimizers expect.

Inputs and classes on axis 0, examples on axis 1. The dtype of parameters and inputs is kept. Gradients by
back-propagation: I. Goodfellow, Y. Bengio, A. Courville, *Deep Learning* (2016), section 6.5.
"""

from __future__ import annotations

import itertools
import math
from typing import NamedTuple

import numpy as np
from numpy.typing import DTypeLike

from explorer.core.activations import ACTIVATIONS, DEFAULT_ACTIVATION, glorot
from explorer.core.losses.loss import Loss
from explorer.core.softmax import Array

MAX_LAYERS = 6  # of weights
# Slopes below so many times the smallest normal number count as 0. They move no weight, but on a plateau many are so
# small, and a step took three times as long: processors are slow with numbers that are not normal.
NEGLIGIBLE = 1e8
SCALED = ("last", "all")  # the layers whose initial weights a factor multiplies


class Shape(NamedTuple):
    """The number of units of each layer, (I, H₁, …, K), and the key of the activation of the hidden ones."""

    sizes: tuple[int, ...]
    activation: str = DEFAULT_ACTIVATION.key

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """(inputs, outputs) of each layer of weights."""
        return list(itertools.pairwise(self.sizes))

    @property
    def parameters(self) -> int:
        """P, the length of the flat vector: weights and biases of every layer."""
        return sum(outputs * (inputs + 1) for inputs, outputs in self.pairs)

    def __str__(self) -> str:
        return "-".join(map(str, self.sizes))


class Layer(NamedTuple):
    """Views of a flat vector: weights (..., outputs, inputs) and biases (..., outputs)."""

    weights: Array
    biases: Array


def layers(parameters: Array, shape: Shape) -> tuple[Layer, ...]:
    """The layers in `parameters` (..., P), as views. Raises ValueError for vectors of another length."""
    if parameters.shape[-1] != shape.parameters:
        raise ValueError(f"a network {shape} has {shape.parameters} parameters")
    found, at = [], 0
    for inputs, outputs in shape.pairs:
        middle, end = at + outputs * inputs, at + outputs * (inputs + 1)
        weights = parameters[..., at:middle].reshape(*parameters.shape[:-1], outputs, inputs)
        found.append(Layer(weights, parameters[..., middle:end]))
        at = end
    return tuple(found)


def are_finite(parameters: Array) -> bool:
    """Whether all parameters are. Their sum is the quicker question; it may overflow where they do not."""
    with np.errstate(all="ignore"):
        return math.isfinite(parameters.sum()) or bool(np.isfinite(parameters).all())


def first_parameters(
    shape: Shape, scale: float = 1.0, scaled: str = "last", seed: int = 0, dtype: DTypeLike = np.float64
) -> Array:
    """(P,) the weights before training, those of the `scaled` layers (one of SCALED) times `scale`; biases are 0.

    Uniform within the activation's `reach`; the last layer, which has no activation, within `glorot`.
    """
    generator = np.random.default_rng(seed)
    parameters = np.zeros(shape.parameters)
    every = layers(parameters, shape)
    for place, layer in enumerate(every):
        is_last = place == len(every) - 1
        reach = glorot if is_last else ACTIVATIONS[shape.activation].reach
        outputs, inputs = layer.weights.shape
        bound = reach(inputs, outputs) * (scale if is_last or scaled == "all" else 1.0)
        layer.weights[...] = generator.uniform(-bound, bound, layer.weights.shape)
    return parameters.astype(dtype)


def outputs_of(parameters: Array, shape: Shape, inputs: Array) -> list[Array]:
    """The outputs of each layer for inputs (I, B): activations (H, B) of the hidden ones, then the logits (K, B)."""
    value = ACTIVATIONS[shape.activation].value
    *hidden, last = layers(parameters, shape)
    found = [inputs]
    for layer in hidden:
        found.append(value(layer.weights @ found[-1] + layer.biases[..., None]))
    found.append(last.weights @ found[-1] + last.biases[..., None])
    return found[1:]


def logits_of(parameters: Array, shape: Shape, inputs: Array) -> Array:
    """(K, B) logits for inputs (I, B)."""
    return outputs_of(parameters, shape, inputs)[-1]


def gradient_of(
    parameters: Array, shape: Shape, inputs: Array, target: Array, loss: Loss, out: Array | None = None
) -> Array:
    """(..., P) the gradient of the mean loss (1/B) Σ e over a batch, inputs (I, B) and target (K, B).

    Networks side by side, parameters (..., P), see the same batch. The gradient is written into `out` if that is given.
    """
    slope = ACTIVATIONS[shape.activation].slope
    *hidden, logits = outputs_of(parameters, shape, inputs)
    before = [inputs, *hidden]
    gradient = np.empty_like(parameters) if out is None else out
    back = _slope_of_logits(logits, target, loss) / inputs.shape[1]
    back[np.abs(back) < NEGLIGIBLE * np.finfo(back.dtype).tiny] = 0
    own = list(zip(layers(parameters, shape), layers(gradient, shape), before, strict=True))
    for place, (layer, to, below) in reversed(list(enumerate(own))):
        np.matmul(back, below.swapaxes(-2, -1), out=to.weights)
        np.add.reduce(back, axis=-1, out=to.biases)
        if place:
            back = (layer.weights.swapaxes(-2, -1) @ back) * slope(below)
    return gradient


def _slope_of_logits(logits: Array, target: Array, loss: Loss) -> Array:
    """∂e/∂y (..., K, B) of logits of that shape: losses have the classes on axis 0."""
    if logits.ndim == target.ndim:
        return loss.raw_gradient(logits, target)
    y = np.ascontiguousarray(np.moveaxis(logits, -2, 0))
    t = np.broadcast_to(np.expand_dims(target, tuple(range(1, y.ndim - 1))), y.shape)
    return np.moveaxis(loss.raw_gradient(y, t), 0, -2)
