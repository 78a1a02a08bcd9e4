"""Files in MNIST's format, made for a test."""

from __future__ import annotations

import gzip
import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

IMAGES, LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"


def idx(array: NDArray[np.uint8], kind: int = 0x08) -> bytes:
    """An array in the format, written as its description says."""
    dimensions = struct.pack(f">{array.ndim}I", *array.shape)
    return bytes([0, 0, kind, array.ndim]) + dimensions + np.ascontiguousarray(array).tobytes()


def noise(count: int, seed: int = 0) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """(count, 28, 28) images of noise, and the classes (count,), of which each is as frequent as any other."""
    random = np.random.default_rng(seed)
    pixels = random.integers(0, 256, (count, 28, 28), dtype=np.uint8)
    return pixels, random.permutation(np.arange(count) % 10).astype(np.uint8)


def write_pair(folder: Path, count: int = 60, packed: bool = False, seed: int = 0) -> tuple[Path, Path]:
    """A file of images and the file of their labels, under the usual names."""
    pixels, classes = noise(count, seed)
    ending = ".gz" if packed else ""
    paths = folder / (IMAGES + ending), folder / (LABELS + ending)
    for path, array in zip(paths, (pixels, classes), strict=True):
        path.write_bytes(gzip.compress(idx(array), 1) if packed else idx(array))
    return paths
