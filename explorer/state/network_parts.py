"""The parts of an Experiment about the network: what is trained, and how the Network screen shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from explorer.core.activations import ACTIVATIONS, DEFAULT_ACTIVATION
from explorer.core.network import MAX_LAYERS, SCALED
from explorer.core.pixel_losses import DEFAULT_PIXEL_LOSS, PIXEL_LOSSES
from explorer.state.checks import one_of, require, typed, within
from explorer.state.experiment_parts import MAX_RUNS

MAX_HIDDEN_LAYERS = MAX_LAYERS - 1
HIDDEN_RANGE = (4, 256)
INIT_SCALE_RANGE = (0.01, 1000.0)
BATCH_RANGE = (1, 1000)
SEED_RANGE = (0, 2**31 - 1)
PLANES = ("loss", "accuracy")
MAP_STEPS_RANGE = (10, 2000)
MAP_SEEDS_RANGE = (1, 5)
LAST_IMAGE = 10**6
CLASSES = 10  # of images
SIDE = 28  # pixels of an image, across and down
PIXELS = SIDE * SIDE
BUILT_IN = ""  # the digits that come with the app
_LONGEST_PATH = 4096


@dataclass(frozen=True, slots=True)
class Network:
    """The network, and what it is trained with.

    Attributes:
        hidden: the number of units of each hidden layer; a single number, as in sessions of earlier versions, is one
            layer.
        activation: of the hidden units.
        init_scale: multiplies weights before training.
        scaled: which ones: those of the "last" layer, or of "all".
        batch: examples in a minibatch.
        seed: of the weights and of the order of the examples.
        data: BUILT_IN, or the path of a file of images.
    """

    hidden: tuple[int, ...] = (32,)
    activation: str = DEFAULT_ACTIVATION.key
    init_scale: float = 1.0
    scaled: str = SCALED[0]
    batch: int = 50
    seed: int = 0
    data: str = BUILT_IN

    def __post_init__(self) -> None:
        given: Any = self.hidden
        if type(given) in (int, float):
            object.__setattr__(self, "hidden", (given,))
        typed(self)
        within(self, "hidden", "The number of hidden units", *HIDDEN_RANGE)
        count = len(self.hidden)
        require(
            count <= MAX_HIDDEN_LAYERS,
            "There can be at most {high} hidden layers, not {count}.",
            "hidden",
            high=MAX_HIDDEN_LAYERS,
            count=count,
        )
        one_of(self, "activation", "The activation", ACTIVATIONS)
        within(self, "init_scale", "The scale of the initial weights", *INIT_SCALE_RANGE)
        one_of(self, "scaled", "The layers scaled", SCALED)
        within(self, "batch", "The minibatch", *BATCH_RANGE)
        within(self, "seed", "The seed", *SEED_RANGE)
        require(len(self.data) <= _LONGEST_PATH, "This path is too long.", "data")


@dataclass(frozen=True, slots=True)
class NetworkView:
    """How the Network screen shows it; nothing here changes a training.

    Attributes:
        pair: the runs, from 0, whose places lie in the plane and at the ends of the line.
        plane_of: what the plane shows, one of PLANES.
        map_steps: how many steps each training of the map takes.
        map_seeds: over how many seeds it takes the mean: the network's and those that follow it.
        wrong_only: whether only examples that are answered wrong are shown.
        confusion: whether the counts of what is answered to each class are shown.
        answers_of: the run, from 0, whose answers these two are about; the last one where there are fewer.
        confused: of these counts the one whose examples are shown, (class, answer); () for none.
        images: the two images compared, by their places in the data.
        pixel_loss: by what they are compared, a key of PIXEL_LOSSES.
        raw_pixels: whether their pixels go from 0 to 255 instead of from 0 to 1.
    """

    pair: tuple[int, int] = (0, 1)
    plane_of: str = PLANES[0]
    map_steps: int = 200
    map_seeds: int = 2
    wrong_only: bool = False
    confusion: bool = False
    answers_of: int = 0
    confused: tuple[int, ...] = ()
    images: tuple[int, int] = (2500, 0)  # a 5 and a 0, the first two of MNIST
    pixel_loss: str = DEFAULT_PIXEL_LOSS.key
    raw_pixels: bool = False

    def __post_init__(self) -> None:
        typed(self)
        within(self, "pair", "The number of a run", 0, MAX_RUNS - 1)
        require(len(set(self.pair)) > 1, "The plane needs two different runs.", "pair")
        one_of(self, "plane_of", "The quantity of the plane", PLANES)
        within(self, "map_steps", "The steps of the map", *MAP_STEPS_RANGE)
        within(self, "map_seeds", "The number of seeds", *MAP_SEEDS_RANGE)
        within(self, "answers_of", "The number of a run", 0, MAX_RUNS - 1)
        within(self, "confused", "The number of a class", 0, CLASSES - 1)
        require(len(self.confused) in (0, 2), "This must be a class and an answer, or nothing.", "confused")
        within(self, "images", "The place of an image", 0, LAST_IMAGE)
        one_of(self, "pixel_loss", "The loss of pixels", PIXEL_LOSSES)
