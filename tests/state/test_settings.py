"""The settings file: what is read, refused and set aside; and that two windows keep out of each other's way."""

from __future__ import annotations

import errno
import json
import os
import sys

import pytest
from hypothesis import given
from hypothesis import settings as settings_of
from hypothesis import strategies as st
from PySide6.QtCore import QLockFile, QTimer
from tests.support.odd_json import ODD_JSON, leaves, with_leaf

from explorer.state import file_access, settings
from explorer.state.file_access import FileError
from explorer.state.remembered import DELAY_MILLISECONDS, RememberedSettings
from explorer.state.settings import ZOOM_RANGE, Known, Loaded, Settings, default_path
from tests.support.gui import settle
from tests.support.sayable import assert_sayable

KNOWN = Known(("light", "dark", "projector"), ("en", "zh_Hant"), ("lecture", "textbook"))


def test_settings_round_trip(tmp_path):
    path = tmp_path / "deep" / "settings.json"
    assert settings.load(path, KNOWN) == Loaded(Settings())
    wanted = Settings("projector", 1.25, "00ff", "zh_Hant", "textbook")
    settings.save(path, wanted)
    assert settings.load(path, KNOWN) == Loaded(wanted)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff\xfe garbage \x00",
        b"[General]\ntheme=dark",
        b"{}",
        b"[1]",
        b'{"version": 99, "theme": "light", "zoom": 1, "geometry": ""}',
        b'{"version": 1, "theme": "neon", "zoom": 1, "geometry": ""}',
        b'{"version": 1, "theme": "light", "zoom": 99, "geometry": ""}',
        b'{"version": 1, "theme": "light", "zoom": NaN, "geometry": ""}',
        b'{"version": 1, "theme": "light", "zoom": 1%s, "geometry": ""}' % (b"0" * 400),
        b'{"version": 1, "theme": ["light"], "zoom": 1, "geometry": ""}',
        b'{"version": 1, "theme": "light", "zoom": 1}',
        b"[" * 100_000,
        b'{"version": 1, "theme": "light", "zoom": "big", "geometry": ""}',
        b'{"version": 1, "theme": "light", "zoom": 1, "geometry": "xyz"}',
        b'{"version": 1, "theme": "light", "zoom": 1, "geometry": 5}',
    ],
)
def test_settings_that_cannot_be_used_are_set_aside_whole(text, tmp_path):
    path = tmp_path / "settings.json"
    path.write_bytes(text)
    loaded, aside, why = settings.load(path, KNOWN)
    assert loaded == Settings() and why is not None and not path.exists()
    assert aside is not None and aside.read_bytes() == text
    path.write_bytes(text)
    _, second, _ = settings.load(path, KNOWN)
    assert second != aside and aside.read_bytes() == second.read_bytes() == text


@pytest.mark.skipif(os.name != "posix", reason="no such files here")
def test_a_name_that_a_link_into_nowhere_has_is_not_used_to_set_aside(tmp_path):
    path, link = tmp_path / "settings.json", tmp_path / "settings.json.set-aside-1"
    path.write_bytes(b"garbage")
    link.symlink_to("nowhere")
    assert settings.load(path, KNOWN).aside == tmp_path / "settings.json.set-aside-2" and link.is_symlink()


@pytest.mark.skipif(os.name != "posix", reason="no such files here")
def test_a_pipe_in_place_of_the_lock_is_refused_at_once(tmp_path, qapp):
    lock, said = tmp_path / "settings.json.lock", []
    os.mkfifo(lock)
    remembered = RememberedSettings(tmp_path / "settings.json", KNOWN)
    remembered.failed.connect(said.append)
    remembered.remember("theme", "dark")
    remembered.flush()
    assert "settings.json.lock cannot be written: it is not an ordinary file." in str(said[0]) and lock.is_fifo()


@pytest.mark.parametrize("home", ["/" + "a" * 300, "/nonexistent", "/"])
def test_a_home_that_cannot_be_gone_into_is_none(monkeypatch, qapp, home):
    monkeypatch.setenv("XDG_CONFIG_HOME", "")
    monkeypatch.setenv("HOME", home)
    assert default_path() is None


@pytest.mark.skipif(os.name != "posix", reason="names are text elsewhere")
def test_a_folder_that_qt_cannot_name_is_not_replaced_by_another(monkeypatch, qapp, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "x\udcff"))
    assert default_path() is None


@given(st.sampled_from(list(leaves({"version": 1, "theme": "dark", "zoom": 1.5, "geometry": "00ff"}))), ODD_JSON)
@settings_of(max_examples=200)
def test_settings_with_anything_in_place_of_anything_are_read_or_set_aside(tmp_path_factory, path, value):
    file = tmp_path_factory.mktemp("odd") / "settings.json"
    file.write_text(
        json.dumps(with_leaf({"version": 1, "theme": "dark", "zoom": 1.5, "geometry": "00ff"}, path, value))
    )
    loaded, aside, _ = settings.load(file, KNOWN)
    assert loaded.theme in KNOWN.themes and 0.6 <= loaded.zoom <= 2.5 and bytes.fromhex(loaded.geometry) is not None
    assert (aside is None) == file.exists()


def test_settings_that_cannot_be_written_say_so(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(FileError, match="file cannot be made: file is a file"):
        settings.save(tmp_path / "file" / "settings.json", Settings())


def written(**changes) -> bytes:
    """A settings file with some values changed."""
    return json.dumps({"version": 1, "theme": "dark", "zoom": 1.5, "geometry": "", **changes}).encode()


@pytest.mark.parametrize("zoom", [ZOOM_RANGE[0], 1, ZOOM_RANGE[1]])
def test_every_text_size_that_can_be_set_is_read_again(tmp_path, zoom):
    (tmp_path / "settings.json").write_bytes(written(zoom=zoom))
    assert settings.load(tmp_path / "settings.json", KNOWN) == Loaded(Settings("dark", zoom))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"version": True}, "at version: This app reads version 1 only."),
        ({"theme": "neon"}, "at theme: The theme must be one of light, dark, projector, not “neon”."),
        ({"theme": None}, "at theme: It must be a text, not null."),
        ({"zoom": True}, "at zoom: It must be a number, not true."),
        ({"zoom": 2.51}, "at zoom: The text size must lie between 0.6 and 2.5, not 2.51."),
        ({"language": "la"}, "at language: The language must be one of en, zh_Hant, not “la”."),
        ({"notation": "own"}, "at notation: The notation must be one of lecture, textbook, not “own”."),
        ({"version": 2}, "at version: This app reads version 1 only."),
        ({"geometry": 5}, "at geometry: It must be a text, not 5."),
        ({"geometry": "x"}, "at geometry: It must be a window's place and size, in hexadecimal digits."),
        ({"geometry": "00" * 100_000}, "at geometry: It must be a window's place"),
        ({"colour": 1}, "at colour: There is no such name"),
    ],
)
def test_what_is_wrong_with_settings_is_named(changes, says):
    with pytest.raises(settings.SettingsError) as refusal:
        settings.from_text(written(**changes).decode(), KNOWN)
    assert says in str(refusal.value)
    assert_sayable(refusal.value)


@pytest.mark.parametrize("name", ["theme", "zoom", "geometry"])
def test_what_is_missing_in_settings_is_named(name):
    data = json.loads(written())
    del data[name]
    with pytest.raises(settings.SettingsError) as refusal:
        settings.from_text(json.dumps(data), KNOWN)
    assert refusal.value.field == name
    assert_sayable(refusal.value)


@pytest.mark.parametrize("name", ["a b", "a..b", "colour"])
def test_a_name_that_settings_do_not_have_is_the_field_however_it_looks(name):
    with pytest.raises(settings.SettingsError) as refusal:
        settings.from_text(written(**{name: 1}).decode(), KNOWN)
    assert refusal.value.field == name
    assert_sayable(refusal.value)


@pytest.mark.parametrize(
    ("text", "part"), [("[1]", "a list"), ("3", "3"), ('{"a": 1, "a": 2}', "“a”"), ("{", "line 1")]
)
def test_what_is_no_settings_at_all_is_refused_as_a_whole(text, part):
    with pytest.raises(settings.SettingsError) as refusal:
        settings.from_text(text, KNOWN)
    assert refusal.value.field == "" and part in str(refusal.value).lower()
    assert_sayable(refusal.value)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the settings of a user lie in another folder")
def test_settings_lie_in_the_home_folder_unless_another_is_chosen(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert default_path() == tmp_path / ".config" / "softmax-loss-explorer" / "settings.json"


@pytest.mark.parametrize("geometry", ["", "0123456789abcdefABCDEF", "aF" * 500])
def test_a_geometry_in_hexadecimal_digits_is_kept(geometry):
    assert settings.from_text(written(geometry=geometry).decode(), KNOWN).geometry == geometry


@pytest.mark.parametrize("geometry", ["0", "0X", "g0", "aF" * 501, "0 ", "\uff10\uff10"])
def test_a_geometry_that_is_no_such_thing_is_refused(geometry):
    with pytest.raises(settings.SettingsError) as refusal:
        settings.from_text(written(geometry=geometry).decode(), KNOWN)
    assert refusal.value.field == "geometry"


def test_settings_may_begin_with_a_mark(tmp_path):
    (tmp_path / "settings.json").write_bytes(b"\xef\xbb\xbf" + written())
    assert settings.load(tmp_path / "settings.json", KNOWN).settings.theme == "dark"


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
    """Makes it so that nobody may read a file: root may read whatever its mode says."""

    def forbid():
        def refuse(path):
            raise PermissionError(errno.EACCES, "")

        monkeypatch.setattr(file_access, "_read", refuse)

    return forbid


def test_settings_that_may_not_be_read_are_said_and_never_written_over(tmp_path, qapp, forbidden):
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


def test_settings_that_may_no_longer_be_read_are_said_once_and_left_alone(tmp_path, qapp, forbidden):
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


def test_a_file_that_was_spoilt_meanwhile_is_set_aside_and_what_is_known_is_kept(tmp_path, qapp):
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


def test_a_lock_that_is_never_given_back_is_said_once(tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr("explorer.state.remembered._LOCK_MILLISECONDS", 0)
    path, said = tmp_path / "settings.json", []
    remembered = RememberedSettings(path, KNOWN)
    remembered._timer.setInterval(0)
    remembered.failed.connect(said.append)
    lock = QLockFile(f"{path}.lock")
    assert lock.tryLock(0)
    remembered.remember("theme", "dark")
    qtbot.waitUntil(lambda: bool(said), timeout=60_000)
    settle()
    assert len(said) == 1 and "another window is writing it" in str(said[0]) and not path.exists()
    lock.unlock()


def test_after_a_write_that_succeeded_the_next_failure_is_said(tmp_path, qapp):
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
def test_why_the_settings_cannot_be_locked_is_said(tmp_path, qapp, monkeypatch, error, why):
    class Locked:
        LockError = QLockFile.LockError

        def __init__(self, path):
            pass

        def tryLock(self, milliseconds):
            return False

        def error(self):
            return error

    monkeypatch.setattr("explorer.state.remembered.QLockFile", Locked)
    remembered, said = RememberedSettings(tmp_path / "settings.json", KNOWN), []
    remembered.failed.connect(said.append)
    remembered.remember("theme", "dark")
    remembered.flush()
    assert [str(each) for each in said] == [
        f"Settings are not remembered: settings.json cannot be written: {why}."
    ]
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
def test_a_home_that_is_none_keeps_no_settings(monkeypatch, home):
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    if home is None:
        monkeypatch.delenv("HOME")
    else:
        monkeypatch.setenv("HOME", home)
    assert default_path() is None


@pytest.mark.skipif(os.name != "posix", reason="HOME is where a home is on Unix only")
def test_settings_lie_where_the_user_keeps_them(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "kept"))
    assert default_path() == tmp_path / "kept" / "softmax-loss-explorer" / "settings.json"
    monkeypatch.setenv("HOME", "/no/such/home")
    assert default_path() == tmp_path / "kept" / "softmax-loss-explorer" / "settings.json"
