"""Entropy and cross-entropy as bars, and the gap between them."""

from __future__ import annotations

import itertools

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


def measured(shown, p, q, width=900, height=180) -> EntropyBars:
    view = shown(EntropyBars(LIGHT))
    view.resize(width, height)
    view.show_distributions(p, q)
    return view


def test_the_scale_runs_from_certain_to_uniform(shown):
    view = measured(shown, (1 / 3, 1 / 3, 1 / 3), (1.0, 0.0, 0.0))
    texts = [label.text for label in view.labels()]
    assert texts == ["0: certain", "larger entropy = more uncertain", "uniform: ln 3 = 1.0986"]
    uniform, certain = (part for part in view.segments() if not part.gap)
    assert uniform.rect.right() == pytest.approx(view.greatest()) and certain.rect.width() == pytest.approx(0)
    view.show_distributions((0.1,) * 10, (0.1,) * 10)
    assert view.labels()[2].text == "uniform: ln 10 = 2.3026"
    assert view.segments()[0].rect.right() == pytest.approx(view.greatest()) and view.greatest() <= view.width()
    assert "larger entropy" in view.accessibleDescription()


@pytest.mark.parametrize("width", [200, 300, 450, 900])
@pytest.mark.parametrize("p, q", [((0.5, 0.5), (0.999, 0.001)), ((0.5, 0.5, 0.0), (0.0, 0.5, 0.5)), ((0.1,) * 10,) * 2])
def test_the_words_of_the_scale_are_apart_and_inside(shown, width, p, q):
    view = measured(shown, p, q, width)
    rects = [label.rect for label in view.labels()]
    assert all(first.right() < second.left() for first, second in itertools.pairwise(rects))
    assert all(view.rect().toRectF().adjusted(0, 0, 1, 1).contains(rect) for rect in rects)
    for label in view.labels():
        assert view.fontMetrics().horizontalAdvance(label.text) <= label.rect.width()
    assert all(part.rect.bottom() < rect.top() for part in view.segments() for rect in rects)


def test_a_low_view_keeps_its_bars_and_leaves_the_scale_out(shown):
    view = measured(shown, (0.5, 0.5), (0.9, 0.1))
    low = view.minimumSizeHint().height()
    view.resize(900, low)
    assert view.labels() == []
    assert all(part.rect.bottom() <= low for part in view.segments())
    view.resize(900, next(h for h in range(low, 2 * low) if view.resize(900, h) or view.labels()))
    assert max(part.rect.bottom() for part in view.segments()) < view.labels()[0].rect.top()


def test_the_greatest_entropy_is_marked_on_both_bars(shown):
    view = measured(shown, (0.9, 0.1), (0.8, 0.2))
    picture, x = view.grab().toImage(), round(view.greatest())
    for part in view.segments()[::2]:
        rows = range(int(part.rect.top()), int(part.rect.bottom()))
        column = {picture.pixelColor(at, y).lightness() // 64 for y in rows for at in (x - 1, x)}
        assert 0 in column, "a dark line on the light panel"
