"""Cross-entropy after softmax twice: the trap."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.core.formulas.chain import ChainLines
from explorer.core.formulas.document import Line
from explorer.core.formulas.explanation import Explanation
from explorer.core.formulas.gradients import Chained
from explorer.core.formulas.markup import Text
from explorer.core.formulas.symbols import Named, Numbered, Point, Quantities
from explorer.core.formulas.values import Summed, minus_sign, softmax_lines
from explorer.core.losses.cross_entropy import by_probabilities, cross_entropy, cross_entropy_gradient, surprise_slope
from explorer.core.losses.least import Value
from explorer.core.losses.loss import Loss, plain_softmax, surprises, through_softmax
from explorer.core.losses.reachable import Reachable
from explorer.core.losses.squared_error import PLATEAU_NOTE
from explorer.core.softmax import Array, log_softmax, logsumexp, probabilities_of

_ROUNDS = 400  # at most; each reduces the distance to at most nine tenths
_ENOUGH = 1e-12  # of a probability: the loss then is exact to the last digit


def _twice(y: Array, t: Array) -> Array:
    return cross_entropy(probabilities_of(y), t)


def _twice_gradient(y: Array, t: Array) -> Array:
    p = probabilities_of(y)
    return through_softmax(p, cross_entropy_gradient(p, t))


def _least(value: Value, y: Array, t: Array, free: NDArray[np.bool_]) -> float:
    """By projected gradient: as a function of the probabilities the loss is convex, and curved by 1/2 at most."""
    reachable = Reachable(y, free)
    p = reachable.nearest(t)
    for _ in range(_ROUNDS):
        following = reachable.nearest(p - 2 * cross_entropy_gradient(p, t))
        step, p = np.abs(following - p).max(), following
        if step < _ENOUGH:
            break
    return float(cross_entropy(p, t))


# How it is explained


def _again(point: Point) -> Array:
    """Softmax once more, (K,)."""
    return probabilities_of(point.p)


def _own(point: Point) -> Mapping[str, Array]:
    return {"q": _again(point)}


def _softmax_twice_lines(m: Text, point: Point) -> Iterator[Line]:
    """Softmax of the logits, and softmax of what comes out."""
    yield from softmax_lines(m, point)
    named, own = Named(m, point, "i"), _own(point)
    each = m.sum_over("j", m.exp(Named(m, point, "j").p))
    yield Line(named.own("q"), m.fraction(m.exp(named.p), each), general=True)
    total = m.power_of_e(float(logsumexp(point.p)))
    yield Line(each, f"{m.total([m.tint(m.power_of_e(p), i) for i, p in enumerate(point.p)])} = {total}")
    for i in range(point.classes):
        here = Numbered(m, point, i, own)
        yield Line(Named(m, point, i).own("q"), f"{m.ratio(m.exp(here.p), total)} = {here.own('q')}", i)


def _log(m: Text, s: Quantities) -> str:
    return f"{s.t}{s.times}{m.ln(s.own('q'))}"


def _difference(m: Text, s: Quantities) -> str:
    return f"{s.own('q')}{m.minus}{s.t}"


def _terms(point: Point) -> Array:
    return -point.t * log_softmax(point.p)


_SUM = Summed(_log, _terms, minus_sign, own=_own)
_GRADIENT = Chained(_difference, lambda point: _again(point) - point.t, _own)
_CHAIN = ChainLines(_difference, _own, inner=lambda m, s: surprise_slope(m, s.own("q"), s))


def _reference(y: Sequence[float], t: Sequence[float]) -> float:
    return math.fsum(share * surprise for share, surprise in zip(t, surprises(plain_softmax(y)), strict=True))


TWICE = Loss(
    "cross_entropy_twice",
    "softmax twice",
    "e = −Σ {t}ᵢ ln softmax({p})ᵢ",
    "The trap: softmax in the model and again inside the loss.",
    _twice,
    _twice_gradient,
    least=_least,
    by_probabilities=by_probabilities,
    softmaxes=2,
    explanation=Explanation(_terms, _GRADIENT.slopes, _SUM, _GRADIENT, _softmax_twice_lines, _CHAIN, note=PLATEAU_NOTE),
    reference=_reference,
)

FAMILY: tuple[Loss, ...] = (TWICE,)
