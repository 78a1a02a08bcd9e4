"""Reading and writing files: only regular files, text of bounded size and depth, all written or nothing."""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from PySide6.QtCore import QFileDevice, QIODevice, QSaveFile

from explorer.state.user_error import UserError, file_name

MAX_BYTES = 1_000_000
MAX_DEPTH = 12  # of nested lists, tables and dotted names; the app's own files need six
MAX_TOKENS = 30_000  # brackets, signs and texts: more take the parsers too long; the app's own files have two thousand


class FileError(UserError):
    """A file that cannot be read or written; the message names it and says why."""


class Missing(FileError):
    """A file that does not exist."""


class NotText(FileError):
    """A file that can be read but cannot be one of the app's: too large, or not UTF-8."""


class TooMuch(UserError):
    """A text that is too deep or too long for a parser.

    Attributes:
        line: where the limit is exceeded.
    """

    def __init__(self, template: str, text: str, place: int, **values: Any) -> None:
        super().__init__(template, **values)
        self.line = text.count("\n", 0, place) + 1


_REFUSED = UserError("the system refuses it")
_REASONS = {
    errno.ENOENT: UserError("it does not exist"),
    errno.ENOTDIR: UserError("its folder does not exist"),
    errno.EEXIST: UserError("something else has this name"),
    errno.EISDIR: UserError("it is a folder"),
    errno.ENXIO: UserError("it is not an ordinary file"),
    errno.EACCES: UserError("permission is denied"),
    errno.EPERM: UserError("permission is denied"),
    errno.EROFS: UserError("the disk is read-only"),
    errno.ENOSPC: UserError("there is no room for it"),
    errno.EDQUOT: UserError("there is no room for it"),
    errno.ENAMETOOLONG: UserError("its name is too long"),
    errno.ELOOP: UserError("the link leads in a circle"),
}
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
# Each quoted text and each comment is one token, so that their contents do not count. The repetitions are possessive,
# and what is not closed ends with the file or the line: the time is linear.
_TOKEN = re.compile(
    r'"""(?:[^"\\]++|\\.?|"{1,2}(?!"))*+"{0,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{0,5}"
    r'|"(?:[^"\\\n]++|\\[^\n]?)*+"?'
    r"|'[^'\n]*+'?"
    r"|\#[^\n]*+"
    r"|[\[\]{}.,=\n]",
    re.DOTALL,
)


def reason(fault: OSError | ValueError) -> UserError:
    """The reason of a system error, as a sentence of the app; a ValueError means a name that no file can have."""
    if isinstance(fault, OSError):
        return _REASONS.get(fault.errno or 0, _REFUSED)
    return UserError("no file can have this name")


def read_text(path: str | Path) -> str:
    """The text of a regular file, with or without a BOM.

    Raises Missing where there is no such file, NotText for one that is too large or not in UTF-8, and FileError (of
    which both are kinds) for anything else that cannot be read.
    """
    with open_ordinary(path) as file:
        data = read_some(file, path, MAX_BYTES + 1)
    name = _name(path)
    if len(data) > MAX_BYTES:
        why = UserError("it is larger than {size} MB", size=MAX_BYTES // 1_000_000)
        raise NotText("{file} cannot be read: {why}.", file=name, why=why)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotText("{file} cannot be read: {why}.", file=name, why=UserError("it is not UTF-8 text")) from None


def open_ordinary(path: str | Path) -> BinaryIO:
    """A regular file, opened to read its bytes; nothing else is waited for, or touched.

    Raises Missing where there is no such file, and FileError for anything else that cannot be read.
    """
    try:
        _require_ordinary(os.stat(path))  # before it is opened, which alone makes some devices act
        file = os.fdopen(os.open(path, _OPEN), "rb")  # does not wait, even if it was replaced by a pipe since
    except (OSError, ValueError) as fault:
        raise _cannot_read(path, fault) from None
    try:
        _require_ordinary(os.fstat(file.fileno()))
    except OSError as fault:
        file.close()
        raise _cannot_read(path, fault) from None
    return file


def read_some(file: BinaryIO, path: str | Path, size: int) -> bytes:
    """The next `size` bytes of a file that `open_ordinary` opened, fewer only at its end; raises FileError."""
    try:
        data = file.read(size)
        if data is None:  # no data yet: a special file for which a plain read would wait
            raise OSError(errno.ENXIO, "")
    except OSError as fault:
        raise _cannot_read(path, fault) from None
    return data


def _cannot_read(path: str | Path, fault: OSError | ValueError) -> FileError:
    kind = Missing if isinstance(fault, FileNotFoundError) else FileError
    return kind("{file} cannot be read: {why}.", file=_name(path), why=reason(fault))


def _name(path: str | Path) -> str:
    """The name of a file as a sentence quotes it."""
    return file_name(Path(path).name or str(path))


def _require_ordinary(found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EISDIR if stat.S_ISDIR(found.st_mode) else errno.ENXIO, "")


def write(path: str | Path, data: bytes) -> None:
    """Write a file completely or not at all; a link is followed. Raises FileError.

    Anything that is not a regular file is left alone: replacing it could remove a device.
    """
    try:
        _write(os.path.realpath(path), data)
    except (OSError, ValueError) as fault:
        raise cannot_write(path, reason(fault)) from None


def cannot_write(path: str | Path, why: UserError = _REFUSED) -> FileError:
    """The error that `path` cannot be written."""
    return FileError("{file} cannot be written: {why}.", file=_name(path), why=why)


def _write(target: str, data: bytes) -> None:
    """Write to a path without links; raises OSError for errors that QSaveFile reports only in words."""
    with suppress(FileNotFoundError):
        _require_ordinary(os.stat(target))  # refuses circular links too
    file = QSaveFile(target)
    if file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(data) == len(data) and file.commit():
        return
    folder = os.path.dirname(target)
    if not os.path.isdir(folder):
        raise OSError(errno.ENOTDIR, "")
    allowed = os.access(folder, os.W_OK) and (not os.path.exists(target) or os.access(target, os.W_OK))
    full = file.error() in (QFileDevice.FileError.ResourceError, QFileDevice.FileError.WriteError)
    raise OSError((errno.ENOSPC if full else 0) if allowed else errno.EACCES, "")


def require_ordinary(path: Path) -> None:
    """Raise FileError if this name belongs to anything but a regular file; a link does not count as one."""
    try:
        _require_ordinary(os.lstat(path))
    except FileNotFoundError:
        pass
    except (OSError, ValueError) as fault:
        raise cannot_write(path, reason(fault)) from None


def make_folder(path: Path) -> None:
    """Create a folder and its parents; raises FileError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as fault:
        taken = next((place for place in (path, *path.parents) if os.path.isfile(place)), None)  # isfile never raises
        why = reason(fault) if taken is None else UserError("{file} is a file", file=file_name(taken.name))
        raise FileError("The folder {file} cannot be made: {why}.", file=str(path), why=why) from None


def refuse_deep_nesting(text: str) -> None:
    """Raise TooMuch for JSON or TOML that is nested too deeply, or has too many parts to be parsed quickly.

    Dotted names count as nesting: a.b.c is a table within a table.
    """
    depth = dots = 0
    for count, token in enumerate(_TOKEN.finditer(text)):
        sign = token[0]
        if sign == ".":
            dots += 1
        elif sign in "[]{},=\n":
            dots = 0
            depth = max(depth + (sign in "[{") - (sign in "]}"), 0)
        if depth + dots > MAX_DEPTH:
            raise TooMuch("The nesting is more than {most} deep.", text, token.start(), most=MAX_DEPTH)
        if count >= MAX_TOKENS:
            raise TooMuch(
                "This file has more than {most} parts, which is too many.", text, token.start(), most=MAX_TOKENS
            )


def without_quotations(text: str) -> str:
    """The TOML with empty comments and multi-line texts, which may quote TOML; every line stays a line."""
    return _TOKEN.sub(_without_quotation, text)


def _without_quotation(token: re.Match[str]) -> str:
    quotes = token[0].startswith(("#", '"""', "'''"))
    return "\n" * token[0].count("\n") if quotes else token[0]
