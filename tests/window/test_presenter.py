"""The stage: what F5, F, Escape and B do, with real keys and clicks on the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from explorer.screens.registry import SCREENS
from explorer.state.lessons import FOLDER, load
from tests.support.gui import LEFT, press, settle

CTRL = Qt.KeyboardModifier.ControlModifier


def visible_bars(window) -> list[bool]:
    return [bar.isVisible() for bar in (window.menus, window.status)]


def to_a_surface(window) -> None:
    """The first step of the lecture that is about surfaces."""
    press(window, "PageDown")
    lecture = window.workbench.progress.lesson
    window.lesson.open(lecture, next(i for i, step in enumerate(lecture.steps) if step.screen == "descent"))
    settle()


def test_f5_gives_the_window_to_the_views_and_takes_it_back(window):
    screen = window.screens.current
    homes = [card.parentWidget() for card in screen.cards]
    sizes = [card.size() for card in screen.cards]
    press(window, "F5")
    settle()
    assert screen.stage.views == screen.cards and not screen.content.isVisible()
    assert visible_bars(window) == [False, False] and window.body.stage_bar.isVisible()
    press(window, "Escape")
    settle()
    assert screen.stage.views == [] and screen.content.isVisible()
    assert visible_bars(window) == [True, True] and not window.body.stage_bar.isVisible()
    assert [card.parentWidget() for card in screen.cards] == homes
    assert [card.size() for card in screen.cards] == sizes


def test_keys_of_the_menus_work_while_the_menus_are_folded_away(window):
    press(window, "F5")
    press(window, "Right")
    assert window.workbench.player.frame == 1
    press(window, "PageDown")
    assert window.workbench.progress.lesson is not None


def test_a_step_of_a_lesson_presents_its_own_views(window):
    press(window, "F5")
    press(window, "PageDown")
    window.setUpdatesEnabled(False)  # what is painted: test_layout_on_stage.py
    lesson = window.workbench.progress.lesson
    for place, step in enumerate(lesson.steps):
        window.lesson.open(lesson, place)
        settle()
        staged = [name for name in step.stage if name in window.screens.current.views()]
        assert window.screens.current.on_stage == (staged or window.screens.current.presented()), place


def test_another_screen_is_presented_too_and_the_first_is_whole_again(window):
    press(window, "F5")
    first = window.screens.current
    window.workbench.show_screen("softmax")
    settle()
    assert window.screens.current.on_stage == ["block"]
    press(window, "F5")
    window.workbench.show_screen("descent")
    settle()
    assert window.screens.current is first and first.content.isVisible() and not first.stage.views


def test_a_view_alone_by_key_corner_and_title(window):
    screen = window.screens.current
    card = screen.cards[1]
    for do in (_by_corner, _by_title, _by_key):
        do(window, card)
        settle()
        assert screen.on_stage == ["card_2"] and card.isVisible(), do
        press(window, "Escape")
        settle()
        assert screen.on_stage == [] and visible_bars(window) == [True, True]


def _by_corner(window, view) -> None:
    corner = window.body.corner
    QTest.mouseMove(view, QPoint(20, view.height() // 2))
    settle()
    assert corner.button is not None and corner.button.parent() is view and corner.button.isVisible()
    QTest.mouseClick(corner.button, LEFT)


def _by_title(window, view) -> None:
    QTest.mouseDClick(view.title, LEFT)


def _by_key(window, view) -> None:
    view.loss.setFocus()
    press(window, "F")


def test_escape_from_one_view_returns_to_the_step(window):
    to_a_surface(window)
    press(window, "F5")
    settle()
    presented = window.screens.current.on_stage
    window.presenter.present_alone("table")
    settle()
    assert window.screens.current.on_stage == ["table"]
    press(window, "Escape")
    settle()
    assert window.screens.current.on_stage == presented and window.presenter.is_presenting


def test_the_views_of_a_step_answer_what_is_changed_there(window):
    """A step asks for another rate, or another start: its stage stays, but not where runs come or go."""
    window.lesson.open(load(FOLDER / "learning-rate.toml", tuple(SCREENS)), 4)
    window.presenter.toggle()
    store, screen = window.workbench.store, window.screens.current
    assert screen.on_stage == ["rates"]
    store.replace(store.experiment.with_runs(learning_rate=3.0))
    assert window.lesson.has_strayed and screen.on_stage == ["rates"]
    store.update(logits=(0.0, 1.0, 2.0))
    assert screen.on_stage == ["rates"]
    store.update(runs=store.experiment.descent.runs * 2)
    assert screen.on_stage == ["card_1", "card_2"]


def test_the_explanation_of_a_step_stays_beside_its_stage(window):
    window.lesson.open(load(FOLDER / "classification.toml", tuple(SCREENS)), 26)
    window.presenter.toggle()
    assert window.presenter.explained == ("gradient",)
    window.workbench.store.update(logits=(-9.0, 9.0, -1000.0))
    assert window.lesson.has_strayed and window.presenter.explained == ("gradient",)


def test_a_run_more_and_a_run_less_while_presenting(window):
    press(window, "F5")
    screen = window.screens.current
    for count in (3, 1, 2):
        runs = window.workbench.store.experiment.descent.runs
        window.workbench.store.update(runs=(runs * 3)[:count])
        settle()
        assert screen.stage.views == screen.cards and len(screen.cards) == count
        assert all(card.isVisible() for card in screen.cards)
    press(window, "F5")
    settle()
    assert all(screen.content.isAncestorOf(card) and card.isVisible() for card in screen.cards)


def test_a_view_that_goes_while_it_is_alone_ends_its_stage(window):
    window.presenter.present_alone("card_2")
    settle()
    window.workbench.store.update(runs=window.workbench.store.experiment.descent.runs[:1])
    settle()
    assert window.screens.current.on_stage == [] and window.screens.current.content.isVisible()


@pytest.mark.parametrize("change", ["language", "notation", "theme"])
def test_the_stage_stays_through_another(window, change):
    to_a_surface(window)
    press(window, "F5")
    settle()
    before = window.screens.current.on_stage
    press(window, *{"language": ("L", CTRL), "notation": ("N",), "theme": ("T", CTRL)}[change])
    settle()
    screen = window.screens.current
    assert screen.on_stage == before and screen.stage.isVisible() and len(screen.stage.views) == len(before)
    assert visible_bars(window) == [False, False]


def test_b_blanks_the_stage_and_nothing_else(window):
    press(window, "B")
    assert not window.blank.isVisible()
    press(window, "F5")
    for end in ("B", "Period", "Escape", "PageDown"):
        press(window, "B")
        assert window.blank.isVisible() and window.blank.size() == window.size(), end
        assert window.grab().toImage().pixelColor(300, 300).lightness() == 0
        press(window, end)
        assert not window.blank.isVisible() and window.presenter.is_presenting, end
    press(window, "B")
    QTest.mouseClick(window.blank, LEFT)
    assert not window.blank.isVisible()


def test_undo_leaves_the_stage_as_it_is(window):
    press(window, "F5")
    press(window, "O")
    press(window, "Z", CTRL)
    assert window.presenter.is_presenting and window.screens.current.stage.views == window.screens.current.cards


def test_the_black_screen_covers_a_window_of_another_size(window):
    press(window, "F5")
    press(window, "B")
    for size in ((1400, 900), (900, 700)):
        window.resize(*size)
        settle()
        assert window.blank.size() == window.size()


def test_nobody_looks_for_the_mouse_off_stage(window):
    running = []
    for _ in range(2):
        press(window, "F5")
        running.append([timer.isActive() for timer in window.body.stage_bar.findChildren(QTimer)])
    assert any(running[0]) and not any(running[1])


def test_escape_leaves_the_stage_while_its_picture_is_still_computed(window):
    window.workbench.show_screen("network")
    screen = window.screens.current
    screen.show_page(screen.pages.place_of("map"))
    press(window, "F5")
    settle()
    assert screen.is_working and window.presenter.is_presenting
    press(window, "Escape")
    settle()
    assert not window.presenter.is_presenting and screen.is_working, "nothing that was computed is stopped"
    press(window, "Escape")
    assert not screen.is_working
