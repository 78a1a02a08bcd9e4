"""The Tour: which lesson is open, at which step, and what was predicted there."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QObject

from explorer.screens.registry import SCREENS
from explorer.state.lesson import in_language
from explorer.state.lesson_progress import LessonProgress
from explorer.state.lessons import FOLDER, load_all
from explorer.state.player import Player
from explorer.state.remembered_settings import RememberedSettings
from explorer.state.store import Store

BUNDLED, _ = load_all(FOLDER, tuple(SCREENS))
OTHER, *_, LESSON = sorted(BUNDLED, key=lambda lesson: len(lesson.steps))
ASKED = next(i for i, step in enumerate(LESSON.steps) if step.question)
TOLD = next(i for i, step in enumerate(LESSON.steps) if not step.question)
LAST = len(LESSON.steps) - 1


@pytest.fixture
def tour():
    tour = LessonProgress()
    tour.heard = []
    tour.moved.connect(lambda: tour.heard.append(tour.place if tour.lesson else None))
    return tour


def test_no_lesson_is_open_at_first(tour):
    assert (tour.lesson, tour.step, tour.place, tour.prediction) == (None, None, 0, None)
    assert not tour.turn(0) and not tour.turn(1)
    tour.close()
    tour.predict(0)
    assert tour.heard == [] and tour.prediction is None


@pytest.mark.parametrize(("place", "shown"), [(0, 0), (1, 1), (LAST, LAST), (LAST + 1, LAST), (-1, 0)])
def test_a_lesson_opens_at_a_step_that_it_has(tour, place, shown):
    tour.open(LESSON, place)
    assert tour.lesson is LESSON and tour.place == shown and tour.step is LESSON.steps[shown]
    assert tour.heard == [shown]


def test_a_lesson_opens_at_its_first_step(tour):
    tour.open(LESSON)
    assert tour.place == 0


def test_turning_goes_as_far_as_there_are_steps(tour):
    tour.open(LESSON)
    assert not tour.turn(-1)
    assert tour.turn(1) and tour.turn(2) and tour.place == 3
    assert tour.turn(-3) and tour.place == 0
    assert tour.turn(LAST) and not tour.turn(1) and tour.place == LAST
    assert tour.heard == [0, 1, 3, 0, LAST]


def test_closing_ends_the_lesson_once(tour):
    tour.open(LESSON, 2)
    tour.close()
    tour.close()
    assert tour.lesson is None and tour.step is None and tour.heard == [2, None]


def test_a_prediction_is_kept_for_its_step_until_a_lesson_opens(tour):
    told = []
    tour.predicted.connect(lambda: told.append(tour.prediction))
    choices = len(LESSON.steps[ASKED].question.choices)
    tour.open(LESSON, ASKED)
    for choice in (-1, choices):
        tour.predict(choice)
        assert tour.prediction is None, "no such choice"
    tour.predict(0)
    tour.predict(choices - 1)
    assert tour.prediction == choices - 1 and told == [0, choices - 1]
    tour.turn(1 if ASKED < LAST else -1)
    assert tour.prediction is None
    tour.turn(-1 if ASKED < LAST else 1)
    assert tour.prediction == choices - 1
    tour.open(LESSON, ASKED)
    assert tour.prediction is None


def test_where_nothing_is_asked_nothing_is_predicted(tour):
    tour.open(LESSON, TOLD)
    tour.predict(0)
    assert tour.prediction is None


def test_another_lesson_takes_the_place_of_the_open_one(tour):
    tour.open(LESSON, 1)
    tour.open(OTHER)
    assert tour.lesson is OTHER and tour.place == 0


@pytest.mark.parametrize("make", [LessonProgress, Store, partial(Player, 3), partial(RememberedSettings, None, None)])
def test_what_has_a_parent_goes_with_it(make):
    parent = QObject()
    child = make(parent=parent)
    assert child.parent() is parent


def test_a_text_is_in_the_language_asked_for_or_else_in_english():
    assert in_language({"en": "one", "zh_Hant": "two"}, "zh_Hant") == "two"
    assert in_language({"en": "one", "zh_Hant": ""}, "zh_Hant") == in_language({"en": "one"}, "zh_Hans") == "one"
    titles = {LESSON.title(language) for language in ("en", "zh_Hant", "zh_Hans")}
    assert len(titles) == 3
