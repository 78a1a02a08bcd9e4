"""The logits: a slider and a number box each, the number of classes, the target and the temperature."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from explorer.look.theme import SPACE
from explorer.look.wording import Wording, tr
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import MAX_CLASSES, MIN_CLASSES, TEMPERATURE_RANGE
from explorer.widgets.button import Button
from explorer.widgets.choice import Choice
from explorer.widgets.number_box import NumberBox
from explorer.widgets.panel import Panel, discard
from explorer.widgets.sliders import LogitSlider

SOFT = -1  # the row "soft target" of the target chooser


class LogitRow:
    """The widgets of one logit: sign, slider, number box, whether it is free, and its share of a soft target."""

    def __init__(self, panel: LogitsPanel, wording: Wording, index: int, grid: QGridLayout) -> None:
        sign = wording.logit(index)
        self.sign = QLabel(sign)
        name = tr("Logit {sign}") if panel.alone else tr("Logit {sign}: where descent starts")
        self.slider = LogitSlider(name.format(sign=sign), -10.0, 10.0)
        self.box = NumberBox(tr("Logit {sign}: any finite number").format(sign=sign), widest="-1000.0")
        self.part = Button("", tr("{sign} held still, or free to move in descent").format(sign=sign), checkable=True)
        self.share = NumberBox(
            tr("Target {sign}: its share of the right answer").format(sign=wording.target(index)),
            0.0,
            1.0,
            0.05,
            widest="0.0000",
        )
        self.share.figures = 4
        self.widgets: tuple[QWidget, ...] = (self.sign, self.slider, self.box, self.part, self.share)
        for column, widget in enumerate(self.widgets):
            grid.addWidget(widget, index, column)
        self.slider.moved.connect(lambda value, gesture: panel.logit_edited.emit(index, value, gesture))
        self.box.edited.connect(lambda value, gesture: panel.logit_edited.emit(index, value, gesture))
        self.part.clicked.connect(lambda on: panel.freed.emit(index, on))
        self.share.edited.connect(lambda value, gesture: panel.share_edited.emit(index, value, gesture))
        self.box.refused.connect(panel.refused)
        self.share.refused.connect(panel.refused)

    def delete(self) -> None:
        """Delete the row's widgets."""
        for widget in self.widgets:
            discard(widget)


class LogitsPanel(Panel):
    """Shows Problem and SurfaceView of an Experiment; requests changes by signal."""

    logit_edited = Signal(int, float, object)
    share_edited = Signal(int, float, object)
    freed = Signal(int, bool)
    classes_chosen = Signal(object)
    target_chosen = Signal(object)  # a class, or SOFT
    temperature_edited = Signal(float, object)
    refused = Signal(str)

    def __init__(self, wording: Wording, parent: QWidget | None = None, alone: bool = False) -> None:
        """`alone`: the logits only, without the axes, the target and the temperature."""
        super().__init__("", parent)
        self._wording = wording
        self.alone = alone
        self.title.setText(self.tr("LOGITS") if alone else self.tr("LOGITS · THE START"))
        self.classes = Choice(
            self.tr("Number of classes"), [(k, f"K = {k}") for k in range(MIN_CLASSES, MAX_CLASSES + 1)]
        )
        self.header.addStretch(1)
        self.header.addWidget(self.classes)
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE - 2)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self.rows: list[LogitRow] = []
        self.target = Choice(self.tr("Target: the right class, or a soft target"))
        self.temperature = NumberBox(
            wording.signs(self.tr("Temperature T: softmax and the losses see {y} / T")), *TEMPERATURE_RANGE, factor=1.25
        )
        last = QHBoxLayout()
        last.setSpacing(SPACE)
        captions = self._caption(wording.notation.target, self.target), self._caption("T", self.temperature)
        for widget in (captions[0], self.target, captions[1], self.temperature):
            last.addWidget(widget)
            if alone:
                widget.hide()
        last.insertStretch(2, 1)
        self.body.addLayout(last)
        self.classes.chosen.connect(self.classes_chosen)
        self.target.chosen.connect(self.target_chosen)
        self.temperature.edited.connect(self.temperature_edited)
        self.temperature.refused.connect(self.refused)

    def _caption(self, text: str, buddy: QWidget) -> QLabel:
        caption = QLabel(text)
        caption.setBuddy(buddy)
        caption.setToolTip(buddy.toolTip() or buddy.accessibleName())
        return caption

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the start, the target and the temperature."""
        problem, surface = experiment.problem, experiment.surface
        self._set_rows(problem.classes)
        soft = problem.target_class is None
        self.classes.set_chosen(problem.classes)
        self.target.set_rows(
            [(i, self.tr("class {n}").format(n=i + 1)) for i in range(problem.classes)]
            + [(SOFT, self.tr("soft target"))]
        )
        self.target.set_chosen(SOFT if soft else problem.target_class)
        self.temperature.set_value(problem.temperature)
        free = experiment.free
        for i, row in enumerate(self.rows):
            row.slider.set_span(*(surface.span if self.alone else surface.range_of(i)))
            row.slider.set_real(problem.logits[i])
            row.box.set_value(problem.logits[i])
            row.share.set_value(problem.target[i])
            row.share.setVisible(soft and not self.alone)
            row.part.setVisible(not self.alone)
            self._show_part(row, i, surface.axes, free[i])

    def _show_part(self, row: LogitRow, index: int, axes: tuple[int, int], free: bool) -> None:
        on_axis = index in axes
        row.part.setEnabled(not on_axis)
        row.part.setChecked(free and not on_axis)
        if on_axis:
            row.part.setText("↔" if index == axes[0] else "↕")
            hint = self.tr("{sign} is an axis of the surfaces: it moves").format(sign=self._wording.logit(index))
        else:
            row.part.setText(self.tr("free") if free else self.tr("held"))
            hint = self.tr("{sign} held still, or free to move in descent").format(sign=self._wording.logit(index))
        row.part.setToolTip(hint)

    def show_positions(self, positions: Sequence[NDArray[np.float64]], colours: Sequence[str]) -> None:
        """Mark the current position of every run beside each slider: one (K,) position per run."""
        for i, row in enumerate(self.rows):
            row.slider.set_marks([(float(p[i]), c) for p, c in zip(positions, colours, strict=True)])

    def _set_rows(self, count: int) -> None:
        while len(self.rows) > count:
            self.rows.pop().delete()
        while len(self.rows) < count:
            self.rows.append(LogitRow(self, self._wording, len(self.rows), self._grid))
