"""What a run comes to within a number of steps: when it arrives, and where it is at the end."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.core.descent import Run
from explorer.core.verdict import hardly_anything, has_diverged


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run has come to.

    Attributes:
        steps: how many of its steps are computed, at most those asked for; after divergence all of them count.
        arrived: the first step at which it has arrived (core/verdict.py); None where it has not within `steps`.
        has_left: whether it has arrived, and is not there at `steps` any more.
        has_diverged: whether it is thrown far off at `steps`.
        value, slope: the loss and its slope there; of a run that is no longer finite, at its last finite position.
    """

    steps: int
    arrived: int | None
    has_left: bool
    has_diverged: bool
    value: float
    slope: float


def outcome(run: Run, steps: int) -> Outcome:
    """What `run` has come to within `steps` steps, as far as it is computed; nothing is computed for it."""
    left = run.values[: steps + 1] - run.minimum <= hardly_anything(run.minimum, run.chance)
    last = len(left) - 1
    beyond = run.diverged_at is not None and steps >= run.diverged_at
    value = run.value(last)
    return Outcome(
        steps if beyond else last,
        int(left.argmax()) if left.any() else None,
        bool(left.any()) and (beyond or not left[-1]),
        beyond or has_diverged(value, run.value(0), run.chance),
        value,
        run.slope(last),
    )
