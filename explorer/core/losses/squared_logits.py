"""Squared error of the logits themselves, without softmax."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.core.formulas.explanation import Explanation
from explorer.core.formulas.gradients import Direct
from explorer.core.formulas.markup import Text
from explorer.core.formulas.symbols import Point, Quantities
from explorer.core.formulas.values import Summed, no_lines
from explorer.core.losses.least import Value
from explorer.core.losses.loss import Loss
from explorer.core.softmax import Array

# Ten squares and their sum are finite: float64 ends at 1e308, float32 at 1e38.
_FURTHEST, _FURTHEST_SINGLE = 1e150, 1e18


def _error(y: Array, t: Array) -> Array:
    """y − ŷ, kept where its square is finite."""
    furthest = _FURTHEST if y.dtype == np.float64 else _FURTHEST_SINGLE
    return np.clip(y - t, -furthest, furthest)


def _squared(y: Array, t: Array) -> Array:
    error = _error(y, t)
    error *= error
    return np.add.reduce(error, axis=0)


def _squared_gradient(y: Array, t: Array) -> Array:
    return 2 * _error(y, t)


def _least(value: Value, y: Array, t: Array, free: NDArray[np.bool_]) -> float:
    """A free logit reaches its target exactly."""
    return float(value(np.where(free, t, y)))


# How it is explained


def _square(m: Text, s: Quantities) -> str:
    return m.square(f"{s.t}{m.minus}{m.closed(s.y)}")


def _terms(point: Point) -> Array:
    return _error(point.scaled, point.t) ** 2


def _excess(m: Text, s: Quantities) -> str:
    return f"{s.y}{m.minus}{s.t}"


_SUM = Summed(_square, _terms)
_GRADIENT = Direct(
    _excess,
    lambda point: 2 * _error(point.scaled, point.t) / point.temperature,
    lambda m, s: f"2{s.times}",
)


def _reference(y: Sequence[float], t: Sequence[float]) -> float:
    return math.fsum(min(abs(share - logit), _FURTHEST) ** 2 for share, logit in zip(t, y, strict=True))


MSE_LOGITS = Loss(
    "mse_logits",
    "MSE of logits",
    "e = Σ ({t}ᵢ − {y}ᵢ)²",
    "On the logits, without softmax: it is flat only at its lowest point.",
    _squared,
    _squared_gradient,
    on_logits=True,
    least=_least,
    explanation=Explanation(
        _terms,
        _GRADIENT.slopes,
        _SUM,
        _GRADIENT,
        no_lines,
        note="Without softmax there is no plateau: the larger the error, the larger the slope.",
    ),
    reference=_reference,
)

FAMILY: tuple[Loss, ...] = (MSE_LOGITS,)
