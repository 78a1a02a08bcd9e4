"""The text that names the user's own images: the path of their file, and a checksum that somebody may leave out."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.state.idx_file import read
from explorer.state.own_data import key_of, named
from tests.support.idx import write_pair


def test_what_was_read_is_named_by_its_path_and_checksum(tmp_path):
    found = read(*write_pair(tmp_path))
    assert key_of(found) == f"{tmp_path / 'train-images-idx3-ubyte'}#{found.checksum}"
    assert named(key_of(found)) == (Path(found.path), found.checksum)


@pytest.mark.parametrize(
    "key, path, checksum",
    [
        ("a/b", "a/b", ""),
        ("a#0123abcd", "a", "0123abcd"),
        ("a#b#0123abcd", "a#b", "0123abcd"),
        ("a#0123abcd#0123abcd", "a#0123abcd", "0123abcd"),
        ("a#0123ABCD", "a#0123ABCD", ""),
        ("a#0123abc", "a#0123abc", ""),
        ("a\nb#0123abcd", "a\nb", "0123abcd"),
        ("#0123abcd", ".", "0123abcd"),
        ("", ".", ""),
    ],
)
def test_any_text_has_a_path(key, path, checksum):
    assert named(key) == (Path(path), checksum)
