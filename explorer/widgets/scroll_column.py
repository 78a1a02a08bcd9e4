"""The column at the left of a screen: as wide as its contents need, and scrolled where it is higher than its room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from explorer.look.theme import SPACE

_SHARE = 0.22  # of the screen's width, where that is more than the contents need


class ScrollColumn(QScrollArea):
    """Widgets one above the other. Whoever holds it calls `fit` whenever it has `changed`."""

    changed = Signal()  # what is in it, or how high it is

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contents = QWidget()
        self._layout = QVBoxLayout(self._contents)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE)
        self.setWidget(self._contents)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._contents.installEventFilter(self)

    def add(self, *widgets: QWidget, stretch: int = 0) -> None:
        """Put `widgets` below what is there, each with `stretch`."""
        for widget in widgets:
            self._layout.addWidget(widget, stretch)

    def needed(self) -> QSize:
        """The least room in which all is seen without scrolling."""
        return self._contents.minimumSizeHint()

    def fit(self, room: int) -> None:
        """Be as wide as the contents need, and wider in a screen with `room` to spare."""
        needed = self.needed()
        bar = self.verticalScrollBar().sizeHint().width() if needed.height() > self.height() else 0
        self.setFixedWidth(int(max(needed.width(), _SHARE * room)) + bar)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of contents that need another room."""
        if watched is self._contents and event.type() == QEvent.Type.LayoutRequest:
            self.changed.emit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.changed.emit()
