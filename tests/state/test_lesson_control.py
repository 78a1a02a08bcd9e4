"""The lesson on the Workbench: its steps, what was predicted, and whether it was left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from explorer.screens.registry import FORMER_KEYS, SCREENS
from explorer.state import lessons
from explorer.state.experiment import Experiment
from explorer.state.lesson import Goal, Lesson, Question, Step
from explorer.state.lesson_control import LONGEST_PLAY, LessonControl
from explorer.state.lesson_fields import LessonError
from explorer.state.lesson_goal import Condition
from explorer.state.lessons import FOLDER
from explorer.state.player import DEFAULT_SPEED
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
    return next(place for place, step in enumerate(lesson.steps) if step.question is not None and step.play)


def asking() -> Lesson:
    """Two questions that no picture answers."""
    words = {"en": "text"}
    step = Step(Experiment(), "descent", words, words, question=Question(words, (words, words), 1), after=words)
    return Lesson("own", words, (step, step))


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
    workbench.store.update(is_landscape=True, turn=90.0)
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


def test_a_room_waits_ten_seconds_at_most_for_a_long_play(workbench, control: LessonControl) -> None:
    lesson = next(lesson for lesson in control.bundled if lesson.steps[0].play == 500)
    control.open(lesson)
    control.play()
    for _ in range(round(LONGEST_PLAY / 0.05)):
        workbench.player.step(0.05)
    assert workbench.player.frame == pytest.approx(500, abs=3) and workbench.player.speed == DEFAULT_SPEED


def test_a_step_begins_where_it_says_and_returns_there(workbench, control: LessonControl) -> None:
    words, player = {"en": "text"}, workbench.player
    (read,) = lessons.from_text(GOOD.format(title="Own") + "begin = 9\n", "own.toml", ("softmax",)).steps
    steps = Step(Experiment(), "descent", words, words), Step(Experiment(), "descent", words, words, begin=9)
    control.open(Lesson("own", words, steps))
    assert (read.begin, player.frame) == (9, 0)
    control.turn(1)
    assert player.frame == 9 and not control.is_away and not player.playing
    player.seek(3)
    control.show_step()
    assert player.frame == 9
    workbench.undo()
    assert player.frame == 3


def test_a_step_with_nothing_to_play_says_so(workbench, control: LessonControl) -> None:
    sentences = said(control)
    lesson = control.bundled[0]
    control.open(lesson, next(place for place, step in enumerate(lesson.steps) if not step.play))
    control.play()
    assert not workbench.player.playing and "nothing to play" in sentences[0]
    workbench.store.update(logits=(1.0, 2.0, 3.0))
    control.play()
    assert workbench.player.playing


def test_a_choice_answers_a_question_without_a_play(workbench, control: LessonControl) -> None:
    sentences = said(control)
    heard = []
    control.progress.predicted.connect(lambda: heard.append(control.is_revealed))
    control.open(asking())
    assert control.is_guessing and control.shows_answer and not control.is_revealed
    control.predict(2)
    assert control.is_guessing, "there is no such choice"
    control.predict(0)
    assert heard == [True] and not control.is_guessing and not control.shows_answer
    control.predict(1)
    assert control.progress.prediction == 0 and sentences == ["This question has been answered."]
    control.play()
    assert not workbench.player.playing and "nothing to play" in sentences[1]
    workbench.store.update(logits=(1.0, 2.0, 3.0))
    assert control.is_revealed, "another start does not change what was answered"


def test_space_answers_a_question_without_a_play(workbench, control: LessonControl) -> None:
    hints = []
    control.open(asking())
    workbench.hint_changed.connect(lambda: hints.append(control.shows_answer))
    control.play()
    assert control.is_revealed and control.progress.prediction is None and not workbench.player.playing
    assert hints == [False]


def test_what_was_answered_stays_so_until_a_lesson_opens(control: LessonControl) -> None:
    control.open(asking())
    control.play()
    control.turn(1)
    assert control.is_guessing, "each step has its own question"
    control.predict(1)
    control.turn(-1)
    assert control.is_revealed
    control.turn(1)
    assert control.is_revealed and control.progress.prediction == 1
    control.open(asking())
    assert control.is_guessing
    control.turn(1)
    assert control.is_guessing


def test_space_plays_where_the_user_has_strayed_from_a_question(workbench, control: LessonControl) -> None:
    control.open(asking())
    workbench.store.update(logits=(1.0, 2.0, 3.0))
    assert not control.is_guessing and not control.shows_answer
    control.play()
    assert workbench.player.playing and not control.is_revealed


def asking_to_do() -> Lesson:
    """y₁ above 2, from a start where it is 0; then after 5 steps."""
    words = {"en": "text"}
    start = Experiment().changed(logits=(0.0, 0.0, 0.0))
    goals = (Goal(words, (Condition("logit", 0, above=2.0),)), Goal(words, (Condition("frame", above=4),)))
    return Lesson("own", words, tuple(Step(start, "descent", words, words, goal=goal) for goal in goals))


def test_a_goal_is_reached_by_what_the_user_does(workbench, control: LessonControl) -> None:
    heard = []
    control.progress.goal_reached.connect(lambda: heard.append(control.progress.place))
    control.open(asking_to_do())
    workbench.store.update(logits=(2.0, 0.0, 0.0))
    assert not control.is_revealed and heard == []
    workbench.store.update(logits=(2.5, 0.0, 0.0))
    assert control.is_revealed and control.progress.is_goal_reached and heard == [0]
    workbench.store.update(logits=(0.0, 0.0, 0.0))
    workbench.store.update(logits=(3.0, 0.0, 0.0))
    assert control.is_revealed and heard == [0], "once reached it stays so"
    control.turn(1)
    assert not control.is_revealed
    workbench.player.seek(5)
    assert not control.is_revealed, "not drawn yet"
    workbench.player.reach(5)
    assert control.is_revealed and heard == [0, 1]
    control.turn(-1)
    assert control.is_revealed, "remembered"
    control.open(asking_to_do())
    assert not control.is_revealed


def test_what_a_step_shows_on_the_way_does_not_reach_its_goal(workbench, control: LessonControl) -> None:
    workbench.store.update(logits=(5.0, 0.0, 0.0))
    workbench.player.seek(9)
    workbench.player.reach(9)
    control.open(asking_to_do())
    assert not control.is_revealed
    workbench.store.update(logits=(5.0, 0.0, 0.0))
    assert control.is_revealed, "by the user"


def test_a_goal_is_reached_on_its_own_screen_only(workbench, control: LessonControl) -> None:
    control.open(asking_to_do())
    workbench.show_screen("softmax")
    workbench.store.update(logits=(5.0, 0.0, 0.0))
    assert control.is_away and control.has_strayed and not control.is_revealed


def test_the_way_to_a_goal_is_not_straying(workbench, control: LessonControl) -> None:
    sentences = said(control)
    control.open(asking_to_do())
    workbench.store.update(logits=(1.0, 0.0, 0.0))
    assert not control.is_away and not control.has_strayed and not control.is_guessing
    control.play()
    assert workbench.player.playing and sentences == []
    control.show_step()
    assert workbench.store.experiment == asking_to_do().steps[0].experiment and not workbench.player.playing


@pytest.mark.parametrize(("former", "key"), FORMER_KEYS.items())
def test_a_lesson_may_give_a_key_that_a_screen_once_had(former: str, key: str) -> None:
    text = GOOD.format(title="Mine").replace("softmax", former)
    assert lessons.from_text(text, "mine.toml", tuple(SCREENS), FORMER_KEYS).steps[0].screen == key
    with pytest.raises(LessonError, match="must be one of"):
        lessons.from_text(text, "mine.toml", tuple(SCREENS))


def test_the_screen_of_surfaces_was_once_called_explore() -> None:
    assert FORMER_KEYS["explore"] == "descent" and not set(FORMER_KEYS) & set(SCREENS)
