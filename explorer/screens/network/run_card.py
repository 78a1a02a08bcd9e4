"""The card of one run: its loss, the share of images answered right, and one sentence."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from explorer.core.losses.table import LOSSES
from explorer.look import numbers
from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording, tr
from explorer.panels.loss_choice import LossChoice
from explorer.state.network_training import CHANCE, NetworkTraining, has_exploded
from explorer.widgets.panel import Panel
from explorer.widgets.quiet_label import QuietLabel

FAIR = 0.6
GOOD = 0.85
FIGURE_SCALE = 1.9  # size of the share, in units of the panel's font
WIDEST = "1000.0"  # the widest of the losses, as formatted


class RunCard(Panel):
    """Shows run `index`; requests another loss by signal."""

    loss_chosen = Signal(int, str)

    def __init__(self, theme: Theme, wording: Wording, index: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._wording = wording
        self.index = index
        self.loss = LossChoice(wording, self.tr("The loss of run {x}").format(x=theme.run(index).letter), 7)
        self.header.addWidget(self.loss, 1)
        self.share, self.value, self.sentence = QuietLabel(), QuietLabel(), QLabel()
        for label in (self.value, self.sentence):  # the card itself sets its least width
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._figures = QGridLayout()
        self._figures.setHorizontalSpacing(2 * SPACE)
        self._figures.setVerticalSpacing(0)
        self._figures.setColumnStretch(1, 1)
        self.body.addLayout(self._figures)
        self._loss_value = ""
        self._is_trained, self._playable = True, True
        self._count, self._has_digits = 0, True
        self._roomy: bool | None = None
        self.loss.chosen.connect(lambda key: self.loss_chosen.emit(self.index, key))
        self.apply_theme(theme)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.title.setText(theme.run(self.index).sign)
        self._colour()
        self._enlarge()

    def _colour(self) -> None:
        """The title in the colour of the run; the share too, once the network has learned anything."""
        own = self._theme.run(self.index).colour
        for label, colour in ((self.title, own), (self.share.label, own if self._is_trained else self._theme.muted)):
            label.setStyleSheet(f"color: {colour}; font-weight: 700;")

    def _enlarge(self) -> None:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * FIGURE_SCALE)
        font.setBold(True)  # the widget's font overrides the weight in the style sheet
        self.share.setFont(font)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_roomy"):
            self._enlarge()
            self._fit()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(max(hint.width(), int(self._beside() + self._width(self._short(WIDEST)))), hint.height())

    def _width(self, *texts: str) -> float:
        return max(QFontMetricsF(self.value.font()).horizontalAdvance(text) for text in texts) + 2

    def _beside(self) -> float:
        """The width taken by the share, at its widest 100%, and by all margins."""
        margins = self.body.contentsMargins()
        share = QFontMetricsF(self.share.font()).horizontalAdvance("100%")
        return share + self._figures.horizontalSpacing() + margins.left() + margins.right() + 4

    def _fit(self) -> None:
        """Put the sentence below the share if there is no room beside it, and hide it if it is too long there.

        The longest possible sentence decides, so that nothing jumps while the network learns; only the sentence about
        a diverged network may take two lines.
        """
        diverged, *others = self._sentences()
        below = self._width(*others)
        roomy = self.width() >= self._beside() + max(below, self._width(diverged, self._long(WIDEST)))
        if roomy != self._roomy:
            self._roomy = roomy
            for label in (self.share, self.value, self.sentence):
                self._figures.removeWidget(label)
            self._figures.addWidget(self.share, 0, 0, 2 if roomy else 1, 1)
            self._figures.addWidget(self.value, 0, 1)
            self._figures.addWidget(self.sentence, 1, int(roomy), 1, 1 if roomy else 2)
        margins = self.body.contentsMargins()
        shown = roomy or self.width() >= below + margins.left() + margins.right()
        if shown == self.sentence.isHidden():
            self.sentence.setVisible(shown)
            # Within a resize Qt lays out at once for that, and goes on with the heights from before.
            QTimer.singleShot(0, self, self.updateGeometry)
        self.value.setText(self._long(self._loss_value) if roomy else self._short(self._loss_value))

    def show_run(self, loss: str, optimizer: str) -> None:
        """Show the name of the loss."""
        self.loss.set_chosen(loss)
        self.loss.setToolTip(f"{self._wording.signs(LOSSES[loss].formula)}\n{optimizer}")

    def show_data(self, count: int, has_digits: bool) -> None:
        """Say that `count` images are held out, and whether they are digits."""
        if (count, has_digits) != (self._count, self._has_digits):
            self._count, self._has_digits = count, has_digits
            told = self.tr("Share of the {count} images held out that are answered right")
            self.share.setToolTip(told.format(count=numbers.count(count)))
            self._roomy = None
            self._fit()

    def show_figures(self, accuracy: float, loss: float, diverged: bool, trained: bool = True) -> None:
        """Show the share answered right and the mean loss on the images held out, and judge it once `trained`.

        Before its first step that share is a matter of chance: it is shown in grey, and not judged.
        """
        if trained != self._is_trained:
            self._is_trained = trained
            self._colour()
        self.share.setText(share_of(accuracy))
        self._loss_value = numbers.number(loss)
        self.sentence.setText(self._said(accuracy, diverged) if trained else self._untrained())
        if self.sentence.wordWrap() != diverged:  # Qt asks for a layout even if it is the same
            self.sentence.setWordWrap(diverged)
        self.value.setToolTip(f"{self._long(self._loss_value)}\n{mean_loss(self._count)}\n{self.sentence.text()}")
        self._fit()

    def set_playable(self, playable: bool) -> None:
        """Say before the first step that Space trains, or only that nothing is trained yet."""
        self._playable = playable
        if not self._is_trained:
            self.sentence.setText(self._untrained())

    def _untrained(self) -> str:
        return self.tr("Space trains") if self._playable else self.tr("Not trained yet.")

    def _long(self, loss: str) -> str:
        return self.tr("right of {count}, L = {loss}").format(count=numbers.count(self._count), loss=loss)

    def _short(self, loss: str) -> str:
        return f"L = {loss}"

    def _sentences(self) -> tuple[str, ...]:
        """All possible sentences about a run, from the worst to the best."""
        bad = (self.tr("Diverged: try a smaller rate."), self.tr("No better than a guess."))
        if not self._has_digits:
            return *bad, self.tr("Many are wrong."), self.tr("Most are right."), self.tr("Few are wrong.")
        return (
            *bad,
            self.tr("It misreads many digits."),
            self.tr("It reads most digits."),
            self.tr("It misreads few digits."),
        )

    def _said(self, accuracy: float, diverged: bool) -> str:
        reached = sum(accuracy >= least for least in (CHANCE, FAIR, GOOD))
        return self._sentences()[0 if diverged else 1 + reached]


def share_of(accuracy: float) -> str:
    """The share of right answers, as every view of it writes it."""
    return f"{100 * accuracy:.0f}%"


def mean_loss(count: int) -> str:
    """What L is, where `count` images are held out."""
    told = tr("L = (1/N) Σ eₙ, the mean of the losses of the N = {count} images held out")
    return told.format(count=numbers.count(count))


def is_diverged(run: NetworkTraining, frame: int) -> bool:
    """Whether a parameter is no longer finite, or the loss has exploded and the answers are no better than guesses."""
    if run.diverged_at is not None and frame >= run.diverged_at:
        return True
    return has_exploded(run.measured(frame), run.measured(0))
