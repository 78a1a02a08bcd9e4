"""How far each run's answer to one digit is from the target: a small table of losses of that digit alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.core.losses.table import OF_ONE_ANSWER
from explorer.core.softmax import Array
from explorer.look import numbers
from explorer.look.theme import RunStyle, Theme
from explorer.look.wording import Wording
from explorer.widgets.fitted_text import fitting_font

_FIGURES = 3  # decimals of a loss below ten
_GAP = 6.0  # pixels between two columns


@dataclass(frozen=True, slots=True)
class Cell:
    """One text as painted."""

    text: str
    rect: QRectF
    colour: str
    font: QFont


class DigitLosses(QWidget):
    """A column for each loss in OF_ONE_ANSWER, headed by its formula, and a row for each run."""

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._formulas = [wording.signs(loss.formula).split(" = ", 1)[1] for loss in OF_ONE_ANSWER]
        self._rows: list[tuple[RunStyle, list[str]]] = []
        self._names = [wording.label(loss) for loss in OF_ONE_ANSWER]
        self.setAccessibleName(self.tr("The losses of this image alone"))
        about = "\n\n".join(f"{wording.label(loss)}\n{wording.about(loss)}" for loss in OF_ONE_ANSWER)
        self.setToolTip(f"{self.accessibleName()}\n\n{about}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_losses(self, logits: Sequence[Array], target: Sequence[float], styles: Sequence[RunStyle]) -> None:
        """Show the losses of each run's `logits` (K,) under the target (K,)."""
        values = [[numbers.number(float(loss.value(y, target)), _FIGURES) for loss in OF_ONE_ANSWER] for y in logits]
        if len(values) != len(self._rows):
            self._rows = []
            self.updateGeometry()
        self._rows = list(zip(styles, values, strict=True))
        said = [f"{s.letter}: " + ", ".join(map(" ".join, zip(self._names, v, strict=True))) for s, v in self._rows]
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def cells(self) -> Iterator[Cell]:
        """Every text, row by row: the formulas, then the mark and the losses of each run."""
        first = max((self._advance(style.sign) for style, _ in self._rows), default=0.0) + _GAP
        width, height = (self.width() - first) / len(self._formulas), self._line()
        for column, formula in enumerate(self._formulas):
            rect = QRectF(first + column * width, 0, width, height)
            yield Cell(formula, rect, self._theme.muted, fitting_font(self.font(), formula, width - _GAP))
        for row, (style, values) in enumerate(self._rows, 1):
            yield Cell(style.sign, QRectF(0, row * height, first, height), style.colour, self.font())
            for column, value in enumerate(values):
                rect = QRectF(first + column * width, row * height, width, height)
                yield Cell(value, rect, self._theme.text, fitting_font(self.font(), value, width - _GAP))

    def _advance(self, text: str) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(text)

    def _line(self) -> float:
        return QFontMetricsF(self.font()).height()

    def paintEvent(self, event) -> None:
        with QPainter(self) as painter:
            for cell in self.cells():
                painter.setFont(cell.font)
                painter.setPen(QColor(cell.colour))
                painter.drawText(cell.rect, Qt.AlignmentFlag.AlignCenter, cell.text)

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.FontChange:
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(int(12 * self._line()), int((1 + len(self._rows)) * self._line()) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(int(7 * self._line()), self.sizeHint().height())
