"""Every way of comparing two pictures in a table: name, formula, value. One row is chosen."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from explorer.core.pixel_losses import CROSS_ENTROPIES, PIXEL_LOSSES, SQUARED_ERRORS, PixelLoss
from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.widgets.fitted_text import bold, fitting_font
from explorer.widgets.keys import keeps_own_keys

_KEYS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End})
_ROOMY = 1.1  # height of a row where there is room, in lines
_CHOSEN = "▸ "


@dataclass(frozen=True, slots=True)
class Cell:
    """One text as painted."""

    text: str
    rect: QRectF
    colour: str
    font: QFont
    flags: Qt.AlignmentFlag


class PixelTable(QWidget):
    """Two groups of rows, each under its heading. A click or the arrow keys choose a row.

    More than 20 methods: eight are Qt's own.

    Signals:
        chosen: (key) the user has chosen the row of PIXEL_LOSSES[key].
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = {key: wording.label(loss) for key, loss in PIXEL_LOSSES.items()}
        self._notes = {key: f"{loss.formula}\n{wording.name(loss.note)}" for key, loss in PIXEL_LOSSES.items()}
        self._values: dict[str, str] = dict.fromkeys(PIXEL_LOSSES, "")
        self._exact: dict[str, str] = dict.fromkeys(PIXEL_LOSSES, "")
        self._key = SQUARED_ERRORS[0].key
        self._lines: tuple[PixelLoss | str, ...] = (
            self.tr("SQUARED ERROR"),
            *SQUARED_ERRORS,
            self.tr("CROSS-ENTROPY · answer a, prediction b"),
            *CROSS_ENTROPIES,
        )
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self.tr("Squared errors and cross-entropies of the two images"))

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_values(self, values: Mapping[str, str], exact: Mapping[str, str]) -> None:
        """Show the `values` by key, and all digits of them (`exact`) in the tool tips."""
        self._values, self._exact = dict(values), dict(exact)
        self._describe()

    def show_chosen(self, key: str) -> None:
        """Mark the row `key`."""
        self._key = key
        self._describe()

    def _describe(self) -> None:
        said = f"{self._names[self._key]}: {self._values[self._key]}"
        rows = [f"{self._names[key]} {value}" for key, value in self._values.items()]
        self.setAccessibleDescription("; ".join([said, *rows]))
        self.update()

    def row(self, key: str) -> QRectF:
        """The rectangle of a row."""
        index = next(i for i, line in enumerate(self._lines) if not isinstance(line, str) and line.key == key)
        return QRectF(0, index * self._height(), self.width(), self._height())

    def cells(self) -> Iterator[Cell]:
        """Every text, row by row."""
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        values, names = self._widths()
        gap = self._gap()
        formula_left, value_left = names + gap, self.width() - values - 2
        for i, line in enumerate(self._lines):
            top, height = i * self._height(), self._height()
            if isinstance(line, str):
                rect = QRectF(0, top, self.width(), height)
                yield Cell(line, rect, self._theme.muted, self._fitting(line, rect.width(), True), left)
                continue
            chosen = line.key == self._key
            colour = self._theme.accent if chosen else self._theme.text
            name = (_CHOSEN if chosen else "") + self._names[line.key]
            name_rect = QRectF(self._indent(chosen), top, names - self._indent(chosen), height)
            yield Cell(name, name_rect, colour, self._fitting(name, name_rect.width(), chosen), left)
            rect = QRectF(formula_left, top, value_left - gap - formula_left, height)
            yield Cell(line.formula, rect, self._theme.muted, self._fitting(line.formula, rect.width()), left)
            value = QRectF(value_left, top, values, height)
            yield Cell(self._values[line.key], value, colour, bold(self.font()), right)

    def _indent(self, chosen: bool) -> float:
        return 0.0 if chosen else QFontMetricsF(bold(self.font())).horizontalAdvance(_CHOSEN)

    def _widths(self) -> tuple[float, float]:
        """The room for values and for names."""
        metrics = QFontMetricsF(bold(self.font()))
        values = max(metrics.horizontalAdvance(text) for text in [*self._values.values(), "0000.0000"]) + 2
        names = max(metrics.horizontalAdvance(_CHOSEN + text) for text in self._names.values()) + 2
        return values, min(names, (self.width() - values) * 0.56)

    def _gap(self) -> float:
        return QFontMetricsF(self.font()).averageCharWidth()

    def _fitting(self, text: str, room: float, is_bold: bool = False) -> QFont:
        return fitting_font(bold(self.font(), is_bold), text, room - 1)

    def _line(self) -> float:
        return QFontMetricsF(bold(self.font())).height()

    def _height(self) -> float:
        """The height of a row: more if there is room."""
        return min(self.height() / len(self._lines), _ROOMY * self._line())

    def paintEvent(self, event) -> None:
        with QPainter(self) as painter:
            for key in PIXEL_LOSSES:
                painter.setPen(QPen(QColor(self._theme.edge), 1))
                painter.drawLine(self.row(key).bottomLeft(), self.row(key).bottomRight())
            if self.hasFocus():
                painter.setPen(QPen(QColor(self._theme.accent), 1))
                painter.drawRect(self.row(self._key).adjusted(0, 0, -1, -1))
            for cell in self.cells():
                painter.setFont(cell.font)
                painter.setPen(QColor(cell.colour))
                painter.drawText(cell.rect, cell.flags | Qt.AlignmentFlag.AlignVCenter, cell.text)

    def _at(self, y: float) -> str | None:
        """The row at a height; none beyond the table, where a pointer may be that was pressed on it."""
        if not 0 <= y < len(self._lines) * self._height():
            return None
        line = self._lines[int(y / self._height())]
        return None if isinstance(line, str) else line.key

    def mousePressEvent(self, event: QMouseEvent) -> None:
        key = self._at(event.position().y())
        if key is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        key = self._at(event.position().y())
        if key is not None:
            tip = f"{self._names[key]} = {self._exact[key]}\n{self._notes[key]}"
            QToolTip.showText(event.globalPosition().toPoint(), tip, self, self.row(key).toRect())

    def event(self, event: QEvent) -> bool:
        return keeps_own_keys(event, _KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = list(PIXEL_LOSSES)
        place, last = keys.index(self._key), len(keys) - 1
        goes = {Qt.Key.Key_Up: place - 1, Qt.Key.Key_Down: place + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if event.key() in goes:
            self.chosen.emit(keys[min(max(goes[Qt.Key(event.key())], 0), last)])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(int(24 * self._line()), math.ceil(_ROOMY * len(self._lines) * self._line()))

    def minimumSizeHint(self) -> QSize:
        return QSize(int(15 * self._line()), math.ceil(len(self._lines) * self._line()))
