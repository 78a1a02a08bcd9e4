"""The lesson "Three logits by hand": every goal can be reached with the real window, and every number is computed."""

from __future__ import annotations

import math

import numpy as np
import pytest

from explorer.core.softmax import softmax
from explorer.look.languages import LANGUAGES
from explorer.screens.registry import SCREENS
from explorer.state.experiment_parts import RunSpec
from explorer.state.lessons import FOLDER, load
from explorer.state.scene import derive
from tests.support.gui import press, settle, type_into
from tests.support.lesson_texts import numbers_of

LESSON = load(FOLDER / "three-logits.toml", tuple(SCREENS))
STEPS = {step.title["en"]: step for step in LESSON.steps}


def typed(window, index: int, text: str) -> None:
    """Type a number into the box of a logit."""
    type_into(window.screens.current.logits.rows[index].box, text)


def play_to_the_end(window) -> None:
    press(window, "End")
    while window.workbench.player.is_behind:
        window.screens.current.show_frame(window.workbench.player.frame)


def to_the_top_left(window) -> None:
    typed(window, 0, "-6")
    typed(window, 1, "6")


def faster(window) -> None:
    for _ in range(6):
        press(window, "BracketRight")
    press(window, "Right")


def with_another_loss(window) -> None:
    window.workbench.store.ask(lambda experiment: experiment.with_runs(loss="cross_entropy"))
    play_to_the_end(window)


def with_another_optimizer(window) -> None:
    window.workbench.store.ask(lambda experiment: experiment.with_runs(optimizer="adam"))
    play_to_the_end(window)


# What a student may do at each step: first what does not reach the goal, then what does.
DONE = {
    "One slider": (lambda w: typed(w, 0, "2"), lambda w: typed(w, 0, "3")),
    "Nearly certain": (lambda w: typed(w, 0, "7"), lambda w: typed(w, 0, "8")),
    "Another winner": (lambda w: typed(w, 2, "2"), lambda w: typed(w, 2, "5")),
    "All up together": (lambda w: typed(w, 2, "5"), lambda w: type_into(w.screens.current.shift.box, "9")),
    "Warmer": (
        lambda w: typed(w, 0, "0"),
        lambda w: type_into(w.screens.current.temperature.box, "6"),
    ),
    "Colder": (
        lambda w: typed(w, 0, "9"),
        lambda w: type_into(w.screens.current.temperature.box, "0.4"),
    ),
    "How wrong is that?": (lambda w: typed(w, 0, "2"), lambda w: typed(w, 0, "4")),
    "Surely wrong": (lambda w: typed(w, 0, "-3"), lambda w: typed(w, 0, "-4")),
    "A place on the surface": (lambda w: typed(w, 0, "-6"), to_the_top_left),
    "Let it walk": (lambda w: typed(w, 0, "9"), play_to_the_end),
    "Too fast": (lambda w: press(w, "BracketRight"), faster),
    "Off the plateau": (lambda w: typed(w, 0, "12"), with_another_loss),
}


def test_every_goal_is_reached_by_what_is_asked_and_not_before(make_window):
    window = make_window(size=(1024, 768), theme="projector")
    ask = window.guide.strip.ask
    assert list(DONE) == list(STEPS)
    window.lesson.open(LESSON)
    for title, (short, enough) in DONE.items():
        assert window.lesson.progress.step is STEPS[title]
        assert ask.text().startswith("☐"), f"{title}: at its start"
        short(window)
        settle()
        assert ask.text().startswith("☐"), f"{title}: not enough yet"
        press(window, "Backspace")
        enough(window)
        settle()
        assert ask.text().startswith("✔") and not window.guide.strip.away.isVisible(), title
        press(window, "PageDown")
    window.lesson.open(LESSON, len(STEPS) - 1)
    with_another_optimizer(window)
    assert ask.text().startswith("✔"), "there are two ways off the plateau"


def probability(*logits: float, temperature: float = 1.0) -> float:
    return float(softmax(np.array(logits) / temperature)[0])


def shares() -> list[str]:
    return [f"{share:.2f}" for share in softmax(np.array([3.0, 1.0, -3.0]))[:2]]


def steps_to(title: str, share: float) -> int:
    """After how many steps the run of a step gives class 1 more than `share`."""
    scene = derive(STEPS[title].experiment)
    scene.grow(100)
    return next(n for n in range(100) if scene.probabilities(scene.position(0, n))[0] > share)


def reading(title: str, frame: int):
    scene = derive(STEPS[title].experiment)
    scene.grow(frame)
    return scene.reading(0, frame)


CLAIMS = {
    "One slider": lambda: ["0", "1", "3", "0.9", "18", f"{math.log(18):.2f}"],
    "Nearly certain": lambda: ["0", "1", "3", "0.999", "1998", f"{math.log(1998):.2f}", f"{probability(3, 0, 0):.3f}"],
    "Another winner": lambda: ["1", "2", "3", "-3", *shares()],
    "All up together": lambda: ["1", "3", "-3", "4"],
    "Warmer": lambda: ["1", "3", "-3", "0.5", "5.3", shares()[0]],
    "Colder": lambda: ["0", "1", "3", "-3", "0.99", "0.43"],
    "How wrong is that?": lambda: ["1", "3", "0.1", f"{math.log(3):.4f}", "0.90"],
    "Surely wrong": lambda: ["1", "3", "4", "2", "0.019"],
    "A place on the surface": lambda: ["2", "-1000", "0.9999", "9.2"],
    "Let it walk": lambda: ["1", "8", "-8", "0.9", f"{steps_to('Let it walk', 0.9)}", f"{math.sqrt(2):.2f}"],
    "Too fast": lambda: ["1", "5", *(f"{reading('Too fast', n).value:.2f}" for n in (0, 60))],
    "Off the plateau": lambda: ["10", "-10", "0.9"],
}


def test_every_number_in_the_lesson_is_what_comes_out():
    assert list(CLAIMS) == list(STEPS)
    for title, step in STEPS.items():
        for language in LANGUAGES:
            assert numbers_of(step, language) <= set(CLAIMS[title]()), f"{title} in {language}"


def test_the_numbers_that_are_bounds_are_bounds():
    assert probability(math.log(18), 0, 0) == pytest.approx(0.9)
    assert probability(math.log(1998), 0, 0) == pytest.approx(0.999)
    assert probability(3, 1, -3, temperature=5.2) > 0.5 > probability(3, 1, -3, temperature=5.3)
    assert probability(3, 1, -3, temperature=0.44) < 0.99 < probability(3, 1, -3, temperature=0.43)
    assert math.exp(-0.1) > 0.90 and math.exp(-4) < 0.019
    assert math.log(0.9999 / 0.0001) > 9.2 and -math.log(0.0001) > 9.2
    warm = softmax(np.array([3.0, 1.0, -3.0]) / 1000)
    assert warm[0] > warm[1] > warm[2], "the order stays"


def test_what_the_runs_do_is_what_the_lesson_says():
    walk = [reading("Let it walk", n).slope for n in range(5)]
    assert walk == pytest.approx([math.sqrt(2)] * 5, abs=0.005)
    tried = STEPS["Too fast"].experiment.with_runs(learning_rate=20.0)
    one = derive(tried)
    one.grow(1)
    assert one.reading(0, 1).value > 5 > one.reading(0, 0).value, "one step, and it is higher than before"
    start = STEPS["Off the plateau"].experiment
    for loss, optimizer, arrives in (
        ("mse", "gradient_descent", False),
        ("cross_entropy", "gradient_descent", True),
        ("mse", "adam", True),
        ("mse", "adagrad", True),
    ):
        scene = derive(start.changed(runs=(RunSpec(loss, optimizer),)))
        scene.grow(200)
        assert (scene.probabilities(scene.position(0, 200))[0] > 0.9) == arrives, (loss, optimizer)
