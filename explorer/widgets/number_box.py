"""A box to type a number into, with arrow keys, wheel and two little buttons."""

from __future__ import annotations

from contextlib import nullcontext
from html import escape

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QToolTip, QWidget

from explorer.look import numbers
from explorer.widgets.gesture import Gesture
from explorer.widgets.keys import keeps_own_keys
from explorer.widgets.typed_number import parse

_KEYS = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class NumberBox(QAbstractSpinBox):
    """A box for any finite number in [low, high]; anything else is refused in a sentence, and the last good value kept.

    Unlike QDoubleSpinBox it never rounds its value to what it shows. What is half typed is taken when the box is left
    (Enter, Tab, a click elsewhere, another screen, page or window) and dropped by Escape, Undo, Redo, and whatever
    takes the box away or shows something else as a whole (a reset, preset, session, lesson's step, language).

    Attributes:
        low, high: the ends of its range, which belong to it.
        whole: whether it takes whole numbers only.
        figures: how many significant figures it shows.
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
        self.low, self.high, self._step, self.whole, self._factor = low, high, step, whole, factor
        self._value = low if low > -1e300 else 0.0
        self._gesture = Gesture()
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
        texts = [numbers.plain(self._value, figures) for figures in range(self.figures, 0, -1)]
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
        """A menu that opens has the focus for a while only: the box is not left, and its Undo may drop the typing."""
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
        self._gesture = Gesture()
        if not self.lineEdit().isModified():
            return
        self.lineEdit().setModified(False)
        text = self.lineEdit().text()
        value, fault = parse(text, self.low, self.high, self.whole)
        if value is None:
            self._write()
            self.refused.emit(fault)
            shown = f"<span>{escape(fault)}</span>"  # what was typed may look like mark-up
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), shown, self)
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
        value = min(max(stepped, self.low), self.high)
        if value != self._value:
            self._value = value
            self.lineEdit().setModified(False)
            self._write()
            self.edited.emit(value, self._gesture)

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flag = QAbstractSpinBox.StepEnabledFlag
        enabled = flag.StepNone
        if self._value > self.low:
            enabled |= flag.StepDownEnabled
        if self._value < self.high:
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
            if keeps_own_keys(event, _KEYS):
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
