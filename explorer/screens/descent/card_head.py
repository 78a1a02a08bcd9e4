"""The head of a surface's card: the mark of the run, its loss, and the buttons."""

from __future__ import annotations

import math

from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from explorer.core.losses.table import LOSSES
from explorer.look.icons import icon
from explorer.look.theme import SPACE, RunStyle, Theme
from explorer.look.wording import Wording
from explorer.panels.loss_choice import LossChoice
from explorer.state.experiment_parts import MAX_RUNS
from explorer.widgets.button import Button


class CardHead(QWidget):
    """A row; where it is too narrow, the loss has a row of its own in the card.

    Attributes:
        swatch: the mark of the run.
        loss: its loss.
        go_on: makes the current position of the run the new start.
        remove: removes the card.
    """

    def __init__(self, style: RunStyle, swatch: QLabel, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self._wording = wording
        self.swatch = swatch
        name = self.tr("The loss of run {x}").format(x=style.letter)
        self.loss = LossChoice(wording, name, parent=self)
        self.loss.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        here = self.tr("Start from here: the current position of this run becomes the new start")
        self.go_on = Button("", here, parent=self)
        self.remove = Button("", self.tr("Remove this card"), parent=self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE // 2)
        for widget in (self.swatch, self.loss, self.go_on, self.remove):
            self._row.addWidget(widget, int(widget is self.loss))
        self._row.insertStretch(2)  # for when the loss has a row of its own

    def apply_theme(self, theme: Theme, style: RunStyle) -> None:
        """Use the colours of `theme` and the mark of a run."""
        self.remove.setIcon(icon("close", theme))
        self.go_on.setIcon(icon("start-here", theme))
        self.swatch.setText(style.sign)
        self.swatch.setStyleSheet(f"color: {style.colour}; font-weight: 700;")
        self._signs = [theme.run(i).sign for i in range(MAX_RUNS)]

    def show_loss(self, loss: str) -> None:
        """Show the loss with the key `loss` as chosen."""
        self.loss.set_chosen(loss)
        self.loss.setToolTip(self._wording.about(LOSSES[loss]))

    @property
    def has_loss(self) -> bool:
        """Whether the loss is in this row."""
        return self._row.indexOf(self.loss) >= 0

    def place_loss(self, card: QWidget, own_row: bool) -> None:
        """Leave the loss to the `card`, or take it back."""
        if own_row:
            self._row.removeWidget(self.loss)
            self.loss.setParent(card)
            self.loss.show()
        else:
            self._row.insertWidget(1, self.loss, 1)

    def needed(self) -> tuple[int, int, int]:
        """(width without the loss, width of the loss, height)."""
        bold = QFont(self.font())
        bold.setBold(True)
        buttons = [button for button in (self.go_on, self.remove) if not button.isHidden()]
        sign = max(map(QFontMetricsF(bold).horizontalAdvance, self._signs)) * 1.1 + 4  # a title's letters are spaced
        space = self._row.spacing()
        width = sum(button.sizeHint().width() + space for button in buttons) + sign + 2 * space
        hint = self.loss.sizeHint()
        return math.floor(width), hint.width(), max(hint.height(), *(button.sizeHint().height() for button in buttons))
