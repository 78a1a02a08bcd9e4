"""The column at the left of a screen: as wide as its contents need, and scrolled if it is too high."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from explorer.look.theme import SPACE

_SHARE = 0.22  # of the screen's width, where that is more than the contents need


class ScrollColumn(QScrollArea):
    """Widgets one above the other. Its owner calls `fit` whenever it has `changed`.

    Attributes:
        contents: the parent of the widgets.

    Signals:
        changed: its contents or its height.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.contents = QWidget(self.viewport())
        self._layout = QVBoxLayout(self.contents)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE)
        self.setWidget(self.contents)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.installEventFilter(self)

    def add(self, *widgets: QWidget, stretch: int = 0) -> None:
        """Add `widgets` below the others, each with `stretch`."""
        for widget in widgets:
            self._layout.addWidget(widget, stretch)

    def needed(self) -> QSize:
        """The least size in which everything is visible without scrolling."""
        return self.contents.minimumSizeHint()

    def fit(self, room: int) -> None:
        """Be as wide as the contents need, or wider on a screen that is `room` pixels wide."""
        needed = self.needed()
        bar = self.verticalScrollBar().sizeHint().width() if needed.height() > self.height() else 0
        self.setFixedWidth(int(max(needed.width(), _SHARE * room)) + bar)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the contents need another size."""
        if watched is self.contents and event.type() == QEvent.Type.LayoutRequest:
            self.changed.emit()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Say that the height has changed once Qt is done with it: during `resizeEvent` it ignores another width."""
        done = super().event(event)
        if isinstance(event, QResizeEvent) and event.size().height() != event.oldSize().height():
            self.changed.emit()
        return done
