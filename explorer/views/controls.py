"""The small controls that every panel is made of: number box, choice, button, panel."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QValidator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from explorer.theme import SPACE
from explorer.views import words
from explorer.views.typed_number import parse


class NumberBox(QAbstractSpinBox):
    """A box for any finite number in [low, high]; what is no such number is told and the last good value kept.

    Unlike QDoubleSpinBox it never rounds its value to what it shows. What is half typed is taken when the box is left
    (Enter, Tab, a click elsewhere, another screen, page or window) and dropped by Escape, Undo, Redo, and whatever
    takes the box away or shows something else as a whole (a reset, preset, session, lesson's step, language).
    """

    edited = Signal(float, object)  # (value, gesture)
    refused = Signal(str)  # a sentence

    def __init__(
        self,
        name: str,
        low: float = -1e300,
        high: float = 1e300,
        step: float = 0.1,
        whole: bool = False,
        factor: float | None = None,
        widest: str = "-1000.00",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._low, self._high, self._step, self._whole, self._factor = low, high, step, whole, factor
        self._value = low if low > -1e300 else 0.0
        self._serial = 0
        self._widest = widest
        self.figures = 6
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.setToolTip(name)
        self.lineEdit().setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self.finish_typing)
        self.set_value(self._value)

    @property
    def value(self) -> float:
        """The last good value."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show `value`; no signal. A text being typed is left alone."""
        self._value = value
        if not (self.hasFocus() and self.lineEdit().isModified()):
            self._write()

    def _write(self) -> None:
        text = self._fitting()
        if self.lineEdit().text() != text:
            self.lineEdit().setText(text)
            self.lineEdit().setCursorPosition(0)
        tip = f"{self.accessibleName()}\n{self._value!r}"  # another number may be written in the same figures
        if self.toolTip() != tip:
            self.setToolTip(tip)

    def _fitting(self) -> str:
        """The value in as many figures as there is room for; the tool tip has them all."""
        metrics, room = QFontMetricsF(self.font()), self.lineEdit().width() - 4
        texts = [words.plain(self._value, figures) for figures in range(self.figures, 0, -1)]
        return next((text for text in texts if metrics.horizontalAdvance(text) <= room), texts[-1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.lineEdit().isModified():
            self._write()

    def hideEvent(self, event: QHideEvent) -> None:
        """A box that goes away takes nothing: it is about to lose the focus, but nobody has left it."""
        if not event.spontaneous():
            self.drop_typing()
        super().hideEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A menu or list that opens has the focus for a while only: the box is not left."""
        popup = event.reason() == Qt.FocusReason.PopupFocusReason
        with QSignalBlocker(self) if popup else nullcontext():
            super().focusOutEvent(event)

    def drop_typing(self) -> None:
        """Show the last good value in place of what is being typed."""
        if self.lineEdit().isModified():
            self.lineEdit().setModified(False)
            self._write()

    def finish_typing(self) -> None:
        """Take what has been typed, as when the box is left."""
        self._serial += 1
        if not self.lineEdit().isModified():
            return
        self.lineEdit().setModified(False)
        text = self.lineEdit().text()
        value, fault = parse(text, self._low, self._high, self._whole)
        if value is None:
            self._write()
            self.refused.emit(fault)
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), fault, self)
        else:
            self._value = value
            self._write()
            self.edited.emit(value, None)

    def stepBy(self, steps: int) -> None:
        """Arrow keys, the wheel and the two little buttons."""
        if self._factor is None:
            stepped = round(self._value + steps * self._step, 9) if abs(self._value) < 1e6 else self._value
        else:
            stepped = float(f"{self._value * self._factor**steps:.3g}")
        value = min(max(stepped, self._low), self._high)
        if value != self._value:
            self._value = value
            self.lineEdit().setModified(False)
            self._write()
            self.edited.emit(value, (id(self), self._serial))

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flag = QAbstractSpinBox.StepEnabledFlag
        enabled = flag.StepNone
        if self._value > self._low:
            enabled |= flag.StepDownEnabled
        if self._value < self._high:
            enabled |= flag.StepUpEnabled
        return enabled

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Anything may be typed; it is judged when it is finished, in words."""
        return QValidator.State.Acceptable, text, position

    def event(self, event: QEvent) -> bool:
        """Escape is the box's own; undo and redo are the window's unless there is typing to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            typing = self.lineEdit().isModified()
            if not typing and (
                event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            ):
                event.ignore()
                return False
            if keeps_own_keys(event, _BOX_KEYS):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish_typing()
            self.clearFocus()  # so that Space and the arrows steer the animation again
        elif event.key() == Qt.Key.Key_Escape:
            self.drop_typing()
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event) -> None:
        """The wheel turns the number only where the user has put the focus, so that scrolling changes nothing."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        width = QFontMetricsF(self.font()).horizontalAdvance(self._widest)
        return QSize(int(width) + 30, hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


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


_BOX_KEYS = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter})
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
