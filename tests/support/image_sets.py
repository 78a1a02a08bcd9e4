"""Images that stand for the user's own."""

from __future__ import annotations

import numpy as np

from explorer.state import datasets
from explorer.state.datasets import HELD_OUT, ImageData, split, split_digits
from explorer.state.network_parts import CLASSES

CLOTHES = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")
# What the grid shows at first, by places among those held out: three of each of the digits that come with the app.
SHOWN = [k * HELD_OUT + i for i in range(3) for k in range(CLASSES)]


def some_images(classes: tuple[int, ...] = tuple(range(CLASSES))) -> ImageData:
    """40 digits of each of some `classes` under other names, 8 of each held out."""
    data = split_digits()
    chosen = np.concatenate([np.flatnonzero(data.labels == k)[:40] for k in classes])
    return split(data.images[chosen], data.labels[chosen], CLOTHES)


def open_images(data: ImageData) -> str:
    """Open `data`. Returns: what they are called in an Experiment."""
    datasets.add("clothes", data)
    return "clothes"
