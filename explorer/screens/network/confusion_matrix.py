"""A confusion matrix: how many images of each class, a row, got each answer, a column."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.look import numbers
from explorer.look.theme import RunStyle, Theme
from explorer.plots.squares import Squares
from explorer.screens.network.chosen_images import cell_text
from explorer.widgets.fitted_text import fitted
from explorer.widgets.keys import ARROWS, BUTTON_KEYS, keeps_own_keys
from explorer.widgets.plain_tip import plain_tip

STRONGEST = 0.42  # opacity of the fullest cell: a number on it stays readable
_FAINTEST = 0.08  # of a cell with a single image
_NAMES = 0.22  # of the width, at most, for the names of the rows
_LEAST_FONT = 0.6  # of the size of the letters, for numbers that have little room
_APART = 2  # pixels between cells

Cell = tuple[int, int]  # (class, answer)


class ConfusionMatrix(QWidget):
    """Draws the counts as numbers on colours; right answers have a frame and the colour of the run.

    More than 20 methods: eight are Qt's own.

    Signals:
        chosen: (pair) the user wants to see the images of a cell, (class, answer), or () those of none.
        read: (sentence) the cell under the pointer or reached by an arrow key; empty when it is left.
    """

    chosen = Signal(tuple)
    read = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: NDArray[np.intp] = np.zeros((1, 1), dtype=np.intp)
        self._names: Sequence[str] = ("",)
        self._style = theme.run(0)
        self._chosen: tuple[int, ...] = ()
        self._pointed: Cell = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Confusion matrix: the answers to the images of each class"))
        self.setToolTip(
            self.tr(
                "Rows: the true class. Columns: the answer. Right answers are framed. "
                "A click on a cell shows its images. Keys: arrows choose a cell, Space shows its images."
            )
        )

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_counts(
        self, counts: NDArray[np.intp], names: Sequence[str], style: RunStyle, chosen: tuple[int, ...]
    ) -> None:
        """Draw `counts` (K, K) of the run in `style`, and a frame around the cell `chosen`, () for none."""
        self._counts, self._names, self._style, self._chosen = counts, names, style, chosen
        right, count = (numbers.count(n) for n in (np.trace(counts), counts.sum()))
        said = self.tr("{run}: {n} of {count} right").format(run=style.letter, n=right, count=count)
        self.setAccessibleDescription(f"{said}. {self.text_of(self._pointed)}")
        self.update()

    def text_of(self, cell: Cell) -> str:
        """What a cell says."""
        label, answer = cell
        row = self._counts[label]
        return cell_text(label, answer, int(row[answer]), int(row.sum()), self._names)

    def place(self, cell: Cell) -> QRectF:
        """The rectangle of a cell."""
        return self._inner(self._cells(), cell)

    def _inner(self, cells: Squares, cell: Cell) -> QRectF:
        """What is filled of a cell."""
        own = cells.place(self._index(cell))
        return QRectF(own.adjusted(0, 0, -_APART, -_APART).toRect())  # whole pixels: sharp lines

    def _cells(self) -> Squares:
        """All cells, in what the names leave free."""
        metrics, classes = QFontMetricsF(self.font()), len(self._counts)
        names = min(max(map(metrics.horizontalAdvance, self._names)) + 8, _NAMES * self.width())
        top = 2 * metrics.height() + 2
        room = QRectF(names, top, max(self.width() - names - 1, 1), max(self.height() - top - 1, 1))
        return Squares.filling(room, classes, classes)

    def _index(self, cell: Cell) -> int:
        return cell[0] * len(self._counts) + cell[1]

    def _cell(self, index: int) -> Cell:
        return divmod(index, len(self._counts))

    def _number_font(self, cells: Squares) -> QFont:
        """The widget's font, or a smaller one in which the largest number fits a cell."""
        font, cell = QFont(self.font()), self._inner(cells, (0, 0))
        widest, least = str(int(self._counts.max())), _LEAST_FONT * font.pointSizeF()
        while font.pointSizeF() > least:
            metrics = QFontMetricsF(font)
            if metrics.horizontalAdvance(widest) + 2 <= cell.width() and metrics.height() <= cell.height() + 2:
                break
            font.setPointSizeF(font.pointSizeF() - 0.5)
        return font

    def colour(self, cell: Cell) -> QColor:
        """What a cell is filled with: the fuller, the stronger, right and wrong answers each by their own measure."""
        count = int(self._counts[cell])
        right = cell[0] == cell[1]
        each = np.diagonal(self._counts) if right else self._counts - np.diag(np.diagonal(self._counts))
        colour = QColor(self._style.colour if right else self._theme.warning)
        share = count / max(int(each.max()), 1)
        colour.setAlphaF(_FAINTEST + (STRONGEST - _FAINTEST) * share if count else 0.0)
        return colour

    def paintEvent(self, event) -> None:
        cells = self._cells()
        with QPainter(self) as painter:
            self._paint_names(painter, cells)
            painter.setFont(self._number_font(cells))
            for cell in np.ndindex(*self._counts.shape):
                self._paint_cell(painter, self._inner(cells, cell), cell)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frames = []
            if self._chosen:
                frames.append(((self._chosen[0], self._chosen[1]), self._theme.accent, 3.0))
            if self.hasFocus():
                frames.append((self._pointed, self._theme.text, 1.5))
            for cell, colour, width in frames:
                painter.setPen(QPen(QColor(colour), width))
                painter.drawRect(self._inner(cells, cell).adjusted(-1, -1, 1, 1))

    def _paint_names(self, painter: QPainter, cells: Squares) -> None:
        area, metrics = cells.rect, QFontMetricsF(self.font())
        line, middle = metrics.height(), Qt.AlignmentFlag.AlignCenter
        painter.setPen(QColor(self._theme.muted))
        long, short = self.tr("rows: true class · columns: answer"), self.tr("true ↓   answer →")
        said = long if metrics.horizontalAdvance(long) <= self.width() else short
        painter.drawText(QRectF(0, 0, self.width(), line), middle, said)
        painter.setPen(QColor(self._theme.text))
        for k, name in enumerate(self._names):
            cell = self._inner(cells, (k, k))
            top = QRectF(cell.left() - 1, area.top() - line - 1, cell.width() + 2, line)
            painter.drawText(top, middle, fitted(name, metrics, top.width()))
            left = QRectF(0, cell.center().y() - line / 2, area.left() - 4, line)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(left, right, fitted(name, metrics, left.width()))

    def _paint_cell(self, painter: QPainter, place: QRectF, cell: Cell) -> None:
        count = int(self._counts[cell])
        painter.fillRect(place, self.colour(cell))
        if cell[0] == cell[1]:
            painter.setPen(QPen(QColor(self._style.colour), 1.5))
            painter.drawRect(place)
        if count or cell[0] == cell[1]:
            painter.setPen(QColor(self._theme.text))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, str(count))

    def _at(self, event: QMouseEvent) -> Cell | None:
        index = self._cells().at(event.position())
        return None if index is None else self._cell(index)

    def _point_at(self, cell: Cell) -> None:
        self._pointed = cell
        self.setAccessibleDescription(self.text_of(cell))
        self.read.emit(f"{self._style.sign}  {self.text_of(cell)}")
        self.update()

    def _choose(self, cell: Cell) -> None:
        """Show the images of a cell; if they are shown already, those of none."""
        self.chosen.emit(() if cell == self._chosen else cell)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self._at(event)
        self.setCursor(Qt.CursorShape.ArrowCursor if cell is None else Qt.CursorShape.PointingHandCursor)
        if cell is not None:
            self._point_at(cell)
            QToolTip.showText(event.globalPosition().toPoint(), plain_tip(self.text_of(cell)), self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._at(event)
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pointed = cell
            self._choose(cell)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.read.emit("")

    def event(self, event: QEvent) -> bool:
        return keeps_own_keys(event, ARROWS | BUTTON_KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            self._point_at(self._cell(self._cells().beside(self._index(self._pointed), event.key())))
        elif event.key() in BUTTON_KEYS:
            self._choose(self._pointed)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(240, 240)

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(int(11 * metrics.horizontalAdvance("00")), int(7 * metrics.height()))
