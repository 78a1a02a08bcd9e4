"""Reading and writing files: regular ones only, of bounded size and depth, all or nothing; refusals in words."""

from __future__ import annotations

import errno
import io
import os
import socket
import stat
import tomllib
import tracemalloc
from pathlib import Path

import pytest

from explorer.state import file_access
from explorer.state.file_access import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_TOKENS,
    FileError,
    TooMuch,
    make_folder,
    read_text,
    reason,
    refuse_deep_nesting,
    write,
)
from explorer.state.lesson_toml import NotToml, TomlSource
from tests.support.sayable import assert_sayable

posix_only = pytest.mark.skipif(os.name != "posix", reason="no such files here")


def refused(path: Path, action=read_text) -> str:
    with pytest.raises(FileError) as refusal:
        action(path)
    assert_sayable(refusal.value)
    return str(refusal.value)


def overwrite(path: Path) -> None:
    write(path, b"new")


def kind_of(path: Path) -> int:
    return stat.S_IFMT(os.lstat(path).st_mode)


@posix_only
@pytest.mark.parametrize("through_a_link", [False, True])
@pytest.mark.parametrize("what", ["pipe", "socket", "folder"])
def test_a_special_file_is_neither_waited_for_nor_replaced(tmp_path, what, through_a_link):
    there = tmp_path / what
    if what == "pipe":
        os.mkfifo(there)
    elif what == "folder":
        there.mkdir()
    else:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(str(there))
    path = tmp_path / "link"
    if through_a_link:
        path.symlink_to(there)
    else:
        path = there
    kind = kind_of(there)
    why = "it is a folder" if what == "folder" else "it is not an ordinary file"
    assert refused(path) == f"{path.name} cannot be read: {why}."
    assert refused(path, overwrite) == f"{path.name} cannot be written: {why}."
    assert kind_of(there) == kind and len(os.listdir(tmp_path)) == 1 + through_a_link


@posix_only
def test_a_device_stays_a_device(tmp_path):
    link = tmp_path / "null"
    link.symlink_to("/dev/null")
    assert "it is not an ordinary file" in refused(link) and "it is not an ordinary file" in refused(link, overwrite)
    assert kind_of(Path("/dev/null")) == stat.S_IFCHR and link.is_symlink()


@posix_only
def test_a_device_of_our_own_is_not_replaced_by_a_file(tmp_path):
    node = tmp_path / "device"
    try:
        os.mknod(node, stat.S_IFCHR | 0o666, os.makedev(1, 3))
    except OSError:
        pytest.skip("no devices can be made here")
    assert "it is not an ordinary file" in refused(node, overwrite)
    assert kind_of(node) == stat.S_IFCHR and os.listdir(tmp_path) == ["device"]


@posix_only
def test_a_link_is_followed_and_stays(tmp_path):
    (tmp_path / "folder").mkdir()
    for name in ("folder/there", "folder/not yet"):
        link = tmp_path / Path(name).name
        link.symlink_to(name)
        write(link, b"new")
        assert link.is_symlink() and read_text(link) == (tmp_path / name).read_text() == "new"


@posix_only
def test_objections_of_the_system_are_put_in_our_words(tmp_path):
    (tmp_path / "file").write_text("")
    (tmp_path / "circle").symlink_to("circle")
    for action, way in ((read_text, "read"), (overwrite, "written")):
        assert refused(tmp_path / "circle", action) == f"circle cannot be {way}: the link leads in a circle."
        assert refused(tmp_path / "file" / "a", action) == f"a cannot be {way}: its folder does not exist."
        assert refused(tmp_path / ("x" * 300), action) == f"{'x' * 59}… cannot be {way}: its name is too long."
        assert refused(tmp_path / "a\0b", action) == f"a\ufffdb cannot be {way}: no file can have this name."
        assert refused(tmp_path / "\ud800", action) == f"\ufffd cannot be {way}: no file can have this name."
    (tmp_path / "link").symlink_to("no/such/file")
    assert refused(tmp_path / "link", overwrite) == "link cannot be written: its folder does not exist."
    assert refused(tmp_path / "gone") == "gone cannot be read: it does not exist."
    assert refused(tmp_path / "no" / "a", overwrite) == "a cannot be written: its folder does not exist."


@pytest.mark.parametrize("fault", [OSError(errno.EIO, "a"), OSError(0, "a"), OSError("a"), OSError(99999, "a")])
def test_for_what_has_no_words_of_its_own_the_system_is_to_blame(fault):
    assert str(reason(fault)) == "the system refuses it"


def test_a_folder_is_made_with_those_above_it_and_may_be_there(tmp_path):
    for _ in range(2):
        make_folder(tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b" / "c").is_dir()


@posix_only
def test_a_folder_that_cannot_be_created_is_named_with_the_obstacle(tmp_path):
    (tmp_path / "file").write_text("")
    (tmp_path / "circle").symlink_to("circle")
    inside = tmp_path / "file" / "a" / "b"
    assert refused(inside, make_folder) == f"The folder {inside} cannot be made: file is a file."
    assert "the link leads in a circle" in refused(tmp_path / "circle" / "a", make_folder)
    assert "no file can have this name" in refused(tmp_path / "a\0b", make_folder)


def test_a_full_disk_is_reported_as_full(tmp_path, monkeypatch):
    class Full(file_access.QSaveFile):
        """A disk that is full after a few bytes."""

        def write(self, data):
            return super().write(data[:1])

        def error(self):
            return file_access.QFileDevice.FileError.ResourceError

    monkeypatch.setattr(file_access, "QSaveFile", Full)
    (tmp_path / "a").write_text("old")
    assert refused(tmp_path / "a", overwrite) == "a cannot be written: there is no room for it."
    assert (tmp_path / "a").read_text() == "old" and os.listdir(tmp_path) == ["a"]


@pytest.mark.parametrize(
    ("folder", "there", "file", "error", "why"),
    [
        (True, True, True, "WriteError", "there is no room for it"),
        (True, False, False, "ResourceError", "there is no room for it"),
        (True, True, True, "OpenError", "the system refuses it"),
        (True, False, False, "OpenError", "the system refuses it"),
        (False, True, True, "WriteError", "permission is denied"),
        (False, False, False, "OpenError", "permission is denied"),
        (True, True, False, "OpenError", "permission is denied"),
    ],
)
def test_the_reason_a_file_cannot_be_written_is_looked_up(tmp_path, monkeypatch, folder, there, file, error, why):
    """With a simulated system: the superuser has access to everything."""

    class Closed(file_access.QSaveFile):
        """A file that cannot even be opened."""

        def open(self, mode):
            return False

        def error(self):
            return file_access.QFileDevice.FileError[error]

    path = tmp_path / "a"
    if there:
        path.write_text("old")
    may = {os.path.realpath(tmp_path): folder, os.path.realpath(path): file}
    monkeypatch.setattr(file_access, "QSaveFile", Closed)
    monkeypatch.setattr(os, "access", lambda place, mode: may[place])
    assert refused(path, overwrite) == f"a cannot be written: {why}."


@posix_only
def test_what_has_no_name_is_called_by_its_path():
    assert refused(Path("/")) == "/ cannot be read: it is a folder."
    assert refused(Path("/"), overwrite) == "/ cannot be written: it is a folder."


def test_the_largest_file_is_read_and_the_next_refused(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"x" * MAX_BYTES)
    assert len(read_text(path)) == MAX_BYTES
    path.write_bytes(b"x" * (MAX_BYTES + 1))
    assert refused(path) == "a cannot be read: it is larger than 1 MB."


def test_of_a_file_too_large_little_more_than_the_limit_is_read(tmp_path):
    with open(tmp_path / "a", "wb") as file:
        file.truncate(50 * MAX_BYTES)
    tracemalloc.start()
    try:
        assert "larger than" in refused(tmp_path / "a")
        assert tracemalloc.get_traced_memory()[1] < 4 * MAX_BYTES
    finally:
        tracemalloc.stop()


def test_a_file_that_has_nothing_yet_is_not_waited_for(tmp_path, monkeypatch):
    """For example those in /proc that wait for a message of the kernel: they count as regular files."""

    class Silent(io.FileIO):
        def read(self, size=-1):
            return None

    monkeypatch.setattr(file_access.os, "fdopen", Silent)
    (tmp_path / "a").write_text("x")
    assert refused(tmp_path / "a") == "a cannot be read: it is not an ordinary file."


def test_utf_8_is_read_with_or_without_a_mark_and_nothing_else(tmp_path):
    path = tmp_path / "a"
    for encoding in ("utf-8", "utf-8-sig"):
        path.write_text("ŷ", encoding=encoding)
        assert read_text(path) == "ŷ"
    for data in ("ŷ".encode("utf-16"), b"\xff", b"\xed\xa0\x80"):
        path.write_bytes(data)
        assert refused(path) == "a cannot be read: it is not UTF-8 text."


DEEP = {
    "list": lambda depth: "a = " + "[" * depth + "]" * depth,
    "inline table": lambda depth: "a = " + "{a = " * (depth - 1) + "{}" + "}" * (depth - 1),
    "dotted name": lambda depth: ".".join(["a"] * (depth + 1)) + " = 1",
    "spaced dotted name": lambda depth: " . ".join(["a"] * (depth + 1)) + " = 1",
    "quoted dotted name": lambda depth: "'a.b'" + '."a.b"' * depth + " = 1",
    "table": lambda depth: "[" + ".".join(["a"] * depth) + "]",
    "dotted name in a table": lambda depth: "a = {" + ".".join(["b"] * depth) + " = 1}",
    "after texts": lambda depth: (
        'a = \'\'\'[[[ \'\'\' # [[[\nb = "[\\"[["\nc = """[[\\"""[""""\nd = ' + "[" * depth + "]" * depth
    ),
}


@pytest.mark.parametrize("name", DEEP)
def test_what_is_nested_too_deep_is_refused_before_it_is_parsed(name):
    allowed = DEEP[name](MAX_DEPTH)
    refuse_deep_nesting(allowed)
    assert tomllib.loads(allowed), "it is TOML"
    with pytest.raises(TooMuch, match=f"more than {MAX_DEPTH} deep"):
        refuse_deep_nesting(DEEP[name](MAX_DEPTH + 1))


def test_brackets_and_dots_in_texts_and_comments_do_not_count():
    for text in ('"[[[[[[[[[[[[[[[["', "'{{{{{{{{{{{{{{{{'", "# a.b.c.d.e.f.g.h.i.j.k.l.m.n.o", '"\\"[[[[[[[[[[[[[["'):
        refuse_deep_nesting(f"a = 1 {text}")
    refuse_deep_nesting("\n".join(["a = 1.5"] * 100))


def test_the_line_of_too_much_is_known():
    with pytest.raises(NotToml, match="deep") as refusal:
        TomlSource("a = 1\nb = 2\n" + "c." * 50_000 + "d = 1").parsed()
    assert refusal.value.line == 3
    with pytest.raises(TooMuch) as too_much:
        refuse_deep_nesting("\n\n" + "[" * (MAX_DEPTH + 1) + "\n\n")
    assert too_much.value.line == 3
    with pytest.raises(NotToml, match="This file has more than 30000 parts, which is too many"):
        TomlSource("a = 1\n" * 40_000).parsed()
    with pytest.raises(NotToml, match="too long") as refusal:
        TomlSource("a = 1\nb = " + "9" * 900_000).parsed()
    assert refusal.value.line == 2


def test_a_file_has_so_many_parts_and_no_more():
    refuse_deep_nesting("\n" * MAX_TOKENS)
    with pytest.raises(TooMuch) as refusal:
        refuse_deep_nesting("\n" * (MAX_TOKENS + 9))
    assert refusal.value.line == MAX_TOKENS + 1
    assert_sayable(refusal.value)
    with pytest.raises(TooMuch) as refusal:
        refuse_deep_nesting("[" * (MAX_DEPTH + 1))
    assert_sayable(refusal.value)


def test_a_word_has_at_most_4000_letters_and_a_line_any_number():
    assert TomlSource("a = 1\n" + "b" * 4000 + " = 1").parsed() == {"a": 1, "b" * 4000: 1}
    assert len(TomlSource("a = [" + "1, " * 2000 + "]").parsed()["a"]) == 2000
    with pytest.raises(NotToml) as refusal:
        TomlSource("a = 1\n" + "b" * 4001 + " = 1").parsed()
    assert refusal.value.line == 2
    assert_sayable(refusal.value)
