"""The lesson "Saturation": every number in it is computed, and every claim holds."""

from __future__ import annotations

import math

import numpy as np
import pytest

from explorer.core.softmax import softmax
from explorer.look.languages import LANGUAGES
from explorer.screens.registry import SCREENS
from explorer.state.lessons import FOLDER, load
from explorer.state.scene import Scene, derive
from tests.support.lesson_texts import exponential, numbers_of

LESSON = load(FOLDER / "saturation.toml", tuple(SCREENS))
STEPS = {step.title["en"]: step for step in LESSON.steps}
AT_5 = 1 / (1 + math.exp(-10))
AT_CORNER = 1 / (1 + math.exp(20))  # y′₁ at (−10, 10)
SMOOTH = (0.9, 0.05, 0.05)


def scene(title: str) -> Scene:
    """The scene of a step, computed as far as the step plays."""
    found = derive(STEPS[title].experiment)
    found.grow(STEPS[title].play)
    return found


def slope(title: str, run: int) -> float:
    return scene(title).reading(run, 0).slope


def crossing(run: int) -> int:
    path = scene("Temperature").runs[run].path
    return int(np.argmax(path[0] > path[1]))


CLAIMS = {
    "Softmax has slopes of its own": lambda: ["0", "1"],
    "Largest in the middle": lambda: ["0", "0.5", "1", f"{0.5 * (1 - 0.5)}"],
    "And at the end of the curve?": lambda: [
        *("1", "5", "-5", exponential(AT_5 * (1 - AT_5)), f"{AT_5 * (1 - AT_5):.6f}"),
        *("0.25", "0.025"),  # the wrong choices
    ],
    "MSE meets saturation": lambda: [
        *("10", "-10", exponential(AT_CORNER)),
        f"{scene('MSE meets saturation').reading(0, 0).value:.1f}",
    ],
    "MSE with and without softmax": lambda: [
        *("0.3", "10", "20", exponential(slope("MSE with and without softmax", 0))),
        f"{slope('MSE with and without softmax', 1):.1f}",
    ],
    "Then why not do without softmax?": lambda: [
        *("1", "0", "10", "-10", exponential(AT_CORNER)),
        f"{(10 - 1) ** 2 + 10**2}",
        f"{1 / (1 + math.exp(-1)):.2f}",
    ],
    "Cross-entropy cancels the factor": lambda: ["0", "1", "-1", "10", "-10"],
    "Label smoothing": lambda: [
        *("0", "1", "0.9", "0.05", "100", "3", "10", f"{0.9 / 0.05:.0f}", f"{math.log(18):.2f}"),
        f"{-sum(t * math.log(t) for t in SMOOTH):.4f}",
    ],
    "Temperature": lambda: [
        *("4", "10", "-10", "500", exponential(AT_CORNER), f"{1 / (1 + math.exp(20 / 4)):.4f}"),
        *(f"{crossing(0)}", f"{slope('Temperature', 1):.2f}", f"{math.sqrt(2) * (1 - AT_CORNER):.2f}"),
    ],
}


def test_every_number_in_the_lesson_is_what_comes_out():
    assert list(CLAIMS) == list(STEPS)
    for title, step in STEPS.items():
        for language in LANGUAGES:
            assert numbers_of(step, language) <= set(CLAIMS[title]()), f"{title} in {language}"


def test_softmax_has_the_slopes_that_the_lesson_gives():
    for logits in ([0.0, 0.0], [5.0, -5.0], [1.0, -0.5, 2.0]):
        p = softmax(np.array(logits))
        for j in range(len(logits)):
            moved = np.array(logits)
            moved[j] += 1e-6
            change = (softmax(moved) - p) / 1e-6
            expected = p * ((np.arange(len(p)) == j) - p[j])
            np.testing.assert_allclose(change, expected, atol=1e-6)
            assert (abs(expected) <= 0.25).all()


def test_every_slope_of_mse_has_the_factor_that_the_lesson_names():
    at = scene("MSE meets saturation")
    for distance in (8.0, 10.0, 12.0):
        point = np.array([-distance, distance, -1000.0])
        p = softmax(point)
        gradient = at.objective("mse").gradient(point)
        np.testing.assert_allclose(gradient[:2] / p[0], [-4, 4], rtol=1e-5)


def test_only_mse_of_the_logits_arrives_and_leaves_a_right_answer():
    with_softmax, without = scene("MSE with and without softmax").runs
    assert with_softmax.verdict(20).kind.value == "stuck" and without.verdict(10).kind.value == "arrived"
    back = scene("Then why not do without softmax?")
    assert back.reading(1, 0).value == pytest.approx(181)
    np.testing.assert_allclose(back.position(1, 20), [1, 0], atol=1e-3)


def test_cross_entropy_keeps_its_slope_in_the_corner():
    at = scene("Cross-entropy cancels the factor")
    point = np.array([-10.0, 10.0, -1000.0])
    assert at.objective("cross_entropy").gradient(point)[0] == pytest.approx(AT_CORNER - 1)
    assert at.objective("cross_entropy").gradient(point)[0] == pytest.approx(-1, abs=1e-8)


def test_a_smooth_target_ends_at_a_finite_gap_and_one_hot_does_not():
    smooth = scene("Label smoothing")
    end = smooth.position(0, 100)
    assert end[0] - end[1] == pytest.approx(math.log(18), abs=1e-4)
    assert smooth.reading(0, 100).value == pytest.approx(-sum(t * math.log(t) for t in SMOOTH), abs=1e-6)
    one_hot = derive(smooth.experiment.changed(target=(1.0, 0.0, 0.0), steps=3000))
    one_hot.grow(3000)
    gaps = [one_hot.position(0, frame)[0] - one_hot.position(0, frame)[1] for frame in (100, 300, 1000, 3000)]
    assert all(np.diff(gaps) > 0.9), "about 1 more for three times the steps, again and again"


def test_at_a_high_temperature_mse_gets_across_and_slopes_are_smaller():
    hot = scene("Temperature")
    cold = derive(hot.experiment.changed(temperature=1.0))
    cold.grow(500)
    assert crossing(0) < 400 and cold.position(0, 500)[0] < cold.position(0, 500)[1]
    assert slope("Temperature", 1) == pytest.approx(cold.reading(1, 0).slope / 4, rel=0.01)


def test_the_answers_to_its_questions_are_what_comes_out():
    right = {
        "And at the end of the curve?": f"{AT_5 * (1 - AT_5):.6f}",
        "MSE with and without softmax": "only B",
        "Label smoothing": f"about {math.log(18):.0f}",
        "Temperature": "yes",
    }
    asked = {title: step.question for title, step in STEPS.items() if step.question is not None}
    assert {title: question.choices[question.answer]["en"] for title, question in asked.items()} == right
