"""The processes of figure e: `python -m tests.benchmarks.started app|bare` ends at its first paint.

It prints the time of day at that moment, in seconds, and the most memory that the process held, in megabytes.
"""

from __future__ import annotations

import os
import re
import runpy
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

ROOT = Path(__file__).resolve().parents[2]


class Probe(QWidget):
    """One pixel in the corner of a window, painted along with it. After that paint the process ends."""

    def paintEvent(self, event) -> None:
        QTimer.singleShot(0, _end)


def app() -> None:
    """Just what `python main.py` does."""
    sys.argv = ["main.py"]
    runpy.run_path(str(ROOT / "main.py"), run_name="__main__")


def bare() -> None:
    """A window with one plot, as short as pyqtgraph's documentation has it."""
    import pyqtgraph as pg
    from PySide6.QtWidgets import QMainWindow

    application = QApplication([])
    window = QMainWindow()
    plot = pg.PlotWidget()
    plot.plot([1, 2, 3], [1, 4, 9])
    window.setCentralWidget(plot)
    window.resize(1280, 720)
    window.show()
    application.exec()


def peak_megabytes() -> float:
    """The most memory this process held so far.

    On Linux not ru_maxrss: a new process inherits in it the peak of the one that it was started from.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s*(\d+)", status.read_text())[1]) / 1024
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _end() -> None:
    """Tell, and leave without the tidying up that would count for nothing."""
    print(time.time(), peak_megabytes(), flush=True)
    os._exit(0)


def _exec_with_probes(*_arguments: object) -> int:
    """In the place of QApplication.exec, which every application calls once its window is there."""
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            probe = Probe(window)
            probe.resize(1, 1)
            probe.show()
    return _exec()


_exec = QApplication.exec

if __name__ == "__main__":
    QApplication.exec = staticmethod(_exec_with_probes)
    {"app": app, "bare": bare}[sys.argv[1]]()
