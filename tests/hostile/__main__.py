"""`python -m tests.hostile N`: opens N hostile files as sessions, lessons and settings, and every tenth in a window."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from explorer.app import make_application
from explorer.window.main_window import MainWindow
from tests.hostile.opened import Outcome, outcomes, shown, written

SLOW = 1.0  # seconds that a file may take while nothing else runs: the test suite shares the machine


def main(count: int) -> int:
    """Open `count` files, every tenth in a window too, and print the results; 1 if there was a problem."""
    make_application()
    window = MainWindow()
    window.show()
    read: list[Outcome] = []
    in_window: list[Outcome] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, outcome in enumerate(outcomes(count, seed=count, folder=Path(folder))):
            read.append(outcome)
            if number % 10 == 0:
                in_window.append(shown(outcome.hostile, written(outcome.hostile, Path(folder), -number - 1), window))
    window.close()
    return summary(read, in_window)


def summary(read: list[Outcome], in_window: list[Outcome]) -> int:
    """Print a summary of all outcomes; 1 if there was a problem."""
    bad = 0
    for outcome in read + in_window:
        problems = list(outcome.problems)
        if outcome.seconds > SLOW:
            problems.append(f"took {outcome.seconds:.2f} s")
        if problems:
            bad += 1
            print(f"{outcome.hostile.kind.name}, {outcome.hostile.family}: {problems}\n  {outcome.sentence}")
    refused = sum(bool(outcome.sentence) for outcome in read)
    print(f"{len(read)} files, {refused} refused, {len(in_window)} in a window, {bad} problems")
    for what, opened_here in (("read", read), ("in a window", in_window)):
        slowest = max(opened_here, key=lambda o: o.seconds)
        print(f"slowest {what}: {slowest.hostile.kind.name}, {slowest.hostile.family}: {slowest.seconds:.2f} s")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000))
