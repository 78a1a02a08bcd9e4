"""The edits of the Descent screen: functions from one Experiment to the next."""

from __future__ import annotations

from dataclasses import replace

from explorer.core.losses.table import LOSSES
from explorer.panels.logits_panel import ACROSS, MOVES, UP
from explorer.state.checks import require
from explorer.state.experiment import Experiment

SPAN_LIMITS = (0.01, 1e6)  # of half the width of the axes


def with_start(experiment: Experiment, x: float, y: float) -> Experiment:
    """The start moved to (x, y) on the axes of the surfaces."""
    first, second = experiment.surface.axes
    return experiment.with_logit(first, x).with_logit(second, y)


def with_role(experiment: Experiment, index: int, role: int) -> Experiment:
    """Logit `index` in another role. If a logit loses its axis by that, it takes the role that `index` had.

    A logit that leaves its axis leaves it to the first one that is on none; raises InvalidExperiment if both are.
    """
    surface = experiment.surface
    axes, moving = list(surface.axes), set(surface.free_others)
    if role in (ACROSS, UP):
        if index in axes:
            axes = axes if axes[role] == index else axes[::-1]
        else:
            moving = {axes[role] if i == index else i for i in moving}
            axes[role] = index
    else:
        if index in axes:
            others = [i for i in range(experiment.problem.classes) if i not in axes]
            require(bool(others), "Both logits are axes of the surface.")
            axes[axes.index(index)] = others[0]
        moving = moving | {index} if role == MOVES else moving - {index}
    return experiment.changed(axes=tuple(axes), free_others=tuple(moving))


def with_zoom(experiment: Experiment, factor: float) -> Experiment:
    """The axes `factor` times as wide, about the same middle."""
    low, high = experiment.surface.span
    middle, half = (low + high) / 2, float(f"{(high - low) / 2 * factor:.4g}")
    half = min(max(half, SPAN_LIMITS[0]), SPAN_LIMITS[1])
    return experiment.changed(span=(middle - half, middle + half))


def with_loss_added(experiment: Experiment, loss: str) -> Experiment:
    """One more run like the last one but under `loss`; raises InvalidExperiment beyond four."""
    runs = experiment.descent.runs
    added = experiment.changed(runs=(*runs, runs[-1]))
    return added.with_runs([len(runs)], loss=loss)


def with_next_loss_added(experiment: Experiment) -> Experiment:
    """One more run, under the first loss that takes the target and has none; raises InvalidExperiment beyond four."""
    used = [run.loss for run in experiment.descent.runs]
    taken = (key for key, loss in LOSSES.items() if loss.takes(experiment.problem.target))
    return with_loss_added(experiment, next((key for key in taken if key not in used), used[0]))


def without_run(experiment: Experiment, index: int) -> Experiment:
    """Without run `index`; raises InvalidExperiment if it is the only one."""
    runs = experiment.descent.runs
    return experiment.changed(runs=runs[:index] + runs[index + 1 :])


def fresh(experiment: Experiment) -> Experiment:
    """The lecture's error surface with both its runs: everything that this screen edits at its defaults."""
    first = Experiment()
    return replace(
        experiment.with_classes(first.problem.classes),
        problem=first.problem,
        surface=first.surface,
        descent=first.descent,
        display=first.display,
    )
