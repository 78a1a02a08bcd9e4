"""Sliders: over real numbers, for a logit with a mark for each run, and over the steps."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from explorer.widgets.gesture import Gesture
from explorer.widgets.keys import SLIDER_KEYS, keeps_own_keys

TICKS = 2000


class GrooveSlider(QSlider):
    """A horizontal slider whose handle jumps to a press. It keeps its own keys and takes the focus by Tab only."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setMinimumWidth(70)

    def event(self, event: QEvent) -> bool:
        return keeps_own_keys(event, SLIDER_KEYS) or super().event(event)

    def wheelEvent(self, event) -> None:
        """Scrolling over a slider changes nothing."""
        event.ignore()

    def mousePressEvent(self, event) -> None:
        """Move the handle to the press, and drag on from there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._take(event.position().x())
            event.accept()
        else:
            event.ignore()

    def mouseMoveEvent(self, event) -> None:
        if self.isSliderDown():
            self._take(event.position().x())

    def mouseReleaseEvent(self, event) -> None:
        self.setSliderDown(False)

    def _take(self, x: float) -> None:
        left, width = self._travel()
        self.setValue(round(self.maximum() * min(max((x - left) / width, 0.0), 1.0)))

    def _travel(self) -> tuple[float, float]:
        """Where the middle of the handle can be: its leftmost x, and how far it can move from there."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, option, self)
        return handle / 2, max(self.width() - handle, 1)


class RealSlider(GrooveSlider):
    """A horizontal slider over [low, high], linear or logarithmic.

    Signals:
        moved: (value, gesture) the user has moved it; one drag is one gesture.
    """

    moved = Signal(float, object)

    def __init__(
        self, name: str, low: float, high: float, logarithmic: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent)
        self._log = logarithmic
        self._gesture = Gesture()
        self._low, self._high = low, high
        self.setRange(0, TICKS)
        self.setSingleStep(TICKS // 200)
        self.setPageStep(TICKS // 20)
        self.sliderPressed.connect(self._begin)
        self.sliderReleased.connect(self._begin)
        self.valueChanged.connect(self._told)

    def set_span(self, low: float, high: float) -> None:
        """Change the ends. The value is lost: call `set_real` next."""
        self._low, self._high = low, high

    def set_real(self, value: float) -> None:
        """Show `value`, or the nearer end if it is beyond; no signal. A drag goes on."""
        with QSignalBlocker(self):
            self.setValue(round(TICKS * self._fraction(value)))

    def _fraction(self, value: float) -> float:
        low, high = self._low, self._high
        if self._log:
            low, high, value = math.log10(low), math.log10(high), math.log10(max(value, 1e-300))
        return min(max((value - low) / (high - low), 0.0), 1.0)

    def _real(self, tick: int) -> float:
        part = tick / TICKS
        if self._log:
            low, high = math.log10(self._low), math.log10(self._high)
            return float(f"{10 ** (low + part * (high - low)):.3g}")
        return round(self._low + part * (self._high - self._low), 6)

    def _begin(self) -> None:
        self._gesture = Gesture()

    def _told(self, tick: int) -> None:
        self.moved.emit(self._real(tick), self._gesture)

    def focusInEvent(self, event) -> None:
        self._begin()
        super().focusInEvent(event)


class LogitSlider(RealSlider):
    """A RealSlider with a small mark for each run, in its colour, at its current value."""

    def __init__(self, name: str, low: float, high: float, parent: QWidget | None = None) -> None:
        super().__init__(name, low, high, parent=parent)
        self._marks: list[tuple[float, str]] = []

    @property
    def marks(self) -> list[tuple[float, str]]:
        """The (value, colour) of each mark."""
        return self._marks

    def set_marks(self, marks: Sequence[tuple[float, str]]) -> None:
        """Show these marks, one for each run."""
        if list(marks) != self._marks:
            self._marks = list(marks)
            self.update()

    def paintEvent(self, event) -> None:
        super().paintEvent(event)
        left, width = self._travel()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for row, (value, colour) in enumerate(self._marks):
                x = left + width * self._fraction(value)
                painter.setBrush(QColor(colour))
                y, way = (self.height() - 1, -7) if row % 2 else (0, 7)
                painter.drawPolygon(QPolygonF([QPointF(x - 4, y), QPointF(x + 4, y), QPointF(x, y + way)]))


class StepSlider(GrooveSlider):
    """The scrub bar: every frame from 0 to the last.

    Signals:
        scrubbed: (frame) the user has moved it to `frame`.
    """

    scrubbed = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.valueChanged.connect(self.scrubbed)

    def show_frame(self, frame: int, steps: int) -> None:
        """Show `frame` of `steps`; no signal."""
        if (frame, steps) != (self.value(), self.maximum()):
            with QSignalBlocker(self):
                self.setRange(0, steps)
                self.setPageStep(max(steps // 20, 1))
                self.setValue(frame)
