"""The processes of figures e and g: `python -m tests.benchmarks.started app|bare|screens`.

The first two end at their first paint, and print the time of day at that moment, in seconds, and the peak memory of
the process, in megabytes. The third goes on to show every other screen, and prints how long each took.
"""

from __future__ import annotations

import os
import re
import runpy
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

ROOT = Path(__file__).resolve().parents[2]


class Probe(QWidget):
    """One pixel in the corner of a window, painted together with it; its first paint continues the measurement."""

    _painted = False

    def paintEvent(self, event) -> None:
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, _at_first_paint)


def app() -> None:
    """Exactly what `python main.py` does."""
    sys.argv = ["main.py"]
    runpy.run_path(str(ROOT / "main.py"), run_name="__main__")


def bare() -> None:
    """A window with one plot, as in pyqtgraph's documentation."""
    import pyqtgraph as pg

    application = QApplication([])
    window = QMainWindow()
    plot = pg.PlotWidget()
    plot.plot([1, 2, 3], [1, 4, 9])
    window.setCentralWidget(plot)
    window.resize(1280, 720)
    window.show()
    application.exec()


def screens() -> None:
    """The app, and then each of the other screens for the first time: name, tab and milliseconds, one per line."""
    global _at_first_paint
    _at_first_paint = _show_screens
    app()


def _show_screens() -> None:
    from tests.benchmarks.harness import milliseconds
    from tests.benchmarks.window import screen_buttons, settle

    (window,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow))
    settle()
    unseen = {name: button for name, button in screen_buttons(window).items() if not button.isChecked()}
    for name, button in unseen.items():
        print(name, milliseconds(lambda button=button: (button.click(), settle())), sep="\t", flush=True)
    os._exit(0)


def peak_megabytes() -> float:
    """The peak memory of this process so far.

    On Linux this is not ru_maxrss: a new process inherits its parent's peak there.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s*(\d+)", status.read_text())[1]) / 1024
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _end() -> None:
    """Print the result, and exit without cleaning up, which nothing needs any more."""
    print(time.time(), peak_megabytes(), flush=True)
    os._exit(0)


def _exec_with_probes(*_arguments: object) -> int:
    """Replaces QApplication.exec, which every application calls once its window is shown."""
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            probe = Probe(window)
            probe.resize(1, 1)
            probe.show()
    return _exec()


_exec = QApplication.exec
_at_first_paint = _end

if __name__ == "__main__":
    QApplication.exec = staticmethod(_exec_with_probes)
    {"app": app, "bare": bare, "screens": screens}[sys.argv[1]]()
