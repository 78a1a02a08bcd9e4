"""The formulas of the losses and of softmax, in general and with numbers, one line a class."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from explorer.core.formulas.document import Line
from explorer.core.formulas.markup import Text
from explorer.core.formulas.symbols import Named, Numbered, Point, Quantities
from explorer.core.softmax import Array, logsumexp

Part = Callable[[Text, Quantities], str]  # a part of a formula, in signs or in numbers
Numeric = Callable[[Point], Array]  # the number of every class, (K,)


def equal(*steps: str) -> str:
    """Steps of a calculation, those that read alike only once."""
    return " = ".join(dict.fromkeys(steps))


def no_lines(m: Text, point: Point) -> Iterator[Line]:
    """A loss of the logits needs no probabilities."""
    yield from ()


def softmax_lines(m: Text, point: Point) -> Iterator[Line]:
    """Softmax of the logits, over the temperature where that is not 1."""
    named = Named(m, point, "i")
    each = m.sum_over("j", m.exp(Named(m, point, "j").y))
    yield Line(named.p, m.fraction(m.exp(named.y), each), general=True)
    exponentials = [m.tint(m.power_of_e(y), i) for i, y in enumerate(point.scaled)]
    total = m.power_of_e(float(logsumexp(point.scaled)))
    yield Line(each, f"{m.total(exponentials)} = {total}")
    for i in range(point.classes):
        here = Numbered(m, point, i)
        yield Line(Named(m, point, i).p, f"{m.ratio(m.exp(here.y), total)} = {here.p}", i)


def softmax_twice_lines(m: Text, point: Point) -> Iterator[Line]:
    """Softmax of the logits, and softmax of what comes out."""
    yield from softmax_lines(m, point)
    named = Named(m, point, "i")
    each = m.sum_over("j", m.exp(Named(m, point, "j").p))
    yield Line(named.q, m.fraction(m.exp(named.p), each), general=True)
    total = m.power_of_e(float(logsumexp(point.p)))
    yield Line(each, f"{m.total([m.tint(m.power_of_e(p), i) for i, p in enumerate(point.p)])} = {total}")
    for i in range(point.classes):
        here = Numbered(m, point, i)
        yield Line(Named(m, point, i).q, f"{m.ratio(m.exp(here.p), total)} = {here.q}", i)


@dataclass(frozen=True, slots=True)
class Summed:
    """e = whole(factor · Σ inner): how a loss that has one like term for every class is written.

    `terms`: the numbers factor · inner.
    """

    inner: Part
    terms: Numeric
    factor: Part = lambda m, s: ""
    whole: Callable[[Text, str], str] = lambda m, body: body

    def __call__(self, m: Text, point: Point) -> Iterator[Line]:
        named = Named(m, point, "i")
        yield Line("e", self.whole(m, self.factor(m, named) + m.sum_over("i", self.inner(m, named))), general=True)
        values = self.terms(point)
        terms = [m.tint(m.number(term), i) for i, term in enumerate(values)]
        for i, term in enumerate(terms):
            signs, numbers = (self.factor(m, s) + self.inner(m, s) for s in (Named(m, point, i), Numbered(m, point, i)))
            yield Line(signs, equal(numbers, term), i, quiet=not values[i])
        total = m.number(float(np.add.reduce(values)))
        yield Line("e", equal(self.whole(m, m.total(terms)), self.whole(m, total), m.number(point.e)))


def _minus(m: Text, s: Quantities) -> str:
    return m.negative


def per_class(m: Text, s: Quantities) -> str:
    """The factor 1/K."""
    return m.share("1", s.count) + s.times


def _log(m: Text, s: Quantities) -> str:
    return f"{s.t}{s.times}{m.ln(s.p)}"


def _second_log(m: Text, s: Quantities) -> str:
    return f"{s.t}{s.times}{m.ln(s.q)}"


def _log_ratio(m: Text, s: Quantities) -> str:
    if s.absent:  # 0 ln 0 = 0, as its limit
        return m.number(0.0)
    return f"{s.t}{s.times}{m.ln(m.ratio(s.t, s.p))}"


def _squared(m: Text, s: Quantities) -> str:
    return m.square(f"{s.t}{m.minus}{s.p}")


def log_terms(point: Point) -> Array:
    """−ŷᵢ ln y′ᵢ, finite for every finite logit."""
    return -point.t * point.log_p


def _second_log_terms(point: Point) -> Array:
    return -point.t * point.log_q


def _log_ratio_terms(point: Point) -> Array:
    return point.t * (np.log(np.where(point.t > 0, point.t, 1)) - point.log_p)


def _squared_terms(point: Point) -> Array:
    return (point.t - point.p) ** 2


def _mean_squared_terms(point: Point) -> Array:
    return _squared_terms(point) / point.classes


_cross_entropy = Summed(_log, log_terms, _minus)


def cross_entropy_lines(m: Text, point: Point) -> Iterator[Line]:
    """As a sum, and from the logits: logsumexp(y) − Σ ŷᵢ yᵢ, which is finite where a probability is 0."""
    yield from _cross_entropy(m, point)
    one_hot = point.t[point.top] == 1
    i = Named(m, point, "t" if one_hot else "i")
    right = i.y if one_hot else m.sum_over("i", f"{i.t}{i.times}{i.y}")
    log_total = m.ln(m.sum_over("j", m.exp(Named(m, point, "j").y)))
    yield Line("e", f"{log_total}{m.minus}{right}", general=True)
    numbers = [m.number(float(v)) for v in (logsumexp(point.scaled), point.t @ point.scaled)]
    yield Line("e", f"{numbers[0]}{m.minus}{m.closed(numbers[1])} = {m.number(point.e)}")


def hinge_terms(point: Point) -> Array:
    """max(0, 1 − y_t + yⱼ) / K; 0 at t itself."""
    return np.maximum(point.margins / point.classes, 0)


def margin(m: Text, s: Quantities) -> str:
    """1 − y_t + yⱼ."""
    return f"1{m.minus}{m.closed(s.y_top)}{m.plus}{m.closed(s.y)}"


def _ramp(m: Text, s: Quantities) -> str:
    return per_class(m, s) + m.ramp(margin(m, s))


def others(point: Point) -> list[int]:
    """Every class but the one with the largest target."""
    return [j for j in range(point.classes) if j != point.top]


def hinge_lines(m: Text, point: Point) -> Iterator[Line]:
    """One term for every class but t."""
    named = Named(m, point, "j")
    yield Line("t", f"{m.largest('i', Named(m, point, 'i').t)} = {m.tint(str(point.top + 1), point.top)}")
    yield Line("e", per_class(m, named) + m.sum_over("j", m.ramp(margin(m, named)), but="t"), general=True)
    terms = {j: m.tint(m.number(hinge_terms(point)[j]), j) for j in others(point)}
    for j, term in terms.items():
        right = f"{_ramp(m, Numbered(m, point, j))} = {term}"
        yield Line(_ramp(m, Named(m, point, j)), right, j, quiet=point.margins[j] <= 0)
    yield Line("e", equal(m.total(list(terms.values())), m.number(point.e)))


squares = Summed(_squared, _squared_terms)
mean_squares = Summed(_squared, _mean_squared_terms, per_class)
distance = Summed(_squared, _squared_terms, whole=lambda m, body: m.root(body))
second_cross_entropy = Summed(_second_log, _second_log_terms, _minus)
divergence = Summed(_log_ratio, _log_ratio_terms)
