"""The user's own images: a file in MNIST's format and its file of labels, found beside each other, checked and read."""

from __future__ import annotations

import os
import zlib
from collections.abc import Generator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from explorer.state.class_names import class_names
from explorer.state.idx_stream import IMAGES, PIECE, DataError, IdxStream
from explorer.state.network_parts import CLASSES, PIXELS
from explorer.state.user_error import UserError, file_name

LEAST_OF_A_CLASS = 2  # one to train with and one to hold out
_PACKED = ".gz"
Bytes = NDArray[np.uint8]


class OwnImages(NamedTuple):
    """What was read.

    Attributes:
        images: (N, 784) pixels, 0 to 255.
        labels: (N,) the classes, 0 to 9.
        names: of the ten classes.
        path: of the file of images, absolute.
        checksum: of all of these but the path: eight hexadecimal digits.
    """

    images: Bytes
    labels: Bytes
    names: tuple[str, ...]
    path: str
    checksum: str


def read(*paths: Path) -> OwnImages:
    """Read what `reading` reads, at one go."""
    steps = reading(paths)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: OwnImages = end.value
            return result


def reading(paths: Sequence[Path]) -> Generator[float, None, OwnImages]:
    """Read one file, of images or of labels, and the other that belongs to it; or both, in either order.

    Yields the share that is read, every few milliseconds. Beside the arrays it needs no more memory than one piece.
    Raises FileError or DataError, most of them before the first image is read.
    """
    with ExitStack() as opened:
        images, labels = _both(paths, opened)
        if images.count != labels.count:
            raise DataError(
                "{images} has {count} images, but {labels} has {others} labels: they do not belong together.",
                images=images.name,
                count=images.count,
                labels=labels.name,
                others=labels.count,
            )
        path = _absolute(images)
        names = class_names(images.path)
        checksum = zlib.crc32("\n".join(names).encode())
        classes, checksum = yield from _contents(labels, checksum)
        _check_labels(classes, labels.name)
        pixels, checksum = yield from _contents(images, checksum)
    return OwnImages(pixels.reshape(-1, PIXELS), classes, names, path, f"{checksum:08x}")


def _contents(stream: IdxStream, checksum: int) -> Generator[float, None, tuple[Bytes, int]]:
    """Everything behind the header of a file, and the CRC-32 of it and of what `checksum` is of."""
    try:
        everything = np.empty(stream.size, dtype=np.uint8)
    except MemoryError:
        raise DataError("There is not enough memory for what {file} holds.", file=stream.name) from None
    at = 0
    while at < stream.size:
        piece = stream.read(PIECE)
        everything[at : at + len(piece)] = np.frombuffer(piece, dtype=np.uint8)
        checksum = zlib.crc32(piece, checksum)
        at += len(piece)
        yield at / stream.size
    return everything, checksum


def _check_labels(labels: Bytes, name: str) -> None:
    wrong = np.flatnonzero(labels >= CLASSES)
    if wrong.size:
        raise DataError(
            "Label {number} of {file} is {value}; labels must be 0 to 9.",
            number=int(wrong[0]) + 1,
            file=name,
            value=int(labels[wrong[0]]),
        )
    counts = np.bincount(labels, minlength=CLASSES)
    rarest = int(counts.argmin())
    if counts[rarest] < LEAST_OF_A_CLASS:
        raise DataError(
            "There must be at least {least} images of each class from 0 to 9; {file} has {count} of class {label}.",
            file=name,
            label=rarest,
            count=int(counts[rarest]),
            least=LEAST_OF_A_CLASS,
        )


def _absolute(images: IdxStream) -> str:
    """The path of a file as a session can save it."""
    path = os.path.abspath(images.path)
    try:
        path.encode()
    except UnicodeEncodeError:  # bytes that are not UTF-8, which some systems allow in names
        raise DataError("{file} cannot be used: its path is not Unicode text.", file=images.name) from None
    return path


# Which file is which


def _both(paths: Sequence[Path], opened: ExitStack) -> tuple[IdxStream, IdxStream]:
    """The file of images and that of its labels; both are closed with `opened`."""
    if not 1 <= len(paths) <= 2:
        raise DataError("Choose a file of images and its file of labels, not {count} files.", count=len(paths))
    first = opened.enter_context(closing(IdxStream(paths[0])))
    second = opened.enter_context(closing(IdxStream(paths[1] if len(paths) == 2 else _partner(first))))
    if first.kind == second.kind:
        raise DataError(
            "{file} and {other} both hold {what}; one must hold images, the other their labels.",
            file=first.name,
            other=second.name,
            what=UserError("images") if first.kind == IMAGES else UserError("labels"),
        )
    return (first, second) if first.kind == IMAGES else (second, first)


def _partner(stream: IdxStream) -> Path:
    """The file that belongs to this one by its name: train-images-idx3-ubyte.gz and train-labels-idx1-ubyte.gz."""
    here, there = (("images", "idx3"), ("labels", "idx1"))[:: 1 if stream.kind == IMAGES else -1]
    what = UserError("labels") if stream.kind == IMAGES else UserError("images")
    is_packed = stream.path.name.endswith(_PACKED)
    stem = stream.path.name.removesuffix(_PACKED)
    if here[0] not in stem:
        raise DataError(
            "The name of {file} does not say where its {what} are: choose both files at once.",
            file=stream.name,
            what=what,
        )
    other = stem.replace(here[0], there[0]).replace(here[1], there[1])
    likely = [stream.path.parent / (other + ending) for ending in ("", _PACKED)[:: -1 if is_packed else 1]]
    for path in likely:
        if os.path.lexists(path):
            return path
    name = file_name(likely[0].name)
    raise DataError("{file} needs its {what} beside it: there is no {name}.", file=stream.name, what=what, name=name)
