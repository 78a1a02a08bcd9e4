"""Figure q: two surfaces as landscapes in a window of 1280x720, turned, and with runs that play on them.

The time covers the change and then all pending Qt events, as in `frames.py`; 33 ms are 30 frames a second.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import count

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from explorer.plots.field_colours import field_colours
from explorer.plots.relief.relief import relief_of
from explorer.window.main_window import MainWindow
from tests.benchmarks.core import FOUR_LOSSES
from tests.benchmarks.frames import check
from tests.benchmarks.harness import Comparison, Figure, Target, in_turns
from tests.benchmarks.window import close, open_window, settle

SIZE = (1280, 720)
FRAMES = 100
MESH = 33  # vertices along each side of the mesh of quadrilaterals that is drawn for comparison


def landscapes() -> list[Figure]:
    """q. Both landscapes turned by 3°, against the two meshes of 33x33 drawn quadrilateral by quadrilateral at the
    same size, without anything else; a frame of both runs on landscapes at rest, against the same frame on flat maps;
    and both refined at rest.
    """
    window = open_window(FOUR_LOSSES[:2], SIZE)
    window.workbench.player.seek(50)
    screen = window.screens.screen_of("descent")
    settle()
    flat = in_turns([_stepping(window)], FRAMES)[0]
    window.workbench.store.update(is_landscape=True)
    screen.stop_working()
    step, turn = _stepping(window), _turning(window)
    check(step, screen.cards[0].landscape)
    playing = in_turns([step], FRAMES)[0]
    check(turn, screen.cards[1].landscape)
    turning, quads = in_turns([turn, _quads(window)], FRAMES)
    refining = in_turns([_refining(window)], FRAMES // 5)[0]
    close(window)
    return [
        Figure("q  turning two landscapes", turning, Target("p95", 33.0), Comparison("33x33 quads each", quads, 1.2)),
        Figure("q  frame on landscapes", playing, Target("p95", 33.0), Comparison("on flat maps", flat, 2.0)),
        Figure("q  refining both at rest", refining),
    ]


def _stepping(window: MainWindow) -> Callable[[], None]:
    frames = count(51)

    def step() -> None:
        window.workbench.player.seek(next(frames))
        settle()

    return step


def _turning(window: MainWindow) -> Callable[[], None]:
    turns = count(1)

    def turn() -> None:
        window.workbench.store.update(turn=float((3 * next(turns)) % 360 - 180))
        settle()

    return turn


def _refining(window: MainWindow) -> Callable[[], None]:
    screen = window.screens.screen_of("descent")

    def refine() -> None:
        for card in screen.cards:
            card.landscape.outdate()
        screen.go_on(math.inf)

    return refine


def _quads(window: MainWindow) -> Callable[[], None]:
    """Draws the same two surfaces as plain quadrilaterals, from the farthest to the nearest."""
    screen = window.screens.screen_of("descent")
    size = screen.cards[0].landscape.size()
    image = QImage(size, QImage.Format.Format_RGB32)
    surfaces = []
    for field in screen.scene.fields():
        taken = np.linspace(0, field.samples.shape[0] - 1, MESH).astype(int)
        words = field_colours(field, "lecture")[np.ix_(taken, taken)]
        surfaces.append((relief_of(field, False).heights[np.ix_(taken, taken)], words))
    u, v = np.meshgrid(*(np.linspace(-1, 1, MESH),) * 2)

    def draw() -> None:
        projection = screen.cards[0].landscape.strips().projection
        for heights, words in surfaces:
            x, y = projection.screen(u, v, heights)
            away = projection.turned(u, v)[1]
            order = np.argsort(-(away[:-1, :-1] + away[1:, 1:]).ravel())
            image.fill(QColor("white"))
            with QPainter(image) as painter:
                painter.setPen(Qt.PenStyle.NoPen)
                for row, column in zip(*np.unravel_index(order, (MESH - 1, MESH - 1)), strict=True):
                    corners = ((row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column))
                    painter.setBrush(QColor.fromRgba(int(words[row, column])))
                    painter.drawConvexPolygon(QPolygonF([QPointF(x[place], y[place]) for place in corners]))

    return draw
