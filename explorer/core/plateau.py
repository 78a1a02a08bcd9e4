"""The plateau estimate: how many steps a run needs until its loss has come half way down to the least possible.

Gradient flow along the straight line downhill takes n = ∫ ds / (rate · slope(s)) steps from here to the place where
half of the loss above the minimum is left. On a plateau the slope is exponentially small, and n a large number.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.core.losses.objective import Objective
from explorer.core.softmax import Array

LOOK_AHEAD = 50  # steps that a normalised optimizer is walked on to find its pace: a millisecond, also while dragging
_FINE = 0.05  # logits between two samples of the line downhill
_MOST_SAMPLES = 4000


class WayDown(NamedTuple):
    """The straight line downhill, as far as half of the loss above the minimum is left.

    Attributes:
        distances: (S,) from here, in logits.
        logits: (K, S) at these places.
    """

    distances: Array
    logits: Array

    @property
    def length(self) -> float:
        """How far it is, in logits."""
        return float(self.distances[-1])


def way_down(objective: Objective, here: Array, free: NDArray[np.bool_], half: float) -> WayDown | None:
    """The line from `here` (K,) against the gradient over the `free` logits (K,) until the loss is at most `half`.

    Returns: None where the line never comes so low. `here` must have a slope.
    """
    gradient = np.where(free, objective.gradient(here), 0.0)
    distances, logits = _line(here, -gradient / objective.slope(here, free), objective.temperature, free)
    below = objective.value(logits) <= half
    if not below.any():
        return None
    end = max(int(below.argmax()), 1)
    return WayDown(distances[: end + 1], logits[:, : end + 1])


def _line(here: Array, direction: Array, temperature: float, free: NDArray[np.bool_]) -> tuple[Array, Array]:
    """Distances (S,) from `here` and the logits (K, S) there: fine steps, as far as any crossing can be."""
    reach = 2.0 * float(np.abs(here[free]).max(initial=1.0)) + 20.0 * temperature
    count = int(min(max(reach / (_FINE * min(temperature, 1.0)), 200), _MOST_SAMPLES))
    distances = np.linspace(0.0, min(reach, 1e6), count + 1)
    return distances, here[:, None] + direction[:, None] * distances


def steps_by_slope(way: WayDown, objective: Objective, free: NDArray[np.bool_], rate: float) -> float:
    """Steps of an optimizer whose steps scale with the slope: n = ∫ ds / (rate · slope(s)).

    Args:
        way: the line downhill.
        objective, free: the loss, and the logits (K,) over which its slope is taken.
        rate: the length of the next step per slope. It is the learning rate for plain descent, and 1 / (1 − momentum)
            times that for momentum in full swing.

    Returns: inf where the line has a flat place.
    """
    slopes = objective.slope(way.logits, free)
    if not (slopes > 0).all():
        return math.inf
    return _integral(1.0 / (rate * slopes), way.distances)


def _integral(steps: Array, distances: Array) -> float:
    """∫ steps ds. The logarithmic mean of neighbours is exact where the steps a logit (S,) change exponentially."""
    ratio = np.log(steps[1:] / steps[:-1])
    mean = np.where(np.abs(ratio) > 1e-6, np.diff(steps) / np.where(ratio == 0, 1, ratio), steps[:-1])
    return float(np.sum(mean * np.diff(distances)))


def pace_along(way: WayDown, objective: Objective, free: NDArray[np.bool_], epsilon: float) -> Array:
    """(S,) how fast an optimizer that divides each slope g by |g| + ε walks along the way, per learning rate.

    Far above ε that is steady; far below it is as small as the slope itself, and grows on the way down a plateau.
    """
    size = np.abs(np.where(free[:, None], objective.gradient(way.logits), 0.0))
    return np.sqrt(np.sum(np.square(np.divide(size, size + epsilon, out=np.zeros_like(size), where=size > 0)), axis=0))


def steps_at_steady_pace(way: WayDown, pace: Array, values: Array, path: Array, half: float) -> float:
    """Steps of an optimizer that divides by the slope's own size, and so keeps its pace once it has found it.

    It is walked on for LOOK_AHEAD steps; from there n = ∫ ds / (length of a step), which grows as `pace` does.

    Args:
        way: the line downhill from where the run is.
        pace: (S,) from `pace_along`.
        values: (n,) the loss there and after each of at most LOOK_AHEAD steps.
        path: (K, LOOK_AHEAD + 2) the positions there and after each step, and after one more.
        half: the loss to come down to.
    """
    there = values <= half
    if there.any():
        return float(there.argmax())
    here, ahead, next_ = path[:, 0], path[:, LOOK_AHEAD], path[:, LOOK_AHEAD + 1]
    stride = float(np.linalg.norm(next_ - ahead))
    gone = min(float(np.linalg.norm(ahead - here)), way.length)
    rest = np.append(gone, way.distances[way.distances > gone])
    share = np.interp(rest, way.distances, pace)
    if stride == 0 or not (share > 0).all():
        return math.inf
    return LOOK_AHEAD + _integral(share[0] / (stride * share), rest)
