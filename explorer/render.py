"""Pictures without a display: presets, or every step of a lesson, as PNG files, drawn by the app's own window."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from explorer.state.file_access import FileError, make_folder
from explorer.state.lesson import Lesson
from explorer.state.presets import DEFAULT_PRESET, Preset
from explorer.state.settings import Settings
from explorer.window.main_window import MainWindow

LAYOUT_PASSES = 4  # layout events post further ones: texts, then widths, then rows


class RenderError(Exception):
    """Pictures cannot be written; the message is a sentence for the user."""


def render_presets(
    folder: Path, presets: Sequence[Preset], size: tuple[int, int], settings: Settings, on_stage: bool = False
) -> list[Path]:
    """Write one PNG per preset into `folder`, each at its last step, and return the paths.

    With `on_stage` its surfaces alone. Raises RenderError.
    """
    paths = []
    for preset in presets:
        paths.append(_folder(folder) / f"{preset.key}.png")
        _render_preset(paths[-1], preset, size, settings, on_stage)
    return paths


def _render_preset(path: Path, preset: Preset, size: tuple[int, int], settings: Settings, on_stage: bool) -> None:
    with _window(size, settings, on_stage, preset) as window:
        _draw(window, window.workbench.player.steps, path)


def render_lesson(
    folder: Path, lesson: Lesson, size: tuple[int, int], settings: Settings, on_stage: bool = False
) -> list[Path]:
    """Write one PNG per step into `folder`, each played as far as the step says, and return the paths.

    With `on_stage` as it is presented: the views of the step alone.

    A step with a question gets two: with the question, for the handout, and with the answer. Raises RenderError.
    """
    paths = []
    with _window(size, settings, on_stage) as window:
        for place, step in enumerate(lesson.steps):
            window.lesson.open(lesson, place)
            if step.point and step.point not in window.screens.current.parts():
                raise RenderError(f"Step {place + 1} points at {step.point!r}, which is not on its screen.")
            played = step.play or step.begin
            moments = {"": played} if step.question is None else {"-question": step.begin, "-answer": played}
            for name, frame in moments.items():
                if name == "-answer" and window.lesson.shows_answer:
                    window.lesson.play()
                paths.append(_folder(folder) / f"{lesson.key}-{place + 1:02}{name}.png")
                _draw(window, frame, paths[-1])
    return paths


def _folder(folder: Path) -> Path:
    try:
        make_folder(folder)
    except FileError as fault:
        raise RenderError(str(fault)) from None
    return folder


@contextmanager
def _window(
    size: tuple[int, int], settings: Settings, on_stage: bool, preset: Preset = DEFAULT_PRESET
) -> Iterator[MainWindow]:
    window = MainWindow(preset, settings)
    try:
        window.setFixedSize(*size)  # a picture is as large as asked for, whatever it shows
        window.show()
        if on_stage:
            window.presenter.toggle()
        yield window
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _draw(window: MainWindow, frame: int, path: Path) -> None:
    """Show `frame`, however long it takes to compute, and write a picture of the window."""
    player = window.workbench.player
    player.seek(frame)
    while player.is_behind:
        window.screens.current.show_frame(player.frame)
    for _ in range(LAYOUT_PASSES):
        while window.screens.current.is_working:  # a view of another size may have more to do
            window.screens.current.go_on(math.inf)
        QCoreApplication.sendPostedEvents()
    try:
        window.files.save_picture(path)
    except FileError as fault:
        raise RenderError(str(fault)) from None
