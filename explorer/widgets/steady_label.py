"""A sentence that changes while something moves, and does not move what is around it."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class SteadyLabel(QLabel):
    """A label that wraps and keeps room for a few lines, or more once it needed them, so that little moves.

    Unlike a QLabel that wraps it asks for a height of its own, whatever its width: the layouts around one of those
    are worked out twice and more, with every frame.
    """

    changed = Signal()  # `needed`

    def __init__(self, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._height = self._floor = 0.0
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # so that Ctrl+C copies what is selected
        self._is_made = True
        self._make_room()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._make_room(anew=True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_is_made"):  # Qt tells of the first font before
            self._make_room(anew=True)

    def _make_room(self, anew: bool = False) -> None:
        """Measured on the text itself: where its letters come from another font its lines are higher."""
        text, metrics = self.text(), QFontMetricsF(self.font())
        flags = Qt.TextFlag.TextWordWrap.value
        wrapped = metrics.boundingRect(QRectF(0, 0, max(self.width(), 60), 10_000), flags, text).height()
        line = max(metrics.boundingRect(QRectF(0, 0, 1e6, 10_000), 0, text).height(), metrics.height())
        height = max(wrapped, self._lines * line, 0.0 if anew else self._height)
        if height != self._height:
            self._height = height
            self.updateGeometry()
            self.changed.emit()

    @property
    def needed(self) -> float:
        """The height in pixels that it needs by itself, at its present width."""
        return self._height

    def keep(self, height: float) -> None:
        """Be at least `height` pixels high, as what stands beside it is."""
        if height != self._floor:
            self._floor = height
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(120, math.ceil(max(self._height, self._floor)) + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        return False
