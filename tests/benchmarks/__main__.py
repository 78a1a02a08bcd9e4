"""Measures, and prints the table."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in explorer/__init__.py: numpy is imported before it

from tests.benchmarks import core, frames, images, landscapes, maps, network, plane, rates, screens, start, starts
from tests.benchmarks.harness import Figure, median_run, table

MEASUREMENTS: dict[str, tuple[str, Callable[[], list[Figure]]]] = {
    "a": ("error surfaces", core.surfaces),
    "b": ("animation frames", frames.animation),
    "c": ("dragging", frames.dragging),
    "d": ("runs", core.runs),
    "e": ("start and memory", start.starting),
    "f": ("another language", screens.languages),
    "g": ("first looks at screens", screens.first_showings),
    "h": ("steps of a lesson", screens.lesson_steps),
    "i": ("training a network", network.trainings),
    "k": ("planes of losses", plane.planes),
    "m": ("maps of trainings", maps.maps),
    "r": ("losses by learning rate", rates.curves),
    "o": ("images of one's own", images.opening),
    "q": ("landscapes", landscapes.landscapes),
    "p": ("steps to learn", starts.steps_to_learn),
}


def main() -> None:
    """Measure the figures named on the command line, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measures speed.")
    names = ", ".join(f"{key} ({name})" for key, (name, _) in MEASUREMENTS.items())
    parser.add_argument("figures", nargs="*", metavar="FIGURE", help=f"{names}; all when none is named")
    parser.add_argument("--runs", type=int, default=1, help="measure everything so often, and print the median run")
    options = parser.parse_args()
    wanted = options.figures or list(MEASUREMENTS)
    unknown = [key for key in wanted if key not in MEASUREMENTS]
    if unknown:
        parser.error(f"there is no figure {' or '.join(unknown)}; there are {names}")
    runs = [_measured(wanted) for _ in range(max(options.runs, 1))]
    figures = [median_run(same) for same in zip(*runs, strict=True)]
    print(_machine(), table(figures), sep="\n\n")


def _measured(wanted: Sequence[str]) -> list[Figure]:
    figures: list[Figure] = []
    for key, (name, measure) in MEASUREMENTS.items():
        if key in wanted:
            print(f"measuring {name} …", file=sys.stderr, flush=True)
            figures += measure()
    return figures


def _machine() -> str:
    packages = "  ".join(f"{name} {version(name)}" for name in ("PySide6-Essentials", "pyqtgraph", "numpy"))
    where = f"{os.cpu_count()} processors, Qt platform {os.environ['QT_QPA_PLATFORM']}"
    return f"Python {platform.python_version()}  {packages}  {where}"


main()
