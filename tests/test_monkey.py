"""A thousand random but seeded acts of a user end with a consistent window and no error."""

from __future__ import annotations

import gc
import sys
import warnings
from math import nan

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QWidget

from tests.monkey.__main__ import memory_problem
from tests.monkey.monkey import Monkey
from tests.monkey.watch import Watch
from tests.support.gui import settle

ACTS = 500
REPEATED = 30


@pytest.fixture
def application(qapp):
    """The application, which outlives the windows that a monkey closes."""
    from explorer.app import make_application

    application = make_application()
    quits = application.quitOnLastWindowClosed()
    application.setQuitOnLastWindowClosed(False)
    yield application
    application.setQuitOnLastWindowClosed(quits)


@pytest.fixture
def release(application, tmp_path):
    """Runs a monkey for so many acts, and undoes and redoes them all unless told otherwise; returns its log."""

    def play(seed, count, to_the_end=True):
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        path = folder / "monkey.log"
        with Watch() as watch, open(path, "w", encoding="utf-8", errors="backslashreplace") as log:
            monkey = Monkey(seed, folder, watch, log)
            try:
                monkey.run(count)
                if to_the_end:
                    monkey.finish()
            finally:
                monkey.close()
            watch.check()
        return path.read_text("utf-8")

    return play


@pytest.mark.long
# With these seeds each kind of act comes up at least three times.
@pytest.mark.parametrize("seed", [6, pytest.param(7, marks=pytest.mark.one_python)])
def test_a_monkey_breaks_nothing(release, seed):
    release(seed, ACTS)


def test_the_same_seed_acts_in_the_same_way_again(release):
    assert release(3, REPEATED, to_the_end=False) == release(3, REPEATED, to_the_end=False)


class Dying:
    """Something that fails when it is deleted."""

    def __del__(self) -> None:
        raise ValueError("gone")


class Unpainted(QWidget):
    """Something that fails when it is painted."""

    def paintEvent(self, event) -> None:
        raise ValueError("unpainted")


def _die() -> None:
    Dying()
    gc.collect()


def _paint() -> None:
    widget = Unpainted()
    widget.show()
    settle()
    widget.deleteLater()


def _fail_later() -> None:
    QTimer.singleShot(0, lambda: {}["later"])
    settle()


def _warn_later() -> None:
    QTimer.singleShot(0, lambda: warnings.warn("warned", stacklevel=1))
    settle()


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (lambda: qWarning("grumble"), "grumble"),
        (_fail_later, "later"),
        (_warn_later, "warned"),
        (_paint, "unpainted"),
        (_die, "gone"),
    ],
)
def test_the_watch_sees_every_fault(application, fault, told):
    hook = sys.excepthook
    with Watch() as watch, pytest.raises((AssertionError, ValueError), match=told):
        fault()
        watch.check()
    assert sys.excepthook is hook


def test_no_link_opens_a_browser_under_the_watch(make_window):
    with Watch() as watch:
        actions = [action for action in make_window().menu_actions.all if "Hung-yi Lee" in action.text()]
        for action in actions:
            action.trigger()
        watch.check()
    assert len(actions) == 2


def test_the_watch_sees_the_report_of_an_error(make_window):
    with Watch() as watch:
        window = make_window()
        window.errors.add("ValueError: reported", "in full")
        with pytest.raises(AssertionError, match="reported"):
            watch.check()


@pytest.mark.parametrize(
    ("memory", "is_level"),
    [
        ([200.0, 900.0], True),  # too short a run to tell
        ([200.0, 300.0, 320.0], True),
        ([200.0, 300.0, 320.0, 700.0, 650.0], True),
        ([200.0, 300.0, 320.0, 400.0, 700.0], False),
        ([nan] * 5, True),  # not every system reports it
    ],
)
def test_memory_that_outgrows_the_caches_fails_a_long_run(memory, is_level):
    assert (memory_problem(memory) == "") is is_level
