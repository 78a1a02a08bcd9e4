"""The runs before the last change: kept while they are shown faintly beside those that took their place."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.state.experiment import Experiment
from explorer.state.scene import Scene

MOST_POINTS = 400  # of a path that is kept: more cannot be told apart on the screen


class Ghost(NamedTuple):
    """What was drawn of one run, thinned: the first and the last step are kept.

    Attributes:
        path: (K, T) its logits.
        steps: (T,) the steps that these belong to.
        values: (T,) its loss there.
    """

    path: NDArray[np.float64]
    steps: NDArray[np.float64]
    values: NDArray[np.floating[Any]]


class Ghosts:
    """The run that was there before the start, an optimizer or a rate was changed, until the next such change.

    A drag is one change: the ghost is what was there before it. Another loss, target or number of runs draws other
    surfaces, on which no earlier path belongs, so it ends the ghosts; another look of the same surfaces does not.
    """

    def __init__(self) -> None:
        self._gesture: object = None
        self._runs: tuple[Ghost | None, ...] = ()

    def __getitem__(self, run: int) -> Ghost | None:
        """The ghost of run `run`; None if it has none."""
        return self._runs[run] if run < len(self._runs) else None

    def clear(self) -> None:
        """Forget them: what is shown next has nothing to do with what was shown before."""
        self._gesture, self._runs = None, ()

    def follow(self, before: Scene, frame: int, now: Experiment, gesture: object) -> None:
        """Take the runs of `before`, shown up to `frame`, if `now` is another start, optimizer or rate.

        Args:
            gesture: of the change; the changes of one gesture are one.
        """
        old = before.experiment
        if _ground(old) != _ground(now):
            self.clear()
        elif _walk(old) != _walk(now) and (gesture is None or gesture != self._gesture):
            self._gesture = gesture
            same = [a == b for a, b in zip(old.descent.runs, now.descent.runs, strict=True)]
            moved = (old.problem, old.free) != (now.problem, now.free)
            self._runs = tuple(_ghost(before, i, frame) if moved or not same[i] else None for i in range(len(same)))


def _ground(experiment: Experiment) -> tuple[object, ...]:
    """What the surfaces show, but for the logits that are held."""
    problem, axes = experiment.problem, experiment.surface.axes
    return problem.classes, problem.target, problem.temperature, axes, [run.loss for run in experiment.descent.runs]


def _walk(experiment: Experiment) -> tuple[object, ...]:
    """Where the runs begin, and how they walk."""
    return experiment.problem.logits, experiment.free, experiment.descent.runs


def _ghost(scene: Scene, run: int, frame: int) -> Ghost | None:
    """What was drawn of a run up to `frame`; None if that is its start alone."""
    path = scene.runs[run].path[:, : frame + 1]
    if path.shape[1] < 2:
        return None
    keep = np.unique(np.linspace(0, path.shape[1] - 1, min(path.shape[1], MOST_POINTS)).astype(np.intp))
    return Ghost(path[:, keep], keep.astype(float), scene.runs[run].values[keep])
