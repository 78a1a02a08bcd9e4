"""The table of distances between each pair of classes, as numbers and as one-hot."""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from explorer.look import numbers
from explorer.look.theme import SPACE
from explorer.widgets.panel import discard


class DistanceTable(QWidget):
    """Two columns of distances beside each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Distances between the classes"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(SPACE // 2)
        self.cells: list[tuple[str, str, str]] = []

    def show_distances(self, as_numbers: NDArray[np.floating[Any]], one_hot: NDArray[np.floating[Any]]) -> None:
        """Fill the rows from two (K, K) tables of distances; neighbours first."""
        pairs = sorted(itertools.combinations(range(len(as_numbers)), 2), key=lambda pair: pair[1] - pair[0])
        cells = [
            (
                self.tr("{a} to {b}").format(a=i + 1, b=j + 1),
                distance(float(as_numbers[i, j])),
                distance(float(one_hot[i, j])),
            )
            for i, j in pairs
        ]
        if cells == self.cells:
            return
        self.cells = cells
        for label in self.findChildren(QLabel):
            discard(label)
        self._put(0, ("", self.tr("number"), self.tr("one-hot")), "muted")
        for row, texts in enumerate(cells, 1):
            self._put(row, texts, "")

    def _put(self, row: int, texts: tuple[str, ...], style: str) -> None:
        for column, text in enumerate(texts):
            label = QLabel(text)
            label.setObjectName(style)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(label, row, column)


def distance(value: float) -> str:
    """A distance for reading: 1, 2, √2, or three decimals."""
    square = value * value
    if math.isclose(value, round(value), abs_tol=1e-9):
        return str(round(value))
    return f"√{round(square)}" if math.isclose(square, round(square), abs_tol=1e-9) else numbers.number(value, 4)
