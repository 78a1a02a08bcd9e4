"""A text that takes the room that there is: it wraps, and what does not fit is left to its tool tip."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.look.wrapped import wrapped


class ClippedLabel(QWidget):
    """Paragraphs that wrap; the last line that fits ends in … if there are more. Its text never moves a layout.

    Args:
        name: for screen readers, of what the text is about.
        lines: how many it asks for.
    """

    def __init__(self, name: str, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._lines = "", lines
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def setText(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self.setToolTip(text)
            self.setAccessibleDescription(text)
            self.update()

    def reserve(self, lines: int) -> None:
        """Ask for so many lines."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def shown(self) -> list[str]:
        """The lines that are painted."""
        metrics, lines = QFontMetricsF(self.font()), self._wrapped()
        fitting = max(int(self.height() / self._line_height()), 1)
        if len(lines) <= fitting:
            return lines
        last = metrics.elidedText(f"{lines[fitting - 1]} …", Qt.TextElideMode.ElideRight, self.width())
        return [*lines[: fitting - 1], last if last.endswith("…") else f"{last}…"]

    def _wrapped(self) -> list[str]:
        """Every line of the text at the present width."""
        paragraphs = self._text.split("\n")
        return [line for paragraph in paragraphs for line in wrapped(paragraph, self.font(), self.width())]

    def _line_height(self) -> float:
        """The height of a line: letters from a fallback font make it higher."""
        metrics = QFontMetricsF(self.font())
        return max(metrics.boundingRect(self._text.replace("\n", " ")).height(), metrics.height())

    def paintEvent(self, event) -> None:
        height = self._line_height()
        with QPainter(self) as painter:
            painter.setPen(self.palette().windowText().color())
            for row, line in enumerate(self.shown()):
                painter.drawText(QPointF(0.0, row * height + QFontMetricsF(self.font()).ascent()), line)

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(120, math.ceil(self._lines * QFontMetricsF(self.font()).height()) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, math.ceil(QFontMetricsF(self.font()).height()) + 1)
