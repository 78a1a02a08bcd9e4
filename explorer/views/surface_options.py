"""One row of choices on how the surfaces are drawn: quantity, colours, scales, axes, span, and another card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from explorer.state.experiment import MAX_RUNS, Experiment
from explorer.theme import SPACE
from explorer.views import words
from explorer.views.controls import Button, Choice, NumberBox


class SurfaceOptions(QWidget):
    """Shows Display and SurfaceView; asks for changes by name."""

    changed = Signal(dict)  # changes for Experiment.changed
    added = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        tr = self.tr
        self.quantity = Choice(
            tr("Show the value of the loss, or its slope"), [("value", tr("value")), ("slope", tr("slope"))]
        )
        self.scale = Choice(tr("Linear or logarithmic colours"), [("linear", tr("linear")), ("log", tr("log"))])
        self.common = Choice(
            tr("Each surface with its own colour scale, or one scale for all"),
            [(False, tr("own scale")), (True, tr("common scale"))],
        )
        self.colours = Choice(
            tr("Colour map"),
            [("lecture", tr("red–blue")), ("viridis", "viridis"), ("cividis", "cividis"), ("grey", tr("grey"))],
        )
        self.x = Choice(tr("Horizontal axis"))
        self.y = Choice(tr("Vertical axis"))
        self.reach = NumberBox(tr("The axes run from minus this to plus this"), 0.01, 1e6, 1.0)
        self.add = Button("＋", tr("Add a card: another loss side by side, up to four"))
        for widget in (self.quantity, self.scale, self.common, self.colours):
            row.addWidget(widget)
        row.addStretch(1)
        for text, widget in (("↔", self.x), ("↕", self.y), ("±", self.reach)):
            caption = QLabel(text)
            caption.setBuddy(widget)
            row.addWidget(caption)
            row.addWidget(widget)
        row.addWidget(self.add)
        self.quantity.chosen.connect(lambda key: self.changed.emit({"quantity": key}))
        self.scale.chosen.connect(lambda key: self.changed.emit({"colour_scale": key}))
        self.common.chosen.connect(lambda key: self.changed.emit({"common_scale": key}))
        self.colours.chosen.connect(lambda key: self.changed.emit({"colour_map": key}))
        self.x.chosen.connect(lambda i: self._axis(0, i))
        self.y.chosen.connect(lambda i: self._axis(1, i))
        self.reach.edited.connect(lambda v, _: self.changed.emit({"span": (-v, v)}))
        self.reach.refused.connect(self.refused)
        self.add.clicked.connect(self.added)
        self._axes: Sequence[int] = (0, 1)

    def _axis(self, place: int, index: int) -> None:
        axes = list(self._axes)
        if index == axes[1 - place]:
            axes.reverse()  # the other axis has it: they change places
        else:
            axes[place] = index
        self.changed.emit({"axes": tuple(axes)})

    def show_experiment(self, experiment: Experiment) -> None:
        """Show what is chosen."""
        display, surface = experiment.display, experiment.surface
        self._axes = surface.axes
        self.quantity.set_chosen(display.quantity)
        self.scale.set_chosen(display.colour_scale)
        self.common.set_chosen(display.common_scale)
        self.colours.set_chosen(display.colour_map)
        signs = [(i, words.logit(i)) for i in range(experiment.problem.classes)]
        for choice, axis in ((self.x, surface.axes[0]), (self.y, surface.axes[1])):
            choice.set_rows(signs)
            choice.set_chosen(axis)
        self.reach.set_value(surface.span[1])
        self.add.setEnabled(len(experiment.descent.runs) < MAX_RUNS)
