"""A grid of images held out, with the answer of each run; a click chooses one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.core.answers import Labels
from explorer.core.softmax import Array
from explorer.look import numbers
from explorer.look.theme import RunStyle, Theme
from explorer.plots.squares import grey_image
from explorer.state.datasets import ImageData
from explorer.widgets.fitted_text import bold, fitted
from explorer.widgets.keys import keeps_own_keys
from explorer.widgets.plain_tip import plain_tip

LEAST_SIDE = 1.5  # lines of text: smaller pictures are not readable; then fewer of them are shown
MOST = 30  # pictures at a time
STRIDE = 10  # pictures left out at a time: of what is shown at first, one of each class
RIGHT, WRONG = "✔", "✖"
_LETTERS = 6  # of an answer that have room if possible, if it is so long
_KEPT = 0.75  # of the side of a picture, whatever the answers need
_KEYS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End})


class Answers(NamedTuple):
    """What one run answers to the images of the grid, (n,) classes, and the probabilities (n,) of these answers."""

    classes: Labels
    shares: Array
    style: RunStyle


@dataclass(frozen=True, slots=True)
class Cell:
    """One image as drawn: its place in the grid, that of its picture, and for each run a text with its place."""

    index: int
    picture: QRectF
    answers: tuple[tuple[QRectF, str], ...]


class DigitGrid(QWidget):
    """Draws up to MOST images in rows; under each the answer of every run, marked right or wrong.

    Images are called by their places among those held out.

    More than 20 methods: eight are Qt's own.

    Signals:
        chosen: (place) the user wants to look at this image.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._data: ImageData | None = None
        self._names: Sequence[str] = ()
        self._longest = 1  # letters of the names that are to have room
        self._pictures: dict[int, QImage] = {}
        self._places: list[int] = []
        self._labels: list[int] = []
        self._answers: Sequence[Answers] = ()
        self._is_trained = True
        self._chosen = 0
        self._nothing = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Images held out, and what each run answers"))

    @property
    def count(self) -> int:
        """The number of images shown: as many of those given as are readable."""
        return min(self._room(), len(self._places))

    @property
    def places(self) -> list[int]:
        """Those shown, by their places among those held out."""
        return self._places[: self.count]

    def _room(self) -> int:
        """For how many pictures there is room, whether or not there are so many: their size then stays."""
        line = QFontMetricsF(bold(self.font())).height()
        counts = range(MOST, 0, -STRIDE)
        sides = (self._picture_side(n, self._columns(n), self._line()) for n in counts)
        return next((n for n, side in zip(counts, sides, strict=True) if side >= LEAST_SIDE * line), counts[-1])

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_data(self, data: ImageData) -> None:
        """Take the images from `data`, and the names of their classes."""
        if data is not self._data:
            self._data, self._names = data, data.names
            self._longest = min(max(map(len, data.names)), _LETTERS)
            self._pictures = {}

    def show_answers(
        self, places: Sequence[int], answers: Sequence[Answers], trained: bool = True, nothing: str = ""
    ) -> None:
        """Show the images at `places` with the answers of each run.

        Args:
            trained: the answers are grey if the networks are not trained yet.
            nothing: the sentence that is shown where there are no images.
        """
        self._places, self._answers = list(places), list(answers)
        self._labels = [] if self._data is None else self._data.held_labels[self._places].tolist()
        self._is_trained, self._nothing = trained, nothing
        self._describe()
        self.update()

    def show_chosen(self, place: int) -> None:
        """Frame the image at `place`, if it is among those shown."""
        self._chosen = place
        self._describe()
        self.update()

    def _describe(self) -> None:
        if self._chosen in self._places:
            index = self._places.index(self._chosen)
            said = ", ".join(f"{each.style.letter}: {self._names[each.classes[index]]}" for each in self._answers)
            self.setAccessibleDescription(f"{self._names[self._labels[index]]} → {said}")
        else:
            self.setAccessibleDescription(self._nothing)

    def _columns(self, count: int) -> int:
        """The number of columns that gives `count` the largest pictures in full rows, with room for the answers.

        Of long answers so many letters have room as cost no picture more than a part of its size.
        """
        line = self._line()
        full = [n for n in range(2, count + 1) if count % n == 0]
        found = []
        for letters in range(self._longest, min(self._longest, 2) - 1, -1):
            roomy = [n for n in full if self.width() / n >= self._answers_width(letters)]
            found.append(max(roomy or full[:1], key=lambda n: self._picture_side(count, n, line)))
        least = _KEPT * self._picture_side(count, found[-1], line)
        return next((n for n in found if self._picture_side(count, n, line) >= least), found[-1])

    def _answers_width(self, letters: int) -> float:
        widest = QFontMetricsF(bold(self.font())).horizontalAdvance(WRONG + letters * "0")
        return min(len(self._answers), 2) * (widest + 2)

    def _picture_side(self, count: int, columns: int, line: float) -> float:
        rows = -(-count // columns)
        return min(self.width() / columns, self.height() / rows - line)

    def _line(self) -> float:
        """The room for the answers: two runs per line."""
        return -(-max(len(self._answers), 1) // 2) * QFontMetricsF(bold(self.font())).height()

    def cells(self) -> list[Cell]:
        """Everything drawn, with its place."""
        room = self._room()
        columns, line = self._columns(room), self._line()
        side = self._picture_side(room, columns, line)
        width, height = self.width() / columns, self.height() / -(-room // columns)
        cells = []
        for i in range(self.count):
            left, top = (i % columns) * width, (i // columns) * height + (height - side - line) / 2
            picture = QRectF(left + (width - side) / 2, top, side, side).adjusted(2, 2, -2, -2)
            cells.append(Cell(i, picture, tuple(self._answers_below(i, left, top + side, width))))
        return cells

    def _answers_below(self, index: int, left: float, top: float, width: float) -> list[tuple[QRectF, str]]:
        """Each run's answer to one image, two in a line."""
        metrics = QFontMetricsF(bold(self.font()))
        own, line = width / min(max(len(self._answers), 1), 2), metrics.height()
        found = []
        for run, each in enumerate(self._answers):
            place = QRectF(left + run % 2 * own, top + run // 2 * line, own, line)
            mark = RIGHT if each.classes[index] == self._labels[index] else WRONG
            room = place.width() - metrics.horizontalAdvance(mark) - 1
            found.append((place, mark + fitted(self._names[each.classes[index]], metrics, room)))
        return found

    def paintEvent(self, event) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if not self._places:
                painter.setPen(QColor(self._theme.muted))
                middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(QRectF(self.rect()), middle, self._nothing)
            painter.setFont(bold(self.font()))
            for cell in self.cells():
                place = self._places[cell.index]
                painter.drawImage(cell.picture, self._picture(place))
                colour, width = (self._theme.accent, 3.0) if place == self._chosen else (self._theme.edge, 1.0)
                painter.setPen(QPen(QColor(colour), width))
                painter.drawRect(cell.picture)
                for (rect, text), each in zip(cell.answers, self._answers, strict=True):
                    painter.setPen(QColor(self._colour(each.style, text)))
                    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _picture(self, place: int) -> QImage:
        if place not in self._pictures and self._data is not None:
            self._pictures[place] = grey_image(self._data.images[self._data.held[place]])
        return self._pictures[place]

    def _colour(self, style: RunStyle, text: str) -> str:
        if not self._is_trained:
            return self._theme.muted
        return style.colour if text.startswith(RIGHT) else self._theme.warning

    def mousePressEvent(self, event) -> None:
        index = self._at(event.position())
        if index is not None:
            self.chosen.emit(self._places[index])

    def mouseMoveEvent(self, event) -> None:
        index = self._at(event.position())
        if index is not None:
            lines = [f"{a.style.sign} {self._names[a.classes[index]]}" for a in self._answers]
            shares = [numbers.plain(float(a.shares[index]), 3) for a in self._answers]
            said = [f"{line}  p = {share}" for line, share in zip(lines, shares, strict=True)]
            tip = "\n".join([f"= {self._names[self._labels[index]]}", *said])
            QToolTip.showText(event.globalPosition().toPoint(), plain_tip(tip), self)

    def _at(self, point) -> int | None:
        return next((cell.index for cell in self.cells() if cell.picture.contains(point)), None)

    def event(self, event) -> bool:
        return keeps_own_keys(event, _KEYS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go on from the image framed; if it is not among those shown, to the first."""
        last = self.count - 1
        at = self._places.index(self._chosen) if self._chosen in self.places else None
        beside = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        goes = {key: 0 if at is None else at + way for key, way in beside.items()}
        goes |= {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        if event.key() in goes and last >= 0:
            self.chosen.emit(self._places[min(max(goes[Qt.Key(event.key())], 0), last)])
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(360, 280)

    def minimumSizeHint(self) -> QSize:
        line = QFontMetricsF(bold(self.font()))
        return QSize(int(6 * line.horizontalAdvance("✖0 ✖0")), int(3 * (self._line() + 1.2 * line.height())))
