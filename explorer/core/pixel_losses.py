"""Squared error and cross-entropy of two pictures, pixel by pixel: of the answer a and the prediction b, (N,) each.

The pixels are floats of one type, and every value is computed in that type: in float32 it is what Keras prints, in
float64 what NumPy does. The formulas of Keras are those of its losses `categorical_crossentropy` and
`binary_crossentropy` (Keras 3, `keras/src/backend/tensorflow/nn.py`): the first divides the prediction by its sum, then
both clip it to [ε, 1 − ε] with ε = 10⁻⁷. By continuity 0 ln 0 = 0, and −ln 0 is infinite; 0/0 is not a number: a black
picture is no distribution.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import DTypeLike, NDArray

Pixels = NDArray[np.floating]
CLIP = 1e-7  # Keras's `backend.epsilon()`
WHITE = 255  # the brightest pixel of a file


@dataclass(frozen=True, slots=True)
class PixelLoss:
    """How two pictures are compared.

    Attributes:
        key, label, formula, note: the name in code and for people, the formula, and a sentence about it.
        terms: (N,), (N,) → (N,) what each pixel adds.
        gathered: makes one number of these.
        is_symmetric: whether the other way round it is the same.
        dtype: the type in which it is usually computed: Keras computes in float32.
    """

    key: str
    label: str
    formula: str
    note: str
    terms: Callable[[Pixels, Pixels], Pixels]
    gathered: Callable[[Pixels], np.floating] = np.sum
    is_symmetric: bool = False
    dtype: DTypeLike = np.float64

    def value(self, a: Pixels, b: Pixels) -> float:
        """The loss of the prediction `b` where `a` is the answer; infinite or not a number where it has none."""
        return float(self.gathered(self.terms(a, b)))


def pixels(image: NDArray[np.uint8], raw: bool = False, dtype: DTypeLike = np.float64) -> Pixels:
    """(N,) floats of an image of N bytes: 0 to 1, or 0 to 255 if `raw`.

    Bytes themselves must not be subtracted: 3 − 5 is 254.
    """
    values: Pixels = image.reshape(-1).astype(dtype)
    return values if raw else values / WHITE


def squared(a: Pixels, b: Pixels) -> Pixels:
    """(aᵢ − bᵢ)²"""
    return np.square(a - b)


def surprise(a: Pixels, b: Pixels) -> Pixels:
    """−aᵢ ln bᵢ, infinite where bᵢ = 0 < aᵢ."""
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = a * (0.0 - np.log(b))  # not −ln b: that is −0.0 at b = 1
    return np.where(a == 0, a, terms)  # 0 · ∞ would be no number


def distribution(a: Pixels) -> Pixels:
    """aᵢ / Σ a; not a number if all are 0."""
    with np.errstate(invalid="ignore"):
        return a / a.sum()


def clipped(b: Pixels) -> Pixels:
    """`b` from ε to 1 − ε. In float32 1 − ε is 1 − 1.19 · 10⁻⁷, the next number below 1."""
    return np.clip(b, CLIP, 1.0 - CLIP)


def _each_pixel(a: Pixels, b: Pixels) -> Pixels:
    """−aᵢ ln bᵢ − (1 − aᵢ) ln(1 − bᵢ), each pixel a choice of its own between black and white; `b` is clipped."""
    chance = clipped(b)
    return -(a * np.log(chance) + (1.0 - a) * np.log(1.0 - chance))


def _distance(terms: Pixels) -> np.floating:
    return np.sqrt(terms.sum())


SQUARED_ERRORS = (
    PixelLoss(
        key="squared_sum",
        label="sum of squares",
        formula="Σ (aᵢ − bᵢ)²",
        note="What the lecture calls MSE: the squares are added, not averaged.",
        terms=squared,
        is_symmetric=True,
    ),
    PixelLoss(
        key="squared_mean",
        label="mean of squares",
        formula="(1/N) Σ (aᵢ − bᵢ)²",
        note="MSE in PyTorch and Keras: the sum divided by the number of pixels.",
        terms=squared,
        gathered=np.mean,
        is_symmetric=True,
    ),
    PixelLoss(
        key="squared_distance",
        label="distance",
        formula="√Σ (aᵢ − bᵢ)²",
        note="The length of the straight line between the two images, as points with a coordinate for each pixel.",
        terms=squared,
        gathered=_distance,
        is_symmetric=True,
    ),
)

CROSS_ENTROPIES = (
    PixelLoss(
        key="of_pixels",
        label="the pixels as they are",
        formula="−Σ aᵢ ln bᵢ",
        note="Infinite where b is black and a is not. In code it is nan if both are black somewhere: 0 · ln 0.",
        terms=surprise,
    ),
    PixelLoss(
        key="of_pixels_clipped",
        label="the pixels, clipped",
        formula="−Σ aᵢ ln clip(bᵢ)",
        note="b is clipped to [10⁻⁷, 1 − 10⁻⁷] first: −ln b is at most ln 10⁷ = 16.1, not ∞.",
        terms=lambda a, b: surprise(a, clipped(b)),
    ),
    PixelLoss(
        key="of_classes_in_keras",
        label="Keras, categorical",
        formula="−Σ aᵢ ln clip(bᵢ / Σ b)",
        note="Keras divides b, not a, by its sum, as if one pixel were chosen out of 784, and clips it. In float32.",
        terms=lambda a, b: surprise(a, clipped(distribution(b))),
        dtype=np.float32,
    ),
    PixelLoss(
        key="of_each_pixel_in_keras",
        label="Keras, binary",
        formula="−(1/N) Σ [aᵢ ln bᵢ + (1−aᵢ) ln(1−bᵢ)]",
        note="Each pixel is a choice of its own, black or white; b is clipped, and the mean is taken. In float32.",
        terms=_each_pixel,
        gathered=np.mean,
        dtype=np.float32,
    ),
    PixelLoss(
        key="of_distributions",
        label="as distributions",
        formula="−Σ Pᵢ ln Qᵢ",
        note="P = a / Σ a, Q = b / Σ b. Infinite where Q is 0 and P is not; of two equal images it is H(P), not 0.",
        terms=lambda a, b: surprise(distribution(a), distribution(b)),
    ),
    PixelLoss(
        key="of_distributions_clipped",
        label="as distributions, clipped",
        formula="−Σ Pᵢ ln clip(Qᵢ)",
        note="Where Q is 0 it is finite only because of the 10⁻⁷ in the code: another number there, another loss.",
        terms=lambda a, b: surprise(distribution(a), clipped(distribution(b))),
    ),
)

PIXEL_LOSSES: dict[str, PixelLoss] = {loss.key: loss for loss in (*SQUARED_ERRORS, *CROSS_ENTROPIES)}
DEFAULT_PIXEL_LOSS = SQUARED_ERRORS[0]
