"""The lesson on the Workbench: its steps, what was predicted, and whether it was left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from explorer.screens.registry import FORMER_KEYS, SCREENS
from explorer.state import lessons
from explorer.state.experiment import Experiment
from explorer.state.lesson import Lesson, Step
from explorer.state.lesson_control import LessonControl
from explorer.state.lessons import FOLDER
from explorer.state.presets import DEFAULT_PRESET
from explorer.state.workbench import Workbench

GOOD = 'title = "{title}"\n[[step]]\nscreen = "softmax"\ntitle = "One"\ntext = "text"\n'
BAD = 'title = "Bad"\n'


@pytest.fixture
def workbench(qapp: QCoreApplication) -> Workbench:
    return Workbench(DEFAULT_PRESET, "descent")


@pytest.fixture
def control(workbench: Workbench) -> LessonControl:
    return LessonControl(workbench, FOLDER, tuple(SCREENS))


@pytest.fixture
def own(workbench: Workbench, tmp_path: Path) -> LessonControl:
    """With a folder that contains one valid lesson and one invalid one."""
    (tmp_path / "1.toml").write_text(GOOD.format(title="First"), encoding="utf-8")
    (tmp_path / "2.toml").write_text(BAD, encoding="utf-8")
    return LessonControl(workbench, tmp_path, tuple(SCREENS))


def said(control: LessonControl) -> list[str]:
    sentences: list[str] = []
    control.message.connect(lambda sentence: sentences.append(str(sentence)))
    return sentences


def with_question(lesson: Lesson) -> int:
    return next(place for place, step in enumerate(lesson.steps) if step.question is not None)


def test_lessons_are_read_when_they_are_first_asked_for(workbench, monkeypatch) -> None:
    read = []
    load = lessons.load
    monkeypatch.setattr(lessons, "load", lambda path, *rest: [read.append(path.name), load(path, *rest)][1])
    control = LessonControl(workbench, FOLDER, tuple(SCREENS))
    assert read == []
    assert len(control.bundled) == len(read) > 1
    assert control.bundled and len(read) == len(control.bundled), "once"


def test_the_first_page_down_opens_the_first_lesson(control: LessonControl) -> None:
    control.turn(1)
    assert control.progress.lesson is control.bundled[0] and control.progress.place == 0


def test_what_is_wrong_with_a_bundled_lesson_is_said_once(own: LessonControl) -> None:
    sentences = said(own)
    assert [lesson.titles["en"] for lesson in own.bundled] == ["First"]
    assert len(sentences) == 1 and sentences[0].startswith("2.toml, line")
    assert own.bundled and len(sentences) == 1


def test_what_is_wrong_is_said_after_the_first_step_is_shown(own: LessonControl) -> None:
    order = []
    own.step_shown.connect(lambda: order.append("step"))
    own.message.connect(lambda _: order.append("message"))
    own.turn(1)
    assert order == ["step", "message"], "what the step changes would end the message"


def test_a_step_is_shown_before_anyone_hears_of_it(workbench, control: LessonControl) -> None:
    shown = []
    control.step_shown.connect(lambda: shown.append((workbench.screen, workbench.store.experiment)))
    lesson = control.bundled[0]
    for place in range(len(lesson.steps)):
        control.open(lesson, place)
    assert shown == [(step.screen, step.experiment) for step in lesson.steps]


def test_the_ends_of_a_lesson_are_said(control: LessonControl) -> None:
    sentences = said(control)
    lesson = control.bundled[0]
    control.open(lesson)
    control.turn(-1)
    control.open(lesson, len(lesson.steps) - 1)
    control.turn(1)
    assert sentences == ["This is the lesson's first step.", "This is the lesson's last step."]


def test_only_the_same_in_another_look_has_not_strayed(workbench, control: LessonControl) -> None:
    assert not control.is_away and not control.has_strayed
    control.turn(1)
    assert not control.is_away and not control.has_strayed
    workbench.cycle("quantity", ("value", "slope"))
    workbench.store.update(zoom=2.0, pan=(1.0, 0.0))
    assert control.is_away and not control.has_strayed
    workbench.store.update(logits=(1.0, 2.0, 3.0))
    assert control.has_strayed
    control.show_step()
    assert not control.is_away
    workbench.show_screen(next(key for key in SCREENS if key != workbench.screen))
    assert control.is_away and control.has_strayed


def test_an_answer_is_revealed_by_what_is_drawn(workbench, control: LessonControl) -> None:
    lesson = control.bundled[0]
    place = with_question(lesson)
    control.open(lesson, place)
    step = lesson.steps[place]
    workbench.player.seek(step.play)
    assert control.is_guessing and not control.is_revealed, "asked for, and not drawn yet"
    workbench.player.reach(step.play - 1)
    assert control.is_guessing
    workbench.player.reach(step.play)
    assert control.is_revealed and not control.is_guessing
    sentences = said(control)
    control.predict(len(step.question.choices))
    assert sentences == [], "there is no such choice"
    control.predict(0)
    assert control.progress.prediction is None and len(sentences) == 1, "it is known by now"
    workbench.player.rewind()
    control.predict(0)
    assert control.progress.prediction == 0


def test_play_stops_where_the_step_says_and_then_goes_on(workbench, control: LessonControl) -> None:
    words, player = {"en": "text"}, workbench.player
    control.open(Lesson("own", words, (Step(Experiment(), "descent", words, words, play=5),)))
    control.play()
    while player.playing:
        player.step(0.1)
    assert player.frame == 5
    control.play()
    player.step(0.1)
    assert player.playing and player.frame > 5


def test_a_step_with_nothing_to_play_says_so(workbench, control: LessonControl) -> None:
    sentences = said(control)
    lesson = control.bundled[0]
    control.open(lesson, next(place for place, step in enumerate(lesson.steps) if not step.play))
    control.play()
    assert not workbench.player.playing and "nothing to play" in sentences[0]
    workbench.store.update(logits=(1.0, 2.0, 3.0))
    control.play()
    assert workbench.player.playing


@pytest.mark.parametrize(("former", "key"), FORMER_KEYS.items())
def test_a_lesson_may_give_a_key_that_a_screen_once_had(former: str, key: str) -> None:
    text = GOOD.format(title="Mine").replace("softmax", former)
    assert lessons.from_text(text, "mine.toml", tuple(SCREENS), FORMER_KEYS).steps[0].screen == key
    with pytest.raises(lessons.LessonError, match="must be one of"):
        lessons.from_text(text, "mine.toml", tuple(SCREENS))


def test_the_screen_of_surfaces_was_once_called_explore() -> None:
    assert FORMER_KEYS["explore"] == "descent" and not set(FORMER_KEYS) & set(SCREENS)
