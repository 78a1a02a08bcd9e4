"""The bar below the stage: what it says."""

from __future__ import annotations

from tests.support.gui import press, settle


def test_a_message_on_stage_has_the_room_of_the_controls(make_window):
    window = make_window(theme="projector", size=(1024, 768))
    for _ in range(24):  # to one with a rate, an optimizer and a player
        window.lesson.turn(1)
    press(window, "F5")
    settle()
    bar, height = window.body.stage_bar, window.body.stage_bar.height()
    bar.say("There is nothing to play at this step of the lesson.")
    settle()
    assert bar.said.isVisible() and bar.said.width() >= bar.fontMetrics().horizontalAdvance(bar.said.text())
    assert bar.height() == height
    bar.say("")
    settle()
    assert bar.runs.isVisible()


def test_the_name_of_a_file_is_no_markup(make_window, tmp_path):
    window = make_window()
    press(window, "F5")
    window.files.data.open(tmp_path / "<b>x<hr>")
    settle()
    said = window.body.stage_bar.said
    assert said.text() == "<b>x<hr> cannot be read: it does not exist."
    assert said.sizeHint().width() >= said.fontMetrics().horizontalAdvance(said.text())


def test_a_page_without_runs_has_no_step_and_no_rate_on_stage(make_window):
    window = make_window(size=(1024, 768))
    window.workbench.show_screen("network")
    window.presenter.toggle()
    settle()
    bar, screen = window.body.stage_bar, window.screens.current
    assert bar.step.text() == "step 0" and "rate" in bar.runs.text()
    screen.show_page(screen.pages.place_of("pixels"))
    settle()
    assert bar.step.text() == "" and bar.runs.text() == ""
