"""Figure e: from the start of the process to the first paint, and the most memory it took, against a bare window."""

from __future__ import annotations

import os
import subprocess
import sys
from time import perf_counter

import numpy as np

from tests.benchmarks.harness import Figure

_END = """
import os, resource, sys
def painted():
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, flush=True)
    os._exit(0)
"""

_BARE = (
    _END
    + """
import pyqtgraph as pg
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
class Plot(pg.PlotWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)
window = QMainWindow()
plot = Plot()
plot.plot([1, 2, 3], [1, 4, 9])
window.setCentralWidget(plot)
window.resize(1280, 720)
window.show()
app.exec()
"""
)

_OURS = (
    _END
    + """
from explorer import preflight
import explorer.window as w
from PySide6.QtCore import QTimer
class Window(w.MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)
w.MainWindow = Window
preflight.main([])
"""
)


def _start(code: str) -> tuple[float, float]:
    """(milliseconds, megabytes) of one start, ended right after the first paint."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    begin = perf_counter()
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, timeout=30)
    return (perf_counter() - begin) * 1e3, float(done.stdout.split()[-1])


def starting(rounds: int = 12) -> list[Figure]:
    """e. Both in turns."""
    for code in (_OURS, _BARE):
        _start(code)
    ours, bare = zip(*((_start(_OURS), _start(_BARE)) for _ in range(rounds)), strict=True)
    ours, bare = np.array(ours), np.array(bare)
    against = "bare window, one plot"
    return [
        Figure("e  start to first paint", ours[:, 0], 0, "median", bare[:, 0], against, 1.3),
        Figure("e  peak memory", ours[:, 1], 0, "median", bare[:, 1], against, 1.4, unit="MB"),
    ]
