"""A lesson in the window: with Page Down and Space alone, from the first step to the last; and the way back to it."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from explorer.look.languages import DEFAULT_LANGUAGE, LANGUAGES
from explorer.state.experiment import Experiment
from explorer.state.lesson import Lesson, Question, Step
from explorer.state.network_training import training
from explorer.state.player import SPEEDS
from tests.support.gui import LEFT, WORDING, press, settle, type_into

CTRL = Qt.KeyboardModifier.ControlModifier


def said(window) -> str:
    """The text of the strip, and its title where that is apart; with ordinary spaces for non-breaking ones."""
    strip = window.guide.strip
    title = strip.title.text() if strip.title.isVisible() else ""
    return f"{title} {strip.text.text()}".replace("\u00a0", " ")


def lesson(window, key="classification"):
    return next(lesson for lesson in window.lesson.bundled if lesson.key == key)


def step_to(window, title: str, key="classification"):
    chosen = lesson(window, key)
    place = next(i for i, step in enumerate(chosen.steps) if step.title["en"] == title)
    window.lesson.open(chosen, place)
    settle()
    return chosen.steps[place]


def step_to_next(window):
    press(window, "PageDown")
    settle()
    return window.lesson.progress.step


def play_out(window, qtbot) -> None:
    """Press Space, and wait until the animation has ended."""
    window.workbench.player.set_speed(12_000)
    press(window, "Space")
    qtbot.waitUntil(lambda: not window.workbench.player.playing, timeout=60_000)
    qtbot.waitUntil(lambda: window.workbench.player.reached == window.workbench.player.frame, timeout=60_000)


one_python = pytest.mark.one_python
OTHER = pytest.param(next(key for key in LANGUAGES if key != DEFAULT_LANGUAGE), marks=one_python)


@pytest.mark.parametrize("language", [DEFAULT_LANGUAGE, OTHER])
def test_the_lecture_is_given_with_page_down_and_space_alone(make_window, qtbot, language):
    window = make_window(size=(1024, 768), theme="projector", language=language)
    window.setUpdatesEnabled(language == DEFAULT_LANGUAGE)  # the stage in every language: test_layout_on_stage.py
    steps = lesson(window).steps
    assert not window.guide.strip.isVisible()
    for place, step in enumerate(steps):
        press(window, "PageDown")
        if place == 0:
            press(window, "F5")
        settle()
        assert window.lesson.progress.step is step
        assert window.screens.currentWidget() is window.screens.made[step.screen] is window.screens.current
        assert window.workbench.store.experiment == step.experiment and window.workbench.player.frame == 0
        assert escape(WORDING.signs(step.text[language])) in said(window)
        assert escape(WORDING.signs(step.title[language])) in said(window)
        assert window.body.stage_bar.place.text() == f"{place + 1} / {len(steps)}" == window.guide.strip.place.text()
        views = window.screens.current.stage.views
        assert views and all(view.isVisible() for view in views), place
        if step.play:
            play_out(window, qtbot)
            assert window.workbench.player.frame == step.play
        elif step.question:
            press(window, "Space")
        if step.play or step.question:
            after = step.after or step.text
            assert escape(WORDING.signs(after[language])) in said(window)
        assert not window.guide.strip.away.isVisible()
    press(window, "PageDown")
    assert window.lesson.progress.step is steps[-1] and window.body.stage_bar.said.isVisible()
    for _ in steps if language == DEFAULT_LANGUAGE else ():  # the way back says nothing of the language
        press(window, "PageUp")
    assert window.lesson.progress.step is steps[0] or language != DEFAULT_LANGUAGE


def test_the_running_picture_reveals_the_answer_to_a_prediction(make_window, qtbot):
    window = make_window(size=(1024, 700), theme="projector")
    step = step_to(window, "Descent under MSE")
    headline = window.screens.screen_of("descent").cards[0].headline
    assert headline.text() == "? Guess", "the verdict would give the answer away"
    choices = [button for button in window.guide.strip.choices if button.isVisible()]
    assert [button.text() for button in choices] == ["1 still there", "2 half-way", "3 at the bottom"]
    press(window, "2")
    assert [button.text()[0] for button in choices] == ["1", "●", "3"]
    QTest.mouseClick(choices[2], LEFT)
    assert [button.text()[0] for button in choices] == ["1", "2", "●"], "one may think again"
    window.workbench.player.seek(step.play - 1)
    assert [button.text()[0] for button in choices] == ["1", "2", "●"], "nothing is revealed before the picture has run"
    press(window, "Right")
    assert [button.text()[0] for button in choices] == ["✔", "2", "✖"]
    assert headline.text() == "‖ Stuck"
    press(window, "1")
    assert "answered" in window.statusBar().currentMessage()
    QTest.mouseClick(choices[1], LEFT)
    assert [button.text()[0] for button in choices] == ["✔", "2", "✖"], "what is known cannot be predicted"
    assert [button.isChecked() for button in choices] == [False, False, True]
    press(window, "Home")
    assert [button.text()[0] for button in choices] == ["1", "2", "●"]
    press(window, "PageDown")
    press(window, "PageUp")
    assert [button.text()[0] for button in choices] == ["1", "2", "●"], "the prediction is remembered"
    step_to(window, "The loss decides the difficulty")
    assert not any(button.isVisible() for button in window.guide.strip.choices)


def test_an_answer_is_hidden_until_its_picture_is_computed(make_window, qtbot):
    training.cache_clear()
    window = make_window(size=(1024, 700))
    step = step_to(window, "A real network on real digits")
    press(window, "End")
    assert window.workbench.player.frame == step.play > window.workbench.player.reached
    buttons = window.guide.strip.choices
    assert "✔" not in "".join(button.text() for button in buttons)
    press(window, "1")
    assert buttons[0].text().startswith("●"), "it can still be predicted"
    qtbot.waitUntil(lambda: window.workbench.player.reached == step.play, timeout=60_000)
    assert buttons[0].text().startswith("✖") and buttons[step.question.answer].text().startswith("✔")


def test_a_question_stays_open_while_only_the_look_of_things_changes(make_window, qtbot):
    window = make_window(size=(1024, 700))
    step = step_to(window, "Descent under MSE")
    headline = window.screens.screen_of("descent").cards[0].headline
    press(window, "V")
    window.workbench.store.update(chosen_loss="hinge")
    assert headline.text() == "? Guess"
    window.workbench.player.set_speed(SPEEDS[-1])
    press(window, "Space")  # plays as far as the step says
    qtbot.waitUntil(lambda: not window.workbench.player.playing, timeout=60_000)
    assert window.workbench.player.frame == step.play and headline.text() == "‖ Stuck"
    assert window.guide.strip.choices[step.question.answer].text().startswith("✔")
    press(window, "Backspace")
    window.workbench.store.update(logits=(1.0, 2.0, 3.0))
    assert headline.text() != "? Guess", "another start is another matter"


def test_the_pointer_lies_beside_the_explanation(make_window):
    window = make_window(size=(1400, 800))  # with room for the whole screen: a view alone has no pointer
    step_to(window, "Descent under cross-entropy")
    press(window, "E")
    for key in ("Backspace", "Right", "2"):
        press(window, key)
        settle()
        pointer, panel = window.guide.highlight, window.body.explain
        assert pointer.isVisible() and not pointer.geometry().intersects(panel.geometry())


def test_no_line_breaks_within_a_formula(make_window):
    window = make_window(size=(1024, 700), theme="projector")
    step_to(window, "Two classes: the sigmoid")
    assert "y₁\u00a0−\u00a0y₂\u00a0=\u00a02" in window.guide.strip.text.text()
    step_to(window, "Descent under MSE")
    assert "(−10,\u00a010)" in window.guide.strip.text.text()


def test_where_nothing_is_asked_the_keys_of_answers_do_nothing(make_window, qtbot):
    window = make_window(size=(1024, 700))
    step_to(window, "The loss decides the difficulty")
    play_out(window, qtbot)
    before = window.statusBar().currentMessage()
    press(window, "1")
    step_to(window, "Descent under MSE")
    press(window, "4")  # of three
    assert window.statusBar().currentMessage() == before


def test_space_stops_where_the_step_says(make_window, qtbot):
    window = make_window()
    step_to(window, "The loss decides the difficulty")
    window.workbench.store.update(steps=500)
    press(window, "Backspace")
    assert window.workbench.player.steps == 200
    play_out(window, qtbot)
    assert window.workbench.player.frame == 200


def test_space_does_nothing_in_a_step_with_nothing_to_play(make_window):
    window = make_window()
    step_to(window, "Why MSE is a plateau")
    press(window, "Space")
    assert not window.workbench.player.playing and "nothing to play" in window.statusBar().currentMessage()
    assert "Space" not in window.status.hint
    window.workbench.change_rate(2.0)
    assert "Space" in window.status.hint
    press(window, "Space")
    assert window.workbench.player.playing
    press(window, "Space")


def test_the_student_strays_and_comes_back(make_window):
    window = make_window()
    step = step_to(window, "The error surface")
    assert not window.guide.strip.away.isVisible()
    type_into(window.screens.screen_of("descent").logits.rows[0].box, "3")
    assert window.workbench.store.experiment != step.experiment and window.guide.strip.away.isVisible()
    QTest.mouseClick(window.guide.strip.away, LEFT)
    assert window.workbench.store.experiment == step.experiment and not window.guide.strip.away.isVisible()
    press(window, "2", CTRL)
    guide = window.guide
    assert (
        window.screens.current is window.screens.made["softmax"]
        and guide.strip.away.isVisible()
        and not guide.highlight.isVisible()
    )
    press(window, "Backspace")
    assert (
        window.screens.current is window.screens.made[step.screen]
        and not guide.strip.away.isVisible()
        and guide.highlight.isVisible()
    )
    press(window, "Z", CTRL)
    assert window.guide.strip.away.isVisible(), "what was changed comes back with Undo"
    press(window, "PageDown")
    assert window.lesson.progress.step.title["en"] == "The same two as landscapes"
    assert not window.guide.strip.away.isVisible()


def test_closing_the_lesson_keeps_what_it_showed(make_window):
    window = make_window()
    step = step_to(window, "And Adam?")
    press(window, "W", CTRL)
    assert not window.guide.strip.isVisible() and not window.guide.highlight.isVisible()
    assert window.workbench.store.experiment == step.experiment
    assert not window.menu_actions.named("close the lesson").isEnabled()
    press(window, "Backspace")
    press(window, "1")
    assert window.workbench.store.experiment == step.experiment


def test_reset_all_ends_the_lesson(make_window):
    window = make_window()
    first = window.workbench.store.experiment
    step_to(window, "The softmax block")
    press(window, "R", Qt.KeyboardModifier.AltModifier)
    assert not window.guide.strip.isVisible()
    assert window.screens.current is window.screens.made["descent"] and window.workbench.store.experiment == first


def test_undo_of_reset_all_shows_the_step_and_its_run_again(make_window, qtbot):
    window = make_window()
    step_to(window, "Descent under MSE")
    press(window, "2")
    step = step_to_next(window)
    window.workbench.player.seek(20)
    settle()
    card = window.screens.screen_of("descent").cards[0]
    place, path = window.guide.strip.place.text(), card.plot.path.getData()[0].tolist()
    press(window, "R", Qt.KeyboardModifier.AltModifier)
    settle()
    press(window, "Z", CTRL)
    settle()
    strip = window.guide.strip
    assert strip.isVisible() and strip.place.text() == place and not strip.away.isVisible()
    assert window.guide.highlight.isVisible() and window.lesson.progress.step is step
    card = window.screens.screen_of("descent").cards[0]
    assert card.plot.path.getData()[0].tolist() == path and window.workbench.player.reached == 20
    press(window, "Z", CTRL)
    settle()
    assert strip.place.text() != place and not strip.away.isVisible(), "the page before"
    assert window.lesson.progress.prediction == 1
    press(window, "Z", CTRL)
    settle()
    assert not strip.isVisible() and not window.guide.highlight.isVisible(), "before the lesson"


def test_an_own_lesson_is_opened_and_a_malformed_one_refused(make_window, tmp_path):
    window = make_window()
    path = tmp_path / "mine.toml"
    path.write_text(
        'title="M"\n[[step]]\nscreen="softmax"\ntitle="My own"\ntext="with {y} and {t}"\n', encoding="utf-8"
    )
    window.files.open_lesson(path)
    assert "My own" in said(window) and "with y and ŷ" in said(window)
    path.write_text('title="M"\n[[step]]\nscreen="softmax"\ntitle="My own"\n', encoding="utf-8")
    window.lesson.close()
    window.files.open_lesson(path)
    assert window.statusBar().currentMessage().startswith("mine.toml, line 2: text: It is missing.")
    assert window.lesson.progress.lesson is None
    window.files.open_lesson(tmp_path / "none.toml")
    assert window.statusBar().currentMessage().startswith("none.toml cannot be read")


def test_what_is_pointed_at_is_framed_and_followed(make_window):
    window = make_window(size=(1280, 720))
    step_to(window, "The loss decides the difficulty")

    def framed():
        target = window.screens.screen_of("descent").slice
        place = QRect(target.mapTo(window.centralWidget(), QPoint(0, 0)), target.size())
        frame = window.guide.highlight.geometry()
        return frame.contains(place) and frame.width() <= place.width() + 6 and frame.height() <= place.height() + 6

    assert framed()
    window.resize(1400, 900)
    settle()
    assert framed()
    pointer = window.guide.highlight
    assert window.childAt(pointer.geometry().center()) is not pointer, "the mouse does not feel it"


def test_markup_in_a_lesson_is_shown_as_it_is_written(make_window, tmp_path):
    window = make_window()
    path = tmp_path / "mine.toml"
    path.write_text('title="M"\n[[step]]\ntitle="a < b"\ntext="p < 1 & q"\n', encoding="utf-8")
    window.files.open_lesson(path)
    assert "a &lt; b" in said(window) and "p &lt; 1 &amp; q" in said(window)


def test_in_a_lesson_space_plays_on_and_the_hint_says_when(window):
    texts = {"en": "Text"}
    step = Step(Experiment(), "descent", texts, texts, play=5)
    still = replace(step, play=0)
    lesson = Lesson("own", texts, (step, still))
    window.lesson.open(lesson)
    window.workbench.player.seek(step.play)
    press(window, "Space")
    window.workbench.player.step(0.1)
    assert window.workbench.player.playing and window.workbench.player.frame > step.play
    window.lesson.turn(1)
    assert "Space" not in window.status.hint
    window.workbench.show_screen("softmax")
    assert "Space plays" in window.status.hint == window.statusBar().findChild(QLabel).text()


def test_space_shows_the_answer_where_nothing_is_played(window):
    words = {"en": "Text"}
    question = Question(words, ({"en": "this"}, {"en": "that"}), 1)
    step = Step(Experiment(), "descent", words, words, question=question, after={"en": "Afterwards"})
    window.lesson.open(Lesson("own", words, (step, step)))
    choices = window.guide.strip.choices[:2]
    assert "Space shows the answer" in window.status.hint and [b.text() for b in choices] == ["1 this", "2 that"]
    press(window, "Space")
    assert "Space" not in window.status.hint and "Afterwards" in said(window)
    assert [b.text() for b in choices] == ["1 this", "✔ that"]
    press(window, "PageDown")
    press(window, "1")
    assert [b.text() for b in choices] == ["✖ this", "✔ that"] and "Afterwards" in said(window)
    press(window, "2")
    assert "answered" in window.statusBar().currentMessage() and not choices[1].isChecked()


def test_a_step_gives_the_keys_back_to_the_player(window):
    lesson, place = next(
        (lesson, place)
        for lesson in window.lesson.bundled
        for place, step in enumerate(lesson.steps)
        if step.screen == "descent"
    )
    window.screens.current.logits.rows[0].box.setFocus()
    window.lesson.open(lesson, place)
    assert window.focusWidget() is window.screens.current
