"""The error surface: orientation, agreement with points, contours, extremes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.surface import ErrorSurface


def surface(key="mse", held=(0.0, 0.0, -1000.0), axes=(0, 1), target=(1.0, 0.0, 0.0), **more):
    return ErrorSurface(Objective(LOSSES[key], np.array(target)), np.array(held), axes, **more)


def test_rows_are_the_second_axis_and_columns_the_first():
    grid = surface().value
    assert grid.shape == (256, 256) and grid.dtype == np.float32
    top_left, bottom_right = grid[-1, 0], grid[0, -1]  # y₁ = −10, y₂ = 10; then the reverse
    assert top_left == pytest.approx(2.0, abs=1e-6) and bottom_right == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("key", LOSSES)
@pytest.mark.parametrize("axes", [(0, 1), (2, 0), (3, 1)])
def test_every_sample_is_the_loss_at_its_point(key, axes):
    s = surface(key, (0.3, -1.0, 2.0, 0.5), axes, (0.1, 0.6, 0.2, 0.1), resolution=7, x_span=(-2, 3), y_span=(-5, 1))
    for row, y in enumerate(np.linspace(-5, 1, 7)):
        for column, x in enumerate(np.linspace(-2, 3, 7)):
            logits = np.array([0.3, -1.0, 2.0, 0.5])
            logits[axes[0]], logits[axes[1]] = x, y
            assert s.value[row, column] == pytest.approx(float(s.objective.value(logits)), rel=2e-5, abs=2e-6)
            assert s.slope[row, column] == pytest.approx(s.slope_at(x, y), rel=1e-3, abs=1e-5)
            assert s.value_at(x, y) == float(s.objective.value(logits))


def test_blocks_make_no_seam():
    s = surface("cross_entropy", resolution=300)
    stack = np.stack([*np.meshgrid(s.x, s.y), np.full((300, 300), -1000.0)])
    np.testing.assert_allclose(s.value, s.objective.value(stack), rtol=1e-5, atol=1e-6)


def test_the_plateau_and_the_slope_of_the_lecture():
    assert f"{surface('mse').slope_at(-10, 10):.1e}" == "1.2e-08"
    assert f"{surface('cross_entropy').slope_at(-10, 10):.2f}" == "1.41"
    flat, steep = surface("mse").slope, surface("cross_entropy").slope
    assert flat[200:, :50].max() < 1e-3 < 1.4 < steep[200:, :50].min()


def test_slopes_count_every_free_logit():
    held = (0.0, 0.0, 0.5)
    axes_only, all_free = surface("mse", held), surface("mse", held, free=np.array([True, True, True]))
    assert all_free.slope_at(1, 1) > axes_only.slope_at(1, 1)
    assert all_free.slope_at(1, 1) == pytest.approx(float(np.linalg.norm(all_free.objective.gradient((1.0, 1.0, 0.5)))))


@pytest.mark.parametrize("quantity", ["value", "slope"])
def test_contour_lines_lie_on_their_level(quantity):
    s = surface("cross_entropy", (0.0, 0.0, 0.0))
    levels = [0.3, 0.9] if quantity == "slope" else [1.0, 4.0, 9.0]
    at = s.slope_at if quantity == "slope" else s.value_at
    for level, lines in zip(levels, s.contours(levels, quantity), strict=True):
        assert lines
        points = np.concatenate(lines)
        assert (np.abs(points) <= 10 + 1e-9).all()
        assert max(abs(at(x, y) - level) for x, y in points[::9]) < 0.05


@given(st.sampled_from([-1e300, -1e30, -1000.0, 1e6, 1e300]))
def test_held_logits_of_any_size_draw_a_right_picture(held):
    for key in LOSSES:
        s = surface(key, (0.0, 0.0, held), resolution=5)
        expected = [[s.value_at(x, y) for x in s.x] for y in s.y]
        assert np.isfinite(s.value).all() and np.isfinite(s.slope).all()
        np.testing.assert_allclose(s.value, expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("key, held", [("mse_logits", -1e6), ("cross_entropy", 1e8), ("hinge", 1e9)])
def test_a_huge_held_logit_does_not_blur_the_picture(key, held):
    s = surface(key, (0.0, 0.0, held), resolution=33)
    exact = np.array([[s.value_at(x, y) for x in s.x] for y in s.y])
    np.testing.assert_allclose(s.value - s.value.min(), exact - exact.min(), atol=0.01 * np.ptp(exact))


def test_the_lectures_surface_is_drawn_in_single_precision():
    assert surface("mse", (0.0, 0.0, -1000.0)).value.dtype == np.float32
    assert surface("mse_logits", (0.0, 0.0, 0.0)).value.dtype == np.float32


@pytest.mark.parametrize(
    "bad", [*({"axes": axes} for axes in ((1, 1), (0, 3), (3, 0), (-1, 0))), {"x_span": (1, 1)}, {"y_span": (2, -2)}]
)
def test_an_invalid_surface_is_refused(bad):
    with pytest.raises(ValueError):
        surface(**bad)


def test_contour_lines_run_to_the_edge_of_the_picture():
    s = surface("cross_entropy", (0.0, 0.0, 0.0), x_span=(-7.0, 5.0), y_span=(-4.0, 9.0))
    (lower,), (upper,) = s.contours([4.0, 12.0], "value")
    assert lower[:, 0].max() == 5.0 and lower[:, 1].min() == -4.0
    assert upper[:, 0].min() == -7.0 and upper[:, 1].max() == 9.0


def test_contour_lines_are_drawn_through_every_second_sample():
    s = surface("cross_entropy", (0.0, 0.0, 0.0))
    points = {step: np.concatenate(s.contours([4.0], "value", step)[0]) for step in (1, 2, 4)}
    np.testing.assert_array_equal(np.concatenate(s.contours([4.0], "value")[0]), points[2])
    assert len(points[1]) == pytest.approx(2 * len(points[2]), abs=4)
    assert len(points[2]) == pytest.approx(2 * len(points[4]), abs=4)
    samples = np.append(s.x[::2], s.x[-1])
    on_a_sample = [np.abs(samples - coordinate).min() < 1e-9 for point in points[2] for coordinate in point]
    assert all(x or y for x, y in zip(on_a_sample[::2], on_a_sample[1::2], strict=True))


def test_logits_and_what_is_free_may_be_any_sequence():
    objective = Objective(LOSSES["mse"], np.array((1.0, 0.0, 0.0)))
    plain = ErrorSurface(objective, (0, 0, 1), (0, 1), free=[0, 0, 1])
    exact = ErrorSurface(objective, np.array([0.0, 0.0, 1.0]), (0, 1), free=np.array([True, True, True]))
    assert plain.slope_at(1, 2) == exact.slope_at(1, 2) and plain.value_at(1, 2) == exact.value_at(1, 2)


@pytest.mark.parametrize(
    ("middle", "half"), [((-9.0, 9.0), 0.5), ((-9.0, 9.0), 0.01), ((9000.0, 9000.5), 0.01), ((-9000.0, 5.0), 0.01)]
)
def test_a_small_part_far_out_is_not_blurred(middle, half):
    spans = [(place - half, place + half) for place in middle]
    for key in ("mse", "cross_entropy"):
        s = surface(key, x_span=spans[0], y_span=spans[1], resolution=33)
        exact = np.array([[s.value_at(x, y) for x in s.x] for y in s.y])
        np.testing.assert_allclose(s.value - s.value.min(), exact - exact.min(), atol=1e-2 * np.ptp(exact))
