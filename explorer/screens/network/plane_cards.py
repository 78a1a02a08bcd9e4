"""The pictures of the plane side by side, in the arrangement in which they are largest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QWidget

from explorer.look.theme import SPACE, Theme
from explorer.screens.network.plane_card import PlaneCard
from explorer.widgets.panel import discard


class PlaneCards(QWidget):
    """One to four cards of equal size.

    Signals:
        hovered: (x, y) of the plane under the pointer, or None.
    """

    hovered = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cards: list[PlaneCard] = []

    def apply_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self._theme = theme
        for card in self.cards:
            card.apply_theme(theme)

    def set_count(self, count: int) -> None:
        """Show `count` cards."""
        if count == len(self.cards):
            return
        while len(self.cards) > count:
            discard(self.cards.pop())
        while len(self.cards) < count:
            card = PlaneCard(self._theme, self)
            card.plot.hovered.connect(self.hovered)
            self.cards.append(card)
            card.show()
        self._arrange()

    def _arrange(self) -> None:
        count = len(self.cards)
        if not count:
            return
        columns = max(range(1, count + 1), key=lambda n: self.cards[0].side(*self._cell(n)))
        width, height = self._cell(columns)
        for place, card in enumerate(self.cards):
            row, column = divmod(place, columns)
            card.setGeometry(column * (width + SPACE), row * (height + SPACE), max(width, 1), max(height, 1))

    def _cell(self, columns: int) -> tuple[int, int]:
        """Width and height of a card in rows of `columns`."""
        rows = -(-len(self.cards) // columns)
        width = (self.width() - (columns - 1) * SPACE) // columns
        return width, (self.height() - (rows - 1) * SPACE) // rows

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "cards"):  # Qt tells of the first font before
            self._arrange()

    def sizeHint(self) -> QSize:
        least = self.cards[0].sizeHint() if self.cards else QSize(0, 0)
        return QSize(len(self.cards) * least.width(), least.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
