"""The commands of the File menu: sessions, the user's own lessons and images, and pictures of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QImageWriter, QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from explorer.look.appearance import Appearance
from explorer.screens.registry import FORMER_KEYS, SCREENS
from explorer.state import file_access, lessons, session_file
from explorer.state.lesson_control import LessonControl
from explorer.state.lesson_fields import LessonError
from explorer.state.user_error import UserError, file_name
from explorer.state.workbench import Workbench
from explorer.window.data_files import DataFiles


class Files(QObject):
    """Opens and saves; if that fails, a message gives the reason and nothing changes.

    Attributes:
        data: the user's own images.

    Signals:
        message(sentence): what was done, or why it was not.
    """

    message = Signal(str)

    def __init__(
        self,
        workbench: Workbench,
        lesson: LessonControl,
        appearance: Appearance,
        grab: Callable[[], QPixmap],
        parent: QWidget,
    ) -> None:
        """Args: grab: takes a picture of the window; parent: the parent of the dialogs."""
        super().__init__(parent)
        self._workbench, self._lesson, self._appearance = workbench, lesson, appearance
        self._grab, self._over = grab, parent
        self.data = DataFiles(workbench, appearance, parent)
        self.data.message.connect(self.message)

    def open_dropped(self, paths: Sequence[Path]) -> None:
        """Open files that were dropped on the window: a session, a lesson, or else images and their labels."""
        if len(paths) == 1 and paths[0].name.endswith(session_file.SUFFIX):
            self.open_session(paths[0])
        elif len(paths) == 1 and paths[0].name.endswith(lessons.SUFFIX):
            self.open_lesson(paths[0])
        else:
            self.data.open(*paths)

    def ask_session(self) -> None:
        """Ask for a session file and show its experiment."""
        path = self._ask_open(self.tr("Open session"), self.tr("Sessions"), session_file.SUFFIX)
        if path:
            self.open_session(path)

    def open_session(self, path: Path) -> None:
        """Show the experiment in a session file."""
        try:
            experiment = session_file.load(path)
        except session_file.SessionError as fault:
            self.message.emit(self._appearance.wording.refusal(fault))
            return
        self.data.open_session(experiment, path)

    def ask_save(self) -> None:
        """Ask where to save the experiment."""
        path = self._ask_save(
            self.tr("Save session"),
            "experiment" + session_file.SUFFIX,
            self._filter(self.tr("Sessions"), session_file.SUFFIX),
        )
        if path:
            self.save_session(path)

    def save_session(self, path: Path) -> None:
        """Write the experiment to a session file."""
        self._save(path, lambda path: session_file.save(path, self._workbench.store.experiment))

    def ask_lesson(self) -> None:
        """Ask for a lesson file and open it."""
        path = self._ask_open(self.tr("Open lesson"), self.tr("Lessons"), lessons.SUFFIX)
        if path:
            self.open_lesson(path)

    def open_lesson(self, path: Path) -> None:
        """Open a lesson of the user; an error is reported with file and line."""
        try:
            lesson = lessons.load(path, tuple(SCREENS), FORMER_KEYS)
        except LessonError as fault:
            self.message.emit(self._appearance.wording.refusal(fault))
        else:
            self._lesson.open(lesson)

    def ask_picture(self) -> None:
        """Ask where to save a picture of the window."""
        path = self._ask_save(self.tr("Save picture"), "explorer.png", "PNG (*.png)")
        if path:
            self._save(path, self.save_picture)

    def save_picture(self, path: Path) -> None:
        """Write the window as a PNG, completely or not at all; raises FileError."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        if not QImageWriter(buffer, b"png").write(self._grab().toImage()):
            raise file_access.cannot_write(path)
        file_access.write(path, bytes(buffer.data().data()))

    def _save(self, path: Path, save: Callable[[Path], None]) -> None:
        try:
            save(path)
        except UserError as fault:
            self.message.emit(self._appearance.wording.refusal(fault))
        else:
            self.message.emit(self.tr("Saved {name}.").format(name=file_name(path.name)))

    def _ask_open(self, title: str, kind: str, suffix: str) -> Path | None:
        path, _ = QFileDialog.getOpenFileName(self._over, title, "", self._filter(kind, suffix))
        return Path(path) if path else None

    def _ask_save(self, title: str, name: str, filters: str) -> Path | None:
        path, _ = QFileDialog.getSaveFileName(self._over, title, name, filters)
        return Path(path) if path else None

    def _filter(self, kind: str, suffix: str) -> str:
        return f"{kind} (*{suffix});;" + self.tr("All files") + " (*)"


def dropped_files(data: QMimeData) -> list[Path]:
    """The files of this machine that are dragged; none if something else is dragged with them."""
    urls = data.urls()
    return [Path(url.toLocalFile()) for url in urls] if all(url.isLocalFile() for url in urls) else []
