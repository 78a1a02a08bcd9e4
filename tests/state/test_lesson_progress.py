"""LessonProgress: which lesson is open, at which step, and what was predicted there."""

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
ASKED = next(i for i, step in enumerate(LESSON.steps) if step.question and step.play)
TOLD = next(i for i, step in enumerate(LESSON.steps) if not step.question)
LAST = len(LESSON.steps) - 1


@pytest.fixture
def progress():
    progress = LessonProgress()
    progress.heard = []
    progress.moved.connect(lambda: progress.heard.append(progress.place if progress.lesson else None))
    return progress


def test_no_lesson_is_open_at_first(progress):
    assert (progress.lesson, progress.step, progress.place, progress.prediction) == (None, None, 0, None)
    assert not progress.turn(0) and not progress.turn(1)
    progress.close()
    progress.predict(0)
    assert progress.heard == [] and progress.prediction is None


@pytest.mark.parametrize(("place", "shown"), [(0, 0), (1, 1), (LAST, LAST), (LAST + 1, LAST), (-1, 0)])
def test_a_lesson_opens_at_a_step_that_it_has(progress, place, shown):
    progress.open(LESSON, place)
    assert progress.lesson is LESSON and progress.place == shown and progress.step is LESSON.steps[shown]
    assert progress.heard == [shown]


def test_a_lesson_opens_at_its_first_step(progress):
    progress.open(LESSON)
    assert progress.place == 0


def test_turning_goes_as_far_as_there_are_steps(progress):
    progress.open(LESSON)
    assert not progress.turn(-1)
    assert progress.turn(1) and progress.turn(2) and progress.place == 3
    assert progress.turn(-3) and progress.place == 0
    assert progress.turn(LAST) and not progress.turn(1) and progress.place == LAST
    assert progress.heard == [0, 1, 3, 0, LAST]


def test_closing_ends_the_lesson_once(progress):
    progress.open(LESSON, 2)
    progress.close()
    progress.close()
    assert progress.lesson is None and progress.step is None and progress.heard == [2, None]


def test_a_prediction_is_kept_for_its_step_until_a_lesson_opens(progress):
    told = []
    progress.predicted.connect(lambda: told.append(progress.prediction))
    choices = len(LESSON.steps[ASKED].question.choices)
    progress.open(LESSON, ASKED)
    for choice in (-1, choices):
        progress.predict(choice)
        assert progress.prediction is None, "no such choice"
    progress.predict(0)
    progress.predict(choices - 1)
    assert progress.prediction == choices - 1 and told == [0, choices - 1]
    progress.turn(1 if ASKED < LAST else -1)
    assert progress.prediction is None
    progress.turn(-1 if ASKED < LAST else 1)
    assert progress.prediction == choices - 1
    progress.open(LESSON, ASKED)
    assert progress.prediction is None


@pytest.mark.parametrize("place", [ASKED, TOLD])
def test_no_answer_is_shown_where_a_picture_gives_it_or_none_asks(progress, place):
    told = []
    progress.predicted.connect(lambda: told.append(place))
    progress.open(LESSON, place)
    progress.show_answer()
    assert not progress.is_answered and told == []
    progress.predict(0)
    assert not progress.is_answered


def test_where_nothing_is_asked_nothing_is_predicted(progress):
    progress.open(LESSON, TOLD)
    progress.predict(0)
    assert progress.prediction is None


def test_another_lesson_takes_the_place_of_the_open_one(progress):
    progress.open(LESSON, 1)
    progress.open(OTHER)
    assert progress.lesson is OTHER and progress.place == 0


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
