"""The panel of the plane: what it shows and of which runs, the pictures, and a sentence about them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from explorer.core.losses.table import LOSSES
from explorer.look import numbers
from explorer.look.theme import RunStyle, Theme
from explorer.look.wording import Wording
from explorer.panels.run_choice import RunChoice
from explorer.screens.network.plane_cards import PlaneCards
from explorer.screens.stage import Stage
from explorer.state.experiment import Experiment
from explorer.state.loss_plane import FINEST, LEVELS, SHARE, LossPlane, pair_of
from explorer.state.network_parts import PLANES
from explorer.widgets.button import Button
from explorer.widgets.choice import Choice
from explorer.widgets.panel import Panel
from explorer.widgets.quiet_label import QuietLabel
from explorer.widgets.steady_label import SteadyLabel

_NO_BREAK = "\N{NO-BREAK SPACE}"
_ROUNDING = 1e-9  # a distance from the plane that is nothing but rounding


class PlanePanel(Panel):
    """Shows a LossPlane; requests changes by name.

    Attributes:
        pictures: the cards, one for each different loss, or one for the share of right answers.
        quantity, first, second, log: what the cards show, the two runs in the plane, and the scale of the colours.
        again: the button that goes on with what was stopped.
        said: the sentence.

    Signals:
        changed: (changes) for Experiment.changed.
        resumed: go on with what was stopped.
    """

    changed = Signal(dict)
    resumed = Signal()

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("LOSS ON A PLANE"))
        self._wording = wording
        self._pair: tuple[int, ...] = (0, 1)
        self._plane: LossPlane | None = None
        self._styles: list[RunStyle] = []
        self._sentences: tuple[str, ...] = ("",)  # from the longest to the shortest
        self._pointed: tuple[float, float] | None = None
        self._build(theme)
        self._connect()

    def _build(self, theme: Theme) -> None:
        tr = self.tr
        self.progress = QuietLabel()
        self.progress.label.setObjectName("muted")
        self.progress.label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        self.progress.setToolTip(tr("How many of the points are computed"))
        self.again = Button(tr("Go on"), tr("Compute the points that are missing"))
        self.again.setProperty("outlined", True)
        self.again.hide()
        self.quantity = Choice(
            tr("Show the loss of each run, or the accuracy"),
            zip(PLANES, (tr("loss"), tr("accuracy")), strict=True),
        )
        self.first = RunChoice(tr("The first run in the plane"))
        self.second = RunChoice(tr("The second run in the plane"))
        self.log = Button(tr("log"), tr("Logarithmic colours"), checkable=True)
        self.header.addWidget(self.progress, 1)
        for widget in (self.again, self.first, self.second, self.quantity, self.log):
            self.header.addWidget(widget)
        self.pictures = PlaneCards(theme)
        self.nothing = QLabel()
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._views = QStackedWidget()
        for view in (self.nothing, self.pictures):
            self._views.addWidget(view)
        self.said = SteadyLabel(lines=2)
        self.body.addWidget(self._views, 1)
        self.body.addWidget(self.said)

    def _connect(self) -> None:
        self.quantity.chosen.connect(lambda key: self.changed.emit({"plane_of": key}))
        self.log.clicked.connect(lambda on: self.changed.emit({"colour_scale": "log" if on else "linear"}))
        self.first.chosen.connect(lambda run: self._choose(run, self._pair[1]))
        self.second.chosen.connect(lambda run: self._choose(self._pair[0], run))
        self.again.clicked.connect(self.resumed)
        self.pictures.hovered.connect(self._point_at)

    @property
    def controls(self) -> list[QWidget]:
        """What Tab reaches, in reading order."""
        return [self.again, self.first, self.second, self.quantity, self.log]

    def _choose(self, first: int, second: int) -> None:
        """Ask for a pair; a run that is chosen twice changes places with the other."""
        if first == second:
            first, second = self._pair[1], self._pair[0]
        self.changed.emit({"pair": (first, second)})

    def apply_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self.pictures.apply_theme(theme)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.ParentChange and hasattr(self, "quantity"):  # Qt tells of the first one before
            self._show_controls()
        return done

    def _show_controls(self) -> None:
        """On a stage the pictures are alone with one line about them: they need the room."""
        on_stage = isinstance(self.parentWidget(), Stage)
        for widget in (self.title, self.progress, self.quantity, self.log):
            widget.setVisible(not on_stage)
        for choice in (self.first, self.second):
            choice.setVisible(not on_stage and len(self._styles) > 2)
        self.said.reserve(1 if on_stage else 2)
        self._point_at(self._pointed)

    def show_experiment(self, experiment: Experiment, styles: Sequence[RunStyle]) -> None:
        """Show the options; `styles` are those of the runs."""
        self._styles = list(styles)
        self._pair = pair_of(experiment.network_view.pair, len(styles))
        self.quantity.set_chosen(experiment.network_view.plane_of)
        self.log.setChecked(experiment.display.colour_scale == "log")
        self.log.setEnabled(experiment.network_view.plane_of != SHARE)
        for choice, run in zip((self.first, self.second), self._pair, strict=False):
            choice.show_runs(styles, run)
        self._show_controls()

    def show_plane(self, plane: LossPlane | None, experiment: Experiment, parameters: int) -> None:
        """Draw `plane`, of networks with so many parameters; None while nothing is computed."""
        self._plane = plane
        is_drawn = plane is not None and plane.level > 0
        self._views.setCurrentWidget(self.pictures if is_drawn else self.nothing)
        if plane is None or not is_drawn:
            self.nothing.setText(self._nothing(plane))
            self._sentences = ("",)
        else:
            self._draw(plane, experiment)
            self._sentences = self._about(plane, parameters), self._about(plane, 0)
        self._point_at(self._pointed)

    def _nothing(self, plane: LossPlane | None) -> str:
        if plane is None:
            return self.tr("Computing …")
        return self.tr("Press Space: there is a plane once a run has left the start.")

    def show_progress(self, is_working: bool, is_stopped: bool) -> None:
        """Say how much of the plane is computed."""
        level = 0 if self._plane is None else self._plane.level
        share = (LEVELS[level - 1] / FINEST) ** 2 if level else 0.0
        self.progress.setText(f"{100 * share:.0f}%" if is_working or is_stopped else "")
        self.again.setVisible(is_stopped)

    def _draw(self, plane: LossPlane, experiment: Experiment) -> None:
        shown = [SHARE] if experiment.network_view.plane_of == SHARE else list(plane.quantities[:-1])
        self.pictures.set_count(len(shown))
        log = experiment.display.colour_scale == "log"
        for card, quantity in zip(self.pictures.cards, shown, strict=True):
            figures = self._figures(plane, quantity)
            card.show_quantity(self._name(quantity, experiment), figures, self._labels(plane))
            card.show_plane(plane, quantity, log, experiment.display.colour_map)
            card.plot.setAccessibleDescription(f"{figures}. {self._about(plane, 0)}")

    def _name(self, quantity: str, experiment: Experiment) -> str:
        """The quantity, with the runs whose loss it is."""
        if quantity == SHARE:
            return self.tr("Accuracy")
        runs = [i for i, spec in enumerate(experiment.descent.runs) if spec.loss == quantity]
        return "  ".join([*(self._styles[i].sign for i in runs), self._wording.label(LOSSES[quantity])])

    def _ends(self, plane: LossPlane) -> list[str]:
        """The names of what is at the two ends of the line."""
        signs = [self._styles[i].sign for i in plane.pair]
        return signs if len(signs) > 1 else [self.tr("start"), *signs]

    def _figures(self, plane: LossPlane, quantity: str) -> str:
        """The quantity at both ends."""
        pairs = zip(self._ends(plane), plane.at_ends(quantity), strict=True)
        return "   ".join(f"{name} {_written(quantity, value)}" for name, value in pairs)

    def _labels(self, plane: LossPlane) -> tuple[str, str]:
        """What the axes are."""
        first, *others = (self._styles[i].sign for i in plane.pair)
        if plane.is_random:
            return self.tr("towards {run}").format(run=first), self.tr("a random direction")
        second = others[0] if others else first
        return self.tr("towards {run}").format(run=first), self.tr("at right angles, to {run}").format(run=second)

    def _about(self, plane: LossPlane, parameters: int) -> str:
        """The sentences about a plane; without the number of `parameters` if it is 0."""
        signs = [self._styles[i].sign for i in plane.pair]
        said = []
        if parameters:
            whole = self.tr(
                "The plane through the start (ring) and {runs} at step {n}, in the space of all {p} parameters."
            )
            if plane.is_random:
                whole = self.tr(
                    "A plane through the start (ring) and {runs} at step {n}, in the space of all {p} parameters; "
                    "its other direction is random."
                )
            runs = self.tr(", ").join(signs)
            said.append(whole.format(runs=runs, n=numbers.count(plane.frame), p=numbers.count(parameters)))
        farthest = [float(path.distance.max()) for path in plane.paths]
        listed = self.tr(", ").join(
            f"{style.sign} {numbers.number(distance if distance > _ROUNDING else 0.0, 2)}".replace(" ", _NO_BREAK)
            for style, distance in zip(self._styles, farthest, strict=True)
        )
        said.append(self.tr("Dashed: out of the plane, at most by {distances}.").format(distances=listed))
        return " ".join(said)

    def _point_at(self, point: tuple[float, float] | None) -> None:
        """While the pointer is on a picture, say what is there instead of what the plane is."""
        plane, self._pointed = self._plane, point
        if point is None or plane is None or not plane.level:
            on_stage = isinstance(self.parentWidget(), Stage)
            self.said.setText(self._sentences[-1 if on_stage else 0])
            return
        x, y, values = plane.nearest(*point)
        place = self.tr("At ({x}, {y}):").format(x=numbers.number(x, 3), y=numbers.number(y, 3))
        names = {key: self.tr("Accuracy") if key == SHARE else self._wording.label(LOSSES[key]) for key in values}
        said = [f"{names[key]} {_written(key, value)}" for key, value in values.items()]
        self.said.setText("   ".join([place, *said]))


def _written(quantity: str, value: float) -> str:
    """A value of a quantity."""
    return f"{numbers.fixed(100 * value, 1)}%" if quantity == SHARE else numbers.number(value)
