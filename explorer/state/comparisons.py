"""Comparisons: what one action makes of the runs, a table of records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from explorer.core.losses.table import LOSSES, SIDE_BY_SIDE
from explorer.core.optimizers import OPTIMIZERS
from explorer.state.checks import require
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import MAX_RUNS, RATE_RANGE, RunSpec

NORMALISED_SHARE = 0.1  # of the learning rate, where it is the length of a step whatever the slope
FIRST_POWER = -1  # of the four learning rates, in powers of ten times the present one
_FIGURES = 12  # of a learning rate: 0.1 × 3 is 0.3


@dataclass(frozen=True, slots=True)
class Comparison:
    """One to four runs side by side, made from one of those that there are; that one is among them.

    Attributes:
        key: the name in code.
        label, hint: in menus and their tool tips, in English.
        specs: (an Experiment, the place of a run) → the runs to compare, at most MAX_RUNS, all different.
    """

    key: str
    label: str
    hint: str
    specs: Callable[[Experiment, int], list[RunSpec]]

    def applied(self, experiment: Experiment, run: int = 0) -> Experiment:
        """The Experiment with the runs to compare with run `run`; raises InvalidExperiment if there is none."""
        count = len(experiment.descent.runs)
        require(0 <= run < count, "There is no run {n}: there are {count}.", n=run + 1, count=count)
        return experiment.changed(runs=tuple(self.specs(experiment, run)))


def _rate(value: float) -> float:
    """A learning rate without the digits of rounding, within its limits."""
    low, high = RATE_RANGE
    return min(max(float(f"{value:.{_FIGURES}g}"), low), high)


def _optimizers(experiment: Experiment, run: int) -> list[RunSpec]:
    """The loss of the run under four optimizers, in the order of their table; the run keeps its own settings.

    Where steps do not scale with the slope, the learning rate is NORMALISED_SHARE of that of the others.
    """
    spec = experiment.descent.runs[run]
    own = OPTIMIZERS[spec.optimizer]
    plain = spec.learning_rate / (NORMALISED_SHARE if own.normalised else 1.0)
    ranked = sorted((o.compared, o.key) for o in OPTIMIZERS.values() if o.compared is not None and o is not own)
    chosen = {own.key, *(key for _, key in ranked[: MAX_RUNS - 1])}
    rates = {key: _rate(plain * (NORMALISED_SHARE if o.normalised else 1.0)) for key, o in OPTIMIZERS.items()}
    keys = [key for key in OPTIMIZERS if key in chosen]
    return [spec if key == own.key else RunSpec(spec.loss, key, rates[key]) for key in keys]


def _rates(experiment: Experiment, run: int) -> list[RunSpec]:
    """The run at its learning rate times 0.1, 1, 10 and 100; nearer to its limits at the next four that they allow."""
    spec = experiment.descent.runs[run]
    low, high = RATE_RANGE
    first = FIRST_POWER
    while spec.learning_rate * 10.0**first < low * (1 - 1e-9):
        first += 1
    while spec.learning_rate * 10.0 ** (first + MAX_RUNS - 1) > high * (1 + 1e-9):
        first -= 1
    powers = range(first, first + MAX_RUNS)
    rates = [spec.learning_rate if power == 0 else _rate(spec.learning_rate * 10.0**power) for power in powers]
    return [RunSpec(spec.loss, spec.optimizer, rate, spec.hyperparameters) for rate in rates]


def _losses(experiment: Experiment, run: int) -> list[RunSpec]:
    """The run under four losses that take the target: those of the lecture, then the others that differ most."""
    spec = experiment.descent.runs[run]
    order = list(dict.fromkeys([*(loss.key for loss in SIDE_BY_SIDE), *LOSSES]))
    taken = [key for key in order if LOSSES[key].takes(experiment.problem.target) and key != spec.loss]
    chosen = {spec.loss, *taken[: MAX_RUNS - 1]}
    keys = [key for key in order if key in chosen]
    return [RunSpec(key, spec.optimizer, spec.learning_rate, spec.hyperparameters) for key in keys]


_ALL = (
    Comparison(
        "optimizers",
        "This loss under four optimizers",
        "From the same start; an optimizer whose steps do not scale with the slope gets a tenth of the learning rate",
        _optimizers,
    ),
    Comparison(
        "rates",
        "This loss at four learning rates",
        "From the same start at the present learning rate, a tenth of it, ten times and a hundred times it",
        _rates,
    ),
    Comparison(
        "losses",
        "Four losses",
        "From the same start under four losses that take the target, at one learning rate",
        _losses,
    ),
)

COMPARISONS: dict[str, Comparison] = {comparison.key: comparison for comparison in _ALL}
