"""The window's caches stay within their limits, whatever is shown."""

from __future__ import annotations

import pytest

from explorer.core.losses.table import LOSSES
from explorer.state import scene
from explorer.state.drawn_surface import surface_of
from explorer.state.experiment_parts import RunSpec
from explorer.state.presets import PRESETS
from tests.support.gui import settle

CACHES = (surface_of, scene.cached_run)


@pytest.fixture
def narrow(monkeypatch):
    """Sets limits that a few dozen experiments reach, for caches that start empty."""
    for cache, limit in zip(CACHES, (3_000_000, 60_000), strict=True):
        cache.cache_clear()
        monkeypatch.setattr(cache, "_limit", limit)
    yield
    for cache in CACHES:
        cache.cache_clear()  # so that other tests find nothing of it


def test_many_experiments_keep_the_caches_within_their_limits(make_window, narrow):
    window = make_window(PRESETS["ten-classes"])
    losses, filled = list(LOSSES), set()
    for number in range(12):
        runs = tuple(RunSpec(losses[(number + i) % len(losses)], "adam", 0.1) for i in range(1 + number % 4))
        window.workbench.store.update(runs=runs, colour_scale=("linear", "log")[number % 2])
        window.workbench.store.replace(window.workbench.store.experiment.with_logit(number % 10, number / 10))
        window.workbench.player.seek(2 * number)
        settle()
        for cache in CACHES:
            entries, used, limit = cache.cache_info()
            looked_at = 300_000 * len(runs) if cache is surface_of else 10_000 * len(runs)
            assert used <= limit + looked_at or entries == 1, "what is looked at may grow until something else is"
            filled |= {cache} if used > limit / 2 else set()
    assert filled == set(CACHES), "and the limits were reached"
