"""One map of where training works: a cell for each learning rate and each start, with the share right as a number."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.look import numbers
from explorer.look.theme import RunStyle, Theme
from explorer.plots.squares import Squares
from explorer.screens.network.map_cell import (
    CONDENSED,
    MARK_ABOVE,
    paint_cell,
    paint_cursor,
    paint_mark,
    share_text,
    write_condensed,
)
from explorer.state.training_map import RATES, SCALES, Cell
from explorer.widgets.fitted_text import bold
from explorer.widgets.keys import ARROWS, keeps_own_keys

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})  # not Space, which plays what was chosen
_WAITING = "…"
_SMALLEST = 0.4  # of the font, where the rows are low
_WITH_NAMES = 3.5 + MARK_ABOVE  # lines beside the cells: the title, the rates, the name below them, and some air

Place = tuple[int, int]  # (row, column)


class Shown(NamedTuple):
    """What a map shows.

    Attributes:
        title: what is trained: loss, optimizer, hyperparameters.
        scaled: which initial weights are multiplied.
        style: of the run.
        cells: (rows, columns); None where nothing is known yet.
        under_way: the row that is being computed.
        present: the place of the present experiment; None if it is none of the cells.
        colour_map: of the shares, the lowest share at the high end: as on a surface, where a high loss is bad.
    """

    title: str
    scaled: str
    style: RunStyle
    cells: list[list[Cell | None]]
    under_way: int | None
    present: Place | None
    colour_map: str


class MapPlot(QWidget):
    """Draws a map; a click on a cell, or Enter where the arrow keys have come to, chooses it.

    Signals:
        chosen: (row, column) the user wants this cell as the experiment.

    More than 20 methods: nine are Qt's own.
    """

    chosen = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Shown | None = None
        self._cursor: Place = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_map(self, shown: Shown) -> None:
        """Draw `shown`."""
        if self._shown is None or shown.present != self._shown.present:
            self._cursor = shown.present or self._cursor
        if shown != self._shown:
            self._shown = shown
            self._describe()
            self.update()

    def _describe(self) -> None:
        if self._shown is None:
            return
        name = self.tr("Where training works: {run}").format(run=f"{self._shown.style.sign} {self._shown.title}")
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.said(self._cursor))
        hint = self.tr("Click a cell to give all runs its initial weights and rate. Keys: Tab to here, arrows, Enter.")
        self.setToolTip(f"{name}\n{hint}")

    def said(self, place: Place) -> str:
        """A cell in words; empty while nothing is shown."""
        if self._shown is None:
            return ""
        row, column = place
        cell = self._cell(place)
        where = self.tr("{weights} × {scale}, learning rate {rate}").format(
            weights=self._shown.scaled, scale=numbers.plain(SCALES[row]), rate=numbers.plain(RATES[column])
        )
        if cell is None:
            return self.tr("{where}: not computed yet").format(where=where)
        said = self.tr("{where}: {share}% right").format(where=where, share=share_text(cell.share))
        if len(cell.shares) > 1:
            each = ", ".join(f"{share_text(share)}%" for share in cell.shares)
            said += " " + self.tr("(seed by seed: {shares})").format(shares=each)
        return said + ("\n" + self.tr("Diverged.") if cell.diverged else "")

    def _cell(self, place: Place) -> Cell | None:
        return None if self._shown is None else self._shown.cells[place[0]][place[1]]

    # Places

    def _labels(self) -> tuple[list[str], list[str]]:
        """The texts at the rows and below the columns."""
        return [f"×{numbers.plain(scale)}" for scale in SCALES], [numbers.plain(rate) for rate in RATES]

    def _line(self) -> float:
        """The height of a line: letters from a fallback font make it higher."""
        title = "" if self._shown is None else self._shown.title
        metrics = QFontMetricsF(bold(self.font()))
        return max(metrics.boundingRect(QRectF(0, 0, 1e6, 1e6), 0, f"{title}0").height(), metrics.height())

    def _fitting(self, cells: Squares) -> QFont:
        """The font, smaller where the rows are lower than a line."""
        font = QFont(self.font())
        share = cells.height / QFontMetricsF(font).height()
        font.setPointSizeF(font.pointSizeF() * min(max(share, _SMALLEST), 1.0))
        return font

    def _has_names(self) -> bool:
        """Whether there is room for the names of the axes."""
        return self.height() >= (len(SCALES) + _WITH_NAMES) * self._line()

    def _cells(self) -> Squares:
        """All cells: below the title and a marker, right of the starts, above the rates."""
        metrics, line = QFontMetricsF(self.font()), self._line()
        above, gap, names = (1 + MARK_ABOVE) * line, metrics.averageCharWidth() / 2, line if self._has_names() else 0.0
        left = names + gap + max(map(metrics.horizontalAdvance, self._labels()[0]))
        room = QRectF(left, above, self.width() - left - 1, self.height() - above - line - names)
        return Squares.filling(room, len(SCALES), len(RATES))

    def place(self, place: Place) -> QRectF:
        """The rectangle of a cell."""
        return self._cells().place(_index(place))

    def _at(self, point: QPointF) -> Place | None:
        index = self._cells().at(point)
        return None if index is None else divmod(index, len(RATES))

    def places(self) -> list[Place]:
        """All cells, row by row."""
        return [divmod(index, len(RATES)) for index in range(len(SCALES) * len(RATES))]

    def text(self, place: Place) -> str:
        """What is written into a cell."""
        cell = self._cell(place)
        if cell is not None:
            return share_text(cell.share)
        return _WAITING if self._shown is not None and place[0] == self._shown.under_way else ""

    # Painting

    def paintEvent(self, event) -> None:
        if self._shown is None:
            return
        cells = self._cells()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_words(painter, self._shown, cells)
            painter.setFont(self._fitting(cells))
            for index, place in enumerate(self.places()):
                cell, text = self._cell(place), self.text(place)
                paint_cell(painter, cells.place(index), cell, text, self._shown.colour_map, self._theme)
            if self._shown.present is not None:
                paint_mark(painter, cells.place(_index(self._shown.present)), self._shown.style, self._theme)
            if self.hasFocus():
                paint_cursor(painter, cells.place(_index(self._cursor)), self._theme)

    def _paint_words(self, painter: QPainter, shown: Shown, cells: Squares) -> None:
        """The title, and the numbers of both axes."""
        area, line, gap = cells.rect, self._line(), QFontMetricsF(self.font()).averageCharWidth() / 2
        painter.setFont(bold(self.font()))
        painter.setPen(QColor(shown.style.colour))
        write_condensed(painter, QRectF(0, 0, self.width(), line), self.title(), Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(QColor(self._theme.text))
        rows, columns = self._labels()
        painter.setFont(self._fitting(cells))
        for row, text in enumerate(rows):
            cell = cells.place(_index((row, 0)))
            before = QRectF(0, cell.top(), cell.left() - gap, cell.height())
            painter.drawText(before, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.setFont(self.font())
        for column, text in enumerate(columns):
            cell = cells.place(column)
            write_condensed(painter, QRectF(cell.left(), area.bottom(), cell.width(), line), text)
        if self._has_names():
            self._paint_names(painter, area, line, shown.scaled)

    def title(self) -> str:
        """The sign of the run and what is trained, as much of it as there is room for."""
        if self._shown is None:
            return ""
        whole = f"{self._shown.style.sign}  {self._shown.title}"
        return QFontMetricsF(bold(self.font())).elidedText(whole, Qt.TextElideMode.ElideRight, self.width() / CONDENSED)

    def _paint_names(self, painter: QPainter, area: QRectF, line: float, scaled: str) -> None:
        """What the axes are."""
        painter.setPen(QColor(self._theme.muted))
        below = QRectF(area.left(), area.bottom() + line, area.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.tr("learning rate"))
        painter.save()
        painter.translate(0, area.bottom())
        painter.rotate(-90)
        write_condensed(painter, QRectF(0, 0, area.height(), line), scaled)
        painter.restore()

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.chosen.emit(*place)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.toolTip() if place is None else self.said(place), self)
            return True
        return keeps_own_keys(event, ARROWS | _ENTER) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            self._cursor = divmod(self._cells().beside(_index(self._cursor), event.key()), len(RATES))
            self._describe()
            self.update()
        elif event.key() in _ENTER:
            self.chosen.emit(*self._cursor)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 1.5

    def minimumSizeHint(self) -> QSize:
        """As small as its numbers can be read."""
        metrics, line = QFontMetricsF(bold(self.font())), self._line()
        labels = line + max(map(metrics.horizontalAdvance, self._labels()[0]))
        cell = metrics.horizontalAdvance("100") + 4
        return QSize(math.ceil(labels + len(RATES) * cell), math.ceil((len(SCALES) + 2.2) * line))


def _index(place: Place) -> int:
    return place[0] * len(RATES) + place[1]
