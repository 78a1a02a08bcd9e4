"""The data sets: those that come with the app, with the trainings of the Classes screen on them, and the user's own."""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.core.encoding.cases import CASES
from explorer.core.encoding.training import EncodingTraining
from explorer.state.class_names import DIGIT_NAMES
from explorer.state.network_parts import BUILT_IN, CLASSES

DATA = Path(__file__).parents[2] / "resources" / "data"
HELD_OUT = 100  # of each class of the digits that come with the app
MOST_HELD_OUT = 1000  # in all, of any data; and at most a fifth of them
MOST_OWN = 3  # of the user's data sets in memory: 240 MB if they are as large as can be
_FULL = np.float32(1 / 255)  # a white pixel becomes 1
_ONE_HOT = np.eye(CLASSES, dtype=np.float32)
_SEED = 5000


class ImageData(NamedTuple):
    """Images with their classes, split into those to train with and those held out.

    The pixels stay bytes, and a minibatch is converted when it is used: 60 000 images then take 47 MB.

    Attributes:
        images: (N, 784) pixels from 0 to 255, a row for each image.
        labels: (N,) their classes, from 0.
        train: (T,) the places of those to train with.
        held: (M,) the places of those held out.
        held_images: (784, M) these, with pixels from 0 to 1.
        names: of the classes.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.uint8]
    train: NDArray[np.intp]
    held: NDArray[np.intp]
    held_images: NDArray[np.float32]
    names: tuple[str, ...]

    @property
    def held_labels(self) -> NDArray[np.uint8]:
        """(M,) the classes of those held out."""
        return self.labels[self.held]

    def inputs(self, which: NDArray[np.intp]) -> NDArray[np.float32]:
        """(784, B) the images at the places `which`, with pixels from 0 to 1."""
        return (self.images[which].T * _FULL).astype(np.float32, copy=False)

    def targets(self, which: NDArray[np.intp]) -> NDArray[np.float32]:
        """(10, B) the one-hot classes of the images at the places `which`."""
        return _ONE_HOT[:, self.labels[which]]


@lru_cache(maxsize=1)
def digits() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """(5000, 784) images of MNIST, pixels 0 to 255, and the digits (5000,) they show; read only."""
    with np.load(DATA / "mnist5k.npz") as file:
        images, written = file["X"], file["y"]
    for array in (images, written):
        array.flags.writeable = False
    return images, written


@lru_cache(maxsize=1)
def split_digits() -> ImageData:
    """4 000 digits to train with and 1 000 held out, 100 of each; always the same."""
    images, written = digits()
    return split(images, written, DIGIT_NAMES)


def split(images: NDArray[np.uint8], labels: NDArray[np.uint8], names: tuple[str, ...]) -> ImageData:
    """Hold out some images of each class, in proportion to how many there are; always the same ones."""
    generator = np.random.default_rng(_SEED)
    counts = _held_out(np.bincount(labels, minlength=CLASSES))
    held = np.concatenate([generator.permutation(np.flatnonzero(labels == k))[: counts[k]] for k in range(CLASSES)])
    is_held = np.zeros(len(labels), dtype=bool)
    is_held[held] = True
    held_images = np.ascontiguousarray(images[held].T * _FULL, dtype=np.float32)
    return ImageData(images, labels, np.flatnonzero(~is_held), held, held_images, names)


def _held_out(counts: NDArray[np.intp]) -> NDArray[np.intp]:
    """(10,) how many of each class are held out: a fifth, less if that were too many, at least one of two or more."""
    wanted = counts * MOST_HELD_OUT // max(counts.sum(), 5 * MOST_HELD_OUT)
    wanted = np.minimum(np.maximum(wanted, 1), counts // 2)
    while wanted.sum() > MOST_HELD_OUT:  # by a few rare classes, of which one is held out
        wanted[wanted.argmax()] -= 1
    return wanted


@lru_cache(maxsize=1)
def _own() -> OrderedDict[str, ImageData]:
    """The user's own data, the one asked for last at the end."""
    return OrderedDict()


def add(key: str, data: ImageData) -> None:
    """Keep the user's own data under the text that names them."""
    _own()[key] = data
    _own().move_to_end(key)


def has(key: str) -> bool:
    """Whether `image_data` has the data named `key`."""
    return key == BUILT_IN or key in _own()


def image_data(key: str) -> ImageData:
    """The data of a Network's `data`. Raises KeyError for a file that was not opened."""
    if key == BUILT_IN:
        return split_digits()
    _own().move_to_end(key)
    return _own()[key]


def drop_oldest(most: int = MOST_OWN) -> bool:
    """Keep only the `most` of the user's own data that were asked for last. Returns: whether any had to go."""
    own = _own()
    count = len(own)
    while len(own) > most:
        own.popitem(last=False)
    return len(own) < count


@lru_cache(maxsize=len(CASES))
def training(case: str) -> EncodingTraining:
    """The training on the examples of a case of CASES; it keeps every step that was computed."""
    record = CASES[case]
    return EncodingTraining(record.examples(digits), len(record.classes))


@lru_cache(maxsize=len(CASES))
def renumbered(case: str) -> tuple[float, ...]:
    """Held-out accuracies of one output when the classes of a case are numbered in the other orders, best first."""
    return tuple(sorted(training(case).renumbered().values(), reverse=True))
