"""The remembered settings of the window: when they are written, and two windows at once."""

from __future__ import annotations

import errno
import json
import os

import pytest
from PySide6.QtCore import QLockFile, QTimer

from explorer.state import file_access, settings
from explorer.state.remembered_settings import DELAY_MILLISECONDS, RememberedSettings
from explorer.state.settings import Known, Settings, default_path
from tests.support.gui import settle
from tests.support.sayable import assert_sayable
from tests.support.settings_text import written

KNOWN = Known(("light", "dark", "projector"), ("en", "zh_Hant"), ("lecture", "textbook"))


@pytest.mark.skipif(os.name != "posix", reason="no such files here")
def test_a_pipe_in_place_of_the_lock_is_refused_at_once(tmp_path, qapp):
    lock, said = tmp_path / "settings.json.lock", []
    os.mkfifo(lock)
    remembered = RememberedSettings(tmp_path / "settings.json", KNOWN)
    remembered.failed.connect(said.append)
    remembered.remember("theme", "dark")
    remembered.flush()
    assert "settings.json.lock cannot be written: it is not an ordinary file." in str(said[0]) and lock.is_fifo()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_settings_that_are_a_pipe_are_neither_waited_for_nor_replaced(tmp_path, qapp):
    path = tmp_path / "settings.json"
    os.mkfifo(path)
    remembered, said = RememberedSettings(path, KNOWN), []
    remembered.failed.connect(said.append)
    for theme in ("dark", "projector"):
        remembered.remember("theme", theme)
        remembered.flush()
    assert path.is_fifo() and os.listdir(tmp_path) == ["settings.json"]
    sentence = "Settings are not remembered: settings.json cannot be read: it is not an ordinary file."
    assert str(remembered.why) == sentence and said == [], "said once"


@pytest.fixture
def forbidden(monkeypatch):
    """Makes a file unreadable for everybody: root may read a file whatever its mode."""

    def forbid():
        def refuse(path):
            raise file_access.FileError(
                "{file} cannot be read: {why}.",
                file=path.name,
                why=file_access.reason(PermissionError(errno.EACCES, "")),
            )

        monkeypatch.setattr(file_access, "open_ordinary", refuse)

    return forbid


def test_unreadable_settings_are_reported_and_never_overwritten(tmp_path, qapp, forbidden):
    path, said = tmp_path / "settings.json", []
    path.write_bytes(written())
    forbidden()
    remembered = RememberedSettings(path, KNOWN)
    remembered.failed.connect(said.append)
    sentence = "Settings are not remembered: settings.json cannot be read: permission is denied."
    assert str(remembered.why) == sentence and remembered.settings == Settings()
    remembered.remember("notation", "textbook")
    remembered.flush()
    assert path.read_bytes() == written() and said == []


def test_settings_no_longer_readable_are_reported_once_and_kept(tmp_path, qapp, forbidden):
    path, said = tmp_path / "settings.json", []
    path.write_bytes(written())
    remembered = RememberedSettings(path, KNOWN)
    remembered.failed.connect(said.append)
    forbidden()
    for notation in ("textbook", "lecture"):
        remembered.remember("notation", notation)
        remembered.flush()
    assert remembered.why is None and path.read_bytes() == written()
    assert [str(why) for why in said] == [
        "Settings are not remembered: settings.json cannot be read: permission is denied."
    ]


def test_a_change_is_written_a_moment_later(tmp_path, qtbot):
    path = tmp_path / "settings.json"
    remembered = RememberedSettings(path, KNOWN)
    remembered.remember("theme", "dark")
    assert not path.exists()
    qtbot.waitUntil(path.exists, timeout=60_000)
    assert settings.read(path, KNOWN) == remembered.settings == Settings("dark")
    assert os.listdir(tmp_path) == ["settings.json"], "the lock is taken away"


def test_many_changes_in_a_row_are_one_write(tmp_path, qtbot, monkeypatch):
    writes = []
    monkeypatch.setattr(file_access, "write", lambda path, data: writes.append(json.loads(data)["geometry"]))
    remembered = RememberedSettings(tmp_path / "settings.json", KNOWN)
    for i in range(10, 60):
        remembered.remember("geometry", f"00{i}")
    qtbot.waitUntil(lambda: bool(writes), timeout=60_000)
    remembered.flush()
    assert writes == ["0059"]


def test_two_windows_do_not_undo_each_others_settings(tmp_path, qapp):
    path = tmp_path / "settings.json"
    one, other = RememberedSettings(path, KNOWN), RememberedSettings(path, KNOWN)
    one.remember("theme", "dark")
    one.remember("zoom", 2.0)
    one.flush()
    other.remember("notation", "textbook")
    other.remember("zoom", 1.5)
    other.flush()
    one.remember("language", "en")
    one.flush()
    assert settings.read(path, KNOWN) == Settings("dark", 1.5, "", "en", "textbook")


def test_what_did_not_change_is_not_written(tmp_path, qapp):
    path = tmp_path / "settings.json"
    remembered = RememberedSettings(path, KNOWN)
    remembered.remember("theme", "light")
    remembered.flush()
    assert not path.exists()


def test_a_file_spoilt_meanwhile_is_set_aside_and_known_values_kept(tmp_path, qapp):
    path = tmp_path / "settings.json"
    path.write_bytes(written())
    remembered = RememberedSettings(path, KNOWN)
    path.write_bytes(b"garbage")
    remembered.remember("notation", "textbook")
    remembered.flush()
    assert settings.read(path, KNOWN) == Settings("dark", 1.5, notation="textbook")
    assert (tmp_path / "settings.json.set-aside-1").read_bytes() == b"garbage"


def test_a_write_that_failed_is_made_up_for_by_the_next(tmp_path, qapp):
    path = tmp_path / "settings.json"
    remembered, said = RememberedSettings(path, KNOWN), []
    remembered.failed.connect(said.append)
    lock = QLockFile(f"{path}.lock")
    assert lock.tryLock(0)
    remembered.remember("theme", "dark")
    remembered.flush()
    assert not path.exists() and "settings.json cannot be written: another window is writing it" in str(said[0])
    assert_sayable(said[0])
    lock.unlock()
    remembered.remember("notation", "textbook")
    remembered.flush()
    assert settings.read(path, KNOWN) == Settings("dark", notation="textbook") and len(said) == 1


def test_while_another_window_writes_the_settings_it_tries_again(tmp_path, qtbot):
    path, said = tmp_path / "settings.json", []
    remembered = RememberedSettings(path, KNOWN)
    remembered.failed.connect(said.append)
    lock = QLockFile(f"{path}.lock")
    assert lock.tryLock(0)
    remembered.remember("theme", "dark")
    QTimer.singleShot(DELAY_MILLISECONDS + 400, lock.unlock)
    qtbot.waitUntil(path.exists, timeout=60_000)
    assert settings.read(path, KNOWN) == Settings("dark") and said == []


def test_a_lock_that_is_never_released_is_reported_once(tmp_path, qtbot, monkeypatch):
    for name in ("DELAY_MILLISECONDS", "_LOCK_MILLISECONDS"):
        monkeypatch.setattr(f"explorer.state.remembered_settings.{name}", 0)
    path, said = tmp_path / "settings.json", []
    remembered = RememberedSettings(path, KNOWN)
    remembered.failed.connect(said.append)
    lock = QLockFile(f"{path}.lock")
    assert lock.tryLock(0)
    remembered.remember("theme", "dark")
    qtbot.waitUntil(lambda: bool(said), timeout=60_000)
    settle()
    assert len(said) == 1 and "another window is writing it" in str(said[0]) and not path.exists()
    lock.unlock()


def test_after_a_successful_write_the_next_failure_is_reported(tmp_path, qapp):
    path, said = tmp_path / "settings.json", []
    remembered = RememberedSettings(path, KNOWN)
    remembered.failed.connect(said.append)
    for theme, is_folder in (("dark", True), ("projector", False), ("light", True)):
        if is_folder:
            path.unlink(missing_ok=True)
            path.mkdir()
        else:
            path.rmdir()
        remembered.remember("theme", theme)
        remembered.flush()
    assert ["it is a folder" in str(why) for why in said] == [True, True]


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (QLockFile.LockError.LockFailedError, "another window is writing it"),
        (QLockFile.LockError.PermissionError, "permission is denied"),
        (QLockFile.LockError.UnknownError, "the system refuses it"),
    ],
)
def test_the_reason_settings_cannot_be_locked_is_given(tmp_path, qapp, monkeypatch, error, why):
    class Locked:
        LockError = QLockFile.LockError

        def __init__(self, path):
            pass

        def tryLock(self, milliseconds):
            return False

        def error(self):
            return error

    monkeypatch.setattr("explorer.state.remembered_settings.QLockFile", Locked)
    remembered, said = RememberedSettings(tmp_path / "settings.json", KNOWN), []
    remembered.failed.connect(said.append)
    remembered.remember("theme", "dark")
    remembered.flush()
    assert [str(each) for each in said] == [f"Settings are not remembered: settings.json cannot be written: {why}."]
    assert_sayable(said[0])


def test_without_a_place_nothing_is_written_and_the_reason_is_known(qapp):
    remembered = RememberedSettings(None, KNOWN)
    remembered.remember("theme", "dark")
    remembered.flush()
    assert remembered.settings == Settings("dark")
    assert (
        str(remembered.why)
        == "Settings are not remembered: There is no home folder: HOME is not set, or leads nowhere."
    )


@pytest.mark.skipif(os.name != "posix", reason="HOME is where a home is on Unix only")
@pytest.mark.parametrize("home", [None, "", "/", "/no/such/home", "relative"])
def test_without_a_home_folder_no_settings_are_kept(monkeypatch, home):
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    if home is None:
        monkeypatch.delenv("HOME")
    else:
        monkeypatch.setenv("HOME", home)
    assert default_path() is None
