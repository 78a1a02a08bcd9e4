"""The bundled lessons: complete in every language, short enough to be presented, and every number in them computed."""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
import pytest

from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.rate_curve import RATES
from explorer.core.softmax import softmax
from explorer.core.walks import Walks
from explorer.look.languages import LANGUAGES
from explorer.look.notation import NOTATIONS
from explorer.screens.registry import SCREENS
from explorer.state import lessons
from explorer.state.datasets import training as encoding_training
from explorer.state.lesson import Step
from explorer.state.lessons import load_all
from explorer.state.scene import derive
from tests.support.lesson_texts import exponential, numbers, numbers_of, texts_of

BUNDLED, FAULTS = load_all(lessons.FOLDER, tuple(SCREENS))
BY_KEY = {lesson.key: lesson for lesson in BUNDLED}
COMPUTED_HERE = ("classification", "learning-rate")  # the numbers of the others in files of their own


def test_the_bundled_lessons_are_read_without_a_fault():
    assert FAULTS == [] and set(BY_KEY) >= {"classification", "learning-rate"}
    assert 26 <= len(BY_KEY["classification"].steps) <= 40


def every_step():
    return [(lesson.key, place) for lesson in BUNDLED for place in range(len(lesson.steps))]


# Numbers in texts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("slope 1.2 × 10⁻⁸, ε = 10⁻⁸", ["1.2e-8", "1e-8"]),
        ("about 61 million steps, 約 6100 萬步, 约 610 万步", ["6.1e7", "6.1e7", "6.1e6"]),
        ("√(0.9² + 9 · 0.1²), {y}₁ = −1000, 18\u202f192", ["0.9", "9", "0.1", "-1000", "18192"]),
    ],
)
def test_numbers_are_found_however_they_are_written(text, found):
    assert numbers(text) == found


@pytest.mark.parametrize(("key", "place"), every_step())
def test_every_step_has_the_same_numbers_and_signs_in_every_language(key, place):
    for texts in texts_of(BY_KEY[key].steps[place]).values():
        for text in texts:
            assert set(text) == set(LANGUAGES)
            for language in LANGUAGES:
                said, english = (set(numbers(text[at])) for at in (language, "en"))
                assert said == english, text[language]
                for sign in ("{y}", "{p}", "{t}"):
                    assert text[language].count(sign) == text["en"].count(sign)


# Length and wording: at 1024x768 the text of a stage has 26 px and two lines, its title one

LIMITS = {"title": (36, 16), "text": (120, 68), "ask": (62, 34), "choice": (16, 8)}  # English letters, Chinese ones
CODE_WIDTH = 46
HALF_WIDTH = 0.55  # of a Chinese character, which a Latin letter or a digit takes


def length(text: str, language: str, signs: dict[str, str]) -> float:
    for sign, shown in signs.items():
        text = text.replace(sign, shown)
    if language == "en":
        return len(text)
    return sum(1 if unicodedata.east_asian_width(c) in "WF" else HALF_WIDTH for c in text)


@pytest.mark.parametrize(("key", "place"), every_step())
def test_every_text_is_short_enough_for_a_stage(key, place):
    lecture = NOTATIONS["lecture"]
    signs = {"{y}": lecture.logits, "{p}": lecture.probabilities, "{t}": lecture.target}
    for kind, texts in texts_of(BY_KEY[key].steps[place]).items():
        english, chinese = LIMITS[kind]
        for text in texts:
            for language in LANGUAGES:
                said = length(text[language], language, signs)
                assert said <= (english if language == "en" else chinese), f"{said:.0f}: {text[language]}"
    assert all(len(line) <= CODE_WIDTH for line in BY_KEY[key].steps[place].code.split("\n"))


AVOIDED = {
    "en": ("Space", "put out", "Down and across", "no toy", "least at the same place", "e-8", "6e7"),
    "zh_Hant": ("空白鍵", "正解", "執行", "平台", "坡度", "最佳化方法", "真相", "越得"),
    "zh_Hans": ("空格键", "正解", "运行", "平台", "坡度", "最优化方法", "真相", "越得"),
}


@pytest.mark.parametrize(("key", "place"), every_step())
def test_one_word_is_used_for_one_thing(key, place):
    for texts in texts_of(BY_KEY[key].steps[place]).values():
        for text in texts:
            for language, words in AVOIDED.items():
                assert not [word for word in words if word in text[language]], text[language]


@pytest.mark.parametrize(("key", "place"), every_step())
def test_an_open_question_is_not_answered_by_its_own_step(key, place):
    step = BY_KEY[key].steps[place]
    if step.question is None:
        return
    for language in LANGUAGES:
        before = f"{step.title[language]} {step.text[language]}".lower()
        said = [choice[language].lower() in before for choice in step.question.choices]
        assert not said[step.question.answer] or sum(said) > 1, before


def test_a_step_has_a_stage_of_one_to_three_views():
    for lesson in BUNDLED:
        assert all(1 <= len(step.stage) <= 3 for step in lesson.steps)


# What the numbers are: computed here from first principles, or by the runs of the step


def step_of(key: str, title: str) -> Step:
    return next(step for step in BY_KEY[key].steps if step.title["en"] == title)


def run(title: str, index: int = 0, key: str = "classification"):
    """One of the runs of a step, computed to the last frame that the step plays."""
    step = step_of(key, title)
    scene = derive(step.experiment)
    scene.grow(step.play or step.experiment.descent.steps)
    return scene.runs[index]


def crossing(run) -> str:
    across = run.path[0] > run.path[1]
    return f"{int(np.argmax(across))}" if across.any() else "never"


def adam_from(distance: float, steps: int, loss: int = 0):
    """The run of Adam on a loss of the step from (−distance, distance), computed for `steps` steps."""
    experiment = step_of("classification", "Adam from further out").experiment
    scene = derive(experiment.changed(logits=(-distance, distance, -1000.0), steps=steps))
    scene.runs[loss].grow(steps)
    return scene.runs[loss]


def slope_of_first(title: str, loss: int = 0) -> float:
    """∂e/∂y₁ at the start of a step."""
    one = run(title, loss)
    return float(one.objective.gradient(one.position(0))[0])


@cache
def steps_from_everywhere(title: str, index: int) -> tuple[float, ...]:
    """After how many steps class 1 is ahead for the first time, from 128x128 starts; inf if never."""
    experiment = step_of("classification", title).experiment
    spec, half, found = experiment.descent.runs[index], experiment.surface.half, np.full(128**2, np.inf)
    across, up = np.meshgrid(np.linspace(-half, half, 128), np.linspace(-half, half, 128))
    starts = np.stack([across.ravel(), up.ravel(), np.full(128**2, experiment.problem.logits[2])])
    objective = Objective(LOSSES[spec.loss], np.array(experiment.problem.target))
    walks = Walks(objective, OPTIMIZERS[spec.optimizer], starts, spec.learning_rate, free=experiment.free)
    for step in range(experiment.starts.within + 1):
        ahead = walks.positions[0] > walks.positions[1:].max(axis=0)
        found[walks.places[ahead]] = step
        if ahead.all():
            break
        walks.keep(~ahead)
        walks.step()
    return tuple(found.tolist())


def share(title: str, index: int, most: float = 1e9) -> str:
    """The percentage of the starts that need at most so many steps."""
    return f"{100 * np.mean(np.array(steps_from_everywhere(title, index)) <= most):.0f}"


def entropy(p):
    p = np.asarray(p)
    return float(-np.sum(p * np.log(p)))


def cross(p, q):
    return float(-np.sum(np.asarray(p) * np.log(np.asarray(q))))


def answered(key: str, case: str, decimals: int = 0) -> str:
    """The percentage of held-out examples that a model classifies correctly after the steps of the lesson."""
    trained = encoding_training(case)
    trained.grow(200)
    return f"{100 * trained.accuracy(key, 200).held_out:.{decimals}f}"


def answered_by_squared_error() -> str:
    """The percentage that one-hot with squared error has right, trained like the two models of the screen."""
    model = encoding_training("unrelated")
    examples = model.examples
    centre, scale = examples.features.mean(axis=1), examples.features.std(axis=1)

    def inputs(features):
        standard = (features - centre[:, None]) / scale[:, None]
        return np.vstack([standard, np.ones(standard.shape[1])])

    known, wanted = inputs(examples.features), np.eye(3)[:, examples.labels]
    weights = np.zeros((3, 3))
    for _ in range(200):
        weights -= model.rate * 2 * (weights @ known - wanted) @ known.T / known.shape[1]
    decided = (weights @ inputs(examples.held_features)).argmax(axis=0)
    return f"{100 * (decided == examples.held_labels).mean():.1f}"


E = np.exp(np.array([3.0, 1.0, -3.0]))
CLOSE = softmax(np.array([0.9, 1.2, 0.4]))
NEAR = softmax(np.array([0, 0.006, 0.12]))
GUESS = np.full(10, 0.1) - np.eye(10)[0]
WRONG = softmax(np.array([-10.0, 10.0, -1000.0]))
P, Q = (1 / 3, 1 / 2, 1 / 6), (1 / 4, 1 / 2, 1 / 4)

CLAIMS = {
    "Class as a number?": lambda: ["1", "2", "3", f"{(3 - 1) ** 2}", f"{(3 - 2) ** 2}"],
    "Sometimes the order is real": lambda: sorted({answered(key, "grades") for key in ("number", "one_hot")}),
    "One-hot": lambda: ["0", "1", "2", f"{np.linalg.norm(np.subtract([1, 0, 0], [0, 1, 0])):.2f}"],
    "Two encodings, two models": lambda: [
        *("0", "6", "7"),
        *(answered(key, "unrelated") for key in ("number", "one_hot")),
        answered_by_squared_error(),
    ],
    "Any real number": lambda: ["0", "1"],
    "The softmax block": lambda: [
        *("3", "1", "-3", f"{E[0]:.1f}", f"{E[1]:.2f}", f"{E[2]:.2f}"),
        *(f"{p:.2f}" for p in E / E.sum()),
    ],
    "Why softmax? A simple reason": lambda: ["1", f"{3 - 1}", f"{E[0] / E[1]:.2f}"],
    "Three close logits": lambda: ["0.9", "1.2", "0.4", *(f"{p:.2f}" for p in CLOSE), "0", f"{CLOSE.sum():.0f}"],
    "Two classes: the sigmoid": lambda: ["2", f"{1 / (1 + np.exp(-2)):.4f}"],
    "How wrong? As a distance": lambda: [
        *(f"{p:.3f}" for p in NEAR),
        *("2", f"{np.linalg.norm(NEAR - [0, 1, 0]):.3f}", f"{np.sum((NEAR - [0, 1, 0]) ** 2):.3f}"),
    ],
    "How wrong? As a surprise": lambda: [
        f"{-np.log(NEAR[1]):.4f}",
        *(f"{NEAR[1]:.3f}", f"{-np.log(round(NEAR[1], 3)):.4f}"),
    ],
    "A photograph of a 1: ten numbers": lambda: ["1", "0.1", f"{1 - 0.1}", "9", f"{np.linalg.norm(GUESS):.3f}"],
    "The same photograph: ten terms": lambda: ["1", "0"],
    "Information": lambda: ["1", f"{np.log(1 / 1):.0f}"],
    "Entropy: the mean information": lambda: [
        *("1", "2", "3", "6", f"{entropy(P):.4f}", f"{entropy([1 / 3] * 3):.4f}")
    ],
    "Cross-entropy: P is true, Q is used": lambda: [f"{cross(P, Q):.4f}"],
    "Cross-entropy is likelihood": lambda: ["1"],
    "Least loss, greatest likelihood": lambda: ["1", "3", "5", f"{-5 * np.log(1 / 3):.3f}"],
    "The error surface": lambda: ["1", "-1000"],
    "Descent under MSE": lambda: [
        *("-10", "10", "1", "200", exponential(run("Descent under MSE").slope(0))),
        exponential(run("Descent under MSE").verdict(200).steps_to_cross),
    ],
    "Descent under cross-entropy": lambda: [
        *("200", crossing(run("Descent under cross-entropy", 1))),
        f"{run('Descent under cross-entropy', 1).slope(0):.2f}",
    ],
    "Every start at once": lambda: [
        *(f"{step_of('classification', 'Every start at once').experiment.starts.within}", "1"),
        *(share("Every start at once", 0), share("Every start at once", 0, 0)),
        f"{max(steps_from_everywhere('Every start at once', 1)):.0f}",
    ],
    "Where the slope is lost": lambda: [
        *(exponential(WRONG[0]), "2", exponential(-1 / WRONG[0])),
        f"{slope_of_first('Why cross-entropy is a ramp', 1):.0f}",
    ],
    "Adam, from every start": lambda: [
        *(f"{step_of('classification', 'Adam, from every start').experiment.starts.within}",),
        *(share("Adam, from every start", 0), f"{max(steps_from_everywhere('Adam, from every start', 1)):.0f}"),
    ],
    "Why cross-entropy is a ramp": lambda: [
        *(f"{WRONG[0]:.0f}", "1", f"{slope_of_first('Why cross-entropy is a ramp', 1):.0f}")
    ],
    "Why MSE is a plateau": lambda: [
        *(exponential(WRONG[0]), exponential(slope_of_first("Why MSE is a plateau"))),
        f"{slope_of_first('Why cross-entropy is a ramp', 1):.0f}",
        f"{slope_of_first('Why MSE is a plateau') / -WRONG[0]:.0f}",
    ],
    "Does momentum help?": lambda: [
        f"{1 / (1 - 0.9):.0f}",
        exponential(run("Does momentum help?").verdict(200).steps_to_cross),
    ],
    "And Adam?": lambda: [
        *("0.1", f"{run('And Adam?').path[0, 1] - run('And Adam?').path[0, 0]:.3f}"),
        *(crossing(run("And Adam?", index)) for index in (0, 1)),
    ],
    "Adam from further out": lambda: [
        *("1e-8", "-10", "10", "-12", "12", "-14", "14", "200"),
        *(exponential(-slope_of_first(title)) for title in ("And Adam?", "Adam from further out")),
        *(crossing(adam_from(12.0, 500)), crossing(adam_from(14.0, 18_200)), crossing(adam_from(14.0, 200, loss=1))),
    ],
    "Softmax in the model as well": lambda: [
        *(f"{np.log(1 + 2 / np.e):.2f}", f"{np.log(2 + np.e):.2f}"),
        exponential(run("Softmax in the model as well").slope(0)),
    ],
    "A real network on real digits": lambda: ["85"],
    "Every rate, every start": lambda: ["7", "5", "35", "200", "85", "10"],  # test_bundled_lessons_is_mse_bad.py
    "A small rate: 0.05": lambda: [
        *("0.05", "60", f"{run('A small rate: 0.05', key='learning-rate').value(60):.2f}"),
        f"{entropy((0.7, 0.2, 0.1)):.2f}",
    ],
    "A rate of 1": lambda: [
        *("1", "5", *(f"{run('A rate of 1', key='learning-rate').value(step):.2f}" for step in (5, 60))),
    ],
    "Every rate at once": lambda: [
        f"{len(RATES)}",
        f"{step_of('learning-rate', 'Every rate at once').experiment.descent.steps}",
    ],
    "A rate of 1000": lambda: [
        *("1000", f"{run('A rate of 1000', key='learning-rate').value(0):.1f}"),
        f"{run('A rate of 1000', key='learning-rate').value(1):.0f}",
    ],
    "Side by side": lambda: ["1", "20"],
}


@pytest.mark.parametrize(("key", "place"), [(key, place) for key, place in every_step() if key in COMPUTED_HERE])
def test_every_number_in_a_text_is_what_comes_out(key, place):
    step = BY_KEY[key].steps[place]
    assert numbers_of(step, "en") <= set(CLAIMS.get(step.title["en"], list)()), step.title["en"]


def test_what_the_questions_take_for_right_is_what_happens():
    def end(title, index=0):
        return run(title, index).position(200)

    assert answered("number", "grades") == answered("one_hot", "grades"), "both, says the lesson"
    number, one_hot = (float(answered(key, "unrelated", 1)) for key in ("number", "one_hot"))
    squared = float(answered_by_squared_error())
    assert number < squared < one_hot and squared - number > 5 * (one_hot - squared), "mostly the encoding"
    corners = derive(step_of("classification", "The error surface").experiment)
    top_left, top_right, bottom_right = (corners.values((*c, -1000.0))["mse"] for c in ((-10, 10), (10, 10), (10, -10)))
    assert top_left > top_right > bottom_right
    for title in ("Descent under MSE", "Does momentum help?", "Softmax in the model as well"):
        np.testing.assert_allclose(end(title)[:2], [-10, 10], atol=5e-5)
    for title, index in (("Descent under cross-entropy", 1), ("And Adam?", 0), ("Adam from further out", 1)):
        assert end(title, index)[0] > end(title, index)[1]
    assert run("Descent under cross-entropy", 1).verdict(200).kind.value == "arrived"
    assert crossing(run("Adam from further out")) == "never"


def test_what_the_learning_rates_do_is_what_the_lesson_says():
    values = run("A rate of 1000", key="learning-rate").values[:61]
    assert values[1:].min() > 10 * values[0] and values.max() < 1000, "flung to and fro, but bounded"
    jumps = np.diff(run("Side by side", 1, "learning-rate").values[:61])
    assert (jumps[:20] > 0).any() and (jumps[:20] < 0).any()
    assert run("Side by side", 1, "learning-rate").values[1:61].min() > 1.5, "it never comes near the least, 0.80"


def test_from_every_start_cross_entropy_and_adam_arrive():
    for title in ("Every start at once", "Adam, from every start"):
        assert share(title, 1) == "100"
        assert 50 < float(share(title, 0)) < 90, "most, not all"


def test_small_rates_do_not_arrive_and_large_ones_are_thrown_off():
    experiment = step_of("learning-rate", "Every rate at once").experiment
    values = {}
    for rate in (1e-4, 1e-2, 1.0, 100.0, 1e4):
        scene = derive(experiment.with_runs(learning_rate=rate))
        scene.grow(60)
        values[rate] = scene.runs[0].value(60)
    start = scene.runs[0].value(0)
    assert values[1e-4] > 0.99 * start and values[1e-2] > 2 * values[1.0], "too small"
    assert values[100.0] > 3 * start and values[1e4] > 100 * start, "too large"
