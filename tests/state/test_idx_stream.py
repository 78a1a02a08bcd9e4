"""One IDX file: everything that its header and its bytes can have wrong is a sentence, and nothing more is unpacked."""

from __future__ import annotations

import gzip
import struct
import tracemalloc
import zlib
from pathlib import Path
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.state.idx_stream import IMAGES, LABELS, MOST, PIECE, DataError, IdxStream
from explorer.state.user_error import UserError
from tests.support.idx import idx, noise

PIXELS, CLASSES = noise(30)
GOOD = idx(PIXELS)
NOT_IDX = "data is not a file of images or labels in MNIST's format (IDX): {}."


def everything(path: Path) -> bytes:
    stream = IdxStream(path)
    try:
        pieces = []
        while piece := stream.read(PIECE):
            pieces.append(piece)
        return b"".join(pieces)
    finally:
        stream.close()


def refused(folder: Path, data: bytes) -> str:
    path = folder / "data"
    path.write_bytes(data)
    with pytest.raises(UserError) as refusal:
        everything(path)
    return str(refusal.value)


def header(*numbers: int) -> bytes:
    return struct.pack(f">{len(numbers)}I", *numbers)


@pytest.mark.parametrize("packed", [False, True])
def test_images_and_labels_are_read_as_they_were_written(tmp_path, packed):
    for array, kind in ((PIXELS, IMAGES), (CLASSES, LABELS)):
        path = tmp_path / "data"
        path.write_bytes(gzip.compress(idx(array)) if packed else idx(array))
        stream = IdxStream(path)
        assert (stream.kind, stream.count, stream.size) == (kind, 30, array.size)
        assert stream.read(PIECE) == array.tobytes() and stream.read(PIECE) == b""
        stream.close()


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    "data, sentence",
    [
        (GOOD[:1], NOT_IDX.format("it ends in its header")),
        (GOOD[:3], NOT_IDX.format("it ends in its header")),
        (GOOD[:4], NOT_IDX.format("it ends in its header")),
        (GOOD[:15], NOT_IDX.format("it ends in its header")),
        (b"\x89PNG\r\n", NOT_IDX.format("it begins with “89 50 4e 47”")),
        (idx(PIXELS, kind=0x0D), NOT_IDX.format("it begins with “00 00 0d 03”")),
        (idx(PIXELS.reshape(30, 784)), NOT_IDX.format("it begins with “00 00 08 02”")),
        (header(IMAGES, 10**9, 28, 28), "data says that it holds 1000000000 images; at most 100000 can be read."),
        (header(LABELS, MOST + 1), "data says that it holds 100001 labels; at most 100000 can be read."),
        (idx(PIXELS[:, :27]), "The images in data have 27 × 28 pixels; they must have 28 × 28."),
        (header(IMAGES, 1, 784, 1), "The images in data have 784 × 1 pixels; they must have 28 × 28."),
        (GOOD[:-1], "data is cut off: its header says 30 images, but only 29 are there."),
        (GOOD[:16], "data is cut off: its header says 30 images, but only 0 are there."),
        (idx(CLASSES)[:-2], "data is cut off: its header says 30 labels, but only 28 are there."),
        (GOOD + b"\0", "data is longer than it says: more follows its 30 images."),
        (GOOD * 2, "data is longer than it says: more follows its 30 images."),
    ],
)
def test_every_fault_of_a_file_is_a_sentence(tmp_path, data, sentence, packed):
    assert refused(tmp_path, gzip.compress(data) if packed else data) == sentence


def test_an_empty_file_is_called_empty(tmp_path):
    assert refused(tmp_path, b"") == NOT_IDX.format("it is empty")


def test_a_packed_file_that_is_damaged_is_refused(tmp_path):
    packed = gzip.compress(GOOD)
    damaged = "data cannot be unpacked: it is damaged."
    assert refused(tmp_path, packed[:-4] + b"\0\0\0\0") == damaged, "another length"
    assert refused(tmp_path, packed[:-8] + bytes(4) + packed[-4:]) == damaged, "another checksum"
    assert refused(tmp_path, packed[:-1]) == damaged, "the end of the checksum is missing"
    assert refused(tmp_path, packed[:10] + b"\xff" * 100) == damaged
    assert refused(tmp_path, b"\x1f\x8b\x07" + packed[3:]) == damaged, "another method"
    assert refused(tmp_path, packed[: len(packed) // 2]).startswith("data is cut off")
    assert refused(tmp_path, packed + b"x") == refused(tmp_path, packed * 2)
    assert "longer than it says" in refused(tmp_path, packed * 2)


@given(place=st.integers(0, 100), byte=st.integers(0, 255), length=st.integers(0, len(GOOD)), packed=st.booleans())
def test_a_file_with_another_byte_or_end_is_read_or_refused(tmp_path_factory, place, byte, length, packed):
    data = bytearray(gzip.compress(GOOD, 1) if packed else GOOD)
    data[place] = byte
    path = tmp_path_factory.mktemp("idx") / "data"
    path.write_bytes(data[: len(data) - length])
    try:
        read = everything(path)
    except UserError as fault:
        assert str(fault).endswith(".")
    else:
        assert length == 0 and len(read) == PIXELS.size


def test_of_a_bomb_no_more_is_unpacked_than_its_header_says(tmp_path):
    packer = zlib.compressobj(9, wbits=31)
    bomb = packer.compress(idx(PIXELS)) + b"".join(packer.compress(bytes(10**7)) for _ in range(40)) + packer.flush()
    assert len(bomb) < 1_000_000
    (tmp_path / "data").write_bytes(bomb)
    tracemalloc.start()
    begun = perf_counter()
    with pytest.raises(DataError, match="longer than it says"):
        everything(tmp_path / "data")
    assert perf_counter() - begun < 30  # a limit against hanging; it takes milliseconds
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("made", ["name", "nothing"])
def test_a_header_of_gzip_without_end_takes_no_memory(tmp_path, made):
    begin = b"\x1f\x8b\x08\x08" + bytes(6) if made == "name" else gzip.compress(b"")[:10]
    data = begin + (b"x" if made == "name" else b"\0\0\0\xff\xff") * 4_000_000
    tracemalloc.start()
    assert refused(tmp_path, data) == NOT_IDX.format("it ends in its header")
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()


def test_a_file_larger_than_its_images_may_be_is_not_read(tmp_path):
    path = tmp_path / "data"
    with path.open("wb") as file:
        file.write(gzip.compress(GOOD))
        file.truncate(80_000_001)
    with pytest.raises(UserError, match=r"^data cannot be read: it is larger than 80 MB\.$"):
        IdxStream(path)


def test_a_plain_file_of_another_length_is_refused_unread(tmp_path):
    path = tmp_path / "data"
    for length, fault in ((50_000_000, "cut off"), (79_000_000, "longer")):
        with path.open("wb") as file:
            file.write(header(IMAGES, MOST, 28, 28))
            file.truncate(length)
        with pytest.raises(DataError, match=fault):
            IdxStream(path)


def test_most_images_are_read_with_little_memory(tmp_path):
    path = tmp_path / "data"
    with path.open("wb") as file:
        file.write(header(IMAGES, MOST, 28, 28))
        file.truncate(16 + 784 * MOST)
    stream = IdxStream(path)
    tracemalloc.start()
    total = 0
    while piece := stream.read(PIECE):
        total += len(piece)
    assert tracemalloc.get_traced_memory()[1] < 4 * PIECE
    tracemalloc.stop()
    stream.close()
    assert total == np.prod((MOST, 28, 28))
