"""The panel of the images held out: the grid, and the switches that say which of them it shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from explorer.look.theme import RunStyle, Theme
from explorer.panels.run_choice import RunChoice
from explorer.screens.network.digit_grid import Answers, DigitGrid
from explorer.state.network_parts import NetworkView
from explorer.widgets.button import Button
from explorer.widgets.panel import Panel
from explorer.widgets.plain_tip import plain_tip
from explorer.widgets.quiet_label import QuietLabel


class Chosen(NamedTuple):
    """Which images the grid shows.

    Attributes:
        places: among those held out.
        captions: what they are, in words, the longest first; () if nothing is to be said.
        nothing: the sentence that is shown instead of images if there are none.
    """

    places: Sequence[int]
    captions: Sequence[str] = ()
    nothing: str = ""


class DigitsPanel(Panel):
    """Shows the grid; asks for another NetworkView.

    Attributes:
        grid: the images.
        whose: the run whose answers are sorted and counted.
        wrong, confusion: the switches.
        caption: what the grid shows.

    Signals:
        changed: (changes for Experiment.changed, gesture)
    """

    changed = Signal(dict, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.grid = DigitGrid(theme)
        self.whose = RunChoice(self.tr("The run whose wrong answers are shown and whose confusions are counted"))
        wrong = self.tr("Show only images answered wrong, of all that are held out, the most confident answers first")
        confusion = self.tr("Confusion matrix: count the answers to the images of each class, in place of the curves")
        self.wrong, self.confusion = Button("✖", wrong, checkable=True), Button("▦", confusion, checkable=True)
        self._signs, self.caption = QLabel(), QuietLabel()
        for label in (self._signs, self.caption.label):
            label.setObjectName("muted")
        self.caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._captions: Sequence[str] = ()
        self.header.addStretch(1)
        for widget in (self._signs, self.whose, self.wrong, self.confusion):
            self.header.addWidget(widget)
        self.body.addWidget(self.caption)
        self.body.addWidget(self.grid, 1)
        self.whose.chosen.connect(lambda run: self._ask(answers_of=run))
        self.wrong.clicked.connect(lambda on: self._ask(wrong_only=on, confused=()))
        self.confusion.clicked.connect(lambda on: self._ask(confusion=on, confused=()))

    def _ask(self, **changes: object) -> None:
        self.changed.emit(changes, None)

    @property
    def controls(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return [self.whose, self.wrong, self.confusion, self.grid]

    def show_view(self, view: NetworkView, styles: Sequence[RunStyle], has_digits: bool) -> None:
        """Show the switches, and the runs in `styles`; `has_digits`: whether the images are digits."""
        self.title.setText(self.tr("DIGITS") if has_digits else self.tr("IMAGES"))
        self.wrong.setChecked(view.wrong_only)
        self.confusion.setChecked(view.confusion)
        chooses = len(styles) > 1 and (view.wrong_only or view.confusion)
        self.whose.show_runs(styles, min(view.answers_of, len(styles) - 1))
        self.whose.setVisible(chooses)
        self._signs.setText("   ".join(style.sign for style in styles))
        self._signs.setVisible(not chooses)
        self._fit()

    def show_images(self, chosen: Chosen, answers: Sequence[Answers], trained: bool, looked_at: int) -> None:
        """Show the images `chosen`, with the answers to them; the one `looked_at` is framed."""
        self._captions = chosen.captions
        self.caption.setVisible(bool(chosen.captions))
        self._fit_caption()
        self.grid.show_answers(chosen.places, answers, trained, chosen.nothing)
        self.grid.show_chosen(looked_at)

    def _fit(self) -> None:
        """Name the switches in words if there is room for them."""
        words = {self.wrong: ("✖", self.tr("only wrong")), self.confusion: ("▦", self.tr("confusion"))}
        metrics = QFontMetricsF(self.font())
        shown = [w for w in (self.title, self._signs, self.whose) if not w.isHidden()]
        needed = float(sum(w.sizeHint().width() for w in shown) + (len(shown) + 3) * self.header.spacing())
        for button, (sign, word) in words.items():
            around = button.sizeHint().width() - metrics.horizontalAdvance(button.text())
            needed += around + metrics.horizontalAdvance(f"{sign} {word}")
        roomy = needed <= self._room()
        for button, (sign, word) in words.items():
            button.setText(f"{sign} {word}" if roomy else sign)
        self._fit_caption()

    def _fit_caption(self) -> None:
        metrics = QFontMetricsF(self.font())
        fits = (text for text in self._captions if metrics.horizontalAdvance(text) <= self._room())
        self.caption.setText(next(fits, self._captions[-1] if self._captions else ""))
        self.caption.setToolTip(plain_tip(self._captions[0]) if self._captions else "")

    def _room(self) -> int:
        margins = self.body.contentsMargins()
        return self.contentsRect().width() - margins.left() - margins.right()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "caption"):
            self._fit()
