"""The small controls that every panel is made of: choice, button, panel. The number box has a file of its own."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.look.theme import SPACE


class Choice(QComboBox):
    """A combo box of (key, text) rows. It takes the focus by Tab only: after a mouse choice Space still plays."""

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
        """Never narrower than its widest row, except where it says itself that it may be."""
        adjusts = self.sizeAdjustPolicy() == QComboBox.SizeAdjustPolicy.AdjustToContents
        return self.sizeHint() if adjusts else super().minimumSizeHint()

    def set_rows(self, rows: Iterable[tuple[object, str]]) -> None:
        """Replace the rows where they differ; no signal."""
        rows = list(rows)
        if [(self.itemData(i), self.itemText(i)) for i in range(self.count())] == rows:
            return
        with QSignalBlocker(self):
            self.clear()
            for key, text in rows:
                self.addItem(text, key)

    def set_chosen(self, key: object) -> None:
        """Show `key` as chosen, or nothing when it is no row; no signal."""
        index = next((i for i in range(self.count()) if self.itemData(i) == key), -1)
        if index != self.currentIndex():
            with QSignalBlocker(self):
                self.setCurrentIndex(index)

    def event(self, event: QEvent) -> bool:
        return keeps_own_keys(event, _CHOICE_KEYS) or super().event(event)

    def wheelEvent(self, event) -> None:
        """Scrolling over a choice changes nothing."""
        event.ignore()


class Button(QToolButton):
    """A small button with a character for a picture; focus by Tab only, where Space and Enter press it."""

    def __init__(self, text: str, name: str, checkable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setCheckable(checkable)
        self.setProperty("outlined", checkable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scale_icon()

    def _scale_icon(self) -> None:
        """Its picture is as high as its text would be."""
        side = int(QFontMetricsF(self.font()).height())
        self.setIconSize(QSize(side, side))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._scale_icon()

    def event(self, event: QEvent) -> bool:
        return keeps_own_keys(event, _BUTTON_KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


_BUTTON_KEYS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CHOICE_KEYS = _BUTTON_KEYS | {Qt.Key.Key_Home, Qt.Key.Key_End}
SLIDER_KEYS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End})


def keeps_own_keys(event: QEvent, keys: frozenset[Qt.Key]) -> bool:
    """Whether `event` asks if a focused control wants one of its own keys before the window's shortcuts get it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    if bare and event.key() in keys:
        event.accept()
        return True
    return False


def discard(widget: QWidget) -> None:
    """Take `widget` away for good. Hidden first: a layout that has not shown it yet would show it as a window."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


class Panel(QFrame):
    """A framed group with a quiet title; `body` is where its rows go, `header` the title's row."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE + 2, SPACE - 2, SPACE + 2, SPACE)
        self.body.setSpacing(SPACE - 2)
        self.header = QHBoxLayout()
        self.header.setSpacing(SPACE)
        self.title = QLabel(title)
        self.title.setObjectName("title")
        self.header.addWidget(self.title)
        self.body.addLayout(self.header)
