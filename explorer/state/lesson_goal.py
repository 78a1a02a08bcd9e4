"""Conditions of a goal: what a step of a lesson asks the user to bring about, as numbers above or below a bound."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from explorer.state.experiment import Experiment
from explorer.state.scene import derive


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that a condition is about.

    Attributes:
        key: its name in a lesson.
        of: what it is a number of: "class", "run" or "loss"; empty for the Experiment as a whole.
        value: (Experiment, frame, class or run from 0 or key of a loss) → the number.
    """

    key: str
    of: str
    value: Callable[[Experiment, int, int | str], float]


@dataclass(frozen=True, slots=True)
class Condition:
    """A quantity strictly between two bounds.

    Attributes:
        quantity: a key of QUANTITIES.
        which: the class or run, from 0, or the key of the loss; 0 for a quantity of the whole.
    """

    quantity: str
    which: int | str = 0
    above: float = -math.inf
    below: float = math.inf

    def holds(self, experiment: Experiment, frame: int) -> bool:
        """Whether it holds after `frame` steps; never for a class or run that is not there."""
        try:
            value = QUANTITIES[self.quantity].value(experiment, frame, self.which)
        except IndexError:
            return False
        return self.above < value < self.below


def _logit(experiment: Experiment, _: int, which: int | str) -> float:
    return experiment.problem.logits[int(which)]


def _probability(experiment: Experiment, _: int, which: int | str) -> float:
    return float(derive(experiment).probabilities(experiment.problem.logits)[int(which)])


def _loss(experiment: Experiment, _: int, which: int | str) -> float:
    return derive(experiment).values(experiment.problem.logits)[str(which)]


def _rate(experiment: Experiment, _: int, which: int | str) -> float:
    return experiment.descent.runs[int(which)].learning_rate


def _run_loss(experiment: Experiment, frame: int, which: int | str) -> float:
    run = derive(experiment).runs[int(which)]
    run.grow(frame)  # already computed: the frame is drawn
    return run.value(frame)


def _run_probability(experiment: Experiment, frame: int, which: int | str) -> float:
    """Of the most probable class of the target, at the run's position."""
    scene, target = derive(experiment), experiment.problem.target
    scene.runs[int(which)].grow(frame)
    return float(scene.probabilities(scene.position(int(which), frame))[target.index(max(target))])


_ALL = (
    Quantity("logit", "class", _logit),
    Quantity("probability", "class", _probability),
    Quantity("loss", "loss", _loss),
    Quantity("temperature", "", lambda experiment, _, __: experiment.problem.temperature),
    Quantity("frame", "", lambda _, frame, __: frame),
    Quantity("rate", "run", _rate),
    Quantity("run_loss", "run", _run_loss),
    Quantity("run_probability", "run", _run_probability),
)
QUANTITIES = {quantity.key: quantity for quantity in _ALL}
