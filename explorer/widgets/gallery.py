"""The gallery: pictures of what there is to begin with, to choose from by mouse or by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from explorer.look.theme import SPACE
from explorer.look.wording import tr
from explorer.widgets.button import Button
from explorer.widgets.dialogs import Sheet

PICTURE = QSize(256, 144)  # pixels of a picture
MOST_COLUMNS = 4
FRAME = 2  # pixels, half the width of the frame around the tile that has the focus
_WAYS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to begin with.

    Attributes:
        title, about: its name, and one line.
        picture: a file; one that does not exist leaves its place empty.
        begin: shows it.
    """

    title: str
    about: str
    picture: Path
    begin: Callable[[], object]


class Tile(Button):
    """The button of one Offer: its picture, its title and its line.

    Signals:
        focused: it has got the focus.
        left: (dx, dy) an arrow key was pressed that way.
    """

    focused = Signal()
    left = Signal(int, int)

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__("", offer.title, parent=parent)
        self.setAccessibleDescription(offer.about)
        self.setProperty("outlined", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        self.picture, self.title, self.about = QLabel(), QLabel(offer.title), QLabel(offer.about)
        self.picture.setFixedSize(PICTURE)
        self.picture.setPixmap(QPixmap(str(offer.picture)))
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.about.setObjectName("muted")
        for label in (self.picture, self.title, self.about):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setWordWrap(label is not self.picture)
            column.addWidget(label)
        column.addStretch(1)

    def sizeHint(self) -> QSize:
        """As wide as the picture, and as high as the texts need below it."""
        width = PICTURE.width() + 2 * SPACE
        return QSize(width, self._column.totalHeightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:  # a thin line would be lost among the pictures
                painter.setPen(QPen(self.palette().highlight().color(), 2 * FRAME))
                painter.drawRect(self.rect().adjusted(FRAME, FRAME, -FRAME, -FRAME))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WAYS:
            self.left.emit(*_WAYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class Gallery(Sheet):
    """Groups of offers, each under its title. Escape closes it and changes nothing.

    Attributes:
        tiles: the buttons, in reading order.
    """

    def __init__(self, groups: Sequence[tuple[str, Sequence[Offer]]], parent: QWidget) -> None:
        super().__init__(tr("New"), parent)
        self.tiles: list[Tile] = []
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        margin = area.verticalScrollBar().sizeHint().width() + 8 * SPACE
        tile = PICTURE.width() + 3 * SPACE
        columns = min(max((parent.width() - margin) // tile, 1), MOST_COLUMNS)
        body = QWidget()
        column = QVBoxLayout(body)
        for title, offers in groups:
            heading = QLabel(title)
            heading.setObjectName("title")
            column.addWidget(heading)
            column.addLayout(self._grid(offers, columns))
        column.addStretch(1)
        area.setWidget(body)
        self.column.addWidget(area)
        self.finish()
        self.resize(columns * tile + margin, min(body.sizeHint().height() + 100, parent.height()))

    def _grid(self, offers: Sequence[Offer], columns: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(SPACE)
        grid.setColumnStretch(columns, 1)
        for place, offer in enumerate(offers):
            tile = Tile(offer)
            tile.clicked.connect(lambda _=False, offer=offer: self._begin(offer))
            tile.focused.connect(lambda tile=tile: self._area.ensureWidgetVisible(tile))
            tile.left.connect(lambda dx, dy, tile=tile: self._go(tile, dx, dy))
            grid.addWidget(tile, place // columns, place % columns)
            self.tiles.append(tile)
        return grid

    def _begin(self, offer: Offer) -> None:
        self.accept()
        offer.begin()

    def _go(self, tile: Tile, dx: int, dy: int) -> None:
        """The focus to the tile beside, or to the nearest one of the row above or below."""
        if dx:
            place = self.tiles.index(tile) + dx
            if 0 <= place < len(self.tiles):
                self.tiles[place].setFocus()
            return
        here = self._centre(tile)
        ahead = [other for other in self.tiles if dy * (self._centre(other)[1] - here[1]) > tile.height() / 2]
        if ahead:
            min(ahead, key=lambda o: (abs(o.y() - tile.y()), abs(self._centre(o)[0] - here[0]))).setFocus()

    def _centre(self, tile: Tile) -> tuple[int, int]:
        centre = tile.geometry().center()
        return centre.x(), centre.y()
