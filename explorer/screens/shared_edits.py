"""Edits that several screens share: functions from one Experiment to the next."""

from __future__ import annotations

import math

from explorer.core.softmax import logit_for_probability
from explorer.panels.logits_panel import SOFT
from explorer.state.experiment import Experiment

LIKELIEST, UNLIKELIEST = 0.999, 0.001  # what a probability can be dragged to: beyond them it hardly moves
DECIMALS = 3  # of a logit that is set through what it leads to, at temperature 1


def with_probability(experiment: Experiment, index: int, probability: float) -> Experiment:
    """The probability of class `index` as near to `probability` as it can be dragged; the other logits are unchanged.

    Raises InvalidExperiment where there is no such class.
    """
    problem = experiment.problem
    experiment.with_logit(index, 0.0)  # refuses a class that is gone
    wanted = min(max(probability, UNLIKELIEST), LIKELIEST)
    value = logit_for_probability(problem.logits, index, wanted, problem.temperature)
    return experiment.with_logit(index, tidy(value, problem.temperature))


def with_margin(experiment: Experiment, right: int, wrong: int, margin: float) -> Experiment:
    """Class `right` ahead of class `wrong` by `margin`, in logits divided by the temperature; only `wrong` moves.

    Raises InvalidExperiment where there is no such class.
    """
    problem = experiment.problem
    experiment.with_logit(max(right, wrong), 0.0)  # refuses a class that is gone
    value = problem.logits[right] - problem.temperature * margin
    return experiment.with_logit(wrong, tidy(value, problem.temperature))


def with_target(experiment: Experiment, index: int) -> Experiment:
    """One-hot at `index`; or, for SOFT, the present target softened a little so that it is one."""
    if index != SOFT:
        return experiment.with_target_class(index)
    peak = experiment.problem.target_class
    return experiment if peak is None else experiment.with_target_share(peak, 0.8)


def tidy(logit: float, temperature: float) -> float:
    """`logit` without the digits that a hand cannot mean: fewer matter at a high temperature, more at a low one."""
    return round(logit, DECIMALS - math.floor(math.log10(temperature)))
