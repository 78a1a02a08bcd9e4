"""What the factors of a slope say together, as one sentence of measured numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from explorer.core.chain_rule import Chain
from explorer.core.signed import Signed
from explorer.look import numbers
from explorer.look.wording import Wording, tr

FAR, NEAR = 0.5, 0.05  # of a probability from its target
HARDLY = 0.01  # a probability that hardly answers, and a slope that is hardly one
SLOPE = 0.1  # at least a slope
LARGE = 10.0  # at least a large first factor


class Tale(Enum):
    """What can be said of the factors."""

    PLATEAU = "far off, and the probabilities hardly answer: hardly any slope"
    CANCELS = "the probabilities hardly answer, but the first factor makes up for it"
    NEAR = "hardly anything is left to correct"
    ANSWERS = "the probabilities answer"
    PLAIN = "none of these"
    UNSAID = "the loss does not say its first factor"
    DIRECT = "no softmax lies between"


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes that are spoken of; all but `off` as natural logarithms.

    Attributes:
        off: how far the probabilities are from the target, at most: 0 to 1.
        wrong: the largest ∂e/∂y′; None if there is none. answer: the largest ∂y′ᵢ/∂yⱼ of a free logit j; None without
            softmax.
        slope: the length of ∂e/∂y over the free logits, as on the card.
    """

    off: float
    wrong: float | None
    answer: float | None
    slope: float

    @property
    def tale(self) -> Tale:
        """Every claim of its sentence holds of these sizes."""
        if self.answer is None:
            return Tale.DIRECT
        if self.wrong is None:
            return Tale.UNSAID
        hardly = self.answer < math.log(HARDLY)
        if hardly and self.slope < math.log(HARDLY) and self.off >= FAR:
            return Tale.PLATEAU
        if hardly and self.slope >= math.log(SLOPE) and self.wrong >= math.log(LARGE):
            return Tale.CANCELS
        if self.off < NEAR and self.slope < math.log(SLOPE):
            return Tale.NEAR
        return Tale.ANSWERS if not hardly and self.slope >= math.log(HARDLY) else Tale.PLAIN


def sizes_of(chain: Chain, p: Sequence[float], target: Sequence[float], free: Sequence[bool]) -> Sizes:
    """The sizes in `chain` for probabilities, a target and free logits, (K,) each."""
    moves = np.array(free)
    slopes = Signed(chain.slopes.sign[moves], chain.slopes.log[moves])
    answers = None if chain.jacobian is None else float(chain.jacobian.log[:, moves].max())
    wrong = None if chain.v is None else chain.v.largest_log
    off = float(np.abs(np.subtract(p, target)).max())
    return Sizes(off, wrong, answers, float((slopes * slopes).total().log) / 2)


def sentence(sizes: Sizes, wording: Wording) -> str:
    """What the sizes say, in the language of the app."""
    said = {
        Tale.PLATEAU: tr(
            "Far off, by {off}: ∂e/∂{p} is up to {wrong}. But the probabilities hardly answer, J is up to {answer}: "
            "hardly any slope, {slope}."
        ),
        Tale.CANCELS: tr(
            "The probabilities hardly answer, J is up to {answer}. But ∂e/∂{p} is up to {wrong}: that makes up for it, "
            "slope {slope}."
        ),
        Tale.NEAR: tr("Off by {off} only: ∂e/∂{p} is up to {wrong}, J up to {answer}, the slope {slope}."),
        Tale.ANSWERS: tr("The probabilities answer, J is up to {answer}, and ∂e/∂{p} up to {wrong}: slope {slope}."),
        Tale.PLAIN: tr("∂e/∂{p} is up to {wrong}, J up to {answer}, the slope {slope}."),
        Tale.UNSAID: tr("The record of this loss has no ∂e/∂{p}. J is up to {answer}, the slope {slope}."),
        Tale.DIRECT: tr("No softmax lies between: ∂e/∂{y} comes straight from the logits, slope {slope}."),
    }[sizes.tale]
    gaps = {"wrong": sizes.wrong, "answer": sizes.answer, "slope": sizes.slope}
    found = {name: numbers.of_log(1.0, log) for name, log in gaps.items() if log is not None}
    return wording.signs(said).format(off=numbers.power(sizes.off), **found)


def longest(wording: Wording) -> str:
    """The longest sentence with usual numbers, for which room is kept."""
    tiny, huge = math.log(8.8e-88), math.log(8.8e88)
    far = Sizes(0.88, huge, tiny, tiny), Sizes(0.88, huge, tiny, 0.0), Sizes(0.88, huge, 0.0, 0.0)
    return max((sentence(sizes, wording) for sizes in far), key=len)
