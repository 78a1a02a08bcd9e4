"""The numbers of one example inside one network: what every layer makes of it, its loss, and the mean loss."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from explorer.core.activations import ACTIVATIONS, Activation
from explorer.core.losses.loss import Loss
from explorer.core.losses.table import LOSSES
from explorer.core.network import Layer, Shape, layers, outputs_of
from explorer.core.softmax import Array, softmax
from explorer.look.theme import RunStyle
from explorer.screens.network.page import Trained
from explorer.state.experiment import one_hot
from explorer.state.network_parts import CLASSES


@dataclass(frozen=True)
class OneExample:
    """An example held out, in the network of a run at a frame. Layers are those of weights, from 0; the last one gives
    the logits.

    Attributes:
        shape: of the network.
        layers: its weights and biases.
        inputs: (784,) the pixels, from 0 to 1.
        outputs: of each layer, (H,) activations, at last (10,) logits.
        label: the right class.
        loss: of the run.
        mean: the mean loss over all examples held out.
        count: how many these are.
        place: which of them this one is.
        names: of the classes.
        style: of the run.
    """

    shape: Shape
    layers: tuple[Layer, ...]
    inputs: Array
    outputs: tuple[Array, ...]
    label: int
    loss: Loss
    mean: float
    count: int
    place: int
    names: tuple[str, ...]
    style: RunStyle

    @classmethod
    def of(cls, trained: Trained, run: int, style: RunStyle) -> OneExample:
        """The example looked at, in the network of run `run`."""
        training, data = trained.trainings[run], trained.data
        place = min(trained.looked_at, len(data.held) - 1)
        parameters = training.parameters(trained.frame)
        inputs = data.held_images[:, place]
        with np.errstate(all="ignore"):
            outputs = outputs_of(parameters, training.shape, inputs[:, None])
        return cls(
            training.shape,
            layers(parameters, training.shape),
            inputs,
            tuple(output[:, 0].astype(np.float64) for output in outputs),
            int(data.held_labels[place]),
            LOSSES[trained.experiment.descent.runs[run].loss],
            training.measured(trained.frame).loss,
            len(data.held),
            place,
            data.names,
            style,
        )

    @property
    def last(self) -> int:
        """The layer that gives the logits."""
        return len(self.layers) - 1

    @property
    def activation(self) -> Activation:
        """Of the hidden layers."""
        return ACTIVATIONS[self.shape.activation]

    @property
    def logits(self) -> Array:
        """(10,)."""
        return self.outputs[-1]

    @cached_property
    def probabilities(self) -> Array:
        """(10,) softmax of the logits."""
        with np.errstate(all="ignore"):
            return softmax(self.logits)

    @cached_property
    def error(self) -> float:
        """The loss of this example."""
        with np.errstate(all="ignore"):
            return float(self.loss.value(self.logits, one_hot(self.label, CLASSES)))

    def below(self, layer: int) -> Array:
        """What a layer takes in: the pixels, or the activations of the layer below."""
        return self.outputs[layer - 1] if layer else self.inputs

    def bias(self, layer: int, unit: int) -> float:
        """The bias of a unit."""
        return float(self.layers[layer].biases[unit])

    def weighted(self, layer: int, unit: int) -> float:
        """The sum of a unit's inputs times their weights, without the bias."""
        weights = self.layers[layer].weights[unit].astype(np.float64)
        with np.errstate(all="ignore"):
            return float(weights @ self.below(layer))
