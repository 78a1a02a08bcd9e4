"""An exception in an overridden Qt method is shown, and the window works on; PySide alone would end the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtWidgets import QApplication, QGraphicsPathItem, QHBoxLayout, QLabel, QPushButton, QSpinBox, QWidget

from explorer.app import Reporter
from explorer.overrides import guards
from explorer.screens.registry import SCREENS
from explorer.widgets.dialogs import ErrorReport
from tests.support.gui import press, settle

ROOT = Path(__file__).parents[1]
CTRL = Qt.KeyboardModifier.ControlModifier


class Fault(Exception):
    """The exception of the views in this file; its text says where."""


def failing(name: str):
    """A method that fails, with a file name of its own in the traceback."""
    source = f"def {name}(self, *arguments): raise Fault({name!r})"
    made: dict = {"Fault": Fault}
    exec(compile(source, f"<{name}>", "exec"), made)
    return made[name]


def view_that_fails(name: str, base: type = QWidget) -> type:
    """A widget class whose method `name` always fails."""
    return type("Failing", (base,), {name: failing(name)})


@pytest.fixture
def reports(window, monkeypatch):
    """The window's open error dialogs, with the reporter installed as in the app."""
    monkeypatch.setattr(sys, "excepthook", Reporter(window))

    def shown() -> list[ErrorReport]:
        settle()
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, ErrorReport) and w.isVisible()]

    yield shown
    for report in shown():
        report.reject()


def put_in(window, *views: QWidget) -> QWidget:
    """A panel over the screen with `views` in it, laid out, painted, resized and hidden, twice."""
    panel = QWidget(window.screens.current)
    row = QHBoxLayout(panel)
    for view in views:
        row.addWidget(view)
    for width in (300, 400):
        panel.resize(width, 200)
        panel.show()
        panel.setFont(panel.font())
        settle()
        panel.hide()
        settle()
    return panel


def assert_alive(window) -> None:
    """The window responds to keys."""
    window.activateWindow()  # as a window manager does after the dialog is closed
    settle()
    keys = list(SCREENS)
    for number in (1, 2, 4):
        press(window, str(number), CTRL)
        settle()
        assert window.workbench.screen == keys[number - 1] and window.screens.current.isVisible()


EVERY_TIME = ("paintEvent", "showEvent", "hideEvent", "resizeEvent", "event", "sizeHint", "minimumSizeHint")


@pytest.mark.parametrize("name", EVERY_TIME)
def test_a_view_that_fails_is_reported_once_and_the_window_lives_on(window, reports, capsys, name):
    kind = view_that_fails(name)
    put_in(window, kind(), kind(), QLabel("beside them"))
    (report,) = reports()
    assert f"Fault: {name}" in report.findChild(QLabel).text()
    assert report.details.count("Traceback") == 1 == capsys.readouterr().err.count("Traceback")
    report.reject()
    assert_alive(window)
    put_in(window, kind())
    assert not reports(), "what has been shown once is not shown again"


def test_an_event_filter_that_fails_on_every_event_is_reported_once(window, reports, capsys):
    filter_ = type("Failing", (QObject,), {"eventFilter": failing("eventFilter")})(window)
    button = QPushButton("press")
    pressed = []
    button.clicked.connect(lambda: pressed.append(True))
    button.installEventFilter(filter_)
    put_in(window, button)
    (report,) = reports()
    assert "Fault: eventFilter" in report.findChild(QLabel).text()
    assert capsys.readouterr().err.count("Traceback") == 1
    report.reject()
    assert_alive(window)
    button.click()
    button.removeEventFilter(filter_)
    assert pressed, "the event goes on to whom it was meant for"


@pytest.mark.parametrize("name", ["paint", "boundingRect", "shape", "itemChange"])
def test_a_failing_plot_item_is_reported_and_the_plot_still_drawn(window, reports, name):
    item = view_that_fails(name, QGraphicsPathItem)()
    item.setFlag(QGraphicsPathItem.GraphicsItemFlag.ItemSendsGeometryChanges)
    plot = window.screens.screen_of("descent").slice
    plot.addItem(item)
    item.setPos(1.0, 1.0)
    plot.viewport().update()
    (report,) = reports()
    assert f"Fault: {name}" in report.findChild(QLabel).text()
    report.reject()
    assert_alive(window)


def test_a_failure_inside_pyqtgraphs_own_methods_is_reported_too(window, reports, monkeypatch):
    monkeypatch.setattr(pg.AxisItem, "generateDrawSpecs", failing("generateDrawSpecs"))
    window.resize(1000, 700)
    (report,) = reports()
    assert "Fault: generateDrawSpecs" in report.findChild(QLabel).text()
    report.reject()
    monkeypatch.undo()
    assert_alive(window)


def test_different_failures_are_all_in_the_one_dialog(window, reports):
    put_in(window, *(view_that_fails(name)() for name in EVERY_TIME))
    (report,) = reports()
    for name in EVERY_TIME:
        assert report.details.count(f"Fault: {name}\n") == 1
    report.copy_button.click()
    assert QApplication.clipboard().text() == report.details


def test_an_error_after_the_dialog_was_closed_opens_another(window, reports):
    put_in(window, view_that_fails("paintEvent")())
    (first,) = reports()
    first.reject()
    put_in(window, view_that_fails("showEvent")())
    (second,) = reports()
    assert second.details.count("Traceback") == 1 and "Fault: showEvent" in second.details


def test_qt_is_answered_what_the_base_class_would_say(window, reports):
    def of(base, name, *arguments):
        return getattr(view_that_fails(name, base)(), name)(*arguments)

    assert of(QLabel, "sizeHint") == QLabel().sizeHint()
    assert of(QWidget, "minimumSizeHint") == QSize()
    assert of(QSpinBox, "validate", "7", 0) == QSpinBox().validate("7", 0)
    assert of(QGraphicsPathItem, "boundingRect") == QRectF()
    assert of(QWidget, "event", QEvent(QEvent.Type.Show)) is False
    assert of(QWidget, "hasHeightForWidth") is False


def test_a_reporter_that_fails_itself_does_not_end_the_process(window, monkeypatch, capsys):
    monkeypatch.setattr(sys, "excepthook", failing("reporter"))
    put_in(window, view_that_fails("sizeHint")())
    assert "Fault: reporter" in capsys.readouterr().err
    assert_alive(window)


def test_every_override_of_this_app_is_guarded():
    """Only Qt methods that Python alone calls may raise to their caller."""
    python_calls = {"close"}
    unguarded = set()
    for record in SCREENS.values():
        record.load()
    for kind in _subclasses(QObject) | _subclasses(QGraphicsPathItem):
        for name in vars(kind) if kind.__module__.startswith("explorer.") else ():
            if not name.startswith("__") and _is_qts(kind, name) and not guards(name):
                unguarded.add(name)
    assert unguarded == python_calls


def _is_qts(kind: type, name: str) -> bool:
    bases = [base for base in kind.__mro__[1:] if base.__module__.startswith("PySide6.")]
    return callable(vars(kind).get(name)) and any(name in vars(base) for base in bases)


def _subclasses(kind: type) -> set[type]:
    below = set(kind.__subclasses__())
    return below.union(*(_subclasses(each) for each in below))


# The app itself; on its first screen every method that can fail does, while it is used.
APP = """
import sys
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
import explorer.window.main_window
from explorer import app
from explorer.widgets.dialogs import ErrorReport

NAMES = ("paintEvent", "showEvent", "resizeEvent", "event", "sizeHint", "minimumSizeHint", "eventFilter", "changeEvent")

def failing(name):
    made = {}
    exec(compile(f"def {name}(*arguments): raise RuntimeError({name!r})", f"<{name}>", "exec"), made)
    return made[name]

class Used(explorer.window.main_window.MainWindow):
    def showEvent(self, event):
        super().showEvent(event)
        column = self.screens.current.content.layout()
        for name in NAMES:
            view = type("Failing", (QWidget,), {name: failing(name)})(self)
            view.installEventFilter(view)
            view.setMinimumSize(20, 4)
            column.addWidget(view)
        QTimer.singleShot(0, lambda: failing("slot")(None))
        QTimer.singleShot(0, self.use)

    def use(self):
        self.grab()  # paints everything, however busy the machine is
        for key in self.menu_actions.screens:
            self.workbench.show_screen(key)
        self.resize(900, 600)
        self.appearance.set_theme("dark")
        self.appearance.set_language("zh_Hans")
        QTimer.singleShot(0, self.count)

    def count(self):
        (shown,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, ErrorReport) and w.isVisible()]
        found = [name for name in (*NAMES, "slot") if shown.details.count(f"RuntimeError: {name}\\n") == 1]
        print("reported:", *found, flush=True)
        self.close()

explorer.window.main_window.MainWindow = Used
sys.exit(app.main([]))
"""


def test_the_app_lives_on_whatever_fails_in_it(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", APP],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    names = "paintEvent showEvent resizeEvent event sizeHint minimumSizeHint eventFilter changeEvent slot"
    assert (done.returncode, done.stdout) == (0, f"reported: {names}\n"), done.stderr
    assert done.stderr.count("Traceback") == len(names.split())
