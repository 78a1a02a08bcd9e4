"""A window to measure, operated through its own keys, menus and buttons, as by a user."""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from explorer.app import make_application
from explorer.state.experiment_parts import RunSpec
from explorer.window.main_window import MainWindow
from explorer.window.screen_bar import ScreenBar

SIZE = (1400, 900)


def open_window(losses: tuple[str, ...] = (), size: tuple[int, int] = SIZE) -> MainWindow:
    """A window of `size` that shows descent under `losses`, or its initial Experiment."""
    make_application()
    window = MainWindow()
    window.resize(*size)
    if losses:
        window.workbench.store.update(runs=tuple(RunSpec(key, "adam", 0.1) for key in losses))
    window.show()
    settle()
    gc.freeze()  # as `main` does once its window is shown
    return window


def settle() -> None:
    """Process events until everything pending is laid out and painted, and deleted objects are gone.

    A layout requests paints of its own.
    """
    for _ in range(2):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # only the event loop would deliver these


def close(*widgets: QWidget) -> None:
    """Close and delete `widgets`."""
    for widget in widgets:
        widget.close()
        widget.deleteLater()
    settle()


def screen_buttons(window: QWidget) -> dict[str, QWidget]:
    """The button of each screen, by its text."""
    (row,) = window.findChildren(ScreenBar)
    return {button.text(): button for button in row.buttons}


def action(window: QWidget, key: str) -> QAction:
    """The action that `key` triggers."""
    wanted = QKeySequence(key)
    return next(each for each in window.findChildren(QAction) if wanted in each.shortcuts())


def choice(window: QWidget, text: str) -> QAction:
    """The menu entry with this `text`."""
    return next(each for each in window.findChildren(QAction) if each.text() == text)
