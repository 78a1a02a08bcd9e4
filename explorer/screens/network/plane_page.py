"""The page of the plane: the loss through the start and two of the runs, and along the line between these."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from explorer.core.losses.table import LOSSES
from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.screens.network.line_plot import LinePlot
from explorer.screens.network.page import Page, Trained
from explorer.screens.network.plane_panel import PlanePanel
from explorer.screens.stage import Stage
from explorer.state.followed_plane import FollowedPlane
from explorer.state.loss_plane import LossPlane, loss_plane, pair_of
from explorer.widgets.panel import Panel


class PlanePage(Page):
    """Follows the trainings with a plane of their losses, computed a few milliseconds at a time.

    Attributes:
        plane: the panel of the pictures.
        line: the losses along the line between the two runs.
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, wording, parent)
        self._followed = FollowedPlane()
        self._trained: Trained | None = None
        self._drawn: tuple[object, ...] = ()
        self.plane = PlanePanel(theme, wording)
        self._measure = self.tr("each loss / its maximum")
        self.line = LinePlot(theme, self._measure)
        policy = self.line.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.line.setSizePolicy(policy)
        self._line_panel = Panel(self.tr("FROM ONE TO THE OTHER"))
        self._line_panel.body.addWidget(self.line, 1)
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for column, (panel, stretch) in enumerate(((self.plane, 3), (self._line_panel, 1))):
            row.addWidget(panel, 0, column)
            row.setColumnStretch(column, stretch)
        self.plane.changed.connect(lambda changes: self.changed.emit(changes, None))
        self.plane.resumed.connect(self._resume)
        self.line.read.connect(self.message)

    def names(self) -> tuple[str, str]:
        return self.tr("Plane"), self.tr("The loss on the plane through the start and the places of two runs")

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._drawn = ()
        for view in (self.plane, self.line):
            view.apply_theme(theme)

    def show_frame(self, trained: Trained) -> None:
        experiment = trained.experiment
        specs = experiment.descent.runs
        self._trained = trained
        pair = pair_of(experiment.network_view.pair, len(specs))
        was_working = self.is_working
        self._followed.ask(loss_plane(specs, experiment.network, trained.frame, pair), trained.trainings)
        self._draw()
        if self.is_working != was_working:
            self.work_changed.emit()

    def _draw(self) -> None:
        """Draw the plane that there is."""
        trained, plane = self._trained, self._followed.shown
        if trained is None:
            return
        experiment = trained.experiment
        level = -1 if plane is None else plane.level
        home = self._line_panel.parentWidget()  # another on a stage
        drawn = (plane, level, experiment.descent.runs, experiment.network_view, experiment.display, home)
        if drawn != self._drawn:
            self._drawn = drawn
            styles = self.styles(len(trained.trainings))
            self.plane.show_experiment(experiment, styles)
            self.plane.show_plane(plane, experiment, trained.trainings[0].shape.parameters)
            self._draw_line(plane, trained)
        self.plane.show_progress(self.is_working, self._followed.is_stopped)

    def _draw_line(self, plane: LossPlane | None, trained: Trained) -> None:
        is_there = plane is not None and plane.line is not None
        self.line.setVisible(is_there)
        if plane is None or plane.line is None:
            return
        keys = [spec.loss for spec in trained.experiment.descent.runs]
        values = [plane.line[plane.quantities.index(key)] for key in keys]
        titles = [self.wording.label(LOSSES[key]) for key in keys]
        signs = [self.theme.run(i).sign for i in plane.pair]
        whose = "   ".join(f"{self.theme.run(i).sign} {title}" for i, title in enumerate(titles))
        on_stage = isinstance(self._line_panel.parentWidget(), Stage)
        self.line.set_caption(*([f"{whose}   {self._measure}"] if on_stage else []), self._measure)
        names = (signs[0], signs[1]) if len(signs) > 1 else (self.tr("start"), signs[0])
        ends = {run: float(place) for place, run in enumerate(plane.pair, start=2 - len(plane.pair))}
        self.line.show_line(values, titles, names, ends)

    def parts(self) -> dict[str, QWidget]:
        return {"plane": self.plane, "line": self._line_panel}

    def presented(self) -> list[str]:
        return ["plane"]

    def controls(self) -> list[QWidget]:
        return self.plane.controls

    # The computation

    @property
    def is_working(self) -> bool:
        return self._followed.is_working

    def go_on(self, budget: float) -> None:
        if self._followed.go_on(budget) or not self.is_working:
            self._draw()

    def stop_working(self) -> None:
        self._followed.stop()
        self._draw()
        self.work_changed.emit()

    def _resume(self) -> None:
        self._followed.resume()
        self._draw()
        self.work_changed.emit()
