"""A panel that a button opens above the other widgets: for what has no room of its own."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from explorer.look.theme import SPACE


class Flyout(QFrame):
    """An overlay on its parent. It stays open while something else is used, until its button or Escape closes it.

    Attributes:
        body: the layout for its contents.

    Signals:
        toggled: (is_open)
    """

    toggled = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        self.hide()

    def open(self) -> None:
        """Open; the parent places it."""
        self.show()
        self.raise_()
        self.toggled.emit(True)

    def close_again(self) -> None:
        """Close, if it is open."""
        if not self.isHidden():
            self.hide()
            self.toggled.emit(False)

    def focus_first(self) -> None:
        """Give the focus to its first control, for who has opened it by the keyboard."""
        parts = [w for w in self.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isEnabled()]
        shown = [w for w in parts if w.isVisibleTo(self)]
        if shown:
            first = min(shown, key=lambda w: (w.mapTo(self, QPoint(0, 0)).y(), w.mapTo(self, QPoint(0, 0)).x()))
            first.setFocus(Qt.FocusReason.TabFocusReason)
