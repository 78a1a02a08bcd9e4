"""The Workbench: what actions do to the Experiment, the frame and the screen, without a window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication

from explorer.state.experiment import Experiment
from explorer.state.lesson import Lesson, Step
from explorer.state.lesson_control import LessonControl
from explorer.state.lessons import FOLDER
from explorer.state.openings import COURSE_EXAMPLE, SLIDES_BLOCK
from explorer.state.player import DEFAULT_SPEED
from explorer.state.presets import DEFAULT_PRESET, PRESETS
from explorer.state.scene import derive
from explorer.state.workbench import Workbench


@pytest.fixture
def workbench(qapp: QCoreApplication) -> Workbench:
    return Workbench(DEFAULT_PRESET, "descent")


def heard(signal) -> list[tuple]:
    """Collects what is emitted from now on."""
    calls: list[tuple] = []
    signal.connect(lambda *values: calls.append(values))
    return calls


CHANGES = {
    "another start": lambda e: e.with_logit(0, 2.5),
    "another temperature": lambda e: e.changed(temperature=2.0),
    "another free logit": lambda e: e.changed(free_others=(2,)),
    "another case of classes": lambda e: e.changed(case="grades"),
    "another network": lambda e: e.changed(hidden=8),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_every_listener_of_a_change_finds_time_rewound(workbench: Workbench, change) -> None:
    frames = []
    workbench.store.changed.connect(lambda *_: frames.append(workbench.player.frame))
    workbench.player.seek(40)
    workbench.player.play()
    workbench.store.ask(change)
    assert frames == [0] and not workbench.player.playing


def test_every_listener_of_a_change_finds_the_last_frame_it_has(workbench: Workbench) -> None:
    ends = []
    workbench.store.changed.connect(lambda *_: ends.append((workbench.player.frame, workbench.player.steps)))
    workbench.player.seek(400)
    workbench.store.update(steps=300)
    assert ends == [(300, 300)]


@pytest.mark.parametrize("changes", [{"learning_rate": 0.5}, {"loss": "hinge"}])
def test_another_way_to_run_goes_on_at_the_same_frame(workbench: Workbench, changes) -> None:
    workbench.player.seek(40)
    workbench.store.ask(lambda now: now.with_runs([0], **changes))
    assert workbench.player.frame == 40


def test_a_run_is_continued_from_the_frame_it_has_reached(workbench: Workbench) -> None:
    workbench.player.seek(9)
    workbench.player.reach(5)  # the rest is still being computed
    scene = derive(workbench.store.experiment)
    scene.grow(9)
    there = tuple(scene.position(1, 5).tolist())
    workbench.start_from(1)
    assert workbench.store.experiment.problem.logits == there and workbench.player.frame == 0


def test_a_run_is_continued_only_where_it_is_seen(workbench: Workbench) -> None:
    workbench.player.seek(5)
    workbench.player.reach(5)
    refusals = heard(workbench.store.refused)
    workbench.start_from(2)  # of two runs
    workbench.show_screen("network")
    workbench.start_from(1)
    assert workbench.store.experiment == DEFAULT_PRESET.experiment and refusals == []


def test_another_screen_pauses_and_changes_nothing_else(workbench: Workbench) -> None:
    screens = heard(workbench.screen_changed)
    workbench.player.seek(7)
    workbench.player.play()
    for _ in range(2):
        workbench.show_screen("loss")
    assert screens == [("loss",)] and workbench.screen == "loss"
    assert not workbench.player.playing and workbench.player.frame == 7 and not workbench.store.can_undo


def test_a_preset_is_shown_from_its_start_on_its_screen(workbench: Workbench) -> None:
    adam = PRESETS["adam-rescue"]
    dropped, order = heard(workbench.typing_dropped), []
    workbench.store.changed.connect(lambda *_: order.append((workbench.screen, len(dropped))))
    workbench.show_screen("loss")
    workbench.player.seek(30)
    workbench.load_preset(adam)
    assert workbench.store.experiment == adam.experiment and workbench.player.frame == 0
    assert order == [("descent", 1)], "the screen is there, and nothing half typed, before the change"
    assert workbench.preset is workbench.shown_preset is adam


def test_the_ends_of_the_presets_are_said(workbench: Workbench) -> None:
    said = heard(workbench.message)
    workbench.turn_preset(-1)
    assert [str(sentence) for (sentence,) in said] == ["This is the first preset."]
    workbench.load_preset(list(PRESETS.values())[-1])
    workbench.turn_preset(1)
    assert str(said[-1][0]) == "This is the last preset."


def test_a_changed_preset_is_still_the_last_that_was_shown(workbench: Workbench) -> None:
    workbench.load_preset(PRESETS["ten-classes"])
    workbench.store.update(steps=7)
    assert workbench.shown_preset is None and workbench.preset.key == "ten-classes"
    workbench.undo()
    workbench.undo()
    assert workbench.preset is workbench.shown_preset is DEFAULT_PRESET


def lesson_of_presets(*keys: str) -> Lesson:
    """A lesson whose steps show presets."""
    words = {"en": "words"}
    return Lesson("own", words, tuple(Step(PRESETS[key].experiment, "descent", words, words) for key in keys))


def test_a_step_that_equals_a_preset_is_not_one(workbench: Workbench) -> None:
    control = LessonControl(workbench, FOLDER, ("descent",))
    control.open(lesson_of_presets("ten-classes", "adam-rescue"))
    assert workbench.store.experiment == PRESETS["ten-classes"].experiment and workbench.preset is DEFAULT_PRESET
    workbench.store.update(steps=7)
    control.close()
    assert workbench.shown_preset is None and workbench.preset is DEFAULT_PRESET


def test_what_a_closed_lesson_leaves_may_be_a_preset(workbench: Workbench) -> None:
    control = LessonControl(workbench, FOLDER, ("descent",))
    control.open(lesson_of_presets("ten-classes"))
    control.close()
    assert workbench.preset is workbench.shown_preset is PRESETS["ten-classes"]


def test_reset_all_leaves_nothing_as_it_was(workbench: Workbench) -> None:
    said = heard(workbench.message)
    workbench.load_preset(PRESETS["ten-classes"])
    workbench.show_screen("softmax")
    workbench.player.change_speed(1)
    workbench.player.seek(3)
    workbench.reset_all()
    assert workbench.store.experiment == DEFAULT_PRESET.experiment and workbench.screen == "descent"
    assert workbench.player.speed == DEFAULT_SPEED and workbench.player.frame == 0
    assert str(said[-1][0]).startswith("Everything is reset")


def test_a_reset_that_is_refused_says_so_and_rewinds_nothing(workbench: Workbench) -> None:
    said, refused = heard(workbench.message), heard(workbench.store.refused)
    workbench.player.seek(5)
    workbench.reset(lambda now: now.changed(steps=0))
    assert said == [] and len(refused) == 1 and workbench.player.frame == 5
    workbench.reset(lambda _: Experiment().changed(steps=20))
    assert len(said) == 1 and workbench.player.frame == 0


def test_what_is_half_typed_is_dropped_before_undo(workbench: Workbench) -> None:
    workbench.store.update(steps=7)
    seen = []
    workbench.typing_dropped.connect(lambda: seen.append(workbench.store.experiment.descent.steps))
    workbench.undo()
    workbench.redo()
    assert seen == [7, 500]


def test_the_rate_stays_within_what_is_possible(workbench: Workbench) -> None:
    refused = heard(workbench.store.refused)
    for factor in (1e30, 1e-30):
        for _ in range(20):
            workbench.change_rate(factor)
    assert refused == []


OPENINGS = {"descent": DEFAULT_PRESET.experiment, "softmax": SLIDES_BLOCK, "loss": COURSE_EXAMPLE}


@pytest.fixture
def opened(qapp: QCoreApplication) -> Workbench:
    return Workbench(DEFAULT_PRESET, "descent", openings=OPENINGS)


def test_an_untouched_screen_gives_way_to_the_next_opening(opened: Workbench) -> None:
    for key in ("softmax", "loss", "descent", "loss"):
        opened.show_screen(key)
        assert opened.store.experiment == OPENINGS[key] and not opened.store.can_undo
    opened.load_preset(PRESETS["ten-classes"])
    opened.undo()
    assert opened.store.experiment == COURSE_EXAMPLE, "a preset is a choice: Undo goes back to what was shown"


TOUCHED = {
    "a change": lambda bench: bench.store.update(logits=(1.0, 2.0, 3.0)),
    "a change of the colours": lambda bench: bench.cycle("quantity", ("value", "slope")),
    "a reset": lambda bench: (bench.store.update(steps=7), bench.reset(lambda _: Experiment())),
    "a session": lambda bench: (bench.store.update(steps=7), bench.open_session(Experiment())),
    "a preset": lambda bench: bench.load_preset(PRESETS["adam-rescue"]),
    "a step": lambda bench: bench.player.seek(1),
    "a lesson": lambda bench: bench.progress.open(lesson_of_presets("error-surface")),
}


@pytest.mark.parametrize("touch", TOUCHED.values(), ids=list(TOUCHED))
def test_what_was_touched_is_shared_by_the_screens(opened: Workbench, touch) -> None:
    touch(opened)
    there = opened.store.experiment
    for key in ("softmax", "loss", "descent"):
        opened.show_screen(key)
        assert opened.store.experiment is there


def test_undone_changes_leave_an_opening_and_redo_as_they_were(opened: Workbench) -> None:
    opened.store.update(steps=7)
    opened.undo()
    opened.show_screen("softmax")
    assert opened.store.experiment is SLIDES_BLOCK
    opened.redo()
    assert opened.store.experiment.descent.steps == 7
    assert opened.screen == "descent"
    opened.undo()
    assert opened.store.experiment is SLIDES_BLOCK and opened.screen == "softmax"


def test_what_is_typed_as_a_screen_is_left_is_a_change(opened: Workbench) -> None:
    opened.screen_left.connect(lambda: opened.store.update(steps=7))  # as a box does that loses the focus
    opened.show_screen("softmax")
    assert opened.store.experiment == DEFAULT_PRESET.experiment.changed(steps=7) and opened.store.can_undo


def test_a_preset_opens_on_the_screen_that_it_names_and_undo_returns(workbench: Workbench) -> None:
    named = next(preset for preset in PRESETS.values() if preset.screen)
    screens = heard(workbench.screen_changed)
    workbench.load_preset(named)
    assert screens == [(named.screen,)] and workbench.preset is named and named.screen != workbench.home
    workbench.undo()
    assert workbench.screen == workbench.home and workbench.store.experiment == DEFAULT_PRESET.experiment
    workbench.redo()
    assert (workbench.screen, workbench.shown_preset) == (named.screen, named)
    workbench.load_preset(DEFAULT_PRESET)
    assert workbench.screen == workbench.home
    assert Workbench(named, "descent").screen == named.screen, "also where the app begins with it"
