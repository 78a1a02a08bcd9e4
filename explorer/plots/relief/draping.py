"""Lines on the floor of a landscape, cut off at its edges and divided so finely that they follow the surface."""

from __future__ import annotations

import numpy as np

from explorer.plots.relief.projection import Points

_STRIDE = 1 / 24  # of half the side of the floor, between two places of a line
_SAME = 1e-9  # on the floor, by which rounding may move the end of a segment


def draped(u: Points, v: Points) -> tuple[Points, Points]:
    """The line through (u, v), each (T,), as far as it is on the floor; a nan where it is interrupted.

    Returns: (P,) each, at most _STRIDE apart.
    """
    if len(u) < 2:
        return np.empty(0), np.empty(0)
    begin, end, parts = _on_floor(u, v)
    shown = parts[1] > parts[0]
    if not shown.any():
        return np.empty(0), np.empty(0)
    begin, end, parts = begin[shown], end[shown], parts[:, shown]
    along = end - begin
    first, last = begin + parts[0][:, None] * along, begin + parts[1][:, None] * along
    first, last = first.clip(-1.0, 1.0), last.clip(-1.0, 1.0)  # rounding, of steps that go very far
    counts = np.ceil(np.hypot(*(last - first).T) / _STRIDE).astype(np.intp).clip(1, None)
    # Each segment ends where the next begins, unless it left the floor: then comes a gap.
    joined = np.append((np.abs(first[1:] - last[:-1]) < _SAME).all(axis=1), False)
    sizes = counts + np.where(joined, 0, 2)
    segment = np.repeat(np.arange(len(sizes)), sizes)
    place = np.arange(len(segment)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    part = (place / counts[segment])[:, None]
    line = first[segment] + part * (last - first)[segment]
    line[place > counts[segment]] = np.nan
    return line[:, 0], line[:, 1]


def _on_floor(u: Points, v: Points) -> tuple[Points, Points, Points]:
    """The ends (T − 1, 2) of each segment, and (2, T − 1) between which parts of it, 0 to 1, it is on the floor."""
    places = np.nan_to_num(np.column_stack([u, v]).astype(np.float64), nan=2.0, posinf=1e300, neginf=-1e300)
    begin, end = places[:-1], places[1:]
    parts = np.vstack([np.zeros(len(begin)), np.ones(len(begin))])
    with np.errstate(all="ignore"):
        along = end - begin
        for axis in (0, 1):
            at = np.vstack([-1.0 - begin[:, axis], 1.0 - begin[:, axis]]) / along[:, axis]
            still = along[:, axis] == 0
            off = still & (np.abs(begin[:, axis]) > 1)
            low, high = np.where(still, 0.0, at.min(axis=0)), np.where(still, 1.0, at.max(axis=0))
            parts[0], parts[1] = np.maximum(parts[0], low), np.minimum(parts[1], np.where(off, -1.0, high))
    return begin, end, np.nan_to_num(parts, nan=0.0)
