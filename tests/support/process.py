"""The app as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def environment(**more):
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return {**kept, **more}


def start(*arguments, cwd=ROOT, **more):
    return subprocess.run(
        [sys.executable, "-W", "error", str(ROOT / "main.py"), *arguments],
        cwd=cwd,
        env=environment(**more),
        capture_output=True,
        text=True,
        timeout=60,
    )


def shell(command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run `command` in a shell, where $start starts the app; the status is that of the app."""
    whole = f'start="{sys.executable} -W error {ROOT / "main.py"}"; {command}'
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", whole], cwd=cwd, env=environment(), capture_output=True, text=True, timeout=60
    )
