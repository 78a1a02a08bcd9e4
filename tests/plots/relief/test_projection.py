"""The projection of a landscape: closed forms, and its place in the room."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from explorer.plots.relief.projection import CORNERS, TALL, Projection
from tests.support.hills import FLAT, ROOM, seen_from

TURNS, TILTS = np.linspace(-180, 180, 25), np.linspace(10, 90, 17)


def test_from_above_it_is_the_flat_map():
    seen = seen_from(0.0, 90.0)
    assert (seen.scale, seen.x, seen.y) == (FLAT.half, FLAT.x, FLAT.y)
    u, v = np.array([-1.0, 1.0, 0.25]), np.array([-1.0, 1.0, -0.5])
    x, y = seen.screen(u, v, np.array([0.0, 1.0, 0.5]))
    np.testing.assert_allclose(x, FLAT.x + FLAT.half * u, atol=1e-9)
    np.testing.assert_allclose(y, FLAT.y - FLAT.half * v, atol=1e-9)  # whatever the height


def test_known_places_are_where_geometry_puts_them():
    seen = Projection(90.0, 30.0, 100.0, 0.0, 0.0)
    x, y = seen.screen(np.array([1.0, 0.0, 0.0]), np.array([0.0, 1.0, 0.0]), np.array([0.0, 0.0, 1.0]))
    np.testing.assert_allclose(x, [0.0, -100.0, 0.0], atol=1e-9)  # a quarter turn: the first axis leads away
    np.testing.assert_allclose(y, [-50.0, 0.0, -100 * TALL * math.sqrt(3) / 2], atol=1e-9)


def test_turning_back_ends_where_it_began():
    rng = np.random.default_rng(1)
    u, v = rng.uniform(-1, 1, (2, 50))
    for turn in TURNS:
        back = seen_from(turn, 40.0).unturned(*seen_from(turn, 40.0).turned(u, v))
        np.testing.assert_allclose(back, (u, v), atol=1e-12)


def test_everything_is_within_the_room():
    for turn, tilt in itertools.product(TURNS, TILTS):
        seen = seen_from(turn, tilt)
        for height in (0.0, 1.0):
            x, y = seen.screen(CORNERS[:, 0], CORNERS[:, 1], np.full(4, height))
            assert x.min() >= 0 and x.max() <= ROOM.width, (turn, tilt)
            assert y.min() >= 0 and y.max() <= ROOM.height, (turn, tilt)
        assert seen.scale > 60, (turn, tilt)


def test_it_neither_grows_nor_jumps_while_it_turns():
    assert {round(seen_from(turn, 40.0).scale, 9) for turn in TURNS} == {round(seen_from(180.0, 40.0).scale, 9)}
    way = np.linspace(0, 1, 400)
    seen = [seen_from(-30 * part, 90 - 50 * part) for part in way]
    for name in ("scale", "x", "y"):
        assert max(abs(np.diff([getattr(each, name) for each in seen]))) < 1.5, name


@pytest.mark.parametrize("turn", [-180.0, -90.0, -30.0, 0.0, 45.0, 90.0, 137.0])
def test_the_sides_of_the_floor_are_found_across_and_away(turn):
    seen = seen_from(turn, 40.0)
    places = np.linspace(-seen.reach, seen.reach, 41)[1:-1]
    for (low, high), swap in ((seen.sides(places), False), (seen.depths(places), True)):
        for ends in (low, high):
            u, v = seen.unturned(*((places, ends) if swap else (ends, places)))
            np.testing.assert_allclose(np.maximum(abs(u), abs(v)), 1.0, atol=1e-9)
        assert (low <= high).all()
