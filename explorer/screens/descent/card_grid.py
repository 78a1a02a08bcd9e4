"""How one to four surface cards are arranged: in one row, or in two."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.screens.descent.surface_card import SurfaceCard
from explorer.state.ghost import Ghost
from explorer.widgets.panel import discard

_CHARACTERS_ACROSS = 36  # of width that a card needs for its title
_LINES_HIGH = 55  # height of the screen below which two rows of cards leave no room for the curves


class CardGrid(QWidget):
    """One card for each run, side by side where each has room for its title, otherwise in two rows.

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
        compacted: (compact) two rows share a small window, so that only the most important is shown.
    """

    loss_chosen = Signal(int, str)
    removed = Signal(int)
    continued = Signal(int)
    start_dragged = Signal(float, float, object)
    scrubbed = Signal(int)
    zoomed = Signal(float, float, float, object)
    panned = Signal(float, float, object)
    homed = Signal()
    compacted = Signal(bool)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[SurfaceCard] = []
        self._theme = theme
        self._wording = wording
        self._guessing = False
        self._arrangement: tuple[int, int, bool] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE)

    def set_count(self, count: int) -> None:
        """Show `count` cards: the last ones go, new ones come at the end."""
        while len(self.cards) > count:
            discard(self.cards.pop())
            self._level()
        while len(self.cards) < count:
            self.cards.append(self._card(len(self.cards)))

    def _card(self, index: int) -> SurfaceCard:
        card = SurfaceCard(self._theme, self._wording, index)
        card.loss_chosen.connect(self.loss_chosen)
        card.removed.connect(self.removed)
        card.continued.connect(self.continued)
        card.plot.start_dragged.connect(self.start_dragged)
        card.plot.scrubbed.connect(self.scrubbed)
        card.plot.zoomed.connect(self.zoomed)
        card.plot.panned.connect(self.panned)
        card.plot.homed.connect(self.homed)
        card.set_guessing(self._guessing)
        card.sentence.changed.connect(self._level)
        return card

    def _level(self) -> None:
        """Keep the surfaces of all cards equally high, however long the sentence below each is."""
        sentences = [card.sentence for card in self.cards]
        highest = max((sentence.needed for sentence in sentences), default=0.0)
        for sentence in sentences:
            sentence.keep(highest)

    def arrange(self, width: int, height: int) -> None:
        """Use one row where each card gets enough of `width` for its title, otherwise two.

        Args:
            width: pixels for all the cards.
            height: pixels of the whole screen.
        """
        count, metrics = len(self.cards), self.fontMetrics()
        enough = metrics.averageCharWidth() * _CHARACTERS_ACROSS
        columns = count if width / max(count, 1) >= enough or count < 3 else 2
        compact = columns < count and height < metrics.height() * _LINES_HIGH
        if (count, columns, compact) == self._arrangement:
            return  # showing and hiding lays out at once, which calls this again: then nothing is left to do
        self._arrangement = (count, columns, compact)
        self.compacted.emit(compact)
        for card in self.cards:
            card.set_compact(compact)
            self._grid.removeWidget(card)
        for i, card in enumerate(self.cards):
            alone = i == count - 1 and i % columns == 0
            self._grid.addWidget(card, i // columns, i % columns, 1, columns if alone else 1)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

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
