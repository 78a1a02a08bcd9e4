"""What one run has made of the network: its loss to choose, the share of digits answered right, and one sentence."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.core.losses import LOSSES
from explorer.theme import SPACE, Theme
from explorer.views import words
from explorer.views.controls import Choice, Panel

CHANCE = 0.15  # hardly more than one in ten, which is guessing
GOOD = 0.85
FIGURE_SCALE = 1.9  # of the share, in the panel's own type


class DigitRun(Panel):
    """Shows run `index`; another loss leaves by signal."""

    loss_chosen = Signal(int, str)

    def __init__(self, theme: Theme, index: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.index = index
        self.loss = Choice(self.tr("The loss of this run"), [(k, words.label(v)) for k, v in LOSSES.items()])
        self.loss.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.loss.setMinimumContentsLength(7)
        self.loss.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.header.addWidget(self.loss, 1)
        self.share, self.value, self.sentence = QLabel(), QLabel(), QLabel()
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.value)
        said.addWidget(self.sentence)
        figures = QHBoxLayout()
        figures.setSpacing(2 * SPACE)
        figures.addWidget(self.share)
        figures.addLayout(said, 1)
        self.body.addLayout(figures)
        self.loss.chosen.connect(lambda key: self.loss_chosen.emit(self.index, key))
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        style = theme.run(self.index)
        self.title.setText(f"{style.letter} {style.glyph}")
        for label in (self.title, self.share):
            label.setStyleSheet(f"color: {style.colour}; font-weight: 700;")
        self._enlarge()

    def _enlarge(self) -> None:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * FIGURE_SCALE)
        self.share.setFont(font)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "share"):
            self._enlarge()

    def show_run(self, loss: str, optimizer: str) -> None:
        """Name what is run here."""
        self.loss.set_chosen(loss)
        self.loss.setToolTip(f"{words.signs(LOSSES[loss].formula)}\n{optimizer}")

    def show_figures(self, accuracy: float, loss: float, diverged: bool) -> None:
        """Share answered right and mean loss on the digits held out."""
        self.share.setText(f"{100 * accuracy:.0f}%")
        self.share.setToolTip(self.tr("Share of the 1000 digits held out that are answered right"))
        self.value.setText(self.tr("of 1000 held out, e = {loss}").format(loss=words.number(loss)))
        self.sentence.setText(self._said(accuracy, diverged))

    def _said(self, accuracy: float, diverged: bool) -> str:
        if diverged:
            return self.tr("Diverged: try a smaller rate.")
        if accuracy >= GOOD:
            return self.tr("It reads digits.")
        return self.tr("No better than a guess.") if accuracy < CHANCE else self.tr("It confuses many digits.")
