"""The colours of a Field: of its samples by a colour map, and of those that have no number."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from explorer.look.theme import colour_table
from explorer.plots.sample_hatches import HATCHES
from explorer.state.drawn_surface import Field


def field_colours(field: Field, colour_map: str) -> NDArray[np.uint32]:
    """(N, M) 0xAARRGGBB of each sample; 0, which is transparent, for a nan of no kind that is hatched."""
    number = field.samples.dtype.type  # float64 where the values are beyond float32
    scale = number(255.999 / (field.high - field.low))
    levels = ((field.samples - number(field.low)) * scale).clip(0, 255)
    missing = np.isnan(levels)
    levels[missing] = 0
    words: NDArray[np.uint32] = colour_table(colour_map)[levels.astype(np.uint8)]
    words[missing] = 0
    if field.kinds is not None:
        for kind, hatch in HATCHES.items():
            words[field.kinds == kind] = QColor(hatch.fill).rgba()
    return words
