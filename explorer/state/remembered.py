"""The one owner of the settings file: reads it at the start and writes what this window changes, a moment later."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from explorer.state import file_access, settings
from explorer.state.fault import Fault, file_name
from explorer.state.settings import Known, Settings, SettingsError

DELAY_MILLISECONDS = 250  # a drag of the window's edge is one write
_LOCK_MILLISECONDS = 200  # another window holds the lock for one write
_HOMELESS = Fault("There is no home folder: HOME is not set, or leads nowhere.")
_NOWHERE = settings.Loaded(Settings(), why=SettingsError("Settings are not remembered: {why}", why=_HOMELESS))
_LOCKED = {
    QLockFile.LockError.LockFailedError: Fault("another window is writing it"),
    QLockFile.LockError.PermissionError: Fault("permission is denied"),
}


class RememberedSettings(QObject):
    """Keeps a settings file true to what is changed in this window, and leaves the rest to other windows.

    Attributes:
        settings: those in force, at first as read.
        aside, why: where a file was put that could not be used, and why nothing could be read; None if all was well.

    Signals:
        failed: a Fault, the first time that the settings cannot be kept.
    """

    failed = Signal(object)

    def __init__(self, path: Path | None, known: Known, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path, self._known = path, known
        self.settings, self.aside, self.why = settings.load(path, known) if path is not None else _NOWHERE
        self._changes: dict[str, Any] = {}
        self._has_failed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MILLISECONDS)
        self._timer.timeout.connect(self.flush)

    def remember(self, name: str, value: object) -> None:
        """Keep a value that was changed here; it is written soon, together with what else changes meanwhile."""
        if getattr(self.settings, name) != value:
            self._changes[name] = value
            self.settings = replace(self.settings, **self._changes)
            self._timer.start()

    def flush(self) -> None:
        """Write now what is still to be written."""
        self._timer.stop()
        if not self._changes or self._path is None:
            return
        try:
            self._merge(self._path)
        except Fault as fault:
            self._fail(fault)
        else:
            self._changes.clear()

    def _merge(self, path: Path) -> None:
        """Write this window's changes over what the file holds by now; raises FileFault."""
        file_access.make_folder(path.parent)
        lock = QLockFile(f"{path}.lock")
        if not lock.tryLock(_LOCK_MILLISECONDS):
            why = _LOCKED.get(lock.error(), Fault("the system refuses it"))
            raise file_access.FileFault("{file} cannot be written: {why}.", file=file_name(path.name), why=why)
        try:
            settings.save(path, replace(self._in_file(path), **self._changes))
        finally:
            lock.unlock()

    def _in_file(self, path: Path) -> Settings:
        """What another window may have written since; where there is nothing to use, what is known here."""
        try:
            return settings.read(path, self._known)
        except (file_access.NotText, SettingsError):
            settings.set_aside(path)
        except file_access.FileFault:
            pass  # there is none yet; or it cannot be written either
        return self.settings

    def _fail(self, why: Fault) -> None:
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(SettingsError("Settings are not remembered: {why}", why=why))
