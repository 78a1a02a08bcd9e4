"""The options of the surfaces: quantity, colours, scales, axes, span; and a button for another card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from explorer.look.theme import SPACE
from explorer.look.wording import Wording
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import MAX_RUNS
from explorer.widgets.button import Button
from explorer.widgets.choice import Choice
from explorer.widgets.number_box import NumberBox


class SurfaceOptions(QWidget):
    """Shows Display and SurfaceView; requests changes by name."""

    changed = Signal(dict)  # changes for Experiment.changed
    added = Signal()
    refused = Signal(str)

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 2)
        tr = self.tr
        self.quantity = Choice(
            tr("Show the value of the loss, or its slope"), [("value", tr("value")), ("slope", tr("slope"))]
        )
        self.log = Button(tr("log"), tr("Logarithmic colours"), checkable=True)
        self.common = Button(
            tr("common"), tr("One colour scale for all surfaces, instead of each its own"), checkable=True
        )
        self.colours = Choice(
            tr("Colour map"),
            [("lecture", tr("red–blue")), ("viridis", "viridis"), ("cividis", "cividis"), ("grey", tr("grey"))],
        )
        self.across = Choice(tr("Horizontal axis"))
        self.up = Choice(tr("Vertical axis"))
        wide = tr("Half the width of the axes; a new number centres them on 0")
        self.reach = NumberBox(wide, 0.01, 1e6, 1.0, widest="100")
        self.add = Button("+", tr("Add a card: another loss side by side, up to four"))
        for widget in (self.quantity, self.colours, self.log, self.common):
            row.addWidget(widget)
        row.addStretch(1)
        caption = QLabel("±")
        caption.setBuddy(self.reach)
        for right in (self.across, self.up, caption, self.reach):
            row.addWidget(right)
        row.addWidget(self.add)
        self.quantity.chosen.connect(lambda key: self.changed.emit({"quantity": key}))
        self.log.clicked.connect(lambda on: self.changed.emit({"colour_scale": "log" if on else "linear"}))
        self.common.clicked.connect(lambda on: self.changed.emit({"common_scale": on}))
        self.colours.chosen.connect(lambda key: self.changed.emit({"colour_map": key}))
        self.across.chosen.connect(lambda i: self._axis(0, i))
        self.up.chosen.connect(lambda i: self._axis(1, i))
        self.reach.edited.connect(lambda v, _: self.changed.emit({"span": (-v, v), "zoom": 1.0, "pan": (0.0, 0.0)}))
        self.reach.refused.connect(self.refused)
        self.add.clicked.connect(self.added)
        self._axes: Sequence[int] = (0, 1)

    def _axis(self, place: int, index: int) -> None:
        axes = list(self._axes)
        if index == axes[1 - place]:
            axes.reverse()  # it is on the other axis: swap them
        else:
            axes[place] = index
        self.changed.emit({"axes": tuple(axes)})

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the chosen options."""
        display, surface = experiment.display, experiment.surface
        self._axes = surface.axes
        self.quantity.set_chosen(display.quantity)
        self.log.setChecked(display.colour_scale == "log")
        self.common.setChecked(display.common_scale)
        self.colours.set_chosen(display.colour_map)
        for choice, axis, arrow in ((self.across, surface.axes[0], "↔"), (self.up, surface.axes[1], "↕")):
            choice.set_rows([(i, f"{arrow} {self._wording.logit(i)}") for i in range(experiment.problem.classes)])
            choice.set_chosen(axis)
        self.reach.set_value(surface.half)
        self.add.setEnabled(len(experiment.descent.runs) < MAX_RUNS)
