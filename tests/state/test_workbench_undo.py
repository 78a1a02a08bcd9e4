"""Undo on the Workbench: what it brings back besides the Experiment, and what it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication

from explorer.screens.registry import OPENINGS, SCREENS
from explorer.state.lesson_control import LessonControl
from explorer.state.lessons import FOLDER
from explorer.state.presets import DEFAULT_PRESET, PRESETS
from explorer.state.workbench import Workbench


@pytest.fixture
def workbench(qapp: QCoreApplication) -> Workbench:
    return Workbench(DEFAULT_PRESET, "descent")


@pytest.fixture
def lesson(workbench: Workbench) -> LessonControl:
    return LessonControl(workbench, FOLDER, tuple(SCREENS))


def move_start(workbench: Workbench, value: float = 2.5) -> None:
    workbench.store.ask(lambda now: now.with_logit(0, value))


def to_question(lesson: LessonControl) -> int:
    """Opens the lecture at a step that asks; returns its place."""
    lecture = next(each for each in lesson.bundled if each.key == "classification")
    place = next(i for i, step in enumerate(lecture.steps) if step.question and step.play > 1)
    lesson.open(lecture, place)
    return place


def state(workbench: Workbench) -> tuple:
    """Everything that Reset all changes."""
    progress, player = workbench.progress, workbench.player
    return (
        workbench.store.experiment,
        workbench.screen,
        workbench.preset.key,
        (player.frame, player.speed),
        (progress.lesson and progress.lesson.key, progress.place, progress.prediction),
    )


def test_undo_brings_the_run_back_with_its_step(workbench: Workbench) -> None:
    workbench.player.seek(40)
    move_start(workbench)
    workbench.player.seek(60)
    workbench.player.play()
    seen = []
    workbench.store.changed.connect(lambda *_: seen.append((workbench.player.frame, workbench.player.playing)))
    workbench.undo()
    workbench.redo()
    workbench.undo()
    assert seen == [(40, False), (60, False), (40, False)], "there before any listener asks"


def test_a_drag_of_the_start_is_undone_to_the_step_before_it(workbench: Workbench) -> None:
    workbench.player.seek(40)
    for x in range(5):
        workbench.store.ask(lambda now, x=x: now.with_logit(0, float(x)), "drag")
    workbench.undo()
    assert workbench.store.experiment == DEFAULT_PRESET.experiment and workbench.player.frame == 40
    assert not workbench.store.can_undo


def test_undo_of_what_rewinds_nothing_leaves_time_alone(workbench: Workbench) -> None:
    workbench.player.seek(40)
    workbench.store.update(colour_map="viridis")
    workbench.player.seek(80)
    workbench.player.play()
    for travel in (workbench.undo, workbench.redo, workbench.undo):
        travel()
        assert workbench.player.frame == 80 and workbench.player.playing
    workbench.player.seek(7)
    workbench.redo()
    assert workbench.player.frame == 7


def test_undo_of_fewer_steps_returns_to_the_step_cut_off(workbench: Workbench) -> None:
    workbench.player.seek(400)
    workbench.store.update(steps=300)
    workbench.undo()
    assert workbench.player.frame == 400


def test_undo_shows_the_screen_where_the_change_was_made(workbench: Workbench) -> None:
    workbench.show_screen("loss")
    move_start(workbench)
    workbench.show_screen("softmax")
    workbench.undo()
    assert workbench.screen == "loss"
    workbench.show_screen("softmax")
    workbench.redo()
    assert workbench.screen == "loss"


def test_one_undo_brings_back_all_that_reset_all_took(workbench: Workbench, lesson: LessonControl) -> None:
    workbench.load_preset(PRESETS["ten-classes"])
    place = to_question(lesson)
    lesson.predict(1)
    workbench.player.seek(lesson.progress.step.play - 1)
    workbench.player.change_speed(1)
    before, steps = state(workbench), []
    lesson.step_shown.connect(lambda: steps.append(workbench.progress.step))
    workbench.reset_all()
    after = state(workbench)
    assert workbench.progress.lesson is None
    for expected, travel in ((before, workbench.undo), (after, workbench.redo), (before, workbench.undo)):
        travel()
        assert state(workbench) == expected
    assert steps[-1] is lesson.progress.step is lesson.progress.lesson.steps[place], "the strip is told"
    assert lesson.progress.prediction == 1 and not workbench.player.playing and not lesson.has_strayed


def test_reset_all_is_undone_where_only_the_step_differed(workbench: Workbench) -> None:
    workbench.player.seek(40)
    workbench.reset_all()
    assert workbench.store.can_undo and workbench.player.frame == 0
    workbench.undo()
    assert workbench.player.frame == 40
    workbench.player.rewind()
    workbench.reset_all()
    assert not workbench.store.can_undo, "nothing was reset"


def test_undo_after_a_page_returns_to_the_step_before(workbench: Workbench, lesson: LessonControl) -> None:
    place = to_question(lesson)
    lesson.predict(0)
    workbench.player.seek(3)
    lesson.turn(1)
    workbench.undo()
    assert (lesson.progress.place, lesson.progress.prediction, workbench.player.frame) == (place, 0, 3)
    assert not lesson.is_away
    workbench.redo()
    assert lesson.progress.place == place + 1 and not lesson.is_away
    for _ in range(2):
        workbench.undo()
    assert lesson.progress.lesson is None and workbench.store.experiment == DEFAULT_PRESET.experiment


def test_undo_of_an_edit_stays_at_the_step_and_its_answer(workbench: Workbench, lesson: LessonControl) -> None:
    place = to_question(lesson)
    move_start(workbench)
    lesson.show_step()
    lesson.predict(1)
    for _ in range(2):
        workbench.undo()
        assert (lesson.progress.place, lesson.progress.prediction) == (place, 1)
    assert not lesson.is_away


def test_a_lesson_closed_by_mistake_is_brought_back(workbench: Workbench, lesson: LessonControl) -> None:
    place = to_question(lesson)
    lesson.close()
    workbench.undo()
    assert lesson.progress.lesson is not None and lesson.progress.place == place


def test_undo_of_a_preset_or_session_returns_to_screen_and_step(workbench: Workbench) -> None:
    ten = PRESETS["ten-classes"]
    for show in (lambda: workbench.load_preset(ten), lambda: workbench.open_session(ten.experiment)):
        workbench.show_screen("softmax")
        workbench.player.seek(30)
        before = state(workbench)
        show()
        assert state(workbench) != before and workbench.player.frame == 0
        workbench.undo()
        assert state(workbench) == before


def test_a_reset_of_the_screen_is_undone_with_its_step(workbench: Workbench) -> None:
    workbench.player.seek(30)
    workbench.reset(lambda now: now)
    assert workbench.player.frame == 0
    workbench.undo()
    assert workbench.player.frame == 30


ACTIONS = {
    "start": lambda w, n: move_start(w, n / 7),
    "drag": lambda w, n: w.store.ask(lambda now: now.with_logit(1, n / 3), "one drag"),
    "preset": lambda w, n: w.load_preset(list(PRESETS.values())[n % len(PRESETS)]),
    "play": lambda w, n: w.player.seek(w.player.frame + n),
    "reset": lambda w, n: w.reset_all(),
    "screen": lambda w, n: w.show_screen(list(SCREENS)[n % len(SCREENS)]),
    "undo": lambda w, n: w.undo(),
    "redo": lambda w, n: w.redo(),
}


def test_undo_on_a_screen_with_its_own_opening_goes_where_it_was(qapp: QCoreApplication) -> None:
    workbench = Workbench(DEFAULT_PRESET, "descent", openings=OPENINGS)
    workbench.store.update(colour_map="viridis")
    workbench.show_screen("softmax")
    workbench.undo()
    assert workbench.screen == "descent" and workbench.store.experiment is OPENINGS["descent"]
    workbench.show_screen("softmax")
    assert workbench.store.experiment is OPENINGS["softmax"]
    workbench.redo()
    assert workbench.screen == "descent" and workbench.store.experiment.display.colour_map == "viridis"
    workbench.undo()
    assert workbench.screen == "softmax" and workbench.store.experiment is OPENINGS["softmax"]


@given(st.integers(0, 500), st.lists(st.tuples(st.sampled_from(list(ACTIONS)), st.integers(0, 60)), max_size=15))
def test_undoing_everything_returns_to_the_first_step(qapp, frame, actions) -> None:
    workbench = Workbench(DEFAULT_PRESET, "descent")
    workbench.player.seek(frame)
    first = state(workbench)
    move_start(workbench, -77.0)
    for name, number in actions:
        if workbench.store.can_undo or name not in ("play", "screen"):  # these are no part of a change
            ACTIONS[name](workbench, number)
    last = state(workbench)
    entries = 0
    while workbench.store.can_undo:
        workbench.undo()
        entries += 1
    assert state(workbench) == first
    while entries:
        workbench.redo()
        entries -= 1
    assert state(workbench)[0] == last[0] and workbench.player.speed == last[3][1]
