"""The environment of every test: no screen, none of the user's settings, repeatable draws, no window left behind."""

from __future__ import annotations

import gc
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import Phase, settings

# A failed assertion in a helper shows what it compared, too.
pytest.register_assert_rewrite("tests.support", "tests.monkey")

# Before anything imports Qt: no screen, the plain locale, and no scale, style or theme of the user's.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
for _name in ("LANGUAGE", "QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME", "QT_FONT_DPI"):
    os.environ.pop(_name, None)

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in explorer/__init__.py: test files import numpy before it

# Settings and files go to a folder of this process, also in processes that tests start; a worker's folder is inside
# that of the session, which remains when a worker crashes. The cache stays where it is: otherwise fontconfig would
# index every font of the system again.
# Files whose tests find the same under every Python: of pixels, texts, files, the sources and the tests themselves
ONE_PYTHON = (
    *("test_layout", "test_bundled_lessons", "test_hostile", "test_setup", "test_languages", "test_faults"),
    *("test_architecture", "test_tree", "test_consistent", "test_screen_changes"),
)
_SESSION = os.environ["HOME"] if "PYTEST_XDIST_WORKER" in os.environ else None
_HOME = Path(tempfile.mkdtemp(prefix="explorer-tests-", dir=_SESSION))
os.environ.setdefault("XDG_CACHE_HOME", str(Path.home() / ".cache"))
os.environ["HOME"] = str(_HOME)
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = str(_HOME / _name.lower())

settings.register_profile("ci", derandomize=True, deadline=None)
# For mutation tests, which run thousands of times: few draws, and no search for the simplest failing one.
settings.register_profile(
    "mutants", derandomize=True, deadline=None, database=None, max_examples=25, phases=(Phase.explicit, Phase.generate)
)
settings.load_profile("ci")

_failed = pytest.StashKey[bool]()


def pytest_configure(config: pytest.Config) -> None:
    if sys.dont_write_bytecode and config.pluginmanager.hasplugin("cacheprovider"):
        _keep_bytecode(config.cache.mkdir("bytecode"))

    from PySide6.QtCore import QSettings

    from explorer import overrides

    overrides.install()  # as in the app, before a test file imports pyqtgraph
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.IniFormat, scope, str(_HOME / scope.name))


def _keep_bytecode(folder: Path) -> None:
    """Where Python may write none beside the sources, keep it in pytest's own cache.

    Otherwise each process compiles all tests again, which takes longer than all else before the first of them runs, and
    each app that a test starts compiles itself.
    """
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(folder)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


@pytest.hookimpl(tryfirst=True)  # before -m looks at the marks
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the tests that one Python is enough for, and run the long ones first.

    One that began last would keep a single process busy after the others are done.

    Under `make mutants` the quickest first instead: the first failure is enough to detect a fault.
    """
    for item in items:
        if item.path.name.startswith(ONE_PYTHON):
            item.add_marker(pytest.mark.one_python)
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    seconds = _measured(config.rootpath / "mutmut-stats.json")
    if seconds:
        items.sort(key=lambda item: seconds.get(item.nodeid, 0.0))


@cache  # the process that has loaded the tests is forked for every fault
def _measured(path: Path) -> dict[str, float]:
    if not path.is_file():
        return {}
    gc.freeze()  # otherwise every fork would search all loaded objects, which takes longer than most tests
    return json.loads(path.read_bytes())["duration_by_test"]


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    item.stash[_failed] = item.stash.get(_failed, False) or report.failed
    return report


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    """No test finds a run or a training that another test has extended."""
    from tests.support import caches  # not before its assertions are rewritten

    caches.empty()


@pytest.fixture(autouse=True)
def no_window_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test after which a top-level widget still exists: shown, hidden, or held by a forgotten reference."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    from PySide6.QtWidgets import QApplication

    _as_at_first(request.getfixturevalue("qapp"))
    before = QApplication.topLevelWidgets()
    yield
    if request.node.stash.get(_failed, False):
        return  # the traceback keeps the test's objects alive
    left = _left_behind(before)
    if left:
        gc.collect()
        left = _left_behind(before)
    if left:
        names = ", ".join(f"{type(widget).__name__} {widget.objectName()!r}" for widget in left)
        pytest.fail(f"{len(left)} top-level widget(s) outlive the test: {names}")


def _as_at_first(application) -> None:
    """Font and look as before any window changed them: a view that is tested alone starts with these."""
    from explorer.look.theme import DEFAULT_THEME, THEMES

    font = THEMES[DEFAULT_THEME].font()
    if application.font() != font or application.styleSheet():
        application.setStyleSheet("")
        application.setFont(font)
        application.setPalette(THEMES[DEFAULT_THEME].palette())


def _left_behind(before: list) -> list:
    """The top-level widgets that are neither among those before nor Qt's own."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    now = QApplication.topLevelWidgets()
    # Qt keeps one label for all tooltips.
    return [widget for widget in now if widget not in before and widget.metaObject().className() != "QTipLabel"]


@pytest.fixture
def chinese_font(qapp) -> None:
    """Skips a test that needs to show Chinese where no installed font can."""
    from explorer.look import languages

    if any(languages.lacks_font(key) for key in languages.LANGUAGES):
        pytest.skip("no font here can show Chinese: install fonts-noto-cjk")


@pytest.fixture
def translations(qapp) -> Iterator:
    """Lets a test use another language than English without a window."""
    from explorer.look import languages

    owner = languages.Translations()
    yield owner
    owner.use(languages.DEFAULT_LANGUAGE)


@pytest.fixture
def make_window(qtbot):
    """Makes windows as the app does, shows them, and deletes them at the end of the test."""
    from PySide6.QtCore import QCoreApplication, QEvent

    from explorer.app import make_application
    from explorer.look import languages
    from explorer.state.presets import DEFAULT_PRESET
    from explorer.state.settings import Settings
    from explorer.window.main_window import MainWindow

    make_application()
    made = []
    missing = [key for key in languages.LANGUAGES if languages.lacks_font(key)]

    def make(preset=DEFAULT_PRESET, size=(1280, 720), **settings):
        if settings.get("language") in missing:
            pytest.skip("no font here can show Chinese: install fonts-noto-cjk")
        window = MainWindow(preset, Settings(**settings))
        window.resize(*size)
        with qtbot.waitExposed(window), qtbot.waitActive(window):
            window.show()
            window.activateWindow()  # shortcuts work in the active window only
        made.append(window)
        return window

    yield make
    while made:
        window = made.pop()
        window.close()
        window.deleteLater()
        del window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(make_window):
    """The window as it first opens."""
    return make_window()


@pytest.fixture
def shown(qtbot):
    """Shows a view of a given size in a window with nothing else in it."""
    from PySide6.QtWidgets import QWidget

    windows = []

    def show(view, width=420, height=300):
        windows.append(window := QWidget())  # closing the plot itself crashes the process when a test fails
        qtbot.addWidget(window)
        view.setParent(window)
        for widget in (view, window):
            widget.resize(width, height)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return view

    return show


@pytest.fixture
def alone(qtbot):
    """Makes a screen as the window does, with a Store and a Player of its own."""
    from explorer.look.theme import THEMES
    from explorer.screens.registry import SCREENS
    from explorer.state.experiment import Experiment
    from explorer.state.player import Player
    from explorer.state.store import Store
    from tests.support.gui import WORDING

    def make(key: str, **changes):
        experiment = Experiment().changed(**changes)
        screen = SCREENS[key].load()(Store(experiment), Player(experiment.descent.steps), THEMES["light"], WORDING)
        qtbot.addWidget(screen)
        screen.resize(1200, 660)
        with qtbot.waitExposed(screen):
            screen.show()
        return screen

    return make
