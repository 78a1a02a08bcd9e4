"""A panel with a title, and how a widget is taken away."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.look.theme import SPACE


def discard(widget: QWidget) -> None:
    """Take `widget` away for good. Hidden first: a layout that has not shown it yet would show it as a window."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


class Panel(QFrame):
    """A framed group with a quiet title; `body` is where its rows go, `header` the title's row."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE + 2, SPACE - 2, SPACE + 2, SPACE)
        self.body.setSpacing(SPACE - 2)
        self.header = QHBoxLayout()
        self.header.setSpacing(SPACE)
        self.title = QLabel(title)
        self.title.setObjectName("title")
        self.header.addWidget(self.title)
        self.body.addLayout(self.header)
