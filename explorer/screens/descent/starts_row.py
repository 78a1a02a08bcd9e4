"""The row of settings of the maps of steps: when a start has succeeded, and how far the maps are computed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from explorer.look.theme import SPACE
from explorer.state.descent_parts import BELOW_RANGE, WITHIN_RANGE, Starts
from explorer.widgets.button import Button
from explorer.widgets.choice import Choice
from explorer.widgets.number_box import NumberBox
from explorer.widgets.quiet_label import QuietLabel


class StartsRow(QWidget):
    """Shows the record Starts and the progress.

    Attributes:
        until, below, within: the settings.
        progress: how much is computed.
        button: stops the computation, or lets it go on.

    Signals:
        changed: (changes, gesture) for Experiment.changed.
        refused: (sentence) why a number typed is not valid.
    """

    changed = Signal(dict, object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = self.tr
        self.until = Choice(
            tr(
                "When a start has succeeded: as soon as the right class, to which the target gives most, has the "
                "largest probability, or as soon as the loss is below a value"
            ),
            [("right", tr("until the right class wins")), ("loss", tr("until the loss is below"))],
            self,
        )
        self.below = NumberBox(tr("The loss to come below"), *BELOW_RANGE, factor=1.25, widest="0.001", parent=self)
        name = tr("How many steps each start is given")
        self.within = NumberBox(name, *WITHIN_RANGE, step=100, whole=True, widest="10000", parent=self)
        caption = QLabel(tr("steps at most"), self)
        caption.setBuddy(self.within)
        self.progress = QuietLabel(self)
        self.button = Button("", "", parent=self)
        self.button.setProperty("outlined", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 2)
        for widget in (self.until, self.below, caption, self.within):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.progress)
        row.addWidget(self.button)
        self.until.chosen.connect(lambda key: self.changed.emit({"until": key}, None))
        self.below.edited.connect(lambda value, gesture: self.changed.emit({"below": value}, gesture))
        self.within.edited.connect(lambda value, gesture: self.changed.emit({"within": int(value)}, gesture))
        for box in (self.below, self.within):
            box.refused.connect(self.refused)
        self.show_progress(0.0, False, False)
        self.hide()

    def controls(self) -> list[QWidget]:
        """What Tab reaches, in reading order."""
        return [self.until, self.below, self.within, self.button]

    def show_starts(self, starts: Starts) -> None:
        """Show the settings."""
        self.until.set_chosen(starts.until)
        self.below.set_value(starts.below)
        self.below.setVisible(starts.until == "loss")
        self.within.set_value(starts.within)

    def show_progress(self, share: float, is_working: bool, is_hidden: bool) -> None:
        """Show which `share` of the work is done, and whether it goes on; nothing of it while `is_hidden`."""
        is_complete = share >= 1.0
        said = self.tr("computing: {share}") if is_working else self.tr("stopped at {share}")
        text = self.tr("complete") if is_complete else said.format(share=f"{int(100 * share)}%")
        widest = QFontMetricsF(self.progress.font()).horizontalAdvance(said.format(share="88%"))
        self.progress.setMinimumWidth(int(widest) + 4)  # or every other number would lay out the panel again
        self.progress.setText("" if is_hidden else text)
        if is_working or is_complete:
            self.button.reword(self.tr("Stop"), self.tr("Stop computing (Escape); what is computed stays"))
        else:
            self.button.reword(self.tr("Go on"), self.tr("Go on computing where it was stopped"))
        self.button.setEnabled(not (is_complete or is_hidden))
