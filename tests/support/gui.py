"""Helpers for the GUI tests: real events in the coordinates of what is drawn."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from explorer.look.notation import NOTATIONS
from explorer.look.wording import Wording
from tests.support.screens import unhurried

LEFT = Qt.MouseButton.LeftButton
WORDING = Wording(NOTATIONS["lecture"])


def settle() -> None:
    """Process everything posted: layout, paint, and the deletions that only the event loop itself would deliver."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Events(QObject):
    """Counts the events of one kind that a widget gets.

    Attributes:
        seen: how many so far.
    """

    def __init__(self, widget: QWidget, kind: QEvent.Type) -> None:
        super().__init__(widget)
        self.seen, self._kind = 0, kind
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.seen += event.type() == self._kind
        return False


def play_to(window, frame: int) -> None:
    """Show `frame` on the screen in front, however long it takes to compute."""
    with unhurried(window.screens.current):
        window.workbench.player.seek(frame)
        while window.workbench.player.reached < frame:
            window.screens.current.show_frame(frame)


def press(widget, name: str, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key, given by Qt's name for it; in a window it goes to the focus, as on a real keyboard."""
    receiver = widget.windowHandle() if widget.isWindow() and widget.isVisible() else widget
    QTest.keyClick(receiver, getattr(Qt.Key, "Key_" + name), modifiers)


def spot(plot, x: float, y: float) -> QPoint:
    """The pixel of a plot's viewport at (x, y) of its axes."""
    scene = plot.getPlotItem().getViewBox().mapViewToScene(QPointF(x, y))
    return plot.mapFromScene(scene)


def drag(widget, points: list[QPoint], button: Qt.MouseButton = LEFT) -> None:
    """Press at the first point, move over the others, release at the last."""
    QTest.mousePress(widget, button, Qt.KeyboardModifier.NoModifier, points[0])
    for point in points[1:]:
        QTest.mouseMove(widget, point)
        settle()
    QTest.mouseRelease(widget, button, Qt.KeyboardModifier.NoModifier, points[-1])


def wheel(widget, delta: int, at: QPoint | None = None, pixels: int = 0, when: int = 0) -> None:
    """Turn the wheel over the middle of a widget, or over `at`; 120 is one notch away from the user.

    Args:
        pixels: what a touch pad scrolls.
        when: the time of the event in milliseconds.
    """
    place = QPointF(widget.rect().center() if at is None else at)
    none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        place, widget.mapToGlobal(place), QPoint(0, pixels), QPoint(0, delta), none, plain, phase, False
    )
    event.setTimestamp(when)
    QApplication.sendEvent(widget, event)


def choose(choice, key) -> None:
    """Choose a row of a Choice with the signals of a user's choice."""
    index = next(i for i in range(choice.count()) if choice.itemData(i) == key)
    choice.setCurrentIndex(index)
    choice.activated.emit(index)


def type_into(box, text: str) -> None:
    """Replace what is in a number box and press Enter."""
    box.setFocus()
    box.selectAll()
    if not text:
        QTest.keyClick(box, Qt.Key.Key_Delete)
    for character in text:  # QTest types ASCII only
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(box, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))
    QTest.keyClick(box, Qt.Key.Key_Return)
