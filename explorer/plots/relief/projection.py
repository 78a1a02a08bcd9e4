"""How a landscape is seen: an orthographic projection, turned about the vertical and tilted towards the viewer.

Places on the floor are (u, v) from −1 to 1 along the two axes, heights are 0 on the floor and 1 at the top. Turned, a
place is (across, away): to the right on the screen, and away from the viewer along the floor.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.floating[Any]]

TALL = 1.2  # the height of the top, in half the side of the floor
CORNERS = np.array([(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)])
_LEVEL_TURN, _LEVEL_TILT = 60.0, 40.0  # degrees from the flat map, from which on nothing reminds of its place
_ROUND = math.sqrt(2.0)  # half a diagonal of the floor


@dataclass(frozen=True, slots=True)
class Room:
    """Where a landscape may be drawn, in pixels.

    Attributes:
        width, height: of all of it.
        left, right, above, below: what labels need there.
    """

    width: float
    height: float
    left: float = 0.0
    right: float = 0.0
    above: float = 0.0
    below: float = 0.0


@dataclass(frozen=True, slots=True)
class Square:
    """The picture of the flat map: the place of its middle and half its side, in pixels."""

    x: float
    y: float
    half: float


@dataclass(frozen=True, slots=True)
class Projection:
    """From the floor and heights above it to the screen, whose y grows downwards.

    Attributes:
        turn: degrees about the vertical; 0 has the first axis along the front.
        tilt: degrees from which one looks down; 90 is the flat map.
        scale: pixels of half the side of the floor.
        x, y: the pixel of the middle of the floor.
    """

    turn: float
    tilt: float
    scale: float
    x: float
    y: float

    @property
    def turning(self) -> tuple[float, float]:
        """The cosine and the sine of the turn."""
        return math.cos(math.radians(self.turn)), math.sin(math.radians(self.turn))

    @property
    def tilting(self) -> tuple[float, float]:
        """The cosine and the sine of the tilt: how much of a height and of the floor is seen."""
        return math.cos(math.radians(self.tilt)), math.sin(math.radians(self.tilt))

    @property
    def reach(self) -> float:
        """How far the floor reaches from its middle, across and away alike."""
        cosine, sine = self.turning
        return abs(cosine) + abs(sine)

    def turned(self, u: Points, v: Points) -> tuple[Points, Points]:
        """(across, away) of places on the floor."""
        cosine, sine = self.turning
        return u * cosine - v * sine, u * sine + v * cosine

    def unturned(self, across: Points, away: Points) -> tuple[Points, Points]:
        """The places on the floor that are turned to (across, away)."""
        cosine, sine = self.turning
        return across * cosine + away * sine, away * cosine - across * sine

    def rise(self, away: Points, height: Points) -> Points:
        """How far up the screen a place is seen, from the middle of the floor, in half its side."""
        seen, sine = self.tilting
        return away * sine + TALL * height * seen

    def screen(self, u: Points, v: Points, height: Points) -> tuple[Points, Points]:
        """The pixels of places at `height` above the floor."""
        across, away = self.turned(u, v)
        return self.x + self.scale * across, self.y - self.scale * self.rise(away, height)

    def sides(self, away: Points) -> tuple[Points, Points]:
        """The least and the greatest `across` of the floor at each of `away`; the former is larger off the floor."""
        cosine, sine = self.turning
        return _between((cosine, away * sine), (-sine, away * cosine))

    def depths(self, across: Points) -> tuple[Points, Points]:
        """The least and the greatest `away` of the floor at each of `across`; the former is larger off the floor."""
        cosine, sine = self.turning
        return _between((sine, across * cosine), (cosine, -across * sine))


def _between(*bounds: tuple[float, Points]) -> tuple[Points, Points]:
    """Between which numbers −1 ≤ factor · number + offset ≤ 1 for all (factor, offset)."""
    low, high = np.full_like(bounds[0][1], -np.inf), np.full_like(bounds[0][1], np.inf)
    for factor, offset in bounds:
        if abs(factor) > 1e-12:
            ends = (-1.0 - offset) / factor, (1.0 - offset) / factor
            low, high = np.maximum(low, np.minimum(*ends)), np.minimum(high, np.maximum(*ends))
    return low, high


def placed(turn: float, tilt: float, room: Room, flat: Square) -> Projection:
    """The projection of a landscape in `room`: at turn 0 and tilt 90 exactly on the flat map's `flat`.

    Far from there its size does not depend on the turn, so that it does not grow and shrink while it is turned.
    """
    seen, sine = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))
    up = room.height - room.above - room.below
    across = room.width - room.left - room.right
    tallest = 2 * _ROUND * sine + TALL * seen
    scale = max(min(across / (2 * _ROUND), up / tallest), 1.0)
    y = room.above + (up - scale * tallest) / 2 + scale * (_ROUND * sine + TALL * seen)
    near = max(0.0, 1.0 - max(abs(turn) / _LEVEL_TURN, (90.0 - tilt) / _LEVEL_TILT))
    near = near * near * (3.0 - 2.0 * near)
    scale += near * (flat.half - scale)
    x = room.left + across / 2
    x, y = x + near * (flat.x - x), y + near * (flat.y - y)
    return Projection(turn, tilt, _fitting(turn, tilt, scale, x, y, room, flat), x, y)


def _fitting(turn: float, tilt: float, scale: float, x: float, y: float, room: Room, flat: Square) -> float:
    """`scale`, or less where the floor or the top would be beyond the room."""
    cosine, sine = abs(math.cos(math.radians(turn))), abs(math.sin(math.radians(turn)))
    seen, floor = math.cos(math.radians(tilt)), (cosine + sine) * math.sin(math.radians(tilt))
    left = min(room.left, flat.x - flat.half)
    right = min(room.right, room.width - flat.x - flat.half)
    top = min(room.above, flat.y - flat.half)
    bottom = min(room.below, room.height - flat.y - flat.half)
    most = [
        (x - left) / (cosine + sine),
        (room.width - right - x) / (cosine + sine),
        (y - top) / (floor + TALL * seen),
        (room.height - bottom - y) / floor,
    ]
    return max(min(scale, *most), 1.0)
