"""One to four surface cards of equal size."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.screens.descent.card_plan import CardSizes
from explorer.screens.descent.surface_card import SurfaceCard
from explorer.state.experiment_parts import MAX_RUNS
from explorer.state.ghost import Ghost
from explorer.widgets.panel import discard


class CardGrid(QWidget):
    """One card for each run, in equal cells.

    Attributes:
        cards: in the order of the runs.

    Signals:
        loss_chosen: (index, key) another loss for run `index`.
        removed: (index) take run `index` away.
        continued: (index) make the current position of run `index` the new start.
        start_dragged: (x, y, gesture) the start moved to (x, y) on the axes.
        scrubbed: (step) a step of a path was chosen.
        zoomed: (factor, x, y, gesture) axes `factor` times as wide; (x, y) stays where it is on the screen.
        panned: (across, up, gesture) the middle of the surfaces moved.
        homed: the whole surface is asked for.
        turned: (turn, tilt, gesture) the landscapes are to be seen from elsewhere, in degrees.
        reset: they are to be seen as at first.
        outdated: a landscape has changed.
        hovered: (index, point) the pointer is at `point` = (x, y) of surface `index`, or has left it: None.
    """

    loss_chosen = Signal(int, str)
    removed = Signal(int)
    continued = Signal(int)
    start_dragged = Signal(float, float, object)
    scrubbed = Signal(int)
    zoomed = Signal(float, float, float, object)
    panned = Signal(float, float, object)
    homed = Signal()
    turned = Signal(float, float, object)
    reset = Signal()
    outdated = Signal()
    hovered = Signal(int, object)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[SurfaceCard] = []
        self._theme = theme
        self._wording = wording
        self._guessing = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE)

    def set_count(self, count: int) -> None:
        """Show `count` cards: the last ones go, new ones come at the end."""
        while len(self.cards) > count:
            discard(self.cards.pop())
        while len(self.cards) < count:
            place = len(self.cards)
            self.cards.append(self._card(place))
            self._grid.addWidget(self.cards[-1], 0, place)  # until they are arranged, which waits for their sizes

    def _card(self, index: int) -> SurfaceCard:
        card = SurfaceCard(self._theme, self._wording, index, self)
        card.loss_chosen.connect(self.loss_chosen)
        card.removed.connect(self.removed)
        card.continued.connect(self.continued)
        for surface in card.pictures:
            surface.hovered.connect(lambda point: self.hovered.emit(index, point))
            surface.start_dragged.connect(self.start_dragged)
            surface.scrubbed.connect(self.scrubbed)
        card.plot.zoomed.connect(self.zoomed)
        card.plot.panned.connect(self.panned)
        card.plot.homed.connect(self.homed)
        card.landscape.turned.connect(self.turned)
        card.landscape.reset.connect(self.reset)
        card.landscape.outdated.connect(self.outdated)
        card.set_guessing(self._guessing)
        return card

    def controls(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        each = [(card.loss, card.go_on, card.remove, card.plot, card.plot.home, card.landscape) for card in self.cards]
        return [widget for widgets in each for widget in widgets]

    def sizes(self) -> CardSizes:
        """What the parts of a card need."""
        return self.cards[0].sizes()

    def arrange(self, columns: int) -> None:
        """Place the cards in rows of `columns`; one that is on stage keeps its place for when it comes back."""
        for i, card in enumerate(self.cards):
            row, column = divmod(i, columns)
            if card.parentWidget() is self:
                self._grid.addWidget(card, row, column)
        rows = -(-len(self.cards) // columns)
        for line in range(MAX_RUNS):
            self._grid.setColumnStretch(line, int(line < columns))
            self._grid.setRowStretch(line, int(line < rows))

    def show_start(self, x: float, y: float) -> None:
        """Ring the start on every surface."""
        for card in self.cards:
            card.plot.show_start(x, y)

    def show_ghosts(self, ghosts: Sequence[Ghost | None], axes: tuple[int, int]) -> None:
        """Draw the run before on each surface, whose axes are the logits `axes`."""
        for card, ghost in zip(self.cards, ghosts, strict=True):
            card.plot.show_ghost(*(np.empty(0) if ghost is None else ghost.path[axis] for axis in axes))

    def set_guessing(self, guessing: bool) -> None:
        """Hide the verdicts while a lesson asks for a guess; on cards added later too."""
        self._guessing = guessing
        for card in self.cards:
            card.set_guessing(guessing)

    def apply_theme(self, theme: Theme) -> None:
        """Give every card the colours, lines and fonts of `theme`."""
        self._theme = theme
        for card in self.cards:
            card.apply_theme(theme)
