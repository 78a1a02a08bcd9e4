"""The Descent screen: logits, softmax and losses on the left; surfaces side by side; the descent below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from explorer.screens.descent import card_drawing, edits, worker
from explorer.screens.descent.below.comparison_page import PART
from explorer.screens.descent.below.panel import BelowPanel
from explorer.screens.descent.card_grid import CardGrid
from explorer.screens.descent.descent_body import scrolled_body
from explorer.screens.descent.descent_column import DescentColumn
from explorer.screens.descent.descent_panel import DescentPanel
from explorer.screens.descent.landscape.landscapes import Landscapes
from explorer.screens.descent.panel_links import connect_below, connect_column, connect_panel
from explorer.screens.descent.steps_maps import StepsMaps
from explorer.screens.descent.surface_card import SurfaceCard
from explorer.screens.descent.surface_links import (
    connect_landscapes,
    connect_starts,
    connect_surfaces,
    of_surfaces,
    show_ghosts,
)
from explorer.screens.explained_example import Explained, of_run
from explorer.screens.screen import GROWTH_BUDGET, Screen, differ
from explorer.state.comparisons import Comparison
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
        self.body = scrolled_body(self.content)
        column = self.column = DescentColumn(self.theme, self.wording, self.body)
        self.logits, self.bars, self.table = column.logits, column.bars, column.table
        self.grid = CardGrid(self.theme, self.wording, self.body)
        self.below = BelowPanel(self.theme, self.wording, self.body)
        panel = self.panel = DescentPanel(self.wording, self.body)
        self.options, self.optimizer = panel.options, panel.optimizer
        self.loss_curve, self.slope_curve, self.slice = self.below.curves.plots
        self.body.hold(self.column, self.grid, self.below, panel)
        self.themed = [self.grid, self.column, self.below]
        self.starts = StepsMaps(self.theme, self.wording, self.options.starts)
        self.landscapes = Landscapes(self.grid)
        self.workers: list[worker.Worker] = [self.below, self.starts, self.landscapes]
        self._connect()

    @property
    def cards(self) -> list[SurfaceCard]:
        """The cards of the surfaces, in the order of the runs."""
        return self.grid.cards

    def _connect(self) -> None:
        connect_column(self.column, self)
        connect_panel(self.panel, self)
        connect_below(self.below, self.options, self)
        self.options.compared.connect(self.compare)
        connect_surfaces(self.grid, self.slice, self)
        connect_landscapes(self.landscapes, self.options.landscape_row, self)
        self.body.changed.connect(self.fit)
        self.grid.hovered.connect(self.below.chain.point_at)
        connect_starts(self.starts, self)
        self.starts.filled.connect(self._show_maps)

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
            self.starts.show_scene(self.scene)
            self._show_surfaces(0)
            self._say()
        elif differ(old, new, lambda e: (e.landscape.is_landscape, e.landscape.log_height)):
            self.landscapes.show_surfaces(self.scene, 0, self.starts.is_hidden)
        self._show_ghosts()

    def _show_ghosts(self) -> None:
        axes = self.scene.experiment.surface.axes
        show_ghosts(self.ghosts, self.grid, self.loss_curve, axes)
        self.landscapes.show_ghosts(self.ghosts, axes)

    def tab_order(self) -> list[QWidget]:
        """The panels in reading order, not in the order in which their parts were constructed."""
        return [*self.column.controls(), *self.grid.controls(), *self.panel.controls(), *self.below.controls()]

    def draw_frame(self, frame: int) -> int:
        """Draw every run after `frame` steps, or after as many as are computed."""
        shown = self._frame = self.scene.grow(frame, GROWTH_BUDGET)
        if self.scene.experiment.surface.free_others:
            self._show_surfaces(shown)
        self.landscapes.show_runs(self.scene, shown)
        card_drawing.show_runs(self.cards, self.scene, shown)  # after: it describes the landscapes too
        self.column.show_runs(self.scene, shown)
        self.below.show_scene(self.scene, shown)
        return shown

    def _show_surfaces(self, frame: int) -> None:
        card_drawing.show_surfaces(self.cards, self.scene, frame, self.starts.is_hidden)
        self.landscapes.show_surfaces(self.scene, frame, self.starts.is_hidden)

    def _show_maps(self) -> None:
        """Draw the maps of steps as far as they are computed, and say how many starts succeed."""
        if self.starts.is_shown and self.cards:
            self._show_surfaces(self._frame)
        self._say()

    def _say(self) -> None:
        sentence = self.starts.sentence
        self.panel.say(sentence)
        self.stage.set_caption(sentence if any(isinstance(view, SurfaceCard) for view in self.stage.views) else "")

    def present(self, names: Sequence[str]) -> None:
        """Show the views `names` alone, with what is said of all starts if surfaces are among them."""
        super().present(names)
        self._say()

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
        if not self.options.starts.isHidden():
            named["starts"] = self.options.starts
        return named | self.below.parts() | {f"card_{card.index + 1}": card for card in self.cards}

    def set_guessing(self, guessing: bool) -> None:
        """Hide the verdicts, and what the pages below tell, while a lesson asks for a guess."""
        self.grid.set_guessing(guessing)
        self.below.set_guessing(guessing)
        self.starts.set_guessing(guessing)

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
        self.below.curves.point_at(view)

    def looked_at(self) -> tuple[int, ...]:
        """The panel at the left, the plot that has the most room, the page below, and the order of the table."""
        return self.column.page, self.below.curves.pointed, self.below.place, *self.below.comparison.sorting

    def look_at(self, chosen: tuple[int, ...]) -> None:
        """Show that panel and that page, and give the plot the most room again."""
        page, pointed, below, *sorting = chosen
        self.below.bring(below)
        self.below.comparison.sort(tuple(sorting) or self.below.comparison.sorting)
        self.column.show_page(page)
        self.below.curves.point_at(self.below.curves.plots[pointed - 1] if pointed else None)

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

    def compare(self, comparison: Comparison) -> None:
        """Make the runs of a comparison with the chosen run, or with the first, and bring their table to the front.

        They begin at the start; if the Player plays, it plays from there.
        """
        run, plays = self.optimizer.run or 0, self.player.playing
        with self.store.one_entry():
            self.player.rewind()
            self.write(lambda experiment: comparison.applied(experiment, run))
        self.reveal("")
        self.below.bring_part(PART)
        if plays:
            self.player.play()

    def take_best_rates(self) -> None:
        """Give each run its own best learning rate, on the page where they are found."""
        self.reveal("rates")
        self.below.rates.take_best_rates()

    def presented(self) -> list[str]:
        """The surfaces of all runs."""
        return [f"card_{card.index + 1}" for card in self.cards]

    def reset(self, experiment: Experiment) -> Experiment:
        """The lecture's error surface with both its runs."""
        return edits.fresh(experiment)
