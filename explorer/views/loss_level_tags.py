"""Where on iso-lines their levels are written, so that no two stand too close."""

from __future__ import annotations

import numpy as np

from explorer.core.simplex import IsoLines

_TRIED = (0.32, 0.68, 0.42, 0.58, 0.18, 0.82)  # parts of the way along a line, its middle left free


def spread_tags(iso: IsoLines, apart: float) -> list[tuple[float, float, float]]:
    """(level, x, y) of each level that finds a place on its longest line at least `apart` from those before it."""
    placed: list[tuple[float, float, float]] = []
    for level, pieces in zip(iso.levels, iso.lines, strict=True):
        if not pieces:
            continue
        piece = max(pieces, key=_length)
        if _length(piece) < apart:
            continue
        for share in _TRIED:
            x, y = piece[round(share * (len(piece) - 1))].tolist()
            if all(np.hypot(x - u, y - v) >= apart for _, u, v in placed):
                placed.append((level, x, y))
                break
    return placed


def _length(piece: np.ndarray) -> float:
    return float(np.hypot(*np.diff(piece, axis=0).T).sum())
