"""The panel of where training works: how many cells work under each run, the maps, and what is drawn in them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from explorer.core.losses.table import LOSSES
from explorer.core.network import SCALED
from explorer.core.optimizers import OPTIMIZERS
from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.screens.network.map_grid import MapGrid
from explorer.screens.network.map_plot import Place, Shown
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.training_map import RATES, SCALES, WORKS, TrainingMap
from explorer.widgets.panel import Panel
from explorer.widgets.steady_label import SteadyLabel


class MapPanel(Panel):
    """Shows the maps of the runs as far as they are computed.

    Attributes:
        count: how many cells work, of those that are computed.
        grid: the maps.
        caption: what their numbers and marks mean.

    Signals:
        chosen: (scale, rate) the user wants these as the experiment.
    """

    chosen = Signal(float, float)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.hide()  # the count is the headline
        self._theme, self._wording = theme, wording
        self.count, self.caption = SteadyLabel(lines=1), SteadyLabel(lines=1)
        self.count.label.setStyleSheet("font-weight: 700;")
        self.caption.label.setObjectName("muted")
        self.grid = MapGrid(theme)
        for view, stretch in ((self.count, 0), (self.grid, 1), (self.caption, 0)):
            self.body.addWidget(view, stretch)
        self.grid.chosen.connect(lambda row, column: self.chosen.emit(SCALES[row], RATES[column]))

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.grid.apply_theme(theme)

    def show_maps(self, experiment: Experiment, maps: Sequence[TrainingMap], is_working: bool) -> None:
        """Show the map of every run of `experiment`; where there is no room for all, the first ones."""
        runs, seeds = experiment.descent.runs, experiment.network_view.map_seeds
        self.grid.show_maps(
            [
                Shown(
                    self._title(spec),
                    self._scaled(experiment),
                    self._theme.run(i),
                    each.cells(seeds),
                    each.row_under_way if is_working else None,
                    _place(experiment, spec),
                    experiment.display.colour_map,
                )
                for i, (spec, each) in enumerate(zip(runs, maps, strict=True))
            ]
        )
        self.count.setText(self._counted(runs, maps, seeds))
        self.caption.setText(self._explained(experiment, maps))
        self.setToolTip(self.caption.text())
        self._fit()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the caption where the maps need its room."""
        margins, gaps = self.body.contentsMargins(), 3 * self.body.spacing()
        needed = self.count.needed + self.caption.needed + self.grid.minimumSizeHint().height()
        fits = self.height() >= needed + gaps + margins.top() + margins.bottom()
        if fits == self.caption.isHidden():
            self.caption.setVisible(fits)

    def _title(self, spec: RunSpec) -> str:
        """Loss and optimizer, and the hyperparameters that are not the usual ones."""
        optimizer = OPTIMIZERS[spec.optimizer]
        given = [
            f"{self._wording.name(optimizer.settings[key].label)} = {numbers.plain(value, 3)}"
            for key, value in spec.hyperparameters
        ]
        names = [self._wording.label(LOSSES[spec.loss]), self._wording.label(optimizer), *given]
        return self._separator().join(names)

    def _scaled(self, experiment: Experiment) -> str:
        """Which initial weights the numbers at the rows multiply."""
        said = dict(zip(SCALED, (self.tr("last layer's weights"), self.tr("all layers' weights")), strict=True))
        return said[experiment.network.scaled]

    def _counted(self, runs: Sequence[RunSpec], maps: Sequence[TrainingMap], seeds: int) -> str:
        """How many cells work under each run that is shown."""
        are_different = len({spec.loss for spec in runs}) == len(runs)
        found = []
        for i in range(self.grid.count):
            works, known = maps[i].counts(seeds)
            name = self._wording.label(LOSSES[runs[i].loss])
            loss = name if are_different else f"{self._theme.run(i).sign} {name}"
            count, number = (known, f"{works}") if known else (len(maps[i]), "…")
            found.append(self.tr("{n} of {count} under {loss}").format(n=number, count=count, loss=loss))
        share, counted = round(100 * WORKS), self._separator().join(found)
        return self.tr("At least {share}%: {list}").format(share=share, list=counted)

    def _explained(self, experiment: Experiment, maps: Sequence[TrainingMap]) -> str:
        view, runs, shown, tr = experiment.network_view, experiment.descent.runs, self.grid.count, self.tr
        said = [tr("% right after {n} steps").format(n=numbers.count(view.map_steps))]
        if view.map_seeds > 1:
            said.append(tr("mean of {n} seeds").format(n=view.map_seeds))
        said.append(tr("framed: ≥ {share}%").format(share=round(100 * WORKS)))
        if any(cell and cell.diverged for each in maps[:shown] for row in each.cells(view.map_seeds) for cell in row):
            said.append(tr("hatched: diverged"))
        if any(_place(experiment, spec) for spec in runs[:shown]):
            said.append(tr("marker: now"))
        if shown < len(runs):
            left = " ".join(self._theme.run(i).letter for i in range(shown, len(runs)))
            said.append(tr("no room for {runs}").format(runs=left))
        return " · ".join(said)

    def _separator(self) -> str:
        return self.tr(", ")


def _place(experiment: Experiment, spec: RunSpec) -> Place | None:
    """The cell of a run of the experiment, if there is one."""
    scale, rate = experiment.network.init_scale, spec.learning_rate
    return (SCALES.index(scale), RATES.index(rate)) if scale in SCALES and rate in RATES else None
