"""A table of the runs, which is sorted by its headers: in one line a run, or in several where it is narrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from explorer.look.theme import Theme
from explorer.screens.descent.below.comparison_rows import Cell, Row, Sorting
from explorer.widgets.fitted_text import bold, fitting_font
from explorer.widgets.keys import BUTTON_KEYS, SLIDER_KEYS, keeps_own_keys

FIRST_NUMBER = 3  # the columns from here on are numbers, at the right of their rooms
# The columns in each line of a run: in one line, or in several where that leaves the letters larger.
WAYS = (((0, 1, 2, 3, 4, 5, 6),), ((0, 1, 2, 3), (4, 5, 6)), ((0, 1), (2, 3), (4,), (5, 6)))
_ROOMY = 1.5  # height of a line where there is room, in heights of the letters
_LEAST = 0.5  # size of the letters where there is hardly room
_GAP = 1.4  # between two columns, in letters
_UP, _DOWN = " ▲", " ▼"


@dataclass(frozen=True, slots=True)
class Painted:
    """One text as painted: of a header where `row` is -1, else of the row with that place."""

    row: int
    column: int
    text: str
    rect: QRectF
    colour: str
    font: QFont
    flags: Qt.AlignmentFlag


class ComparisonTable(QWidget):
    """Shows what it is given. A click on a header asks for its order; the keys ← → choose a header, Space sorts by it.

    More than 20 methods: nine are Qt's own.

    Attributes:
        hints: by title: what its column means, for the tool tip of the header.

    Signals:
        sort_asked: (column) the user wants another order.
        copy_asked: the user wants a copy.
    """

    sort_asked = Signal(int)
    copy_asked = Signal()

    def __init__(self, theme: Theme, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._titles = theme, titles
        self.hints: dict[str, str] = {}
        self._rows: list[Row] = []
        self._sorting: Sorting = (1,)
        self._chosen = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("The runs compared: click a header to sort by it"))

    def apply_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self._theme = theme
        self.update()

    def show_rows(self, rows: Sequence[Row], sorting: Sorting) -> None:
        """Show `rows` in this order; `sorting` is what the header says of it."""
        if (list(rows), sorting) != (self._rows, self._sorting):
            self._rows, self._sorting = list(rows), sorting
            self._describe()

    def _describe(self) -> None:
        column = self._titles[abs(self._sorting[-1]) - 1]
        order = self.tr("sorted by {column}, falling") if self._sorting[-1] < 0 else self.tr("sorted by {column}")
        rows = [", ".join(cell.text for cell in row.cells) for row in self._rows]
        said = [self._titles[self._chosen], order.format(column=column), *rows]
        self.setAccessibleDescription("; ".join(said))
        self.update()

    # Where everything is

    def painted(self) -> Iterator[Painted]:
        """Every text, the headers first."""
        way, share = self._way()
        font = QFont(self.font())
        font.setPointSizeF(share * font.pointSizeF())
        for row in range(-1, len(self._rows)):
            for line, columns in enumerate(way):
                yield from self._line(row, line, columns, way, font)

    def _line(
        self, row: int, line: int, columns: Sequence[int], way: Sequence[Sequence[int]], font: QFont
    ) -> Iterator[Painted]:
        height = self._line_height(way)
        top = ((row + 1) * len(way) + line) * height
        widths = [self._width(column, font) for column in columns]
        gap = _GAP * QFontMetricsF(font).averageCharWidth()
        spare = self.width() - sum(widths) - (len(columns) - 1) * gap
        spread = [column for column in columns[1:] if column >= FIRST_NUMBER]  # names stay beside their marks
        squeeze = min(1.0 + spare / sum(widths), 1.0)
        left = 0.0
        for column, natural in zip(columns, widths, strict=True):
            left += max(spare, 0.0) / len(spread) if column in spread else 0.0
            width = squeeze * natural
            yield self._text(row, column, QRectF(left, top, width, height), font, column in spread)
            left += width + gap

    def _text(self, row: int, column: int, rect: QRectF, font: QFont, can_be_right: bool) -> Painted:
        is_mark = column == 0 and row >= 0
        heavy = bold(font, is_mark or row < 0)
        text = self._header(column) if row < 0 else self._rows[row].cells[column].text
        colour = self._theme.muted if row < 0 else self._theme.text
        if is_mark:
            colour = self._theme.run(self._rows[row].run).colour
        side = Qt.AlignmentFlag.AlignRight if can_be_right and column >= FIRST_NUMBER else Qt.AlignmentFlag.AlignLeft
        return Painted(
            row,
            column,
            text,
            rect,
            colour,
            fitting_font(heavy, text, rect.width(), _LEAST),
            side | Qt.AlignmentFlag.AlignVCenter,
        )

    def _header(self, column: int) -> str:
        last = self._sorting[-1]
        return self._titles[column] + ((_DOWN if last < 0 else _UP) if abs(last) == column + 1 else "")

    def _way(self) -> tuple[Sequence[Sequence[int]], float]:
        """The lines of a run, and the share of their size that letters keep: the largest of all ways."""
        return max(((way, self._share(way)) for way in WAYS), key=lambda found: found[1])

    def _share(self, way: Sequence[Sequence[int]]) -> float:
        font = self.font()
        gap = _GAP * QFontMetricsF(font).averageCharWidth()
        widest = max(sum(self._width(c, font) for c in columns) + (len(columns) - 1) * gap for columns in way)
        high = (len(self._rows) + 1) * len(way) * QFontMetricsF(bold(font)).height()
        return max(min(self.width() / widest, self.height() / high, 1.0), _LEAST)

    def _width(self, column: int, font: QFont) -> float:
        """What the texts of a column need, and its header with the sign of its order."""
        header = QFontMetricsF(bold(font)).horizontalAdvance(self._header(column))
        plain = QFontMetricsF(bold(font, column == 0))
        return max([header, *(plain.horizontalAdvance(row.cells[column].text) for row in self._rows)]) + 1

    def _line_height(self, way: Sequence[Sequence[int]]) -> float:
        lines = (len(self._rows) + 1) * len(way)
        return min(self.height() / lines, _ROOMY * QFontMetricsF(self.font()).height())

    def header_rect(self, column: int) -> QRectF:
        """Where a header is."""
        return next(each.rect for each in self.painted() if each.row < 0 and each.column == column)

    def _at(self, event: QMouseEvent | QHelpEvent) -> Painted | None:
        place = event.position() if isinstance(event, QMouseEvent) else event.pos().toPointF()
        return next((each for each in self.painted() if each.rect.contains(place)), None)

    def _cell(self, painted: Painted) -> Cell:
        return self._rows[painted.row].cells[painted.column]

    def paintEvent(self, event) -> None:
        texts = list(self.painted())
        with QPainter(self) as painter:
            painter.setPen(QPen(QColor(self._theme.edge), 1))
            for each in texts:
                if each.column == 0 and each.row >= 0:
                    painter.drawLine(0, int(each.rect.top()), self.width(), int(each.rect.top()))
            if self.hasFocus():
                painter.setPen(QPen(QColor(self._theme.accent), 1))
                painter.drawRect(self.header_rect(self._chosen).adjusted(0, 0, -1, -1))
            for each in texts:
                painter.setFont(each.font)
                painter.setPen(QColor(each.colour))
                painter.drawText(each.rect, each.flags, each.text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event)
        if found is not None and found.row < 0 and event.button() == Qt.MouseButton.LeftButton:
            self._chosen = found.column
            self.sort_asked.emit(found.column + 1)
        else:
            super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._at(event)
            if found is None:
                QToolTip.hideText()
            else:
                title = self._titles[found.column]
                header = [self.hints.get(title, ""), self.tr("Sort by {column}").format(column=title)]
                tip = "\n".join(filter(None, header)) if found.row < 0 else self._cell(found).data
                QToolTip.showText(event.globalPos(), tip, self, found.rect.toRect())
            return True
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy):
            event.accept()  # before the window's shortcuts get it
            return event.type() == QEvent.Type.ShortcutOverride or super().event(event)
        return keeps_own_keys(event, BUTTON_KEYS | SLIDER_KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._titles) - 1
        key = Qt.Key
        goes = {key.Key_Left: self._chosen - 1, key.Key_Right: self._chosen + 1, key.Key_Home: 0, key.Key_End: last}
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif event.key() in goes:
            self._chosen = min(max(goes[Qt.Key(event.key())], 0), last)
            self._describe()
        elif event.key() in BUTTON_KEYS:
            self.sort_asked.emit(self._chosen + 1)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(int(40 * QFontMetricsF(self.font()).averageCharWidth()), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Small: the page below the surfaces has the room that its curves need."""
        return QSize(int(8 * QFontMetricsF(self.font()).averageCharWidth()), int(QFontMetricsF(self.font()).height()))
