"""Draws the cell of one run: its name and place, bars and squares with their numbers, the arrow, the sentence."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from explorer.look import numbers
from explorer.look.wording import Wording, tr
from explorer.look.wrapped import wrapped
from explorer.plots.sketch import CENTRE, LEFT, RIGHT, Picture, Shape, Sketch
from explorer.screens.descent.below.chain_places import BlockPlace, CellPlace
from explorer.screens.descent.below.chain_plan import ChainPlan, Way
from explorer.screens.descent.below.chain_row import Block, ChainRow, blocks_of, name_of, written
from explorer.screens.descent.surface_plot import downhill_share

_THICK, _SQUARE = 0.66, 0.9  # of a row: bars and squares
_READABLE = 0.7  # of a line of text: rows that are lower have no letters
_SHORTEST = 0.06  # of half a plane: a shorter arrow is a dot
_DOT, _EDGE = 3.0, 1.2  # pixels
_LESS, _SMALLEST = 0.95, 0.5  # of the size of a sentence, where it is too long


def bar_length(log: float, decades: float) -> float:
    """The length of a bar by the logarithm of its number, 0 to 1: 1/2 at 1, 0 at 10^−decades."""
    return min(max((log / math.log(10) / decades + 1) / 2, 0.0), 1.0)


def square_side(log: float, decades: float) -> float:
    """The side of a square in the same way: 1 at 1 and above."""
    return min(2 * bar_length(log, decades), 1.0)


def number_width(view: Sketch, size: float = 1.0) -> float:
    """The width that is kept for a number."""
    usual, tiny = (numbers.of_log(-1.0, math.log(8.8) - math.log(10) * power) for power in (88, 888))
    return max(view.advance(usual, size, True), view.advance(tiny, size)) + 4


def sign_width(view: Sketch, block: Block, size: float = 1.0) -> float:
    """The width that is kept for the name of a row."""
    return view.advance(block.sign(len(block.numbers.sign) - 1), size) + 4


class ChainDrawing:
    """Puts cells into a picture of `view`, as planned, on a scale of so many `decades` to both sides of 1."""

    def __init__(self, view: Sketch, wording: Wording, picture: Picture, plan: ChainPlan, decades: float) -> None:
        self._view, self._wording, self._picture, self._plan, self._decades = view, wording, picture, plan, decades
        self._unit = view.unit() * plan.size

    def cell(self, row: ChainRow, place: CellPlace, is_silent: bool) -> None:
        """One run; without its sentence if it is to be silent."""
        self._head(row, place.head)
        blocks = blocks_of(row.chain, self._wording)
        for i, (block, where) in enumerate(zip(blocks, place.blocks, strict=True)):
            (self._matrix if block.is_matrix else self._vector)(row, block, where, place.row)
            if i and place.signs and block.before:
                self._write("sign", i, block.before, place.signs[i - 1], 1.3, bold=True)
        self._titles(blocks, place.blocks)
        if place.plane is not None:
            self._plane(row, place.plane)
        if not is_silent:
            self._sentence(row.said, place.said)

    def _write(self, role: str, index: int, text: str, rect: QRectF, size: float = 1.0, **style) -> None:
        self._view.write(self._picture, role, index, text, rect, size * self._plan.size, **style)

    def _sentence(self, text: str, room: QRectF) -> None:
        """A sentence in lines; smaller if it is longer than usual."""
        size = 1.0
        lines = wrapped(text, self._view.scaled(self._plan.size), room.width())
        while len(lines) * size * self._unit > room.height() + 1 and size > _SMALLEST:
            size *= _LESS
            lines = wrapped(text, self._view.scaled(self._plan.size * size), room.width())
        for i, line in enumerate(lines):
            place = QRectF(room.left(), room.top() + i * size * self._unit, room.width(), size * self._unit)
            self._write("said", i, line, place, size, align=LEFT)

    def _line(self, rect: QRectF, place: int) -> QRectF:
        return QRectF(rect.left(), rect.top() + place * self._unit, rect.width(), self._unit)

    def _head(self, row: ChainRow, head: QRectF) -> None:
        """The run and its loss, and where it is: in as many lines as there is room for."""
        self._write("head", 0, name_of(row), self._line(head, 0), colour=row.style.colour, bold=True, align=LEFT)
        whole = tr(", ").join(row.place)
        if self._plan.way is Way.ABOVE:
            self._write("head", 1, whole, self._line(head, 0), align=RIGHT)
            return
        for i, text in enumerate(row.place if self._plan.way is Way.BESIDE else (whole,), start=1):
            if self._line(head, i).bottom() <= head.bottom() + 1:
                self._write("head", i, text, self._line(head, i), align=LEFT)

    def _titles(self, blocks: Sequence[Block], places: Sequence[BlockPlace]) -> None:
        """The longest names that have room; that of a matrix may use what its neighbours leave."""
        is_down, size, muted = self._plan.way is Way.DOWN, self._plan.size, self._view.theme.muted
        texts, ends = [], []
        for block, place in zip(blocks, places, strict=True):
            titles = [f"{block.before} {t}" if is_down and block.before else t for t in block.titles]
            room = place.label.width()
            fitting = [t for t in titles if self._view.advance(t, size) <= room]
            texts.append((titles, fitting[0] if fitting else titles[-1]))
            ends.append(place.label.left() + self._view.advance(texts[-1][1], size))
        lefts = [place.label.left() for place in places]
        for i, (block, place) in enumerate(zip(blocks, places, strict=True)):
            titles, text = texts[i]
            rect, align = place.label, LEFT
            if block.is_matrix and not is_down:
                left = ends[i - 1] + self._unit if i else rect.left()
                right = lefts[i + 1] - self._unit / 2
                longer = next((t for t in titles if self._view.advance(t, size) <= right - left), text)
                is_central = self._view.advance(longer, size) <= rect.width()
                align = CENTRE if is_central else RIGHT
                text, rect = longer, rect if is_central else QRectF(left, rect.top(), right - left, rect.height())
            self._write("title", i, text, rect, colour=muted, align=align)

    def _vector(self, row: ChainRow, block: Block, where: BlockPlace, high: float) -> None:
        """A bar for each class between its sign and its number."""
        rows, size, theme, has_text = where.rows, self._plan.size, self._view.theme, self._plan.has_numbers
        sign = sign_width(self._view, block, size) if has_text else 0.0
        number = number_width(self._view, size) if has_text else 0.0
        bars = QRectF(rows.left() + sign, rows.top(), max(rows.width() - sign - number, 1.0), rows.height())
        for role, across in (("base", bars.left()), ("one", bars.center().x())):
            ends = [QPointF(across, bars.top()), QPointF(across, bars.bottom())]
            self._picture.line(role, ends, theme.grid, 1.0)
        for i, (plus, log) in enumerate(zip(*(part.tolist() for part in block.numbers), strict=True)):
            top = rows.top() + i * high
            length = bar_length(log, self._decades) * bars.width()
            if length > 0:
                bar = QRectF(bars.left(), top + (1 - _THICK) / 2 * high, length, _THICK * high)
                colour, is_minus = row.style.colour, plus < 0
                self._picture.box("bar", i, bar, 0, "" if is_minus else colour, colour, _EDGE, hatched=is_minus)
            if has_text:
                left, right = QRectF(rows.left(), top, sign, high), QRectF(bars.right(), top, number, high)
                self._write("class", i, block.sign(i), left, colour=theme.class_colour(i), align=LEFT)
                colour = theme.text if length > 0 else theme.muted
                text = written(block.numbers, i)
                self._write("number", i, text, right, colour=colour, bold=length > 0, align=RIGHT)

    def _matrix(self, row: ChainRow, block: Block, where: BlockPlace, high: float) -> None:
        """A square for each pair of classes; beside each its number, or beside all the largest, if there is room."""
        classes, rows, colour = len(block.numbers.sign), where.rows, row.style.colour
        places, plus, minus = QPainterPath(), QPainterPath(), QPainterPath()  # each painted at once
        signs, logs = (part.tolist() for part in block.numbers)
        for i, j in np.ndindex(classes, classes):
            left, top = rows.left() + j * where.cell, rows.top() + i * high
            places.addRect(left + 1, top + 1, high - 2, high - 2)
            side = square_side(logs[i][j], self._decades) * _SQUARE * high
            if side > 0:
                squares, margin = minus if signs[i][j] < 0 else plus, (high - side) / 2
                squares.addRect(left + margin, top + margin, side, side)
            if where.cell > high:
                beside = QRectF(left + high + 1, top, where.cell - high - 2, high)
                self._write("entry", i * classes + j, written(block.numbers, (i, j)), beside, align=LEFT)
        shapes = self._picture.shapes
        shapes.append(Shape("places", -1, places, "", self._view.theme.edge, 1.0))
        shapes.append(Shape("plus", -1, plus, colour, colour, _EDGE))
        shapes.append(Shape("minus", -1, minus, "", colour, _EDGE, hatched=True))
        if where.beside is not None:
            largest = tr("up to {largest}").format(largest=numbers.of_log(1.0, block.numbers.largest_log))
            self._write("largest", -1, largest, where.beside, bold=True, align=LEFT)

    def _plane(self, row: ChainRow, plane: QRectF) -> None:
        """−∂e/∂y on the two axes, as long in proportion as on the surface."""
        theme, middle, half = self._view.theme, plane.center(), plane.width() / 2
        self._picture.box("plane", -1, plane, 3, edge=theme.edge)
        for end in (QPointF(half, 0.0), QPointF(0.0, half)):
            self._picture.line("axis", [middle - end, middle + end], theme.grid, 1.0)
        across, up = row.downhill
        length = downhill_share(math.hypot(across, up))
        title = QRectF(plane.left(), plane.top() - 1.2 * self._unit, plane.width(), 1.2 * self._unit)
        self._write("title", -1, f"−∂e/∂{self._wording.notation.logits}", title, colour=theme.muted)
        if length < _SHORTEST:
            dot = QRectF(middle.x() - _DOT, middle.y() - _DOT, 2 * _DOT, 2 * _DOT)
            self._picture.box("dot", -1, dot, _DOT, fill=row.style.colour)
        else:
            turn = math.atan2(up, across)
            tip = middle + QPointF(math.cos(turn), -math.sin(turn)) * length * half
            self._picture.arrow(middle, tip, row.style.colour, max(theme.line, plane.width() / 36))
