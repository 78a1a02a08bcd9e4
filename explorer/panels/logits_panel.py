"""The logits: slider, number box and role of each, the number of classes, the target and the temperature."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from explorer.look.theme import SPACE
from explorer.look.wording import Wording, tr
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import MAX_CLASSES, MIN_CLASSES, TEMPERATURE_RANGE
from explorer.state.surface_view import SurfaceView
from explorer.widgets.choice import Choice
from explorer.widgets.number_box import NumberBox
from explorer.widgets.panel import Panel, discard
from explorer.widgets.sliders import LogitSlider

SOFT = -1  # the row "soft target" of the target chooser
ACROSS, UP, FIXED, MOVES = range(4)  # the roles of a logit: on an axis of the surfaces, held still, or free in descent


def role_of(surface: SurfaceView, index: int) -> int:
    """The role of logit `index`."""
    if index in surface.axes:
        return (ACROSS, UP)[surface.axes.index(index)]
    return MOVES if index in surface.free_others else FIXED


class LogitRow:
    """The widgets of one logit: sign, slider, number box, role, and its share of a soft target."""

    def __init__(self, panel: LogitsPanel, wording: Wording, index: int, grid: QGridLayout) -> None:
        sign = wording.logit(index)
        self.sign = QLabel(sign, panel)
        name = tr("Logit {sign}") if panel.alone else tr("Logit {sign}: where descent starts")
        self.slider = LogitSlider(name.format(sign=sign), -10.0, 10.0, panel)
        self.box = NumberBox(tr("Logit {sign}: any finite number").format(sign=sign), widest="-1000.0", parent=panel)
        roles = tr("Logit {sign}: an axis of the surfaces, fixed, or moving in descent").format(sign=sign)
        self.role = Choice(roles, parent=panel)
        self.share = NumberBox(
            tr("Target {sign}: its share of the right answer").format(sign=wording.target(index)),
            0.0,
            1.0,
            0.05,
            widest="0.0000",
            parent=panel,
        )
        self.share.figures = 4
        self.widgets: tuple[QWidget, ...] = (self.sign, self.slider, self.box, self.role, self.share)
        for column, widget in enumerate(self.widgets):
            grid.addWidget(widget, index, column, Qt.AlignmentFlag.AlignVCenter)  # on a stage the rows share the height
        self.slider.moved.connect(lambda value, gesture: panel.logit_edited.emit(index, value, gesture))
        self.box.edited.connect(lambda value, gesture: panel.logit_edited.emit(index, value, gesture))
        self.role.chosen.connect(lambda role: panel.role_chosen.emit(index, role))
        self.share.edited.connect(lambda value, gesture: panel.share_edited.emit(index, value, gesture))
        self.box.refused.connect(panel.refused)
        self.share.refused.connect(panel.refused)

    def delete(self) -> None:
        """Delete the row's widgets."""
        for widget in self.widgets:
            discard(widget)


class LogitsPanel(Panel):
    """Shows Problem and SurfaceView of an Experiment; requests changes by signal.

    Signals:
        role_chosen: (index, role) another role for a logit.
    """

    logit_edited = Signal(int, float, object)
    share_edited = Signal(int, float, object)
    role_chosen = Signal(int, int)
    classes_chosen = Signal(object)
    target_chosen = Signal(object)  # a class, or SOFT
    temperature_edited = Signal(float, object)
    refused = Signal(str)

    def __init__(
        self, wording: Wording, parent: QWidget | None = None, alone: bool = False, has_roles: bool = False
    ) -> None:
        """Args: alone: without target and temperature; has_roles: with the role of each logit, beside surfaces."""
        super().__init__("", parent)
        self._wording = wording
        self.alone, self._has_roles = alone, has_roles
        self.title.setText(self.tr("LOGITS") if alone else self.tr("LOGITS · THE START"))
        counts = range(MIN_CLASSES, MAX_CLASSES + 1)
        self.classes = Choice(self.tr("Number of classes"), [(k, f"K = {k}") for k in counts], self)
        self.header.addStretch(1)
        self.header.addWidget(self.classes)
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE - 2)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid, 1)
        self.rows: list[LogitRow] = []
        self.target = Choice(self.tr("Target: the right class, or a soft target"), parent=self)
        name = wording.signs(self.tr("Temperature T: softmax and the losses see {y} / T"))
        self.temperature = NumberBox(name, *TEMPERATURE_RANGE, factor=1.25, parent=self)
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
        caption = QLabel(text, self)
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
        for i, row in enumerate(self.rows):
            row.slider.set_span(*(surface.span if self.alone else surface.range_of(i)))
            row.slider.set_real(problem.logits[i])
            row.box.set_value(problem.logits[i])
            row.share.set_value(problem.target[i])
            row.share.setVisible(soft and not self.alone)
            row.role.setVisible(self._has_roles)
            row.role.set_rows(self._roles(problem.classes))
            row.role.set_chosen(role_of(surface, i))

    def _roles(self, classes: int) -> list[tuple[int, str]]:
        """The roles to choose from: of two logits both are axes."""
        roles = [(ACROSS, self.tr("across")), (UP, self.tr("up")), (FIXED, self.tr("fixed")), (MOVES, self.tr("moves"))]
        return roles if classes > 2 else roles[:2]

    def show_positions(self, positions: Sequence[NDArray[np.float64]], colours: Sequence[str]) -> None:
        """Mark the current position of every run beside each slider: one (K,) position per run."""
        for i, row in enumerate(self.rows):
            row.slider.set_marks([(float(p[i]), c) for p, c in zip(positions, colours, strict=True)])

    def _set_rows(self, count: int) -> None:
        while len(self.rows) > count:
            self.rows.pop().delete()
        before = len(self.rows)
        while len(self.rows) < count:
            self.rows.append(LogitRow(self, self._wording, len(self.rows), self._grid))
        if count > before:
            self.spread_colours()
