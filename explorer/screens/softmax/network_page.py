"""The page of the network: its picture, and two buttons where only one kind has room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.screens.softmax.network_picture import NetworkPicture
from explorer.screens.softmax.network_texts import Kind
from explorer.widgets.button import Button


class NetworkPage(QWidget):
    """Shows regression and classification together where both are readable, otherwise one of them.

    Attributes:
        picture: the picture.
        buttons: one for each kind; hidden while both are shown.
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = NetworkPicture(theme, wording)
        self.buttons: dict[Kind, Button] = {}
        self._choice = QWidget()
        row = QHBoxLayout(self._choice)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        names = {Kind.REGRESSION: self.tr("Regression"), Kind.CLASSIFICATION: self.tr("Classification")}
        for kind, name in names.items():
            button = Button(name, self.picture.words.heading(kind), checkable=True)
            button.clicked.connect(lambda _=False, kind=kind: self.choose(kind))
            self.buttons[kind] = button
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._choice)
        column.addWidget(self.picture, 1)
        self.choose(self.picture.chosen)

    def choose(self, kind: Kind) -> None:
        """Show `kind` where there is room for one."""
        self.picture.choose(kind)
        for each, button in self.buttons.items():
            button.setChecked(each is kind)

    def show_logits(self, logits: Sequence[float], target: Sequence[float], temperature: float) -> None:
        """Draw one output for each of `logits` (K,) at `temperature`, beside the target (K,)."""
        self.picture.show_logits(logits, target, temperature)
        self._arrange()

    def apply_theme(self, theme: Theme) -> None:
        self.picture.apply_theme(theme)

    def _arrange(self) -> None:
        """The size of the whole page decides, with or without the buttons."""
        both = self.picture.fits_both(self.size())
        if both != self._choice.isHidden():
            self._choice.setHidden(both)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_choice"):
            self._arrange()
