"""A quantity over two axes as a picture: its samples as colours, and its contour lines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF

from explorer.plots.field_colours import field_colours
from explorer.plots.line_and_mark import Line
from explorer.plots.sample_hatches import HatchLayer
from explorer.state.drawn_surface import Field
from explorer.state.surface_view import Range

CONTOUR_COLOUR = "#00000066"  # over every colour of a map


class FieldImage(pg.ImageItem):
    """The samples of a Field as colours; those that have no number are hatched, each kind in its own way.

    Attributes:
        shaded: the Field that is drawn.
        hatch_width: the width of the lines of a hatch, in pixels.
    """

    def __init__(self) -> None:
        super().__init__(axisOrder="row-major")
        self.shaded: Field | None = None
        self._colour_map = ""
        self._hatches, self.hatch_width = HatchLayer(), 1.0

    def show_field(self, field: Field, ranges: tuple[Range, Range], colour_map: str) -> None:
        """Colour the samples of `field`, which reach from one end of each range to the other."""
        if field is not self.shaded or colour_map != self._colour_map:
            words = field_colours(field, colour_map)
            self.setImage(words.view(np.uint8).reshape(*words.shape, 4)[..., [2, 1, 0, 3]], autoLevels=False)
            if self.shaded is None or field.kinds is not self.shaded.kinds:
                self._hatches.show_kinds(field.kinds)
            self.shaded, self._colour_map = field, colour_map
        (left, right), (bottom, top) = ranges
        half = (right - left) / (field.samples.shape[0] - 1) / 2  # samples are on the ends: pixels extend half beyond
        self.setRect(QRectF(left - half, bottom - half, right - left + 2 * half, top - bottom + 2 * half))

    def paint(self, painter, *args) -> None:
        super().paint(painter, *args)
        self._hatches.paint(painter, self.boundingRect(), self.hatch_width)


class ContourLines(Line):
    """Contour lines, drawn as one."""

    def show_levels(self, levels: Sequence[Sequence[NDArray[np.float64]]]) -> None:
        """Draw for each level a list of lines, each (n, 2)."""
        gap = np.full((1, 2), np.nan)
        pieces = [piece for lines in levels for line in lines for piece in (line, gap)]
        xy = np.concatenate(pieces) if pieces else np.empty((0, 2))
        self.set_points(xy[:, 0], xy[:, 1])
