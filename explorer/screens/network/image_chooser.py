"""One of the two images that are compared, with the controls that choose it: its class, and its number in that."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.look.theme import SPACE, Theme
from explorer.screens.network.pixel_picture import PixelPicture
from explorer.widgets.button import Button
from explorer.widgets.choice import Choice
from explorer.widgets.number_box import NumberBox


class ImageChooser(QWidget):
    """Shows an image of the data large; a click on it takes the next one of its class.

    Args:
        letter: the sign of the image.
        role: what it is in the comparison.

    Attributes:
        picture: the image.

    Signals:
        chosen: (index) the user wants image `index` of the data.
        refused: (sentence) why a number typed is not valid.
    """

    chosen = Signal(int)
    refused = Signal(str)

    def __init__(self, theme: Theme, letter: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letter, self._role = letter, role
        self.picture = PixelPicture(theme)
        self._members: dict[int, NDArray[np.intp]] = {}
        self._names: Sequence[str] = ()
        self._class = self._index = 0
        self.sign = QLabel(f"<b>{letter}</b>")
        self.sign.setToolTip(role)
        self.classes = Choice(self.tr("Class of image {letter}").format(letter=letter))
        name = self.tr("Image {letter}: its number in its class").format(letter=letter)
        self.number = NumberBox(name, low=1, high=1, step=1, whole=True, widest="6000")
        self.previous = Button("◀", self.tr("Image {letter}: the one before in its class").format(letter=letter))
        self.next = Button("▶", self.tr("Image {letter}: the next one of its class").format(letter=letter))
        row = QHBoxLayout()
        row.setSpacing(SPACE - 2)
        row.addStretch(1)
        for widget in (self.sign, self.classes, self.previous, self.number, self.next):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE - 2)
        column.addWidget(self.picture, 1)
        column.addLayout(row)
        self._connect()

    @property
    def controls(self) -> list[QWidget]:
        """The controls that take the focus, in reading order."""
        return [self.picture, self.classes, self.previous, self.number, self.next]

    def _connect(self) -> None:
        self.classes.chosen.connect(lambda key: self.chosen.emit(int(self._members[key][0])))
        self.number.edited.connect(lambda value, _: self.chosen.emit(int(self._members[self._class][int(value) - 1])))
        self.number.refused.connect(self.refused)
        self.previous.clicked.connect(lambda: self._go(-1))
        for signal in (self.next.clicked, self.picture.pressed):
            signal.connect(lambda: self._go(1))

    def _go(self, steps: int) -> None:
        """Ask for another image of the class; after the last comes the first."""
        members = self._members[self._class]
        place = int(np.searchsorted(members, self._index))
        self.chosen.emit(int(members[(place + steps) % len(members)]))

    def show_data(self, labels: NDArray[np.integer], names: Sequence[str]) -> None:
        """Offer the images with `labels` (N,), whose classes have these names."""
        present = np.flatnonzero(np.bincount(labels)).tolist()
        self._members = {k: np.flatnonzero(labels == k) for k in present}
        self._names = names
        self.classes.set_rows([(k, names[k]) for k in present])

    def show_image(self, index: int, label: int, colours: NDArray[np.uint32]) -> None:
        """Show image `index` of the data, of class `label`, in `colours` (784,)."""
        self._index, self._class = index, label
        members = self._members[label]
        self.classes.set_chosen(label)
        self.number.high = len(members)
        self.number.set_value(int(np.searchsorted(members, index)) + 1)
        name = self.tr("{letter}, {role}: image {n} of class {name}").format(
            letter=self.letter, role=self._role, n=int(self.number.value), name=self._names[label]
        )
        self.picture.show_name(name, self.tr("Click: the next one of this class. Arrow keys: pixel by pixel."))
        self.picture.show_colours(colours)
