"""What stands at the left of the Loss screen's pages: the logits, and below them their probabilities."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from explorer.theme import SPACE, Theme
from explorer.views import words
from explorer.views.controls import Panel
from explorer.views.logits_panel import LogitsPanel
from explorer.views.loss_pair_bars import PairBars
from explorer.views.probability_bars import ProbabilityBars

_SHARE = 0.22  # of the screen's width, where that is more than the contents need


class LossColumn(QScrollArea):
    """Below the logits either softmax beside the target, or softmax beside how often each class is right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.logits = LogitsPanel()
        self.bars = ProbabilityBars(theme)
        self.shares = PairBars(theme, words.signs(self.tr("How often each class is right, beside its {p}")))
        self.themed = (self.bars, self.shares)
        self._room = 0
        self._softmax = self._framed(words.signs(self.tr("SOFTMAX · {p} BESIDE {t}")), self.bars)
        self._frequencies = self._framed(words.signs(self.tr("FREQUENCIES BESIDE {p}")), self.shares)
        self._column = QWidget()
        layout = QVBoxLayout(self._column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        for panel, share in ((self.logits, 0), (self._softmax, 1), (self._frequencies, 1)):
            layout.addWidget(panel, share)
        self.setWidget(self._column)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column.installEventFilter(self)

    def _framed(self, title: str, view: QWidget) -> Panel:
        panel = Panel(title)
        panel.body.addWidget(view, 1)
        return panel

    def show_frequencies(self, shown: bool) -> None:
        """Whether the probabilities stand beside the frequencies of the examples, or beside the target."""
        self._frequencies.setVisible(shown)
        self._softmax.setVisible(not shown)

    def fit(self, room: int) -> None:
        """Be as wide as the contents need, and wider in a screen with `room` to spare."""
        self._room = room
        needs = self._column.minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width() if needs.height() > self.height() else 0
        self.setFixedWidth(int(max(needs.width(), _SHARE * room)) + bar)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The column follows its contents when these have changed."""
        if watched is self._column and event.type() == QEvent.Type.LayoutRequest:
            self.fit(self._room)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.fit(self._room)
