"""A box to type a number into; arrow keys, the wheel and two small buttons change it too."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from explorer.look import numbers
from explorer.widgets.gesture import Gesture
from explorer.widgets.typed_number import parse
from explorer.widgets.typing_box import TypingBox


class NumberBox(TypingBox):
    """A box for a finite number in [low, high].

    Unlike QDoubleSpinBox it never rounds its value to the digits shown.

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
    """

    edited = Signal(float, object)

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
        super().__init__(name, widest, parent)
        self.low, self.high, self._step, self.whole, self._factor = low, high, step, whole, factor
        self._value = low if low > -1e300 else 0.0
        self._gesture = Gesture()
        self.figures = 6
        self.lineEdit().setAlignment(Qt.AlignmentFlag.AlignRight)
        self.set_value(self._value)

    @property
    def value(self) -> float:
        """The last valid value."""
        return self._value

    def set_value(self, value: float) -> None:
        """Show `value`; no signal. Text that is being typed stays."""
        self._value = value
        self.show_value()

    def written(self) -> str:
        """The value with as many digits as there is room for; the tool tip has all of them."""
        metrics, room = QFontMetricsF(self.font()), self.lineEdit().width() - 4
        texts = [numbers.typed(self._value, figures) for figures in range(self.figures, 0, -1)]
        return next((text for text in texts if metrics.horizontalAdvance(text) <= room), texts[-1])

    def exactly(self) -> str:
        return numbers.exact(self._value)

    def finish_typing(self) -> None:
        """Read what has been typed, as when the box is left."""
        self._gesture = Gesture()
        super().finish_typing()

    def take(self, text: str) -> str:
        value, fault = parse(text, self.low, self.high, self.whole)
        if value is not None:
            self._value = value
        return fault

    def announce(self) -> None:
        self.edited.emit(self._value, None)

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
