"""The text that names the user's own images in an Experiment: the path of their file, and a checksum of what is in it.

With the checksum a file that has changed is another data set: nothing computed from the one is shown with the other.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from explorer.state.idx_file import OwnImages

_NAMED = re.compile(r"(?P<path>.*?)(?:#(?P<checksum>[0-9a-f]{8}))?", re.DOTALL)


class Named(NamedTuple):
    """What such a text says.

    Attributes:
        path: of the file of images.
        checksum: of the images, labels and names; empty in a text that somebody wrote by hand.
    """

    path: Path
    checksum: str


def key_of(images: OwnImages) -> str:
    """The text that names what was read."""
    return f"{images.path}#{images.checksum}"


def named(key: str) -> Named:
    """The path and the checksum in a text that names images."""
    found = _NAMED.fullmatch(key)
    assert found is not None  # every text has a path, if an empty one
    return Named(Path(found["path"]), found["checksum"] or "")
