"""A label whose text changes with every frame."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget


class QuietLabel(QWidget):
    """A QLabel inside a widget without a layout, so that a new text costs one paint and nothing else.

    A plain QLabel makes every layout around it, up to the window's, compute again at each new text, and Qt then
    repaints whatever may have moved. This widget asks for that only when it needs another size.

    Attributes:
        label: the QLabel that is shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)  # a name from a file may look like markup
        self._wanted = QSize()

    def text(self) -> str:
        """The text shown."""
        return self.label.text()

    def setText(self, text: str) -> None:
        """Show another text."""
        if text != self.label.text():
            self.label.setText(text)
            self._measure()

    def _measure(self) -> None:
        wanted = self.label.sizeHint()
        if wanted != self._wanted:
            self._wanted = wanted
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._wanted

    def minimumSizeHint(self) -> QSize:
        return self._wanted

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.label.resize(event.size())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_wanted"):  # Qt tells of the first font before
            self._measure()
