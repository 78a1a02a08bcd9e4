"""The slope of a loss taken apart by the chain rule: ∂e/∂yⱼ = Σᵢ ∂e/∂y′ᵢ · ∂y′ᵢ/∂yⱼ, with y′ = softmax(y / T).

∂y′ᵢ/∂yⱼ = y′ᵢ (δᵢⱼ − y′ⱼ) / T: I. Goodfellow, Y. Bengio, A. Courville, *Deep Learning* (2016), section 6.2.2. Where
softmax is saturated one factor is as tiny as the other may be huge: −ŷ/y′ overflows where y′ underflows, and yet their
product is y′ − ŷ. So all factors are computed from logarithms.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from explorer.core.signed import Signed
from explorer.core.softmax import Array, log_softmax, logsumexp, probabilities_of

LOWEST = -1e6  # of a logarithm: at 10⁻⁴³⁴²⁹⁴ a target's share still has ten digits beside it


class Prediction:
    """What comes out of a softmax, beside the target; all arrays (K,), float64.

    Attributes:
        p, log_p: the probabilities and their logarithms, these at least LOWEST.
        t: the target.
    """

    def __init__(self, logits: Array, target: Array) -> None:
        self.p, self.log_p = probabilities_of(logits), np.maximum(log_softmax(logits), LOWEST)
        self.t = target

    @property
    def log_rest(self) -> Array:
        """ln(1 − p), to the last digit where p is nearly 1."""
        others = np.repeat(self.log_p[:, None], len(self.log_p), axis=1)
        np.fill_diagonal(others, -math.inf)
        return np.maximum(logsumexp(others), LOWEST)

    @property
    def error(self) -> Signed:
        """p − t; of a one-hot target exactly, even where p is as near to it as 10⁻¹⁰⁰⁰."""
        plain, zeros, ones = Signed.of(self.p - self.t), self.t == 0, self.t == 1
        log = np.where(zeros, self.log_p, np.where(ones, self.log_rest, plain.log))
        return Signed(np.where(zeros, 1.0, np.where(ones, -1.0, plain.sign)), log)

    @property
    def _shares(self) -> Signed:
        return Signed(np.ones(len(self.p)), self.log_p)

    @property
    def _bracket(self) -> Signed:
        """(K, K) δᵢⱼ − pⱼ."""
        log = np.repeat(self.log_p[None, :], len(self.p), axis=0)
        np.fill_diagonal(log, self.log_rest)
        return Signed(2 * np.eye(len(self.p)) - 1, log)

    @property
    def jacobian(self) -> Signed:
        """(K, K) ∂pᵢ/∂yⱼ = pᵢ (δᵢⱼ − pⱼ): how far each probability still answers to each logit."""
        return self._shares.column * self._bracket

    def through(self, v: Signed) -> Signed:
        """(K,) Σᵢ vᵢ ∂pᵢ/∂yⱼ, for ∂e/∂p (K,).

        v meets p first: for cross-entropy vᵢ pᵢ is exactly −ŷᵢ. A tiny product of both p, times a huge v, would have
        lost the digits of the second p.
        """
        return ((v * self._shares).column * self._bracket).total()


ByProbabilities = Callable[[Prediction], Signed]  # ∂e/∂y′ (K,) of a loss


class ChainedLoss(Protocol):
    """What the chain rule needs of a loss."""

    @property
    def by_probabilities(self) -> ByProbabilities | None: ...
    @property
    def softmaxes(self) -> int: ...
    @property
    def on_logits(self) -> bool: ...
    def gradient(self, logits: ArrayLike, target: ArrayLike) -> Array: ...


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """The factors of one slope, and their product.

    Attributes:
        slopes: (K,) ∂e/∂y.
        jacobian: (K, K) ∂y′ᵢ/∂yⱼ; None if no softmax lies between.
        v: (K,) ∂e/∂y′; None if there are no probabilities between, or the loss does not say.
        inner: where softmax is taken twice, (∂e/∂q, ∂qᵢ/∂y′ⱼ) with q = softmax(y′), of which v is the product.
    """

    slopes: Signed
    jacobian: Signed | None = None
    v: Signed | None = None
    inner: tuple[Signed, Signed] | None = None


def chain_of(loss: ChainedLoss, logits: ArrayLike, target: ArrayLike, temperature: float = 1.0) -> Chain:
    """The Chain of `loss` at logits (K,) for a target (K,): nothing overflows, whatever the logits.

    >>> from explorer.core.losses.table import LOSSES
    >>> chain = chain_of(LOSSES["cross_entropy"], [-1000.0, 1000.0], [1.0, 0.0])
    >>> chain.v.values.tolist(), chain.jacobian.values.tolist(), chain.slopes.values.tolist()
    ([-inf, -0.0], [[0.0, -0.0], [-0.0, 0.0]], [-1.0, 1.0])
    """
    scaled, t = np.asarray(logits, dtype=np.float64) / temperature, np.asarray(target, dtype=np.float64)
    if loss.on_logits:
        return Chain(Signed.of(loss.gradient(scaled, t) / temperature))
    prediction, per_temperature = Prediction(scaled, t), 1 / temperature
    jacobian = prediction.jacobian.scaled(per_temperature)
    if loss.by_probabilities is None:
        return Chain(Signed.of(loss.gradient(scaled, t) / temperature), jacobian)
    if loss.softmaxes == 1:
        v = loss.by_probabilities(prediction)
        return Chain(prediction.through(v).scaled(per_temperature), jacobian, v)
    again = Prediction(prediction.p, t)
    outer = loss.by_probabilities(again)
    v = again.through(outer)
    return Chain(prediction.through(v).scaled(per_temperature), jacobian, v, (outer, again.jacobian))
