"""The Kullback-Leibler divergence: cross-entropy minus the entropy of the target."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.core.formulas.explanation import Explanation
from explorer.core.formulas.markup import Text
from explorer.core.formulas.symbols import Point, Quantities
from explorer.core.formulas.values import Summed
from explorer.core.losses.cross_entropy import CHAIN, DIRECT_NOTE, GRADIENT, by_probabilities, cross_entropy_gradient
from explorer.core.losses.least import Value
from explorer.core.losses.loss import Loss, surprises
from explorer.core.softmax import Array, log_normalizer, log_softmax


def _log_of_target(t: Array) -> Array:
    return np.log(np.where(t > 0, t, 1))  # 0 ln 0 = 0


def _divergence(y: Array, t: Array) -> Array:
    shifted, normalizer = log_normalizer(y)
    return np.maximum(np.add.reduce(t * (_log_of_target(t) + normalizer - shifted), axis=0), 0)


def _least(value: Value, y: Array, t: Array, free: NDArray[np.bool_]) -> float:
    """The free classes take exactly their shares; the fixed proportions of the held ones leave the rest."""
    shares = t[~free]
    rest = float(shares.sum())
    if rest == 0:
        return 0.0
    return max(float((shares * (_log_of_target(shares / rest) - log_softmax(y[~free]))).sum()), 0.0)


# How it is explained


def _log_ratio(m: Text, s: Quantities) -> str:
    if s.absent:  # 0 ln 0 = 0, as its limit
        return m.number(0.0)
    return f"{s.t}{s.times}{m.ln(m.ratio(s.t, s.p))}"


def _terms(point: Point) -> Array:
    return point.t * (_log_of_target(point.t) - point.log_p)


_SUM = Summed(_log_ratio, _terms)


def _reference(y: Sequence[float], t: Sequence[float]) -> float:
    pairs = zip(t, surprises(y), strict=True)
    return math.fsum(share * (math.log(share) + surprise) for share, surprise in pairs if share > 0)


KL = Loss(
    "kl",
    "KL divergence",
    "e = Σ {t}ᵢ ln({t}ᵢ / {p}ᵢ)",
    "Cross-entropy minus the entropy of the target; 0 when prediction and target agree.",
    _divergence,
    cross_entropy_gradient,
    least=_least,
    by_probabilities=by_probabilities,
    explanation=Explanation(_terms, GRADIENT.slopes, _SUM, GRADIENT, chain=CHAIN, note=DIRECT_NOTE),
    reference=_reference,
)

FAMILY: tuple[Loss, ...] = (KL,)
