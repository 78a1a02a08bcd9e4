"""Prints the table."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks import core, frames, start
from tests.benchmarks.harness import table

print(table([core.surfaces(), *frames.animation(), frames.dragging(), core.runs(), *start.starting()]))
