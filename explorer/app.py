"""Starts the app: arguments, QApplication, settings and error reports; then a window, or pictures without one."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import socket
import sys
import traceback
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from explorer import __version__, console, display

PICTURES = "out"
# Qt's variables for scale and style: a picture has the size asked for and is the same on every machine.
OF_A_SCREEN = (
    *("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_SCALE_FACTOR_ROUNDING_POLICY", "QT_ENABLE_HIGHDPI_SCALING"),
    *("QT_FONT_DPI", "QT_USE_PHYSICAL_DPI", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME"),
)


def main(given: Sequence[str] | None = None) -> int:
    """Run the app and return the exit status."""
    gc.disable()  # objects made at the start stay alive: collecting garbage would take a tenth of the start
    try:
        return _run(given)
    finally:
        gc.enable()


def _run(given: Sequence[str] | None) -> int:
    from explorer import arguments
    from explorer.state.lesson_fields import LessonError

    options = arguments.parse(given)
    try:
        if options.lesson is not None:
            options.lesson = arguments.lesson(options.lesson)  # replace its name by its contents
    except LessonError as fault:
        console.complain(str(fault))
        return 1
    if options.render is not None:
        return _render(Path(options.render), options)
    problem = display.problem()
    if problem is None:
        return _open_window(options)
    if not problem.absent:
        return console.refuse(problem.why)
    console.complain(f"{problem.why}, so no window can open: {_wanted(options)} rendered to {PICTURES}/ instead.")
    return _render(Path(PICTURES), options)


def _wanted(options: argparse.Namespace) -> str:
    if options.lesson is not None:
        return f"the steps of the lesson {options.lesson.key} are"
    return f"the preset {options.preset} is" if options.preset else "the presets are"


def make_application():
    """The QApplication, in the Fusion style, which follows our palettes on every system."""
    from explorer import overrides

    overrides.install()  # before pyqtgraph defines its classes
    import pyqtgraph as pg
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtWidgets import QApplication

    # Fonts reach widgets under a style sheet too. Otherwise the sheet would have to be set again for another text size,
    # and Qt would then restyle every widget, including those about to be deleted.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
    present = QApplication.instance()
    application = present if isinstance(present, QApplication) else QApplication(["softmax-loss-explorer"])
    application.setStyle("Fusion")
    application.setApplicationName("softmax-loss-explorer")
    application.setApplicationDisplayName("Softmax & Loss Explorer")
    application.setApplicationVersion(__version__)
    pg.setConfigOptions(antialias=True)
    return application


def _render(folder: Path, options: argparse.Namespace) -> int:
    for name in OF_A_SCREEN:
        os.environ.pop(name, None)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = make_application()
    gc.enable()
    from explorer.look.languages import font_wanted, lacks_font, system_language
    from explorer.render import RenderError, render_lesson, render_presets
    from explorer.state.presets import PRESETS
    from explorer.state.settings import Settings

    presets = [PRESETS[options.preset]] if options.preset else list(PRESETS.values())
    size = options.size or (1280, 720)
    settings = Settings(theme=options.theme or Settings().theme, language=options.language or system_language())
    try:
        if lacks_font(settings.language):
            raise RenderError(font_wanted(settings.language))
        if options.lesson is not None:
            paths = render_lesson(folder, options.lesson, size, settings, options.stage)
        else:
            paths = render_presets(folder, presets, size, settings, options.stage)
    except RenderError as fault:
        console.complain(str(fault))
        return 1
    for path in paths:
        console.say(str(path))
    application.quit()
    return 0


def _open_window(options: argparse.Namespace) -> int:
    application = make_application()
    from PySide6.QtCore import QTimer

    from explorer.look.languages import LANGUAGES
    from explorer.look.notation import NOTATIONS
    from explorer.look.theme import THEMES
    from explorer.state.presets import DEFAULT_PRESET, PRESETS
    from explorer.state.remembered_settings import RememberedSettings
    from explorer.state.settings import Known, default_path
    from explorer.window.main_window import MainWindow

    known = Known(tuple(THEMES), tuple(LANGUAGES), tuple(NOTATIONS))
    remembered = RememberedSettings(default_path(), known)
    for name in ("theme", "language"):
        if getattr(options, name):
            remembered.remember(name, getattr(options, name))
    window = MainWindow(PRESETS[options.preset] if options.preset else DEFAULT_PRESET, remembered.settings)
    if options.lesson is not None:
        window.lesson.open(options.lesson)
    if options.size:
        window.resize(*options.size)
    if options.stage:
        window.presenter.toggle()
    sys.excepthook = Reporter(window)
    window.setting_changed.connect(remembered.remember)
    remembered.failed.connect(lambda why: window.status.say(window.appearance.wording.refusal(why)))
    if remembered.why is not None:
        window.status.say(unusable_settings(window.appearance.wording.refusal(remembered.why), remembered.aside))
    window.show()
    if remembered.is_first and options.lesson is None and options.preset is None:
        QTimer.singleShot(0, window, window.show_gallery)  # over the window, from the event loop
    gc.freeze()
    gc.enable()
    with _quitting_on_signals(window):
        status = int(application.exec())
        remembered.failed.disconnect()
        remembered.failed.connect(lambda why: console.complain(window.appearance.wording.refusal(why)))  # it has closed
        remembered.flush()
    sys.excepthook = sys.__excepthook__
    window.deleteLater()
    return status


def unusable_settings(why: str, aside: Path | None) -> str:
    """Why the app starts with its default settings, and where the unusable file is now."""
    from explorer.look.wording import tr
    from explorer.state.user_error import filled

    if aside is None:
        return why
    sentence = tr("{why} The app starts with its default settings; the old file is now {name}.")
    return filled(sentence, {"why": why, "name": aside.name})


class Reporter:
    """sys.excepthook: an unexpected exception is printed and shown once, even if every paint raises it again."""

    def __init__(self, window) -> None:
        self._window = window
        self._seen: set[str] = set()

    def __call__(self, kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        details = "".join(traceback.format_exception(kind, value, trace))
        where = "".join(traceback.format_tb(trace))
        if where not in self._seen:
            self._seen.add(where)
            console.complain(details.rstrip())
            self._window.errors.add(f"{kind.__name__}: {value}", details)


@contextmanager
def _quitting_on_signals(window):
    """Ctrl-C, the end of the session or of the terminal closes the window, so that its settings are saved.

    Qt's event loop does not let Python handle signals, so a signal wakes it through a socket.
    """
    from PySide6.QtCore import QSocketNotifier, QTimer
    from PySide6.QtWidgets import QApplication

    ours, signals = socket.socketpair()
    for end in (ours, signals):
        end.setblocking(False)

    def close() -> None:
        window.close()
        QApplication.quit()  # closing a window that is not open yet does not quit

    # Posted, so that it never happens in the middle of a paint or while the window is still being built.
    handlers = {}
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and (name != "SIGHUP" or signal.getsignal(number) != signal.SIG_IGN):  # nohup ignores it
            handlers[number] = signal.signal(number, lambda *_: QTimer.singleShot(0, close))
    signal.set_wakeup_fd(signals.fileno())
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, window)
    notifier.activated.connect(lambda: ours.recv(64))
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(-1)  # before its socket is closed: another file may get its number
        notifier.setEnabled(False)
        for end in (ours, signals):
            end.close()
