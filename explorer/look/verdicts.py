"""What a run is doing: a mark, and one sentence."""

from __future__ import annotations

import math

from explorer.core.verdict import Verdict, VerdictKind
from explorer.look import numbers
from explorer.look.estimates import estimate, joined
from explorer.look.wording import tr

VERDICT_MARKS = {
    VerdictKind.MOVING: "▶",
    VerdictKind.STUCK: "■",
    VerdictKind.ARRIVED: "✔",
    VerdictKind.DIVERGED: "✖",
}


def verdict_sentence(verdict: Verdict) -> str:
    """One sentence that says what a run is doing."""
    if verdict.kind is VerdictKind.ARRIVED:
        return tr("Arrived: loss {loss}, the least possible is {least}.").format(
            loss=numbers.number(verdict.value),
            least=numbers.number(verdict.minimum if abs(verdict.minimum) > 1e-9 else 0.0),
        )
    if verdict.kind is VerdictKind.DIVERGED:
        return tr("Diverged: the loss is {loss}. Try a smaller learning rate.").format(
            loss=numbers.number(verdict.value)
        )
    slope = numbers.number(verdict.slope)
    if verdict.kind is VerdictKind.STUCK:
        if math.isinf(verdict.steps_to_cross) and verdict.slope > 0:
            return tr("Stuck: slope {slope}; the number of steps to cross cannot be estimated.").format(slope=slope)
        if math.isinf(verdict.steps_to_cross):
            return tr("Stuck: slope {slope}, no number of steps will cross.").format(slope=slope)
        sentence = tr("Stuck: slope {slope}, at this rate about {steps} steps to cross.")
        return joined(sentence.format(slope=slope, steps=estimate(verdict.steps_to_cross)))
    if verdict.steps_to_cross < 1.5:
        return tr("Moving: slope {slope}, a step or so to half way down.").format(slope=slope)
    if math.isfinite(verdict.steps_to_cross):
        sentence = tr("Moving: slope {slope}, about {steps} steps to half way down.")
        return joined(sentence.format(slope=slope, steps=estimate(verdict.steps_to_cross)))
    return tr("Moving: slope {slope}.").format(slope=slope)
