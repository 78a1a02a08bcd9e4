"""A landscape cut into strips across the view, from the farthest to the nearest.

Between two places that are equally far across, the nearer one lies lower on the screen unless it is higher: so the
strips, drawn in this order, hide each other as the landscape does, and one running maximum tells what is hidden.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from explorer.plots.relief.projection import CORNERS, Points, Projection
from explorer.plots.relief.relief import Relief, Words, mixed

_BEHIND = 1.5  # rows that a place must be behind what hides it
_ABOVE = 0.012  # of half the side of the floor, that what hides must rise above a place
_HALVINGS = 40  # of the part of a ray in which it meets the surface


class Strips:
    """`rows` strips of the relief, each seen at `columns` places.

    Attributes:
        away: (R + 1,) how far away the edges of the strips are, from the nearest.
        xs, ys: (R + 1, C) the pixels of each edge, from left to right.
    """

    def __init__(self, relief: Relief, projection: Projection, rows: int, columns: int) -> None:
        self._relief, self.projection = relief, projection
        corners = projection.turned(CORNERS[:, 0], CORNERS[:, 1])[1]
        even = np.linspace(corners.min(), corners.max(), rows + 1)
        self.away: Points = np.unique(np.concatenate([even, corners]).round(9))
        left, right = projection.sides(self.away)
        part = np.linspace(0.0, 1.0, columns)
        across = left[:, None] + part * np.maximum(right - left, 0.0)[:, None]
        away = np.broadcast_to(self.away[:, None], across.shape)
        heights = relief.at(*projection.unturned(across, away))
        self.xs = projection.x + projection.scale * across
        self.ys = projection.y - projection.scale * projection.rise(away, heights)

    @property
    def count(self) -> int:
        """How many strips there are."""
        return len(self.away) - 1

    def overlapped(self, strip: int) -> int:
        """The edge down to which a strip is drawn: it reaches below the next one, so that no seam is seen between."""
        enough = self.away[strip] - (self.away[-1] - self.away[0]) / self.count / 2
        return max(int(np.searchsorted(self.away, enough)) - 1, 0)

    def colours(self, words: Words, texels: int) -> Words:
        """(R, texels) the colours of each strip, from one end of `Projection.reach` to the other."""
        reach = self.projection.reach
        across = ((np.arange(texels) + 0.5) / texels * 2 - 1) * reach
        middle = (self.away[1:] + self.away[:-1]) / 2
        return mixed(words, *self.projection.unturned(across[None, :], middle[:, None]))

    def strip_of(self, u: Points, v: Points) -> NDArray[np.intp]:
        """The strip in which each place on the floor lies."""
        away = self.projection.turned(u, v)[1]
        return np.clip(np.searchsorted(self.away, away) - 1, 0, self.count - 1)

    @cached_property
    def _across(self) -> Points:
        """(C,) places across at which it is known what hides what is behind."""
        reach = self.projection.reach
        return np.linspace(-reach, reach, self.xs.shape[1])

    @cached_property
    def _horizon(self) -> Points:
        """(R + 1, C) how far up the screen everything reaches that is as near as each edge or nearer."""
        away = np.broadcast_to(self.away[:, None], (len(self.away), len(self._across)))
        u, v = self.projection.unturned(self._across[None, :], away)
        rise = self.projection.rise(away, self._relief.at(u, v))
        on_floor = np.maximum(np.abs(u), np.abs(v)) <= 1 + 1e-9
        horizon: Points = np.maximum.accumulate(np.where(on_floor, rise, -np.inf), axis=0)
        return horizon

    def hidden(self, u: Points, v: Points, heights: Points) -> NDArray[np.bool_]:
        """Whether each place, at its height, is behind a part of the landscape."""
        across, away = self.projection.turned(u, v)
        heights = np.maximum(heights, self._relief.at(u, v))
        step = (self.away[-1] - self.away[0]) / self.count
        nearer = np.searchsorted(self.away, away - _BEHIND * step) - 1
        column = (across - self._across[0]) / (self._across[1] - self._across[0])
        left = np.clip(column.astype(np.intp), 0, len(self._across) - 2)
        sides = self._horizon[np.maximum(nearer, 0)[:, None], left[:, None] + np.array([0, 1])]
        lower = sides.min(axis=1)
        lower = np.where(np.isinf(lower), sides.max(axis=1), lower)  # one of them is beside the floor
        hidden: NDArray[np.bool_] = (nearer >= 0) & (lower > self.projection.rise(away, heights) + _ABOVE)
        return hidden

    def place_at(self, x: float, y: float) -> tuple[float, float] | None:
        """The place on the floor above which the pixel (x, y) shows the surface; None beside it.

        It is the nearest of the places that project there.
        """
        projection = self.projection
        across, wanted = np.array([(x - projection.x) / projection.scale]), (projection.y - y) / projection.scale
        nearest, farthest = (float(end[0]) for end in projection.depths(across))
        if nearest >= farthest:
            return None
        inside = self.away[(self.away > nearest) & (self.away < farthest)]
        away = np.concatenate([[nearest], inside, [farthest]])
        rises = self._rise(across, away)
        if wanted < rises[0] or rises.max() < wanted:
            return None
        beyond = int(np.argmax(rises >= wanted))
        near, far = float(away[max(beyond - 1, 0)]), float(away[beyond])
        for _ in range(_HALVINGS):
            middle = (near + far) / 2
            if float(self._rise(across, np.array([middle]))[0]) >= wanted:
                far = middle
            else:
                near = middle
        u, v = projection.unturned(across, np.array([far]))
        return float(u[0].clip(-1, 1)), float(v[0].clip(-1, 1))

    def _rise(self, across: Points, away: Points) -> Points:
        u, v = self.projection.unturned(across, away)
        return self.projection.rise(away, self._relief.at(u, v))
