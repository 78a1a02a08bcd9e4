"""How the walk from one start ends, read step by step from a single Run."""

from __future__ import annotations

from explorer.core.descent import Run
from explorer.core.verdict import VerdictKind

DIVERGED = "diverged"
NOT_WITHIN = "not within"


def outcome(run: Run, within: int, below: float | None = None) -> int | str:
    """The step at which `run` succeeded, or how else it ended."""
    run.grow(within)
    for step in range(within + 1):
        if run.diverged_at is not None and step >= run.diverged_at:
            return DIVERGED
        if run.value(step) < below if below is not None else _has_won(run, step):
            return step
    return DIVERGED if run.verdict(within).kind is VerdictKind.DIVERGED else NOT_WITHIN


def _has_won(run: Run, step: int) -> bool:
    """Whether the largest logit is one of those to which the target gives most, and of no other."""
    target, logits = run.objective.target.tolist(), run.position(step).tolist()
    largest = {i for i, logit in enumerate(logits) if logit == max(logits)}
    return all(target[i] == max(target) for i in largest)
