"""The caches of the app: every test starts with empty ones."""

from __future__ import annotations

import sys

# Caches that a test may find filled: they are slow to fill, and nothing changes their contents.
KEPT = {
    "explorer.state.datasets.digits",
    "explorer.state.datasets.renumbered",
    "explorer.state.datasets.split_digits",
    "explorer.look.theme.colour_table",
}


def empty() -> None:
    """Empty all but those of KEPT."""
    for module in [module for name, module in sys.modules.items() if name.startswith("explorer.")]:
        for made in vars(module).values():
            is_cache = hasattr(made, "cache_clear") and not isinstance(made, type)
            # By the name where it is defined: modules that import it have it too.
            if is_cache and f"{made.__module__}.{made.__qualname__}" not in KEPT:
                made.cache_clear()
