"""The base of the boxes to type into: typing is finished when the box is left, and dropped by Escape."""

from __future__ import annotations

from contextlib import nullcontext

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QToolTip, QWidget

from explorer.widgets.keys import keeps_own_keys
from explorer.widgets.plain_tip import plain_tip

_KEYS = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class TypingBox(QAbstractSpinBox):
    """A box with a value that is typed; it refuses what it cannot read in a sentence and keeps the last valid value.

    Typing is finished when the box is left (Enter, Tab, a click elsewhere, another screen, page or window). It is
    dropped by Escape, Undo, Redo, and whatever removes the box or replaces the experiment as a whole (a reset, preset,
    session, step of a lesson, language).

    Args:
        name: for the tool tip and for screen readers.
        widest: the text that the box has room for.

    Signals:
        refused: (sentence) why the text typed is not valid.

    More than 20 methods: nine are Qt's own.
    """

    refused = Signal(str)
    _beside = 30  # pixels beside the text: for the frame, and two small buttons

    def __init__(self, name: str, widest: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widest = widest
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.setToolTip(name)
        self.editingFinished.connect(self.finish_typing)

    def written(self) -> str:
        """The value as text."""
        raise NotImplementedError

    def exactly(self) -> str:
        """All of the value, for the tool tip."""
        raise NotImplementedError

    def take(self, text: str) -> str:
        """Take the value from what was typed. Returns: why that is not valid; empty if it is."""
        raise NotImplementedError

    def announce(self) -> None:
        """Emit the value that was taken."""
        raise NotImplementedError

    def show_value(self) -> None:
        """Show the value, but not over text that is being typed."""
        if not (self.hasFocus() and self.lineEdit().isModified()):
            self._write()

    def _write(self) -> None:
        text = self.written()
        if self.lineEdit().text() != text:
            self.lineEdit().setText(text)
            self.lineEdit().setCursorPosition(0)
        tip = f"{self.accessibleName()}\n{self.exactly()}"  # the value may differ where the text does not
        if self.toolTip() != tip:
            self.setToolTip(tip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.lineEdit().isModified():
            self._write()

    def hideEvent(self, event: QHideEvent) -> None:
        """Drop what is being typed: a hidden box loses the focus although the user has not left it."""
        if not event.spontaneous():
            self.drop_typing()
        super().hideEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Do not finish typing when a menu opens: it has the focus for a moment, and its Undo may drop the typing."""
        popup = event.reason() == Qt.FocusReason.PopupFocusReason
        with QSignalBlocker(self) if popup else nullcontext():
            super().focusOutEvent(event)

    def drop_typing(self) -> None:
        """Replace what is being typed by the last valid value."""
        if self.lineEdit().isModified():
            self.lineEdit().setModified(False)
            self._write()

    def finish_typing(self) -> None:
        """Read what has been typed, as when the box is left."""
        if not self.lineEdit().isModified():
            return
        self.lineEdit().setModified(False)
        fault = self.take(self.lineEdit().text())
        self._write()
        if fault:
            self.refused.emit(fault)
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), plain_tip(fault), self)
        else:
            self.announce()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        return QAbstractSpinBox.StepEnabledFlag.StepNone

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Accept any text while it is typed; it is checked when typing is finished."""
        return QValidator.State.Acceptable, text, position

    def event(self, event: QEvent) -> bool:
        """Keep Escape for the box; leave undo and redo to the window unless there is typing to undo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            typing = self.lineEdit().isModified()
            if not typing and (
                event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            ):
                event.ignore()
                return False
            if keeps_own_keys(event, _KEYS):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish_typing()
            self.clearFocus()  # so that Space and the arrows control the animation again
        elif event.key() == Qt.Key.Key_Escape:
            self.drop_typing()
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event) -> None:
        """Change the value only if the box has the focus, so that scrolling past it changes nothing."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        width = QFontMetricsF(self.font()).horizontalAdvance(self._widest)
        return QSize(int(width) + self._beside, hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
