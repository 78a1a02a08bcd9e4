"""What must hold between two acts: what is drawn matches the Store's Experiment."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from explorer.panels.logits_panel import LogitsPanel
from explorer.panels.optimizer_row import OptimizerRow
from explorer.screens.network.screen import NetworkScreen
from explorer.widgets.number_box import NumberBox
from tests.monkey.user import User
from tests.support.consistent import assert_consistent


def descent(monkey: User) -> None:
    """Check everything on the Descent screen."""
    assert_consistent(monkey.window)


def shown(monkey: User) -> None:
    """Check the visible screen: its numbers, the lesson around it, and that nothing is left to draw."""
    monkey.come_to_rest()
    _numbers(monkey)
    _around(monkey)
    _same_when_drawn_again(monkey)


def _numbers(monkey: User) -> None:
    window = monkey.window
    screen, experiment = window.screens.current, window.workbench.store.experiment
    assert window.screens.currentWidget() is screen and screen.isVisible()
    for panel in screen.findChildren(LogitsPanel):
        assert [row.box.value for row in panel.rows] == list(experiment.problem.logits)
    specs = experiment.descent.runs
    for row in screen.findChildren(OptimizerRow):
        assert row.rate_box.value in [spec.learning_rate for spec in specs]
    if screen.transport is not None:
        assert screen.transport.steps.value == experiment.descent.steps
        assert screen.transport.scrub.value() == window.workbench.player.frame
    if isinstance(screen, NetworkScreen):
        assert [run.loss.currentData() for run in screen.runs] == [spec.loss for spec in specs]


def _around(monkey: User) -> None:
    window = monkey.window
    progress, strip = window.lesson.progress, window.guide.strip
    assert strip.isVisible() == (progress.step is not None)
    if progress.lesson is not None:
        assert str(progress.place + 1) in strip.place.text() and str(len(progress.lesson.steps)) in strip.place.text()
    assert [key for key, action in window.menu_actions.screens.items() if action.isChecked()] == [
        window.workbench.screen
    ]
    pointer = window.guide.highlight
    if pointer.isVisible():
        assert progress.step is not None
        target = window.screens.current.parts()[progress.step.point]
        assert target.isVisible()


def _same_when_drawn_again(monkey: User) -> None:
    """A screen that is drawn again looks the same: nothing on it is left over from earlier."""
    screen = monkey.window.screens.current
    boxes = [box for box in screen.findChildren(NumberBox) if box.isVisible()]
    if any(box.width() < box.minimumSizeHint().width() for box in boxes):
        return  # in a tiny window: Qt scrolls a text without room by what the box has shown before
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
    monkey.come_to_rest()
    before = screen.grab().toImage()
    screen.refresh()
    monkey.come_to_rest()
    after = screen.grab().toImage()
    if before != after:
        paths = [monkey.keep(picture, name) for picture, name in ((before, "before"), (after, "after"))]
        raise AssertionError(
            f"{monkey.window.workbench.screen} looks different when it is shown again: {paths[0]} and {paths[1]}"
        )
