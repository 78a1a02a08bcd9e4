"""Each loss spelled out: its formula, the present numbers put in term by term, and its gradient likewise.

A formula is written once, as a function of a Markup and of the quantities of a class: `Named` make it the general
formula, `Numbered` the same with numbers. Gradients through softmax: ∂e/∂yᵢ = y′ᵢ (vᵢ − Σ y′ⱼ vⱼ) with v = ∂e/∂y′.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from explorer.core.formulas import gradients, values
from explorer.core.formulas.document import Line, Section
from explorer.core.formulas.gradients import Chained
from explorer.core.formulas.markup import Text
from explorer.core.formulas.symbols import Point
from explorer.core.formulas.values import Numeric, Summed
from explorer.core.softmax import Array

Lines = Callable[[Text, Point], Iterator[Line]]


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one loss is explained.

    terms: Point → (K,), what is summed. total: their sum → e. slopes: Point → (K,), ∂e/∂y as the formulas say it.
    softmax, value, gradient: the lines of the three sections. note: a sentence on the gradient, {p} for its sign.
    """

    terms: Numeric
    total: Callable[[float], float]
    slopes: Numeric
    softmax: Lines
    value: Lines
    gradient: Lines
    note: str = ""


def explain(m: Text, point: Point) -> tuple[Section, ...]:
    """The sections on a loss at a point, written by `m`; a loss that nobody explained gets its bare numbers."""
    explanation = EXPLANATIONS.get(point.loss.key, _BARE)
    sections = (
        Section("softmax", tuple(explanation.softmax(m, point))),
        Section("loss", tuple(explanation.value(m, point))),
        Section("gradient", tuple(explanation.gradient(m, point)), explanation.note),
    )
    return tuple(section for section in sections if section.lines)


def _bare_lines(m: Text, point: Point) -> Iterator[Line]:
    left, _, right = m.verbatim(point.loss.formula).partition(" = ")
    yield Line(left, right, general=True)
    yield Line("e", m.number(point.e))


def _bare_slopes(point: Point) -> Array:
    return point.objective.gradient(point.y)


def _bare_gradient(m: Text, point: Point) -> Iterator[Line]:
    for i, slope in enumerate(_bare_slopes(point)):
        yield Line(m.slope(m.signs.logits, i), m.tint(m.number(slope), i), i, quiet=not slope)


def _whole(point: Point) -> Array:
    return np.array([point.e, *np.zeros(point.classes - 1)])


_DIRECT = "Prediction less target: the slope is large wherever the answer is wrong."
_CHAIN = (
    "Where one class has nearly all the probability, {p}ᵢ or its bracket is near 0: "
    "the surface is flat there, even where the answer is wrong."
)
_MARGIN = "[ ] is 1 where the condition holds, else 0: the slope is 0 once the right logit leads by the margin."


def _of_probabilities(
    value: Summed,
    chain: Chained,
    softmax: Lines = values.softmax_lines,
    total: Callable[[float], float] = float,
) -> Explanation:
    return Explanation(value.terms, total, chain.slopes, softmax, value, chain, _CHAIN)


def _of_logs(terms: Numeric, value: Lines) -> Explanation:
    return Explanation(
        terms,
        float,
        gradients.direct_slopes,
        values.softmax_lines,
        value,
        gradients.direct_gradient,
        _DIRECT,
    )


EXPLANATIONS: dict[str, Explanation] = {
    "cross_entropy": _of_logs(values.log_terms, values.cross_entropy_lines),
    "mse": _of_probabilities(values.squares, gradients.squares),
    "mse_mean": _of_probabilities(values.mean_squares, gradients.mean_squares),
    "euclidean": _of_probabilities(values.distance, gradients.distance, total=math.sqrt),
    "hinge": Explanation(
        values.hinge_terms,
        float,
        gradients.hinge_slopes,
        values.no_lines,
        values.hinge_lines,
        gradients.hinge_gradient,
        _MARGIN,
    ),
    "cross_entropy_twice": _of_probabilities(
        values.second_cross_entropy, gradients.second_cross_entropy, values.softmax_twice_lines
    ),
    "kl": _of_logs(values.divergence.terms, values.divergence),
}
_BARE = Explanation(_whole, float, _bare_slopes, values.softmax_lines, _bare_lines, _bare_gradient)
