"""Figure r: the loss by learning rate, 41 walks side by side, against 41 single runs."""

from __future__ import annotations

import numpy as np

from explorer.core.descent import Run
from explorer.core.losses.objective import Objective
from explorer.core.losses.table import COMPARED
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.rate_curve import RATES, RateCurve
from explorer.state.experiment import Experiment
from tests.benchmarks.harness import Comparison, Figure, Target, in_turns

ROUNDS = 15
FREE = (True, True, False)


def curves() -> list[Figure]:
    """r. The curve of each loss that the lecture compares, from its start: every rate, all steps, and who arrives."""
    problem, steps = Experiment().problem, Experiment().descent.steps
    figures = []
    for loss in COMPARED:
        objective, walker = Objective(loss, np.array(problem.target)), OPTIMIZERS["gradient_descent"]

        def together(objective=objective, walker=walker) -> None:
            RateCurve(objective, walker, problem.logits, steps, free=FREE).go_on()

        def alone(objective=objective, walker=walker) -> None:
            for rate in RATES:
                run = Run(objective, walker, problem.logits, free=FREE, lr=rate)
                run.grow(steps)
                assert len(run.values) == steps + 1

        ours, theirs = in_turns([together, alone], ROUNDS)
        compared = Comparison("single runs", theirs, 10.0, speedup=True)
        name = f"r  {len(RATES)} rates, {steps} steps, {loss.key}"
        figures.append(Figure(name, ours, Target("median", 60.0), compared))
    return figures
