"""The rates with their buttons and what is said of them; this is what is presented."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from explorer.look.theme import SPACE, Theme
from explorer.screens.descent.below.rates_plot import RatesPlot
from explorer.widgets.button import Button
from explorer.widgets.clipped_label import ClippedLabel
from explorer.widgets.turning_row import TurningRow

_LINES = 3  # at least, of the words below the plot


class RatesView(QWidget):
    """The plot, and beside it, or below it where it is high, two buttons and the words.

    Attributes:
        plot: the loss by learning rate.
        same: the runs have the same rate; hidden if there is only one.
        best: each run has its own best rate.
        resume: goes on computing; hidden unless it was stopped.
        words: which rates are best, or how far the computation is.

    Signals:
        fairness_chosen: (best) the best rates are wanted, or one and the same.
        resumed: the computation is to go on.
    """

    fairness_chosen = Signal(bool)
    resumed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = self.tr
        self.setAccessibleName(tr("Rates at a glance"))
        self.plot = RatesPlot(theme, tr("The loss after all steps by learning rate"), self)
        self.plot.setToolTip(
            tr(
                "Drag the lines: the present rates. Click a hollow mark: the best rate of its run.\n"
                "Best: the fewest steps to arrive and stay; among equals the lowest loss at the end.\n"
                "Keys: Tab to here, ↑ ↓ choose, ← → move, Enter takes the best rate."
            )
        )
        side = self._side = QWidget(self)
        self.same = Button(tr("same rate"), tr("All runs at the same learning rate"), checkable=True, parent=side)
        self.best = Button(tr("best rate"), tr("Take the best learning rate"), checkable=True, parent=side)
        self.resume = Button(tr("Go on"), tr("Go on computing where it was stopped"), parent=side)
        self.resume.setProperty("outlined", True)
        self.words = ClippedLabel(tr("The best rates"), _LINES, side)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE // 2)
        for button in (self.same, self.best, self.resume):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(buttons)
        column.addWidget(self.words, 1)
        row = TurningRow((3, 1), (1, 0), self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.plot)
        row.addWidget(side)
        self.resume.hide()
        self.same.clicked.connect(lambda: self.fairness_chosen.emit(False))
        self.best.clicked.connect(lambda: self.fairness_chosen.emit(True))
        self.resume.clicked.connect(self.resumed)

    @property
    def controls(self) -> list[QWidget]:
        """What Tab reaches, in reading order."""
        return [self.plot, self.same, self.best, self.resume]

    def say(self, text: str, lines: int) -> None:
        """Show the words, in so many lines where there is room."""
        self.words.setText(text)
        self.words.reserve(max(lines, _LINES))

    def minimumSizeHint(self) -> QSize:
        """What it needs where it is narrow and where it is low: which of them it is shows when it has its place."""
        plot, side = self.plot.minimumSize(), self._side.minimumSizeHint()
        return plot.expandedTo(side)

    def show_fairness(self, runs: int, are_same: bool, are_best: bool, has_best: bool) -> None:
        """Show what holds: whether all of the `runs` have the same rate, or each its best; and whether any has one."""
        if self.same.isHidden() != (runs < 2):
            self.same.setVisible(runs > 1)
        if runs > 1:
            self.best.reword(self.tr("best"), self.tr("Each loss at its own best learning rate"))
        else:
            self.best.reword(self.tr("best rate"), self.tr("Take the best learning rate"))
        self.same.setChecked(are_same)
        self.best.setChecked(are_best)
        self.best.setEnabled(has_best)

    def apply_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self.plot.apply_theme(theme)
