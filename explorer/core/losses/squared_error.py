"""Squared error of the probabilities, and the Euclidean distance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from explorer.core.chain_rule import Prediction
from explorer.core.formulas.chain import ChainLines
from explorer.core.formulas.explanation import Explanation
from explorer.core.formulas.gradients import Chained
from explorer.core.formulas.markup import Text
from explorer.core.formulas.symbols import Point, Quantities
from explorer.core.formulas.values import Summed, per_class
from explorer.core.losses.least import Value
from explorer.core.losses.loss import Loss, plain_softmax, through_softmax
from explorer.core.losses.reachable import Reachable
from explorer.core.signed import Signed
from explorer.core.softmax import Array, probabilities_of


def _squared(y: Array, t: Array, mean: bool = False) -> Array:
    error = probabilities_of(y)
    error -= t
    error *= error
    total = np.add.reduce(error, axis=0)
    return total / len(y) if mean else total


def _squared_gradient(y: Array, t: Array, mean: bool = False) -> Array:
    p = probabilities_of(y)
    return through_softmax(p, (2 / len(y) if mean else 2) * (p - t))


def _euclidean(y: Array, t: Array) -> Array:
    return np.sqrt(_squared(y, t))


def _euclidean_gradient(y: Array, t: Array) -> Array:
    p = probabilities_of(y)
    error = p - t
    length = np.sqrt(np.add.reduce(error * error, axis=0))
    # At distance 0 there is a kink; 0 is a subgradient there, where PyTorch gives nan.
    return through_softmax(p, error / np.where(length > 0, length, 1))


# The slope by the probabilities


def _by_probabilities(prediction: Prediction) -> Signed:
    return prediction.error.scaled(2)


def _mean_by_probabilities(prediction: Prediction) -> Signed:
    return prediction.error.scaled(2 / len(prediction.t))


def _distance_by_probabilities(prediction: Prediction) -> Signed:
    """The error over its length; 0 at distance 0, as the gradient."""
    error = prediction.error
    squared = (error * error).total()
    return Signed(error.sign, error.log - squared.log / 2) if squared.sign else error


# The least values


def _least_squared(value: Value, y: Array, t: Array, free: NDArray[np.bool_]) -> float:
    """The squared distance of the target from the probabilities within reach."""
    error = Reachable(y, free).nearest(t) - t
    return float(error @ error)


def _least_mean(value: Value, y: Array, t: Array, free: NDArray[np.bool_]) -> float:
    return _least_squared(value, y, t, free) / len(t)


def _least_distance(value: Value, y: Array, t: Array, free: NDArray[np.bool_]) -> float:
    return math.sqrt(_least_squared(value, y, t, free))


# How they are explained


def _square(m: Text, s: Quantities) -> str:
    return m.square(f"{s.t}{m.minus}{s.p}")


def _terms(point: Point) -> Array:
    return (point.t - point.p) ** 2


def _mean_terms(point: Point) -> Array:
    return _terms(point) / point.classes


def _small_errors(point: Point) -> Array:
    """ln of the errors where the target is 0: those of y′."""
    return np.where(point.t == 0, point.log_p, -np.inf)


def _small_terms(point: Point) -> Array:
    return 2 * _small_errors(point)


def _double(m: Text, s: Quantities) -> str:
    return f"2{s.times}({s.p}{m.minus}{s.t})"


def _double_mean(m: Text, s: Quantities) -> str:
    return m.share("2", s.count) + f"{s.times}({s.p}{m.minus}{s.t})"


def _towards(m: Text, s: Quantities) -> str:
    if s.e == m.number(0.0):  # at distance 0 there is a kink, and no direction to divide by
        return m.number(0.0)
    return m.fraction(f"{s.p}{m.minus}{s.t}", s.e)


PLATEAU_NOTE = (
    "Where one class has nearly all the probability, {p}ᵢ or its bracket is near 0: "
    "the surface is flat there, even where the answer is wrong."
)
_SATURATED_NOTE = (
    "The error {p}ᵢ − {t}ᵢ is that of cross-entropy, but multiplied by {p}ᵢ: where {p}ᵢ or the bracket is near 0, "
    "softmax is saturated and the surface is flat, even where the answer is wrong."
)
_SUM = Summed(_square, _terms, logs=_small_terms)
_MEAN = Summed(_square, _mean_terms, per_class, logs=lambda point: _small_terms(point) - math.log(point.classes))
_DISTANCE = Summed(_square, _terms, whole=lambda m, body: m.root(body), logs=_small_terms)
_SUM_GRADIENT = Chained(
    _double, lambda point: 2 * (point.p - point.t), logs=lambda point: _small_errors(point) + math.log(2)
)
_MEAN_GRADIENT = Chained(
    _double_mean,
    lambda point: 2 / point.classes * (point.p - point.t),
    logs=lambda point: _small_errors(point) + math.log(2 / point.classes),
)
_DISTANCE_GRADIENT = Chained(
    _towards,
    lambda point: (point.p - point.t) / (point.e or 1.0),
    logs=lambda point: _small_errors(point) - math.log(point.e or 1.0),
)


# Reference: slow and obvious


def _reference(y: Sequence[float], t: Sequence[float]) -> float:
    return math.fsum((share - p) ** 2 for share, p in zip(t, plain_softmax(y), strict=True))


def _reference_mean(y: Sequence[float], t: Sequence[float]) -> float:
    return _reference(y, t) / len(y)


def _reference_distance(y: Sequence[float], t: Sequence[float]) -> float:
    return math.dist(t, plain_softmax(y))


MSE = Loss(
    "mse",
    "MSE",
    "e = Σ ({t}ᵢ − {p}ᵢ)²",
    "The lecture's sum of squared differences of the probabilities.",
    _squared,
    _squared_gradient,
    least=_least_squared,
    by_probabilities=_by_probabilities,
    explanation=Explanation(
        _terms, _SUM_GRADIENT.slopes, _SUM, _SUM_GRADIENT, chain=ChainLines(_double), note=_SATURATED_NOTE
    ),
    reference=_reference,
    figure=1,
)
MSE_MEAN = Loss(
    "mse_mean",
    "MSE / K",
    "e = (1/K) Σ ({t}ᵢ − {p}ᵢ)²",
    "MSE divided by the number of classes, as PyTorch's MSELoss.",
    partial(_squared, mean=True),
    partial(_squared_gradient, mean=True),
    least=_least_mean,
    by_probabilities=_mean_by_probabilities,
    explanation=Explanation(
        _mean_terms, _MEAN_GRADIENT.slopes, _MEAN, _MEAN_GRADIENT, chain=ChainLines(_double_mean), note=_SATURATED_NOTE
    ),
    reference=_reference_mean,
)
EUCLIDEAN = Loss(
    "euclidean",
    "Euclidean",
    "e = √Σ ({t}ᵢ − {p}ᵢ)²",
    "The straight-line distance between prediction and target.",
    _euclidean,
    _euclidean_gradient,
    least=_least_distance,
    by_probabilities=_distance_by_probabilities,
    explanation=Explanation(
        _terms,
        _DISTANCE_GRADIENT.slopes,
        _DISTANCE,
        _DISTANCE_GRADIENT,
        chain=ChainLines(_towards),
        total=math.sqrt,
        note=PLATEAU_NOTE,
    ),
    reference=_reference_distance,
    figure=2,
)

FAMILY: tuple[Loss, ...] = (MSE, MSE_MEAN, EUCLIDEAN)
