"""Numbers by their sign and the logarithm of their size: those far beyond float64 too, and products of both kinds."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from explorer.core.softmax import Array


class Signed(NamedTuple):
    """Real numbers of any size; 0 has the sign 0 and the logarithm −∞. A logarithm is never +∞.

    Attributes:
        sign: (...) −1, 0 or 1.
        log: (...) the natural logarithm of the size.

    >>> huge, tiny = Signed(np.array(-1.0), np.array(1000.0)), Signed(np.array(1.0), np.array(-1000.0))
    >>> float((huge * tiny).values)
    -1.0
    """

    sign: Array
    log: Array

    @classmethod
    def of(cls, values: ArrayLike) -> Signed:
        """Plain numbers, which are finite."""
        plain = np.asarray(values, dtype=np.float64)
        with np.errstate(divide="ignore"):
            return cls(np.sign(plain), np.log(np.abs(plain)))

    @property
    def values(self) -> Array:
        """Plain numbers: ±∞ beyond 1.8 × 10³⁰⁸, and 0 below 4.9 × 10⁻³²⁴."""
        with np.errstate(over="ignore", under="ignore"):
            return self.sign * np.exp(self.log)

    @property
    def largest_log(self) -> float:
        """The logarithm of the largest size; −∞ if all are 0."""
        return float(self.log.max(initial=-math.inf))

    @property
    def column(self) -> Signed:
        """(N, 1) of (N,)."""
        return Signed(self.sign[:, None], self.log[:, None])

    def __mul__(self, other: object) -> Signed:
        """The products, number by number; no overflow, and nothing lost, where a large one meets a small one."""
        if not isinstance(other, Signed):
            return NotImplemented
        return Signed(self.sign * other.sign, self.log + other.log)

    def scaled(self, factor: float) -> Signed:
        """Each number times a `factor` above 0."""
        return Signed(self.sign, self.log + math.log(factor))

    def total(self, axis: int = 0) -> Signed:
        """The sums over an axis."""
        most = self.log.max(axis=axis, keepdims=True)
        level = np.where(np.isfinite(most), most, 0.0)  # −∞: all of them are 0
        sums = Signed.of((self.sign * np.exp(self.log - level)).sum(axis=axis))
        return Signed(sums.sign, sums.log + level.squeeze(axis))
