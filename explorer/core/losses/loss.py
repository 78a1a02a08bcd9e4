"""The record of a loss, with its value and gradient."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import ArrayLike

from explorer.core.chain_rule import ByProbabilities
from explorer.core.formulas.document import Section
from explorer.core.formulas.explanation import GENERAL, Explanation
from explorer.core.formulas.markup import Text
from explorer.core.formulas.symbols import Point
from explorer.core.losses.least import Least, searched
from explorer.core.softmax import Array, as_logits

Rule = Callable[[Array, Array], Array]
Reference = Callable[[Sequence[float], Sequence[float]], float]


class Targets(Enum):
    """The targets that a loss takes."""

    ANY = "any distribution"
    ONE_HOT = "one-hot only"
    LARGEST = "any distribution, of which the largest class counts"


class Curve(Enum):
    """The curves that the Loss screen draws, each under the name of the loss it belongs to."""

    SURPRISE = "−ln of the probability of the right class"
    MARGIN = "the cost of a wrong class by its margin"


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss. `raw_value` and `raw_gradient` take float arrays that fit each other, the others anything array-like.

    key: the name in code and files. label: the name for people. note: one sentence.
    formula: with {y}, {p} and {t} where the signs of logits, probabilities and target go.
    targets: which targets it takes. on_logits: whether it is of the logits themselves, not of their softmax.
    of_probabilities: whether the probabilities alone decide it: the same number added to every logit changes nothing.
    least: the lowest value that free logits reach; the default searches for it.
    by_probabilities: ∂e/∂y′, with which the slope is taken apart. softmaxes: how many lie between the logits and what
    that is the derivative by: 2 where the loss takes softmax once more.
    explanation: how it is shown with numbers; without one its formula, its value and its gradient are shown.
    reference: the value by a slow and obvious function, for the tests: logits and target (K,) as numbers.
    figure: its place among the figures that the Loss screen never leaves out. curve: the curve there that is its own.
    """

    key: str
    label: str
    formula: str
    note: str
    raw_value: Rule
    raw_gradient: Rule
    targets: Targets = Targets.ANY
    on_logits: bool = False
    of_probabilities: bool = True
    least: Least = searched
    by_probabilities: ByProbabilities | None = None
    softmaxes: int = 1
    explanation: Explanation = GENERAL
    reference: Reference | None = None
    figure: int | None = None
    curve: Curve | None = None

    def value(self, logits: ArrayLike, target: ArrayLike) -> Array:
        """e for logits (K, ...) and a target (K,) or of the logits' shape: (...). Raises ValueError if they do not fit.

        >>> from explorer.core.losses.cross_entropy import CROSS_ENTROPY
        >>> round(float(CROSS_ENTROPY.value([0, 0.006, 0.12], [0, 1, 0])), 4)
        1.1362
        """
        return self.raw_value(*_fitting(logits, target))

    def gradient(self, logits: ArrayLike, target: ArrayLike) -> Array:
        """∂e/∂y for logits (K, ...): the same shape. Raises ValueError if the shapes do not fit."""
        return self.raw_gradient(*_fitting(logits, target))

    def takes(self, target: Sequence[float]) -> bool:
        """Whether the loss is defined for a target (K,)."""
        return self.targets is not Targets.ONE_HOT or 1.0 in target

    def explained(self, m: Text, point: Point) -> tuple[Section, ...]:
        """Its formulas with the numbers of `point`, written by `m`."""
        return self.explanation.sections(m, point)


def _fitting(logits: ArrayLike, target: ArrayLike) -> tuple[Array, Array]:
    """Both as float arrays, the target broadcast over the trailing axes of the logits."""
    y = as_logits(logits)
    t = np.asarray(target, dtype=y.dtype)
    if t.shape == y.shape:
        return y, t
    if t.shape != y.shape[:1]:
        raise ValueError(f"a target of shape {t.shape} does not fit logits of shape {y.shape}: it needs {y.shape[:1]}")
    return y, t.reshape(t.shape + (1,) * (y.ndim - 1))


def through_softmax(p: Array, v: Array) -> Array:
    """The gradient v with respect to the probabilities p, carried back to the logits: pᵢ (vᵢ − Σ pⱼ vⱼ).

    This is PyTorch's arithmetic to the last bit. Taking v relative to its entry at the largest p would keep more
    digits on the plateau, but optimizers that divide by the slope's size make that difference visible (2e-9 after 200
    steps of RMSprop), and a run must be repeatable there number for number.
    """
    return p * (v - np.add.reduce(p * v, axis=0))


def plain_softmax(y: Sequence[float]) -> list[float]:
    """Softmax by the textbook formula, for the references; the largest logit is subtracted so that none overflows."""
    weights = [math.exp(v - max(y)) for v in y]
    total = math.fsum(weights)
    return [weight / total for weight in weights]


def surprises(y: Sequence[float]) -> list[float]:
    """−ln of each probability, for the references: finite even where the probability underflows."""
    largest = max(y)
    total = math.fsum(math.exp(v - largest) for v in y)
    return [largest - v + math.log(total) for v in y]
