"""A grid of handwritten digits with the answer of each run; a click chooses one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.look.theme import RunStyle, Theme
from explorer.widgets.keys import keeps_own_keys

SIDE = 28  # pixels of an image
LEAST_SIDE = 1.6  # lines of text: smaller pictures are not readable; then fewer of them are shown
STRIDE = 10  # digits left out at a time: one of each class
RIGHT, WRONG = "✔", "✖"
_KEYS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End})


@dataclass(frozen=True, slots=True)
class Cell:
    """One digit as drawn: its index, the place of its picture, and for each run a text with its place."""

    index: int
    picture: QRectF
    answers: tuple[tuple[QRectF, str], ...]


class DigitGrid(QWidget):
    """Draws N digits in rows; under each the answer of every run, marked right or wrong.

    More than 20 methods: eight are Qt's own.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, images: NDArray[np.uint8], digits: Sequence[int], parent=None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._digits = list(digits)
        self._images = [
            QImage(np.ascontiguousarray(image).data, SIDE, SIDE, SIDE, QImage.Format.Format_Grayscale8).copy()
            for image in images
        ]
        self._answers: list[tuple[NDArray[np.intp], RunStyle]] = []
        self._is_trained = True
        self._chosen = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Digits held out, and what each run answers"))

    @property
    def count(self) -> int:
        """The number of digits shown: as many as are readable, at least one of each class."""
        line = QFontMetricsF(self._font()).height()
        counts = range(len(self._digits), 0, -STRIDE)
        sides = (self._picture_side(n, self._columns(n), self._line()) for n in counts)
        return next((n for n, side in zip(counts, sides, strict=True) if side >= LEAST_SIDE * line), counts[-1])

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_answers(self, answers: Sequence[tuple[NDArray[np.intp], RunStyle]], trained: bool = True) -> None:
        """Show the answers of each run, (N,); in grey if the networks are not `trained` yet."""
        self._answers, self._is_trained = list(answers), trained
        self._describe()
        self.update()

    def show_chosen(self, index: int) -> None:
        """Frame the digit `index`; −1 for one that is not in the grid."""
        self._chosen = index
        self._describe()
        self.update()

    def _describe(self) -> None:
        said = ", ".join(f"{style.letter}: {int(a[self._chosen])}" for a, style in self._answers)
        self.setAccessibleDescription(f"{self._digits[self._chosen]} → {said}" if self._chosen >= 0 else "")

    def _columns(self, count: int) -> int:
        """The number of columns that gives `count` the largest pictures in full rows, with room for the answers."""
        line = self._line()
        full = [n for n in range(2, count + 1) if count % n == 0]
        roomy = [n for n in full if self.width() / n >= self._answers_width()]
        return max(roomy or full[:1], key=lambda n: self._picture_side(count, n, line))

    def _answers_width(self) -> float:
        return min(len(self._answers), 2) * (QFontMetricsF(self._font()).horizontalAdvance(WRONG + "0") + 2)

    def _picture_side(self, count: int, columns: int, line: float) -> float:
        rows = -(-count // columns)
        return min(self.width() / columns, self.height() / rows - line)

    def _line(self) -> float:
        """The room for the answers: two runs per line."""
        return -(-max(len(self._answers), 1) // 2) * QFontMetricsF(self._font()).height()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def cells(self) -> list[Cell]:
        """Everything drawn, with its place."""
        count = self.count
        columns, line = self._columns(count), self._line()
        side = self._picture_side(count, columns, line)
        rows = -(-count // columns)
        width, height = self.width() / columns, self.height() / rows
        text = QFontMetricsF(self._font()).height()
        cells = []
        for i, digit in enumerate(self._digits[:count]):
            left, top = (i % columns) * width, (i // columns) * height + (height - side - line) / 2
            picture = QRectF(left + (width - side) / 2, top, side, side).adjusted(2, 2, -2, -2)
            answers = []
            for run, (said, _) in enumerate(self._answers):
                alone = len(self._answers) == 1
                cell = QRectF(left + (run % 2) * width / 2, top + side + run // 2 * text, width / 2, text)
                if alone:
                    cell.setWidth(width)
                answer = int(said[i])
                answers.append((cell, f"{RIGHT if answer == digit else WRONG}{answer}"))
            cells.append(Cell(i, picture, tuple(answers)))
        return cells

    def paintEvent(self, event) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setFont(self._font())
            for cell in self.cells():
                painter.drawImage(cell.picture, self._images[cell.index])
                chosen = cell.index == self._chosen
                colour, width = (self._theme.accent, 3.0) if chosen else (self._theme.edge, 1.0)
                painter.setPen(QPen(QColor(colour), width))
                painter.drawRect(cell.picture)
                for (place, text), (_, style) in zip(cell.answers, self._answers, strict=True):
                    painter.setPen(QColor(self._colour(style, text)))
                    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _colour(self, style: RunStyle, text: str) -> str:
        if not self._is_trained:
            return self._theme.muted
        return style.colour if text.startswith(RIGHT) else self._theme.warning

    def mousePressEvent(self, event) -> None:
        index = self._at(event.position())
        if index is not None:
            self.chosen.emit(index)

    def mouseMoveEvent(self, event) -> None:
        index = self._at(event.position())
        if index is not None:
            lines = [f"{style.sign} {int(said[index])}" for said, style in self._answers]
            QToolTip.showText(event.globalPosition().toPoint(), "\n".join([f"= {self._digits[index]}", *lines]), self)

    def _at(self, point) -> int | None:
        return next((cell.index for cell in self.cells() if cell.picture.contains(point)), None)

    def event(self, event) -> bool:
        return keeps_own_keys(event, _KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        goes = {Qt.Key.Key_Left: self._chosen - 1, Qt.Key.Key_Right: self._chosen + 1}
        goes |= {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.count - 1}
        if event.key() in goes:
            self.chosen.emit(min(max(goes[Qt.Key(event.key())], 0), self.count - 1))
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(360, 280)

    def minimumSizeHint(self) -> QSize:
        line = QFontMetricsF(self._font())
        return QSize(int(6 * line.horizontalAdvance("✖0 ✖0")), int(3 * (self._line() + 1.2 * line.height())))
