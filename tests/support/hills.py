"""Landscapes with a known shape, and slow tests of what is seen of them."""

from __future__ import annotations

import math

import numpy as np

from explorer.plots.relief.projection import TALL, Projection, Room, Square, placed
from explorer.plots.relief.relief import Relief

FLAT = Square(170.0, 150.0, 120.0)
ROOM = Room(340.0, 320.0, 30.0, 16.0, 8.0, 18.0)


def seen_from(turn: float, tilt: float) -> Projection:
    """The projection into a room as large as that of a card."""
    return placed(turn, tilt, ROOM, FLAT)


def height(u, v):
    """A hill in the middle of a slope; smooth."""
    return 0.25 + 0.15 * v + 0.55 * np.exp(-6 * (u**2 + v**2))


def relief(shape=height, count: int = 129) -> Relief:
    """Samples of `shape`."""
    across, up = np.meshgrid(*(np.linspace(-1, 1, count),) * 2)
    return Relief(shape(across, up).astype(np.float32) * np.ones_like(across, dtype=np.float32))


def clearance(projection: Projection, u: float, v: float, shape=height, steps: int = 4000) -> float:
    """How far a ray from the surface at (u, v) to the viewer stays above it; below 0 if it meets it.

    Marched in three dimensions, without the formulas of the projection.
    """
    turn, tilt = math.radians(projection.turn), math.radians(projection.tilt)
    # The viewer looks along the floor's direction "away", which is turned against the axes by −turn.
    towards_u, towards_v = -math.sin(turn) * math.cos(tilt), -math.cos(turn) * math.cos(tilt)
    upwards = math.sin(tilt)
    t = np.linspace(0.05, 4.0, steps)  # from where it has left the place itself
    us, vs, hs = u + t * towards_u, v + t * towards_v, TALL * shape(u, v) + t * upwards
    inside = (abs(us) <= 1) & (abs(vs) <= 1)
    return float((hs - TALL * shape(us, vs))[inside].min(initial=np.inf))
