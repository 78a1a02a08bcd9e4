"""The strip of a lesson: the choices of a question."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QAction

from explorer.state.experiment import Experiment
from explorer.state.lesson import Goal, Lesson, Question, Step
from explorer.state.lesson_goal import Condition
from explorer.window.lesson_strip import LessonStrip
from tests.support.gui import WORDING, press, settle
from tests.support.layout import faults


def test_the_choices_of_a_question_say_their_answers_and_keys(shown):
    actions = [QAction(text) for text in ("Back", "On", "Return", "Close")]
    strip = shown(LessonStrip(WORDING, "en", *actions), 900, 90)
    question = Question({"en": "Which?"}, ({"en": "This one"}, {"en": "That one"}), 1)
    step = Step(Experiment(), "descent", {"en": "Title"}, {"en": "Text"}, play=5, question=question)
    strip.show_step(step, 2, 9)
    for prediction, revealed, texts in (
        (None, False, ["1 This one", "2 That one"]),
        (0, False, ["● This one", "2 That one"]),
        (0, True, ["✖ This one", "✔ That one"]),
        (1, True, ["1 This one", "✔ That one"]),
    ):
        strip.show_answer(step, prediction, revealed)
        shown_choices = [button for button in strip.choices if button.isVisible()]
        assert [button.text() for button in shown_choices] == texts
        assert [button.isChecked() for button in shown_choices] == [prediction == 0, prediction == 1]
        hints = ["Predict: This one (key 1)", "Predict: That one (key 2)"]
        assert [button.toolTip() for button in shown_choices] == hints
        assert [button.accessibleName() for button in shown_choices] == hints
    assert strip.place.text() == "3 / 9"


def test_a_goal_has_an_empty_box_and_then_a_tick(window):
    words = {"en": "Text"}
    goal = Goal({"en": "Make {y}₁ larger than 2."}, (Condition("logit", 0, above=2.0),), {"en": "Afterwards"})
    start = Experiment().changed(logits=(0.0, 0.0, 0.0))
    step = Step(start, "descent", words, words, goal=goal)
    other = replace(step, goal=replace(goal, done=None))
    asked = Step(start, "descent", words, words, play=5, question=Question(words, (words, words), 1))
    window.lesson.open(Lesson("own", words, (asked, step, other)), 0)
    window.lesson.turn(1)
    strip, store = window.guide.strip, window.workbench.store
    assert strip.ask.isVisibleTo(strip) and strip.ask.text() == "☐ Make y₁ larger than 2."
    assert not any(button.isVisibleTo(strip) for button in strip.choices)
    store.update(logits=(1.0, 0.0, 0.0))
    assert strip.ask.text().startswith("☐") and not strip.away.isVisibleTo(strip) and "Text" in strip.text.text()
    store.update(logits=(3.0, 0.0, 0.0))
    assert strip.ask.text() == "✔ Make y₁ larger than 2. Done. Page Down goes on." and "Afterwards" in strip.text.text()
    store.update(logits=(0.0, 0.0, 0.0))
    assert strip.ask.text().startswith("✔")
    window.lesson.turn(1)
    assert strip.ask.text().startswith("☐")
    store.update(logits=(3.0, 0.0, 0.0))
    assert strip.ask.text().startswith("✔") and "Text" in strip.text.text(), "it has no text for afterwards"


@pytest.mark.parametrize("zoom", [1.0, 1.21])
@pytest.mark.one_python
def test_the_strip_is_high_enough_for_its_words(make_window, zoom):
    window = make_window(size=(1024, 768), theme="projector", language="en")
    window.appearance.set_zoom(zoom)
    window.setUpdatesEnabled(False)  # the sizes are looked at, not what is painted
    for place in range(len(window.lesson.bundled[0].steps)):
        # The larger learning rate leaves the lesson, so the button to return needs space too.
        for key in ("PageDown", "BracketRight"):
            press(window, key)
            settle()
            assert not list(faults(window.guide.strip)), f"step {place + 1}, {key}"
        assert window.lesson.progress.place == place and window.guide.strip.away.isVisible()


def test_a_short_question_on_stage_shares_the_line_of_its_choices(shown):
    """Before the answer and after it, so that the surfaces keep their size."""
    actions = [QAction(text) for text in ("Back", "On", "Return", "Close")]
    strip = shown(LessonStrip(WORDING, "en", *actions), 900, 160)
    strip.present(True)
    question = Question({"en": "Which of them?"}, ({"en": "this"}, {"en": "that"}), 1)
    short = Step(Experiment(), "descent", {"en": "Title"}, {"en": "Text"}, play=5, question=question)
    long = replace(short, question=replace(question, ask={"en": "Which of them? " * 9}))
    for step, one_line in ((short, True), (long, False)):
        strip.show_step(step, 0, 1)
        for prediction, revealed in ((None, False), (0, False), (0, True)):
            strip.show_answer(step, prediction, revealed)
            settle()
            beside = strip.choices[0].geometry().left() > strip.ask.geometry().right()
            assert beside == one_line, (prediction, revealed)
