"""Images that stand for the user's own."""

from __future__ import annotations

import numpy as np

from explorer.state.datasets import CLASSES, ImageData, split, split_digits

CLOTHES = ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot")


def some_images(classes: tuple[int, ...] = tuple(range(CLASSES)), each: int = 40, held: int = 8) -> ImageData:
    """`each` digits of some `classes` under other names, `held` of each held out."""
    data = split_digits()
    chosen = np.concatenate([np.flatnonzero(data.labels == k)[:each] for k in classes])
    return split(data.images[chosen], data.labels[chosen], CLOTHES, held)


def open_images(monkeypatch, data: ImageData, key: str = "clothes") -> str:
    """Let the app find `data` under `key`. Returns: the key."""
    from explorer.screens.network import screen
    from explorer.state import network_training

    for module in (screen, network_training):
        given = module.image_data
        monkeypatch.setattr(module, "image_data", lambda name, given=given: data if name == key else given(name))
    return key
