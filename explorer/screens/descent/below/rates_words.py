"""What is said of the rates: what is under the pointer, which are best, and the story of the huge ones."""

from __future__ import annotations

import math
from collections.abc import Sequence

from explorer.core.rate_curve import RATES, RateCurve
from explorer.core.walks import NEVER
from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.look.wording import Wording, tr
from explorer.plots.axes import decade
from explorer.state.experiment_parts import RATE_SPAN, RunSpec

HUGE_RATE = 1.2e8  # at which squared error jumps the plateau of the lecture's surface
JUMP_STEPS = 3  # so many does it take
THROWN_TO = 1e7  # as far are the logits thrown, rounded


def at_rate(place: int, curves: Sequence[RateCurve], theme: Theme) -> str:
    """The losses at the rate at a place in RATES, and when they arrive."""
    said = [f"{theme.run(run).sign} {_outcome(curve, place)}" for run, curve in enumerate(curves)]
    return tr("rate {rate}:").format(rate=numbers.plain(RATES[place])) + "  " + "   ".join(said)


def _outcome(curve: RateCurve, place: int) -> str:
    if curve.diverged[place]:
        return tr("diverges")
    loss, step = numbers.number(float(curve.losses[place])), int(curve.arrived[place])
    if step != NEVER and not curve.stands[place]:
        return tr("{loss}, there at step {n}, then left").format(loss=loss, n=numbers.count(step))
    if step != NEVER:
        return tr("{loss}, arrives at step {n}").format(loss=loss, n=numbers.count(step))
    return tr("{loss}, not there within {n} steps").format(loss=loss, n=numbers.count(curve.steps))


def bests(curves: Sequence[RateCurve], theme: Theme) -> list[str]:
    """A line on the best rate of each run, and what the hatching means."""
    lines = [_best(curve, theme.run(run).sign) for run, curve in enumerate(curves)]
    return [*lines, tr("hatched: diverges")] if any(curve.diverged.any() for curve in curves) else lines


def _best(curve: RateCurve, run: str) -> str:
    best = curve.best
    if best is None:
        low, high = (decade(math.log10(rate)) for rate in RATE_SPAN)
        said = tr("{run} no rate from {low} to {high} visibly lowers e in {n} steps")
        return said.format(run=run, low=low, high=high, n=numbers.count(curve.steps))
    rate, loss = numbers.plain(best.rate), numbers.number(best.loss)
    if best.steps is None:
        return tr("{run} best rate {rate}: down to {loss}, not there yet").format(run=run, rate=rate, loss=loss)
    if best.steps == 0:
        return tr("{run} has arrived at the start; the best rate is {rate}").format(run=run, rate=rate)
    return tr("{run} best rate {rate}: arrives at step {n}").format(run=run, rate=rate, n=numbers.count(best.steps))


def of_huge_rates(specs: Sequence[RunSpec], theme: Theme, wording: Wording) -> list[str]:
    """Lines on rates that are beyond the picture; none where there are none."""
    beyond = [
        f"{theme.run(run).sign} {numbers.plain(spec.learning_rate, 3)}"
        for run, spec in enumerate(specs)
        if spec.learning_rate > RATE_SPAN[1]
    ]
    if not beyond:
        return []
    there = tr("Beyond the picture: {runs}").format(runs=tr(", ").join(beyond))
    story = tr(
        "At {rate} MSE jumps the plateau of the lecture's surface in {steps} steps, thrown to {far}. But with three "
        "free logits, from {y}₃ = 0, it throws a third of the starts to a wrong class, where they stay: nobody trains "
        "that way."
    )
    filled = wording.signs(story.replace("{rate}", numbers.plain(HUGE_RATE)))
    return [there, filled.format(steps=JUMP_STEPS, far=f"±{numbers.plain(THROWN_TO)}")]
