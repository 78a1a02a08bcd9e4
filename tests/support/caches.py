"""The caches of the app: every test starts with empty ones."""

from __future__ import annotations

import sys
from collections.abc import Callable

# Caches that a test may find filled: they are slow to fill, and nothing changes their contents.
KEPT = {
    "explorer.look.icons.drawn",
    "explorer.look.theme.colour_table",
    "explorer.state.datasets.digits",
    "explorer.state.datasets.renumbered",
    "explorer.state.datasets.split_digits",
}
_found: dict[str, list[Callable[[], None]]] = {}  # by module; searching them all takes longer than most tests


def empty() -> None:
    """Empty all but those of KEPT."""
    for name in [name for name in sys.modules if name.startswith("explorer.") and name not in _found]:
        module = sys.modules[name]
        if not getattr(module.__spec__, "_initializing", False):
            _found[name] = [*_of(module)]
    for caches in _found.values():
        for clear in caches:
            clear()


def _of(module):
    """How to empty each cache that is defined in `module`."""
    for made in vars(module).values():
        is_cache = hasattr(made, "cache_clear") and not isinstance(made, type)
        # Where it is defined: modules that import it have it too.
        if is_cache and made.__module__ == module.__name__ and f"{made.__module__}.{made.__qualname__}" not in KEPT:
            yield made.cache_clear
