"""The table of losses of every prediction: a column for each loss, a row for each prediction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.core.losses.table import LOSSES, in_figures
from explorer.look import numbers
from explorer.look.theme import RunStyle, Theme
from explorer.look.wording import Wording

_GAP = 8.0
_WIDEST = numbers.power(4e-10)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """The losses by key of one prediction."""

    name: str
    style: RunStyle
    values: Mapping[str, float]


class LossValues(QWidget):
    """For lack of room the losses without a `figure` are hidden first, unless chosen, then the names of rows."""

    loss_chosen = Signal(object)  # key

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wording = wording
        self._rows: list[FigureRow] = []
        self._first = [loss.key for loss in in_figures()]
        self._chosen = self._first[0]
        self._lines = 1
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("The losses of the prediction"))

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_rows(self, rows: Sequence[FigureRow], chosen: str, lines: int) -> None:
        """Show `rows`, with room kept for `lines` of them so that the picture stays where it is."""
        self._rows, self._chosen = list(rows), chosen
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
        self.setAccessibleDescription("; ".join(" ".join(line) for line in self.texts()))
        self.update()

    def columns(self) -> list[str]:
        """The keys of the losses shown, in the table's order."""
        room = self.width() - self._name_width()
        wanted: list[str] = []
        for key in dict.fromkeys((self._chosen, *self._first, *LOSSES)):
            room -= self._column_width(key)
            if wanted and room < 0:
                break
            wanted.append(key)
        return [key for key in dict.fromkeys((*self._first, *LOSSES)) if key in wanted]

    def texts(self) -> list[list[str]]:
        """The texts shown: one line per prediction, its name and then its figures."""
        keys = self.columns()
        return [[row.name, *(numbers.number(row.values[key], 4) for key in keys)] for row in self._rows]

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _name_width(self) -> float:
        """Room for the longest possible name, so that the columns do not move; otherwise for the mark alone."""
        metrics = QFontMetricsF(self._bold())
        names = [*(row.name for row in self._rows), *(self._wording.label(loss) for loss in LOSSES.values())]
        wide = max(metrics.horizontalAdvance(f"● {name}") for name in names) + _GAP
        return wide if wide + self._wanted() <= self.width() else metrics.horizontalAdvance("●") + _GAP

    def _wanted(self) -> float:
        """The width of the columns that are always shown."""
        return sum(map(self._column_width, dict.fromkeys((self._chosen, *self._first))))

    def _column_width(self, key: str) -> float:
        metrics = QFontMetricsF(self._bold())
        return max(metrics.horizontalAdvance(text) for text in (self._wording.label(LOSSES[key]), _WIDEST)) + 2 * _GAP

    def _line(self) -> float:
        return QFontMetricsF(self._bold()).height() + 3

    def cells(self) -> dict[str, QRectF]:
        """The column of each loss shown."""
        keys, left = self.columns(), self._name_width()
        spare = (self.width() - left - sum(map(self._column_width, keys))) / len(keys)
        cells = {}
        for key in keys:
            cells[key] = QRectF(left, 0, self._column_width(key) + spare, self.height())
            left += cells[key].width()
        return cells

    def paintEvent(self, event) -> None:
        theme, line, cells = self._theme, self._line(), self.cells()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_chosen(painter, cells[self._chosen])
            for key, cell in cells.items():
                painter.setFont(self._bold() if key == self._chosen else self.font())
                painter.setPen(QColor(theme.text if key == self._chosen else theme.muted))
                head = QRectF(cell.left(), 0, cell.width(), line)
                painter.drawText(head, Qt.AlignmentFlag.AlignCenter, self._wording.label(LOSSES[key]))
            painter.setPen(QPen(QColor(theme.edge), 1))
            painter.drawLine(QPointF(0, line), QPointF(self.width(), line))
            painter.setFont(self._bold())
            named = self._name_width() > 2 * QFontMetricsF(self._bold()).horizontalAdvance("●") + _GAP
            first = 1 + (self._lines - len(self._rows)) / 2
            for i, row in enumerate(self._rows):
                self._paint_row(painter, row, (first + i) * line + 2, cells, named)

    def _paint_chosen(self, painter: QPainter, cell: QRectF) -> None:
        accent = QColor(self._theme.accent)
        accent.setAlpha(36)
        painter.setPen(QPen(QColor(self._theme.accent), 1.5))
        painter.setBrush(accent)
        painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 4, 4)

    def _paint_row(
        self, painter: QPainter, row: FigureRow, top: float, cells: Mapping[str, QRectF], named: bool
    ) -> None:
        painter.setPen(QColor(row.style.colour))
        whole = QRectF(0, top, self.width(), self._line())
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(whole, left, f"{row.style.glyph} {row.name}" if named else row.style.glyph)
        painter.setPen(QColor(self._theme.text))
        for key, cell in cells.items():
            room = QRectF(cell.left(), top, cell.width(), self._line())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, numbers.number(row.values[key], 4))

    def _at(self, point: QPointF) -> str | None:
        return next((key for key, cell in self.cells().items() if cell.contains(point)), None)

    def mouseMoveEvent(self, event) -> None:
        key = self._at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor)
        if key:
            loss = LOSSES[key]
            tip = f"{self._wording.label(loss)}\n{self._wording.about(loss)}"
            QToolTip.showText(event.globalPosition().toPoint(), tip, self)

    def mousePressEvent(self, event) -> None:
        key = self._at(event.position())
        if key and event.button() == Qt.MouseButton.LeftButton:
            self.loss_chosen.emit(key)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        mark = QFontMetricsF(self._bold()).horizontalAdvance("●") + _GAP
        return QSize(int(mark + self._wanted()) + 1, int((self._lines + 1) * self._line()) + 4)
