"""The runs compared in a table: how many steps each takes to arrive, and what loss and slope it ends with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QWidget

from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.outcome import Outcome, outcome
from explorer.look import numbers
from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.screens.descent.below.comparison_rows import (
    Cell,
    Rank,
    Row,
    Sorting,
    as_text,
    number_cell,
    ordered,
    resorted,
)
from explorer.screens.descent.below.comparison_table import ComparisonTable
from explorer.screens.descent.below.page import BelowPage
from explorer.state.experiment_parts import RunSpec
from explorer.state.scene import Scene
from explorer.widgets.button import Button

PART = "comparison"  # the table's name in lessons
_ARRIVAL = 4  # the column of the steps to arrive
_RATE_FIGURES = 3  # as on the cards


class ComparisonPage(BelowPage):
    """All steps of all runs are computed for it, not only those that are shown.

    Attributes:
        table: a row for each run.
        copy: copies the table.
    """

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, wording, parent)
        tr = self.tr
        self._titles = (
            tr("run"),
            tr("loss"),
            tr("optimizer"),
            tr("rate"),
            tr("steps to arrive"),
            tr("final e"),
            tr("final slope"),
        )
        self._scene: Scene | None = None
        self._is_complete, self._is_stopped, self._guessing = True, False, False
        self._said_working = False
        self._rows: list[Row] = []
        self.sorting: Sorting = (1,)
        self.table = ComparisonTable(theme, self._titles, self)
        self.table.hints[self._titles[_ARRIVAL]] = tr(
            "Arrived: at most 1% is left of the way from the loss of equal logits down to the least. "
            "The first time counts."
        )
        name = tr("Copy the table for a spreadsheet: every digit, with tabs between the columns (Ctrl+C in the table)")
        self.copy = Button(tr("Copy"), name, parent=self)
        self.copy.setProperty("outlined", True)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(SPACE // 2, 0, SPACE // 2, 0)
        self._parts.setSpacing(SPACE)
        self._parts.addWidget(self.table, 1)
        self._parts.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self.table.sort_asked.connect(lambda column: self.sort(resorted(self.sorting, column)))
        self.table.copy_asked.connect(self._copy)
        self.copy.clicked.connect(self._copy)

    def names(self) -> tuple[str, str]:
        return self.tr("table"), self.tr("A row for each run: steps to arrive, and the loss and slope at the end")

    def parts(self) -> dict[str, QWidget]:
        return {PART: self.table}

    def controls(self) -> list[QWidget]:
        return [self.table, self.copy]

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.table.apply_theme(theme)
        self._draw()

    def set_direction(self, direction: QBoxLayout.Direction) -> None:
        self._parts.setDirection(direction)

    def set_guessing(self, guessing: bool) -> None:
        """Hide what the runs come to."""
        if guessing != self._guessing:
            self._guessing = guessing
            self.copy.setEnabled(not guessing)
            self._draw()

    def sort(self, sorting: Sorting) -> None:
        """Show the runs in another order (see comparison_rows.resorted)."""
        self.sorting = sorting
        self._show_rows()

    # What is computed

    def show_scene(self, scene: Scene, frame: int) -> None:
        """Show what the runs come to at their last step, whatever the `frame`."""
        is_new = self._scene is None or (scene.runs, scene.experiment.descent) != (
            self._scene.runs,
            self._scene.experiment.descent,
        )
        self._scene = scene
        if is_new:
            self._is_stopped = False
        if is_new or not self._is_complete:
            self._draw()

    @property
    def is_working(self) -> bool:
        return not self._is_complete and not self._is_stopped

    def go_on(self, budget: float) -> None:
        """Compute more steps of the runs."""
        if self._scene is not None:
            self._scene.grow(self._scene.experiment.descent.steps, budget)
            self._draw()

    def stop_working(self) -> None:
        """The table says how far the runs have come."""
        self._is_stopped = not self._is_complete
        self._draw()

    def _draw(self) -> None:
        if self._scene is None:
            return
        descent = self._scene.experiment.descent
        outcomes = [outcome(run, descent.steps) for run in self._scene.runs]
        self._is_complete = all(found.steps == descent.steps for found in outcomes)
        pairs = zip(descent.runs, outcomes, strict=True)
        self._rows = [self._row(i, spec, found, descent.steps) for i, (spec, found) in enumerate(pairs)]
        self._show_rows()
        if self._said_working != self.is_working:
            self._said_working = self.is_working
            self.work_changed.emit()

    def _show_rows(self) -> None:
        self.table.show_rows(ordered(self._rows, self.sorting), self.sorting)

    # The cells

    def _row(self, run: int, spec: RunSpec, found: Outcome, steps: int) -> Row:
        style, optimizer = self.theme.run(run), OPTIMIZERS[spec.optimizer]
        names = [self.wording.label(LOSSES[spec.loss]), self.wording.label(optimizer)]
        more = (f"{self.wording.label(optimizer.settings[k])} {numbers.plain(v)}" for k, v in spec.hyperparameters)
        names[1] = ", ".join([names[1], *more])
        rate = numbers.plain(spec.learning_rate, _RATE_FIGURES)
        return Row(
            run,
            (
                Cell(style.sign, style.letter, run),
                *(Cell(name, name, name.casefold()) for name in names),
                number_cell(rate, numbers.data(spec.learning_rate), spec.learning_rate),
                *self._results(found, steps),
            ),
        )

    def _results(self, found: Outcome, steps: int) -> tuple[Cell, ...]:
        """Steps to arrive, final loss and final slope."""
        if self._guessing:
            return (Cell("?", "?", rank=Rank.UNKNOWN),) * 3
        is_done = found.steps == steps
        if not is_done:
            text = "–" if self._is_stopped else "…"
            ends: tuple[Cell, ...] = (Cell(text, "", rank=Rank.UNKNOWN),) * 2
        else:
            values = (found.value, found.slope)
            ends = tuple(number_cell(numbers.number(v), numbers.data(v), v) for v in values)
        return (self._arrival(found, is_done), *ends)

    def _arrival(self, found: Outcome, is_done: bool) -> Cell:
        if found.arrived is not None:
            text, data = numbers.count(found.arrived), numbers.data(found.arrived)
            if is_done and found.has_left:
                text, data = (self.tr("{n}, then left").format(n=n) for n in (text, data))
            return number_cell(text, data, found.arrived)
        count = numbers.count(found.steps)
        if not is_done and not self._is_stopped:
            return Cell(f"{count} …", "", rank=Rank.UNKNOWN)
        if found.has_diverged:
            return Cell(self.tr("diverged"), self.tr("diverged"), rank=Rank.DIVERGED)
        text = self.tr("not within {n}").format(n=count)
        return Cell(text, text, rank=Rank.NOT_WITHIN)

    def _copy(self) -> None:
        if not self._guessing:
            QGuiApplication.clipboard().setText(as_text(self._titles, ordered(self._rows, self.sorting)))
            self.message.emit(self.tr("Copied the table: paste it into a spreadsheet."))
