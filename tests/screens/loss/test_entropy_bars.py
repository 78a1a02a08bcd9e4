"""Entropy and cross-entropy as bars, and the gap between them."""

from __future__ import annotations

import pytest

from explorer.look.theme import THEMES
from explorer.screens.loss.entropy_bars import EntropyBars

LIGHT = THEMES["light"]


@pytest.mark.parametrize("p, q", [((0.5, 0.5), (0.5, 0.5)), ((1.0, 0.0), (1.0, 0.0)), ((1.0, 0.0), (0.9, 0.1))])
def test_the_gap_is_seen_only_where_there_is_one(shown, qapp, p, q):
    view = shown(EntropyBars(LIGHT))
    view.show_distributions(p, q)
    gaps = [part.rect.width() for part in view.segments() if part.gap]
    assert (gaps[0] > 0) == (p != q)
    view.grab()
