"""Interleaved timing, and one line of the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import numpy as np


@dataclass(frozen=True)
class Figure:
    """One measured figure: milliseconds (or the unit named) of ours, and of what it is compared with."""

    name: str
    ours: np.ndarray
    limit: float
    limit_on: str  # "median" or "p95"
    other: np.ndarray | None = None
    other_name: str = ""
    ratio_limit: float = 0.0  # ours / other at most this; negative: other / ours at least its size
    unit: str = "ms"

    @property
    def value(self) -> float:
        return float(np.median(self.ours) if self.limit_on == "median" else np.percentile(self.ours, 95))

    @property
    def ratio(self) -> float:
        """Of the medians: ours / other, or other / ours where a speed-up is asked for."""
        assert self.other is not None
        ours, other = float(np.median(self.ours)), float(np.median(self.other))
        return other / ours if self.ratio_limit < 0 else ours / other

    def row(self) -> list[str]:
        """The cells of its row."""
        good = not self.limit or self.value <= self.limit
        cells = [self.name, f"{np.median(self.ours):.2f}", f"{np.percentile(self.ours, 95):.2f}", self.unit]
        cells.append(f"{self.limit_on} ≤ {self.limit:g}" if self.limit else "")
        if self.other is None:
            cells += ["", "", ""]
        else:
            at_least = self.ratio_limit < 0
            good &= self.ratio >= -self.ratio_limit if at_least else self.ratio <= self.ratio_limit
            cells += [
                f"{self.other_name} ({np.median(self.other):.2f})",
                f"{self.ratio:.2f}",
                f"{'≥' if at_least else '≤'} {abs(self.ratio_limit):g}",
            ]
        return [*cells, "ok" if good else "SHORT"]


HEADINGS = ["figure", "median", "p95", "unit", "limit", "against (median)", "ratio", "limit", ""]


def table(figures: list[Figure]) -> str:
    """All figures, aligned."""
    rows = [HEADINGS] + [figure.row() for figure in figures]
    widths = [max(len(row[i]) for row in rows) for i in range(len(HEADINGS))]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows)


def timed(action: Callable[[], object]) -> float:
    """Milliseconds that `action` takes."""
    start = perf_counter()
    action()
    return (perf_counter() - start) * 1e3


def interleaved(actions: list[Callable[[], object]], rounds: int, warm: int = 5) -> list[np.ndarray]:
    """Milliseconds of each action, taken in turns so that a drift of the machine hits all alike."""
    for action in actions * warm:
        action()
    times = [[timed(action) for action in actions] for _ in range(rounds)]
    return list(np.array(times).T)
