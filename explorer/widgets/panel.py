"""A framed panel with a title; and `discard`, which removes a widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.look.theme import SPACE


def discard(widget: QWidget) -> None:
    """Delete `widget`. It is hidden first: a layout that has not shown it yet would show it as a window of its own."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def delete(widget: QWidget) -> None:
    """Take `widget` away at once: for large ones, of which the next change of font would still reach every part.

    Not for what Qt is just handing an event to: that is to be discarded.
    """
    widget.hide()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)


class Panel(QFrame):
    """A framed group with a title.

    Attributes:
        title: the label with its name.
        header: the row of the title.
        body: the layout for its contents, below the header.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE + 2, SPACE - 2, SPACE + 2, SPACE)
        self.body.setSpacing(SPACE - 2)
        self.header = QHBoxLayout()
        self.header.setSpacing(SPACE)
        self.title = QLabel(title, self)
        self.title.setObjectName("title")
        self.header.addWidget(self.title)
        self.body.addLayout(self.header)

    def spread_colours(self) -> None:
        """Give its parts its colours: a style sheet does so once, so that those made later have the window's."""
        if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            self.style().unpolish(self)
            self.style().polish(self)
