"""The gradient of a loss with respect to the logits, in general and with numbers, one line a class.

Through softmax: ∂e/∂yᵢ = y′ᵢ (vᵢ − Σ y′ⱼ vⱼ) with v = ∂e/∂y′.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from explorer.core.formulas.document import Line
from explorer.core.formulas.markup import Index, Text
from explorer.core.formulas.symbols import Named, Numbered, Point, Quantities
from explorer.core.formulas.values import Numeric, Own, Part, equal, no_factor, nothing_own, nothing_small, result
from explorer.core.softmax import Array


def slope_of(m: Text, index: Index) -> str:
    """∂e/∂yᵢ."""
    return m.slope(m.signs.logits, index)


def log_of(value: float) -> float:
    """ln of a number that is not negative."""
    return math.log(value) if value > 0 else -math.inf


@dataclass(frozen=True, slots=True)
class Direct:
    """The gradient of a loss where it is a formula of the class alone; `slopes` (K,) has its numbers.

    part: the formula without its factors: 1/T, and `factor`, which may be empty.
    logs: the logarithms of the slopes where these may be too small for float64.
    """

    part: Part
    slopes: Numeric
    factor: Part = no_factor
    logs: Numeric = nothing_small

    def __call__(self, m: Text, point: Point) -> Iterator[Line]:
        yield Line(slope_of(m, "i"), self._formula(m, Named(m, point, "i")), general=True)
        for i, (slope, log) in enumerate(zip(self.slopes(point), self.logs(point), strict=True)):
            right = f"{self._formula(m, Numbered(m, point, i))} = {m.tint(result(m, slope, log), i)}"
            yield Line(slope_of(m, i), right, i, quiet=not slope)

    def _formula(self, m: Text, s: Quantities) -> str:
        part, factors = self.part(m, s), s.per_temperature + self.factor(m, s)
        return f"{factors}({part})" if factors else part


@dataclass(frozen=True, slots=True)
class Chained:
    """The gradient of a loss of the probabilities, through softmax; `v` (K,) is ∂e/∂y′, `part` its formula.

    `own`: what `part` needs beside probability and target. `logs`: the logarithms of v where it may be too small for
    float64.
    """

    part: Part
    v: Numeric
    own: Own = nothing_own
    logs: Numeric = nothing_small

    def mean(self, point: Point) -> float:
        """v̄ = Σ y′ⱼ vⱼ."""
        return float(np.add.reduce(point.p * self.v(point)))

    def slopes(self, point: Point) -> Array:
        """∂e/∂y (K,) by the formulas."""
        return point.p * (self.v(point) - self.mean(point)) / point.temperature

    def __call__(self, m: Text, point: Point) -> Iterator[Line]:
        named, other = Named(m, point, "i"), Named(m, point, "j")
        v, mean, slopes = self.v(point), self.mean(point), self.slopes(point)
        small, bracket = self.logs(point), v - mean
        own = {**self.own(point), "v": v}
        here = [Numbered(m, point, i, own, mean) for i in range(point.classes)]
        yield Line(named.own("v"), f"{m.slope(m.signs.probabilities, 'i')} = {self.part(m, named)}", general=True)
        for i, s in enumerate(here):
            shown = m.tint(result(m, v[i], small[i]), i)
            yield Line(Named(m, point, i).own("v"), equal(self.part(m, s), shown), i, quiet=not v[i])
        yield Line(m.mean_sign, m.sum_over("j", f"{other.p}{m.gap}{other.own('v')}"), general=True)
        weighted = [m.tint(m.number(product), i) for i, product in enumerate(point.p * v)]
        yield Line(m.mean_sign, f"{m.total(weighted)} = {here[0].mean}")
        yield Line(slope_of(m, "i"), self._formula(m, named), general=True)
        for i, s in enumerate(here):
            log = point.log_p[i] + log_of(abs(bracket[i]) / point.temperature)
            right = f"{self._formula(m, s)} = {m.tint(result(m, slopes[i], log, bracket[i] < 0), i)}"
            yield Line(slope_of(m, i), right, i, quiet=not slopes[i])

    def _formula(self, m: Text, s: Quantities) -> str:
        return f"{s.per_temperature}{s.p}{s.times}({s.own('v')}{m.minus}{m.closed(s.mean)})"
