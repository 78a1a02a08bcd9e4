"""The Descent screen: logits, softmax and losses on the left; surfaces side by side; the descent below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from explorer.core.optimizers import OPTIMIZERS
from explorer.look import numbers
from explorer.panels.logits_panel import LogitsPanel
from explorer.panels.probability_bars import ProbabilityBars
from explorer.screens.descent import edits
from explorer.screens.descent.card_grid import CardGrid
from explorer.screens.descent.curves_panel import CurvesPanel
from explorer.screens.descent.descent_body import DescentBody
from explorer.screens.descent.descent_panel import DescentPanel
from explorer.screens.descent.loss_table import LossTable
from explorer.screens.descent.side_column import SideColumn
from explorer.screens.descent.surface_card import SurfaceCard
from explorer.screens.descent.surface_links import connect_surfaces, of_surfaces, show_ghosts
from explorer.screens.explained_example import Explained, of_run
from explorer.screens.screen import GROWTH_BUDGET, Screen, differ
from explorer.screens.shared_panels import connect_curve, connect_logits, connect_optimizer, connect_transport
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.ghost import Ghosts
from explorer.state.scene import Scene, derive
from explorer.widgets.panel import Panel
from explorer.widgets.quiet_label import QuietLabel


class DescentScreen(Screen):
    """The error surfaces of one to four runs, and descent on all of them at once.

    More than 20 methods: half of them answer what every screen is asked.
    """

    def build(self) -> None:
        self.scene: Scene = derive(self.store.experiment)
        self.ghosts, self._frame = Ghosts(), 0
        self._area = QScrollArea(self.content)  # for a window that is too small for everything folded
        self.body = DescentBody(self._area.viewport())
        self.column = self._build_column()
        self.grid = CardGrid(self.theme, self.wording, self.body)
        self.curves = CurvesPanel(self.theme, self.wording, self.body)
        panel = self.panel = DescentPanel(self.wording, self.body)
        self.options, self.optimizer = panel.options, panel.optimizer
        self.loss_curve, self.slope_curve, self.slice = self.curves.plots
        self.body.hold(self.column, self.grid, self.curves, panel)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setWidget(self.body)
        root = QVBoxLayout(self.content)
        root.setContentsMargins(0, 0, 0, 0)
        root.addWidget(self._area)
        self.themed = [self.grid, self.bars, self.table, self.curves]
        self._connect()

    @property
    def cards(self) -> list[SurfaceCard]:
        """The cards of the surfaces, in the order of the runs."""
        return self.grid.cards

    def _build_column(self) -> SideColumn:
        logits = self.tr("Logits"), self.tr("The logits: where descent starts")
        shares = self.tr("Softmax"), self.tr("The probabilities beside the target")
        values = self.tr("Losses"), self.tr("Every loss with its value and slope")
        column = SideColumn((logits, shares, values), self.body)
        home = column.pages.contents
        self.logits = LogitsPanel(self.wording, home, has_roles=True)
        softmax = Panel(self.wording.signs(self.tr("SOFTMAX · {p} BESIDE {t}")), home)
        self.bars = ProbabilityBars(self.theme, self.wording, softmax)
        softmax.body.addWidget(self.bars, 1)
        losses = Panel(self.tr("LOSSES"), home)
        self.table = LossTable(self.theme, self.wording, losses)
        losses.body.addWidget(self.table)
        self.table_caption = QuietLabel(losses)
        self.table_caption.label.setObjectName("muted")
        losses.header.addWidget(self.table_caption, 1, Qt.AlignmentFlag.AlignRight)
        for panel, stretch in ((self.logits, 0), (softmax, 1), (losses, 0)):
            column.add(panel, stretch)
        return column

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
        self.body.changed.connect(self.fit)
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
        if differ(old, new, lambda e: (e.display, e.surface, e.problem.classes, len(e.descent.runs))):
            self.options.show_experiment(new)
        if differ(old, new, lambda e: e.descent.runs):
            self._show_specs(new.descent.runs)
        if differ(old, new, lambda e: (e.problem, e.free)):
            self._start_readings = self.scene.readings(new.problem.logits)
        if differ(old, new, lambda e: (e.problem.logits, e.surface.axes, len(e.descent.runs))):
            self.grid.show_start(*(new.problem.logits[i] for i in new.surface.axes))
        if differ(old, new, of_surfaces):
            self._show_surfaces(0)
        show_ghosts(self.ghosts, self.grid, self.loss_curve, self.scene.experiment.surface.axes)

    def _show_specs(self, specs: tuple[RunSpec, ...]) -> None:
        """Show the loss of each card, and its optimizer if the optimizers differ."""
        self.optimizer.show_runs(specs, [self.theme.run(i).letter for i in range(len(specs))])
        alike = len({(s.optimizer, s.learning_rate, s.hyperparameters) for s in specs}) == 1
        for card, spec in zip(self.cards, specs, strict=True):
            text = f"{self.wording.label(OPTIMIZERS[spec.optimizer])} {numbers.plain(spec.learning_rate, 3)}"
            card.show_run(spec.loss, "" if alike else text, len(specs) > 1)

    def tab_order(self) -> list[QWidget]:
        """The panels in reading order, not in the order in which their parts were constructed."""
        logits, options = self.logits, self.options
        order: list[QWidget] = [*self.column.tabs.buttons, self.column.curves, logits.classes]
        order += [w for row in logits.rows for w in (row.slider, row.box, row.role, row.share)]
        order += [logits.target, logits.temperature]
        order += [w for card in self.cards for w in (card.loss, card.go_on, card.remove, card.plot, card.plot.home)]
        order += [options.quantity, options.colours, options.log, options.common]
        order += [options.reach, options.add]
        return [*order, *self.panel.transport.controls, *self.optimizer.controls, self.panel.view]

    def draw_frame(self, frame: int) -> int:
        """Draw every run after `frame` steps, or after as many as are computed."""
        shown = self._frame = self.scene.grow(frame, GROWTH_BUDGET)
        if self.scene.experiment.surface.free_others:
            self._show_surfaces(shown)
        self._show_runs(shown)
        self.curves.show_plots(self.scene, shown, self.player.steps)
        return shown

    def _show_surfaces(self, frame: int) -> None:
        experiment = self.scene.experiment
        display = experiment.display
        for i, (card, field) in enumerate(zip(self.cards, self.scene.fields(frame), strict=True)):
            card.plot.show_field(field, experiment.surface, display.colour_map)
            card.show_surface(self.scene.surface(i, frame))  # after: it measures the numbers of the axes
            card.plot.show_contours(self.scene.contours(i, field, frame))
            card.colour_bar.show_scale(field.low, field.high, display.colour_scale == "log", display.colour_map)

    def _show_runs(self, frame: int) -> None:
        scene, theme = self.scene, self.theme
        first, second = scene.experiment.surface.axes
        positions = [scene.position(i, frame) for i in range(len(self.cards))]
        readings = [scene.reading(i, frame) for i in range(len(self.cards))]
        for i, card in enumerate(self.cards):
            path = scene.runs[i].path
            card.plot.show_steps(path[first], path[second], frame)
            x, y = float(positions[i][first]), float(positions[i][second])
            gradient = scene.runs[i].objective.gradient(positions[i])
            card.plot.show_downhill(x, y, (float(gradient[first]), float(gradient[second])))
            card.show_reading(readings[i], scene.verdict(i, frame))
        styles = [theme.run(i) for i in range(len(self.cards))]
        self.logits.show_positions(positions, [style.colour for style in styles])
        shares = [scene.probabilities(p) for p in positions]
        self.bars.show_bars(scene.experiment.problem.target, list(zip(shares, styles, strict=True)))
        keys = [spec.loss for spec in scene.experiment.descent.runs]
        self.table.show_readings(self._start_readings, list(zip(keys, readings, styles, strict=True)), frame > 0)
        glyphs = " ".join(style.glyph for style in styles)
        self.table_caption.setText(self.tr("{marks} at step {n}").format(marks=glyphs, n=numbers.count(frame)))

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
            "loss_curve": self.loss_curve,
            "slope_curve": self.slope_curve,
            "slice": self.slice,
            "transport": self.panel.transport,
        }
        return named | {f"card_{card.index + 1}": card for card in self.cards}

    def set_guessing(self, guessing: bool) -> None:
        """Hide the verdicts, and the words on the slice, while a lesson asks for a guess."""
        self.grid.set_guessing(guessing)
        self.slice.words.set_guessing(guessing)

    def drop_typing(self) -> None:
        """Another Experiment is about to be shown: forget the runs before, too."""
        super().drop_typing()
        self.ghosts.clear()
        show_ghosts(self.ghosts, self.grid, self.loss_curve, self.scene.experiment.surface.axes)

    def explained(self) -> Explained:
        """The current position of the first run under the chosen loss."""
        return of_run(self.scene, self.player.reached, self.theme, self.wording)

    def reveal(self, part: str) -> None:
        """Open the view that a lesson points at where it is folded, and give a plot most of the room."""
        view = self.parts().get(part)
        self.body.reveal(view)
        self.curves.point_at(view)

    def looked_at(self) -> tuple[int, ...]:
        """The panel at the left, and the plot that has the most room."""
        return self.column.page, self.curves.pointed

    def look_at(self, chosen: tuple[int, ...]) -> None:
        """Show that panel, and give the plot the most room again."""
        page, pointed = chosen
        self.column.show_page(page)
        self.curves.point_at(self.curves.plots[pointed - 1] if pointed else None)

    def presented(self) -> list[str]:
        """The surfaces of all runs."""
        return [f"card_{card.index + 1}" for card in self.cards]

    def reset(self, experiment: Experiment) -> Experiment:
        """The lecture's error surface with both its runs."""
        return edits.fresh(experiment)
