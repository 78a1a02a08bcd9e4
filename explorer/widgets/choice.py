"""A combo box."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from explorer.widgets.keys import BUTTON_KEYS, keeps_own_keys

_KEYS = BUTTON_KEYS | {Qt.Key.Key_Home, Qt.Key.Key_End}


class Choice(QComboBox):
    """A combo box of (key, text) rows. It takes the focus by Tab only: after a choice by mouse, Space still plays.

    Signals:
        chosen: (key) the user has chosen a row.
    """

    chosen = Signal(object)

    def __init__(self, name: str, rows: Iterable[tuple[object, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.set_rows(rows)
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))

    def minimumSizeHint(self) -> QSize:
        """As wide as `sizeHint`, by whatever policy that was found: Qt's own keeps the size of a larger font."""
        return self.sizeHint()

    def set_rows(self, rows: Iterable[tuple[object, str]]) -> None:
        """Replace the rows if they differ; no signal."""
        rows = list(rows)
        if [(self.itemData(i), self.itemText(i)) for i in range(self.count())] == rows:
            return
        with QSignalBlocker(self):
            self.clear()
            for key, text in rows:
                self.addItem(text, key)

    def set_chosen(self, key: object) -> None:
        """Show `key` as chosen, or nothing if there is no such row; no signal."""
        index = next((i for i in range(self.count()) if self.itemData(i) == key), -1)
        if index != self.currentIndex():
            with QSignalBlocker(self):
                self.setCurrentIndex(index)

    def event(self, event: QEvent) -> bool:
        return keeps_own_keys(event, _KEYS) or super().event(event)

    def wheelEvent(self, event) -> None:
        """Scrolling over a choice changes nothing."""
        event.ignore()
