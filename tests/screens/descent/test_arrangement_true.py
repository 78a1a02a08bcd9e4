"""In the real window: surfaces are square and of one size, contours and descent at right angles, nothing vanishes."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from explorer.screens.descent.arrangement import GOAL, Column, Curves
from explorer.state.experiment_parts import RunSpec
from tests.support.gui import LEFT, press, settle
from tests.support.layout import check
from tests.support.painted import painted_faults

LOSSES = ("mse", "cross_entropy", "cross_entropy_twice", "euclidean")
SIZES = [(1024, 700), (1024, 768), (1280, 720), (1920, 1080)]


def show_runs(window, count: int, **changes):
    """Show `count` runs: the Descent screen."""
    window.workbench.store.update(runs=tuple(map(RunSpec, LOSSES[:count])), **changes)
    settle()
    return window.screens.screen_of("descent")


def sides(screen) -> list[float]:
    """The width and height of every surface, in pixels."""
    boxes = [card.plot.getPlotItem().getViewBox().sceneBoundingRect() for card in screen.cards]
    return [side for box in boxes for side in (box.width(), box.height())]


def share(window, parts) -> float:
    """The share of the window that `parts` take."""
    return sum(part.width() * part.height() for part in parts) / (window.width() * window.height())


@pytest.mark.parametrize(("theme", "language"), [("projector", "zh_Hant"), ("light", "en")])
def test_surfaces_are_square_and_of_one_size_in_every_window(make_window, theme, language):
    window = make_window(theme=theme, language=language)
    found = []
    for size in SIZES:
        window.resize(*size)
        for count in (1, 2, 3, 4):
            screen = show_runs(window, count)
            drawn = sides(screen)
            assert max(drawn) - min(drawn) < 0.01, (size, count, drawn)
            assert min(drawn) >= 100, (size, count)
            found += check(window, f"{size} with {count}")
        assert window.size().toTuple() == size
    assert not found, "\n".join(found)


def test_ten_classes_and_three_runs_leave_equal_large_surfaces(make_window):
    window = make_window(size=(1024, 768), theme="projector")
    window.workbench.store.replace(window.workbench.store.experiment.with_classes(10))
    drawn = sides(show_runs(window, 3))
    assert max(drawn) - min(drawn) < 0.01 and min(drawn) >= 180


@pytest.mark.parametrize("size", [(1024, 768), (1700, 640)])
def test_descent_crosses_the_contours_at_a_right_angle(make_window, size):
    window = make_window(size=size)
    window.workbench.store.update(logits=(-3.0, 5.0, 1.0))
    settle()
    plot = window.screens.screen_of("descent").cards[1].plot
    xs, ys = plot.contours.getData()
    box = plot.getPlotItem().getViewBox()
    on_screen = [box.mapViewToScene(QPointF(x, y)) for x, y in zip(xs, ys, strict=True) if not math.isnan(x)]
    pieces = np.diff([(point.x(), point.y()) for point in on_screen], axis=0)
    starts = np.array([(point.x(), point.y()) for point in on_screen])[:-1]
    ball = box.mapViewToScene(QPointF(-3.0, 5.0))
    lengths = np.hypot(*pieces.T)
    near = np.hypot(*(starts - (ball.x(), ball.y())).T) + 1e6 * ((lengths > 20) | (lengths < 0.1))
    along = pieces[int(near.argmin())]
    turned = math.radians(plot.arrow.rotation())
    across = abs(along @ (math.cos(turned), math.sin(turned))) / np.hypot(*along)
    assert across < 0.1, "the arrow is perpendicular to the nearest contour, in pixels"


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_text_zoom_folds_the_chrome_and_never_the_surfaces(make_window, count):
    """At 1024x700 and zoom 1.6. Measured: of two runs the surfaces with their axes and colour bars.

    With one run the height limits the square, with three or four the texts of the cards are as large as the surfaces:
    there the cards are measured, which hold nothing else. Under a lesson's strip the cards are measured for two runs.
    """
    window = make_window(size=(1024, 700), zoom=1.6)
    screen = show_runs(window, count)
    surfaces = [part for card in screen.cards for part in (card.plot, card.colour_bar)]
    assert share(window, surfaces if count == 2 else screen.cards) >= GOAL
    found = check(window, f"{count} runs") + painted_faults(window)
    assert not found, "\n".join(found)
    if count == 2:
        lesson = next(each for each in window.lesson.bundled if any(s.screen == "descent" for s in each.steps))
        window.lesson.open(lesson, next(i for i, step in enumerate(lesson.steps) if step.screen == "descent"))
        screen.body.close_flyouts()
        settle()
        assert share(window, window.screens.screen_of("descent").cards) >= GOAL
        assert not check(window, "with a strip")


def test_what_is_folded_is_named_and_opens_again(make_window):
    window = make_window(size=(1024, 700), zoom=1.6)
    screen = show_runs(window, 2)
    folded = screen.body.arrangement
    assert (folded.column, folded.curves, folded.has_options) == (Column.CLOSED, Curves.FOLDED, False)
    for button, view in (
        (screen.column.curves, screen.slice),
        (screen.panel.view, screen.options.quantity),
        *zip(screen.column.tabs.buttons, (screen.logits, screen.bars, screen.table), strict=True),
    ):
        assert button.isVisible() and not view.isVisible() and button.toolTip()
        QTest.mouseClick(button, LEFT)
        settle()
        assert view.isVisible() and button.isChecked()
        inside = view.rect().translated(view.mapTo(screen, view.rect().topLeft()))
        assert screen.rect().contains(inside)
        press(window, "Escape")
        settle()
        assert not view.isVisible() and not button.isChecked()


def test_a_folded_panel_is_opened_and_closed_by_the_keyboard(make_window):
    window = make_window(size=(1024, 700), zoom=1.6)
    screen = show_runs(window, 2)
    button = screen.column.tabs.buttons[0]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    press(window, "Return")
    settle()
    assert screen.logits.isVisible() and screen.logits.isAncestorOf(window.focusWidget())
    press(window, "Escape")
    settle()
    assert not screen.logits.isVisible()


def test_a_view_that_a_lesson_points_at_is_opened_where_it_is_folded(make_window):
    window = make_window(size=(1024, 700), zoom=1.6)
    screen = show_runs(window, 2)
    for name, view in screen.parts().items():
        screen.reveal(name)
        settle()
        assert view.isVisible(), name
    screen.reveal("card_1")
    assert not screen.body.has_flyout


def test_more_room_brings_everything_back(make_window):
    window = make_window(size=(1024, 700), zoom=1.6)
    screen = show_runs(window, 2)
    window.appearance.set_zoom(1.0)
    window.resize(1920, 1080)
    settle()
    shown = screen.body.arrangement
    assert (shown.column, shown.has_options) == (Column.OPEN, True) and shown.curves is not Curves.FOLDED
    behind = [view for page in screen.below.pages[1:] for view in page.parts().values()]
    assert all(view.isVisible() != (view in behind) for view in screen.parts().values())
    assert not check(window, "unfolded")


def test_parts_move_when_the_column_folds_as_the_window_shrinks(make_window):
    window = make_window(size=(1280, 720), theme="projector")
    screen = window.screens.current
    window.lesson.open(window.lesson.bundled[0], 21)
    settle()
    assert screen.body.arrangement.column is Column.OPEN
    window.resize(1024, 700)
    settle()
    assert screen.body.arrangement.column is Column.CLOSED
    assert screen.grid.geometry().left() < screen.column.width() + 20
    assert not check(window, "smaller")
