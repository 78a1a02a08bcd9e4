"""What the File menu does: sessions, lessons of one's own, and pictures of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject
from PySide6.QtGui import QImageWriter
from PySide6.QtWidgets import QFileDialog

from explorer.screens.registry import SCREENS
from explorer.state import file_access, lessons, session_file
from explorer.state.user_error import UserError, file_name

if TYPE_CHECKING:
    from explorer.window.main_window import MainWindow


class Files(QObject):
    """Opens and saves for the window; what goes wrong is told there, and then nothing has changed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def ask_session(self) -> None:
        """Ask for a session file and show what is in it."""
        path = self._ask_open(self.tr("Open session"), self.tr("Sessions"), session_file.SUFFIX)
        if path:
            self.open_session(path)

    def open_session(self, path: Path) -> None:
        """Show the experiment in a session file."""
        window = self._window
        try:
            experiment = session_file.load(path)
        except session_file.SessionError as fault:
            window.tell(window.wording.refusal(fault))
            return
        window.start_over()
        window.store.replace(experiment)
        window.tell(self.tr("Opened {name}.").format(name=file_name(path.name)))

    def ask_save(self) -> None:
        """Ask where to save the experiment."""
        path, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save session"),
            "experiment" + session_file.SUFFIX,
            self._filter(self.tr("Sessions"), session_file.SUFFIX),
        )
        if path:
            self.save_session(Path(path))

    def save_session(self, path: Path) -> None:
        """Write the experiment to a session file."""
        self._save(path, lambda path: session_file.save(path, self._window.store.experiment))

    def ask_lesson(self) -> None:
        """Ask for a lesson file and open it."""
        path = self._ask_open(self.tr("Open lesson"), self.tr("Lessons"), lessons.SUFFIX)
        if path:
            self.open_lesson(path)

    def open_lesson(self, path: Path) -> None:
        """Open a user's own lesson; what is wrong with it is told with file and line."""
        try:
            self._window.guide.open(lessons.load(path, tuple(SCREENS)))
        except lessons.LessonError as fault:
            self._window.tell(self._window.wording.refusal(fault))

    def ask_picture(self) -> None:
        """Ask where to save a picture of the window."""
        path, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save picture"), "explorer.png", "PNG (*.png)")
        if path:
            self._save(Path(path), self.save_picture)

    def save_picture(self, path: Path) -> None:
        """Write the window as a PNG, whole or not at all; raises FileFault."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        if not QImageWriter(buffer, b"png").write(self._window.grab().toImage()):
            raise file_access.cannot_write(path)
        file_access.write(path, bytes(buffer.data().data()))

    def _save(self, path: Path, save: Callable[[Path], None]) -> None:
        try:
            save(path)
        except UserError as fault:
            self._window.tell(self._window.wording.refusal(fault))
        else:
            self._window.tell(self.tr("Saved {name}.").format(name=file_name(path.name)))

    def _ask_open(self, title: str, kind: str, suffix: str) -> Path | None:
        path, _ = QFileDialog.getOpenFileName(self._window, title, "", self._filter(kind, suffix))
        return Path(path) if path else None

    def _filter(self, kind: str, suffix: str) -> str:
        return f"{kind} (*{suffix});;" + self.tr("All files") + " (*)"
