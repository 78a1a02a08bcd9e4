"""The strips of a landscape: their order, what they hide, and the place under a pixel."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from explorer.plots.relief.relief import Relief
from explorer.plots.relief.strips import Strips
from tests.support.hills import clearance, height, relief, seen_from

VIEWS = [*itertools.product((-150.0, -30.0, 0.0, 20.0, 90.0, 180.0), (12.0, 40.0, 75.0)), (0.0, 90.0)]


@pytest.fixture(scope="module", params=VIEWS)
def strips(request) -> Strips:
    return Strips(relief(), seen_from(*request.param), 96, 97)


def test_strips_are_painted_from_the_farthest_to_the_nearest(strips):
    seen = strips.projection
    assert (np.diff(strips.away) > 0).all()
    corners = np.array([-1.0, 1.0, 1.0, -1.0]), np.array([-1.0, -1.0, 1.0, 1.0])
    away = seen.turned(*corners)[1]
    np.testing.assert_allclose(strips.away[[0, -1]], [away.min(), away.max()], atol=1e-8)
    assert strips.strip_of(*(c[[away.argmin()]] for c in corners))[0] == 0, "the nearest corner is painted last"


def test_edges_of_strips_lie_on_the_surface(strips):
    seen = strips.projection
    across = (strips.xs - seen.x) / seen.scale
    away = np.broadcast_to(strips.away[:, None], across.shape)
    u, v = seen.unturned(across, away)
    assert np.maximum(abs(u), abs(v)).max() <= 1 + 1e-6
    x, y = seen.screen(u, v, height(u, v))
    np.testing.assert_allclose((strips.xs, strips.ys), (x, y), atol=0.05)


def test_strips_reach_from_side_to_side_of_the_floor(strips):
    seen = strips.projection
    left, right = seen.sides(strips.away)
    inside = left <= right
    for column, side in ((0, left), (-1, right)):
        np.testing.assert_allclose(strips.xs[inside, column], seen.x + seen.scale * side[inside], atol=1e-6)


def test_a_strip_reaches_below_the_next_one(strips):
    for strip in range(1, strips.count):
        assert strips.overlapped(strip) < strip
        assert strips.away[strip] - strips.away[strips.overlapped(strip)] >= np.diff(strips.away).max() / 2


def test_what_is_hidden_is_what_a_ray_cannot_leave(strips):
    rng = np.random.default_rng(7)
    u, v = rng.uniform(-0.98, 0.98, (2, 300))
    hidden = strips.hidden(u, v, height(u, v))
    room = np.array([clearance(strips.projection, *place) for place in zip(u, v, strict=True)])
    clear = (room < -0.05) | (room > 0.006)  # nearer to the edge of what is hidden, samples decide
    assert clear.sum() > 150
    np.testing.assert_array_equal(hidden[clear], room[clear] < 0)


def test_some_of_a_hill_is_hidden_from_the_side_and_none_from_above():
    u, v = (each.ravel() for each in np.meshgrid(*(np.linspace(-0.95, 0.95, 30),) * 2))
    side, above = (Strips(relief(), seen_from(0.0, tilt), 96, 97) for tilt in (12.0, 90.0))
    behind = side.hidden(u, v, height(u, v))
    assert 50 < behind.sum() < 400 and (v[behind] > -0.3).all(), "what is hidden is behind the hill"
    assert not above.hidden(u, v, height(u, v)).any()


def test_the_place_under_a_pixel_is_the_front_most_there(strips):
    rng = np.random.default_rng(3)
    seen = strips.projection
    for u, v in rng.uniform(-0.97, 0.97, (60, 2)):
        room = clearance(seen, u, v)
        x, y = (float(p[0]) for p in seen.screen(*(np.array([p]) for p in (u, v, height(u, v)))))
        found = strips.place_at(x, y)
        if found is None:
            assert room < 0.02, "what is seen there is a side of the landscape, or just beside its outline"
            continue
        again = seen.screen(*(np.array([p]) for p in (*found, height(*found))))
        np.testing.assert_allclose([float(p[0]) for p in again], (x, y), atol=0.1)
        if room > 0.05:
            np.testing.assert_allclose(found, (u, v), atol=0.02)
        elif room < -0.05:
            nearer = seen.turned(np.array([found[0], u]), np.array([found[1], v]))[1]
            assert nearer[0] < nearer[1], "something in front of it is taken"


def test_beside_the_landscape_there_is_no_place(strips):
    for x, y in ((0.0, 0.0), (339.0, 1.0), (1.0, 319.0), (170.0, 319.5), (strips.projection.x, 1.0)):
        assert strips.place_at(x, y) is None


def test_the_colours_of_a_strip_are_those_of_its_places():
    red, blue = np.uint32(0xFFFF0000), np.uint32(0xFF0000FF)
    words = np.full((129, 129), blue)
    words[:, 64:] = red  # u > 0
    flat = Relief(np.zeros((129, 129), dtype=np.float32))
    for turn, texel, expected in ((0.0, 80, red), (0.0, 20, blue), (180.0, 80, blue), (180.0, 20, red)):
        strips = Strips(flat, seen_from(turn, 40.0), 50, 51)
        assert (strips.colours(words, 101)[:, texel] == expected).all()
    away = Strips(flat, seen_from(90.0, 40.0), 50, 51).colours(words, 101)
    assert (away[-10] == red).all() and (away[10] == blue).all(), "turned by a quarter, u grows away from the viewer"
