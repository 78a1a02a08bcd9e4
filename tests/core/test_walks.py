"""Walks side by side take the very steps that single runs take."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.core.descent import Run
from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.walks import Walks

TARGET = np.array([1.0, 0.0, 0.0])
STARTS = np.array([[-10.0, 0.0, 2.5, 9.0], [10.0, 0.0, -1.0, 9.5], [-1000.0, 1.0, 0.0, -9.0]])
FREE = np.array([True, True, False])


def _runs(loss: str, optimizer: str, starts: np.ndarray, rates: np.ndarray) -> list[Run]:
    objective = Objective(LOSSES[loss], TARGET)
    walker = OPTIMIZERS[optimizer]
    return [Run(objective, walker, y, free=FREE, lr=float(rate)) for y, rate in zip(starts.T, rates, strict=True)]


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("loss", LOSSES)
def test_each_step_is_that_of_a_single_run(loss, optimizer):
    rates = np.array([0.03, 0.5, 2.0, 40.0])
    together = Walks(Objective(LOSSES[loss], TARGET), OPTIMIZERS[optimizer], STARTS, rates.tolist(), free=FREE)
    alone = _runs(loss, optimizer, STARTS, rates)
    for step in range(1, 31):
        together.step()
        finite = together.are_finite()
        for place, run in enumerate(alone):
            run.grow(step)
            assert finite[place] == (run.diverged_at is None)
            if finite[place]:
                np.testing.assert_array_equal(together.positions[:, place], run.position(step))


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_those_that_go_on_do_not_notice_that_others_have_left(optimizer):
    rates = np.array([0.03, 0.5, 2.0, 1.0])
    together = Walks(Objective(LOSSES["mse"], TARGET), OPTIMIZERS[optimizer], STARTS, rates.tolist(), free=FREE)
    for going in ([True, False, True, True], [True, True, True], [False, True, True]):
        together.step()
        together.keep(np.array(going))
        together.step()
    assert together.places.tolist() == [2, 3] and together.steps == 6
    for column, run in enumerate(_runs("mse", optimizer, STARTS[:, 2:], rates[2:])):
        run.grow(6)
        np.testing.assert_array_equal(together.positions[:, column], run.position(6))


def test_one_rate_serves_all():
    walker = OPTIMIZERS["adam"]
    one, each = (Walks(Objective(LOSSES["kl"], TARGET), walker, STARTS, rate) for rate in (0.5, [0.5] * 4))
    for walks in (one, each):
        for _ in range(5):
            walks.step()
    np.testing.assert_array_equal(one.positions, each.positions)


def test_a_walk_beyond_all_numbers_is_not_finite():
    walks = Walks(Objective(LOSSES["mse"], TARGET), OPTIMIZERS["gradient_descent"], STARTS, 0.1)
    for place, logit in enumerate((1e300, -1.1e300, np.inf, np.nan)):
        walks.positions[place % 3, place] = logit
    assert walks.are_finite().tolist() == [True, False, False, False]


def test_an_invalid_rate_is_refused():
    for rates in (-1.0, [0.1, 0.1, 0.1, float("nan")]):
        with pytest.raises(ValueError, match="lr must lie between"):
            Walks(Objective(LOSSES["mse"], TARGET), OPTIMIZERS["gradient_descent"], STARTS, rates)
    with pytest.raises(TypeError):
        Walks(Objective(LOSSES["mse"], TARGET), OPTIMIZERS["gradient_descent"], STARTS, 0.1, momentum=0.5)
