"""Arguments, QApplication, settings and errors; then a window, or pictures without one."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import socket
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from explorer import __version__

if TYPE_CHECKING:
    from explorer.state.lessons import Lesson

SIZE_RANGE = ((800, 560), (7680, 4320))
PICTURES = "out"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the app; the exit status."""
    gc.disable()  # a start makes objects that stay: to look for others on the way takes a tenth of it
    try:
        return _run(_parser().parse_args(arguments))
    finally:
        gc.enable()


def _run(options: argparse.Namespace) -> int:
    folder = options.render
    if folder is None and not has_display():
        print(
            f"There is no display here, so no window can open: the presets are rendered to {PICTURES}/ instead.",
            file=sys.stderr,
        )
        folder = PICTURES
    if folder is not None:
        return _render(Path(folder), options)
    return _open_window(options)


def has_display() -> bool:
    """Whether a window can open. Qt aborts the process where none can, so this is asked first."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("WAYLAND_DISPLAY")) or _answers(os.environ.get("DISPLAY", ""))


def _answers(display: str) -> bool:
    """Whether an X server listens at `display` ([host]:number[.screen]); a name of another form is left to Qt."""
    host, _, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if not number.isdigit():
        return bool(display)
    places: list[tuple[int, Any]] = [(socket.AF_INET, (host, 6000 + int(number)))]
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        places = [(socket.AF_UNIX, path), (socket.AF_UNIX, "\0" + path)]
    for family, address in places:
        with socket.socket(family) as server:
            server.settimeout(2.0)
            try:
                server.connect(address)
                return True
            except OSError:
                continue
    return False


def _parser() -> argparse.ArgumentParser:
    from explorer.languages import LANGUAGES
    from explorer.state.presets import PRESETS
    from explorer.theme import THEMES

    parser = argparse.ArgumentParser(
        prog="softmax-loss-explorer", description="See why softmax, and why cross-entropy."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--preset", metavar="NAME", choices=tuple(PRESETS), help="one of: %(choices)s")
    shown.add_argument("--lesson", metavar="NAME", help="begin with this lesson: its name, or a file of your own")
    parser.add_argument("--theme", metavar="NAME", choices=tuple(THEMES), help="one of: %(choices)s")
    parser.add_argument("--language", metavar="NAME", choices=tuple(LANGUAGES), help="one of: %(choices)s")
    parser.add_argument("--size", metavar="WxH", type=_size, help="of the window or the pictures, e.g. 1280x720")
    parser.add_argument(
        "--render", metavar="DIR", help="write the presets, or every step of the lesson named, as PNG files and end"
    )
    return parser


def _lesson(name: str) -> Lesson:
    """The lesson called `name`, or in the file `name`; raises LessonError."""
    from explorer.screens.table import SCREENS
    from explorer.state import lessons

    bundled = lessons.FOLDER / (name + lessons.SUFFIX)
    if not bundled.exists() and not name.endswith(lessons.SUFFIX):
        known = ", ".join(sorted(path.stem for path in lessons.FOLDER.glob("*" + lessons.SUFFIX)))
        raise lessons.LessonError("There is no lesson {name}; there are {known}.", name=name, known=known)
    return lessons.load(bundled if bundled.exists() else Path(name), tuple(SCREENS))


def _size(text: str) -> tuple[int, int]:
    """WxH as two numbers; raises ArgumentTypeError with a sentence."""
    (least_w, least_h), (most_w, most_h) = SIZE_RANGE
    parts = text.lower().split("x")
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() for part in parts):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size like 1280x720")
    width, height = (int(part) for part in parts)
    if not (least_w <= width <= most_w and least_h <= height <= most_h):
        raise argparse.ArgumentTypeError(f"{text} is outside {least_w}x{least_h} … {most_w}x{most_h}")
    return width, height


def _application():
    """The QApplication, in the Fusion style, which obeys our palettes everywhere."""
    from explorer import overrides

    overrides.install()  # before pyqtgraph makes its classes
    import pyqtgraph as pg
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtWidgets import QApplication

    # Fonts reach widgets under a style sheet too. Else the sheet would have to be set again for another text size, and
    # Qt then styles every widget again, those about to be thrown away among them.
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
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = _application()
    gc.enable()
    from explorer.languages import font_wanted, lacks_font, system_language
    from explorer.render import RenderError, render_lesson, render_presets
    from explorer.state.fault import Fault
    from explorer.state.presets import PRESETS
    from explorer.state.settings import Settings

    presets = [PRESETS[options.preset]] if options.preset else list(PRESETS.values())
    size = options.size or (1280, 720)
    settings = Settings(theme=options.theme or Settings().theme, language=options.language or system_language())
    try:
        if lacks_font(settings.language):
            raise RenderError(font_wanted(settings.language))
        if options.lesson:
            paths = render_lesson(folder, _lesson(options.lesson), size, settings)
        else:
            paths = render_presets(folder, presets, size, settings)
    except (RenderError, Fault) as fault:
        print(fault, file=sys.stderr)
        return 1
    for path in paths:
        print(path)
    application.quit()
    return 0


def _open_window(options: argparse.Namespace) -> int:
    application = _application()
    from dataclasses import replace

    from explorer.languages import LANGUAGES
    from explorer.state import settings as remembered
    from explorer.state.fault import Fault
    from explorer.state.presets import DEFAULT_PRESET, PRESETS
    from explorer.theme import THEMES
    from explorer.views import words
    from explorer.window import MainWindow

    path = remembered.default_path()
    known = remembered.Known(tuple(THEMES), tuple(LANGUAGES), tuple(words.NOTATIONS))
    settings, aside = remembered.load(path, known)
    asked = {"theme": options.theme, "language": options.language}
    settings = replace(settings, **{name: key for name, key in asked.items() if key})
    try:
        lesson = _lesson(options.lesson) if options.lesson else None
    except Fault as fault:
        print(fault, file=sys.stderr)
        return 1
    window = MainWindow(PRESETS[options.preset] if options.preset else DEFAULT_PRESET, settings)
    if lesson is not None:
        window.guide.open(lesson)
    if options.size:
        window.resize(*options.size)
    sys.excepthook = _Reporter(window)
    interrupt = _quit_on_interrupt(window)
    if aside is not None:
        window.tell(words.tr("The settings could not be read; they were set aside as {name}.").format(name=aside.name))
    window.show()
    gc.freeze()
    gc.enable()
    status = int(application.exec())
    del interrupt
    remembered.save(path, window.settings)
    sys.excepthook = sys.__excepthook__
    window.deleteLater()
    return status


class _Reporter:
    """sys.excepthook: an unexpected exception is printed and shown once, however often a paint repeats it."""

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
            print(details, file=sys.stderr)
            self._window.report(f"{kind.__name__}: {value}", details)


def _quit_on_interrupt(window):
    """Ctrl-C closes the window. Qt's loop never lets Python look at signals, so a signal wakes it through a socket."""
    from PySide6.QtCore import QSocketNotifier, QTimer
    from PySide6.QtWidgets import QApplication

    ours, signals = socket.socketpair()
    for end in (ours, signals):
        end.setblocking(False)

    def close() -> None:
        window.close()
        QApplication.quit()  # a window that was not open yet ends nothing by closing

    # Posted, so that it never happens in the middle of a paint, and also while the window is still being made.
    signal.signal(signal.SIGINT, lambda *_: QTimer.singleShot(0, close))
    signal.set_wakeup_fd(signals.fileno())
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, window)
    notifier.activated.connect(lambda: ours.recv(64))
    return ours, signals, notifier
