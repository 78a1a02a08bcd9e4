"""The loss of a network on a plane in the space of its P parameters.

The plane has an orthonormal basis, so distances and right angles in a picture of it are those in the space. I. J.
Goodfellow, O. Vinyals, A. M. Saxe, "Qualitatively characterizing neural network optimization problems" (2015), look
along lines between parameters; T. Garipov et al., "Loss surfaces, mode connectivity, and fast ensembling of DNNs"
(2018), at the plane through three networks, with this basis.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.core.activations import ACTIVATIONS
from explorer.core.losses.loss import Loss
from explorer.core.network import Layer, Shape, layers
from explorer.core.softmax import Array

# A direction of which less than this share is left at right angles to another is the same one: parameters are float32.
_SAME = 1e-6
_TWICE = 2  # once more takes away what rounding left: W. Kahan's "twice is enough"


class Place(NamedTuple):
    """Where parameters are: their coordinates in a plane, and how far they are from it."""

    x: float
    y: float
    distance: float


class Plane(NamedTuple):
    """A plane in the space of parameters, with the common start as its origin.

    Attributes:
        origin: (P,).
        across, up: (P,) at right angles to each other, of length 1.
        is_random: whether `up` is a random direction, because the ends define none.
    """

    origin: NDArray[np.float64]
    across: NDArray[np.float64]
    up: NDArray[np.float64]
    is_random: bool = False

    def at(self, x: float, y: float) -> NDArray[np.float64]:
        """(P,) the parameters at (x, y)."""
        return self.origin + x * self.across + y * self.up

    def place(self, parameters: Array) -> Place:
        """The foot of the perpendicular from `parameters` (P,), and its length."""
        away = parameters.astype(np.float64) - self.origin
        x, y = float(away @ self.across), float(away @ self.up)
        # Not √(|away|² − x² − y²): that loses half the digits, and the ends would lie 10⁻⁴ beside the plane.
        away -= x * self.across
        away -= y * self.up
        return Place(x, y, float(np.linalg.norm(away)))

    @property
    def nbytes(self) -> int:
        """Its memory."""
        return self.origin.nbytes + self.across.nbytes + self.up.nbytes


def plane_through(origin: Array, ends: Sequence[Array], seed: int = 0) -> Plane | None:
    """The plane through `origin` (P,) and one or two `ends` (P,), by Gram and Schmidt; None if none differs from it.

    The first end that differs lies on the axis across. If no other direction is left, that of the axis up is drawn
    at random from `seed`, the same in all directions.
    """
    start = origin.astype(np.float64)
    found: list[NDArray[np.float64]] = []
    for end in ends:
        unit = _unit(end - start, found)
        if unit is not None:
            found.append(unit)
    if not found:
        return None
    is_random = len(found) == 1
    if is_random:
        drawn = np.random.default_rng(seed).normal(size=len(start))
        up = _unit(drawn, found)
        if up is None:  # a space of one dimension, or a draw along the other axis
            return None
        found.append(up)
    return Plane(start, found[0], found[1], is_random)


def _unit(vector: NDArray[np.float64], others: Sequence[NDArray[np.float64]]) -> NDArray[np.float64] | None:
    """What is left of `vector` (P,) at right angles to the `others`, with length 1; None if nothing is."""
    largest = float(np.abs(vector).max())
    if largest == 0 or not np.isfinite(largest):
        return None
    left = vector / largest  # its square must not overflow
    whole = float(np.linalg.norm(left))
    for _ in range(_TWICE):
        for other in others:
            left = left - (left @ other) * other
    length = float(np.linalg.norm(left))
    return left / length if length > _SAME * whole else None


class Window(NamedTuple):
    """A square part of a plane: its lower left corner, and its side."""

    left: float
    bottom: float
    side: float

    def samples(self, count: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """(count,) coordinates across and up, from one end to the other."""
        along = np.linspace(0.0, self.side, count)
        return self.left + along, self.bottom + along


def window_around(places: Sequence[tuple[float, float]], margin: float) -> Window:
    """The square around `places`, with `margin` times its side left free at each end of the longer extent."""
    points = np.array(places)
    low, high = points.min(axis=0), points.max(axis=0)
    side = float((high - low).max()) / (1 - 2 * margin)
    left, bottom = (low + high) / 2 - side / 2
    return Window(float(left), float(bottom), side)


class PlaneLoss:
    """Mean losses of a network over a set of examples, anywhere on a plane.

    What the first layer makes of all examples is linear in the coordinates: X·W₀, X·D₁ and X·D₂ are computed once,
    with the weights at the origin and along either axis, and not 784 inputs at every point. One forward pass serves
    all losses. The dtype of the inputs is that of the computation.
    """

    def __init__(
        self,
        plane: Plane,
        shape: Shape,
        inputs: Array,
        target: Array,
        labels: NDArray[np.integer],
        losses: Sequence[Loss],
    ) -> None:
        """Args: inputs: (I, B). target: (K, B). labels: (B,) the right classes."""
        self._target, self._labels, self._losses = target, labels, tuple(losses)
        self._own = labels.astype(np.intp) * len(labels) + np.arange(len(labels))  # the place of the right logit
        self._dtype = inputs.dtype
        self._value = ACTIVATIONS[shape.activation].value
        first, *later = zip(*(layers(vector, shape) for vector in plane[:3]), strict=True)
        with np.errstate(all="ignore"):
            self._first = tuple(_sums(layer, inputs) for layer in first)
        self._later: list[tuple[Layer, ...]] = later
        self._row: tuple[float, Array] | None = None  # the height computed last, and the first sums there at x = 0

    @property
    def nbytes(self) -> int:
        """The memory of what is computed once."""
        return sum(sums.nbytes for sums in self._first)

    def logits(self, x: float, y: float) -> Array:
        """(K, B) at (x, y). Points of one height one after the other are quicker."""
        at_origin, along, upwards = self._first
        number = self._dtype.type
        if self._row is None or self._row[0] != y:
            self._row = y, at_origin + number(y) * upwards
        sums = number(x) * along
        sums += self._row[1]
        for three in self._later:
            weights, biases = (
                (at + x * across + y * up).astype(self._dtype) for at, across, up in zip(*three, strict=True)
            )
            sums = weights @ self._value(sums) + biases[:, None]
        return sums

    def at(self, x: float, y: float) -> NDArray[np.float64]:
        """(L + 1,) the mean of each loss at (x, y), nan where it is not finite, and the share of right answers."""
        with np.errstate(all="ignore"):
            logits = self.logits(x, y)
            values = [loss.raw_value(logits, self._target).mean(dtype=np.float64) for loss in self._losses]
            found = np.array([*values, self._share_right(logits)])
        found[~np.isfinite(found)] = np.nan
        return found

    def _share_right(self, logits: Array) -> float:
        """The share of examples whose right class has the largest logit, the first of equal ones."""
        largest = np.maximum.reduce(logits, axis=0)
        if np.count_nonzero(logits == largest) == len(self._labels):  # no two are equal: argmax takes twice as long
            return np.count_nonzero(logits.take(self._own) == largest) / len(self._labels)
        return float((logits.argmax(axis=0) == self._labels).mean())


def _sums(layer: Layer, inputs: Array) -> Array:
    """(H, B) the weighted sums of a layer, in the dtype of the inputs."""
    return layer.weights.astype(inputs.dtype) @ inputs + layer.biases.astype(inputs.dtype)[:, None]
