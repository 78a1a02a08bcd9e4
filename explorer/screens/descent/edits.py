"""The edits of the Descent screen: functions from one Experiment to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.core.losses.table import LOSSES
from explorer.panels.logits_panel import ACROSS, MOVES, UP
from explorer.state.checks import require
from explorer.state.descent_parts import Landscape
from explorer.state.experiment import Experiment
from explorer.state.surface_view import FURTHEST

HALF_LIMITS = (0.01, FURTHEST)  # of half the width of the axes
_FIGURES = 5  # of half the width: a slow turn of the wheel is finer than any that a person reads
_GRAIN = 1e-4  # of half the width: less than a pixel, to which the middle of the picture is rounded


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


def with_difference(experiment: Experiment, difference: float) -> Experiment:
    """The start moved so that its first axis logit is `difference` above the second, and their sum stays."""
    first, second = experiment.surface.axes
    logits = experiment.problem.logits
    middle = 0.5 * logits[first] + 0.5 * logits[second]
    return with_start(experiment, middle + difference / 2, middle - difference / 2)


def with_zoom(experiment: Experiment, factor: float, x: float, y: float) -> Experiment:
    """The axes `factor` times as wide, with (x, y) at the same place on the screen; less at the limits."""
    view = experiment.surface
    least, most = HALF_LIMITS
    half = min(max(float(f"{view.half * factor:.{_FIGURES}g}"), least), most)
    factor = half / view.half
    middle = [place + factor * (now - place) for place, now in zip((x, y), view.middle, strict=True)]
    return _seen(experiment, half, middle)


def with_pan(experiment: Experiment, across: float, up: float) -> Experiment:
    """The picture's middle moved by (across, up), as far as the axes may go."""
    view = experiment.surface
    return _seen(experiment, view.half, [now + by for now, by in zip(view.middle, (across, up), strict=True)])


def _seen(experiment: Experiment, half: float, middle: Sequence[float]) -> Experiment:
    """The axes `half` wide on either side of `middle`, which goes no further than FURTHEST."""
    low, high = experiment.surface.span
    home, grain = (low + high) / 2, _GRAIN * half
    near = [home + round((place - home) / grain) * grain for place in middle]
    pan = tuple(float(f"{min(max(place, -FURTHEST), FURTHEST) - home:.12g}") for place in near)
    return experiment.changed(zoom=(high - low) / 2 / half, pan=pan)


def with_whole_surface(experiment: Experiment) -> Experiment:
    """The axes neither zoomed nor moved."""
    return experiment.seen_whole


def seen_as_at_first(experiment: Experiment) -> Experiment:
    """The landscapes seen from where they are seen at first."""
    first = Landscape()
    return experiment.changed(turn=first.turn, tilt=first.tilt)


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
        landscape=first.landscape,
        starts=first.starts,
    )
