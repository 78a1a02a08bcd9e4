"""A row of buttons, one a page, of which the one of the page in front is pressed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from explorer.theme import SPACE
from explorer.views.controls import Button


class PageTabs(QWidget):
    """Made from a (text, hint) a page."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row, group = QHBoxLayout(self), QButtonGroup(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        self.buttons = [Button(text, hint, checkable=True) for text, hint in names]
        for page, button in enumerate(self.buttons):
            group.addButton(button, page)
            row.addWidget(button)
        row.addStretch(1)
        group.idClicked.connect(self.chosen)

    def show_page(self, page: int) -> None:
        """Press the button of `page`; no signal."""
        self.buttons[page].setChecked(True)
