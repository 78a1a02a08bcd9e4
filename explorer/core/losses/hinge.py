"""The hinge loss, on the logits: a wrong class costs until the right one is ahead of it by 1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from explorer.core.formulas.document import Line
from explorer.core.formulas.explanation import Explanation
from explorer.core.formulas.gradients import slope_of
from explorer.core.formulas.markup import Text
from explorer.core.formulas.symbols import Named, Numbered, Point, Quantities
from explorer.core.formulas.values import equal, no_lines, others, per_class
from explorer.core.losses.least import Value
from explorer.core.losses.loss import Curve, Loss, Targets
from explorer.core.softmax import Array


def _margins(y: Array, t: Array) -> tuple[Array, NDArray[np.intp]]:
    """1 − y_t + yⱼ for every j, 0 at the target class itself, and the target's index kept as axis 0."""
    top = np.broadcast_to(t, y.shape).argmax(axis=0)[None]
    margins = 1 - np.take_along_axis(y, top, axis=0) + y
    np.put_along_axis(margins, top, 0, axis=0)
    return margins, top


def _hinge(y: Array, t: Array) -> Array:
    return np.add.reduce(np.maximum(_margins(y, t)[0] / len(y), 0), axis=0)


def _hinge_gradient(y: Array, t: Array) -> Array:
    margins, top = _margins(y, t)
    gradient = (margins > 0) / np.asarray(len(y), dtype=y.dtype)
    np.put_along_axis(gradient, top, -np.add.reduce(gradient, axis=0)[None], axis=0)
    return gradient


def _least(value: Value, y: Array, t: Array, free: NDArray[np.bool_]) -> float:
    """0 if the right class is free; otherwise the free ones tend to −∞, and the terms of the held ones remain."""
    margins, top = _margins(y, t)
    if free[top[0]]:
        return 0.0
    return float(np.where(free, 0.0, np.maximum(margins / len(y), 0)).sum())


# How it is explained


def _point_margins(point: Point) -> Array:
    """1 − y_t + yⱼ of the scaled logits; 0 at t itself."""
    margins = 1 - point.scaled[point.top] + point.scaled
    margins[point.top] = 0
    return margins


def _terms(point: Point) -> Array:
    """max(0, 1 − y_t + yⱼ) / K; 0 at t itself."""
    return np.maximum(_point_margins(point) / point.classes, 0)


def _margin(m: Text, s: Quantities) -> str:
    """1 − y_t + yⱼ."""
    return f"1{m.minus}{m.closed(s.y_top)}{m.plus}{m.closed(s.y)}"


def _ramp(m: Text, s: Quantities) -> str:
    return per_class(m, s) + m.ramp(_margin(m, s))


def _value_lines(m: Text, point: Point) -> Iterator[Line]:
    """One term for every class but t."""
    named = Named(m, point, "j")
    yield Line("t", f"{m.largest('i', Named(m, point, 'i').t)} = {m.tint(str(point.top + 1), point.top)}")
    yield Line("e", per_class(m, named) + m.sum_over("j", m.ramp(_margin(m, named)), but="t"), general=True)
    numbers, margins = _terms(point), _point_margins(point)
    terms = {j: m.tint(m.number(numbers[j]), j) for j in others(point)}
    for j, term in terms.items():
        right = f"{_ramp(m, Numbered(m, point, j))} = {term}"
        yield Line(_ramp(m, Named(m, point, j)), right, j, quiet=margins[j] <= 0)
    yield Line("e", equal(m.total(list(terms.values())), m.number(point.e)))


def _slopes(point: Point) -> Array:
    """1 / (K T) for every class that comes too near, the opposite of their sum for t."""
    slopes = (_point_margins(point) > 0) / (point.classes * point.temperature)
    slopes[point.top] = -slopes.sum()
    return slopes


def _gradient_lines(m: Text, point: Point) -> Iterator[Line]:
    """One line for every other class, then the one for t."""
    named = Named(m, point, "j")
    right = named.per_temperature + m.share("1", "K") + m.gap + m.whether(_margin(m, named))
    yield Line(slope_of(m, "j"), right, general=True)
    yield Line(slope_of(m, "t"), m.negative + m.sum_over("j", slope_of(m, "j"), but="t"), general=True)
    slopes, margins = _slopes(point), _point_margins(point)
    for j in others(point):
        s = Numbered(m, point, j)
        factors = s.per_temperature + per_class(m, s) + m.whether(m.number(margins[j]))
        yield Line(slope_of(m, j), f"{factors} = {m.tint(m.number(slopes[j]), j)}", j, quiet=not slopes[j])
    losses = m.total([m.tint(m.number(0.0 - slopes[j]), j) for j in others(point)])
    top = m.tint(m.number(slopes[point.top]), point.top)
    yield Line(slope_of(m, point.top), equal(losses, top), point.top, quiet=not slopes[point.top])


def _reference(y: Sequence[float], t: Sequence[float]) -> float:
    right = list(t).index(max(t))
    return sum(max(0.0, 1 - y[right] + wrong) for j, wrong in enumerate(y) if j != right) / len(y)


HINGE = Loss(
    "hinge",
    "hinge",
    "e = (1/K) Σ max(0, 1 − {y}ₜ + {y}ⱼ), j ≠ t",
    "On the logits, t the class of the largest target; PyTorch's MultiMarginLoss.",
    _hinge,
    _hinge_gradient,
    Targets.LARGEST,
    on_logits=True,
    least=_least,
    explanation=Explanation(
        _terms,
        _slopes,
        _value_lines,
        _gradient_lines,
        no_lines,
        note="[ ] is 1 where the condition holds, else 0: the slope is 0 once the right logit leads by the margin.",
    ),
    reference=_reference,
    figure=4,
    curve=Curve.MARGIN,
)

FAMILY: tuple[Loss, ...] = (HINGE,)
