"""The Explore screen: logits, softmax and losses on the left; surfaces side by side; the descent below."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.look import wording
from explorer.look.theme import SPACE, Theme
from explorer.panels.logits_panel import LogitsPanel
from explorer.panels.optimizer_row import OptimizerRow
from explorer.panels.probability_bars import ProbabilityBars
from explorer.panels.transport import Transport
from explorer.plots.step_plot import StepPlot
from explorer.screens.descent.loss_table import LossTable
from explorer.screens.descent.slice_plot import SlicePlot
from explorer.screens.descent.surface_card import SurfaceCard
from explorer.screens.descent.surface_options import SurfaceOptions
from explorer.screens.explained_example import Explained, of_run
from explorer.screens.logit_edits import connect_logits
from explorer.screens.screen import GROWTH_BUDGET, Screen
from explorer.state.experiment import Experiment
from explorer.state.scene import Scene, derive
from explorer.widgets.panel import Panel, discard
from explorer.widgets.scroll_column import ScrollColumn

POINTED_STRETCH = 2  # of a plot that a lesson points at, beside 1 of the others


class DescentScreen(Screen):
    """The error surfaces of one to four runs, and descent on all of them at once."""

    key = "descent"

    def build(self) -> None:
        theme = self.theme
        self.scene: Scene = derive(self.store.experiment)
        self._guessing = False
        self._arrangement: tuple[int, int, bool] | None = None
        self.cards: list[SurfaceCard] = []
        self.logits = LogitsPanel()
        self.bars = ProbabilityBars(theme)
        self.table = LossTable(theme)
        self.options = SurfaceOptions()
        self._transport = Transport()
        self.connect_transport(self._transport)
        self.optimizer = OptimizerRow()
        self.loss_curve = StepPlot(theme, self.tr("e by step"), "e")
        self.slope_curve = StepPlot(theme, self.tr("slope by step"), "‖∇e‖")
        self.slice = SlicePlot(theme, self.tr("The loss along the difference of the two axis logits"))
        root = QHBoxLayout(self)
        root.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        root.setSpacing(SPACE)
        root.addWidget(self._build_left())
        right = QVBoxLayout()
        right.setSpacing(SPACE)
        root.addLayout(right, 1)
        self._card_grid = QGridLayout()
        self._card_grid.setSpacing(SPACE)
        right.addLayout(self._card_grid, 1)
        right.addWidget(self._build_descent())
        self.themed = [self.bars, self.table, self.loss_curve, self.slope_curve, self.slice]
        self._connect()

    def _build_left(self) -> ScrollColumn:
        softmax = Panel(wording.signs(self.tr("SOFTMAX · {p} BESIDE {t}")))
        softmax.body.addWidget(self.bars, 1)
        losses = Panel(self.tr("LOSSES"))
        losses.body.addWidget(self.table)
        self.table_caption = QLabel()
        self.table_caption.setObjectName("muted")
        losses.header.addWidget(self.table_caption, 1, Qt.AlignmentFlag.AlignRight)
        self._left = ScrollColumn()
        self._left.add(self.logits)
        self._left.add(softmax, stretch=1)
        self._left.add(losses)
        self._left.changed.connect(self.fit)
        return self._left

    def _build_descent(self) -> Panel:
        panel = Panel("")
        panel.title.hide()
        panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        panel.body.addWidget(self.options)
        for row in (self._transport, self.optimizer):
            panel.body.addWidget(row)
        self._plots = QHBoxLayout()
        self._plots.setSpacing(SPACE)
        for plot in (self.loss_curve, self.slope_curve, self.slice):
            self._plots.addWidget(plot, 1)
        panel.body.addLayout(self._plots)
        return panel

    def _connect(self) -> None:
        store = self.store
        now = lambda: store.experiment  # noqa: E731 - read at call time, in each of the lambdas below
        connect_logits(self.logits, self)
        self.bars.share_dragged.connect(lambda i, v, g: self.write(lambda: now().with_target_share(i, v), g))
        self.table.loss_activated.connect(lambda key: self.write(lambda: _with_loss_added(now(), key)))
        self.options.changed.connect(lambda changes: self.write(lambda: now().changed(**changes)))
        self.options.added.connect(lambda: self.write(lambda: _with_loss_added(now(), _next_loss(now()))))
        self.optimizer.changed.connect(lambda i, c, g: self.write(lambda: now().with_runs(i, **c), g))
        for source in (self.options, self.optimizer):
            source.refused.connect(self.message)
        for plot in (self.loss_curve, self.slope_curve):
            plot.read.connect(self.message)

    def show_experiment(self, old: Experiment, new: Experiment) -> None:
        """Show the start, the cards and what they run, and the Player's frame of it."""
        self.scene = derive(new)
        self._set_cards(len(new.descent.runs))
        self.logits.show_experiment(new)
        self.options.show_experiment(new)
        styles = [self.theme.run(i) for i in range(len(self.cards))]
        self.optimizer.show_runs(new.descent.runs, [style.letter for style in styles])
        x, y = (new.problem.logits[i] for i in new.surface.axes)
        specs = new.descent.runs
        alike = len({(s.optimizer, s.learning_rate, s.hyperparameters) for s in specs}) == 1
        for card, spec in zip(self.cards, specs, strict=True):
            text = f"{wording.label(OPTIMIZERS[spec.optimizer])} {wording.plain(spec.learning_rate, 3)}"
            card.show_run(spec.loss, "" if alike else text, len(specs) > 1)
            card.plot.show_start(x, y)
        self._start_readings = self.scene.readings(new.problem.logits)
        self._show_surfaces(0)

    def tab_order(self) -> list[QWidget]:
        """Tab goes through the panels as they are read, whatever order their parts were made in."""
        logits, options = self.logits, self.options
        order: list[QWidget] = [logits.classes]
        order += [w for row in logits.rows for w in (row.slider, row.box, row.part, row.share)]
        order += [logits.target, logits.temperature]
        order += [w for card in self.cards for w in (card.loss, card.go_on, card.remove)]
        order += [options.quantity, options.colours, options.log, options.common]
        order += [options.across, options.up, options.reach, options.add]
        return [*order, *self._transport.controls, *self.optimizer.controls]

    def draw_frame(self, frame: int) -> int:
        """Draw every run after `frame` steps, or as far as it is computed by now."""
        shown = self.scene.grow(frame, GROWTH_BUDGET)
        if self.scene.experiment.surface.free_others:
            self._show_surfaces(shown)
        self._show_runs(shown)
        self._show_curves(shown)
        return shown

    def _show_surfaces(self, frame: int) -> None:
        experiment = self.scene.experiment
        display = experiment.display
        for i, (card, field) in enumerate(zip(self.cards, self.scene.fields(frame), strict=True)):
            card.show_surface(self.scene.surface(i, frame))
            card.plot.show_field(field, experiment.surface.span, display.colour_map)
            card.plot.show_contours(self.scene.contours(i, field, frame))
            card.colour_bar.show_scale(field.low, field.high, display.colour_scale == "log", display.colour_map)

    def _show_runs(self, frame: int) -> None:
        scene, theme = self.scene, self.theme
        first, second = scene.experiment.surface.axes
        positions = [scene.position(i, frame) for i in range(len(self.cards))]
        readings = [scene.reading(i, frame) for i in range(len(self.cards))]
        for i, card in enumerate(self.cards):
            path = scene.runs[i].path[:, : frame + 1]
            card.plot.show_run(path[first], path[second])
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
        caption = self.tr("{marks} at step {n}").format(marks=glyphs, n=wording.count(frame))
        self.table_caption.setText(caption if frame else self.tr("at the start"))

    def _level(self) -> None:
        """The surfaces of all cards of one height, whatever is to be said of each."""
        sentences = [card.sentence for card in self.cards]
        highest = max((sentence.needed for sentence in sentences), default=0.0)
        for sentence in sentences:
            sentence.keep(highest)

    def _show_curves(self, frame: int) -> None:
        scene, display, steps = self.scene, self.scene.experiment.display, self.player.steps
        self.loss_curve.show_curves([run.values for run in scene.runs], frame, steps, display.log_loss)
        self.slope_curve.show_curves([run.slopes for run in scene.runs], frame, steps, display.log_slope)
        first, second = scene.experiment.surface.axes
        slices = [scene.slice(i, frame) for i in range(len(self.cards))]
        balls = []
        for i in range(len(self.cards)):
            position = scene.position(i, frame)
            balls.append((float(position[first] - position[second]), scene.reading(i, frame).value))
        label = self.tr("e along {difference}").format(difference=f"{wording.logit(first)} − {wording.logit(second)}")
        self.slice.show_slices([(s.difference, s.value) for s in slices], balls, label)

    def _set_cards(self, count: int) -> None:
        if count == len(self.cards):
            return
        while len(self.cards) > count:
            discard(self.cards.pop())
            self._level()
        while len(self.cards) < count:
            card = SurfaceCard(self.theme, len(self.cards))
            self._connect_card(card)
            card.set_guessing(self._guessing)
            card.sentence.changed.connect(self._level)
            self.cards.append(card)
        self._arrange()

    def _connect_card(self, card: SurfaceCard) -> None:
        now = self.store
        card.loss_chosen.connect(lambda i, key: self.write(lambda: now.experiment.with_runs([i], loss=key)))
        card.removed.connect(lambda i: self.write(lambda: _without_run(now.experiment, i)))
        card.continued.connect(self.start_from)
        card.plot.start_dragged.connect(lambda x, y, g: self.write(lambda: _with_start(now.experiment, x, y), g))
        card.plot.zoomed.connect(lambda factor: self.write(lambda: _with_zoom(now.experiment, factor), "zoom"))

    def start_from(self, index: int) -> None:
        """Make the place where run `index` stands the new start."""
        logits = tuple(self.scene.position(index, self.shown_frame).tolist())
        self.write(lambda: self.store.experiment.changed(logits=logits))

    def _arrange(self) -> None:
        """Cards in one row where each gets room enough for its title, else two rows."""
        room = self.width() - self._left.width()
        enough = self.fontMetrics().averageCharWidth() * 36
        columns = len(self.cards) if room / max(len(self.cards), 1) >= enough or len(self.cards) < 3 else 2
        compact = columns < len(self.cards) and self.height() < self.fontMetrics().height() * 55
        wanted = (len(self.cards), columns, compact)
        if wanted == self._arrangement:
            return  # showing and hiding lays out at once, which comes back here: then there is nothing more to do
        self._arrangement = wanted
        for plot in (self.loss_curve, self.slope_curve, self.slice):
            plot.setVisible(not compact)
        for card in self.cards:
            card.set_compact(compact)
            self._card_grid.removeWidget(card)
        for i, card in enumerate(self.cards):
            alone = i == len(self.cards) - 1 and i % columns == 0
            self._card_grid.addWidget(card, i // columns, i % columns, 1, columns if alone else 1)
        for column in range(4):
            self._card_grid.setColumnStretch(column, 1 if column < columns else 0)

    def fit(self) -> None:
        """The column as wide as it needs, the plots in a share of the height, and the cards in what is left."""
        self._left.fit(self.width())
        height = max(int(0.17 * self.height()), self.fontMetrics().height() * 5)
        for plot in (self.loss_curve, self.slope_curve, self.slice):
            plot.setFixedHeight(height)
        self._arrange()

    def apply_theme(self, theme: Theme) -> None:
        """Colours, lines and fonts everywhere, the cards' too."""
        for card in self.cards:
            card.apply_theme(theme)
        super().apply_theme(theme)

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
            "transport": self._transport,
        }
        return named | {f"card_{card.index + 1}": card for card in self.cards}

    def set_guessing(self, guessing: bool) -> None:
        """Keep the verdicts back while they are being guessed."""
        self._guessing = guessing
        for card in self.cards:
            card.set_guessing(guessing)

    def explained(self) -> Explained:
        """Where the first run under the chosen loss stands now."""
        return of_run(self.scene, self.shown_frame, self.theme)

    def reveal(self, part: str) -> None:
        """Give the plot that is spoken of the most room of its row."""
        spoken_of = self.parts().get(part)
        for place, plot in enumerate((self.loss_curve, self.slope_curve, self.slice)):
            self._plots.setStretch(place, POINTED_STRETCH if plot is spoken_of else 1)

    def reset(self, experiment: Experiment) -> Experiment:
        """The lecture's error surface with both its runs."""
        fresh = Experiment()
        return replace(
            experiment.with_classes(fresh.problem.classes),
            problem=fresh.problem,
            surface=fresh.surface,
            descent=fresh.descent,
            display=fresh.display,
        )


def _with_start(experiment: Experiment, x: float, y: float) -> Experiment:
    first, second = experiment.surface.axes
    return experiment.with_logit(first, x).with_logit(second, y)


def _with_zoom(experiment: Experiment, factor: float) -> Experiment:
    low, high = experiment.surface.span
    middle, half = (low + high) / 2, float(f"{(high - low) / 2 * factor:.4g}")
    half = min(max(half, 0.01), 1e6)
    return experiment.changed(span=(middle - half, middle + half))


def _next_loss(experiment: Experiment) -> str:
    """The first loss that takes the target and is not run yet; one that is run where there is no other."""
    used = {run.loss for run in experiment.descent.runs}
    taken = (key for key, loss in LOSSES.items() if loss.takes(experiment.problem.target))
    return next((key for key in taken if key not in used), experiment.descent.runs[0].loss)


def _with_loss_added(experiment: Experiment, loss: str) -> Experiment:
    """One more run like the last one but under `loss`; raises InvalidExperiment beyond four."""
    runs = experiment.descent.runs
    added = experiment.changed(runs=(*runs, runs[-1]))
    return added.with_runs([len(runs)], loss=loss)


def _without_run(experiment: Experiment, index: int) -> Experiment:
    runs = experiment.descent.runs
    return experiment.changed(runs=runs[:index] + runs[index + 1 :])
