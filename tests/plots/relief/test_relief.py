"""Heights and colours of a landscape."""

from __future__ import annotations

import numpy as np
import pytest

from explorer.look.theme import colour_table
from explorer.plots.relief.relief import Relief, mixed, relief_of, shaded, share_of
from explorer.state.drawn_surface import Field, Sample, ranged


def field(samples, low=None, high=None, kinds=None) -> Field:
    samples = np.asarray(samples, dtype=np.float64)
    return Field(
        samples, np.nanmin(samples) if low is None else low, np.nanmax(samples) if high is None else high, kinds
    )


def test_the_range_of_the_colours_fills_the_heights():
    relief = relief_of(field([[0.0, 1.0], [2.0, 4.0]]), log=False)
    np.testing.assert_allclose(relief.heights, [[0, 0.25], [0.5, 1]])
    common = relief_of(field([[0.0, 1.0], [2.0, 4.0]], low=-4.0, high=12.0), log=False)
    np.testing.assert_allclose(common.heights, [[0.25, 0.3125], [0.375, 0.5]])
    assert relief.cut is None and common.cut is None


def test_heights_between_samples_are_those_of_straight_lines():
    relief = Relief(np.array([[0.0, 1.0], [0.5, 0.5]], dtype=np.float32))
    u, v = np.array([-1.0, 1.0, 0.0, 0.0, 0.5]), np.array([-1.0, -1.0, -1.0, 1.0, 0.0])
    np.testing.assert_allclose(relief.at(u, v), [0.0, 1.0, 0.5, 0.5, 0.625])
    np.testing.assert_allclose(relief.at(np.array([9.0]), np.array([-9.0])), [1.0])  # beside the floor: its edge


def test_what_has_no_number_is_at_the_top_or_open():
    kinds = np.array([[Sample.FOUND, Sample.NOT_WITHIN], [Sample.DIVERGED, Sample.OPEN]], dtype=np.uint8)
    relief = relief_of(field([[3.0, np.nan], [np.nan, np.nan]], 0.0, 6.0, kinds), log=False)
    np.testing.assert_allclose(relief.heights, [[0.5, 1.0], [1.0, 0.0]])


def test_values_below_twelve_decades_are_cut_off_visibly():
    samples = np.full((64, 64), 1e-3)
    samples[0, 0], samples[:, 40:] = 10.0, 1e-15
    found = ranged(samples, samples.min(), samples.max(), log=True)
    relief = relief_of(found, log=True)
    np.testing.assert_array_equal(relief.cut, samples < 1e-11)
    plain = np.full((64, 64), 0xFF808080, dtype=np.uint32)
    hatched = shaded(plain, relief, 0.0) != plain
    assert 0.2 < hatched[:, 40:].mean() < 0.5 and not hatched[:, :40].any()
    within = ranged(np.maximum(samples, 1e-8), 1e-8, 10.0, log=True)
    assert relief_of(within, log=True).cut is None


@pytest.mark.parametrize("log", [False, True])
def test_exact_values_have_the_heights_of_samples(log):
    samples = np.array([[1e-3, 1.0], [5.0, 20.0]])
    found = ranged(samples, 1e-3, 20.0, log)
    shares = share_of(samples.ravel(), found.low, found.high, log)
    np.testing.assert_allclose(shares, relief_of(found, log).heights.ravel(), atol=1e-6)
    beyond = share_of(np.array([0.0, np.inf, np.nan, 1e9]), found.low, found.high, log)
    np.testing.assert_array_equal(beyond, [0, 1, 0, 1])


def test_level_places_keep_the_colours_of_the_colour_bar():
    words = colour_table("lecture")[np.arange(256, dtype=np.uint8)].reshape(16, 16)
    level = Relief(np.full((16, 16), 0.4, dtype=np.float32))
    np.testing.assert_array_equal(shaded(words, level, 1.0), words)
    steep = Relief(np.linspace(1, 0, 16, dtype=np.float32).repeat(16).reshape(16, 16))  # it faces away from the light
    darker = shaded(words, steep, 1.0)
    np.testing.assert_array_equal(shaded(words, steep, 0.0), words)
    for shift in (0, 8, 16):
        before, after = ((w >> shift & 255).astype(int) for w in (words, darker))
        assert (after <= before).all() and (after >= 0.8 * before - 1).all() and (after < before).any()
    np.testing.assert_array_equal(darker >> 24, words >> 24)


def test_colours_between_samples_are_mixed():
    words = np.array([[0xFF000000, 0xFF0000F0], [0xFF000000, 0xFF0000F0]], dtype=np.uint32)
    u, v = np.array([-1.0, -0.5, 0.0, 0.5]), np.zeros(4)
    assert [hex(word) for word in mixed(words, u, v)] == ["0xff000000", "0xff00003c", "0xff000078", "0xff0000b4"]
    assert (
        mixed(np.full((5, 5), 0xFFFEDCBA, dtype=np.uint32), *np.random.default_rng(0).uniform(-1, 1, (2, 99)))
        == 0xFFFEDCBA
    ).all()
