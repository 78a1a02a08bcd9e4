"""The table of the losses: a row for each run at its position, and the other losses at the start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem, QWidget

from explorer.core.losses.table import LOSSES
from explorer.look import numbers
from explorer.look.theme import RunStyle, Theme
from explorer.look.wording import Wording
from explorer.state.scene import Reading

LEAST_ROWS = 5  # of a low window; the others are scrolled to
COLUMNS = 3
_MARGIN = 6


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: a loss, under the mark of a run or under none; without a loss the words above the others."""

    loss: str = ""
    glyph: str = ""


class LossTable(QTableWidget):
    """First the runs, in their order and with their marks, then every other loss, at the start.

    Signals:
        loss_activated: (key) a row was double-clicked.
    """

    loss_activated = Signal(str)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(0, COLUMNS, parent)
        self._theme, self._wording = theme, wording
        self.rows: list[Row] = []
        self._widest = [0.0] * COLUMNS
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setHorizontalHeaderLabels([self.tr("loss"), "e", self.tr("slope")])
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Every loss with its value and slope"))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(20)
        self.cellDoubleClicked.connect(self._activate)
        self._lay_out([Row(key) for key in LOSSES])

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._fit()

    def _activate(self, row: int, _column: int) -> None:
        if self.rows[row].loss:
            self.loss_activated.emit(self.rows[row].loss)

    def _lay_out(self, rows: list[Row]) -> None:
        """Construct the items of `rows`."""
        self.rows = rows
        self.clearSpans()
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column in range(COLUMNS):
                item = QTableWidgetItem()
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if row.loss:
                    loss = LOSSES[row.loss]
                    item.setToolTip(f"{self._wording.label(loss)}\n{self._wording.about(loss)}")
                self.setItem(place, column, item)
            if not row.loss:
                self.setSpan(place, 0, 1, COLUMNS)
        self._fit()

    def _fit(self) -> None:
        self._widest = [0.0] * COLUMNS
        line = self._line()
        self.verticalHeader().setMinimumSectionSize(10)
        self.verticalHeader().setDefaultSectionSize(line)
        self.horizontalHeader().setFixedHeight(line + 2)
        for row in range(self.rowCount()):
            self.setRowHeight(row, line)
        self.setMinimumHeight(self._height_of(min(LEAST_ROWS, self.rowCount())))
        self.setMaximumHeight(self._height_of(self.rowCount()))
        bold = QFont(self.font())
        bold.setBold(True)
        width = QFontMetricsF(bold).horizontalAdvance
        names = max(width(f"■ {self._wording.label(loss)}") for loss in LOSSES.values())
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(int(names + width("20.000") + width(numbers.power(4.0e-10)) + 2 * line) + bar)
        self.updateGeometry()
        self._let_keys_scroll()

    def _line(self) -> int:
        return int(QFontMetricsF(self.font()).height()) + 2

    def _height_of(self, rows: int) -> int:
        return self._line() * (rows + 1) + _MARGIN

    def sizeHint(self) -> QSize:
        """Room for every row."""
        return QSize(self.minimumWidth(), self._height_of(self.rowCount()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._let_keys_scroll()

    def _let_keys_scroll(self) -> None:
        """Let Tab reach the table as long as it has rows to scroll to."""
        scrolls = self.height() < self._height_of(self.rowCount())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus)

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.FontChange and self.item(0, 0) is not None:
            self._fit()

    def show_readings(
        self, start: Mapping[str, Reading], now: Sequence[tuple[str, Reading, RunStyle]], moved: bool
    ) -> None:
        """Show each run (loss, position, style) of `now`, then every other loss at the `start`.

        Once the runs have `moved`, the other losses are drawn faintly.
        """
        others = [Row(key) for key in LOSSES if key not in {loss for loss, _, _ in now}]
        rows = [Row(loss, style.glyph) for loss, _, style in now] + ([Row(), *others] if others else [])
        if rows != self.rows:
            self._lay_out(rows)
        for place, (_, reading, style) in enumerate(now):
            self._show_reading(place, reading, style.colour, bold=True)
        at_rest = self._theme.muted if moved else self._theme.text
        for place, row in enumerate(rows[len(now) :], len(now)):
            if row.loss:
                self._show_reading(place, start[row.loss], at_rest, bold=False)
            else:
                self._show_row(place, (self.tr("at the start"), "", ""), self._theme.muted, bold=False)
        self._fit_columns()

    def texts(self) -> list[tuple[str, ...]]:
        """What each row says, column by column."""
        return [tuple(self._cell(row, column).text() for column in range(COLUMNS)) for row in range(self.rowCount())]

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        cell = self.item(row, column)
        assert cell is not None  # every row is filled when it is laid out
        return cell

    def _show_reading(self, place: int, reading: Reading, colour: str, bold: bool) -> None:
        row = self.rows[place]
        name = f"{row.glyph} {self._wording.label(LOSSES[row.loss])}".strip()
        self._show_row(place, (name, numbers.number(reading.value), numbers.number(reading.slope)), colour, bold)

    def _show_row(self, place: int, texts: Sequence[str], colour: str, bold: bool) -> None:
        brush, font = QBrush(QColor(colour)), QFont(self.font())
        font.setBold(bold)
        font.setItalic(not self.rows[place].loss)
        for column, text in enumerate(texts):
            item = self._cell(place, column)
            if item.text() != text:
                item.setText(text)
            if item.foreground() != brush or item.font() != font:
                item.setForeground(brush)
                item.setFont(font)

    def _fit_columns(self) -> None:
        """Fit the columns to their numbers; ResizeToContents would paint the header with every frame."""
        for column in (1, 2):
            items = [self._cell(row, column) for row in range(self.rowCount())]
            widths = (QFontMetricsF(item.font()).horizontalAdvance(item.text()) for item in items)
            widest = max(widths, default=0.0)
            if widest != self._widest[column]:
                self._widest[column] = widest
                self.resizeColumnToContents(column)
