"""A small button with an icon or a character."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from explorer.widgets.keys import BUTTON_KEYS, keeps_own_keys


class Button(QToolButton):
    """A small button with an icon or a character. It takes the focus by Tab only; Space and Enter press it then."""

    def __init__(self, text: str, name: str, checkable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reword(text, name)
        self.setCheckable(checkable)
        self.setProperty("outlined", checkable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scale_icon()

    def reword(self, text: str, name: str) -> None:
        """Show `text`; `name` says what it does, in its tool tip and to screen readers."""
        self.setText(text)
        self.setToolTip(name)
        self.setAccessibleName(name)

    def _scale_icon(self) -> None:
        """Make the icon as high as a line of text."""
        side = int(QFontMetricsF(self.font()).height())
        self.setIconSize(QSize(side, side))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._scale_icon()

    def event(self, event: QEvent) -> bool:
        return keeps_own_keys(event, BUTTON_KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
