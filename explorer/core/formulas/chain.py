"""The slope by the chain rule: ∂e/∂y′, the Jacobian of softmax, and the sum of their products, one line a class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from explorer.core.chain_rule import Chain, chain_of
from explorer.core.formulas.document import Line
from explorer.core.formulas.gradients import slope_of
from explorer.core.formulas.markup import Text
from explorer.core.formulas.symbols import Named, Numbered, Point
from explorer.core.formulas.values import Own, Part, equal, nothing_own
from explorer.core.signed import Signed


def written_of(m: Text, values: Signed, place: int | tuple[int, int]) -> str:
    """One of the numbers, also far beyond float64."""
    sign, log = float(values.sign[place]), float(values.log[place])
    if sign == 0:
        return m.number(0.0)
    return (m.negative if sign < 0 else "") + m.power_of_e(log)


@dataclass(frozen=True, slots=True)
class ChainLines:
    """The lines on a loss of the probabilities. `part`: ∂e/∂y′ as a formula; `own`: what it needs beside p and t.

    inner: the formula before that, of a loss that takes softmax once more: ∂e/∂q.
    """

    part: Part
    own: Own = nothing_own
    inner: Part | None = None

    def __call__(self, m: Text, point: Point) -> Iterator[Line]:
        chain = chain_of(point.loss, point.y, point.t, point.temperature)
        if chain.v is None or chain.jacobian is None:
            return
        own = self.own(point)
        named, other = Named(m, point, "i"), Named(m, point, "j")
        if self.inner is not None and chain.inner is not None:
            yield from self._factor(m, point, m.slope("q", "i"), self.inner, chain.inner[0])
        by_p = m.slope(m.signs.probabilities, "i")
        yield Line(named.own("v"), f"{by_p} = {self.part(m, named)}", general=True)
        for i in range(point.classes):
            yield _result(m, Named(m, point, i).own("v"), self.part(m, Numbered(m, point, i, own)), chain.v, i)
        answer, bracket = m.sign("J", "ij"), f"({m.sign(m.delta, 'ij')}{m.minus}{other.p})"
        yield Line(answer, f"{named.per_temperature}{named.p}{m.gap}{bracket}", general=True)
        each = m.sum_over("i", f"{named.own('v')}{m.gap}{answer}")
        yield Line(slope_of(m, "j"), each, general=True)
        yield from _products(m, point, chain)

    def _factor(self, m: Text, point: Point, left: str, part: Part, values: Signed) -> Iterator[Line]:
        own = self.own(point)
        yield Line(left, part(m, Named(m, point, "i")), general=True)
        for i in range(point.classes):
            yield _result(m, m.slope("q", i), part(m, Numbered(m, point, i, own)), values, i)


def _result(m: Text, left: str, formula: str, values: Signed, i: int) -> Line:
    """left = formula = number; a formula that is 0 itself is not written twice."""
    shown = m.tint(written_of(m, values, i), i)
    right = shown if formula == m.number(0.0) else equal(formula, shown)
    return Line(left, right, i, quiet=not values.sign[i])


def _products(m: Text, point: Point, chain: Chain) -> Iterator[Line]:
    """Each slope as the sum of vᵢ Jᵢⱼ over the classes whose vᵢ is not 0."""
    assert chain.v is not None and chain.jacobian is not None
    for j in range(point.classes):
        products = []
        for i in range(point.classes):
            if chain.v.sign[i]:
                v, answer = written_of(m, chain.v, i), written_of(m, chain.jacobian, (i, j))
                products.append(m.tint(f"{m.closed(v)}{m.dot}{m.closed(answer)}", i))
        total = m.plus.join(products) if products else m.number(0.0)
        slope = m.tint(written_of(m, chain.slopes, j), j)
        yield Line(slope_of(m, j), equal(total, slope), j, quiet=not chain.slopes.sign[j])
