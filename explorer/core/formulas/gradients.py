"""The gradients of the losses with respect to the logits, in general and with numbers, one line a class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from explorer.core.formulas.document import Line
from explorer.core.formulas.markup import Index, Text
from explorer.core.formulas.symbols import Named, Numbered, Point, Quantities
from explorer.core.formulas.values import Numeric, Part, equal, margin, others, per_class
from explorer.core.softmax import Array


def _slope_of(m: Text, index: Index) -> str:
    return m.slope(m.signs.logits, index)


def direct_slopes(point: Point) -> Array:
    """y′ᵢ − ŷᵢ, over the temperature."""
    return (point.p - point.t) / point.temperature


def direct_gradient(m: Text, point: Point) -> Iterator[Line]:
    """Where the logarithm undoes softmax, the difference itself."""

    def formula(s: Quantities) -> str:
        difference = f"{s.p}{m.minus}{s.t}"
        return f"{s.per_temperature}({difference})" if s.per_temperature else difference

    yield Line(_slope_of(m, "i"), formula(Named(m, point, "i")), general=True)
    for i, slope in enumerate(direct_slopes(point)):
        yield Line(
            _slope_of(m, i),
            f"{formula(Numbered(m, point, i))} = {m.tint(m.number(slope), i)}",
            i,
            quiet=not slope,
        )


@dataclass(frozen=True, slots=True)
class Chained:
    """The gradient of a loss of the probabilities, through softmax; `v` (K,) is ∂e/∂y′, `part` its formula."""

    part: Part
    v: Numeric

    def mean(self, point: Point) -> float:
        """v̄ = Σ y′ⱼ vⱼ."""
        return float(np.add.reduce(point.p * self.v(point)))

    def slopes(self, point: Point) -> Array:
        return point.p * (self.v(point) - self.mean(point)) / point.temperature

    def __call__(self, m: Text, point: Point) -> Iterator[Line]:
        named, other = Named(m, point, "i"), Named(m, point, "j")
        v, mean, slopes = self.v(point), self.mean(point), self.slopes(point)
        here = [Numbered(m, point, i, v, mean) for i in range(point.classes)]
        yield Line(named.v, f"{m.slope(m.signs.probabilities, 'i')} = {self.part(m, named)}", general=True)
        for i, s in enumerate(here):
            yield Line(Named(m, point, i).v, equal(self.part(m, s), s.v), i, quiet=not v[i])
        yield Line(m.mean_sign, m.sum_over("j", f"{other.p}{m.gap}{other.v}"), general=True)
        weighted = [m.tint(m.number(product), i) for i, product in enumerate(point.p * v)]
        yield Line(m.mean_sign, f"{m.total(weighted)} = {here[0].mean}")
        yield Line(_slope_of(m, "i"), self._formula(m, named), general=True)
        for i, s in enumerate(here):
            right = f"{self._formula(m, s)} = {m.tint(m.number(slopes[i]), i)}"
            yield Line(_slope_of(m, i), right, i, quiet=not slopes[i])

    def _formula(self, m: Text, s: Quantities) -> str:
        return f"{s.per_temperature}{s.p}{s.times}({s.v}{m.minus}{m.closed(s.mean)})"


def _double(m: Text, s: Quantities) -> str:
    return f"2{s.times}({s.p}{m.minus}{s.t})"


def _double_mean(m: Text, s: Quantities) -> str:
    return m.share("2", s.count) + f"{s.times}({s.p}{m.minus}{s.t})"


def _towards(m: Text, s: Quantities) -> str:
    if s.e == m.number(0.0):  # at distance 0 there is a kink, and no direction to divide by
        return m.number(0.0)
    return m.fraction(f"{s.p}{m.minus}{s.t}", s.e)


def _second_difference(m: Text, s: Quantities) -> str:
    return f"{s.q}{m.minus}{s.t}"


def hinge_slopes(point: Point) -> Array:
    """1 / (K T) for every class that comes too near, the opposite of their sum for t."""
    slopes = (point.margins > 0) / (point.classes * point.temperature)
    slopes[point.top] = -slopes.sum()
    return slopes


def hinge_gradient(m: Text, point: Point) -> Iterator[Line]:
    """One line for every other class, then the one for t."""
    named = Named(m, point, "j")
    right = named.per_temperature + m.share("1", "K") + m.gap + m.whether(margin(m, named))
    yield Line(_slope_of(m, "j"), right, general=True)
    yield Line(_slope_of(m, "t"), m.negative + m.sum_over("j", _slope_of(m, "j"), but="t"), general=True)
    slopes = hinge_slopes(point)
    for j in others(point):
        s = Numbered(m, point, j)
        factors = s.per_temperature + per_class(m, s) + m.whether(m.number(point.margins[j]))
        yield Line(_slope_of(m, j), f"{factors} = {m.tint(m.number(slopes[j]), j)}", j, quiet=not slopes[j])
    losses = m.total([m.tint(m.number(0.0 - slopes[j]), j) for j in others(point)])
    top = m.tint(m.number(slopes[point.top]), point.top)
    yield Line(_slope_of(m, point.top), equal(losses, top), point.top, quiet=not slopes[point.top])


squares = Chained(_double, lambda point: 2 * (point.p - point.t))
mean_squares = Chained(_double_mean, lambda point: 2 / point.classes * (point.p - point.t))
distance = Chained(_towards, lambda point: (point.p - point.t) / (point.e or 1.0))
second_cross_entropy = Chained(_second_difference, lambda point: point.q - point.t)
