"""The explanation of a loss: its formula with the current numbers, term by term, and its gradient in the same way.

A formula is defined once, as a function of a markup and of the quantities of a class: `Named` gives the general
formula, `Numbered` the same with numbers. The record of each loss has its formulas; a loss without any uses GENERAL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from explorer.core.formulas.document import Line, Section
from explorer.core.formulas.gradients import slope_of
from explorer.core.formulas.markup import Text
from explorer.core.formulas.symbols import Named, Numbered, Point
from explorer.core.formulas.values import Numeric, no_lines, softmax_lines
from explorer.core.softmax import Array

Lines = Callable[[Text, Point], Iterator[Line]]
HELD_NOTE = "A held logit does not move: the slope of a run counts the free ones only."
UNDERFLOW_NOTE = "≈ 0: too small for float64, whose smallest number is 4.9 × 10⁻³²⁴, so the app computes with 0."
NOTES = (HELD_NOTE, UNDERFLOW_NOTE)


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one loss is explained.

    terms: Point → (K,), what is summed. total: their sum → e. slopes: Point → (K,), ∂e/∂y by the formulas.
    value, gradient, softmax: the lines of three sections. chain: those of the gradient by the chain rule.
    note: a sentence on the gradient, {p} for its sign.
    To it and to the other sections come those of NOTES that are true of the point.
    """

    terms: Numeric
    slopes: Numeric
    value: Lines
    gradient: Lines
    softmax: Lines = softmax_lines
    chain: Lines = no_lines
    total: Callable[[float], float] = float
    note: str = ""

    def sections(self, m: Text, point: Point) -> tuple[Section, ...]:
        """The sections that have lines, written by `m`."""
        gradient = tuple(_remarked(m, point, line) for line in self.gradient(m, point))
        notes = [self.note] if self.note else []
        if any(line.held for line in gradient):
            notes.append(HELD_NOTE)
        value = tuple(self.value(m, point))
        if any(m.about in line.right for line in (*value, *gradient)):
            notes.append(UNDERFLOW_NOTE)
        sections = (
            Section("softmax", tuple(self.softmax(m, point))),
            Section("loss", value),
            Section("chain", tuple(self.chain(m, point))),
            Section("gradient", gradient, tuple(notes)),
        )
        return tuple(section for section in sections if section.lines)


def _remarked(m: Text, point: Point, line: Line) -> Line:
    """`line`, marked if it is the slope of a held logit."""
    held = line.index is not None and not point.free[line.index] and line.left == slope_of(m, line.index)
    return replace(line, held=True, quiet=True) if held else line


def explain(m: Text, point: Point) -> tuple[Section, ...]:
    """The sections on the loss of a point, written by `m`."""
    return point.loss.explained(m, point)


def _whole(point: Point) -> Array:
    return np.array([point.e, *np.zeros(point.classes - 1)])


def _value(m: Text, point: Point) -> Iterator[Line]:
    """The formula of the record, the target and the value."""
    left, _, right = m.verbatim(point.loss.formula).partition(" = ")
    yield Line(left, right, general=True)
    for i in range(point.classes):
        yield Line(Named(m, point, i).t, Numbered(m, point, i).t, i, quiet=not point.t[i])
    yield Line("e", m.number(point.e))


def _gradient(m: Text, point: Point) -> Iterator[Line]:
    for i, slope in enumerate(point.slopes):
        yield Line(slope_of(m, i), m.tint(m.number(slope), i), i, quiet=not slope)


GENERAL = Explanation(_whole, lambda point: point.slopes, _value, _gradient)
