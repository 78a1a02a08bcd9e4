"""How the walk from one start ends, read step by step from a single Run; and maps of steps compared with it."""

from __future__ import annotations

import zlib

import numpy as np

from explorer.core.descent import Run
from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.verdict import VerdictKind
from explorer.look import numbers
from explorer.state.descent_parts import Starts
from explorer.state.drawn_surface import Sample
from explorer.state.experiment import Experiment
from explorer.state.scene import derive
from explorer.state.steps_map import Start

DIVERGED = "diverged"
NOT_WITHIN = "not within"
WALKED = 40  # steps that a start of a map is walked again
CELLS = 3  # starts of each map
ORDERED = 8  # classes from which on numpy adds up one column in another order than many: a step more or less is allowed


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


def fresh_run(experiment: Experiment, index: int, x: float, y: float) -> Run:
    """Run `index` of `experiment` from (x, y) on the axes, that no cache has seen."""
    problem, spec = experiment.problem, experiment.descent.runs[index]
    start = list(problem.logits)
    start[experiment.surface.axes[0]], start[experiment.surface.axes[1]] = x, y
    return Run(
        Objective(LOSSES[spec.loss], np.array(problem.target), problem.temperature),
        OPTIMIZERS[spec.optimizer],
        start,
        free=np.array(experiment.free),
        lr=spec.learning_rate,
        **dict(spec.hyperparameters),
    )


def assert_map(experiment: Experiment, index: int, card, is_hidden: bool) -> None:
    """What a card draws of the steps is, at some starts, what single runs do; nothing of it while it `is_hidden`."""
    field = card.plot.shaded
    if is_hidden:
        assert (field.kinds == Sample.OPEN).all() and np.isnan(field.samples).all()
        assert "%" not in card.figures.text()
        return
    steps = derive(experiment).steps_map(index)
    np.testing.assert_array_equal(field.kinds, steps.kinds)
    found = np.count_nonzero(field.kinds == Sample.FOUND)
    assert numbers.share(found, len(steps)) in card.figures.text()
    shown = np.log10(np.maximum(steps.samples, 1)) if experiment.display.colour_scale == "log" else steps.samples
    np.testing.assert_allclose(field.samples, shown, rtol=1e-6)
    draws = np.random.default_rng(zlib.crc32(repr((experiment.problem, experiment.surface, index)).encode()))
    for row, column in draws.integers(0, len(steps.x), (CELLS, 2)).tolist():
        x, y = float(steps.x[column]), float(steps.y[row])
        assert_near_places(experiment, (x, y), row, column, len(steps.x))
        start = steps.start_at(x, y)
        assert (start.x, start.y) == (x, y) and start.kind == field.kinds[row, column]
        assert_end(fresh_run(experiment, index, x, y), experiment.starts, start, steps.taken)


def assert_near_places(experiment: Experiment, place: tuple[float, float], row: int, column: int, side: int) -> None:
    """A start is less than a tenth of the way to the next one from where it is drawn."""
    for at, number, (low, high) in zip(place, (column, row), experiment.surface.ranges, strict=True):
        apart = (high - low) / (side - 1)
        assert abs(at - (low + number * apart)) < 0.1 * apart


def assert_end(run: Run, starts: Starts, start: Start, taken: int) -> None:
    """`run` becomes what is shown of its start, as far as it is walked here; `taken` steps have been computed."""
    slack = int(len(run.objective.target) >= ORDERED)
    walked = min(taken if start.kind is Sample.OPEN else starts.within, WALKED)
    end = outcome(run, walked, starts.below if starts.until == "loss" else None)
    said = f"{start}, but it is {end}"
    if start.kind is Sample.FOUND and start.steps <= walked - slack:
        assert isinstance(end, int) and abs(end - start.steps) <= slack, said
    elif isinstance(end, int):
        assert slack and end == walked, said
    elif walked == starts.within:
        assert end == {Sample.DIVERGED: DIVERGED, Sample.NOT_WITHIN: NOT_WITHIN}.get(start.kind, end), said
