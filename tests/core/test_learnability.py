"""Many starts at once succeed at the very steps at which single runs do."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.core.descent import Run
from explorer.core.learnability import Learnability
from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.walks import NEVER
from tests.support.starts import DIVERGED, NOT_WITHIN, outcome

AXIS = np.array([-10.0, -1.5, 0.3, 8.0])
FREE = np.array([True, True, False])
ONE_HOT, SOFT, TWO_RIGHT = np.array([1.0, 0.0, 0.0]), np.array([0.5, 0.3, 0.2]), np.array([0.4, 0.2, 0.4])
WITHIN = 30


def grid(held) -> np.ndarray:
    """(K, 16) starts over two axes, the other logits held."""
    x, y = np.meshgrid(AXIS, AXIS)
    others = np.repeat(np.array(held, dtype=float)[:, None], x.size, axis=1)
    return np.concatenate([[x.ravel(), y.ravel()], others])


def together(objective: Objective, optimizer, starts, rate, within=WITHIN, **more) -> list[int | str]:
    """How each walk ended, all at once."""
    learnability = Learnability(objective, optimizer, starts, rate, within, **more)
    while not learnability.is_over:
        learnability.go_on()
    return ends(learnability)


def ends(learnability: Learnability) -> list[int | str]:
    pairs = zip(learnability.steps.tolist(), learnability.diverged.tolist(), strict=True)
    return [DIVERGED if diverged else step if step != NEVER else NOT_WITHIN for step, diverged in pairs]


def alone(objective: Objective, optimizer, starts, rate, within=WITHIN, below=None, **more) -> list[int | str]:
    """How each walk ended, one after another."""
    return [outcome(Run(objective, optimizer, start, lr=rate, **more), within, below) for start in starts.T]


@pytest.mark.parametrize("optimizer", OPTIMIZERS.values(), ids=OPTIMIZERS)
@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
def test_each_start_ends_as_its_own_run(loss, optimizer):
    starts = grid([-2.0])
    for rate in (0.4, 60.0):
        objective = Objective(loss, ONE_HOT)
        assert together(objective, optimizer, starts, rate, free=FREE) == alone(
            objective, optimizer, starts, rate, free=FREE
        )


@pytest.mark.parametrize("loss", [loss for loss in LOSSES.values() if loss.takes(tuple(SOFT))], ids=lambda x: x.key)
def test_soft_targets_and_temperatures_as_in_single_runs(loss):
    for target, temperature in ((SOFT, 0.5), (TWO_RIGHT, 3.0)):
        objective = Objective(loss, target, temperature)
        for optimizer in (OPTIMIZERS["gradient_descent"], OPTIMIZERS["adam"]):
            given = (objective, optimizer, grid([-2.0]), 0.4)
            assert together(*given, free=FREE) == alone(*given, free=FREE)


@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
def test_a_loss_below_a_level_as_in_single_runs(loss):
    objective, starts = Objective(loss, ONE_HOT), grid([-2.0])[:, ::3]
    for optimizer in OPTIMIZERS.values():
        for below in (0.3, 1e-12):
            given = (objective, optimizer, starts, 0.4)
            assert together(*given, below=below, free=FREE) == alone(*given, below=below, free=FREE)


@pytest.mark.parametrize("optimizer", ["momentum", "adam"])
@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES)
def test_ten_classes_that_all_move_may_differ_by_a_step(loss, optimizer):
    """With eight classes or more numpy adds up one column in another order than many: the last bit of a sum differs,
    and where a walk arrives on a knife's edge it may do so a step sooner or later. Nothing else may differ."""
    target = np.eye(10)[0]
    starts = grid([-3.0, 2.0, 0.5, 4.0, -1.0, 0.25, 3.0, -6.0])
    given = (Objective(loss, target), OPTIMIZERS[optimizer], starts, 0.4)
    for many, one in zip(together(*given), alone(*given), strict=True):
        assert many == one or (isinstance(many, int) and isinstance(one, int) and abs(many - one) <= 1)


def test_hyperparameters_are_those_of_the_run():
    given = (Objective(LOSSES["mse"], ONE_HOT), OPTIMIZERS["momentum"], grid([-2.0]), 0.4)
    slow, fast = (together(*given, free=FREE, momentum=share) for share in (0.1, 0.95))
    assert slow != fast == alone(*given, free=FREE, momentum=0.95)


def test_every_kind_of_end_occurs():
    objective, optimizer = Objective(LOSSES["mse_logits"], ONE_HOT), OPTIMIZERS["gradient_descent"]
    found = together(objective, optimizer, grid([-2.0]), 60.0, free=FREE)
    assert DIVERGED in found and 0 in found
    slow = together(Objective(LOSSES["mse"], ONE_HOT), optimizer, grid([-1000.0]), 0.4, free=FREE)
    assert NOT_WITHIN in slow and 0 in slow and any(isinstance(end, int) and end > 1 for end in slow)


def test_a_walk_beyond_all_numbers_has_diverged_at_once():
    """Without friction the right margin is reached at once; then it moves by the same stride, beyond all numbers."""
    stride = 1e300 / 9.5
    objective = Objective(LOSSES["hinge"], ONE_HOT[:2], 1e-290)
    given = (objective, OPTIMIZERS["momentum"], np.zeros((2, 3)), stride * 2 / 1e290)
    learnability = Learnability(*given, WITHIN, below=0.0, momentum=1.0)
    while not learnability.is_over:
        learnability.go_on()
    assert learnability.taken == 10 and ends(learnability) == [DIVERGED] * 3
    run = Run(objective, OPTIMIZERS["momentum"], np.zeros(2), lr=given[3], momentum=1.0)
    assert run.grow(WITHIN) == WITHIN and run.diverged_at == 10


def test_a_start_where_two_classes_tie_has_not_won():
    starts = np.array([[2.0, 2.0, 2.0], [2.0, 1.0, 3.0], [0.0, 2.0, 0.0]])
    given = (OPTIMIZERS["gradient_descent"], starts, 1e-9, 0)
    assert together(Objective(LOSSES["mse"], ONE_HOT), *given) == [NOT_WITHIN] * 3
    assert together(Objective(LOSSES["mse"], TWO_RIGHT), *given) == [NOT_WITHIN, 0, NOT_WITHIN]
    assert together(Objective(LOSSES["mse"], np.full(3, 1 / 3)), *given) == [0, 0, 0]


@pytest.mark.parametrize("classes", [3, 10])
def test_all_walks_take_a_step_before_the_next(monkeypatch, classes):
    """In groups that each take about a millisecond, so that a front spreads evenly."""
    monkeypatch.setattr("explorer.core.learnability._SIDE_BY_SIDE", 5 * classes)
    starts = grid([-9.0] * (classes - 2))
    given = (Objective(LOSSES["mse"], np.eye(classes)[0]), OPTIMIZERS["adam"], starts, 0.4)
    learnability = Learnability(*given, WITHIN)
    seen = []
    while not learnability.is_over:
        before = learnability.taken
        learnability.go_on()
        seen.append(learnability.taken)
        assert learnability.steps.max() <= before + 1
    assert seen[:4] == [0, 0, 0, 1], "four groups of the sixteen starts are left after step 0"
    assert ends(learnability) == together(*given)
    monkeypatch.undo()
    assert ends(learnability) == together(*given)


def test_what_has_ended_takes_no_memory():
    given = (Objective(LOSSES["mse"], ONE_HOT), OPTIMIZERS["adam"], grid([-1000.0]), 0.4)
    learnability = Learnability(*given, 200)
    sizes = [learnability.nbytes]
    while not learnability.is_over:
        learnability.go_on()
        sizes.append(learnability.nbytes)
    assert sizes == sorted(sizes, reverse=True) and sizes[-1] == 16 * 5 < sizes[0]
    learnability.go_on()
    assert learnability.taken <= 200


def test_invalid_settings_are_refused():
    with pytest.raises(ValueError, match="lr must lie between"):
        Learnability(Objective(LOSSES["mse"], ONE_HOT), OPTIMIZERS["adam"], grid([0.0]), -1.0, 5)


def test_a_place_beyond_all_numbers_is_no_success_on_the_right_side():
    objective = Objective(LOSSES["mse"], np.array([1.0, 0.0]))
    learnability = Learnability(objective, OPTIMIZERS["gradient_descent"], [[1e301], [0.0]], 1.0, 3)
    assert ends(learnability) == [DIVERGED] and learnability.steps.tolist() == [NEVER]
