"""Which example each screen explains under the chosen loss, and the name of that example."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from numpy.typing import ArrayLike

from explorer.core.formulas.symbols import Point
from explorer.core.losses.table import LOSSES
from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.look.wording import Wording, tr
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.scene import Scene


class Explained(NamedTuple):
    """One example under the chosen loss; `about` names it for the user."""

    point: Point
    about: str


def at_start(experiment: Experiment, wording: Wording, free: Sequence[bool] | None = None) -> Explained:
    """The start's logits; `free` (K,): which of them move, on a screen where some do."""
    logits = experiment.problem.logits
    listed = ", ".join(numbers.plain(y, 4) for y in logits)
    point = _point(experiment, logits, free)
    return Explained(point, wording.signs(tr("the start, {y} = ({logits})")).format(logits=listed))


def of_run(scene: Scene, frame: int, theme: Theme, wording: Wording) -> Explained:
    """The first run under the chosen loss after `frame` steps; the start where none runs under it."""
    experiment = scene.experiment
    index = run_under(experiment.display.chosen_loss, experiment.descent.runs)
    if index is None or frame == 0:
        return at_start(experiment, wording, experiment.free)
    style = theme.run(index)
    about = tr("{run} at step {n}").format(run=style.sign, n=numbers.count(frame))
    return Explained(_point(experiment, scene.position(index, frame), experiment.free), about)


def run_under(loss: str, runs: tuple[RunSpec, ...]) -> int | None:
    """The place of the first run under `loss`."""
    return next((i for i, spec in enumerate(runs) if spec.loss == loss), None)


def _point(experiment: Experiment, logits: ArrayLike, free: Sequence[bool] | None) -> Point:
    problem = experiment.problem
    return Point(LOSSES[experiment.display.chosen_loss], logits, problem.target, problem.temperature, free)
