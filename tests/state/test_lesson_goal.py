"""Conditions of a goal: each quantity is the number on the screen, and the bounds themselves are not enough."""

from __future__ import annotations

import math

import pytest

from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.lesson import Goal
from explorer.state.lesson_goal import QUANTITIES, Condition
from explorer.state.scene import derive

HALVES = Experiment().changed(logits=(math.log(2), 0.0, math.log(5)), temperature=1.0)  # 2/8, 1/8, 5/8
WALKING = Experiment().changed(
    logits=(0.0, 0.0, -1000.0), runs=(RunSpec("mse"), RunSpec("cross_entropy", learning_rate=0.5))
)


@pytest.mark.parametrize(
    ("quantity", "which", "experiment", "frame", "value"),
    [
        ("logit", 2, HALVES, 0, math.log(5)),
        ("probability", 0, HALVES, 0, 0.25),
        ("probability", 2, HALVES, 0, 0.625),
        ("probability", 0, HALVES.changed(temperature=0.5), 0, 4 / 30),
        ("loss", "cross_entropy", HALVES, 0, math.log(4)),
        ("loss", "mse", HALVES, 0, 0.75**2 + 0.125**2 + 0.625**2),
        ("temperature", 0, HALVES.changed(temperature=3.5), 0, 3.5),
        ("frame", 0, WALKING, 7, 7),
        ("rate", 1, WALKING, 0, 0.5),
        ("run_loss", 1, WALKING, 0, math.log(2)),
        ("run_probability", 1, WALKING, 0, 0.5),
        ("run_probability", 1, WALKING, 1, 1 / (1 + math.exp(-0.5))),
    ],
)
def test_a_condition_holds_between_its_bounds_and_not_at_them(quantity, which, experiment, frame, value):
    assert QUANTITIES[quantity].value(experiment, frame, which) == pytest.approx(value, rel=1e-12)
    exact = QUANTITIES[quantity].value(experiment, frame, which)
    assert Condition(quantity, which, above=exact - 1e-9).holds(experiment, frame)
    assert Condition(quantity, which, below=exact + 1e-9).holds(experiment, frame)
    assert Condition(quantity, which, exact - 1e-9, exact + 1e-9).holds(experiment, frame)
    assert not Condition(quantity, which, above=exact).holds(experiment, frame)
    assert not Condition(quantity, which, below=exact).holds(experiment, frame)


def test_every_quantity_is_tested_here():
    assert set(QUANTITIES) == {
        mark[0] for mark in test_a_condition_holds_between_its_bounds_and_not_at_them.pytestmark[0].args[1]
    }


def test_a_run_is_measured_at_the_frame_shown():
    run = derive(WALKING).runs[1]
    run.grow(40)
    for frame in (3, 40):
        assert QUANTITIES["run_loss"].value(WALKING, frame, 1) == run.value(frame)
    assert not Condition("run_loss", 1, below=run.value(40) + 1e-9).holds(WALKING, 3)


@pytest.mark.parametrize("quantity", ["logit", "probability", "rate", "run_loss", "run_probability"])
def test_nothing_holds_for_a_class_or_a_run_that_is_not_there(quantity):
    assert not Condition(quantity, 3, above=-1e9).holds(WALKING, 0)


def test_a_goal_is_reached_when_all_its_conditions_hold():
    words = {"en": "text"}
    goal = Goal(words, (Condition("probability", 0, above=0.2), Condition("frame", above=4)))
    assert goal.is_reached(HALVES, 5) and not goal.is_reached(HALVES, 4)
    assert not goal.is_reached(HALVES.changed(temperature=0.01), 5)
