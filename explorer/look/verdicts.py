"""What a run is doing: a mark, a headline of a word or three, and one quiet line with the numbers."""

from __future__ import annotations

import math
from typing import NamedTuple

from explorer.core.verdict import Verdict, VerdictKind
from explorer.look import numbers
from explorer.look.estimates import estimate, joined
from explorer.look.wording import tr

# None of them is a run's mark, and every font has them.
VERDICT_MARKS = {
    VerdictKind.MOVING: "»",
    VerdictKind.STUCK: "‖",
    VerdictKind.ARRIVED: "✔",
    VerdictKind.DIVERGED: "✖",
}
_NEARLY_NOTHING = 1e-9  # a least loss below this is written as 0


class Said(NamedTuple):
    """A verdict in words: `detail` has the numbers and is no sentence of its own."""

    mark: str
    headline: str
    detail: str


def said(verdict: Verdict) -> Said:
    """What a run is doing, in words."""
    headline, detail = _WORDS[verdict.kind](verdict)
    return Said(VERDICT_MARKS[verdict.kind], headline, detail)


def headlines() -> list[str]:
    """The usual headlines with their marks, for room to be kept for them."""
    usual = (VerdictKind.MOVING, VerdictKind.STUCK, VerdictKind.ARRIVED)
    return [f"{s.mark} {s.headline}" for s in (said(Verdict(kind, 0, 0.0, 0.0, 0.0, math.nan)) for kind in usual)]


def slope_alone(slope: float) -> str:
    """What is said of a run while a lesson asks what it will do."""
    return tr("slope {slope}").format(slope=numbers.number(slope))


def _arrived(verdict: Verdict) -> tuple[str, str]:
    least = numbers.number(verdict.minimum if abs(verdict.minimum) > _NEARLY_NOTHING else 0.0)
    if verdict.is_limit and verdict.value <= verdict.minimum:
        detail = tr("slope {slope}; float64 cannot tell it from its limit, {least}")
    elif verdict.is_limit:
        detail = tr("slope {slope}; the limit is {least}, never reached")
    else:
        detail = tr("slope {slope}; the least possible is {least}")
    return tr("Arrived"), detail.format(slope=numbers.number(verdict.slope), least=least)


def _diverged(verdict: Verdict) -> tuple[str, str]:
    detail = tr("slope {slope}; try a smaller learning rate")
    return tr("Thrown far off"), detail.format(slope=numbers.number(verdict.slope))


def _stuck(verdict: Verdict) -> tuple[str, str]:
    slope = numbers.number(verdict.slope)
    if math.isfinite(verdict.steps_to_cross):
        detail = tr("slope {slope}, about {steps} steps to cross")
    elif verdict.slope > 0:
        detail = tr("slope {slope}; the number of steps to cross cannot be estimated")
    else:
        detail = tr("slope {slope}, no number of steps will cross")
    return tr("Stuck"), joined(detail.format(slope=slope, steps=_steps(verdict)))


def _moving(verdict: Verdict) -> tuple[str, str]:
    if verdict.steps_to_cross < 1.5:
        detail = tr("slope {slope}, a step or so to half way down")
    elif math.isfinite(verdict.steps_to_cross):
        detail = tr("slope {slope}, about {steps} steps to half way down")
    else:
        detail = tr("slope {slope}")
    return tr("Moving"), joined(detail.format(slope=numbers.number(verdict.slope), steps=_steps(verdict)))


def _steps(verdict: Verdict) -> str:
    return estimate(verdict.steps_to_cross) if math.isfinite(verdict.steps_to_cross) else ""


_WORDS = {
    VerdictKind.MOVING: _moving,
    VerdictKind.STUCK: _stuck,
    VerdictKind.ARRIVED: _arrived,
    VerdictKind.DIVERGED: _diverged,
}
