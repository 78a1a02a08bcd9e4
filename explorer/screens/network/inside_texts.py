"""How the inside of a network is written: the signs of its layers, and each stage as a formula with its numbers in."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from explorer.look import numbers
from explorer.look.wording import Wording
from explorer.plots.sketch import figure
from explorer.screens.network.one_example import OneExample

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶"
DECIMALS = 3  # of what a unit computes
_SHARE_DECIMALS = 3  # of a probability


class Line(NamedTuple):
    """A formula of one stage: its left-hand side, in signs, with numbers ("" where it would only repeat), its value."""

    sign: str
    formula: str
    filled: str
    value: str

    def parts(self, rows: int, full: bool = True) -> list[str]:
        """The line on one or two rows; if not `full`, without the signs where there are numbers."""
        if not full and self.filled:
            return [f"{self.sign} = {self.filled} = {self.value}"]
        first, rest = f"{self.sign} = {self.formula}", [part for part in (self.filled, self.value) if part]
        second = "".join(f" = {part}" for part in rest)
        return [first + second] if rows == 1 else [first, second.strip()]

    def __str__(self) -> str:
        return self.parts(1)[0]


class InsideTexts:
    """The texts about one example. Units and layers are counted from 0 in code, and from 1 in signs."""

    def __init__(self, wording: Wording, example: OneExample) -> None:
        self.wording, self.example = wording, example

    def raised(self, layer: int) -> str:
        """What tells the layer's W and b from those of others: nothing, a prime, or its number above the line."""
        if self.example.last <= 1:
            return "′" if layer else ""
        return _SUPERSCRIPTS[layer + 1]

    def output(self, layer: int) -> str:
        """The sign of what a layer puts out: a, a², y; x for the inputs, as layer −1."""
        if layer < 0:
            return "x"
        if layer == self.example.last:
            return self.wording.notation.logits
        return "a" if self.example.last == 1 else f"a{_SUPERSCRIPTS[layer + 1]}"

    def unit(self, layer: int, unit: int) -> str:
        """The sign of one unit: a₇, y₈, x₂₀₃."""
        return self.output(layer) + numbers.subscript(unit + 1)

    def weights(self, layer: int) -> str:
        """The sign of a layer's weights: W, W′, W²."""
        return f"W{self.raised(layer)}"

    def _applied(self, layer: int, inner: str) -> str:
        """`inner` in the activation, if the layer has one."""
        return inner if layer == self.example.last else f"{self.example.activation.sign}({inner})"

    def stage(self, layer: int) -> str:
        """The formula of a whole layer: a = tanh(b + Wx)."""
        above = self.raised(layer)
        inner = f"b{above} + W{above}{self.output(layer - 1)}"
        return f"{self.output(layer)} = {self._applied(layer, inner)}"

    def softmax(self) -> str:
        """The formula of the probabilities."""
        return self.wording.signs("{p} = softmax({y})")

    def heads(self) -> list[tuple[str, str]]:
        """(formula, sign) of each stage: the pixels, every layer, the probabilities, the loss."""
        stages = [(self.stage(layer), self.output(layer)) for layer in range(self.example.last + 1)]
        return [("x", "x"), *stages, (self.softmax(), self.wording.notation.probabilities), ("e", "e")]

    def unit_line(self, layer: int, unit: int) -> Line:
        """One unit of a layer: a₇ = tanh(b₇ + Σ W₇ᵢ xᵢ) = tanh(0.030 + 1.500) = 0.910."""
        example, sub, above = self.example, numbers.subscript(unit + 1), self.raised(layer)
        inner = f"b{above}{sub} + Σ W{above}{sub}ᵢ {self.output(layer - 1)}ᵢ"
        added = plus(example.bias(layer, unit), example.weighted(layer, unit))
        value = shown(float(example.outputs[layer][unit]))
        return Line(self.unit(layer, unit), self._applied(layer, inner), self._applied(layer, added), value)

    def probability_line(self, k: int) -> Line:
        """One probability: y′₈ = exp(y₈) / Σ exp(yᵢ) = 24.8 / 25.3 = 0.980; without exponentials that overflow."""
        sign, logits = self.wording.notation.logits, self.example.logits
        with np.errstate(all="ignore"):
            exponentials = np.exp(logits)
            total = float(exponentials.sum())
        filled = f"{figure(float(exponentials[k]))} / {figure(total)}" if 0 < total < math.inf else ""
        formula = f"exp({self.wording.logit(k)}) / Σ exp({sign}ᵢ)"
        return Line(self.wording.probability(k), formula, filled, share(float(self.example.probabilities[k])))

    def error_line(self) -> Line:
        """The loss of the example."""
        sign, _, formula = self.wording.signs(self.example.loss.formula).partition(" = ")
        return Line(sign, formula, "", numbers.number(self.example.error))

    def mean_line(self) -> Line:
        """The mean of the losses of all examples held out."""
        formula = f"(1/{numbers.count(self.example.count)}) Σ eₙ"
        return Line("L", formula, "", numbers.number(self.example.mean))

    def lines(self, hidden: tuple[int, int] | None, k: int) -> list[Line]:
        """All stages for one hidden unit, if there is one, and class `k`."""
        found = [] if hidden is None else [self.unit_line(*hidden)]
        found += [self.unit_line(self.example.last, k), self.probability_line(k)]
        return [*found, self.error_line(), self.mean_line()]


def forms(lines: Sequence[Line], advance: Callable[[str], float]) -> Iterator[list[str]]:
    """The lines as texts: each in one row; the long ones broken before their numbers; without the signs before these.

    Args:
        advance: the width of a text.
    """
    yield [str(line) for line in lines]
    room = max(advance(half) for line in lines if line.filled for half in line.parts(2))
    yield [text for line in lines for text in line.parts(1 if advance(str(line)) <= room else 2)]
    yield [line.parts(1, full=False)[0] for line in lines]


def units_shown(
    units: Sequence[int], layer: int, pointed: tuple[int, int] | None
) -> tuple[tuple[int, int] | None, int]:
    """The hidden unit (layer, unit) whose numbers are shown, None without hidden layers, and the class.

    Args:
        units: the one chosen of each layer.
        layer: the one chosen last.
        pointed: what the pointer is on, which comes before what was chosen.
    """
    last = len(units) - 1
    k = pointed[1] if pointed is not None and pointed[0] == last else units[last]
    if last == 0:
        return None, k
    layer = min(layer, last - 1)
    return (pointed if pointed is not None and pointed[0] < last else (layer, units[layer])), k


def plus(first: float, second: float) -> str:
    """The sum of two numbers as written: 0.030 + 1.500, 0.030 − 1.500."""
    sign = "−" if second < 0 else "+"
    return f"{shown(first)} {sign} {shown(abs(second))}"


def shown(value: float) -> str:
    """A bias, a weighted sum, an activation or a logit."""
    return numbers.number(value, DECIMALS)


def logit_shown(value: float) -> str:
    """A logit in a column."""
    return numbers.fixed(value, 2) if abs(value) < 1000 else numbers.power(value, 3)


def share(value: float) -> str:
    """A probability."""
    return "–" if math.isnan(value) else numbers.fixed(value, _SHARE_DECIMALS)
