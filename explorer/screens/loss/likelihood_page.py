"""Page three of the Loss screen: N examples, their likelihood and the sum of their cross-entropies."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.screens.loss.example_bars import ExampleBars
from explorer.screens.loss.likelihood_curves import LikelihoodCurves
from explorer.screens.loss.prediction import Prediction
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import MAX_EXAMPLES
from explorer.widgets.button import Button
from explorer.widgets.choice import Choice
from explorer.widgets.panel import Panel, discard

CAPTIONED = 6  # classes: with more buttons the texts are only in their tool tips


class LikelihoodPage(QWidget):
    """Requests by signal other examples, another logit, and the prediction of greatest likelihood."""

    added = Signal(int)  # an example of this class
    removed = Signal()
    likeliest_wanted = Signal()
    logit_dragged = Signal(int, float, object)  # (index, value, gesture)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self.along = 0
        self._experiment: Experiment | None = None
        self.examples, self.curves = ExampleBars(theme, wording), LikelihoodCurves(theme, wording)
        self.themed = (self.examples, self.curves)
        self.adders: list[Button] = []
        self.remove = Button(self.tr("remove last"), self.tr("Take the last example away"))
        self.remove.setProperty("outlined", True)
        self.likeliest = Button(
            self.tr("greatest likelihood"),
            wording.signs(self.tr("Set the logits so that {p} is the share of each class among the examples")),
        )
        self.likeliest.setProperty("outlined", True)
        self.axis = Choice(self.tr("The logit along which the curves are drawn; they follow the one that you move"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self._build_examples())
        column.addWidget(self._build_curves(), 1)
        self.remove.clicked.connect(self.removed)
        self.likeliest.clicked.connect(self.likeliest_wanted)
        self.axis.chosen.connect(self.follow)
        self.curves.dragged.connect(self.logit_dragged)

    @property
    def controls(self) -> list[QWidget]:
        """The controls that take the focus, in reading order."""
        return [*self.adders, self.remove, self.likeliest, self.axis, self.curves.product, self.curves.sum]

    def _build_examples(self) -> Panel:
        self.panel = Panel(self.tr("EXAMPLES"))
        header = self.panel.header
        header.addStretch(1)
        self._add_caption = QLabel(self.tr("add class"))
        header.addWidget(self._add_caption)
        self._adding = QHBoxLayout()
        self._adding.setSpacing(2)
        header.addLayout(self._adding)
        header.addWidget(self.remove)
        self.panel.body.addWidget(self.examples)
        self.panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return self.panel

    def _build_curves(self) -> Panel:
        panel = Panel(self.tr("ALONG ONE LOGIT"))
        panel.header.addStretch(1)
        panel.header.addWidget(self.likeliest)
        panel.header.addWidget(self.axis)
        panel.body.addWidget(self.curves, 1)
        return panel

    def follow(self, index: int) -> None:
        """Draw the curves along another logit; a hidden page draws when it is next shown."""
        self.along = index
        if self._experiment is not None and self.isVisible():
            self._show_curves(self._experiment)

    def show_experiment(self, experiment: Experiment, prediction: Prediction) -> None:
        """Show the examples under `prediction`, and the curves around it."""
        self._experiment = experiment
        labels, classes = experiment.information.examples, experiment.problem.classes
        self._set_adders(classes)
        self._add_caption.setVisible(classes <= CAPTIONED)
        for button in self.adders:
            button.setEnabled(len(labels) < MAX_EXAMPLES)
        self.remove.setEnabled(len(labels) > 1)
        self.axis.set_rows((i, self.tr("along {sign}").format(sign=self._wording.logit(i))) for i in range(classes))
        self.along = min(self.along, classes - 1)
        self.examples.show_examples(labels, prediction)
        self._show_curves(experiment)

    def _show_curves(self, experiment: Experiment) -> None:
        self.axis.set_chosen(self.along)
        problem = experiment.problem
        labels, span = experiment.information.examples, experiment.surface.span
        self.curves.show_logits(problem.logits, problem.temperature, labels, self.along, span)

    def _set_adders(self, count: int) -> None:
        while len(self.adders) > count:
            button = self.adders.pop()
            discard(button)
        while len(self.adders) < count:
            index = len(self.adders)
            button = Button(str(index + 1), self.tr("Add an example of class {n}").format(n=index + 1))
            button.setProperty("outlined", True)
            button.clicked.connect(lambda _=False, index=index: self.added.emit(index))
            self._adding.addWidget(button)
            self.adders.append(button)
