"""A landscape as it is painted: what is nearer covers what is farther, walls, contour lines."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from explorer.look.theme import THEMES
from explorer.plots.relief.frame import Scales, framed
from explorer.plots.relief.strips import Strips
from explorer.plots.relief.terrain import Contours, Terrain, contours_of, wall
from tests.support.hills import ROOM, clearance, height, relief, seen_from

LIGHT = THEMES["light"]
NO_LINES = Contours(np.empty((0, 2)), np.empty((0, 2)))
RED, BLUE = 0xFFFF0000, 0xFF0000FF


def painted(
    turn: float, tilt: float, words, contours=NO_LINES, smooth=False, rows: int = 120
) -> tuple[QImage, Terrain]:
    projection = seen_from(turn, tilt)
    frame = framed(projection, Scales(), QFontMetricsF(QFont()))
    terrain = Terrain(relief(), words.astype(np.uint32), contours, Strips(relief(), projection, rows, rows), frame)
    image = QImage(int(ROOM.width), int(ROOM.height), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        pauses = sum(1 for _ in terrain.paint(painter, LIGHT, QFont(), smooth))
    assert pauses == terrain.strips.count
    return image, terrain


def back_and_front(turn: float) -> np.ndarray:
    """Red for what is behind the middle, blue for what is before it."""
    u, v = np.meshgrid(*(np.linspace(-1, 1, 129),) * 2)
    return np.where(seen_from(turn, 40.0).turned(u, v)[1] > 0, RED, BLUE)


def colour(image: QImage, terrain: Terrain, u: float, v: float) -> str:
    x, y = terrain.strips.projection.screen(*(np.array([each]) for each in (u, v, height(u, v))))
    return image.pixelColor(int(x[0]), int(y[0])).name()


def is_near(one: str, other: str) -> bool:
    """Whether two colours are the same but for what smooth edges of strips let through."""
    pairs = zip(QColor(one).getRgb(), QColor(other).getRgb(), strict=True)
    return all(abs(a - b) <= 16 for a, b in pairs)


@pytest.mark.parametrize("turn", [-150.0, -30.0, 0.0, 45.0, 110.0])
@pytest.mark.parametrize("smooth", [False, True])
def test_what_is_nearer_is_painted_over_what_is_farther(qapp, turn, smooth):
    image, terrain = painted(turn, 15.0, back_and_front(turn), smooth=smooth)
    rng, checked = np.random.default_rng(5), {True: 0, False: 0}
    projection = terrain.strips.projection
    for u, v in rng.uniform(-0.9, 0.9, (150, 2)):
        room = clearance(projection, u, v)
        behind = projection.turned(np.array([u]), np.array([v]))[1][0]
        if abs(behind) < 0.1 or -0.1 < room < 0.01:
            continue
        hidden = room < 0
        seen = colour(image, terrain, u, v)
        if not hidden:
            assert is_near(seen, "#ff0000" if behind > 0 else "#0000ff")
        elif behind > 0.3 and np.hypot(u, v) < 0.6:
            assert not is_near(seen, "#ff0000"), "the hill's front, or a side of the landscape, covers it"
        checked[bool(hidden)] += 1
    assert min(checked.values()) > 10


def test_the_sides_in_front_reach_from_the_rim_to_the_floor(qapp):
    projection = seen_from(-30.0, 40.0)
    side = wall(relief(), projection, 0)
    points = [(point.x(), point.y()) for point in side]
    x, y = projection.screen(np.array([-1.0, 1.0, 0.0]), np.full(3, -1.0), np.array([0.0, 0.0, height(0.0, -1.0)]))
    assert points[-1] == pytest.approx((x[0], y[0])) and points[-2] == pytest.approx((x[1], y[1]))
    assert min(abs(px - x[2]) + abs(py - y[2]) for px, py in points) < 0.1
    image, _ = painted(-30.0, 40.0, np.full((129, 129), RED))
    middle = image.pixelColor(int((x[0] + x[1]) / 2), int((y[0] + y[1]) / 2) - 5)
    assert middle.name() not in ("#ff0000", "#ffffff") and middle.saturation() < 20


def test_contour_lines_lie_on_the_landscape_and_are_hidden_by_it(qapp):
    plain, terrain = painted(0.0, 15.0, np.full((129, 129), RED))
    across = np.linspace(-0.9, 0.9, 91)
    for v, shown in ((-0.6, True), (0.35, False)):
        line = np.column_stack([across, np.full(91, v)])
        image, _ = painted(0.0, 15.0, np.full((129, 129), RED), contours_of([[line]], (0.0, 0.0), 1.0))
        x, y = terrain.strips.projection.screen(np.zeros(1), np.full(1, v), np.array([height(0.0, v)]))
        near = [(int(x[0]), int(y[0]) + k) for k in (-2, -1, 0, 1, 2)]
        assert any(image.pixel(*at) != plain.pixel(*at) for at in near) == shown, v
        assert image != plain, "beside the hill both are seen"


def test_what_is_open_is_a_hole(qapp):
    words = np.full((129, 129), RED)
    words[:64] = 0
    image, terrain = painted(0.0, 89.0, words)
    assert colour(image, terrain, 0.0, 0.6) == "#ff0000" and colour(image, terrain, 0.0, -0.6) == "#ffffff"


def test_both_walls_in_front_are_painted(qapp):
    image, terrain = painted(-45.0, 15.0, back_and_front(-45.0))
    projection = terrain.strips.projection
    for u, v in ((-1.0, 0.0), (0.0, -1.0), (1.0, 0.0), (0.0, 1.0)):
        if projection.turned(np.array([u]), np.array([v]))[1][0] < 0:
            x, y = projection.screen(*(np.array([each]) for each in (u, v, height(u, v) / 2)))
            saturation = image.pixelColor(int(x[0]), int(y[0])).hsvSaturation()
            assert saturation < 60 and image.pixelColor(int(x[0]), int(y[0])).name() != "#ffffff", (u, v)
