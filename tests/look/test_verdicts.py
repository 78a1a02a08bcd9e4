"""Verdicts in words: a mark that is no run's, a headline, and a line with the numbers."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.core.descent import Run
from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.verdict import Verdict, VerdictKind
from explorer.look import numbers
from explorer.look.theme import THEMES
from explorer.look.verdicts import VERDICT_MARKS, said


def words(kind, steps=float("nan"), value=2.0, minimum=0.0, is_limit=False):
    verdict = said(Verdict(kind, 0, value, 1.166e-8, minimum, steps, is_limit))
    return verdict.headline, verdict.detail


def test_a_verdict_for_every_case():
    kinds, slope = VerdictKind, f"slope {numbers.number(1.166e-8)}"
    count = "61 million"
    assert words(kinds.STUCK, 6.06e7) == ("Stuck", f"{slope}, about {count} steps to cross")
    assert words(kinds.STUCK, float("inf"))[1] == f"{slope}; the number of steps to cross cannot be estimated"
    assert words(kinds.MOVING, 12.2) == ("Moving", f"{slope}, about 12 steps to half way down")
    assert words(kinds.MOVING, 0.3)[1] == f"{slope}, a step or so to half way down"
    assert words(kinds.MOVING, float("inf"))[1] == slope
    assert words(kinds.ARRIVED, minimum=0.8018) == ("Arrived", f"{slope}; the least possible is 0.8018")
    assert words(kinds.ARRIVED, is_limit=True) == ("Arrived", f"{slope}; the limit is 0, never reached")
    rounded = words(kinds.ARRIVED, value=0.0, is_limit=True)
    assert rounded == ("Arrived", f"{slope}; float64 cannot tell it from its limit, 0"), "e = 0 is on the card"
    assert words(kinds.DIVERGED, value=99.0) == ("Thrown far off", f"{slope}; try a smaller learning rate")


def test_no_verdict_has_the_mark_of_a_run():
    assert len(set(VERDICT_MARKS.values())) == len(VerdictKind)
    assert not set(VERDICT_MARKS.values()) & {THEMES["light"].run(i).glyph for i in range(4)}


@pytest.mark.parametrize(
    ("loss", "target", "is_limit"),
    [
        ("cross_entropy", (1.0, 0.0, 0.0), True),
        ("mse", (1.0, 0.0, 0.0), True),
        ("cross_entropy_twice", (1.0, 0.0, 0.0), True),
        ("cross_entropy", (0.5, 0.3, 0.2), False),
        ("hinge", (1.0, 0.0, 0.0), False),
        ("mse_logits", (1.0, 0.0, 0.0), False),
    ],
)
def test_a_least_that_no_logits_reach_is_called_a_limit(loss, target, is_limit):
    run = Run(Objective(LOSSES[loss], target), OPTIMIZERS["gradient_descent"], (0.0, 0.0, 0.0), lr=0.5)
    assert run.verdict(0).is_limit == is_limit


@pytest.mark.parametrize(
    ("free", "is_limit"), [((True, False, False), False), ((True, True, False), True), ((True, False, True), True)]
)
def test_a_held_right_class_leaves_a_least_that_is_reached(free, is_limit):
    """With y₂ and y₃ held, cross-entropy to (½, ½, 0) is least at a finite y₁: ln(e⁰ + e³) = 3.049."""
    objective = Objective(LOSSES["cross_entropy"], (0.5, 0.5, 0.0))
    assert objective.only_approaches(np.array(free)) == is_limit
    if not is_limit:
        place = np.array([np.log(1 + np.exp(3.0)), 0.0, 3.0])
        assert objective.value(place) == pytest.approx(objective.minimum(place, np.array(free)), abs=1e-9)
