"""A button that opens a menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from explorer.widgets.button import Button
from explorer.widgets.keys import BUTTON_KEYS, keeps_own_keys

_OPENING = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up})


class MenuButton(Button):
    """Opens its menu above itself, or below where there is no room above; Space, Enter, Down and Up do it too.

    Attributes:
        entries: the menu, which the owner fills.
    """

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(text, name, parent=parent)
        self.entries = QMenu(self)
        self.entries.setToolTipsVisible(True)
        self.entries.setAccessibleName(name)
        self.setProperty("outlined", True)
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Open the menu; by a key its first entry is marked."""
        size = self.entries.sizeHint()
        above = self.mapToGlobal(QPoint(self.width() - size.width(), -size.height()))
        room = self.screen().availableGeometry()
        below = self.mapToGlobal(QPoint(self.width() - size.width(), self.height()))
        self.entries.popup(above if above.y() >= room.top() else below)
        if self.hasFocus():
            first = next((action for action in self.entries.actions() if action.isEnabled()), None)
            if first is not None:
                self.entries.setActiveAction(first)

    def event(self, event: QEvent) -> bool:
        return keeps_own_keys(event, BUTTON_KEYS | _OPENING) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self.click()
        else:
            super().keyPressEvent(event)
