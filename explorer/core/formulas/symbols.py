"""The quantities in the formulas of a loss: logit, probability and target of a class, as signs or as numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from explorer.core.chain_rule import ChainedLoss
from explorer.core.formulas.document import Section
from explorer.core.formulas.markup import Index, Text
from explorer.core.softmax import Array, log_softmax, probabilities_of

_SMALLEST = 1e-300  # below it a probability loses digits and then becomes 0; its logarithm is still exact


class ExplainedLoss(ChainedLoss, Protocol):
    """What an explanation needs from a loss."""

    @property
    def key(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def formula(self) -> str: ...
    def value(self, logits: ArrayLike, target: ArrayLike) -> Array: ...
    def explained(self, m: Text, point: Point) -> tuple[Section, ...]: ...


class Point:
    """One example under one loss at a temperature, with the numbers its formulas need; all arrays (K,), float64.

    scaled: the logits divided by the temperature. top: the class t of the largest target. free: which logits move.
    Raises ValueError if the target does not fit the logits.
    """

    def __init__(
        self,
        loss: ExplainedLoss,
        logits: ArrayLike,
        target: ArrayLike,
        temperature: float = 1.0,
        free: Sequence[bool] | None = None,
    ) -> None:
        self.loss = loss
        self.y, self.t = np.asarray(logits, dtype=np.float64), np.asarray(target, dtype=np.float64)
        if self.y.shape != self.t.shape:
            raise ValueError(f"a target of shape {self.t.shape} does not fit logits of shape {self.y.shape}")
        self.temperature = float(temperature)
        self.classes = len(self.y)
        self.free = [True] * self.classes if free is None else list(free)
        self.scaled = self.y / self.temperature
        self.top = int(self.t.argmax())

    @cached_property
    def e(self) -> float:
        return float(self.loss.value(self.scaled, self.t))

    @cached_property
    def p(self) -> Array:
        return probabilities_of(self.scaled)

    @cached_property
    def log_p(self) -> Array:
        return log_softmax(self.scaled)

    @cached_property
    def slopes(self) -> Array:
        """∂e/∂y by the gradient of the loss."""
        return self.loss.gradient(self.scaled, self.t) / self.temperature


class Quantities(Protocol):
    """The quantities of one class: y (over T, if T is not 1), p, t, those of one loss only, and those of all classes.

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
    def mean(self) -> str: ...
    @property
    def e(self) -> str: ...
    @property
    def count(self) -> str: ...
    @property
    def per_temperature(self) -> str: ...
    @property
    def absent(self) -> bool: ...
    def own(self, letter: str) -> str: ...


class Named:
    """The quantities as signs, with the subscript `index`."""

    absent = False

    def __init__(self, m: Text, point: Point, index: Index) -> None:
        self._m, self._index = m, index
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

    def own(self, letter: str) -> str:
        """The sign of a quantity that only this loss has."""
        return self._m.sign(letter, self._index)


class Numbered:
    """The quantities as the numbers of class `index`; `own`: the numbers (K,) of this loss only, by letter."""

    def __init__(
        self, m: Text, point: Point, index: int, own: Mapping[str, Array] | None = None, mean: float = 0.0
    ) -> None:
        self._m, self._point, self._index = m, point, index
        self._own, self._mean = own or {}, mean
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

    def own(self, letter: str) -> str:
        """The number of a quantity that only this loss has."""
        return self._tinted(self._own[letter][self._index])

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
