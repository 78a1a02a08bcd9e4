"""What stands in the formulas of a loss: one class's logit, probability and target, as signs or as numbers."""

from __future__ import annotations

from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from explorer.core.formulas.markup import Index, Text
from explorer.core.losses.loss import Loss
from explorer.core.losses.objective import Objective
from explorer.core.softmax import Array, log_softmax, probabilities_of

_SMALLEST = 1e-300  # below it a probability loses its digits, then is 0; its logarithm still knows it


class Point:
    """One example under one loss at a temperature, and what its formulas ask for; all arrays (K,), float64.

    scaled: the logits divided by the temperature. top: the class t of the largest target. Raises ValueError where
    `Objective` does.
    """

    def __init__(self, loss: Loss, logits: ArrayLike, target: ArrayLike, temperature: float = 1.0) -> None:
        self.loss = loss
        self.y, self.t = np.asarray(logits, dtype=np.float64), np.asarray(target, dtype=np.float64)
        self.temperature = float(temperature)
        self.objective = Objective(loss, self.t, self.temperature)
        self.classes = len(self.y)
        self.scaled = self.y / self.temperature
        self.top = int(self.t.argmax())

    @cached_property
    def e(self) -> float:
        return float(self.objective.value(self.y))

    @cached_property
    def p(self) -> Array:
        return probabilities_of(self.scaled)

    @cached_property
    def log_p(self) -> Array:
        return log_softmax(self.scaled)

    @cached_property
    def q(self) -> Array:
        """Softmax once more."""
        return probabilities_of(self.p)

    @cached_property
    def log_q(self) -> Array:
        return log_softmax(self.p)

    @cached_property
    def margins(self) -> Array:
        """1 − y_t + yⱼ of the scaled logits; 0 at t itself."""
        margins = 1 - self.scaled[self.top] + self.scaled
        margins[self.top] = 0
        return margins


class Quantities(Protocol):
    """The quantities of one class: y (over T, where that is not 1), p, t, q, v, and what all classes share.

    absent: whether these are numbers and t is 0.
    """

    @property
    def times(self) -> str: ...
    @property
    def y(self) -> str: ...
    @property
    def y_top(self) -> str: ...
    @property
    def p(self) -> str: ...
    @property
    def t(self) -> str: ...
    @property
    def q(self) -> str: ...
    @property
    def v(self) -> str: ...
    @property
    def mean(self) -> str: ...
    @property
    def e(self) -> str: ...
    @property
    def count(self) -> str: ...
    @property
    def per_temperature(self) -> str: ...
    @property
    def absent(self) -> bool: ...


class Named:
    """By their signs, with the subscript `index`."""

    absent = False

    def __init__(self, m: Text, point: Point, index: Index) -> None:
        self.times, self.count, self.e, self.mean = m.gap, "K", "e", m.mean_sign
        warm = point.temperature != 1
        self.per_temperature = m.share("1", "T") + m.gap if warm else ""
        self.y, self.y_top = (
            m.quotient(sign, "T") if warm else sign
            for sign in (
                m.sign(m.signs.logits, index),
                m.sign(m.signs.logits, "t" if isinstance(index, str) else point.top),
            )
        )
        self.p, self.t = m.sign(m.signs.probabilities, index), m.sign(m.signs.target, index)
        self.q, self.v = m.sign("q", index), m.sign("v", index)


class Numbered:
    """By the numbers of class `index`; `v` (K,) and its `mean` where the formula has them."""

    def __init__(self, m: Text, point: Point, index: int, v: Array | None = None, mean: float = 0.0) -> None:
        self._m, self._point, self._index = m, point, index
        self._v, self._mean = v, mean
        self.times = m.dot

    def _tinted(self, value: float, index: int | None = None) -> str:
        return self._m.tint(self._m.number(value), self._index if index is None else index)

    def _scaled(self, index: int) -> str:
        number = self._tinted(self._point.y[index], index)
        if self._point.temperature == 1:
            return number
        return self._m.quotient(number, self._m.number(self._point.temperature))

    @property
    def y(self) -> str:
        return self._scaled(self._index)

    @property
    def y_top(self) -> str:
        return self._scaled(self._point.top)

    @property
    def p(self) -> str:
        if self._point.p[self._index] < _SMALLEST:
            return self._m.tint(self._m.power_of_e(self._point.log_p[self._index]), self._index)
        return self._tinted(self._point.p[self._index])

    @property
    def t(self) -> str:
        return self._tinted(self._point.t[self._index])

    @property
    def q(self) -> str:
        return self._tinted(self._point.q[self._index])

    @property
    def v(self) -> str:
        return "" if self._v is None else self._tinted(self._v[self._index])

    @property
    def mean(self) -> str:
        return self._m.number(self._mean)

    @property
    def e(self) -> str:
        return self._m.number(self._point.e)

    @property
    def absent(self) -> bool:
        return bool(self._point.t[self._index] == 0)

    @property
    def count(self) -> str:
        return str(self._point.classes)

    @property
    def per_temperature(self) -> str:
        if self._point.temperature == 1:
            return ""
        return self._m.share("1", self._m.number(self._point.temperature)) + self._m.dot
