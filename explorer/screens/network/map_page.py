"""A page of the Network screen: where training works, for every learning rate and every start at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.screens.network.map_panel import MapPanel
from explorer.screens.network.page import Page, Trained
from explorer.state.experiment import Experiment
from explorer.state.network_parts import MAP_SEEDS_RANGE, MAP_STEPS_RANGE
from explorer.state.training_map import TrainingMap, go_on, map_of
from explorer.widgets.button import Button
from explorer.widgets.number_box import NumberBox
from explorer.widgets.quiet_label import QuietLabel


class MapPage(Page):
    """A map for each run, which fills while the page is in front.

    Attributes:
        panel: the maps with the count; this is what is presented.
        steps, seeds: the settings of the maps.
        progress: how much is computed.
        button: stops the computation, or lets it go on.
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, wording, parent)
        self._experiment = Experiment()
        self._drawn: object = None
        self._maps: list[TrainingMap] = []
        self._is_stopped = self._is_guessing = False
        self._trained: Trained | None = None
        name = self.tr("Steps of each training")
        self.steps = NumberBox(name, *MAP_STEPS_RANGE, step=50, whole=True, widest="2000")
        name = self.tr("Seeds over which the mean is taken: the network's and those that follow it")
        self.seeds = NumberBox(name, *MAP_SEEDS_RANGE, step=1, whole=True, widest="55")
        self.progress = QuietLabel()
        self.button = Button("", "")
        self.button.setProperty("outlined", True)
        self.panel = MapPanel(theme, wording)
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
        self.panel.chosen.connect(self._choose)
        self.panel.grid.count_changed.connect(self._follow_room)

    def names(self) -> tuple[str, str]:
        return self.tr("Where it works"), self.tr("Every learning rate and every size of the initial weights at once")

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.panel.apply_theme(theme)
        self._drawn = None

    def parts(self) -> dict[str, QWidget]:
        return {"map": self.panel}

    def controls(self) -> list[QWidget]:
        return [self.steps, self.seeds, self.button, *self.panel.grid.plots]

    def show_frame(self, trained: Trained) -> None:
        """Show the maps of the runs; the frame does not matter to them."""
        self._trained, experiment = trained, trained.experiment
        view, runs, network = experiment.network_view, experiment.descent.runs, experiment.network
        wanted = (view.map_steps, view.map_seeds, runs, network, experiment.display.colour_map)
        if wanted == self._drawn:
            return
        self._drawn, self._experiment = wanted, experiment
        make = TrainingMap if self._is_guessing else map_of  # of a guess nothing is shown that was computed before
        maps = [make(spec, network, view.map_steps) for spec in runs]
        if [*map(id, maps)] != [*map(id, self._maps)]:
            self._is_stopped = False  # other maps than those that were stopped
        self._maps = maps
        self.steps.set_value(view.map_steps)
        self.seeds.set_value(view.map_seeds)
        self.panel.grid.want(len(runs))
        self._draw()
        self.work_changed.emit()

    def _follow_room(self) -> None:
        """There is room for more maps, or for fewer: those that are not seen are not computed."""
        if self._drawn is not None:
            self._draw()
            self.work_changed.emit()

    @property
    def _seeds(self) -> int:
        return self._experiment.network_view.map_seeds

    @property
    def _in_view(self) -> list[TrainingMap]:
        return self._maps[: self.panel.grid.count]

    @property
    def _is_complete(self) -> bool:
        return all(each.is_complete(self._seeds) for each in self._in_view)

    def _draw(self) -> None:
        is_working = self.is_working
        self.panel.show_maps(self._experiment, self._maps, is_working)
        done = sum(each.progress(self._seeds) for each in self._in_view) / len(self._in_view)
        said = self.tr("computing: {share}") if is_working else self.tr("stopped at {share}")
        text = self.tr("complete") if self._is_complete else said.format(share=f"{int(100 * done)}%")
        self.progress.setText("" if self._is_guessing else text)
        if is_working:
            self.button.reword(self.tr("Stop"), self.tr("Stop computing (Escape); what is computed stays"))
        else:
            self.button.reword(self.tr("Go on"), self.tr("Go on computing where it was stopped"))
        self.button.setEnabled(not (self._is_complete or self._is_guessing))

    def _choose(self, scale: float, rate: float) -> None:
        """Make a cell the experiment: the start, and the rate of all runs."""
        runs = tuple(replace(spec, learning_rate=rate) for spec in self._experiment.descent.runs)
        self.changed.emit({"init_scale": scale, "runs": runs}, None)

    @property
    def is_working(self) -> bool:
        """Whether cells are still being computed."""
        return not (self._is_stopped or self._is_guessing or self._is_complete)

    def go_on(self, budget: float) -> None:
        """Compute for about `budget` seconds, and draw what is ready."""
        if self.is_working:
            go_on(self._in_view, self._seeds, budget)
            self._draw()

    def set_guessing(self, guessing: bool) -> None:
        """Show empty maps, and compute nothing, while the question of a lesson is open."""
        if guessing != self._is_guessing:
            self._is_guessing, self._drawn = guessing, None
            if self._trained is not None and self.panel.isVisible():  # on a stage the page itself is not
                self.show_frame(self._trained)

    def stop_working(self) -> None:
        """Stop; what is computed stays, and the button goes on from there."""
        self._set_stopped(True)

    def _set_stopped(self, stopped: bool) -> None:
        self._is_stopped = stopped
        self._draw()
        self.work_changed.emit()
