"""The card of one trained model: its accuracy, its decision plot and a remark."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from explorer.look.theme import SPACE, Theme
from explorer.screens.classes.accuracy_figure import AccuracyFigure
from explorer.screens.classes.decision_plot import DecisionPlot
from explorer.widgets.panel import Panel


class ModelCard(Panel):
    """A panel with the large figure in its header; `title` names the model, `rule` how its output gives an answer."""

    def __init__(self, theme: Theme, title: str, rule: str, classes: int, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._titles = (self.tr("{name}: {rule}").format(name=title, rule=rule), title)
        self._remark, self._addition = "", ""
        self._added, self._trained = False, True
        self.accuracy = AccuracyFigure(theme, title)
        self.scatter = DecisionPlot(theme, title, classes)
        self.remark = wrapping()
        self.header.addWidget(self.accuracy, 1)
        self.body.addWidget(self.scatter, 1)
        self.body.addWidget(self.remark)
        self._fit_title()

    def apply_theme(self, theme: Theme) -> None:
        self.accuracy.apply_theme(theme)
        self.scatter.apply_theme(theme)

    def set_detail(self, axes: bool, remark: bool, addition: bool) -> None:
        """Choose which secondary texts are shown: the axis labels, the remark, its second sentence."""
        self.scatter.set_titled(axes)
        self.remark.setVisible(remark)
        self._added = addition
        self._say()
        self._fit_title()

    def set_trained(self, trained: bool) -> None:
        """Set whether the model has been trained; the remark is shown only then."""
        if trained != self._trained:
            self._trained = trained
            self._say()

    def _say(self) -> None:
        self.remark.setText(self._whole() if self._trained else self.tr("Not trained yet."))

    def _whole(self) -> str:
        return f"{self._remark} {self._addition}" if self._added else self._remark

    def _fit_title(self) -> None:
        """Add the rule to the title if figure and explanation still fit beside it."""
        room = self.width() - 2 * (SPACE + 2) - SPACE - self.accuracy.sizeHint().width()
        for text in self._titles:
            self.title.setText(text.upper())
            if self.title.sizeHint().width() <= room:
                break

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit_title()

    def remark_height(self, room: int) -> int:
        """The height of the remark in a width of `room`, also before it is shown."""
        metrics = self.remark.fontMetrics()
        return metrics.boundingRect(0, 0, room, 10_000, Qt.TextFlag.TextWordWrap, self._whole()).height()

    def show_remark(self, remark: str, addition: str) -> None:
        """Set a sentence about the plot, and a second one for when there is room; `set_detail` shows them."""
        self._remark, self._addition = remark, addition
        self.remark.setToolTip(addition)

    def show_answers(
        self,
        regions: Sequence[NDArray[np.float64]],
        wrong: NDArray[np.bool_],
        shares: tuple[float, float],
        held_out: int,
    ) -> None:
        """Show regions, wrong examples (N,) and the shares right on held-out and on training examples."""
        self.scatter.show_answers(regions, wrong)
        self.accuracy.show_accuracy(*shares, (held_out, len(wrong)))

    def show_untrained(self, playable: bool) -> None:
        """Show the examples alone: a model that was not trained yet has no answers to show."""
        self.scatter.show_untrained()
        self.accuracy.show_untrained(playable)


def wrapping() -> QLabel:
    """A label that wraps."""
    label = QLabel()
    label.setWordWrap(True)
    return label
