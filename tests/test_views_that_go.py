"""Views are deleted while they are pointed at, dragged or in focus: nothing may use them afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from explorer.state.experiment import Experiment
from explorer.state.lesson import Lesson
from explorer.state.presets import PRESETS
from explorer.widgets.choice import Choice
from tests.support.gui import LEFT, press, settle

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
NO_BUTTONS = Qt.MouseButton.NoButton

POINTING = """
title = "Mine"
[[step]]
screen = "{screen}"
title = "One of them"
text = "Look at it."
point = "{name}"
[[step]]
screen = "{screen}"
title = "The end"
text = "Look at all."
"""


def step_that_points_at(window, screen: str, name: str) -> None:
    """The bundled lessons' first step that points at `name` on `screen`."""
    places = ((lesson, place) for lesson in window.lesson.bundled for place in range(len(lesson.steps)))
    lesson, place = next((a, i) for a, i in places if (a.steps[i].screen, a.steps[i].point) == (screen, name))
    window.lesson.open(lesson, place)
    settle()


def own_lesson(window, folder, screen: str, name: str) -> Lesson:
    """A user's own lesson whose first step points at `name` on `screen`, opened from a file."""
    path = folder / "mine.toml"
    path.write_text(POINTING.format(screen=screen, name=name), encoding="utf-8")
    window.files.open_lesson(path)
    settle()
    assert window.lesson.progress.lesson is not None
    return window.lesson.progress.lesson


def framed(window, view) -> bool:
    """Whether the highlight frame is visible, around `view` and nothing else."""
    pointer = window.guide.highlight
    place = QRect(view.mapTo(window.centralWidget(), QPoint(0, 0)), view.size())
    frame = pointer.geometry()
    return (
        pointer.isVisible()
        and frame.contains(place.intersected(window.centralWidget().rect()))
        and frame.width() <= place.width() + 6
        and frame.height() <= place.height() + 6
    )


def close_the_second_card(window) -> None:
    QTest.mouseClick(window.screens.screen_of("descent").cards[1].remove, LEFT)
    settle()
    assert len(window.screens.screen_of("descent").cards) == 1


def test_a_card_that_is_pointed_at_is_closed_and_the_lesson_goes_on(make_window):
    window = make_window(size=(1280, 720))
    step_that_points_at(window, "descent", "card_2")
    assert framed(window, window.screens.screen_of("descent").cards[1])
    close_the_second_card(window)
    assert not window.guide.highlight.isVisible()
    place = window.lesson.progress.place
    press(window, "PageDown")
    settle()
    assert window.lesson.progress.place == place + 1
    assert window.guide.strip.place.text().startswith(f"{place + 2} /")
    press(window, "PageUp")
    settle()
    assert framed(window, window.screens.screen_of("descent").cards[1]), "the step shows both cards again"


def test_a_card_that_is_pointed_at_is_closed_and_another_screen_shown(make_window):
    window = make_window(size=(1280, 720))
    step_that_points_at(window, "descent", "card_2")
    for number in "1235":
        close_the_second_card(window)
        press(window, number, CTRL)
        settle()
        assert window.workbench.screen == list(window.menu_actions.screens)[int(number) - 1]
        press(window, "Backspace")
        settle()
        assert framed(window, window.screens.screen_of("descent").cards[1])


def test_the_frame_comes_back_with_the_card_through_undo(make_window):
    window = make_window(size=(1280, 720))
    step_that_points_at(window, "descent", "card_2")
    close_the_second_card(window)
    assert not window.guide.highlight.isVisible()
    press(window, "Z", CTRL)
    settle()
    assert framed(window, window.screens.screen_of("descent").cards[1])
    window.resize(1400, 900)
    settle()
    assert framed(window, window.screens.screen_of("descent").cards[1]), "it follows the new card"


def test_a_run_that_is_pointed_at_on_digits_goes_and_comes_back(make_window, tmp_path):
    window = make_window(size=(1280, 720))
    own_lesson(window, tmp_path, "network", "run_2")
    assert framed(window, window.screens.current.runs[1])
    press(window, "4", CTRL)
    close_the_second_card(window)
    press(window, "5", CTRL)
    settle()
    assert len(window.screens.current.runs) == 1 and not window.guide.highlight.isVisible()
    window.resize(1100, 700)
    settle()
    press(window, "Z", CTRL)  # back to the screen where the card was closed
    press(window, "5", CTRL)
    settle()
    assert framed(window, window.screens.current.runs[1])
    press(window, "PageDown")
    settle()
    assert window.lesson.progress.place == 1 and not window.guide.highlight.isVisible()


@pytest.mark.parametrize("key", ["L", "T"])
def test_another_language_or_theme_after_the_pointed_card_is_closed(make_window, chinese_font, key):
    window = make_window(size=(1280, 720))
    step_that_points_at(window, "descent", "card_2")
    close_the_second_card(window)
    for _ in range(3):
        press(window, key, CTRL)
        settle()
        assert not window.guide.highlight.isVisible()
    press(window, "Backspace")
    settle()
    assert framed(window, window.screens.screen_of("descent").cards[1])


# What a user may be doing with a view when it is deleted. Each is given the deleted control, and what it is part of.


def focus(control: QWidget, view: QWidget) -> None:
    control.setFocus(Qt.FocusReason.TabFocusReason)
    assert control.hasFocus()


def drag_it(control: QWidget, view: QWidget) -> None:
    inner = view.plot.viewport() if hasattr(view, "plot") else control
    QTest.mousePress(inner, LEFT, NONE, inner.rect().center())
    QTest.mouseMove(inner, inner.rect().center() + QPoint(15, 0))


def hover(control: QWidget, view: QWidget) -> None:
    inner = view.plot.viewport() if hasattr(view, "plot") else control
    QTest.mouseMove(inner, inner.rect().center())


def read_its_tip(control: QWidget, view: QWidget) -> None:
    centre = control.rect().center()
    QApplication.sendEvent(control, QHelpEvent(QEvent.Type.ToolTip, centre, control.mapToGlobal(centre)))
    assert QToolTip.text() == control.toolTip()


def open_its_rows(control: QWidget, view: QWidget) -> None:
    control.showPopup() if isinstance(control, Choice) else focus(control, view)


ACTS = (focus, drag_it, hover, read_its_tip, open_its_rows)
TWO, ONE = Experiment(), Experiment().changed(runs=Experiment().descent.runs[:1])
TEN = PRESETS["ten-classes"].experiment

# screen, what is shown before and after, and the (control, view) deleted in between
GOING = {
    "a card": ("descent", TWO, ONE, lambda screen: (screen.cards[1].loss, screen.cards[1])),
    "a run on digits": ("network", TWO, ONE, lambda screen: (screen.runs[1].loss, screen.runs[1])),
    "a logit's slider": ("descent", TEN, TWO, lambda screen: (screen.logits.rows[8].slider,) * 2),
    "a logit's box": ("softmax", TEN, TWO, lambda screen: (screen.logits.rows[8].box,) * 2),
    "an adder of examples": ("loss", TEN, TWO, lambda screen: (screen.likelihood.adders[8],) * 2),
}


@pytest.mark.parametrize("going", list(GOING))
def test_a_view_goes_whatever_is_being_done_with_it(make_window, chinese_font, going):
    window = make_window(size=(1400, 900))
    for act in ACTS:
        let_go(window, act, *GOING[going])


def let_go(window, act, key: str, before: Experiment, after: Experiment, find) -> None:
    """Begin `act` with a view that the next change deletes; the window goes on as if nothing had been."""
    window.workbench.store.replace(before)
    window.workbench.show_screen(key)
    if key == "loss":
        window.screens.current.reveal("likelihood")
    settle()
    act(*find(window.screens.current))
    window.workbench.store.replace(after)
    settle()
    handle, middle = window.windowHandle(), QPoint(700, 450)
    QTest.mouseMove(handle, middle)
    QTest.mouseRelease(handle, LEFT, NONE, middle)
    settle()
    shown = window.workbench.store.experiment
    assert (shown.problem.classes, len(shown.descent.runs)) == (after.problem.classes, len(after.descent.runs))
    window.activateWindow()
    settle()
    rebuilt = ("N", "L", "T") if act is focus else ()  # each takes its time
    for pressed in (*rebuilt, "1", "Z", "4"):
        press(window, pressed, NONE if pressed == "N" else CTRL)
        settle()
    assert window.workbench.screen == "descent"


def test_a_bar_is_dragged_on_after_its_class_has_gone(make_window):
    window = make_window(PRESETS["ten-classes"], size=(1400, 900))
    bars = window.screens.screen_of("descent").bars
    bar = next(bar for bar in bars.bars() if bar.run < 0 and bar.index == 8)
    QTest.mousePress(bars, LEFT, NONE, bar.rect.center().toPoint())
    press(window, "R", CTRL)
    settle()
    QTest.mouseMove(bars, QPoint(40, 20))
    settle()
    assert window.statusBar().currentMessage() == "There is no class 9: there are 3 classes."
    assert window.workbench.store.experiment == Experiment()
    QTest.mouseRelease(bars, LEFT, NONE, QPoint(40, 20))


DRAGGED = [
    ("loss", "bars", 0.5, 0.5),
    ("loss", "simplex", 0.5, 0.5),
    ("descent", "loss_curve", 0.5, 0.5),
    ("descent", "slice", 0.5, 0.5),
    ("descent", "card_1", 0.5, 0.6),
    ("descent", "bars", None, None),
    ("network", "accuracy", 0.5, 0.5),
]


def move_free(window, place: QPoint) -> None:
    """Move the mouse to a place of the window with no button held: the release went to another window."""
    widget = window.childAt(place)
    at = QPointF(widget.mapFrom(window, place))
    moved = QMouseEvent(QEvent.Type.MouseMove, at, widget.mapToGlobal(at), Qt.MouseButton.NoButton, NO_BUTTONS, NONE)
    QApplication.sendEvent(widget, moved)
    settle()


def test_nothing_is_dragged_after_a_release_elsewhere(window):
    for dragged in DRAGGED:
        assert_not_dragged_on(window, *dragged)


def assert_not_dragged_on(window, screen: str, name: str, across: float | None, down: float | None) -> None:
    window.workbench.show_screen(screen)
    settle()
    view = window.screens.current.views()[name]
    if across is None:  # the bar of the target
        at = next(bar.rect.center().toPoint() for bar in view.bars() if bar.run < 0)
    else:
        at = QPoint(int(across * view.width()), int(down * view.height()))
    place = view.mapTo(window, at)
    QTest.mousePress(window.windowHandle(), LEFT, NONE, place)
    settle()
    state = window.workbench.store.experiment, window.workbench.player.frame
    for away in (20, -20):
        move_free(window, place + QPoint(away, away // 5))
    assert (window.workbench.store.experiment, window.workbench.player.frame) == state
    QTest.mouseRelease(window.windowHandle(), LEFT, NONE, place)
