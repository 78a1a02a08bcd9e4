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
    """A panel with the large figure in its header; `title` and `rule` say what the model is and how it is read."""

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
        """Which of the secondary texts there is room for: the axes' labels, the remark, what is added to it."""
        self.scatter.set_titled(axes)
        self.remark.setVisible(remark)
        self._added = addition
        self._say()
        self._fit_title()

    def set_trained(self, trained: bool) -> None:
        """Whether there is anything to remark on yet."""
        if trained != self._trained:
            self._trained = trained
            self._say()

    def _say(self) -> None:
        self.remark.setText(self._whole() if self._trained else self.tr("Not trained yet."))

    def _whole(self) -> str:
        return f"{self._remark} {self._addition}" if self._added else self._remark

    def _fit_title(self) -> None:
        """With the rule where figure and explanation still fit beside it."""
        room = self.width() - 2 * (SPACE + 2) - SPACE - self.accuracy.sizeHint().width()
        for text in self._titles:
            self.title.setText(text.upper())
            if self.title.sizeHint().width() <= room:
                break

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit_title()

    def remark_height(self, room: int) -> int:
        """The height of the remark, whether it is made yet or not, in a width of `room`."""
        metrics = self.remark.fontMetrics()
        return metrics.boundingRect(0, 0, room, 10_000, Qt.TextFlag.TextWordWrap, self._whole()).height()

    def show_remark(self, remark: str, addition: str) -> None:
        """A sentence on what is seen, and one more where there is room; `set_detail` puts them on the screen."""
        self._remark, self._addition = remark, addition
        self.remark.setToolTip(addition)

    def show_answers(
        self,
        regions: Sequence[NDArray[np.float64]],
        wrong: NDArray[np.bool_],
        shares: tuple[float, float],
        held_out: int,
    ) -> None:
        """The regions and the wrong examples (N,) of a step; shares of right answers held out and learnt from."""
        self.scatter.show_answers(regions, wrong)
        self.accuracy.show_accuracy(*shares, (held_out, len(wrong)))


def wrapping() -> QLabel:
    """A label that takes the lines it needs."""
    label = QLabel()
    label.setWordWrap(True)
    return label
