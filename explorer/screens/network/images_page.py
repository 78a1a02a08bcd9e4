"""A page of the Network screen: squared error and cross-entropy of any two images, pixel by pixel."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from explorer.core.pixel_losses import PIXEL_LOSSES, PixelLoss, pixels
from explorer.look import numbers
from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.screens.network.image_chooser import ImageChooser
from explorer.screens.network.page import Page, Trained
from explorer.screens.network.pixel_map import PixelMap, shown
from explorer.screens.network.pixel_table import PixelTable
from explorer.widgets.button import Button
from explorer.widgets.choice import Choice
from explorer.widgets.panel import Panel
from explorer.widgets.steady_label import SteadyLabel
from explorer.widgets.turning_row import TurningRow

_GREY = 0x010101  # one step of all three colours


class ImagesPage(Page):
    """Shows two images, what each pixel adds to the loss chosen, and every loss as a number.

    Attributes:
        images: the panel of the two images.
        pixels: the panel of the picture of what each pixel adds, with its sums.
        numbers: the panel of all losses.
    """

    has_runs = False

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(theme, wording, parent)
        self._data = np.zeros((0, 0), dtype=np.uint8)
        self._labels: NDArray[np.integer] = np.zeros(0, dtype=np.intp)
        self._pair = (0, 0)
        self._pixel: int | None = None
        self._compared: object = None
        self.first = ImageChooser(theme, "a", self.tr("the answer"))
        self.second = ImageChooser(theme, "b", self.tr("the prediction"))
        self.swap = Button("⇄", self.tr("Swap the two images: a cross-entropy the other way round is another number"))
        self.swap.setProperty("outlined", True)
        self.scale = Choice(
            self.tr("Pixels from 0 to 1, or from 0 to 255 as in the file, for a program that does not scale them"),
            [(False, self.tr("pixels 0 … 1")), (True, self.tr("pixels 0 … 255"))],
        )
        self.pixels = PixelMap(theme)
        self.table = PixelTable(theme, wording)
        self.note, self.why = SteadyLabel(lines=2), SteadyLabel(lines=3)
        self.why.label.setObjectName("muted")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.images = Panel(self.tr("TWO IMAGES"))
        pair = TurningRow((1, 0, 1), (1, 0, 1))
        pair.addWidget(self.first)
        pair.addWidget(self.swap, 0, Qt.AlignmentFlag.AlignCenter)
        pair.addWidget(self.second)
        self.images.body.addLayout(pair, 1)
        self.numbers = Panel(self.tr("ALL THE NUMBERS"))
        self.numbers.header.addStretch(1)
        self.numbers.header.addWidget(self.scale)
        words = QVBoxLayout()
        words.setSpacing(2 * SPACE)
        for label in (self.note, self.why):
            words.addWidget(label)
        words.addStretch(1)
        row = TurningRow((3, 2), (1, 0), share=0.45)  # on a stage the names need the width
        row.setSpacing(4 * SPACE)
        row.addWidget(self.table)
        row.addLayout(words)
        self.numbers.body.addLayout(row)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE)
        grid.addWidget(self.images, 0, 0)
        grid.addWidget(self.pixels, 0, 1)
        grid.addWidget(self.numbers, 1, 0, 1, 2)
        grid.setRowStretch(0, 1)
        for column, share in enumerate((6, 5)):
            grid.setColumnStretch(column, share)

    def _connect(self) -> None:
        self.first.chosen.connect(lambda index: self._ask(images=(index, self._pair[1])))
        self.second.chosen.connect(lambda index: self._ask(images=(self._pair[0], index)))
        self.swap.clicked.connect(lambda: self._ask(images=(self._pair[1], self._pair[0])))
        self.table.chosen.connect(lambda key: self._ask(pixel_loss=key))
        self.scale.chosen.connect(lambda raw: self._ask(raw_pixels=raw))
        for chooser in (self.first, self.second):
            chooser.refused.connect(self.message)
            chooser.picture.pointed.connect(self._point_at)
        self.pixels.pointed.connect(self._point_at)

    def _ask(self, **changes: object) -> None:
        self.changed.emit(changes, None)

    def names(self) -> tuple[str, str]:
        return self.tr("Two images"), self.tr("Squared error and cross-entropy of two pictures, pixel by pixel")

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        for view in (self.first.picture, self.second.picture, self.pixels, self.table):
            view.apply_theme(theme)

    def parts(self) -> dict[str, QWidget]:
        return {"images": self.images, "pixels": self.pixels, "numbers": self.numbers}

    def presented(self) -> list[str]:
        return ["images", "pixels"]

    def show_frame(self, trained: Trained) -> None:
        """Compare the two images; no training belongs to that."""
        data, view = trained.data, trained.experiment.network_view
        if data.images is not self._data:
            self.show_data(data.images, data.labels, data.names)
            self._compared = None
        wanted = (view.images, view.pixel_loss, view.raw_pixels, trained.experiment.display.colour_map)
        if wanted != self._compared:
            self._compared = wanted
            self.show_comparison(*wanted)

    def controls(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        images = [*self.first.controls, self.swap, *self.second.controls]
        return [*images, self.pixels.picture, self.scale, self.table]

    def show_data(self, images: NDArray[np.uint8], labels: NDArray[np.integer], names: Sequence[str]) -> None:
        """Take the `images` (N, 784) of classes `labels` (N,), with a name for each class."""
        self._data, self._labels = images, labels
        for chooser in (self.first, self.second):
            chooser.show_data(labels, names)

    def show_comparison(self, pair: tuple[int, int], loss: str, raw: bool, colour_map: str) -> None:
        """Compare two images of the data by index; a number beyond them is the last.

        Args:
            pair: the answer and the prediction.
            loss: the key of PIXEL_LOSSES whose terms are shown.
            raw: whether the pixels are 0 to 255 instead of 0 to 1.
            colour_map: of the picture of the terms.
        """
        last = len(self._data) - 1
        self._pair = min(pair[0], last), min(pair[1], last)
        for chooser, index in zip((self.first, self.second), self._pair, strict=True):
            grey = self._data[index].astype(np.uint32) * _GREY | 0xFF000000
            chooser.show_image(index, int(self._labels[index]), grey)
        first, second = (self._data[index] for index in self._pair)
        self.scale.set_chosen(raw)
        self.pixels.show_terms(PIXEL_LOSSES[loss], first, second, raw, colour_map)
        values = {key: _value(each, first, second, raw) for key, each in PIXEL_LOSSES.items()}
        self.table.show_values(
            {key: shown(value) for key, value in values.items()},
            {key: numbers.exact(value) for key, value in values.items()},
        )
        self.table.show_chosen(loss)
        self._explain(PIXEL_LOSSES[loss], values[loss], _value(PIXEL_LOSSES[loss], second, first, raw))
        total = shown(float(pixels(first, raw).sum()))
        self.why.setText(
            self.tr(
                "Pixels are not a distribution over classes: many can be bright at once, those of a add up to {sum}; "
                "but only one class is right, and the probabilities of the classes add up to 1."
            ).format(sum=total)
        )
        self._point_at(self._pixel)

    def _explain(self, loss: PixelLoss, value: float, other_way: float) -> None:
        """Say what the loss chosen is, and what is odd about its value."""
        said = [self.wording.name(loss.note)]
        if math.isnan(value):
            said.append(self.tr("An all-black image is not a distribution: 0/0."))
        infinite = len(self.pixels.picture.crossed())
        if math.isinf(value):
            said.append(self.tr("Pixels that add ∞ (crosses): {n}.").format(n=numbers.count(infinite)))
        if value < 0:
            said.append(self.tr("Below 0, because pixels are above 1: this is no cross-entropy."))
        if loss.is_symmetric:
            said.append(self.tr("The same the other way round."))
        else:
            said.append(self.tr("The other way round: {x}.").format(x=shown(other_way)))
        self.note.setText(" ".join(said))

    def _point_at(self, index: int | None) -> None:
        """Show the numbers of a pixel, and where it is in all three pictures."""
        self._pixel = index
        self.pixels.show_pixel(index)
        for chooser in (self.first, self.second):
            chooser.picture.show_pixel(index, self.pixels.one_pixel.text())


def _value(loss: PixelLoss, first: NDArray[np.uint8], second: NDArray[np.uint8], raw: bool) -> float:
    return loss.value(*(pixels(image, raw, loss.dtype) for image in (first, second)))
