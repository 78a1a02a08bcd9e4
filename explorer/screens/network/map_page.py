"""A page of the Network screen: where training works, for every learning rate and every start at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.look import numbers
from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.screens.network.map_grid import MapGrid
from explorer.screens.network.map_plot import Place, Shown
from explorer.screens.network.page import Page, Trained
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.network_parts import MAP_SEEDS_RANGE, MAP_STEPS_RANGE
from explorer.state.training_map import RATES, SCALES, WORKS, TrainingMap, go_on, map_of
from explorer.widgets.button import Button
from explorer.widgets.number_box import NumberBox
from explorer.widgets.panel import Panel
from explorer.widgets.quiet_label import QuietLabel
from explorer.widgets.steady_label import SteadyLabel


class MapPage(Page):
    """A map for each run, which fills while the page is in front, and how many of its cells work.

    Attributes:
        panel: what is presented: the maps, the count, and how far the computation is.
        grid: the maps.
        count: how many cells work.
        steps, seeds: the settings of the maps.
        button: stops the computation, or lets it go on.
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, wording, parent)
        tr = self.tr
        self._experiment: Experiment | None = None
        self._drawn: object = None
        self._maps: list[TrainingMap] = []
        self._is_stopped = False
        self.steps = NumberBox(tr("Steps of each training"), *MAP_STEPS_RANGE, step=50, whole=True, widest="2000")
        name = tr("Seeds over which the mean is taken: the network's and those that follow it")
        self.seeds = NumberBox(name, *MAP_SEEDS_RANGE, step=1, whole=True, widest="55")
        self.button = Button("", "", checkable=False)
        self.button.setProperty("outlined", True)
        self.progress = QuietLabel()
        self.count, self.caption = SteadyLabel(lines=1), SteadyLabel(lines=1)
        self.count.label.setStyleSheet("font-weight: 700;")
        self.caption.label.setObjectName("muted")
        self.panel = Panel(tr("WHERE TRAINING WORKS"))
        self.panel.title.hide()  # the count is the headline
        self.grid = MapGrid(theme)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        settings = QHBoxLayout()
        settings.setSpacing(SPACE)
        for text, box in ((self.tr("steps of each training"), self.steps), (self.tr("seeds"), self.seeds)):
            caption = QLabel(text)
            caption.setBuddy(box)
            caption.setToolTip(box.accessibleName())
            settings.addWidget(caption)
            settings.addWidget(box)
        settings.addStretch(1)
        settings.addWidget(self.progress)
        settings.addWidget(self.button)
        for view, stretch in ((self.count, 0), (self.grid, 1), (self.caption, 0)):
            self.panel.body.addWidget(view, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(settings)
        column.addWidget(self.panel, 1)

    def _connect(self) -> None:
        self.steps.edited.connect(lambda value, gesture: self.changed.emit({"map_steps": int(value)}, gesture))
        self.seeds.edited.connect(lambda value, gesture: self.changed.emit({"map_seeds": int(value)}, gesture))
        for box in (self.steps, self.seeds):
            box.refused.connect(self.message)
        self.button.clicked.connect(lambda: self._set_stopped(self.is_working))
        self.grid.chosen.connect(self._choose)
        self.grid.count_changed.connect(self._follow_room)

    def names(self) -> tuple[str, str]:
        return self.tr("Where it works"), self.tr("Every learning rate and every start at once")

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.grid.apply_theme(theme)
        self._drawn = None

    def parts(self) -> dict[str, QWidget]:
        return {"map": self.panel}

    def controls(self) -> list[QWidget]:
        return [self.steps, self.seeds, self.button, *self.grid.plots]

    # What is shown

    def show_frame(self, trained: Trained) -> None:
        """Show the maps of the runs; the frame does not matter to them."""
        experiment = trained.experiment
        view, runs, network = experiment.network_view, experiment.descent.runs, experiment.network
        wanted = (view.map_steps, view.map_seeds, runs, network, experiment.display.colour_map)
        if wanted == self._drawn:
            return
        self._drawn, self._experiment = wanted, experiment
        maps = [map_of(spec, network, view.map_steps) for spec in runs]
        if [*map(id, maps)] != [*map(id, self._maps)]:
            self._is_stopped = False  # other maps than those that were stopped
        self._maps = maps
        self.steps.set_value(view.map_steps)
        self.seeds.set_value(view.map_seeds)
        self.grid.want(len(runs))
        self._draw()
        self.work_changed.emit()

    @property
    def _seeds(self) -> int:
        return 1 if self._experiment is None else self._experiment.network_view.map_seeds

    @property
    def _in_view(self) -> list[TrainingMap]:
        """The maps for which there is room; the others are not computed."""
        return self._maps[: self.grid.count]

    def _follow_room(self) -> None:
        if self._experiment is not None:
            self._draw()
            self.work_changed.emit()

    def _draw(self) -> None:
        experiment = self._experiment
        if experiment is None:
            return
        runs, styles = experiment.descent.runs, self.styles(len(experiment.descent.runs))
        self.grid.show_maps(
            [
                Shown(
                    self._title(spec),
                    style,
                    each.cells(self._seeds),
                    each.row_under_way if self.is_working else None,
                    _present(experiment, spec),
                    experiment.display.colour_map,
                )
                for spec, style, each in zip(runs, styles, self._maps, strict=True)
            ]
        )
        self.count.setText(self._counted(runs))
        self.caption.setText(self._explained(experiment))
        self._show_progress()

    def _title(self, spec: RunSpec) -> str:
        optimizer = OPTIMIZERS[spec.optimizer]
        given = [
            f"{self.wording.name(optimizer.settings[key].label)} = {numbers.plain(value, 3)}"
            for key, value in spec.hyperparameters
        ]
        return ", ".join([self.wording.label(LOSSES[spec.loss]), self.wording.label(optimizer), *given])

    def _counted(self, runs: tuple[RunSpec, ...]) -> str:
        """How many cells work under each run, of all or of those computed."""
        are_different = len({spec.loss for spec in runs}) == len(runs)
        found = []
        for i, (spec, each) in enumerate(zip(runs, self._in_view, strict=False)):
            works, known = each.counts(self._seeds)
            name = self.wording.label(LOSSES[spec.loss])
            under = name if are_different else f"{self.theme.run(i).sign} {name}"
            text = (
                self.tr("{n} of {count} under {loss}")
                if known == len(each)
                else self.tr("{n} of {count} computed under {loss}")
            )
            found.append(text.format(n=works, count=known, loss=under))
        listed = self.tr(", ", "between parts of a list").join(found)
        return self.tr("At least {share} %: {list}").format(share=round(100 * WORKS), list=listed)

    def _explained(self, experiment: Experiment) -> str:
        """What the numbers and marks mean."""
        view, tr = experiment.network_view, self.tr
        said = [tr("% right after {n} steps").format(n=numbers.count(view.map_steps))]
        if view.map_seeds > 1:
            said.append(tr("mean of {n} seeds").format(n=view.map_seeds))
        said.append(tr("framed: at least {share} %").format(share=round(100 * WORKS)))
        if any(cell and cell.diverged for each in self._in_view for row in each.cells(self._seeds) for cell in row):
            said.append(tr("hatched: diverged"))
        if any(_present(experiment, spec) for spec in experiment.descent.runs):
            said.append(tr("marker: the experiment now"))
        if self.grid.count < len(self._maps):
            left = ", ".join(style.letter for style in self.styles(len(self._maps))[self.grid.count :])
            said.append(tr("no room for {runs}").format(runs=left))
        return " · ".join(said)

    def _show_progress(self) -> None:
        done = sum(each.progress(self._seeds) for each in self._in_view) / max(len(self._in_view), 1)
        is_complete = all(each.is_complete(self._seeds) for each in self._in_view)
        percent = f"{int(100 * done)}%"
        said = self.tr("computing: {share}") if self.is_working else self.tr("stopped at {share}")
        self.progress.setText(self.tr("complete") if is_complete else said.format(share=percent))
        if self.is_working:
            self.button.reword(self.tr("Stop"), self.tr("Stop computing (Escape); what is computed stays"))
        else:
            self.button.reword(self.tr("Go on"), self.tr("Go on computing where it was stopped"))
        self.button.setEnabled(not is_complete)

    def _choose(self, row: int, column: int) -> None:
        """Make a cell the experiment: the start, and the rate of all runs."""
        if self._experiment is not None:
            runs = tuple(replace(spec, learning_rate=RATES[column]) for spec in self._experiment.descent.runs)
            self.changed.emit({"init_scale": SCALES[row], "runs": runs}, None)

    # Computing

    @property
    def is_working(self) -> bool:
        """Whether cells are still being computed."""
        return not self._is_stopped and not all(each.is_complete(self._seeds) for each in self._in_view)

    def go_on(self, budget: float) -> None:
        """Compute for about `budget` seconds, and draw what is ready."""
        if self.is_working:
            go_on(self._in_view, self._seeds, budget)
            self._draw()

    def stop_working(self) -> None:
        """Stop; what is computed stays, and the button goes on from there."""
        self._set_stopped(True)

    def _set_stopped(self, stopped: bool) -> None:
        self._is_stopped = stopped
        self._draw()
        self.work_changed.emit()


def _present(experiment: Experiment, spec: RunSpec) -> Place | None:
    """The cell of a run of the experiment, if there is one."""
    scale, rate = experiment.network.init_scale, spec.learning_rate
    return (SCALES.index(scale), RATES.index(rate)) if scale in SCALES and rate in RATES else None
