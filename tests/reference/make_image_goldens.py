"""Writes image_goldens.json beside it: squared errors and cross-entropies of two pictures, from PyTorch and Keras.

    python -m pip install torch==2.13.0 tensorflow-cpu numpy
    python tests/reference/make_image_goldens.py

Pictures are images of resources/data/mnist5k.npz, the answer first; image 2500 is the first of MNIST's own training
images, a 5, and image 0 the second, a 0. `raw`: the pixels are 0 to 255 instead of 0 to 1. Values are texts, because
JSON has no inf and no nan. `rows_in_keras` is the categorical loss of the pictures left as 28 rows of 28 pixels, and
`written_out` is −Σ a ln b computed literally, where 0 · ln 0 is no number.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"

import keras
import tensorflow

DATA = Path(__file__).parents[2] / "resources" / "data" / "mnist5k.npz"
PAIRS = ((2500, 0), (0, 2500), (2501, 2500), (700, 3100), (4999, 1234), (0, 0))


def values(first: np.ndarray, second: np.ndarray) -> dict[str, float]:
    """Every number of the answer `first` (784,) and the prediction `second` (784,)."""
    a, b = torch.tensor(first), torch.tensor(second)
    p, q = a / a.sum(), b / b.sum()
    epsilon = keras.config.epsilon()

    def clipped(prediction: torch.Tensor) -> torch.Tensor:
        return prediction.clamp(epsilon, 1 - epsilon)

    categorical, binary = keras.losses.categorical_crossentropy, keras.losses.binary_crossentropy
    rows = categorical(first.reshape(28, 28), second.reshape(28, 28))
    found = {
        "squared_sum": functional.mse_loss(b, a, reduction="sum"),
        "squared_mean": functional.mse_loss(b, a),
        "squared_distance": torch.dist(a, b),
        "squared_mean_in_keras": keras.losses.mean_squared_error(first, second),
        "of_pixels": -torch.xlogy(a, b).sum(),
        "of_pixels_clipped": -torch.xlogy(a, clipped(b)).sum(),
        "of_classes_in_keras": categorical(first, second),
        "of_each_pixel_in_keras": binary(first, second),
        "of_distributions": -torch.xlogy(p, q).sum(),
        "of_distributions_clipped": categorical(p.numpy(), second),
        "written_out": -(a * torch.log(b)).sum(),
        "rows_in_keras": np.mean(rows),
    }
    return {key: float(value) for key, value in found.items()}


def main() -> None:
    with np.load(DATA) as file:
        images = file["X"]
    cases = []
    for dtype in (np.float64, np.float32):
        for raw in (False, True):
            for pair in PAIRS:
                a, b = (images[i].astype(dtype) / (1 if raw else 255) for i in pair)
                found = {key: repr(value) for key, value in values(a.astype(dtype), b.astype(dtype)).items()}
                cases.append({"pair": pair, "dtype": np.dtype(dtype).name, "raw": raw, "values": found})
    about = (
        f"values of PyTorch {torch.__version__}, Keras {keras.__version__} on TensorFlow {tensorflow.__version__},"
        f" numpy {np.__version__}; made by make_image_goldens.py"
    )
    text = json.dumps({"about": about, "cases": cases}, separators=(",", ":"))
    path = Path(__file__).with_name("image_goldens.json")
    path.write_text(text.replace('{"pair"', '\n{"pair"') + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
