"""The curves of all runs together: the loss and its slope over the steps, and a slice through the surfaces."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QBoxLayout, QWidget

from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.plots.run_plot import RunPlot
from explorer.plots.step_plot import StepPlot
from explorer.screens.descent.arrangement import Curves, Size
from explorer.screens.descent.below.page import BelowPage
from explorer.screens.descent.below.slice_plot import SlicePlot
from explorer.state.scene import Scene

POINTED_STRETCH = 2  # stretch of a plot that a lesson points at; the others have 1
_LETTERS_BESIDE, _LETTERS_BELOW = 19, 12  # of width that a plot needs
_LINES = 5.0  # and of height


class CurvesPage(BelowPage):
    """Three plots, side by side or one above the other.

    Attributes:
        loss_curve, slope_curve: the loss and its slope over the steps.
        slice: the loss along the difference of the two axis logits.
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, wording, parent)
        self.loss_curve = StepPlot(theme, self.tr("e by step"), "e", self)
        self.slope_curve = StepPlot(theme, self.tr("slope by step"), "‖∇e‖", self)
        self.slice = SlicePlot(theme, self.tr("The loss along the difference of the two axis logits"), self)
        self._plots = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._plots.setContentsMargins(0, 0, 0, 0)
        self._plots.setSpacing(SPACE)
        for plot in self.plots:
            self._plots.addWidget(plot, 1)

    @property
    def plots(self) -> tuple[RunPlot, ...]:
        """The plots in their order."""
        return self.loss_curve, self.slope_curve, self.slice

    def set_direction(self, direction: QBoxLayout.Direction) -> None:
        """Place the plots side by side, or one above the other."""
        self._plots.setDirection(direction)

    def needed(self) -> dict[Curves, Size]:
        """(width, height) that one plot needs beside the surfaces and below them, with its part of the frame."""
        metrics, least = QFontMetricsF(self.font()), self.loss_curve.minimumSize()
        axis, letter = self.loss_curve.axis_sizes("left")[1], metrics.averageCharWidth()
        height = max(int(_LINES * metrics.height()), least.height()) + 2 * SPACE
        letters = {Curves.BESIDE: _LETTERS_BESIDE, Curves.BELOW: _LETTERS_BELOW}
        widths = {place: max(int(axis + count * letter), least.width()) for place, count in letters.items()}
        return {place: (width + 2 * SPACE, height) for place, width in widths.items()}

    def names(self) -> tuple[str, str]:
        return self.tr("curves"), self.tr("The loss and its slope by step, and a slice through the surfaces")

    def parts(self) -> dict[str, QWidget]:
        return {"loss_curve": self.loss_curve, "slope_curve": self.slope_curve, "slice": self.slice}

    def set_guessing(self, guessing: bool) -> None:
        """Hide the words on the slice."""
        self.slice.words.set_guessing(guessing)

    def show_scene(self, scene: Scene, frame: int) -> None:
        """Draw every run up to `frame`, and its place on the slice."""
        display, indices, steps = scene.experiment.display, range(len(scene.runs)), scene.experiment.descent.steps
        self.loss_curve.show_curves([run.values for run in scene.runs], frame, steps, display.log_loss)
        self.slope_curve.show_curves([run.slopes for run in scene.runs], frame, steps, display.log_slope)
        first, second = scene.experiment.surface.axes
        slices = [scene.slice(i, frame) for i in indices]
        balls = []
        for i in indices:
            position = scene.position(i, frame)
            balls.append((float(position[first] - position[second]), scene.reading(i, frame).value))
        difference = f"{self.wording.logit(first)} − {self.wording.logit(second)}"
        label = self.tr("e along {difference}").format(difference=difference)
        self.slice.show_slices([(s.difference, s.value) for s in slices], balls, label)

    @property
    def pointed(self) -> int:
        """The place of the plot that has the most room, from 1; 0 if all have the same."""
        return next((i for i in range(1, len(self.plots) + 1) if self._plots.stretch(i - 1) == POINTED_STRETCH), 0)

    def point_at(self, view: QWidget | None) -> None:
        """Give the plot that a lesson points at most of the room; without one all get the same."""
        for place, plot in enumerate(self.plots):
            self._plots.setStretch(place, POINTED_STRETCH if plot is view else 1)

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for plot in self.plots:
            plot.apply_theme(theme)
