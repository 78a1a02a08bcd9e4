"""The row of screens: an icon and a name each, made from the window's actions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from explorer.widgets.button import Button


class ScreenBar(QWidget):
    """One checkable button per screen; without room for the names, icons with tool tips."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 4, 0)
        row.setSpacing(2)
        self.buttons = []
        for action in actions:
            button = Button("", "", checkable=True, parent=self)
            button.setDefaultAction(action)
            row.addWidget(button)
            self.buttons.append(button)
        self.set_named(True)

    def reword(self, name: str) -> None:
        """Take `name` as the accessible name, and give each button the name of its action."""
        self.setAccessibleName(name)
        for button in self.buttons:
            button.setAccessibleName(button.defaultAction().text())

    def set_named(self, named: bool) -> None:
        """Show or hide the names beside the icons."""
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if named else Qt.ToolButtonStyle.ToolButtonIconOnly
        side = int(QFontMetricsF(self.font()).height() * 1.15)
        for button in self.buttons:
            button.setToolButtonStyle(style)
            button.setIconSize(QSize(side, side))

    def fit(self, room: int) -> None:
        """Show the names if the row with them is at most `room` pixels wide."""
        self.set_named(True)
        self.set_named(self.sizeHint().width() <= room)
        self.resize(self.sizeHint())
