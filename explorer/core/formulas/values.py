"""The value of a loss as a sum over the classes, and softmax, in general and with numbers, one line a class."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from explorer.core.formulas.document import Line
from explorer.core.formulas.markup import Text
from explorer.core.formulas.symbols import Named, Numbered, Point, Quantities
from explorer.core.softmax import Array, logsumexp

Part = Callable[[Text, Quantities], str]  # a part of a formula, in signs or in numbers
Numeric = Callable[[Point], Array]  # the number of every class, (K,)
Own = Callable[[Point], Mapping[str, Array]]  # the numbers (K,) that only one loss has, by their letters


def equal(*steps: str) -> str:
    """The steps of a calculation joined by equals signs; equal texts appear only once."""
    return " = ".join(dict.fromkeys(steps))


def nothing_own(point: Point) -> Mapping[str, Array]:
    """No quantities beside logit, probability and target."""
    return {}


def nothing_small(point: Point) -> Array:
    """The logarithm of 0 for every class: where a number is 0, it is exactly 0."""
    return np.full(point.classes, -np.inf)


def result(m: Text, value: float, log: float = -math.inf, negative: bool = False) -> str:
    """The number `value`; where float64 has 0 for what is e to the power `log`, that power too."""
    if value != 0 or log == -math.inf:
        return m.number(value)
    return (m.negative if negative else "") + m.power_of_e(log) + m.about + m.number(0.0)


def no_factor(m: Text, s: Quantities) -> str:
    """The factor 1, which is left out."""
    return ""


def no_lines(m: Text, point: Point) -> Iterator[Line]:
    """No softmax section: a loss of the logits needs no probabilities."""
    yield from ()


def softmax_lines(m: Text, point: Point) -> Iterator[Line]:
    """Softmax of the logits, divided by the temperature if that is not 1."""
    named = Named(m, point, "i")
    each = m.sum_over("j", m.exp(Named(m, point, "j").y))
    yield Line(named.p, m.fraction(m.exp(named.y), each), general=True)
    exponentials = [m.tint(m.power_of_e(y), i) for i, y in enumerate(point.scaled)]
    total = m.power_of_e(float(logsumexp(point.scaled)))
    yield Line(each, f"{m.total(exponentials)} = {total}")
    for i in range(point.classes):
        here = Numbered(m, point, i)
        yield Line(Named(m, point, i).p, f"{m.ratio(m.exp(here.y), total)} = {here.p}", i)


@dataclass(frozen=True, slots=True)
class Summed:
    """e = whole(factor · Σ inner): a loss with one term of the same form for every class.

    `terms`: the numbers factor · inner, and `logs` their logarithms where they may be too small for float64.
    `own`: what `inner` needs beside logit, probability and target.
    """

    inner: Part
    terms: Numeric
    factor: Part = no_factor
    whole: Callable[[Text, str], str] = lambda m, body: body
    own: Own = nothing_own
    logs: Numeric = nothing_small

    def __call__(self, m: Text, point: Point) -> Iterator[Line]:
        named, own = Named(m, point, "i"), self.own(point)
        yield Line("e", self.whole(m, self.factor(m, named) + m.sum_over("i", self.inner(m, named))), general=True)
        values, logs = self.terms(point), self.logs(point)
        terms = [m.tint(m.number(term), i) for i, term in enumerate(values)]
        for i in range(point.classes):
            both = (Named(m, point, i), Numbered(m, point, i, own))
            signs, numbers = (self.factor(m, s) + self.inner(m, s) for s in both)
            shown = m.tint(result(m, values[i], logs[i]), i)
            yield Line(signs, equal(numbers, shown), i, quiet=not values[i])
        total = m.number(float(np.add.reduce(values)))
        yield Line("e", equal(self.whole(m, m.total(terms)), self.whole(m, total), m.number(point.e)))


def minus_sign(m: Text, s: Quantities) -> str:
    """The factor −1."""
    return m.negative


def per_class(m: Text, s: Quantities) -> str:
    """The factor 1/K."""
    return m.share("1", s.count) + s.times


def others(point: Point) -> list[int]:
    """Every class but the one with the largest target."""
    return [j for j in range(point.classes) if j != point.top]
