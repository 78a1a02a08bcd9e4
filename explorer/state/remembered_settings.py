"""The owner of the settings file: reads it at the start, and writes what is changed in this window soon after."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from explorer.state import file_access, settings
from explorer.state.settings import Known, Settings, SettingsError
from explorer.state.user_error import UserError, file_name

DELAY_MILLISECONDS = 250  # so that a drag of the window's edge is one write
_LOCK_MILLISECONDS = 200  # another window holds the lock for one write only
_MOST_TRIES = 10  # for the lock: some five seconds
_HOMELESS = UserError("There is no home folder: HOME is not set, or leads nowhere.")
_NOWHERE = settings.Loaded(Settings(), why=SettingsError("Settings are not remembered: {why}", why=_HOMELESS))


class _Locked(file_access.FileError):
    """Another window is writing to the file."""


class RememberedSettings(QObject):
    """Writes to the settings file what is changed in this window, and keeps what other windows wrote there.

    Attributes:
        settings: those in use, at first as read.
        aside: the new place of a file that could not be used; None if there was none.
        why: why nothing could be read; None if all is well.
        is_first: there was no file: it is the first start.

    Signals:
        failed: (UserError) the settings cannot be written; emitted once until a write succeeds again.
    """

    failed = Signal(object)

    def __init__(self, path: Path | None, known: Known, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path, self._known = path, known
        self.is_first = path is not None and not os.path.lexists(path)
        self.settings, self.aside, self.why = settings.load(path, known) if path is not None else _NOWHERE
        self._changes: dict[str, Any] = {}
        self._has_failed = self.why is not None and self.aside is None  # reported by whoever opens the window
        self._tries = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MILLISECONDS)
        self._timer.timeout.connect(self._write)

    def remember(self, name: str, value: object) -> None:
        """Take over a changed value; it is written soon, together with other changes until then."""
        if getattr(self.settings, name) != value:
            self._changes[name] = value
            self.settings = replace(self.settings, **self._changes)
            self._tries = 0
            self._timer.start()

    def flush(self) -> None:
        """Write pending changes now: there may be no later chance."""
        self._timer.stop()
        self._tries = _MOST_TRIES
        self._write()

    def _write(self) -> None:
        if not self._changes or self._path is None:
            return
        try:
            self._merge(self._path)
        except _Locked as fault:
            self._tries += 1
            if self._tries < _MOST_TRIES:
                self._timer.start()
            else:
                self._fail(fault)
        except UserError as fault:
            self._fail(fault)
        else:
            self._changes.clear()
            self._has_failed = False

    def _merge(self, path: Path) -> None:
        """Write this window's changes over the present contents of the file; raises UserError."""
        file_access.make_folder(path.parent)
        place = path.with_name(f"{path.name}.lock")
        file_access.require_ordinary(place)  # QLockFile would wait for a pipe of this name
        lock = QLockFile(str(place))
        if not lock.tryLock(_LOCK_MILLISECONDS):
            raise _not_locked(path, lock.error())
        try:
            settings.save(path, replace(self._in_file(path), **self._changes))
        finally:
            lock.unlock()

    def _in_file(self, path: Path) -> Settings:
        """The settings in the file, which another window may have written; those of this window if it cannot be used.

        Raises UserError for a file that can be neither read nor set aside: it is not overwritten.
        """
        try:
            return settings.read(path, self._known)
        except file_access.Missing:
            pass
        except (file_access.NotText, SettingsError):
            if settings.set_aside(path) is None:
                raise
        return self.settings

    def _fail(self, why: UserError) -> None:
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(SettingsError("Settings are not remembered: {why}", why=why))


def _not_locked(path: Path, error: QLockFile.LockError) -> file_access.FileError:
    """Why `path` could not be locked."""
    name = file_name(path.name)
    if error == QLockFile.LockError.LockFailedError:
        return _Locked("{file} cannot be written: {why}.", file=name, why=UserError("another window is writing it"))
    if error == QLockFile.LockError.PermissionError:
        return file_access.cannot_write(path, UserError("permission is denied"))
    return file_access.cannot_write(path)
