"""Figure e: from the start of the process to its first paint, and its peak memory until then."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from explorer.state.settings import Settings, save
from tests.benchmarks.harness import Comparison, Figure

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 20
PATIENCE = 60  # seconds after which a start counts as failed


def starting() -> list[Figure]:
    """e. `python main.py` alternating with a window that holds one plot; the first round of each is not counted.

    Both are started as on a user's second and later starts: compiled modules exist.
    """
    with TemporaryDirectory() as settings:
        rounds = [[_start(what, environment(settings)) for what in ("app", "bare")] for _ in range(1 + ROUNDS)]
    (ours, megabytes), (theirs, their_megabytes) = np.array(rounds[1:]).transpose(1, 2, 0)
    against = "bare window, one plot"
    return [
        Figure("e  start to first paint", ours, comparison=Comparison(against, theirs, 1.25)),
        Figure("e  peak memory", megabytes, comparison=Comparison(against, their_megabytes, 1.4), unit="MB"),
    ]


def environment(settings: str) -> dict[str, str]:
    """The environment of this process, with a folder for settings and with compiled modules kept: otherwise all of our
    modules would be compiled at every start and none of pyqtgraph's. The first start alone would show the gallery."""
    save(Path(settings) / "softmax-loss-explorer" / "settings.json", Settings())
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": settings}


def _start(what: str, variables: dict[str, str]) -> tuple[float, float]:
    """(milliseconds to the first paint, peak megabytes) of one start."""
    command = [sys.executable, "-m", "tests.benchmarks.started", what]
    begin = time.time()
    done = subprocess.run(
        command, cwd=ROOT, env=variables, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    if done.returncode or not done.stdout:
        raise RuntimeError(f"{what} ended before its first paint:\n{done.stderr}")
    painted, megabytes = (float(word) for word in done.stdout.split())
    return (painted - begin) * 1e3, megabytes
