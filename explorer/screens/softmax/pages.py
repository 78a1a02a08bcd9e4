"""Panels side by side if each has room enough, otherwise one at a time, chosen by a row of buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from explorer.look.theme import SPACE
from explorer.widgets.button import Button
from explorer.widgets.panel import Panel


class SoftmaxPages(QWidget):
    """Holds (title, view) panels; from a width of `enough` characters each, they are shown side by side."""

    def __init__(self, pages: Sequence[tuple[str, QWidget]], enough: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._enough = enough
        self._arrangement: tuple[bool, int] | None = None
        self.front = 0
        self.panels: list[Panel] = []
        self.buttons: list[Button] = []
        self._tabs = QWidget()
        tabs = QHBoxLayout(self._tabs)
        tabs.setContentsMargins(0, 0, 0, 0)
        tabs.setSpacing(SPACE)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for title, view in pages:
            panel = Panel(title)
            panel.body.addWidget(view, 1)
            panel.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # all equally wide
            self.panels.append(panel)
            row.addWidget(panel, 1)
            button = Button(title, title, checkable=True)
            button.clicked.connect(lambda _, panel=panel: self.bring(self.panels.index(panel)))
            self.buttons.append(button)
            tabs.addWidget(button)
        tabs.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._tabs)
        column.addLayout(row, 1)
        self._arrange()

    def hasHeightForWidth(self) -> bool:
        """No: a wrapped sentence in one panel must not take height from the neighbours of the pages."""
        return False

    def bring(self, index: int) -> None:
        """Bring one panel to the front, if not all are shown."""
        self.front = index
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= len(self.panels) * self._enough * self.fontMetrics().averageCharWidth()
        for i, button in enumerate(self.buttons):
            button.setChecked(i == self.front)
        wanted = (wide, self.front)
        if wanted == self._arrangement:
            return  # showing and hiding triggers a layout at once, which calls this again
        self._arrangement = wanted
        self._tabs.setVisible(not wide)
        for i, panel in enumerate(self.panels):
            panel.title.setVisible(wide)
            panel.setVisible(wide or i == self.front)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.panels:
            self._arrange()
