"""What a Scene provides for drawing: fields and their ranges, contour levels, slices."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from explorer.state.drawn_surface import CONTOURS_KEPT, LOG_DECADES, field_of
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.presets import PRESETS
from explorer.state.scene import CONTOUR_LEVELS, SLICE_POINTS, derive

FLAT = Experiment().with_logit(2, 1e6)  # ŷ₃ is 1: squared error is 2 for any other logits


@pytest.mark.parametrize("quantity", ["value", "slope"])
def test_a_field_is_the_quantity_over_the_axes_and_its_range(quantity):
    scene = derive(Experiment().changed(quantity=quantity))
    for run, field in enumerate(scene.fields()):
        expected = getattr(scene.surface(run), quantity)
        assert field.samples.shape == (256, 256)
        np.testing.assert_array_equal(field.samples, expected)
        assert (field.low, field.high) == (expected.min(), expected.max())


@pytest.mark.parametrize("quantity", ["value", "slope"])
def test_a_logarithmic_field_ends_twelve_decades_below_its_top(quantity):
    scene = derive(Experiment().changed(quantity=quantity, colour_scale="log"))
    for run, field in enumerate(scene.fields()):
        samples = getattr(scene.surface(run), quantity).astype(float)
        floor = max(samples.min(), samples.max() * 10.0**-LOG_DECADES)
        np.testing.assert_allclose(field.samples, np.log10(np.maximum(samples, floor)), rtol=1e-6, atol=1e-6)
        assert field.low == pytest.approx(np.log10(floor)) and field.high == pytest.approx(np.log10(samples.max()))
    assert LOG_DECADES == 12


def test_a_surface_without_relief_is_all_low():
    field = derive(FLAT).fields()[0]
    assert (field.low, field.high) == (2.0, 4.0) and (field.samples == 2.0).all()
    field = derive(FLAT.changed(colour_scale="log")).fields()[0]
    assert field.low == pytest.approx(np.log10(2.0)) and field.high == pytest.approx(1 + field.low)
    slope = derive(FLAT.changed(quantity="slope")).fields()[0]
    assert (slope.low, slope.high) == (0.0, 1.0)
    slope = derive(FLAT.changed(quantity="slope", colour_scale="log")).fields()[0]
    assert (slope.low, slope.high) == pytest.approx((-12.0, 0.0)) and (slope.samples == slope.samples[0, 0]).all()


def test_relief_that_is_slight_is_not_stretched_away():
    """A relief of a millionth of the numbers' size is visible; noise of float64 is not."""
    e = Experiment().changed(runs=(RunSpec("cross_entropy"),)).with_logit(2, 1e6)
    field = derive(e).fields()[0]
    assert field.low == pytest.approx(1e6 - 10, rel=1e-6) and field.high == pytest.approx(1e6 + 10, rel=1e-6)
    assert field.high - field.low == pytest.approx(20, abs=0.5)


@pytest.mark.parametrize(
    ("low", "high", "log", "ends"),
    [
        (1e6, 1e6 + 1e-7, False, (1e6, 2e6)),
        (1e6, 1e6 + 1e-5, False, (1e6, 1e6 + 1e-5)),
        (0.25, 0.25, False, (0.25, 1.25)),
        (0.0, 1e-11, False, (0.0, 1e-11)),
        (1e-5, 1e-5, True, (-5.0, -4.0)),
        (1e-5, 1e-2, True, (-5.0, -2.0)),
    ],
)
def test_what_is_noise_is_measured_by_the_numbers_themselves(low, high, log, ends):
    field = field_of(SimpleNamespace(value=np.array([[low, high]])), "value", log)
    assert (field.low, field.high) == pytest.approx(ends, rel=1e-13)


@pytest.mark.parametrize("scale", ["linear", "log"])
@pytest.mark.parametrize("quantity", ["value", "slope"])
def test_contour_levels_are_spaced_evenly_between_the_colour_limits(quantity, scale):
    scene = derive(PRESETS["three-logits"].experiment.changed(quantity=quantity, colour_scale=scale))
    for run, field in enumerate(scene.fields()):
        lines = scene.contours(run, field)
        assert len(lines) == CONTOUR_LEVELS == 8
        at = scene.surface(run).value_at if quantity == "value" else scene.surface(run).slope_at
        for number, pieces in enumerate(lines, 1):
            assert pieces
            level = field.low + (field.high - field.low) * number / 9
            for x, y in np.concatenate(pieces)[::25]:
                there = np.log10(at(x, y)) if scale == "log" else at(x, y)
                assert there == pytest.approx(level, abs=0.01 * (field.high - field.low))


def test_so_many_contours_are_kept_and_the_oldest_go():
    scene = derive(Experiment())
    (field, *_) = scene.fields()
    levels = [field._replace(low=field.low - 0.01 * i) for i in range(CONTOURS_KEPT + 1)]
    lines = [scene.contours(0, level) for level in levels[:-1]]
    assert all(scene.contours(0, level) is line for level, line in zip(levels, lines, strict=False))
    newest = scene.contours(0, levels[-1])
    assert scene.contours(0, levels[-1]) is newest and scene.contours(0, levels[1]) is lines[1]
    assert scene.contours(0, levels[0]) is not lines[0]


def test_a_slice_is_the_loss_along_the_difference_of_the_axes():
    scene = derive(Experiment().changed(span=(-4.0, 6.0), axes=(2, 0)).with_logit(1, 0.5).with_logit(0, 3.0))
    scene.grow(5)
    position = scene.position(1, 5)
    line = scene.slice(1, 5)
    assert len(line.difference) == SLICE_POINTS and (line.difference[0], line.difference[-1]) == (-10.0, 10.0)
    middle = (position[2] + position[0]) / 2
    for place in (0, 60, 120, 240):
        half = line.difference[place] / 2
        there = (middle - half, position[1], middle + half)
        assert line.value[place] == pytest.approx(float(scene.runs[1].objective.value(there)))


def test_every_run_is_grown_and_the_frame_all_can_show_returned():
    e = Experiment().changed(runs=(RunSpec("mse", learning_rate=0.0625), RunSpec("cross_entropy", "adam", 0.0625)))
    scene = derive(e.changed(steps=5000))
    scene.runs[0].grow(1000)
    known = scene.grow(5000, budget=0.0)
    assert known == scene.runs[1].steps < 1000
    assert scene.grow(5000, budget=60.0) == 5000 == scene.runs[1].steps
    assert scene.grow(7) == 7


def test_a_run_is_the_one_its_record_describes():
    spec = RunSpec("kl", "momentum", 0.25, (("momentum", 0.5),))
    e = Experiment().changed(runs=(spec,), temperature=2.0, free_others=(2,)).with_logit(2, 0.75)
    (run,) = derive(e).runs
    assert run.objective.loss.key == "kl" and run.objective.temperature == 2.0
    assert run.objective.target.tolist() == list(e.problem.target)
    assert run.position(0).tolist() == list(e.problem.logits) and run.free.tolist() == [True, True, True]
    run.grow(2)
    first, second = np.diff(run.path[:, :3], axis=1).T
    np.testing.assert_allclose(first, -0.25 * run.objective.gradient(run.position(0)))
    np.testing.assert_allclose(second, -0.25 * run.objective.gradient(run.position(1)) + 0.5 * first)
    held = derive(e.changed(free_others=())).runs[0]
    assert held.free.tolist() == [True, True, False]
