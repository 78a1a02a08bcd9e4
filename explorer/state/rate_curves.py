"""The loss after all steps by learning rate, for every run of an Experiment; and the rates that follow from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

import numpy as np

from explorer.core.optimizers import OPTIMIZERS
from explorer.core.rate_curve import Best, RateCurve
from explorer.state.bounded_cache import bounded_cache
from explorer.state.drawn_surface import Floats, objective_of
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec

CURVE_BYTES = 2_000_000
_SLICE = 0.002  # seconds that one curve is computed before the one that is least far has its turn


@bounded_cache(CURVE_BYTES)
def _curve(
    spec: RunSpec, target: Floats, temperature: float, start: Floats, free: tuple[bool, ...], steps: int
) -> RateCurve:
    return RateCurve(
        objective_of(spec.loss, target, temperature),
        OPTIMIZERS[spec.optimizer],
        np.array(start),
        steps,
        free=np.array(free),
        **dict(spec.hyperparameters),
    )


def curve_of(spec: RunSpec, experiment: Experiment) -> RateCurve:
    """The curve of one run from the start of `experiment`, from the cache: the rate that it has itself is no part."""
    problem, steps = experiment.problem, experiment.descent.steps
    nowhere = replace(spec, learning_rate=RunSpec().learning_rate)
    return _curve(nowhere, problem.target, problem.temperature, problem.logits, experiment.free, steps)


def curves_of(experiment: Experiment) -> list[RateCurve]:
    """The curves of all runs, in their order; equal ones are the same object."""
    return [curve_of(spec, experiment) for spec in experiment.descent.runs]


def go_on(curves: Sequence[RateCurve], budget: float) -> None:
    """Compute for about `budget` seconds what is missing in `curves`; the one that is least far is first."""
    deadline = perf_counter() + budget
    while missing := [curve for curve in curves if not curve.is_complete]:
        min(missing, key=lambda curve: curve.done).go_on(min(_SLICE, budget))
        if perf_counter() >= deadline:
            break


def known_bests(experiment: Experiment) -> list[Best | None] | None:
    """The best rate of each run, None for a run that no rate helps; None for all while a curve is not complete."""
    curves = curves_of(experiment)
    return [curve.best for curve in curves] if all(curve.is_complete for curve in curves) else None


def has_same_rate(experiment: Experiment) -> bool:
    """Whether all runs have the same learning rate."""
    return len({spec.learning_rate for spec in experiment.descent.runs}) == 1


def has_best_rates(experiment: Experiment) -> bool:
    """Whether each run is known to have its best rate; one that has none may have any, but not all may have none."""
    bests = known_bests(experiment)
    if bests is None or not any(bests):
        return False
    pairs = zip(experiment.descent.runs, bests, strict=True)
    return all(best is None or spec.learning_rate == best.rate for spec, best in pairs)


def with_same_rate(experiment: Experiment) -> Experiment:
    """All runs with the common rate, if they do not have one already."""
    if has_same_rate(experiment):
        return experiment
    return experiment.with_runs(learning_rate=experiment.descent.same_rate)


def with_best_rates(experiment: Experiment, indices: Sequence[int] | None = None) -> Experiment:
    """Some runs (all where `indices` is None) with their best rates, if these are known; a common rate is remembered.

    A run that no rate helps keeps its own.
    """
    bests = known_bests(experiment)
    if bests is None:
        return experiment
    runs, chosen = experiment.descent.runs, range(len(bests)) if indices is None else indices
    found = tuple(
        spec if best is None or i not in chosen else replace(spec, learning_rate=best.rate)
        for i, (spec, best) in enumerate(zip(runs, bests, strict=True))
    )
    if found == runs:
        return experiment
    same = runs[0].learning_rate if has_same_rate(experiment) else experiment.descent.same_rate
    return experiment.changed(runs=found, same_rate=same)
