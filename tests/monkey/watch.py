"""The Watch: collects everything that must not happen while the monkey plays."""

from __future__ import annotations

import os
import re
import sys
import tomllib
import traceback
import warnings
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from unittest.mock import patch

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"
# How far each module's clock advances at a reading, in seconds: how much is computed per frame does not depend on the
# machine, so that the same seed gives the same acts again.
_READING = {
    "explorer.window.main_window": 1 / 60,
    "explorer.state.network_training": 3e-3,
    "explorer.core.encoding.training": 5e-4,
    "explorer.core.descent": 5e-5,
    "explorer.state.scene": 0.0,
    "explorer.state.steps_map": 1e-3,
    "explorer.core.rate_curve": 1e-3,
    "explorer.state.rate_curves": 1e-3,
    "explorer.screens.descent.landscape.landscapes": 3e-4,
}


class _Clock:
    def __init__(self, reading: float) -> None:
        self._now, self._reading = 0.0, reading

    def __call__(self) -> float:
        self._now += self._reading
        return self._now


class Watch:
    """As a context: Python warnings are errors, and every report of Qt, a slot, a destructor or the app is a fault."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.expects_report = False
        table = tomllib.loads(_PROJECT.read_text("utf-8"))
        self._ignored = [re.compile(text) for text in table["tool"]["pytest"]["ini_options"]["qt_log_ignore"]]
        self._stack = ExitStack()

    def __enter__(self) -> Watch:
        from explorer.widgets.dialogs import ErrorReports
        from explorer.window import action_table

        report, stack = ErrorReports.add, self._stack

        def reported(reports: ErrorReports, summary: str, details: str) -> None:
            if not self.expects_report:
                self.faults.append(f"reported: {summary}\n{details}")
            report(reports, summary, details)

        stack.enter_context(warnings.catch_warnings())
        warnings.simplefilter("error")
        stack.enter_context(patch.object(sys, "excepthook", self._uncaught))
        stack.enter_context(patch.object(sys, "unraisablehook", self._unraisable))
        stack.enter_context(patch.object(ErrorReports, "add", reported))
        stack.enter_context(patch.object(action_table, "QDesktopServices"))  # no link opens a browser
        for name, reading in _READING.items():
            if hasattr(sys.modules.get(name), "perf_counter"):
                stack.enter_context(patch.object(sys.modules[name], "perf_counter", _Clock(reading)))
        before = qInstallMessageHandler(self._told)
        stack.callback(qInstallMessageHandler, before)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def check(self) -> None:
        """Raises AssertionError with everything collected."""
        if self.faults:
            told, self.faults = "\n\n".join(self.faults), []
            raise AssertionError(told)

    def _told(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        quiet = kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        known = any(ignored.search(text) for ignored in self._ignored)
        if not quiet and not known and f"Qt: {text}" not in self.faults:
            self.faults.append(f"Qt: {text}")

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.faults.append("uncaught: " + "".join(traceback.format_exception(kind, error, trace)))

    def _unraisable(self, what: sys.UnraisableHookArgs) -> None:
        error = what.exc_value
        told = "".join(traceback.format_exception(error)) if error is not None else str(what.exc_type)
        self.faults.append(f"unraisable in {what.object!r}: {told}")


def resident_megabytes() -> float:
    """The memory that this process has in use; nan where the system does not report it."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return float("nan")
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
