"""The row of settings: optimizer, learning rate and hyperparameters, of all runs or of one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from explorer.core.optimizers import OPTIMIZERS, Optimizer
from explorer.look.theme import SPACE
from explorer.look.wording import Wording
from explorer.state.experiment_parts import RATE_RANGE, RATE_SPAN, RunSpec
from explorer.widgets.choice import Choice
from explorer.widgets.number_box import NumberBox
from explorer.widgets.panel import discard
from explorer.widgets.sliders import RealSlider

ALL_RUNS = -1


class OptimizerRow(QWidget):
    """Optimizer, learning rate and hyperparameters, for all runs or for one of them.

    Attributes:
        scope: which runs the settings are for; hidden while there is only one.
        optimizer, rate, rate_box: the settings that every run has.

    Signals:
        changed: (indices, changes, gesture) other fields of RunSpec for the runs `indices`, None for all.
        hyperparameter_edited: (indices, key, value, gesture) another value of one hyperparameter for these runs.
        refused: (sentence) why a number typed is not valid.
    """

    changed = Signal(object, dict, object)
    hyperparameter_edited = Signal(object, str, float, object)
    refused = Signal(str)

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE)
        self._grid.setColumnStretch(0, 1)
        first = self._first = QWidget(self)
        self._second = QWidget(self)
        row, self._row = QHBoxLayout(self._first), QHBoxLayout(self._second)
        for layout in (row, self._row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(SPACE)
        self._row.addStretch(1)
        self._grid.addWidget(self._first, 0, 0)
        self._grid.addWidget(self._second, 0, 1)
        self._below = False
        tr = self.tr
        self.scope = Choice(tr("Which runs the settings to the right are for"), parent=first)
        self.optimizer = Choice(tr("Optimizer"), [(k, wording.label(o)) for k, o in OPTIMIZERS.items()], first)
        self.rate = RealSlider(tr("Learning rate, logarithmic"), *RATE_SPAN, logarithmic=True, parent=first)
        self.rate_box = NumberBox(tr("Learning rate"), *RATE_RANGE, factor=1.25, widest="0.0001", parent=first)
        caption = QLabel(tr("rate"), first)
        caption.setBuddy(self.rate_box)
        for widget in (self.scope, self.optimizer, caption, self.rate_box, self.rate):
            row.addWidget(widget, 1 if widget is self.rate else 0)
        self.optimizer.setPlaceholderText(tr("various"))
        self._boxes: list[tuple[QLabel, NumberBox]] = []
        self._shown: Optimizer | None = None
        self._scope = ALL_RUNS
        self._runs: tuple[RunSpec, ...] = ()
        self._letters: Sequence[str] = ()
        self.scope.chosen.connect(self._rescope)
        self.optimizer.chosen.connect(lambda key: self._ask({"optimizer": key}))
        self.rate.moved.connect(lambda v, gesture: self._ask({"learning_rate": v}, gesture))
        self.rate_box.edited.connect(lambda v, gesture: self._ask({"learning_rate": v}, gesture))
        self.rate_box.refused.connect(self.refused)

    @property
    def run(self) -> int | None:
        """The run that the settings are for; None for all."""
        return None if self._scope == ALL_RUNS else self._scope

    @property
    def controls(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return [self.scope, self.optimizer, self.rate_box, self.rate, *self.hyperparameter_boxes.values()]

    @property
    def hyperparameter_boxes(self) -> dict[str, NumberBox]:
        """The number box of each hyperparameter shown, by its name."""
        return {box.property("key"): box for _, box in self._boxes}

    def show_runs(self, runs: tuple[RunSpec, ...], letters: Sequence[str]) -> None:
        """Show the settings of the chosen runs; if these differ, those of the first, and no optimizer's name.

        Args:
            runs: all of them.
            letters: what each is called.
        """
        self._runs, self._letters = runs, letters
        if self._scope >= len(runs):
            self._scope = ALL_RUNS
        self.scope.setVisible(len(runs) > 1)
        self.scope.set_rows(
            [(ALL_RUNS, self.tr("all runs"))] + [(i, self.tr("run {x}").format(x=x)) for i, x in enumerate(letters)]
        )
        self.scope.set_chosen(self._scope)
        chosen = runs if self._scope == ALL_RUNS else runs[self._scope : self._scope + 1]
        first = chosen[0]
        same = all(run.optimizer == first.optimizer for run in chosen)
        self.optimizer.set_chosen(first.optimizer if same else None)
        self.rate.set_real(first.learning_rate)
        self.rate_box.set_value(first.learning_rate)
        self._show_hyperparameters(OPTIMIZERS[first.optimizer] if same else None, first)

    def _show_hyperparameters(self, optimizer: Optimizer | None, spec: RunSpec) -> None:
        if optimizer is not self._shown:
            self._shown = optimizer
            for widget in (w for pair in self._boxes for w in pair):
                discard(widget)
            known = optimizer.settings.values() if optimizer is not None else ()
            self._boxes = [self._box(h.key, self._wording.label(h), h.minimum, h.maximum) for h in known]
            self._second.setVisible(bool(self._boxes))
            self._arrange()
        for _, box in self._boxes:
            box.set_value(spec.hyperparameter(box.property("key")))

    def _box(self, key: str, text: str, low: float, high: float) -> tuple[QLabel, NumberBox]:
        box = NumberBox(text, low, high, 0.01, widest="0.999", parent=self._second)
        box.setProperty("key", key)
        caption = QLabel(text, self._second)
        caption.setBuddy(box)
        box.edited.connect(lambda value, gesture: self.hyperparameter_edited.emit(self._indices(), key, value, gesture))
        box.refused.connect(self.refused)
        self._row.addWidget(caption)
        self._row.addWidget(box)
        return caption, box

    def _arrange(self) -> None:
        """Place the hyperparameters beside the rate if both fit, otherwise in a row below."""
        below = self._is_below(self.width())
        if below != self._below:  # only on a change: this is called during a layout
            self._below = below
            self._grid.removeWidget(self._second)
            self._grid.addWidget(self._second, int(below), int(not below))
            self.updateGeometry()

    def _is_below(self, width: int) -> bool:
        needed = self._first.sizeHint().width() + self._second.sizeHint().width() + SPACE
        return self._second.isVisibleTo(self) and needed > width

    def height_at(self, width: int) -> int:
        """The height that it needs at a `width`."""
        rows = [self._first.sizeHint().height(), self._second.sizeHint().height() * bool(self._boxes)]
        return sum(rows) + SPACE if self._is_below(width) else max(rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()  # a part needs another width
        return done

    def minimumSizeHint(self) -> QSize:
        return QSize(self._first.minimumSizeHint().width(), super().minimumSizeHint().height())

    def _indices(self) -> tuple[int, ...] | None:
        return None if self._scope == ALL_RUNS else (self._scope,)

    def _ask(self, changes: dict[str, object], gesture: object = None) -> None:
        self.changed.emit(self._indices(), changes, gesture)

    def _rescope(self, scope: int) -> None:
        self._scope = scope
        self.show_runs(self._runs, self._letters)
