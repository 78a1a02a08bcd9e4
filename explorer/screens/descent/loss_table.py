"""The table of the losses: value and slope of each, live."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem, QWidget

from explorer.core.losses.table import LOSSES, in_figures
from explorer.look import numbers
from explorer.look.theme import RunStyle, Theme
from explorer.look.wording import Wording
from explorer.state.scene import Reading

LEAST_ROWS = 7  # there is room for so many in the smallest window
_MARGIN = 6


class LossTable(QTableWidget):
    """One row a loss. A row whose loss is being run shows that run's position now; the others show the start.

    For lack of room, the last losses that are not being run are hidden, those without a `figure` first.
    """

    loss_activated = Signal(str)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(len(LOSSES), 3, parent)
        self._theme = theme
        self._running: set[str] = set()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._wording = wording
        self.setHorizontalHeaderLabels([self.tr("loss"), "e", self.tr("slope")])
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QTableWidget.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Every loss with its value and slope"))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(20)
        self._widest = [0.0] * 3
        self._items = [[QTableWidgetItem() for _ in range(3)] for _ in LOSSES]
        for row, loss in enumerate(LOSSES.values()):
            for column, item in enumerate(self._items[row]):
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setToolTip(f"{wording.label(loss)}\n{wording.about(loss)}")
                self.setItem(row, column, item)
        self.cellDoubleClicked.connect(lambda row, _: self.loss_activated.emit(list(LOSSES)[row]))
        self._fit()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._fit()

    def _fit(self) -> None:
        self._widest = [0.0] * 3
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
        self.setMinimumWidth(int(names + width("20.000") + width(numbers.power(4.0e-10)) + 2 * line))

    def _line(self) -> int:
        return int(QFontMetricsF(self.font()).height()) + 2

    def _height_of(self, rows: int) -> int:
        return self._line() * (rows + 1) + _MARGIN

    def sizeHint(self) -> QSize:
        """Room for every loss."""
        return QSize(self.minimumWidth(), self._height_of(self.rowCount()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_rows()

    def _choose_rows(self) -> None:
        """Hide the rows that do not fit."""
        room = (self.height() - _MARGIN) // self._line() - 1
        shown = set(list(self._by_weight())[:room])
        for row, key in enumerate(LOSSES):
            self.setRowHidden(row, key not in shown)
        self._fit_columns()

    def _by_weight(self) -> Iterable[str]:
        """The losses, those to be kept longest first."""
        running = [key for key in LOSSES if key in self._running]
        return dict.fromkeys((*running, *(loss.key for loss in in_figures()), *LOSSES))

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.FontChange and self.item(0, 0) is not None:
            self._fit()

    def show_readings(
        self, start: Mapping[str, Reading], now: Sequence[tuple[str, Reading, RunStyle]], moved: bool
    ) -> None:
        """Show every loss at the start, and those of runs at the position of the first run that uses them.

        Once the runs have `moved`, the other losses are drawn faintly.
        """
        running: dict[str, tuple[Reading, RunStyle | None]] = {}
        for being_run, there, its_style in now:
            running.setdefault(being_run, (there, its_style))
        if self._running != running.keys():
            self._running = {*running}
            self._choose_rows()
        at_rest = self._theme.muted if moved else self._theme.text
        for row, (key, loss) in enumerate(LOSSES.items()):
            reading, style = running.get(key, (start[key], None))
            name = self._wording.label(loss)
            texts = (
                f"{style.glyph} {name}" if style else name,
                numbers.number(reading.value),
                numbers.number(reading.slope),
            )
            self._show_row(row, texts, style.colour if style else at_rest, style is not None)
        self._fit_columns()

    def _show_row(self, row: int, texts: Sequence[str], colour: str, bold: bool) -> None:
        brush, font = QBrush(QColor(colour)), QFont(self.font())
        font.setBold(bold)
        for item, text in zip(self._items[row], texts, strict=True):
            if item.text() != text:
                item.setText(text)
            if item.foreground() != brush or item.font() != font:
                item.setForeground(brush)
                item.setFont(font)

    def _fit_columns(self) -> None:
        """Fit the columns to their numbers; ResizeToContents would paint the header with every frame."""
        for column in (1, 2):
            items = [row[column] for i, row in enumerate(self._items) if not self.isRowHidden(i)]
            widths = (QFontMetricsF(item.font()).horizontalAdvance(item.text()) for item in items)
            widest = max(widths, default=0.0)
            if widest != self._widest[column]:
                self._widest[column] = widest
                self.resizeColumnToContents(column)
