"""Mouse and keyboard: events go to the window, which finds the widget below, as with real devices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

INTERRUPTIONS = (
    *(
        "Ctrl+R",
        "Alt+R",
        "Ctrl+0",
        "Ctrl+Z",
        "Ctrl+Y",
        "Ctrl+PgDown",
        "Ctrl+PgUp",
        "PgDown",
        "PgUp",
        "Backspace",
        "F5",
        "F",
        "B",
        "Ctrl+W",
    ),
    *("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "N", "Ctrl+L", "Tab", "Escape", "Space", "End"),
    *("E", "F11"),
)

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
PLAIN, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def front() -> QWidget | None:
    """The top-level widget that receives keys: an open dialog, else the window, which passes them to an open list."""
    popup = QApplication.activePopupWidget()
    top = QApplication.activeModalWidget() or (popup and popup.parentWidget()) or QApplication.activeWindow()
    return top.window() if top is not None else None


def _handle(top: QWidget | None) -> QWindow | None:
    """The window of a top-level widget. It is valid while the caller holds `top`: PySide releases both together."""
    window = top.windowHandle() if top is not None else None
    return window if window is not None and isValid(window) else None


def key(code: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key at the focus; shortcuts get it first. If the press closes the widget, the release goes elsewhere."""
    for event in (QTest.keyPress, QTest.keyRelease):
        top = front()
        window = _handle(top)
        if window is not None:
            event(window, code, modifiers)


def named(name: str, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key, given by Qt's name for it."""
    key(getattr(Qt.Key, "Key_" + name), modifiers)


def shortcut(keys: QKeySequence | str) -> None:
    """Press a shortcut such as Ctrl+Shift+Z."""
    combination = QKeySequence(keys)[0]
    key(combination.key(), combination.keyboardModifiers())


def write(text: str) -> None:
    """Type `text` where the focus is, without Enter."""
    for character in text:
        if character.isascii() and character.isprintable():
            key(Qt.Key(ord(character.upper())))
            continue
        top = front()
        window = _handle(top)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):  # sent by an input method: it has no key
            if window is not None:
                QCoreApplication.sendEvent(window, QKeyEvent(kind, 0, PLAIN, character))


def _at(widget: QWidget, point: QPoint) -> tuple[QWindow | None, QPoint]:
    """The window of `widget` and the point in it, moved inside if needed: QTest warns of a point outside."""
    top = widget.window()
    window, place = _handle(top), widget.mapTo(top, point)
    if window is None:
        return None, place
    return window, QPoint(min(max(place.x(), 0), window.width() - 1), min(max(place.y(), 0), window.height() - 1))


def press(widget: QWidget, point: QPoint, button: Qt.MouseButton = LEFT) -> None:
    """Press a button at `point` of `widget` and hold it."""
    window, place = _at(widget, point)
    if window is not None:
        QTest.mousePress(window, button, PLAIN, place)


def move(widget: QWidget, point: QPoint) -> None:
    """Move the mouse, with whatever is held."""
    window, place = _at(widget, point)
    if window is not None:
        QTest.mouseMove(window, place)


def release(widget: QWidget, point: QPoint, button: Qt.MouseButton = LEFT) -> None:
    """Release a button."""
    window, place = _at(widget, point)
    if window is not None:
        QTest.mouseRelease(window, button, PLAIN, place)


def click(widget: QWidget, point: QPoint | None = None, button: Qt.MouseButton = LEFT) -> None:
    """Move there and click: in the middle unless another point is given."""
    point = widget.rect().center() if point is None else point
    move(widget, point)
    press(widget, point, button)
    release(widget, point, button)


def double_click(widget: QWidget, point: QPoint) -> None:
    """Double-click."""
    window, place = _at(widget, point)
    if window is not None:
        QTest.mouseDClick(window, LEFT, PLAIN, place)


def hover(widget: QWidget, points: Sequence[QPoint]) -> None:
    """Move over points with no button held."""
    for point in points:
        move(widget, point)


def leave(widget: QWidget, held: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    """The mouse leaves the window, with a button held or without."""
    window = _handle(widget.window())
    if window is None:
        return
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.Leave))
    if held != Qt.MouseButton.NoButton:
        outside, kind = QPointF(-40, window.height() + 40), QEvent.Type.MouseMove
        moved = QMouseEvent(kind, outside, window.mapToGlobal(outside), Qt.MouseButton.NoButton, held, PLAIN)
        QCoreApplication.sendEvent(window, moved)


def wheel(widget: QWidget, point: QPoint, delta: int) -> None:
    """Turn the wheel; 120 is one notch away from the user."""
    window, place = _at(widget, point)
    if window is None:
        return
    turned, where, none = QPoint(0, delta), QPointF(place), Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(where, window.mapToGlobal(where), QPoint(), turned, none, PLAIN, phase, False)
    QCoreApplication.sendEvent(window, event)
