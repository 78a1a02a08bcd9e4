"""The names of the ten classes of the user's own images: a text file beside them, one name a line."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from explorer.state.file_access import Missing, read_text
from explorer.state.idx_stream import DataError
from explorer.state.network_parts import CLASSES
from explorer.state.user_error import file_name

LONGEST = 20  # letters: a name has to fit beside a row of a table
DIGIT_NAMES = tuple(str(label) for label in range(CLASSES))
BESIDE = "classes.txt"
_OF_ONE_FILE = ".names.txt"


def class_names(images: Path) -> tuple[str, ...]:
    """The names for a file of images: from `<its name without .gz>.names.txt`, or `classes.txt`, in the same folder.

    Without either, the digits. Raises DataError or FileError for a file that does not hold ten names.
    """
    stem = images.name.removesuffix(".gz")
    for name in (stem + _OF_ONE_FILE, BESIDE):
        path = images.parent / name
        if os.path.lexists(path):  # never of a name that is too long, which `read_text` would refuse
            with suppress(Missing):
                return _names(read_text(path), file_name(name))
    return DIGIT_NAMES


def _names(text: str, file: str) -> tuple[str, ...]:
    names = tuple(line.strip() for line in text.rstrip().splitlines())
    if len(names) != CLASSES:
        raise DataError(
            "{file} has {count} lines; it must have ten, each the name of a class.", file=file, count=len(names)
        )
    for line, name in enumerate(names, 1):
        if not 1 <= len(name) <= LONGEST or not name.isprintable():
            raise DataError(
                "Line {line} of {file} must be a name of 1 to {most} letters.", line=line, file=file, most=LONGEST
            )
        first = names.index(name) + 1
        if first < line:
            raise DataError("Lines {first} and {line} of {file} are the same.", first=first, line=line, file=file)
    return names
