"""Cross-entropy: the surprise at the right answer."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.core.chain_rule import Prediction
from explorer.core.formulas.chain import ChainLines
from explorer.core.formulas.document import Line
from explorer.core.formulas.explanation import Explanation
from explorer.core.formulas.gradients import Direct
from explorer.core.formulas.markup import Text
from explorer.core.formulas.symbols import Named, Point, Quantities
from explorer.core.formulas.values import Summed, minus_sign
from explorer.core.losses.least import Value
from explorer.core.losses.loss import Curve, Loss, Targets, surprises
from explorer.core.signed import Signed
from explorer.core.softmax import Array, log_normalizer, log_softmax, logsumexp, probabilities_of


def cross_entropy(y: Array, t: Array) -> Array:
    """−Σ ŷ ln softmax(y): (K, ...) → (...)."""
    # −Σ ŷ (yᵢ − max) and the normalizer are both ≥ 0: nothing cancels.
    shifted, normalizer = log_normalizer(y)
    shifted *= t
    return normalizer * np.add.reduce(t, axis=0) - np.add.reduce(shifted, axis=0)


def cross_entropy_gradient(y: Array, t: Array) -> Array:
    """softmax(y) − ŷ: (K, ...) → (K, ...)."""
    return probabilities_of(y) * np.add.reduce(t, axis=0) - t


def by_probabilities(prediction: Prediction) -> Signed:
    """−ŷ / y′."""
    shares = Signed.of(prediction.t)
    return Signed(-shares.sign, shares.log - prediction.log_p)


def _least(value: Value, y: Array, t: Array, free: NDArray[np.bool_]) -> float:
    """The free classes take exactly their shares; the held ones divide what is left as their own softmax does."""
    held = ~free
    rest = float(t[held].sum())
    wanted = t[free & (t > 0)]
    least = -float((wanted * np.log(wanted)).sum())
    if rest > 0:
        least -= rest * math.log(rest) + float((t[held] * log_softmax(y[held])).sum())
    return least


# How it is explained


def _log(m: Text, s: Quantities) -> str:
    return f"{s.t}{s.times}{m.ln(s.p)}"


def log_terms(point: Point) -> Array:
    """−ŷᵢ ln y′ᵢ, finite for every finite logit."""
    return -point.t * point.log_p


def _difference(m: Text, s: Quantities) -> str:
    return f"{s.p}{m.minus}{s.t}"


def _slopes(point: Point) -> Array:
    return (point.p - point.t) / point.temperature


def _small_slopes(point: Point) -> Array:
    """ln of the slopes where the target is 0: y′ over T."""
    return np.where(point.t == 0, point.log_p - math.log(point.temperature), -np.inf)


_SUM = Summed(_log, log_terms, minus_sign)


def _value_lines(m: Text, point: Point) -> Iterator[Line]:
    """As a sum, and from the logits: logsumexp(y) − Σ ŷᵢ yᵢ, which is finite where a probability is 0."""
    yield from _SUM(m, point)
    one_hot = point.t[point.top] == 1
    i = Named(m, point, "t" if one_hot else "i")
    right = i.y if one_hot else m.sum_over("i", f"{i.t}{i.times}{i.y}")
    log_total = m.ln(m.sum_over("j", m.exp(Named(m, point, "j").y)))
    yield Line("e", f"{log_total}{m.minus}{right}", general=True)
    numbers = [m.number(float(v)) for v in (logsumexp(point.scaled), point.t @ point.scaled)]
    yield Line("e", f"{numbers[0]}{m.minus}{m.closed(numbers[1])} = {m.number(point.e)}")


GRADIENT = Direct(_difference, _slopes, logs=_small_slopes)  # where a logarithm undoes softmax: the difference itself


def surprise_slope(m: Text, p: str, s: Quantities) -> str:
    """−ŷᵢ / p."""
    return m.number(0.0) if s.absent else m.negative + m.fraction(s.t, p)


CHAIN = ChainLines(lambda m, s: surprise_slope(m, s.p, s))
DIRECT_NOTE = "Prediction minus target: the further apart they are, the larger the slope."


def _reference(y: Sequence[float], t: Sequence[float]) -> float:
    return math.fsum(share * surprise for share, surprise in zip(t, surprises(y), strict=True) if share > 0)


CROSS_ENTROPY = Loss(
    "cross_entropy",
    "cross-entropy",
    "e = −Σ {t}ᵢ ln {p}ᵢ",
    "Computed from the logits, so it is finite for every finite logit.",
    cross_entropy,
    cross_entropy_gradient,
    Targets.ANY,
    least=_least,
    by_probabilities=by_probabilities,
    explanation=Explanation(log_terms, _slopes, _value_lines, GRADIENT, chain=CHAIN, note=DIRECT_NOTE),
    reference=_reference,
    figure=3,
    curve=Curve.SURPRISE,
)

FAMILY: tuple[Loss, ...] = (CROSS_ENTROPY,)
