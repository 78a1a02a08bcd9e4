"""A box to type a number into; arrow keys, the wheel and two small buttons change it too."""

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
    """A box for a finite number in [low, high]; it refuses anything else in a sentence and keeps the last valid value.

    Unlike QDoubleSpinBox it never rounds its value to the digits shown. Typing is finished when the box is left (Enter,
    Tab, a click elsewhere, another screen, page or window). It is dropped by Escape, Undo, Redo, and whatever removes
    the box or replaces the experiment as a whole (a reset, preset, session, step of a lesson, language).

    Args:
        name: for the tool tip and for screen readers.
        low, high: the range.
        step: how much an arrow key adds.
        whole: whether only whole numbers are valid.
        factor: what an arrow key multiplies by, instead of adding `step`.
        widest: the text that the box has room for.

    Attributes:
        low, high, whole: as given.
        figures: how many significant figures it shows.

    Signals:
        edited: (value, gesture) the user has entered a valid number.
        refused: (sentence) why the text typed is not valid.
    """

    edited = Signal(float, object)
    refused = Signal(str)

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
        """The last valid value."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show `value`; no signal. Text that is being typed stays."""
        self._value = value
        if not (self.hasFocus() and self.lineEdit().isModified()):
            self._write()

    def _write(self) -> None:
        text = self._fitting()
        if self.lineEdit().text() != text:
            self.lineEdit().setText(text)
            self.lineEdit().setCursorPosition(0)
        tip = f"{self.accessibleName()}\n{numbers.exact(self._value)}"  # the value may differ where the text does not
        if self.toolTip() != tip:
            self.setToolTip(tip)

    def _fitting(self) -> str:
        """The value with as many digits as there is room for; the tool tip has all of them."""
        metrics, room = QFontMetricsF(self.font()), self.lineEdit().width() - 4
        texts = [numbers.typed(self._value, figures) for figures in range(self.figures, 0, -1)]
        return next((text for text in texts if metrics.horizontalAdvance(text) <= room), texts[-1])

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
        self._gesture = Gesture()
        if not self.lineEdit().isModified():
            return
        self.lineEdit().setModified(False)
        text = self.lineEdit().text()
        value, fault = parse(text, self.low, self.high, self.whole)
        if value is None:
            self._write()
            self.refused.emit(fault)
            shown = f"<span>{escape(fault)}</span>"  # the text typed may look like markup
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), shown, self)
        else:
            self._value = value
            self._write()
            self.edited.emit(value, None)

    def stepBy(self, steps: int) -> None:
        """Step by arrow keys, the wheel and the two small buttons."""
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
        """Change the number only if the box has the focus, so that scrolling past it changes nothing."""
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
