"""The examples that the app brings along, and the trainings on them: each made once, when it is first asked for."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from explorer.core.encoding.cases import CASES
from explorer.core.encoding.training import EncodingTraining

DATA = Path(__file__).parents[2] / "resources" / "data"


@lru_cache(maxsize=1)
def digits() -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """(5000, 784) images of MNIST, pixels 0 to 255, and the digits (5000,) they show; read only."""
    with np.load(DATA / "mnist5k.npz") as file:
        images, written = file["X"], file["y"]
    for array in (images, written):
        array.flags.writeable = False
    return images, written


@lru_cache(maxsize=len(CASES))
def training(case: str) -> EncodingTraining:
    """The training on the examples of a case of CASES; it keeps every step it has come to."""
    record = CASES[case]
    return EncodingTraining(record.examples(digits), len(record.classes))


@lru_cache(maxsize=len(CASES))
def renumbered(case: str) -> tuple[float, ...]:
    """Held-out accuracies of one output when the classes of a case are numbered in the other orders, best first."""
    return tuple(sorted(training(case).renumbered().values(), reverse=True))
