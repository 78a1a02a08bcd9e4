"""Alternating timings, and the table of the results.

A machine is never idle. What is compared is therefore measured alternately, ours and theirs in every round, and
a ratio is the median of the rounds' ratios: whatever slows some rounds down slows down both sides of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]
Action = Callable[[], object]

WARM_UP = 5  # rounds that are not counted: first use of a font, an import, a cache


@dataclass(frozen=True, slots=True)
class Target:
    """At most `limit`, compared with the "median" or the "p95"."""

    statistic: str
    limit: float

    def measured(self, samples: Samples) -> float:
        """The number that is compared with the limit."""
        return float(np.median(samples) if self.statistic == "median" else np.percentile(samples, 95))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What else was measured in the same rounds. The ratio is ours / theirs, at most `limit`; for a `speedup`
    it is theirs / ours, at least `limit`. Without a limit it is only shown."""

    name: str
    samples: Samples
    limit: float | None = None
    speedup: bool = False

    def ratio(self, ours: Samples) -> float:
        """Median over the rounds."""
        return float(np.median(self.samples / ours if self.speedup else ours / self.samples))

    def excess(self, ours: Samples) -> float:
        """The share of the limit by which the ratio misses it; negative when it does not."""
        if self.limit is None:
            return -1.0
        share = self.ratio(ours) / self.limit
        return 1 - share if self.speedup else share - 1


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: `samples`, one per round, in `unit`, and what they are compared with."""

    name: str
    samples: Samples
    target: Target | None = None
    comparison: Comparison | None = None
    unit: str = "ms"

    def excesses(self) -> tuple[float, float]:
        """The shares by which the target and the ratio are missed; negative where they are met or not required."""
        target = self.target.measured(self.samples) / self.target.limit - 1 if self.target else -1.0
        return target, self.comparison.excess(self.samples) if self.comparison else -1.0

    def shortfalls(self) -> list[str]:
        """By how much the limits are missed; empty when they are met."""
        short = []
        target, ratio = self.excesses()
        if self.target and target > 0:
            short.append(f"{self.target.statistic} {target:.0%} over")
        if self.comparison and ratio > 0:
            short.append(f"ratio {ratio:.0%} {'under' if self.comparison.speedup else 'over'}")
        return short

    def cells(self) -> list[str]:
        """The texts of its line, one for each of COLUMNS."""
        numbers = [f"{np.percentile(self.samples, share):.2f}" for share in (50, 95)]
        wanted = f"{self.target.statistic} ≤ {self.target.limit:g} {self.unit}" if self.target else ""
        other = ratio = asked = ""
        if self.comparison:
            other = f"{self.comparison.name}: {np.median(self.comparison.samples):.2f} {self.unit}"
            ratio = f"{self.comparison.ratio(self.samples):.2f}"
            if self.comparison.limit is not None:
                asked = f"{'≥' if self.comparison.speedup else '≤'} {self.comparison.limit:g}"
        short = self.shortfalls()
        verdict = f"short: {', '.join(short)}" if short else "ok"
        return [self.name, *numbers, self.unit, wanted, other, ratio, asked, verdict]


def median_run(runs: Sequence[Figure]) -> Figure:
    """The middle one of several runs of the same figure, ordered by the limit that each misses most."""
    return sorted(runs, key=lambda figure: max(figure.excesses()))[len(runs) // 2]


COLUMNS = ("figure", "median", "p95", "unit", "target", "compared with (median)", "ratio", "target", "")
NUMERIC = (1, 2, 6)  # right-aligned columns


def table(figures: Sequence[Figure]) -> str:
    """All figures, aligned."""
    rows = [list(COLUMNS), *(figure.cells() for figure in figures)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(COLUMNS))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if i in NUMERIC else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def milliseconds(action: Action) -> float:
    """How long one call of `action` takes."""
    start = perf_counter()
    action()
    return (perf_counter() - start) * 1e3


def in_turns(actions: Sequence[Action], rounds: int) -> list[Samples]:
    """(rounds,) milliseconds of each action: every round calls each of them once."""
    for _ in range(WARM_UP):
        for action in actions:
            action()
    times = [[milliseconds(action) for action in actions] for _ in range(rounds)]
    return list(np.array(times).T)
