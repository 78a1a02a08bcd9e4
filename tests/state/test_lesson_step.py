"""The goal of a step in a lesson file: read, or refused with its line and name."""

from __future__ import annotations

import math

import pytest

from explorer.state.lesson_fields import LessonError
from explorer.state.lesson_goal import Condition
from explorer.state.lessons import from_text
from tests.support.sayable import assert_sayable

GOAL = """
title = "A lesson"
[[step]]
screen = "softmax"
title = "One"
text = "First."
play = 20
[step.goal]
ask = { en = "Do it.", zh_Hant = "動手。" }
done = "So it is."
probability = { class = 3, above = 0.9 }
run_loss = { run = 2, above = 1, below = 2.5 }
loss = { loss = "mse", below = 0.1 }
temperature = { above = 4 }
"""


def test_a_goal_is_read_with_all_its_conditions():
    (step,) = from_text(GOAL, "m.toml", ("softmax",)).steps
    assert step.goal is not None and step.question is None and step.play == 20
    assert step.goal.ask == {"en": "Do it.", "zh_Hant": "動手。"} and step.afterwards == step.goal.done == {
        "en": "So it is."
    }
    assert step.goal.conditions == (
        Condition("probability", 2, 0.9, math.inf),
        Condition("run_loss", 1, 1, 2.5),
        Condition("loss", "mse", -math.inf, 0.1),
        Condition("temperature", 0, 4, math.inf),
    )


def test_a_goal_may_be_without_a_text_for_afterwards():
    (step,) = from_text(GOAL.replace('done = "So it is."', ""), "m.toml", ("softmax",)).steps
    assert step.goal is not None and step.goal.done is None and step.afterwards is None


QUESTION = '[step.question]\nask = "What?"\nchoices = ["a", "b"]\nanswer = 1\n'


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("[step.goal]", "goal = 3\n[[step]]", 8, "goal: It must hold named values, not 3."),
        ('ask = { en = "Do it.", zh_Hant = "動手。" }', "", 3, "goal.ask: It is missing."),
        ('done = "So it is."', "done = 3", 10, "goal.done: It must be a text"),
        ("probability =", "probably =", 11, "goal.probably: There is no such name here; the names are ask,"),
        ("class = 3", "klas = 3", 11, "goal.probability.klas: There is no such name here; the names are above,"),
        ("class = 3", "class = 4", 11, "goal.probability.class: A class must lie between 1 and 3, not 4."),
        ("class = 3", "class = 1.5", 11, "goal.probability.class: It must be a whole number, not 1.5."),
        ("class = 3, ", "", 11, "goal.probability.class: It is missing."),
        ("run = 2", "run = 5", 12, "goal.run_loss.run: A run must lie between 1 and 4, not 5."),
        (", above = 0.9", "", 11, "goal.probability: It needs above or below: a bound."),
        ("above = 0.9", 'above = "much"', 11, "goal.probability.above: It must be a finite number, not “much”."),
        ("above = 0.9", "above = true", 11, "goal.probability.above: It must be a finite number, not true."),
        ("below = 2.5", "below = nan", 12, "goal.run_loss.below: It must be a finite number, not"),
        ("below = 2.5", "below = inf", 12, "goal.run_loss.below: It must be a finite number, not"),
        ('loss = "mse"', 'loss = "mes"', 13, "goal.loss.loss: It must be one of"),
        ('loss = "mse"', "loss = 3", 13, "goal.loss.loss: It must be one of"),
        ("temperature = { above = 4 }", "temperature = 4", 14, "goal.temperature: It must hold named values, not 4."),
        ("play = 20", 'play = 20\nafter = "b"', 9, "goal: A step with a goal has no question and no after"),
        ("[step.goal]", QUESTION + "[step.goal]", 12, "goal: A step with a goal has no question and no after"),
    ],
)  # fmt: skip
def test_a_fault_in_a_goal_is_named_with_its_line(old, new, line, words):
    assert old in GOAL
    with pytest.raises(LessonError) as told:
        from_text(GOAL.replace(old, new), "mine.toml", ("softmax",))
    assert str(told.value).startswith(f"mine.toml, line {line}: {words}")
    assert_sayable(told.value)


def test_a_goal_without_a_condition_is_refused():
    with pytest.raises(LessonError, match="goal: A goal needs a condition; the conditions are logit, probability"):
        from_text(GOAL[: GOAL.index("probability")], "mine.toml", ("softmax",))


def test_a_lesson_cannot_name_the_images_of_its_author():
    step = 'title = "x"\n[[step]]\ntitle = "a"\ntext = "b"\nchange = {{ data = "{}" }}\n'
    assert from_text(step.format(""), "m.toml", ("softmax",)).steps[0].experiment.network.data == ""
    with pytest.raises(LessonError) as refusal:
        from_text(step.format("train-images-idx3-ubyte"), "m.toml", ("softmax",))
    why = "A lesson cannot name a file of images: only its author has it."
    assert str(refusal.value) == f"m.toml, line 5: change.data: {why}"
