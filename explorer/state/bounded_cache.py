"""A cache bounded in bytes: results are remembered by their arguments, and the least recently used goes first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import update_wrapper
from typing import Generic, NamedTuple, ParamSpec, Protocol, TypeVar

# Of one cache. A drag adds an entry at every step, which is hardly looked at again: few are kept, long before their
# bytes reach the limit.
MOST_ENTRIES = 16


class Sized(Protocol):
    """Something that knows how much memory it holds."""

    @property
    def nbytes(self) -> int: ...


P = ParamSpec("P")
T = TypeVar("T", bound=Sized)


class CacheInfo(NamedTuple):
    """How many entries a cache holds, their bytes, and how many these may be."""

    entries: int
    bytes: int
    limit: int


class BoundedCache(Generic[P, T]):
    """A function that remembers what it returned, up to `limit` bytes; its arguments are positional and hashable.

    All entries are counted again when one is added, because a run grows after it was made; between two additions only
    what is looked at grows. The newest stays, be it larger than the limit. Whoever holds on to a result keeps it alive;
    the cache only decides what is found again.
    """

    def __init__(self, function: Callable[P, T], limit: int) -> None:
        self._function = function
        self._limit = limit
        self._entries: OrderedDict[Hashable, T] = OrderedDict()
        update_wrapper(self, function)

    def __call__(self, *key: P.args, **named: P.kwargs) -> T:
        """The result for these arguments, remembered or computed."""
        if named:
            raise TypeError("the arguments of what is remembered are positional")
        found = self._entries.get(key)
        if found is None:
            found = self._entries[key] = self._function(*key, **named)
            self._trim()
        else:
            self._entries.move_to_end(key)
        return found

    def _trim(self) -> None:
        sizes = [entry.nbytes for entry in self._entries.values()]
        total = sum(sizes)
        for size in sizes[:-1]:
            if total <= self._limit and len(self._entries) <= MOST_ENTRIES:
                return
            self._entries.popitem(last=False)
            total -= size

    def cache_info(self) -> CacheInfo:
        """What is held at present."""
        return CacheInfo(len(self._entries), sum(entry.nbytes for entry in self._entries.values()), self._limit)

    def cache_clear(self) -> None:
        """Forget everything."""
        self._entries.clear()


def bounded_cache(limit: int) -> Callable[[Callable[P, T]], BoundedCache[P, T]]:
    """Decorator: remember what the function returns, up to `limit` bytes."""

    def wrap(function: Callable[P, T]) -> BoundedCache[P, T]:
        return BoundedCache(function, limit)

    return wrap
