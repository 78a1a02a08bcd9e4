"""The Network screen: a real network trained on real images under each run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from explorer.core.optimizers import OPTIMIZERS
from explorer.look import numbers
from explorer.look.theme import SPACE
from explorer.screens.explained_example import Explained
from explorer.screens.network.explained_image import explained_image
from explorer.screens.network.images_page import ImagesPage
from explorer.screens.network.inside_page import InsidePage
from explorer.screens.network.map_page import MapPage
from explorer.screens.network.network_controls import NetworkControls
from explorer.screens.network.page import Page, Trained
from explorer.screens.network.page_stack import PageStack
from explorer.screens.network.plane_page import PlanePage
from explorer.screens.network.run_card import RunCard, is_diverged
from explorer.screens.network.training_page import TrainingPage
from explorer.screens.screen import GROWTH_BUDGET, Screen, differ
from explorer.screens.shared_panels import connect_curve, connect_optimizer, connect_transport
from explorer.state.datasets import HELD_OUT, image_data
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.network_training import NetworkTraining, bring, training
from explorer.state.openings import NETWORK_RUNS
from explorer.widgets.panel import discard


class NetworkScreen(Screen):
    """Each run trains the same network from the same initial weights; frame n shows it after n minibatches.

    Only the page in front is kept up to date.

    More than 20 methods: more than half of them answer what every screen is asked.
    """

    def build(self) -> None:
        theme = self.theme
        self._trainings: list[NetworkTraining] = []
        self._looked_at = HELD_OUT  # the first 1 of the digits that come with the app
        self._playable = True
        self.runs: list[RunCard] = []
        self.training_page = TrainingPage(theme, self.wording)
        self.pages = PageStack(
            [
                self.training_page,
                InsidePage(theme, self.wording),
                PlanePage(theme, self.wording),
                MapPage(theme, self.wording),
                ImagesPage(theme, self.wording),
            ]
        )
        self.controls = NetworkControls(self.wording, self.content)
        self.settings, self.optimizer = self.controls.settings, self.controls.optimizer
        connect_transport(self.controls.transport, self)
        self.themed = [*self.pages.pages]
        self._lay_out()
        self._connect()
        self._bring(0)

    def _lay_out(self) -> None:
        root = QVBoxLayout(self.content)
        root.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        root.setSpacing(SPACE)
        root.addWidget(self.pages.tabs)
        self._run_row = QHBoxLayout()  # in no widget of its own: that would hear late of a card's other height
        self._run_row.setSpacing(SPACE)
        root.addLayout(self._run_row)
        root.addWidget(self.pages, 1)
        root.addWidget(self.controls)

    def _connect(self) -> None:
        connect_optimizer(self.optimizer, self)
        self.settings.changed.connect(self._change)
        self.settings.refused.connect(self.message)
        self.pages.turned.connect(self.show_page)
        for page in self.pages.pages:
            page.changed.connect(self._change)
            page.chosen.connect(self._choose)
            page.message.connect(self.message)
            page.work_changed.connect(self.work_changed)
        for plot in (self.training_page.accuracy, self.training_page.loss_curve):
            connect_curve(plot, self)

    def _change(self, changes: dict[str, object], gesture: object) -> None:
        self.write(lambda experiment: experiment.changed(**changes), gesture)

    # Pages

    @property
    def page(self) -> Page:
        """The page in front."""
        return self.pages.current

    def show_page(self, place: int) -> None:
        """Bring a page to the front, up to date."""
        self.finish_typing()
        self._bring(place)
        self.refresh()
        self.work_changed.emit()

    def _bring(self, place: int) -> None:
        self.pages.bring(place)
        for part in (*self.runs, self.controls):
            part.setVisible(self.page.has_runs)

    def reveal(self, part: str) -> None:
        """Bring the page with the view `part` to the front."""
        place = self.pages.place_of(part)
        if place not in (None, self.pages.currentIndex()):
            self.show_page(place)
        if part == "settings":
            self.controls.reveal_settings()

    def present(self, names: Sequence[str]) -> None:
        """As every screen; what is shown only on demand is drawn for the stage too."""
        super().present(names)
        if self._shown == self.store.experiment:  # otherwise a new one follows, whose trainings are not here yet
            self._draw_page(self.player.reached)

    def looked_at(self) -> tuple[int, ...]:
        """The page in front, and the example that is looked at."""
        return self.pages.currentIndex(), self._looked_at

    def look_at(self, chosen: tuple[int, ...]) -> None:
        """Bring the page back, and look at the example."""
        place, self._looked_at = chosen
        self.show_page(place)

    def _choose(self, example: int) -> None:
        self._looked_at = example
        self._draw_page(self.player.reached)
        self.drawn.emit()

    # Runs

    def _set_runs(self, count: int) -> None:
        while len(self.runs) > count:
            gone = self.runs.pop()
            self.themed.remove(gone)
            discard(gone)
        while len(self.runs) < count:
            run = RunCard(self.theme, self.wording, len(self.runs))
            run.loss_chosen.connect(lambda i, key: self.write(lambda e: e.with_runs([i], loss=key)))
            run.set_playable(self._playable)
            self.runs.append(run)
            self.themed.append(run)
            self._run_row.addWidget(run, 1)
            run.setVisible(self.page.has_runs)

    def show_experiment(self, old: Experiment | None, new: Experiment) -> None:
        """Show the runs and the settings."""
        specs = new.descent.runs
        if differ(old, new, lambda e: (e.descent.runs, e.network)):
            self._trainings = [training(spec, new.network) for spec in specs]
        if differ(old, new, lambda e: e.descent.runs):
            self._show_specs(specs)
        if differ(old, new, lambda e: e.network):
            self.controls.show_network(new.network)

    def _show_specs(self, specs: tuple[RunSpec, ...]) -> None:
        self._set_runs(len(specs))
        for run, spec in zip(self.runs, specs, strict=True):
            optimizer = self.wording.label(OPTIMIZERS[spec.optimizer])
            run.show_run(spec.loss, f"{optimizer} {numbers.plain(spec.learning_rate, 3)}")
        self.optimizer.show_runs(specs, [self.theme.run(i).letter for i in range(len(specs))])

    def draw_frame(self, frame: int) -> int:
        """Draw every network after `frame` minibatches, or after as many as are computed."""
        shown = bring(self._trainings, frame, GROWTH_BUDGET)
        trained = self._trained(shown)
        for run, each in zip(self.runs, self._trainings, strict=True):
            measured = each.measured(shown)
            run.show_data(len(trained.data.held), trained.has_digits)
            run.show_figures(measured.accuracy, measured.loss, is_diverged(each, shown), shown > 0)
        self.page.show_frame(trained)
        return shown

    def _draw_page(self, frame: int) -> None:
        self.page.show_frame(self._trained(frame))

    def _trained(self, frame: int) -> Trained:
        experiment = self.store.experiment
        data = image_data(experiment.network.data)
        looked_at = min(self._looked_at, len(data.held) - 1)  # other data may have fewer images
        return Trained(experiment, data, self._trainings, frame, looked_at)

    def set_guessing(self, guessing: bool) -> None:
        """Hide on every page what reveals the answer."""
        for page in self.pages.pages:
            page.set_guessing(guessing)

    def set_playable(self, playable: bool) -> None:
        """Say that Space trains, or do not."""
        self._playable = playable
        for run in self.runs:
            run.set_playable(playable)

    @property
    def has_steps(self) -> bool:
        """Whether the page in front shows the runs."""
        return self.page.has_runs

    # Long computations

    @property
    def is_working(self) -> bool:
        """Whether the page in front still computes something."""
        return self.page.is_working

    def go_on(self, budget: float) -> None:
        """Let the page in front compute."""
        self.page.go_on(budget)

    def stop_working(self) -> None:
        """Leave what the page in front computes as far as it is."""
        self.page.stop_working()

    # What every screen is asked

    def fit(self) -> None:
        """Fold the settings where they have no room."""
        self.controls.fit(self.size())

    def event(self, event: QEvent) -> bool:
        """Escape closes what is open here, and nothing else."""
        return (self._is_built and self.controls.closes_by(event)) or super().event(event)

    def explained(self) -> Explained:
        """The image looked at and the answer of the first run under the chosen loss, or of the first run."""
        return explained_image(self._trained(self.player.reached), self.theme, self.wording)

    def tab_order(self) -> list[QWidget]:
        """The tabs, the runs, the page in front, then the rows below in reading order."""
        order = [*self.pages.tabs.buttons, *(run.loss for run in self.runs), *self.pages.controls()]
        return [*order, *self.controls.controls]

    def parts(self) -> dict[str, QWidget]:
        """The views of all pages, the settings, and each run."""
        own = {"settings": self.settings, "optimizer": self.optimizer, "transport": self.controls.transport}
        return self.pages.parts() | own | {f"run_{run.index + 1}": run for run in self.runs}

    def presented(self) -> list[str]:
        """The views of the page in front."""
        return self.page.presented()

    def reset(self, experiment: Experiment) -> Experiment:
        """The default network, under the two losses that are compared by default, shown as at first."""
        opening = NETWORK_RUNS
        return replace(experiment, network=opening.network, network_view=opening.network_view, descent=opening.descent)
