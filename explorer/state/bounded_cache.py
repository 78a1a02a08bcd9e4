"""A cache bounded in bytes and entries: results by their arguments, of which the least recently used is dropped."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import update_wrapper
from typing import Generic, NamedTuple, ParamSpec, Protocol, TypeVar

# In one cache. A drag adds an entry at every step, which is seldom needed again: only a few are kept, even if their
# bytes are far below the limit.
MOST_ENTRIES = 16


class Sized(Protocol):
    """An object that knows how much memory it uses."""

    @property
    def nbytes(self) -> int: ...


P = ParamSpec("P")
T = TypeVar("T", bound=Sized)


class CacheInfo(NamedTuple):
    """How many entries a cache holds, how many bytes these are, and how many they may be."""

    entries: int
    bytes: int
    limit: int


class BoundedCache(Generic[P, T]):
    """A function that caches its results, up to `limit` bytes; its arguments are positional and hashable.

    All entries are measured again when one is added, because runs and trainings grow while they are shown. The newest
    stays even if it is larger than the limit. A dropped result lives on as long as somebody holds it.
    """

    def __init__(self, function: Callable[P, T], limit: int) -> None:
        self._function = function
        self._limit = limit
        self._entries: OrderedDict[Hashable, T] = OrderedDict()
        update_wrapper(self, function, updated=())

    def __call__(self, *key: P.args, **named: P.kwargs) -> T:
        """The result for these arguments, from the cache or computed."""
        if named:
            raise TypeError("the arguments of a cached function are positional")
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
        """What the cache holds."""
        return CacheInfo(len(self._entries), sum(entry.nbytes for entry in self._entries.values()), self._limit)

    def cache_clear(self) -> None:
        """Drop all entries."""
        self._entries.clear()


def bounded_cache(limit: int) -> Callable[[Callable[P, T]], BoundedCache[P, T]]:
    """Decorator: cache what the function returns, up to `limit` bytes."""

    def wrap(function: Callable[P, T]) -> BoundedCache[P, T]:
        return BoundedCache(function, limit)

    return wrap
