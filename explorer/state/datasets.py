"""The data sets that come with the app, and the trainings of the Classes screen on them. Each is loaded once."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.core.encoding.cases import CASES
from explorer.core.encoding.training import EncodingTraining
from explorer.core.softmax import Array

DATA = Path(__file__).parents[2] / "resources" / "data"
DIGITS = 10  # classes of handwritten digits
HELD_OUT = 100  # of each digit
_SEED = 5000


class Digits(NamedTuple):
    """The digits to train with, and those held out.

    Attributes:
        images: (784, N) pixels from 0 to 1.
        targets: (10, N) the one-hot classes of these.
        held_images: (784, M) those held out.
        held_digits: (M,) the digits that they show.
    """

    images: Array
    targets: Array
    held_images: Array
    held_digits: NDArray[np.intp]


@lru_cache(maxsize=1)
def digits() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """(5000, 784) images of MNIST, pixels 0 to 255, and the digits (5000,) they show; read only."""
    with np.load(DATA / "mnist5k.npz") as file:
        images, written = file["X"], file["y"]
    for array in (images, written):
        array.flags.writeable = False
    return images, written


@lru_cache(maxsize=1)
def split_digits() -> Digits:
    """4 000 digits to train with and 1 000 held out, 100 of each; always the same."""
    images, written = digits()
    generator = np.random.default_rng(_SEED)
    held = np.concatenate([generator.permutation(np.flatnonzero(written == k))[:HELD_OUT] for k in range(DIGITS)])
    is_held = np.zeros(len(written), dtype=bool)
    is_held[held] = True
    rest = np.flatnonzero(~is_held)
    pixels = images.T / 255.0
    targets = np.eye(DIGITS)[:, written[rest]]
    return Digits(pixels[:, rest], targets, pixels[:, held], written[held].astype(np.intp))


@lru_cache(maxsize=len(CASES))
def training(case: str) -> EncodingTraining:
    """The training on the examples of a case of CASES; it keeps every step that was computed."""
    record = CASES[case]
    return EncodingTraining(record.examples(digits), len(record.classes))


@lru_cache(maxsize=len(CASES))
def renumbered(case: str) -> tuple[float, ...]:
    """Held-out accuracies of one output when the classes of a case are numbered in the other orders, best first."""
    return tuple(sorted(training(case).renumbered().values(), reverse=True))
