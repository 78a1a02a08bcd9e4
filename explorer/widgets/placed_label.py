"""A label that its parent places, so that no text of it ever asks for a layout."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QWidget

from explorer.widgets.quiet_label import QuietLabel

_STRIDE = 0.92  # from one size of a text that does not fit to the next
_SMALLEST = 0.5


class PlacedLabel(QuietLabel):
    """A label of a size given by `setGeometry`; its text can be selected. A text that does not fit is written smaller.

    Its font is that of its parent, in the size that was set by `scale`.
    """

    def __init__(self, parent: QWidget, wraps: bool = False, bold: bool = False) -> None:
        self._factor = self._shrunk = 1.0
        self._wraps, self._bold = wraps, bold
        self._parent = parent
        super().__init__(parent)
        self.label.setWordWrap(wraps)
        up = Qt.AlignmentFlag.AlignTop if wraps else Qt.AlignmentFlag.AlignVCenter
        self.label.setAlignment(up | Qt.AlignmentFlag.AlignLeft)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # so that Ctrl+C copies what is selected

    def scale(self, factor: float) -> None:
        """Write in `factor` times the size of the parent's text."""
        self._factor, self._shrunk = factor, 0.0
        self._measure()

    def _font(self, shrunk: float) -> QFont:
        font = QFont(self._parent.font())
        font.setPointSizeF(font.pointSizeF() * self._factor * shrunk)
        font.setBold(self._bold)
        return font

    def _measure(self) -> None:
        """Find the size in which the text fits."""
        shrunk = 1.0
        while self.text() and shrunk > _SMALLEST and not self._fits(QFontMetricsF(self._font(shrunk))):
            shrunk *= _STRIDE
        if shrunk != self._shrunk:
            self._shrunk = shrunk
            self.label.setFont(self._font(shrunk))

    def _fits(self, metrics: QFontMetricsF) -> bool:
        if not self._wraps:
            return metrics.horizontalAdvance(self.text()) <= self.width()
        room = QRectF(0, 0, self.width(), 10_000)
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, self.text())
        return needed.height() <= self.height() and needed.width() <= self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Nothing: the parent calls `scale` after another font."""

    def sizeHint(self) -> QSize:
        return self.size()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
