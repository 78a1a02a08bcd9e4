"""The left column of the Loss screen: the logits, and below them their probabilities."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.panels.logits_panel import LogitsPanel
from explorer.panels.probability_bars import ProbabilityBars
from explorer.screens.loss.pair_bars import PairBars
from explorer.widgets.panel import Panel
from explorer.widgets.scroll_column import ScrollColumn


class SideColumn(ScrollColumn):
    """Below the logits either softmax beside the target, or softmax beside how often each class is right."""

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.logits = LogitsPanel(wording)
        self.bars = ProbabilityBars(theme, wording)
        self.shares = PairBars(theme, wording.signs(self.tr("How often each class is right, beside its {p}")))
        self.themed = (self.bars, self.shares)
        self._softmax = _framed(wording.signs(self.tr("SOFTMAX · {p} BESIDE {t}")), self.bars)
        self._frequencies = _framed(wording.signs(self.tr("FREQUENCIES BESIDE {p}")), self.shares)
        self.add(self.logits)
        self.add(self._softmax, self._frequencies, stretch=1)

    def show_frequencies(self, shown: bool) -> None:
        """Show the probabilities beside the frequencies of the examples, or beside the target."""
        self._frequencies.setVisible(shown)
        self._softmax.setVisible(not shown)


def _framed(title: str, view: QWidget) -> Panel:
    panel = Panel(title)
    panel.body.addWidget(view, 1)
    return panel
