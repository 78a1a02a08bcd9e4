"""One file in MNIST's format (IDX), plain or packed with gzip: its header is checked, and no more is read than it says.

The format: four bytes for the kind, four for each dimension, then the bytes. Source: Y. LeCun, C. Cortes, C. Burges,
"The MNIST database of handwritten digits", its last section.
"""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path
from typing import Any, BinaryIO

from explorer.state.file_access import FileError, open_ordinary, read_some
from explorer.state.network_parts import PIXELS, SIDE
from explorer.state.user_error import UserError, file_name

MOST = 100_000  # images: 78 MB of pixels
PIECE = 1 << 18  # bytes read at once: about two milliseconds of unpacking
IMAGES, LABELS = 0x00000803, 0x00000801  # the first four bytes: unsigned bytes in three dimensions, and in one
LARGEST = 80  # MB on the disk: 100 000 images that packing made no smaller
_GZIP = b"\x1f\x8b"
_WITH_GZIP_HEADER = 16 + zlib.MAX_WBITS  # zlib reads the header of gzip itself, and compares the checksum


class DataError(UserError):
    """Images that cannot be used; the message is a sentence."""


class IdxStream:
    """What is behind the header of an IDX file. The header is checked at once, the rest as it is read.

    Every error is a FileError or a DataError.

    Attributes:
        path: of the file.
        name: of the file as a sentence quotes it.
        kind: IMAGES or LABELS.
        count: how many of them the header says, at most MOST.
        size: the bytes of all of them.
    """

    def __init__(self, path: Path) -> None:
        self.path, self.name = path, file_name(path.name or str(path))
        self._file = open_ordinary(path)
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        on_disk = os.fstat(self._file.fileno()).st_size
        if on_disk > LARGEST * 1_000_000:
            why = UserError("it is larger than {size} MB", size=LARGEST)
            raise FileError("{file} cannot be read: {why}.", file=self.name, why=why)
        begin = read_some(self._file, self.path, len(_GZIP))
        if not begin:
            raise self._not_idx(UserError("it is empty"))
        is_packed = begin == _GZIP
        self._file.seek(0)
        self._bytes = (_Packed if is_packed else _Plain)(self._file, self.path, self.name)
        (self.kind,) = self._header(1)
        if self.kind not in (IMAGES, LABELS):
            found = struct.pack(">I", self.kind).hex(" ")
            raise self._not_idx(UserError("it begins with “{bytes}”", bytes=found))
        self._taken = 0
        self._read_sizes()
        if not is_packed:  # the size tells what is wrong before 78 MB are read
            self._compare(max(on_disk - self._file.tell(), 0))

    def _read_sizes(self) -> None:
        (self.count,) = self._header(1)
        if self.count > MOST:
            raise DataError(
                "{file} says that it holds {count} {what}; at most {most} can be read.",
                **self._values(),
                most=MOST,
            )
        self.size = self.count
        if self.kind == IMAGES:
            height, width = self._header(2)
            if (height, width) != (SIDE, SIDE):
                raise DataError(
                    "The images in {file} have {height} × {width} pixels; they must have {side} × {side}.",
                    file=self.name,
                    height=height,
                    width=width,
                    side=SIDE,
                )
            self.size *= PIXELS

    def _header(self, numbers: int) -> tuple[int, ...]:
        data = self._bytes.read(4 * numbers)
        if len(data) < 4 * numbers:
            raise self._not_idx(UserError("it ends in its header"))
        return struct.unpack(f">{numbers}I", data)

    def read(self, size: int) -> bytes:
        """The next bytes, at most `size`; none once all that the header says have been read, and nothing follows."""
        size = min(size, self.size - self._taken)
        data = self._bytes.read(size) if size else b""
        self._taken += len(data)
        if len(data) < size:
            self._compare(self._taken)
        if self._taken == self.size and self._bytes.continues():
            self._compare(self.size + 1)
        return data

    def _compare(self, there: int) -> None:
        """Raise DataError unless the bytes behind the header are as many as it says."""
        if there < self.size:
            there = there * self.count // self.size
            raise DataError(
                "{file} is cut off: its header says {count} {what}, but only {there} are there.",
                **self._values(),
                there=there,
            )
        if there > self.size:
            raise DataError("{file} is longer than it says: more follows its {count} {what}.", **self._values())

    def _values(self) -> dict[str, Any]:
        what = UserError("images") if self.kind == IMAGES else UserError("labels")
        return {"file": self.name, "count": self.count, "what": what}

    def _not_idx(self, why: UserError) -> DataError:
        return DataError(
            "{file} is not a file of images or labels in MNIST's format (IDX): {why}.", file=self.name, why=why
        )

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class _Plain:
    """The bytes of a file as they are."""

    def __init__(self, file: BinaryIO, path: Path, name: str) -> None:
        self._file, self._path, self._name = file, path, name

    def read(self, size: int) -> bytes:
        """The next `size` bytes, fewer only at the end."""
        return read_some(self._file, self._path, size)

    def continues(self) -> bool:
        """Whether anything follows what was read."""
        return bool(self.read(1))


class _Packed(_Plain):
    """The bytes that a file packs with gzip, unpacked as far as they are asked for and no further: it may be a bomb."""

    def __init__(self, file: BinaryIO, path: Path, name: str) -> None:
        super().__init__(file, path, name)
        self._zip = zlib.decompressobj(_WITH_GZIP_HEADER)
        self._waiting = b""

    def read(self, size: int) -> bytes:
        """The next `size` bytes, fewer only at the end."""
        pieces: list[bytes] = []
        while size > 0 and not self._zip.eof:
            self._waiting = self._waiting or read_some(self._file, self._path, PIECE)
            is_end = not self._waiting
            piece = self._unpack(size)
            if is_end and not piece:
                break
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def continues(self) -> bool:
        """Whether anything follows, packed or not; raises DataError unless zlib has seen the end and its checksum."""
        if self.read(1):
            return True
        if not self._zip.eof:
            raise self._damaged()
        return bool(self._zip.unused_data or read_some(self._file, self._path, 1))

    def _unpack(self, size: int) -> bytes:
        """At most `size` bytes, which is at least 1: with 0 zlib would unpack everything."""
        try:
            piece = self._zip.decompress(self._waiting, size)
        except zlib.error:
            raise self._damaged() from None
        self._waiting = self._zip.unconsumed_tail
        return piece

    def _damaged(self) -> DataError:
        return DataError("{file} cannot be unpacked: it is damaged.", file=self._name)
