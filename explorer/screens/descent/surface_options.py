"""The options of the surfaces: quantity, colours, scales, landscape, span; what is below; a menu of what to run."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.look.theme import SPACE
from explorer.look.wording import Wording
from explorer.screens.descent.landscape.landscape_row import LandscapeRow
from explorer.screens.descent.starts_row import StartsRow
from explorer.state.comparisons import COMPARISONS
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import MAX_RUNS
from explorer.widgets.button import Button
from explorer.widgets.choice import Choice
from explorer.widgets.menu_button import MenuButton
from explorer.widgets.number_box import NumberBox


class SurfaceOptions(QWidget):
    """Shows Display, SurfaceView and Landscape; requests changes by name.

    Attributes:
        runs: the button with the menu of what to run.
        add: its entry for another run.
        compare: its entry for each comparison, by key.
        below: the choice of the page below the surfaces.
        starts, landscape_row: rows that are shown for maps of steps, and for landscapes.

    Signals:
        changed: (changes) for Experiment.changed.
        added: another run is asked for.
        compared: (Comparison) a comparison is asked for.
        refused: (sentence) why a number typed is not valid.
    """

    changed = Signal(dict)
    added = Signal()
    compared = Signal(object)
    refused = Signal(str)

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(SPACE // 2)
        row = QHBoxLayout()
        row.setSpacing(SPACE // 2)
        self._rows.addLayout(row)
        tr = self.tr
        self.quantity = Choice(
            tr("Show the value of the loss, its slope, or the steps to learn from every start"),
            [("value", tr("value")), ("slope", tr("slope")), ("steps", tr("steps"))],
            self,
        )
        self.log = Button(tr("log"), tr("Logarithmic colours"), checkable=True, parent=self)
        scale = tr("One colour scale for all surfaces, instead of each its own")
        self.common = Button(tr("common"), scale, checkable=True, parent=self)
        self.colours = Choice(
            tr("Colour map"),
            [("lecture", tr("red–blue")), ("viridis", "viridis"), ("cividis", "cividis"), ("grey", tr("grey"))],
            self,
        )
        wide = tr("Half the width of the axes; a new number centres them on 0")
        self.reach = NumberBox(wide, 0.01, 1e6, 1.0, widest="100", parent=self)
        self._build_runs(wording)
        relief = tr("Tilt the flat maps into landscapes, or back")
        self.landscape = Button(tr("3-D"), relief, checkable=True, parent=self)
        self.below = Choice(tr("What is shown below the surfaces"), parent=self)
        for widget in (self.quantity, self.colours, self.log, self.common, self.landscape):
            row.addWidget(widget)
        row.addStretch(1)
        caption = QLabel("±", self)
        caption.setBuddy(self.reach)
        for right in (self.below, caption, self.reach):
            row.addWidget(right)
        row.addWidget(self.runs)
        self.starts = StartsRow(self)
        self._add_row(self.starts)
        self.quantity.chosen.connect(lambda key: self.changed.emit({"quantity": key}))
        self.log.clicked.connect(lambda on: self.changed.emit({"colour_scale": "log" if on else "linear"}))
        self.common.clicked.connect(lambda on: self.changed.emit({"common_scale": on}))
        self.colours.chosen.connect(lambda key: self.changed.emit({"colour_map": key}))
        self.landscape.clicked.connect(lambda on: self.changed.emit({"is_landscape": on}))
        self.reach.edited.connect(lambda v, _: self.changed.emit({"span": (-v, v), "zoom": 1.0, "pan": (0.0, 0.0)}))
        self.landscape_row = LandscapeRow(self)
        self._add_row(self.landscape_row)
        self.reach.refused.connect(self.refused)

    def _build_runs(self, wording: Wording) -> None:
        tr = self.tr
        self.runs = MenuButton(tr("Runs ▾"), tr("Add a run, or compare four"), self)
        menu = self.runs.entries
        self.add = menu.addAction(tr("Add a run"))
        self.add.setToolTip(tr("Add a run beside the others, up to four, under another loss"))
        self.add.triggered.connect(lambda: self.added.emit())
        menu.addSeparator()
        self.compare: dict[str, QAction] = {}
        for key, record in COMPARISONS.items():
            action = self.compare[key] = menu.addAction(wording.label(record))
            action.setToolTip(wording.name(record.hint))
            action.triggered.connect(lambda _checked=False, record=record: self.compared.emit(record))

    def _add_row(self, row: QWidget) -> None:
        """A row below, for what is set only in some views: it is hidden in the others."""
        self._rows.addWidget(row)

    def controls(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        first = [self.quantity, self.colours, self.log, self.common, self.landscape, self.below, self.reach, self.runs]
        return [*first, *self.starts.controls(), *self.landscape_row.controls()]

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the chosen options."""
        display, surface = experiment.display, experiment.surface
        self.quantity.set_chosen(display.quantity)
        self.log.setChecked(display.colour_scale == "log")
        self.common.setChecked(display.common_scale)
        self.colours.set_chosen(display.colour_map)
        self.landscape.setChecked(experiment.landscape.is_landscape)
        self.landscape_row.show_landscape(experiment.landscape)
        self.reach.set_value(surface.half)
        self.add.setEnabled(len(experiment.descent.runs) < MAX_RUNS)
