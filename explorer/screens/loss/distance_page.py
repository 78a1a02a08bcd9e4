"""Page one of the Loss screen: the triangle of predictions, the curve of −ln, the hinge curve, and the losses."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from explorer.core.losses.loss import Curve
from explorer.core.losses.objective import Objective
from explorer.core.losses.table import owner
from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.panels.loss_choice import LossChoice
from explorer.panels.transport import Transport
from explorer.screens.loss.hinge_curve import HingeCurve
from explorer.screens.loss.loss_values import FigureRow, LossValues
from explorer.screens.loss.prediction import Numbers, Prediction
from explorer.screens.loss.simplex_plot import SimplexPlot
from explorer.screens.loss.surprise_curve import SurpriseCurve
from explorer.widgets.button import Button
from explorer.widgets.panel import Panel

CORNERS = 3  # the classes of a prediction that is a point of a triangle


class DistancePage(QWidget):
    """Requests by signal another prediction, another loss, or another number of classes."""

    dragged = Signal(object, object)  # (probabilities (3,), gesture)
    probability_dragged = Signal(int, float, object)  # (class, probability, gesture)
    margin_dragged = Signal(int, float, object)  # (wrong class, margin, gesture)
    loss_chosen = Signal(object)  # key
    three_wanted = Signal()

    def __init__(self, theme: Theme, wording: Wording, transport: Transport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self.simplex = SimplexPlot(theme, wording)
        self.log_curve, self.margin = SurpriseCurve(theme, wording), HingeCurve(theme, wording)
        self.figures = LossValues(theme, wording)
        self.themed = (self.simplex, self.log_curve, self.margin, self.figures)
        self.loss = LossChoice(wording, self.tr("The loss drawn on the triangle"))
        self.three = Button(self.tr("Show with three classes"), self.tr("Three classes make a triangle"))
        self.three.setProperty("outlined", True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE)
        self.panels = (
            self._build_simplex(),
            self._framed(wording.heading(owner(Curve.SURPRISE)), self.log_curve),
            self._framed(wording.heading(owner(Curve.MARGIN)), self.margin),
        )
        for panel, place in zip(self.panels, ((0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)), strict=True):
            grid.addWidget(panel, *place)
        grid.addWidget(self._build_foot(transport), 2, 0, 1, 2)
        for column, share in enumerate((6, 5)):
            grid.setColumnStretch(column, share)
        for row, share in enumerate((5, 4, 0)):
            grid.setRowStretch(row, share)
        self.simplex.dragged.connect(self.dragged)
        self.log_curve.dragged.connect(self.probability_dragged)
        self.margin.dragged.connect(self.margin_dragged)
        self.loss.chosen.connect(self.loss_chosen)
        self.figures.loss_chosen.connect(self.loss_chosen)
        self.three.clicked.connect(self.three_wanted)

    @property
    def controls(self) -> list[QWidget]:
        """The controls that take the focus, in reading order."""
        return [self.loss, self.three, self.log_curve, self.margin]

    def _build_simplex(self) -> Panel:
        panel = self._framed(self.tr("SIMPLEX"), None)
        panel.header.addWidget(self.loss)
        panel.header.addStretch(1)
        instead = QWidget()
        column = QVBoxLayout(instead)
        self.instead = QLabel()
        self.instead.setWordWrap(True)
        self.instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        column.addWidget(self.instead)
        column.addWidget(self.three, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.simplex)
        self._stack.addWidget(instead)
        panel.body.addWidget(self._stack, 1)
        return panel

    def _build_foot(self, transport: Transport) -> Panel:
        panel = self._framed("", self.figures)
        panel.title.hide()
        panel.body.addWidget(transport)
        panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return panel

    def _framed(self, title: str, view: QWidget | None) -> Panel:
        panel = Panel(title)
        if view is not None:
            panel.body.addWidget(view, 1)
        return panel

    def show_loss(self, objective: Objective, colour_map: str) -> None:
        """Show the loss on the triangle; a sentence in its place if the points of the triangle have no value."""
        self.loss.set_chosen(objective.loss.key)
        is_triangle = len(objective.target) == CORNERS
        drawable = is_triangle and objective.loss.of_probabilities
        self._stack.setCurrentIndex(0 if drawable else 1)
        self.three.setVisible(not is_triangle)
        if drawable:
            self.simplex.show_loss(objective, colour_map)
        elif is_triangle:
            sentence = self.tr("This loss depends on more than {p}: a point of the triangle has no value of it.")
            self.instead.setText(self._wording.signs(sentence))
        else:
            self.instead.setText(self.tr("Predictions of three classes are the points of a triangle."))

    def show_predictions(
        self, target: Sequence[float], predictions: Sequence[Prediction], paths: Sequence[Numbers]
    ) -> None:
        """Show every prediction with its path of distributions (K, T)."""
        self.log_curve.show_predictions(target, predictions)
        self.margin.show_predictions(int(np.argmax(target)), predictions)
        if len(target) == CORNERS:
            self.simplex.show_predictions(np.asarray(target), predictions, paths)

    def show_figures(self, rows: Sequence[FigureRow], chosen: str, lines: int) -> None:
        """Show the losses of every prediction."""
        self.figures.show_rows(rows, chosen, lines)
