"""How much memory this process has in use, to the byte: what it got from the system also holds what is free again."""

from __future__ import annotations

import ctypes
import gc
import sys
from typing import NamedTuple

_NAMES = "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost"


class _Mallinfo(ctypes.Structure):
    """glibc's struct mallinfo2."""

    _fields_ = [(name, ctypes.c_size_t) for name in _NAMES.split()]


class Used(NamedTuple):
    """Memory in use: megabytes that C and C++ have allocated, and the number of Python's own small blocks."""

    megabytes: float
    blocks: int


def _mallinfo():
    """glibc's function, from 2.33 on; None elsewhere."""
    try:
        found = ctypes.CDLL(None).mallinfo2
    except (AttributeError, OSError, TypeError):
        return None
    found.restype = _Mallinfo
    return found


_counted = _mallinfo()
IS_COUNTED = _counted is not None


def in_use() -> Used:
    """What is in use once nothing is left to collect; only where it `IS_COUNTED`."""
    gc.collect()
    info = _counted()
    return Used((info.uordblks + info.hblkhd) / 1e6, sys.getallocatedblocks())
