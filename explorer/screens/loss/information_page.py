"""Page two of the Loss screen: two distributions, their information, entropy, cross-entropy and the gap."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from explorer.core.information import information_content
from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.screens.loss.distribution_boxes import NAMES, DistributionBoxes
from explorer.screens.loss.entropy_bars import EntropyBars
from explorer.screens.loss.pair_bars import PairBars, finite_top
from explorer.widgets.button import Button
from explorer.widgets.panel import Panel


class InformationPage(QWidget):
    """Requests other distributions by signal."""

    edited = Signal(int, int, float, object)  # (0 for P or 1 for Q, class, share, gesture)
    course_wanted = Signal()
    classifier_wanted = Signal()
    refused = Signal(str)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self.boxes = DistributionBoxes()
        self.bars = PairBars(theme, self.tr("Drag a bar: the others of its distribution make room"), draggable=True)
        self.contents = PairBars(theme, self.tr("Information content ln(1/p): the rarer, the more an event tells"))
        self.entropy = EntropyBars(theme)
        self.themed = (self.bars, self.contents, self.entropy)
        self.course = self._button(self.tr("course's P and Q"), self.tr("The two distributions of the course notes"))
        self.classifier = self._button(
            wording.signs(self.tr("P = {t}, Q = {p}")),
            wording.signs(self.tr("Take the target {t} of the classifier for P and its prediction {p} for Q")),
        )
        self.remark = QLabel()
        self.remark.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE)
        self.distributions = self._build_distributions()
        grid.addWidget(self.distributions, 0, 0)
        self.information = Panel(self.tr("INFORMATION CONTENT · ln(1/p)"))
        self.information.body.addWidget(self.contents, 1)
        grid.addWidget(self.information, 0, 1)
        self.sums = Panel(self.tr("ENTROPY + GAP = CROSS-ENTROPY"))
        self.sums.body.addWidget(self.entropy, 1)
        self.sums.body.addWidget(self.remark)
        grid.addWidget(self.sums, 1, 0, 1, 2)
        for column, share in enumerate((6, 5)):
            grid.setColumnStretch(column, share)
        for row, share in enumerate((5, 3)):
            grid.setRowStretch(row, share)
        self._connect()

    @property
    def controls(self) -> list[QWidget]:
        """The controls that take the focus, in reading order."""
        return [*(box for row in self.boxes.boxes for box in row), self.course, self.classifier]

    def _button(self, text: str, hint: str) -> Button:
        button = Button(text, hint)
        button.setProperty("outlined", True)
        return button

    def _build_distributions(self) -> Panel:
        panel = Panel(self.tr("TWO DISTRIBUTIONS"))
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE)
        row.addWidget(self.boxes)
        row.addWidget(self.bars, 1)
        panel.body.addLayout(row, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.course)
        buttons.addWidget(self.classifier)
        buttons.addStretch(1)
        panel.body.addLayout(buttons)
        return panel

    def _connect(self) -> None:
        self.boxes.edited.connect(self.edited)
        self.boxes.refused.connect(self.refused)
        self.bars.dragged.connect(self.edited)
        self.course.clicked.connect(self.course_wanted)
        self.classifier.clicked.connect(self.classifier_wanted)

    def show_distributions(self, p: Sequence[float], q: Sequence[float], of_classifier: bool) -> None:
        """Show P (M,) and Q (M,); `of_classifier` if they are the target and the prediction."""
        labels = [str(i + 1) for i in range(len(p))]
        self.boxes.show_distributions(p, q)
        self.bars.show_pairs((NAMES[0], NAMES[1]), (p, q), labels)
        contents = (information_content(p).tolist(), information_content(q).tolist())
        self.contents.show_pairs(("ln(1/p)", "ln(1/q)"), contents, labels, finite_top(*contents))
        self.entropy.show_distributions(p, q)
        self.remark.setText(self._remark(of_classifier))

    def _remark(self, of_classifier: bool) -> str:
        if of_classifier:
            text = self.tr(
                "P is the target {t}, Q the prediction {p}: H(P, Q) is the cross-entropy loss, H(P) its least."
            )
            return self._wording.signs(text)
        return self.tr("Expecting Q where P is true costs the gap on top: H(P, Q) ≥ H(P), equal only where Q = P.")
