"""The edits of the Loss screen: functions from one Experiment to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from explorer.core.information import frequencies
from explorer.core.simplex import logits_of
from explorer.screens.shared_edits import tidy, with_margin
from explorer.state.experiment import Experiment, reshared
from explorer.state.experiment_parts import Information
from explorer.state.openings import COURSE_EXAMPLE
from explorer.state.scene import derive

LEAST_SHARE = 1e-6  # the least probability of a requested prediction: its logarithm becomes a logit
DECIMALS = 4  # of a logit that is set through its probability


def with_prediction(experiment: Experiment, probabilities: Sequence[float]) -> Experiment:
    """Logits with this softmax (K,): T ln p and a constant, so that their mean stays where it is.

    A mean that lies beyond the sliders goes to their middle. Raises InvalidExperiment for another number of classes.
    """
    problem = experiment.problem
    low, high = experiment.surface.span
    mean = float(np.mean(problem.logits))
    if not low <= mean <= high:
        mean = (low + high) / 2
    logits = problem.temperature * logits_of(probabilities, LEAST_SHARE)
    return experiment.changed(logits=tuple(np.round(logits - logits.mean() + mean, DECIMALS).tolist()))


def with_lead(experiment: Experiment, wrong: int, margin: float) -> Experiment:
    """The right class ahead of class `wrong` by `margin`, logits divided by the temperature; only `wrong` moves.

    Raises InvalidExperiment where there is no such class.
    """
    return with_margin(experiment, int(np.argmax(experiment.problem.target)), wrong, margin)


def with_dragged(experiment: Experiment, index: int, value: float) -> Experiment:
    """Logit `index` at `value`, without the digits that a hand cannot mean; raises InvalidExperiment if it is gone."""
    return experiment.with_logit(index, tidy(value, 1.0))


def with_likeliest(experiment: Experiment) -> Experiment:
    """The prediction of greatest likelihood: the share of each class among the examples."""
    return with_prediction(
        experiment, frequencies(experiment.information.examples, experiment.problem.classes).tolist()
    )


def with_example(experiment: Experiment, label: int) -> Experiment:
    """One more example, of class `label`; raises InvalidExperiment beyond the limit."""
    return experiment.changed(examples=(*experiment.information.examples, label))


def without_example(experiment: Experiment) -> Experiment:
    """Without the last example; raises InvalidExperiment when it is the only one."""
    return experiment.changed(examples=experiment.information.examples[:-1])


def with_share(experiment: Experiment, which: int, index: int, share: float) -> Experiment:
    """Another probability in P (`which` 0) or Q (1); the others of that distribution are rescaled."""
    information = experiment.information
    rows = [information.p, information.q]
    rows[which] = reshared(rows[which], index, share)
    return experiment.changed(p=rows[0], q=rows[1])


def with_course(experiment: Experiment) -> Experiment:
    """The two distributions of the course notes."""
    fresh = Information()
    return experiment.changed(p=fresh.p, q=fresh.q)


def with_classifier(experiment: Experiment) -> Experiment:
    """The target as P and the softmax of the logits as Q."""
    return experiment.changed(p=experiment.problem.target, q=prediction_of(experiment))


def prediction_of(experiment: Experiment) -> tuple[float, ...]:
    """(K,) the softmax of the logits."""
    return tuple(derive(experiment).probabilities(experiment.problem.logits).tolist())


def fresh(experiment: Experiment) -> Experiment:
    """The defaults of all that the Loss screen edits: the course's numerical example, P and Q, and examples."""
    first = COURSE_EXAMPLE
    same = experiment.with_classes(first.problem.classes)
    display = replace(same.display, chosen_loss=first.display.chosen_loss)
    return replace(same, problem=first.problem, display=display, information=first.information)
