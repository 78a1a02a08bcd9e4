"""A label for a sentence that changes often and must not move what is around it."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.widgets.quiet_label import QuietLabel


class SteadyLabel(QuietLabel):
    """A label that wraps its text and keeps room for a few lines, or for more once it has needed them.

    Unlike a QLabel that wraps, its height does not depend on its width: the layouts around such a QLabel are computed
    twice or more with every frame.

    Signals:
        changed: `needed` has changed.
    """

    changed = Signal()

    def __init__(self, lines: int = 2, parent: QWidget | None = None) -> None:
        self._lines = lines
        self._height = self._floor = 0.0
        super().__init__(parent)
        self.label.setWordWrap(True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # so that Ctrl+C copies what is selected
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._forget()
            self._measure()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._forget()
        super().changeEvent(event)

    def _forget(self) -> None:
        """Keep no more room for a text that was long in another width or font."""
        self._height = 0.0

    def _measure(self) -> None:
        """Measure the text itself: letters from a fallback font make its lines higher."""
        self.label.sizeHint()  # lays out the text now; during a paint that would cause a second one
        text, metrics = self.text(), QFontMetricsF(self.label.font())
        flags = Qt.TextFlag.TextWordWrap.value
        wrapped = metrics.boundingRect(QRectF(0, 0, max(self.width(), 60), 10_000), flags, text).height()
        line = max(metrics.boundingRect(QRectF(0, 0, 1e6, 10_000), 0, text).height(), metrics.height())
        height = max(wrapped, self._lines * line, self._height)
        if height != self._height:
            self._height = height
            self.updateGeometry()
            self.changed.emit()

    @property
    def needed(self) -> float:
        """The height in pixels that it needs at its present width."""
        return self._height

    def reserve(self, lines: int) -> None:
        """Keep room for so many lines from now on."""
        if lines != self._lines:
            self._lines = lines
            self._forget()
            self._measure()

    def keep(self, height: float) -> None:
        """Be at least `height` pixels high, to match its neighbours."""
        if height != self._floor:
            self._floor = height
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(120, math.ceil(max(self._height, self._floor)) + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
