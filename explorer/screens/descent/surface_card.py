"""The card of one run: its loss, value and slope; its surface with the colour bar; and the verdict in a sentence."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from explorer.core.losses.table import LOSSES
from explorer.core.surface import ErrorSurface
from explorer.core.verdict import Verdict
from explorer.look import numbers
from explorer.look.icons import icon
from explorer.look.theme import SPACE, Theme
from explorer.look.verdicts import VERDICT_MARKS, verdict_sentence
from explorer.look.wording import Wording
from explorer.panels.loss_choice import LossChoice
from explorer.screens.descent.colour_bar import ColourBar
from explorer.screens.descent.movable_surface import MovableSurface
from explorer.state.scene import Reading
from explorer.widgets.button import Button
from explorer.widgets.panel import Panel
from explorer.widgets.steady_label import SteadyLabel


class SurfaceCard(Panel):
    """Shows run `index`: it gets its data by the show methods and requests changes by signals."""

    loss_chosen = Signal(int, str)
    removed = Signal(int)
    continued = Signal(int)

    def __init__(self, theme: Theme, wording: Wording, index: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._wording = wording
        self.index = index
        self._surface: ErrorSurface | None = None
        self._verdict = ""
        self._guessing = False
        self._hover: tuple[float, float] | None = None
        self.swatch = self.title
        self.loss = LossChoice(wording, self.tr("The loss of run {x}").format(x=theme.run(index).letter), 8)
        self.remove = Button("", self.tr("Remove this card"))
        self.go_on = Button("", self.tr("Start from here: the current position of this run becomes the new start"))
        self.header.setSpacing(SPACE // 2)  # with four cards the longest name of a loss needs all the room there is
        self.header.addWidget(self.loss, 1)
        self.header.addWidget(self.go_on)
        self.header.addWidget(self.remove)
        self.figures = SteadyLabel(1)  # two lines in large type are better than a truncated number
        self.optimizer = QLabel()
        self.optimizer.setObjectName("muted")
        self.optimizer.hide()
        self.body.addWidget(self.figures)
        self.body.addWidget(self.optimizer)
        self.plot = MovableSurface(theme, theme.run(index))
        self.colour_bar = ColourBar(theme)
        self.sentence = SteadyLabel()
        self.body.addWidget(self.plot, 1)
        self.body.addWidget(self.colour_bar)
        self.body.addWidget(self.sentence)
        self.loss.chosen.connect(lambda key: self.loss_chosen.emit(self.index, key))
        self.remove.clicked.connect(lambda: self.removed.emit(self.index))
        self.go_on.clicked.connect(lambda: self.continued.emit(self.index))
        self.plot.hovered.connect(self._read)
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        """Use the colours and marks of this card's run."""
        self.style_ = theme.run(self.index)
        self.plot.set_style(self.style_)
        self.plot.apply_theme(theme)
        self.colour_bar.apply_theme(theme)
        self.remove.setIcon(icon("close", theme))
        self.go_on.setIcon(icon("start-here", theme))
        self.swatch.setText(self.style_.sign)
        self.swatch.setStyleSheet(f"color: {self.style_.colour}; font-weight: 700;")
        self.figures.setStyleSheet(f"color: {self.style_.colour}; font-weight: 700;")

    def set_compact(self, compact: bool) -> None:
        """Hide the colour bar and the axis labels, where two rows of cards share a small window."""
        self.colour_bar.setVisible(not compact)
        self.plot.set_titled(not compact)

    def show_run(self, loss: str, optimizer: str, removable: bool) -> None:
        """Show the loss and, unless it is empty, the name of the optimizer."""
        self.loss.set_chosen(loss)
        self.loss.setToolTip(self._wording.about(LOSSES[loss]))
        self.optimizer.setText(optimizer)
        self.optimizer.setVisible(bool(optimizer))
        self.remove.setVisible(removable)
        self.plot.setAccessibleName(self.tr("Error surface of {loss}").format(loss=self._wording.label(LOSSES[loss])))

    def show_surface(self, surface: ErrorSurface) -> None:
        """Take the surface from which values under the pointer are read."""
        self._surface = surface
        self.plot.set_labels(self._wording.logit(surface.axes[0]), self._wording.logit(surface.axes[1]))

    def show_reading(self, reading: Reading, verdict: Verdict) -> None:
        """Show value, slope and verdict of the current frame."""
        text = self.tr("e = {value}   slope {slope}").format(
            value=numbers.number(reading.value), slope=numbers.number(reading.slope, 3)
        )
        if text != self.figures.text():
            self.figures.setText(text)
        sentence = f"{VERDICT_MARKS[verdict.kind]} {verdict_sentence(verdict)}"
        if sentence != self._verdict:
            self._verdict = sentence
            self._hover = None  # the verdict is shown until the pointer moves again
        self._tell()

    def set_guessing(self, guessing: bool) -> None:
        """Hide the verdict while a lesson asks for a guess."""
        if guessing != self._guessing:
            self._guessing = guessing
            self._tell()

    def _read(self, point: tuple[float, float] | None) -> None:
        self._hover = point
        self._tell()

    def _tell(self) -> None:
        """Show the verdict; or, while the pointer is on the surface, the exact value and slope there."""
        text = self.tr("? What will it do?") if self._guessing else self._verdict
        if self._hover is not None and self._surface is not None:
            x, y = self._hover
            first, second = (self._wording.logit(i) for i in self._surface.axes)
            text = self.tr("at {first} = {x}, {second} = {y}:  e = {value}, slope {slope}").format(
                first=first,
                second=second,
                x=numbers.number(x, 3),
                y=numbers.number(y, 3),
                value=numbers.plain(float(self._surface.value_at(x, y)), 8),
                slope=numbers.plain(float(self._surface.slope_at(x, y)), 5),
            )
        if text != self.sentence.text():
            self.sentence.setText(text)
        # Not only where the sentence changes: the figures may change while it stays.
        description = f"{self.figures.text()}. {text}{self._told_of_plot()}"
        if description != self.plot.accessibleDescription():
            self.plot.setAccessibleDescription(description)

    def _told_of_plot(self) -> str:
        """The start and the ghost, which a screen reader cannot see."""
        if self._surface is None:
            return ""
        first, second = (self._wording.logit(i) for i in self._surface.axes)
        (x,), (y,) = self.plot.start.getData()
        start = self.tr("The start: {first} = {x}, {second} = {y}; arrow keys move it.").format(
            first=first, second=second, x=numbers.number(x, 3), y=numbers.number(y, 3)
        )
        return f" {start} " + (self.tr("Faint: the run before the last change.") if self.plot.ghost.is_shown else "")
