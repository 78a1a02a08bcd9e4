"""A window to measure, driven through its own keys, menus and buttons, as a user drives it."""

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
    """A window of `size` that shows descent under `losses`, or what it shows at first."""
    make_application()
    window = MainWindow()
    window.resize(*size)
    if losses:
        window.workbench.store.update(runs=tuple(RunSpec(key, "adam", 0.1) for key in losses))
    window.show()
    settle()
    gc.freeze()  # as `main` does once its window is open
    return window


def settle() -> None:
    """Until all that was asked for is laid out and painted, and what was thrown away is gone.

    A layout asks for paints of its own.
    """
    for _ in range(2):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # which only the event loop would deliver


def close(*widgets: QWidget) -> None:
    """Take `widgets` away for good."""
    for widget in widgets:
        widget.close()
        widget.deleteLater()
    settle()


def screen_buttons(window: QWidget) -> dict[str, QWidget]:
    """The button of each screen, by what is written on it."""
    (row,) = window.findChildren(ScreenBar)
    return {button.text(): button for button in row.buttons}


def action(window: QWidget, key: str) -> QAction:
    """The action that `key` triggers."""
    wanted = QKeySequence(key)
    return next(each for each in window.findChildren(QAction) if wanted in each.shortcuts())


def choice(window: QWidget, text: str) -> QAction:
    """The entry of a menu that is called `text`."""
    return next(each for each in window.findChildren(QAction) if each.text() == text)
