"""A row of buttons, one for each page; that of the page shown is pressed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from explorer.look.theme import SPACE
from explorer.widgets.button import Button


class PageTabs(QWidget):
    """A (text, hint) for each page. Not a QButtonGroup, of whose buttons Tab reaches only one.

    Signals:
        chosen: (page) the user has pressed the button of `page`.
    """

    chosen = Signal(int)

    def __init__(self, names: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        self.buttons = [Button(text, hint, checkable=True, parent=self) for text, hint in names]
        for page, button in enumerate(self.buttons):
            button.clicked.connect(lambda _, page=page: self.chosen.emit(page))
            row.addWidget(button)
        row.addStretch(1)

    def show_page(self, page: int) -> None:
        """Press the button of `page`; no signal."""
        for i, button in enumerate(self.buttons):
            button.setChecked(i == page)
