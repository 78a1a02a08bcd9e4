"""The data sets that come with the app, and the trainings of the Classes screen on them. Each is loaded once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.core.encoding.cases import CASES
from explorer.core.encoding.training import EncodingTraining
from explorer.state.network_parts import BUILT_IN

DATA = Path(__file__).parents[2] / "resources" / "data"
CLASSES = 10  # of images
PIXELS = 784  # of an image, 28 x 28
HELD_OUT = 100  # of each class
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
    return split(images, written, tuple(str(k) for k in range(CLASSES)), HELD_OUT)


def split(
    images: NDArray[np.uint8], labels: NDArray[np.uint8], names: tuple[str, ...], most: int
) -> ImageData:
    """Hold out some images of each class, at most `most`; always the same ones."""
    generator = np.random.default_rng(_SEED)
    held = np.concatenate([generator.permutation(np.flatnonzero(labels == k))[:most] for k in range(CLASSES)])
    is_held = np.zeros(len(labels), dtype=bool)
    is_held[held] = True
    held_images = np.ascontiguousarray(images[held].T * _FULL, dtype=np.float32)
    return ImageData(images, labels, np.flatnonzero(~is_held), held, held_images, names)


def image_data(key: str) -> ImageData:
    """The data of a Network's `data`: BUILT_IN. Raises KeyError for data that are not there."""
    if key != BUILT_IN:
        raise KeyError(key)
    return split_digits()


@lru_cache(maxsize=len(CASES))
def training(case: str) -> EncodingTraining:
    """The training on the examples of a case of CASES; it keeps every step that was computed."""
    record = CASES[case]
    return EncodingTraining(record.examples(digits), len(record.classes))


@lru_cache(maxsize=len(CASES))
def renumbered(case: str) -> tuple[float, ...]:
    """Held-out accuracies of one output when the classes of a case are numbered in the other orders, best first."""
    return tuple(sorted(training(case).renumbered().values(), reverse=True))
