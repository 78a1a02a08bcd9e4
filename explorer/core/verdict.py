"""The verdict on a run: whether it is moving, stuck on a plateau, arrived or diverged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import ArrayLike, NDArray

ARRIVED_SHARE = 0.01  # of the way down from chance to the minimum that may remain
ARRIVED_LEAST = 1e-4
STUCK_STEPS = 10_000  # more steps than this to cross, and nobody in a lecture sees it move
STUCK_SLOPE = 1e-2  # a larger slope is not flat: then it is the learning rate that is small
DIVERGED_FACTOR = 10.0  # this many times the loss at the start or at chance is beyond any use


class VerdictKind(Enum):
    """What a run is doing at a step."""

    MOVING = "moving"
    STUCK = "stuck"
    ARRIVED = "arrived"
    DIVERGED = "diverged"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a run is doing at `step`.

    Attributes:
        kind: in one word.
        value, slope: the loss there, and the length of its gradient over the free logits.
        minimum: the least loss that the run could reach.
        steps_to_cross: how many steps it needs to come half way down to the minimum (see core/plateau.py); inf when
            the line downhill never gets there, nan for a run that has arrived or diverged.
        is_limit: whether the minimum is only approached, and reached by no finite logits.
    """

    kind: VerdictKind
    step: int
    value: float
    slope: float
    minimum: float
    steps_to_cross: float
    is_limit: bool = False


def has_diverged(value: float, first: float, chance: float) -> bool:
    """Whether a loss is beyond use, given its `first` value and that of equal logits (`chance`)."""
    return bool(value > diverged_above(first, chance))


def has_arrived(value: float, minimum: float, chance: float) -> bool:
    """Whether hardly anything is left of the way from the loss of equal logits (`chance`) down to the `minimum`."""
    return value - minimum <= hardly_anything(minimum, chance)


def hardly_anything(minimum: float, chance: float) -> float:
    """What may be left above the `minimum` when a run has arrived."""
    return max(ARRIVED_SHARE * abs(chance - minimum), ARRIVED_LEAST)


def diverged_above(first: ArrayLike, chance: ArrayLike) -> NDArray[np.float64]:
    """The loss above which a run has diverged; of many runs, arrays of one shape."""
    return np.asarray(DIVERGED_FACTOR * np.maximum(np.maximum(first, chance), 1.0))


def is_stuck(steps_to_cross: float, slope: float, temperature: float) -> bool:
    """Whether it takes too many steps to cross because the loss is flat, and not because the rate is small."""
    return steps_to_cross > STUCK_STEPS and slope * temperature < STUCK_SLOPE
