"""The panel below the surfaces: their options, the transport, the optimizer, two curves over the steps and a slice."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.panels.optimizer_row import OptimizerRow
from explorer.panels.transport import Transport
from explorer.plots.run_plot import RunPlot
from explorer.plots.step_plot import StepPlot
from explorer.screens.descent.slice_plot import SlicePlot
from explorer.screens.descent.surface_options import SurfaceOptions
from explorer.state.scene import Scene
from explorer.widgets.panel import Panel

POINTED_STRETCH = 2  # stretch of a plot that a lesson points at; the others have 1
_SHARE_OF_HEIGHT = 0.17  # of the screen, for the plots
_LEAST_LINES = 5  # the least height of a plot, in lines of text


class DescentPanel(Panel):
    """The controls and the curves of all runs together.

    Attributes:
        options: how the surfaces are drawn.
        transport: plays, stops and scrubs.
        optimizer: the settings of the runs.
        loss_curve, slope_curve: the loss and its slope over the steps.
        slice: the loss along the difference of the two axis logits.
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._wording = wording
        self.title.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.options = SurfaceOptions()
        self.transport = Transport()
        self.optimizer = OptimizerRow(wording)
        self.loss_curve = StepPlot(theme, self.tr("e by step"), "e")
        self.slope_curve = StepPlot(theme, self.tr("slope by step"), "‖∇e‖")
        self.slice = SlicePlot(theme, self.tr("The loss along the difference of the two axis logits"))
        for row in (self.options, self.transport, self.optimizer):
            self.body.addWidget(row)
        self._plots = QHBoxLayout()
        self._plots.setSpacing(SPACE)
        for plot in self.plots:
            self._plots.addWidget(plot, 1)
        self.body.addLayout(self._plots)

    @property
    def plots(self) -> tuple[RunPlot, ...]:
        """The plots of its last row, from left to right."""
        return self.loss_curve, self.slope_curve, self.slice

    def show_plots(self, scene: Scene, frame: int, steps: int) -> None:
        """Draw every run up to `frame` of `steps`, and its place on the slice."""
        display, indices = scene.experiment.display, range(len(scene.runs))
        self.loss_curve.show_curves([run.values for run in scene.runs], frame, steps, display.log_loss)
        self.slope_curve.show_curves([run.slopes for run in scene.runs], frame, steps, display.log_slope)
        first, second = scene.experiment.surface.axes
        slices = [scene.slice(i, frame) for i in indices]
        balls = []
        for i in indices:
            position = scene.position(i, frame)
            balls.append((float(position[first] - position[second]), scene.reading(i, frame).value))
        difference = f"{self._wording.logit(first)} − {self._wording.logit(second)}"
        label = self.tr("e along {difference}").format(difference=difference)
        self.slice.show_slices([(s.difference, s.value) for s in slices], balls, label)

    def fit(self, height: int) -> None:
        """Give the plots their share of the `height` of the screen."""
        share = max(int(_SHARE_OF_HEIGHT * height), self.fontMetrics().height() * _LEAST_LINES)
        for plot in self.plots:
            plot.setFixedHeight(share)

    def set_compact(self, compact: bool) -> None:
        """Hide the plots, where two rows of cards share a small window."""
        for plot in self.plots:
            plot.setVisible(not compact)

    @property
    def pointed(self) -> int:
        """The place of the plot that has the most room, from 1; 0 if all have the same."""
        return next((i for i in range(1, len(self.plots) + 1) if self._plots.stretch(i - 1) == POINTED_STRETCH), 0)

    def point_at(self, view: QWidget | None) -> None:
        """Give the plot that a lesson points at most of the room in its row; without one all get the same."""
        for place, plot in enumerate(self.plots):
            self._plots.setStretch(place, POINTED_STRETCH if plot is view else 1)

    def apply_theme(self, theme: Theme) -> None:
        """Give the plots the colours, lines and fonts of `theme`."""
        for plot in self.plots:
            plot.apply_theme(theme)
