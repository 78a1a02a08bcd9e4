"""Cells in rows: where they lie, which one is under the pointer or beside another, and numbers as their colours."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage

from explorer.core.softmax import Array
from explorer.look.theme import DIVERGING, colour_table

_MIDDLE = 127.5  # of the places in a colour table
_STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
_LEAST_SIDE = 20  # of a picture in a gallery, so that a margin of one pixel is narrow beside it


class Squares(NamedTuple):
    """Where `number` equal squares or rectangles lie, row by row; they are counted from 0.

    Attributes:
        columns: how many are side by side.
        left, top: of the first.
        width, height: of one with the space that belongs to it.
    """

    number: int
    columns: int
    left: float
    top: float
    width: float
    height: float

    @classmethod
    def fitted(cls, count: int, room: QRectF, largest: float = math.inf, below: float = 0.0) -> Squares:
        """As large as `room` allows, up to `largest`, in its middle; each has `below` pixels for a text under it."""
        best, most = 1, -1.0
        for columns in range(1, count + 1):
            side = min(room.width() / columns, room.height() / math.ceil(count / columns) - below)
            if side > most:
                best, most = columns, side
        side = max(min(most, largest), 0.5)
        rows = math.ceil(count / best)
        left = room.center().x() - best * side / 2
        return cls(count, best, left, room.center().y() - rows * (side + below) / 2, side, side + below)

    @classmethod
    def filling(cls, room: QRectF, rows: int, columns: int) -> Squares:
        """Rows and columns that fill `room`."""
        width, height = room.width() / columns, room.height() / rows
        return cls(rows * columns, columns, room.left(), room.top(), width, height)

    @property
    def rows(self) -> int:
        """The number of rows, of which the last may have fewer squares."""
        return math.ceil(self.number / self.columns)

    @property
    def rect(self) -> QRectF:
        """All rows."""
        return QRectF(self.left, self.top, self.columns * self.width, self.rows * self.height)

    def place(self, index: int) -> QRectF:
        """The place of one."""
        row, column = divmod(index, self.columns)
        return QRectF(self.left + column * self.width, self.top + row * self.height, self.width, self.height)

    def at(self, point: QPointF) -> int | None:
        """The one under `point`."""
        if not self.rect.contains(point):
            return None
        column = min(int((point.x() - self.left) / self.width), self.columns - 1)
        index = min(int((point.y() - self.top) / self.height), self.rows - 1) * self.columns + column
        return index if index < self.number else None

    def beside(self, index: int, arrow: int) -> int:
        """The one beside `index` in the direction of an arrow key; at the edge `index` itself."""
        row, column = np.add(divmod(index, self.columns), _STEPS[Qt.Key(arrow)]).tolist()
        beside = row * self.columns + column
        is_there = row >= 0 and 0 <= column < self.columns and beside < self.number
        return beside if is_there else index


def reach_of(values: Array) -> float:
    """The largest size among the finite `values`; 1 if there is none above 0."""
    finite = np.abs(values[np.isfinite(values)])
    return float(finite.max(initial=0.0)) or 1.0


def diverging(values: Array, reach: float) -> NDArray[np.uint32]:
    """The 0xffRRGGBB colours of `values`, from −`reach` to `reach`; zero, and what is not a number, in the middle."""
    with np.errstate(all="ignore"):
        shares = np.nan_to_num(values / reach, nan=0.0).clip(-1.0, 1.0)
    return colour_table(DIVERGING)[np.floor(_MIDDLE * shares + _MIDDLE + 0.5).astype(np.intp)]


def side_of(count: int) -> int:
    """The side of the smallest square picture of `count` numbers: 28 for 784."""
    return math.isqrt(count - 1) + 1


def as_image(colours: NDArray[np.uint32]) -> QImage:
    """An image of `colours` (rows, columns), 0xAARRGGBB each."""
    rows, columns = colours.shape
    data = np.ascontiguousarray(colours).data
    return QImage(data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied).copy()


def grey_image(pixels: NDArray[np.uint8]) -> QImage:
    """A square image of grey `pixels` (n,), 0 to 255 each, row by row."""
    side = side_of(len(pixels))
    return QImage(np.ascontiguousarray(pixels).data, side, side, side, QImage.Format.Format_Grayscale8).copy()


def tiled(colours: NDArray[np.uint32], rows: int, columns: int) -> NDArray[np.uint32]:
    """(rows, columns) of the squares in `colours` (n,), row by row; what is left over is clear."""
    filled = np.zeros(rows * columns, dtype=np.uint32)
    filled[: len(colours)] = colours
    return filled.reshape(rows, columns)


def gallery(colours: NDArray[np.uint32], columns: int) -> NDArray[np.uint32]:
    """One picture of many: each row of `colours` (R, n) as a square picture, `columns` of them side by side.

    Each has a clear margin around it.
    """
    count, size = colours.shape
    small, rows = side_of(size), math.ceil(count / columns)
    pictures = np.zeros((rows * columns, small * small), dtype=np.uint32)
    pictures[:count, :size] = colours
    enlarged = max(_LEAST_SIDE // small, 1)
    side = enlarged * small
    pictures = pictures.reshape(-1, small, small).repeat(enlarged, axis=1).repeat(enlarged, axis=2)
    margin = max(side // _LEAST_SIDE, 1)
    whole = side + 2 * margin
    cells = np.zeros((rows, whole, columns, whole), dtype=np.uint32)
    inner = slice(margin, -margin)
    cells[:, inner, :, inner] = pictures.reshape(rows, columns, side, side).transpose(0, 2, 1, 3)
    return cells.reshape(rows * whole, columns * whole)
