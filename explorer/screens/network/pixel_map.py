"""Where a loss of two images comes from: what each pixel adds, as a picture, the sums, and one pixel's numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.core.pixel_losses import PIXEL_LOSSES, WHITE, PixelLoss, Pixels, pixels
from explorer.look import numbers
from explorer.look.theme import SPACE, Theme, colour_table
from explorer.plots.colour_bar import ColourBar
from explorer.screens.network.pixel_picture import PixelPicture
from explorer.state.network_parts import PIXELS, SIDE
from explorer.widgets.panel import Panel
from explorer.widgets.steady_label import SteadyLabel
from explorer.widgets.turning_row import TurningRow

_DECIMALS = 6  # of a loss: as many as a program prints


def shown(value: float) -> str:
    """A loss as precisely as a program prints it: 0.111776, 9.36122, 5 698 302."""
    if not 1e4 <= abs(value) < 1e12:
        return numbers.number(value, _DECIMALS)
    return ("−" if value < 0 else "") + numbers.count(abs(value))


class PixelMap(Panel):
    """A picture of the terms, their scale, and beside it or below what they add up to and the pixel pointed at.

    Attributes:
        picture: what each pixel adds; a cross where it is infinite.
        bar: the scale of its colours.
        sums: the losses that these terms give.
        one_pixel: the numbers of the pixel pointed at.

    Signals:
        pointed: (index) the pointer or an arrow key has come to a pixel.
    """

    pointed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("WHAT EACH PIXEL ADDS"))
        self.picture, self.bar = PixelPicture(theme), ColourBar(theme)
        self.sums, self.one_pixel = SteadyLabel(lines=1), SteadyLabel(lines=1)  # texts of several lines
        self._terms: Pixels = np.zeros(PIXELS)
        self._images = (np.zeros(PIXELS, dtype=np.uint8),) * 2
        self._raw = False
        picture = QVBoxLayout()
        picture.addWidget(self.picture, 1)
        picture.addWidget(self.bar)
        beside = QVBoxLayout()
        beside.setSpacing(2 * SPACE)
        for label in (self.sums, self.one_pixel):
            beside.addWidget(label)
        beside.addStretch(1)
        row = TurningRow((5, 6), (1, 0))
        row.setSpacing(2 * SPACE)
        row.addLayout(picture)
        row.addLayout(beside)
        self.body.addLayout(row, 1)
        self.picture.pointed.connect(self.pointed)

    def apply_theme(self, theme: Theme) -> None:
        """Give its views the colours of `theme`."""
        self.picture.apply_theme(theme)
        self.bar.apply_theme(theme)

    def show_terms(
        self, loss: PixelLoss, first: NDArray[np.uint8], second: NDArray[np.uint8], raw: bool, colour_map: str
    ) -> None:
        """Show what each pixel adds to `loss` of two images (784,); their pixels are 0 to 255 if `raw`, else 0 to 1."""
        self._images, self._raw = (first, second), raw
        a, b = (pixels(image, raw, loss.dtype) for image in self._images)
        self._terms = loss.terms(a, b)
        finite = np.isfinite(self._terms)
        low = min(float(np.min(self._terms, where=finite, initial=0.0)), 0.0)
        high = float(np.max(self._terms, where=finite, initial=low))
        span = high - low or 1.0
        shares = np.where(finite, (self._terms - low) / span, 0.0)
        self.picture.show_colours(colour_table(colour_map)[np.round(shares * 255).astype(np.intp)], ~finite)
        self.bar.show_scale(low, low + span, False, colour_map)
        same = [other for other in PIXEL_LOSSES.values() if other.terms is loss.terms]
        sums = {other.formula: shown(float(other.gathered(self._terms))) for other in same}
        self.sums.setText("\n".join(f"{formula} =\N{NO-BREAK SPACE}{value}" for formula, value in sums.items()))
        name = self.tr("What each of the {n} pixels adds to {formula}").format(n=a.size, formula=loss.formula)
        self.picture.show_name(name, self.tr("Arrow keys: pixel by pixel."))

    def show_pixel(self, index: int | None) -> None:
        """Show the numbers of pixel `index`, or how to have some."""
        self.one_pixel.setText(self.tr("Point at a pixel to see its numbers.") if index is None else self._said(index))
        self.picture.show_pixel(index, self.one_pixel.text())

    def _said(self, index: int) -> str:
        row, column = divmod(index, SIDE)
        place = self.tr("Row {row}, column {column}:").format(row=row + 1, column=column + 1)
        levels = [self._level(int(image[index])) for image in self._images]
        return "\n".join([place, f"a = {levels[0]}", f"b = {levels[1]}", self._added(index)])

    def _level(self, byte: int) -> str:
        return str(byte) if self._raw else f"{byte} / {WHITE} = {numbers.number(byte / WHITE, 4)}"

    def _added(self, index: int) -> str:
        term, whole = float(self._terms[index]), float(self._terms.sum())
        if np.isfinite(whole) and whole > 0 and self._terms.min() >= 0:
            share = numbers.number(100 * term / whole, 2)
            return self.tr("It adds {x}: {share}% of the sum.").format(x=numbers.number(term, 4), share=share)
        return self.tr("It adds {x}.").format(x=numbers.number(term, 4))
