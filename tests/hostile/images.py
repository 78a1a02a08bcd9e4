"""Hostile files of images: headers that lie, files that are cut off, damaged or bombs, and labels that do not fit."""

from __future__ import annotations

import gzip
import random
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.hostile.kinds import Hostile, Kind
from tests.support.idx import idx, noise

COUNT = 40
_PIXELS, _CLASSES = noise(COUNT)
_IMAGES, _LABELS = idx(_PIXELS), idx(_CLASSES)
_NAMES = "\n".join("abcdefghij").encode()


def _beside(images: bytes, labels: bytes = _LABELS, names: bytes = b"") -> Callable[[Path], None]:
    """Writes a file of images, its labels and perhaps the names of its classes."""

    def write(path: Path) -> None:
        path.write_bytes(images)
        path.with_name(path.name.replace("images", "labels").replace("idx3", "idx1")).write_bytes(labels)
        if names:
            path.with_name(path.name + ".names.txt").write_bytes(names)

    return write


def _packed(data: bytes, rng: random.Random) -> bytes:
    return gzip.compress(data, 1) if rng.random() < 0.5 else data


def _changed(data: bytes, rng: random.Random, within: int) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 3))):
        changed[rng.randrange(min(within, len(changed)))] = rng.randrange(256)
    return bytes(changed)


def good(kind: Kind, rng: random.Random) -> Hostile:
    written = _beside(_packed(_IMAGES, rng), _packed(_LABELS, rng), rng.choice((b"", _NAMES)))
    return Hostile(kind, "good", written, harmless=True)


def lying_header(kind: Kind, rng: random.Random) -> Hostile:
    sizes = (0, 1, COUNT - 1, COUNT + 1, 100_000, 100_001, 10**9, 2**32 - 1)
    header = struct.pack(">4I", 0x803, rng.choice(sizes), rng.choice((28, 28, 28, 0, 27, 2**31)), 28)
    return Hostile(kind, "lying header", _beside(_packed(header + _IMAGES[16:], rng)), ("images", "labels"))


def lying_labels(kind: Kind, rng: random.Random) -> Hostile:
    count = rng.choice((0, 1, COUNT - 1, COUNT + 1, 10**9, 2**32 - 1))
    labels = struct.pack(">2I", 0x801, count) + _LABELS[8:]
    return Hostile(kind, "lying labels", _beside(_IMAGES, _packed(labels, rng)), ("labels",))


def changed_header(kind: Kind, rng: random.Random) -> Hostile:
    return Hostile(kind, "changed header", _beside(_packed(_changed(_IMAGES, rng, 16), rng)))


def changed_labels(kind: Kind, rng: random.Random) -> Hostile:
    return Hostile(kind, "changed labels", _beside(_IMAGES, _packed(_changed(_LABELS, rng, 48), rng)))


def damaged(kind: Kind, rng: random.Random) -> Hostile:
    packed = gzip.compress(_IMAGES, 1)
    return Hostile(kind, "damaged", _beside(_changed(packed, rng, rng.choice((10, 200, len(packed))))))


def cut_off(kind: Kind, rng: random.Random) -> Hostile:
    data = _packed(_IMAGES, rng)
    return Hostile(kind, "cut off", _beside(data[: rng.randrange(len(data))]), ("images",))


def longer(kind: Kind, rng: random.Random) -> Hostile:
    more = rng.choice((b"\0", b"x" * 1000, _IMAGES, gzip.compress(b"")))
    return Hostile(kind, "longer", _beside(_packed(_IMAGES, rng) + more), ("longer",))


def bomb(kind: Kind, rng: random.Random) -> Hostile:
    packer = zlib.compressobj(9, wbits=31)
    begin = rng.choice((_IMAGES, b"", struct.pack(">4I", 0x803, 10**9, 28, 28)))
    data = packer.compress(begin) + b"".join(packer.compress(bytes(10**6)) for _ in range(60)) + packer.flush()
    return Hostile(kind, "bomb", _beside(data), ("images",))


def gzip_of_nothing(kind: Kind, rng: random.Random) -> Hostile:
    begin, more = rng.choice(((b"\x1f\x8b\x08\x08" + bytes(6), b"x"), (gzip.compress(b"")[:10], b"\0\0\0\xff\xff")))
    return Hostile(kind, "gzip of nothing", _beside(begin + more * 1_000_000), ("header",))


def anything(kind: Kind, rng: random.Random) -> Hostile:
    data = rng.choice((b"", rng.randbytes(3000), b"[[step]]", b"\x1f\x8b", _LABELS, gzip.compress(_LABELS)))
    return Hostile(kind, "anything", _beside(data), ("images",))


def alone(kind: Kind, rng: random.Random) -> Hostile:
    return Hostile(kind, "without labels", _packed(_IMAGES, rng), ("needs its labels",))


def special_labels(kind: Kind, rng: random.Random) -> Hostile:
    def write(path: Path) -> None:
        path.write_bytes(_IMAGES)
        path.with_name(path.name.replace("images", "labels").replace("idx3", "idx1")).symlink_to(target)

    target = rng.choice(("/dev/zero", "/dev/tty", ".", "nowhere"))
    return Hostile(kind, "special labels", write, ("cannot be read",))


def odd_names(kind: Kind, rng: random.Random) -> Hostile:
    junk = (b"a", b"\xff", b"\n" * 20, _NAMES * 2, _NAMES.replace(b"b", b"a"), _NAMES.replace(b"b", b"b" * 99))
    more = (_NAMES.replace(b"b", "\u202e\x07".encode()), b"x\n" * 400_000, b"\0" * 2_000_000)
    return Hostile(kind, "odd names", _beside(_IMAGES, names=rng.choice(junk + more)), (".names.txt",))


FAMILIES = (
    *(good, lying_header, lying_labels, changed_header, changed_labels, damaged, cut_off, longer),
    *(bomb, gzip_of_nothing, anything, alone, special_labels, odd_names),
)
