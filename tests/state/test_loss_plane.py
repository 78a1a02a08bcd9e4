"""Planes of trained networks: every sample computed again by a whole forward pass, however the work was cut."""

from __future__ import annotations

import math

import numpy as np
import pytest

from explorer.core.losses.table import LOSSES
from explorer.core.network import logits_of
from explorer.state.datasets import split_digits
from explorer.state.experiment_parts import RunSpec
from explorer.state.loss_plane import (
    FINEST,
    FROM,
    LINE_POINTS,
    SHARE,
    TO,
    LossPlane,
    along_line,
    loss_plane,
    pair_of,
)
from explorer.state.network_parts import Network
from explorer.state.network_training import bring, shape_of, training

NETWORK = Network(hidden=(4,), init_scale=5.0)
TWO = (RunSpec("mse", learning_rate=0.5), RunSpec("cross_entropy", learning_rate=0.5))
THREE = (*TWO, RunSpec("hinge", learning_rate=0.5))


def trained(specs, frame=30, network=NETWORK):
    trainings = [training(spec, network) for spec in specs]
    bring(trainings, frame)
    return trainings


def computed(specs=TWO, frame=30, network=NETWORK, pair=(0, 1), level=3):
    plane = LossPlane(specs, network, frame, pair)
    plane.begin(trained(specs, frame, network))
    while plane.level < level and not plane.is_complete:
        plane.go_on(math.inf)
    return plane


def slowly(specs, frame, network, pair, x, y):
    """Each loss and the share right at (x, y): its own Gram and Schmidt, whole forward passes, in float64."""
    start = training(specs[0], network).parameters(0).astype(float)
    ends = [training(specs[i], network).parameters(frame).astype(float) - start for i in pair]
    basis = np.linalg.qr(np.stack(ends, axis=1))[0]
    basis *= np.sign((basis * np.stack(ends, axis=1)).sum(axis=0))
    data = split_digits()
    images = data.held_images.astype(float)
    logits = logits_of(start + basis @ [x, y], shape_of(network), images)
    targets = data.targets(data.held).astype(float)
    losses = [LOSSES[key].value(logits, targets).mean() for key in dict.fromkeys(spec.loss for spec in specs)]
    return [*losses, np.mean(logits.argmax(axis=0) == data.held_labels)]


@pytest.mark.parametrize("activation", ["sigmoid", "relu"])
@pytest.mark.parametrize("hidden", [(4,), (5, 4, 6)])
def test_samples_are_those_of_whole_forward_passes(hidden, activation):
    network = Network(hidden, activation, 3.0)
    plane = computed(THREE, network=network, level=1)
    xs, ys = (np.linspace(*ends, FINEST) for ends in plane.ranges)
    for row, column in ((0, 0), (20, 36), (60, 8), (60, 60)):
        expected = slowly(THREE, 30, network, (0, 1), xs[column], ys[row])
        np.testing.assert_allclose(plane.values[:3, row, column], expected[:3], rtol=1e-4)
        assert plane.values[3, row, column] == pytest.approx(expected[3], abs=0.0021), "rounding decides few images"


def test_the_line_goes_from_one_end_to_the_other():
    plane = computed(level=1)
    (x, y), (to_x, to_y) = plane.ends
    part = along_line()
    assert (part[FROM], part[TO], part[0], part[-1]) == (0, 1, -0.25, 1.25) and len(part) == LINE_POINTS
    for i in (0, FROM, 30, TO, 60):
        expected = slowly(TWO, 30, NETWORK, (0, 1), x + part[i] * (to_x - x), y + part[i] * (to_y - y))
        np.testing.assert_allclose(plane.line[:, i], expected, rtol=1e-4, atol=0.0011)


def test_the_ends_have_what_the_runs_measure_themselves():
    plane = computed(level=1)
    for run, each in enumerate(trained(TWO)):
        measured = each.measured(30)
        assert plane.at_ends(TWO[run].loss)[run] == pytest.approx(measured.loss, rel=1e-5)
        assert plane.at_ends(SHARE)[run] == pytest.approx(measured.accuracy, abs=0.0011)


def test_start_and_ends_lie_in_the_plane_and_paths_leave_it():
    plane = computed(THREE, level=1)
    start, *ends = (each.astype(float) for each in (trained(THREE)[0].parameters(0), *_ends()))
    for run, path in enumerate(plane.paths):
        assert path.steps.tolist() == [0, 10, 20, 30] and (path.x[0], path.y[0], path.distance[0]) == (0, 0, 0)
        away = np.linalg.norm(ends[run] - start)
        assert np.hypot(np.hypot(path.x, path.y), path.distance)[-1] == pytest.approx(away, rel=1e-9)
        assert (path.distance[-1] <= 1e-9 * away) == (run in plane.pair)
    assert plane.paths[0].distance[1] > 0.01


def _ends():
    return [each.parameters(30) for each in trained(THREE)]


def test_start_and_ends_are_well_inside_the_window():
    plane = computed(level=1)
    (left, right), (bottom, top) = plane.ranges
    assert right - left == pytest.approx(top - bottom)
    for x, y in [(0.0, 0.0), *plane.ends]:
        assert min(x - left, right - x, y - bottom, top - y) >= 0.199 * (right - left)


def test_cut_into_small_parts_it_is_the_same():
    whole, cut = computed(), LossPlane(TWO, NETWORK, 30, (0, 1))
    cut.begin(trained(TWO))
    rounds = [0, 0, 0]  # at each level
    while not cut.is_complete:
        rounds[cut.level] += 1
        cut.go_on(0.0)
    np.testing.assert_array_equal(cut.values, whole.values)
    np.testing.assert_array_equal(cut.line, whole.line)
    assert 0 <= rounds[1] - (31**2 - 16**2) <= 2 and 0 <= rounds[2] - (61**2 - 31**2) <= 2, "no sample twice"


def test_a_coarse_grid_has_every_fourth_sample_of_the_finest():
    fine, coarse = computed(), computed(level=1)
    np.testing.assert_array_equal(coarse.grid("mse"), fine.grid("mse")[::4, ::4])
    assert coarse.grid("mse").shape == (16, 16) and np.isnan(coarse.values).any() and not np.isnan(fine.values).any()


def test_what_was_left_is_gone_on_with_and_ends_the_same():
    plane = LossPlane(TWO, NETWORK, 30, (0, 1))
    plane.begin(trained(TWO))
    held = plane.nbytes
    for _ in range(3):  # left in the midst of a level
        before = plane.level
        while plane.level == before:
            plane.go_on(0.0)
        for _ in range(10):
            plane.go_on(0.0)
        plane.leave()
        level = plane.level
        plane.go_on(math.inf)
        assert plane.level == level, "nothing goes on while it is left"
        plane.begin(trained(TWO))
    assert plane.is_complete and plane.nbytes < held
    np.testing.assert_array_equal(plane.values, computed().values)


def test_at_the_start_there_is_no_plane():
    plane = computed(frame=0)
    assert plane.exists is False and plane.is_complete and not plane.level and not plane.paths


def test_one_run_and_equal_runs_have_a_random_direction():
    for specs, pair in ((TWO[:1], (0,)), ((TWO[0], TWO[0]), (0, 1))):
        plane = computed(specs, pair=pair, level=1)
        assert plane.exists and plane.is_random and plane.paths[0].end[1] == pytest.approx(0, abs=1e-9)
        assert plane.quantities == ("mse", SHARE)
    assert not computed(level=1).is_random
    alone = computed(TWO[:1], pair=(0,), level=1)
    assert alone.ends[0] == (0.0, 0.0) and alone.ends[1] == alone.paths[0].end
    assert alone.at_ends("mse")[0] == pytest.approx(trained(TWO)[0].measured(0).loss, rel=1e-5)


def test_a_run_that_diverged_is_where_it_was_last_finite():
    specs = (TWO[0], RunSpec("mse_logits", learning_rate=1000.0))
    trainings = trained(specs, 60)
    assert trainings[1].diverged_at is not None
    plane = computed(specs, 60, level=1)
    assert plane.paths[1].steps[-1] == trainings[1].steps < 60
    assert np.isfinite(plane.paths[1].x).all() and plane.paths[1].end != (0, 0)


def test_samples_that_are_not_finite_have_no_part_in_the_range():
    plane = computed(level=1)
    samples = plane.values[0, ::4, ::4]
    samples[3, :5] = np.nan
    for log in (False, True):
        field, contours = plane.drawn("mse", log)
        expected = np.log10(samples) if log else samples
        np.testing.assert_allclose(field.samples, expected)
        assert (field.low, field.high) == pytest.approx((np.nanmin(expected), np.nanmax(expected)))
        assert all(np.isfinite(line).all() for lines in contours for line in lines)
    plane.values[1] = np.nan
    assert plane.drawn("cross_entropy", True)[0][1:3] == (0.0, 1.0)


def test_the_line_is_computed_once():
    plane = computed(level=1)
    line = plane.line
    plane.leave()
    plane.begin(trained(TWO))
    while not plane.is_complete:
        plane.go_on(math.inf)
    assert plane.line is line


def test_fields_have_the_range_of_what_is_computed():
    plane = computed(level=2)
    values = plane.values[0, ::2, ::2]
    field, contours = plane.drawn("mse", False)
    np.testing.assert_array_equal(field.samples, values)
    assert (field.low, field.high) == (values.min(), values.max()) and len(contours) == 8 and any(contours)
    assert plane.drawn("mse", False)[0] is field
    log = plane.drawn("mse", True)[0]
    np.testing.assert_allclose(log.samples, np.log10(values))
    assert plane.drawn(SHARE, True)[0][1:3] == (0.0, 1.0)
    while plane.level < 3:
        plane.begin(trained(TWO))
        plane.go_on(math.inf)
    assert plane.drawn("mse", False)[0].samples.shape == (61, 61)


def test_the_nearest_sample_is_read():
    plane = computed(level=1)
    xs, ys = (np.linspace(*ends, 16) for ends in plane.ranges)
    x, y, values = plane.nearest(xs[3] + 0.4 * (xs[1] - xs[0]), ys[9] - 0.4 * (ys[1] - ys[0]))
    assert (x, y) == pytest.approx((xs[3], ys[9]))
    assert values == {key: plane.grid(key)[9, 3] for key in ("mse", "cross_entropy", SHARE)}
    assert plane.nearest(1e9, -1e9)[:2] == pytest.approx((xs[-1], ys[0]))


@pytest.mark.parametrize(
    ("wanted", "count", "pair"),
    [((0, 1), 2, (0, 1)), ((1, 0), 2, (1, 0)), ((0, 1), 1, (0,)), ((3, 2), 2, (0, 1)), ((3, 1), 3, (1, 0))],
)
def test_runs_that_are_not_there_are_replaced_by_the_first_others(wanted, count, pair):
    assert pair_of(wanted, count) == pair


def test_planes_are_kept_with_what_is_computed():
    plane = loss_plane(TWO, NETWORK, 30, (0, 1))
    assert loss_plane(TWO, NETWORK, 30, (0, 1)) is plane and loss_plane(TWO, NETWORK, 31, (0, 1)) is not plane
    assert loss_plane.cache_info().bytes >= 2 * plane.nbytes > 0
