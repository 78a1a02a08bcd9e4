"""An unexpected error is reported once, and the window keeps working."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from explorer.app import Reporter
from explorer.widgets.dialogs import ErrorReport
from tests.support.gui import press, settle

CTRL = Qt.KeyboardModifier.ControlModifier


def test_an_unexpected_error_is_reported_once_and_nothing_is_lost(window, qtbot, capsys):
    before = window.workbench.store.experiment
    report = Reporter(window)

    def fail():
        raise RuntimeError("the sky fell")

    for _ in range(3):
        try:
            fail()
        except RuntimeError:
            report(*sys.exc_info())
    settle()
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, ErrorReport) and w.isVisible()]
    assert len(shown) == 1 and capsys.readouterr().err.count("Traceback") == 1
    shown[0].copy_button.click()
    assert "the sky fell" in QGuiApplication.clipboard().text() and "Traceback" in QGuiApplication.clipboard().text()
    assert window.workbench.store.experiment == before
    shown[0].reject()
    del report


@pytest.fixture
def reporting(window, monkeypatch, capsys):
    """The window with its reporter installed as in the app, and the reports shown."""
    monkeypatch.setattr(sys, "excepthook", Reporter(window))

    def reports():
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, ErrorReport) and w.isVisible()]

    yield reports
    for report in reports():
        report.reject()


def test_an_error_in_a_slot_leaves_the_window_alive(window, reporting, capsys):
    def fail(frame):
        raise LookupError(f"no frame {frame}")

    before = window.workbench.store.experiment
    window.workbench.player.frame_changed.connect(fail)
    press(window, "Right")
    for _ in range(2):
        window.workbench.player.nudge(1)
    settle()
    (report,) = reporting()
    assert "LookupError: no frame 1" in report.findChild(QLabel).text()
    assert capsys.readouterr().err.count("Traceback") == 1
    assert (
        window.workbench.store.experiment == before
        and window.workbench.player.frame == window.workbench.player.reached == 3
    )
    report.reject()
    press(window, "Right")
    settle()
    assert not reporting(), "what has been told once is not told again"


class Faulty(QWidget):
    """A view whose paint fails."""

    painted = 0

    def paintEvent(self, event):
        self.painted += 1
        raise ZeroDivisionError("a bar of no width")


def test_an_error_while_painting_is_shown_only_once(window, reporting, capsys):
    view = Faulty(window.screens.screen_of("descent"))
    view.resize(20, 20)
    view.show()
    for _ in range(5):
        view.update()
        settle()
    painted = view.painted
    view.hide()
    assert painted >= 5
    assert len(reporting()) == 1 and capsys.readouterr().err.count("Traceback") == 1
    press(window, "Z", CTRL)
    assert window.isVisible()


def test_closing_while_an_error_is_shown_closes_everything(make_window, capsys):
    window = make_window()
    window.errors.add("RuntimeError: x", "details")
    settle()
    window.errors.add("RuntimeError: y", "more")
    window.close()
    settle()
    assert not [w for w in QApplication.topLevelWidgets() if w.isVisible()]
