"""The screens: created when first shown, rebuilt in another language, and each restored as it was left."""

from __future__ import annotations

import pytest
import shiboken6

from explorer.screens.registry import SCREENS
from tests.support.gui import press, settle


def test_only_the_screen_in_front_is_rebuilt_in_another_language(make_window, chinese_font):
    window = make_window(size=(1024, 700))
    for key in SCREENS:
        window.workbench.show_screen(key)
    window.workbench.show_screen("softmax")
    old = list(window.screens.made.values())
    window.appearance.set_language("zh_Hant")
    assert list(window.screens.made) == ["softmax"] and window.screens.current is window.screens.made["softmax"]
    assert window.screens.current.isVisible() and window.screens.count() == 1
    assert [screen for screen in old if shiboken6.isValid(screen)] == []


def test_no_screen_is_drawn_on_the_way_to_another_language(make_window, chinese_font):
    window = make_window(size=(1024, 700))
    for key in ("loss", "network", "descent"):
        window.workbench.show_screen(key)
    drawn = []
    for key, screen in window.screens.made.items():
        screen.drawn.connect(lambda key=key: drawn.append(key))
    window.workbench.player.seek(3)
    drawn.clear()
    window.appearance.set_language("zh_Hant")
    assert drawn == [], "what is about to be deleted has nothing to draw"


def test_a_typed_number_is_taken_when_another_screen_is_shown(window):
    box = window.screens.current.logits.rows[0].box
    box.setFocus()
    box.selectAll()
    press(box, "7")
    window.workbench.show_screen("softmax")
    assert window.workbench.store.experiment.problem.logits[0] == 7


def test_the_player_learns_how_far_the_screen_in_front_has_come(make_window, qtbot):
    window = make_window()
    player = window.workbench.player
    window.workbench.store.update(steps=100_000)
    player.seek(100_000)
    assert player.is_behind
    window.workbench.show_screen("softmax")
    assert player.reached == 100_000, "nothing there takes time"
    window.workbench.show_screen("descent")
    assert player.is_behind, "and here it goes on"
    player.seek(20)
    assert player.reached == 20 and not player.is_behind


def test_time_runs_only_until_the_frame_is_reached(make_window, qtbot):
    window = make_window()
    player = window.workbench.player
    window.workbench.store.update(steps=10_000)
    player.seek(10_000)
    qtbot.waitUntil(lambda: not player.is_behind, timeout=60_000)
    assert window.screens.current.transport.step.text().endswith("10\u202f000")
    frames = []
    player.reached_changed.connect(frames.append)
    for _ in range(3):
        settle()
    assert frames == []


def test_the_plot_of_a_step_keeps_its_room_in_another_notation(window):
    steps = [(lesson, place) for lesson in window.lesson.bundled for place in range(len(lesson.steps))]
    lesson, place = next(at for at in steps if at[0].steps[at[1]].point == "slice")
    window.lesson.open(lesson, place)
    settle()
    before = [plot.width() * plot.height() for plot in window.screens.current.below.curves.plots]
    assert before[2] > before[0]
    for notation in ("textbook", "lecture"):
        window.appearance.set_notation(notation)
        settle()
        assert [plot.width() * plot.height() for plot in window.screens.current.below.curves.plots] == before
    window.lesson.close()
    window.appearance.set_notation("textbook")
    settle()
    after = [plot.width() * plot.height() for plot in window.screens.current.below.curves.plots]
    assert after[2] / after[0] == pytest.approx(before[2] / before[0], rel=0.1), "also without the strip above"
