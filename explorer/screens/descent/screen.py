"""The Descent screen: logits, softmax and losses on the left; surfaces side by side; the descent below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from explorer.screens.descent import card_drawing, edits, worker
from explorer.screens.descent.below.panel import BelowPanel
from explorer.screens.descent.card_grid import CardGrid
from explorer.screens.descent.descent_body import DescentBody
from explorer.screens.descent.descent_column import DescentColumn
from explorer.screens.descent.descent_panel import DescentPanel
from explorer.screens.descent.landscape.landscapes import Landscapes
from explorer.screens.descent.surface_card import SurfaceCard
from explorer.screens.descent.surface_links import connect_surfaces, of_surfaces, show_ghosts
from explorer.screens.explained_example import Explained, of_run
from explorer.screens.screen import GROWTH_BUDGET, Screen, differ
from explorer.screens.shared_panels import connect_curve, connect_logits, connect_optimizer, connect_transport
from explorer.state.experiment import Experiment
from explorer.state.ghost import Ghosts
from explorer.state.scene import Scene, derive


class DescentScreen(Screen):
    """The error surfaces of one to four runs, and descent on all of them at once.

    More than 20 methods: half of them answer what every screen is asked.
    """

    def build(self) -> None:
        self.scene: Scene = derive(self.store.experiment)
        self.ghosts, self._frame = Ghosts(), 0
        self._area = QScrollArea(self.content)  # for a window that is too small for everything folded
        self.body = DescentBody(self._area.viewport())
        column = self.column = DescentColumn(self.theme, self.wording, self.body)
        self.logits, self.bars, self.table = column.logits, column.bars, column.table
        self.grid = CardGrid(self.theme, self.wording, self.body)
        self.below = BelowPanel(self.theme, self.wording, self.body)
        self.curves = self.below.curves
        panel = self.panel = DescentPanel(self.wording, self.body)
        self.options, self.optimizer = panel.options, panel.optimizer
        self.loss_curve, self.slope_curve, self.slice = self.curves.plots
        self.body.hold(self.column, self.grid, self.below, panel)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setWidget(self.body)
        root = QVBoxLayout(self.content)
        root.setContentsMargins(0, 0, 0, 0)
        root.addWidget(self._area)
        self.themed = [self.grid, self.column, self.below]
        self.landscapes = Landscapes(self.grid)
        self.workers: list[worker.Worker] = [self.below, self.landscapes]
        self._connect()

    @property
    def cards(self) -> list[SurfaceCard]:
        """The cards of the surfaces, in the order of the runs."""
        return self.grid.cards

    def _connect(self) -> None:
        connect_logits(self.logits, self)
        self.logits.role_chosen.connect(lambda i, role: self.write(lambda e: edits.with_role(e, i, role)))
        connect_optimizer(self.optimizer, self)
        connect_transport(self.panel.transport, self)
        self.bars.share_dragged.connect(lambda i, v, g: self.write(lambda e: e.with_target_share(i, v), g))
        self.table.loss_activated.connect(lambda key: self.write(lambda e: edits.with_loss_added(e, key)))
        self.options.changed.connect(lambda changes: self.write(lambda e: e.changed(**changes)))
        self.options.added.connect(lambda: self.write(edits.with_next_loss_added))
        connect_surfaces(self.grid, self.slice, self)
        self.landscapes.work_changed.connect(self.work_changed)
        self.options.view.changed.connect(lambda changes, g: self.write(lambda e: e.changed(**changes), g))
        self.options.view.reset.connect(lambda: self.write(edits.seen_as_at_first))
        self.body.changed.connect(self.fit)
        self.below.asked.connect(self.write)
        self.below.message.connect(self.message)
        self.below.work_changed.connect(self.work_changed)
        self.below.turned.connect(self.options.below.set_chosen)
        self.options.below.set_rows((i, text) for i, (text, _) in enumerate(self.below.names()))
        self.options.below.chosen.connect(self.below.bring)
        self.options.refused.connect(self.message)
        for plot in (self.loss_curve, self.slope_curve):
            connect_curve(plot, self)

    def show_experiment(self, old: Experiment | None, new: Experiment) -> None:
        """Show the start, the cards and their runs."""
        if old is not None:
            self.ghosts.follow(self.scene, self._frame, new, self.store.gesture)
        self.scene = derive(new)
        if len(new.descent.runs) != len(self.cards):
            self.grid.set_count(len(new.descent.runs))
            self.fit()
        if differ(old, new, lambda e: (e.problem, e.surface)):
            self.logits.show_experiment(new)
        if differ(old, new, lambda e: (e.display, e.landscape, e.surface, e.problem.classes, len(e.descent.runs))):
            self.options.show_experiment(new)
        if differ(old, new, lambda e: e.descent.runs):
            card_drawing.show_specs(self.cards, new.descent.runs, self.wording)
            letters = [self.theme.run(i).letter for i in range(len(self.cards))]
            self.optimizer.show_runs(new.descent.runs, letters)
        if differ(old, new, lambda e: (e.problem, e.free)):
            self.column.show_start(self.scene)
        if differ(old, new, lambda e: (e.problem.logits, e.surface.axes, len(e.descent.runs))):
            self.grid.show_start(*(new.problem.logits[i] for i in new.surface.axes))
        self.landscapes.show_experiment(old, new)
        if differ(old, new, of_surfaces):
            card_drawing.show_surfaces(self.cards, self.scene, 0)
        if differ(old, new, lambda e: (of_surfaces(e), e.landscape.is_landscape, e.landscape.log_height)):
            self.landscapes.show_surfaces(self.scene, 0)
        self._show_ghosts()

    def _show_ghosts(self) -> None:
        axes = self.scene.experiment.surface.axes
        show_ghosts(self.ghosts, self.grid, self.loss_curve, axes)
        self.landscapes.show_ghosts(self.ghosts, axes)

    def tab_order(self) -> list[QWidget]:
        """The panels in reading order, not in the order in which their parts were constructed."""
        logits, options = self.logits, self.options
        order: list[QWidget] = [*self.column.tabs.buttons, self.column.curves, logits.classes]
        order += [w for row in logits.rows for w in (row.slider, row.box, row.role, row.share)]
        order += [logits.target, logits.temperature]
        order += [
            w
            for card in self.cards
            for w in (card.loss, card.go_on, card.remove, card.plot, card.plot.home, card.landscape)
        ]
        order += [options.quantity, options.colours, options.log, options.common, options.landscape]
        order += [options.below, options.reach, options.add, *options.view.controls()]
        return [
            *order,
            *self.panel.transport.controls,
            *self.optimizer.controls,
            self.panel.view,
            *self.below.controls(),
        ]

    def draw_frame(self, frame: int) -> int:
        """Draw every run after `frame` steps, or after as many as are computed."""
        shown = self._frame = self.scene.grow(frame, GROWTH_BUDGET)
        if self.scene.experiment.surface.free_others:
            card_drawing.show_surfaces(self.cards, self.scene, shown)
            self.landscapes.show_surfaces(self.scene, shown)
        self.landscapes.show_runs(self.scene, shown)
        card_drawing.show_runs(self.cards, self.scene, shown)  # after: it describes the landscapes too
        self.column.show_runs(self.scene, shown)
        self.below.show_scene(self.scene, shown)
        return shown

    def fit(self) -> None:
        """Share the room between the surfaces and what is around them."""
        is_laid_out = self.content.testAttribute(Qt.WidgetAttribute.WA_Resized)  # while it is built it has no size yet
        if is_laid_out and not self.on_stage:
            self.body.fit(self.content.size(), self.window().size())
        self.updateGeometry()  # the scroll area keeps from the window that its contents need another size

    def minimumSizeHint(self) -> QSize:
        """The smallest size in which everything fits, folded; a stage has room in any."""
        return self.stage.minimumSizeHint() if self.on_stage else self.body.least()

    def event(self, event: QEvent) -> bool:
        key = event.key() if isinstance(event, QKeyEvent) else None
        if event.type() == QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape and self.body.has_flyout:
            event.accept()  # it closes what is open here, and nothing else
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.body.has_flyout:
            self.body.close_flyouts()
            self.setFocus()
        else:
            super().keyPressEvent(event)

    def parts(self) -> dict[str, QWidget]:
        """The panels, the cards in their order, and the curves."""
        named: dict[str, QWidget] = {
            "logits": self.logits,
            "bars": self.bars,
            "table": self.table,
            "options": self.options,
            "optimizer": self.optimizer,
            "transport": self.panel.transport,
        }
        return named | self.below.parts() | {f"card_{card.index + 1}": card for card in self.cards}

    def set_guessing(self, guessing: bool) -> None:
        """Hide the verdicts, and what the pages below tell, while a lesson asks for a guess."""
        self.grid.set_guessing(guessing)
        self.below.set_guessing(guessing)

    def drop_typing(self) -> None:
        """Another Experiment is about to be shown: forget the runs before, too."""
        super().drop_typing()
        self.ghosts.clear()
        self._show_ghosts()

    def explained(self) -> Explained:
        """The current position of the first run under the chosen loss."""
        return of_run(self.scene, self.player.reached, self.theme, self.wording)

    def reveal(self, part: str) -> None:
        """Open the view that a lesson points at where it is folded, and give a plot most of the room."""
        view = self.parts().get(part)
        self.body.reveal(view)
        self.curves.point_at(view)

    def looked_at(self) -> tuple[int, ...]:
        """The panel at the left, the plot that has the most room, and the page below."""
        return self.column.page, self.curves.pointed, self.below.place

    def look_at(self, chosen: tuple[int, ...]) -> None:
        """Show that panel and that page, and give the plot the most room again."""
        page, pointed, below = chosen
        self.below.bring(below)
        self.column.show_page(page)
        self.curves.point_at(self.curves.plots[pointed - 1] if pointed else None)

    @property
    def is_working(self) -> bool:
        """Whether the maps, the pages below, or a landscape that tilts have something to do."""
        return any(each.is_working for each in self.workers)

    def go_on(self, budget: float) -> None:
        """Compute for about `budget` seconds, and draw what is ready."""
        worker.go_on(self.workers, budget)
        self.drawn.emit()

    def stop_working(self) -> None:
        """Leave what is being computed as far as it is."""
        for each in self.workers:
            each.stop_working()

    def presented(self) -> list[str]:
        """The surfaces of all runs."""
        return [f"card_{card.index + 1}" for card in self.cards]

    def reset(self, experiment: Experiment) -> Experiment:
        """The lecture's error surface with both its runs."""
        return edits.fresh(experiment)
