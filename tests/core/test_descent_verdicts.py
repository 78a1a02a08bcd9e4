"""Verdicts on a run: closed forms, and how the answers change with the unit in which logits are measured."""

from __future__ import annotations

import math

import numpy as np
import pytest

from explorer.core.descent import Run
from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.verdict import VerdictKind


def run(loss, start, target=(1.0, 0.0), optimizer="gradient_descent", T=1.0, free=None, **settings):
    return Run(Objective(LOSSES[loss], np.array(target), T), OPTIMIZERS[optimizer], start, free=free, **settings)


def apart(difference):
    """Two logits, the wrong one ahead by `difference`."""
    return np.array([-difference / 2, difference / 2])


@pytest.mark.parametrize("T", [0.01, 0.3, 7.0, 100.0])
@pytest.mark.parametrize(
    ("loss", "difference", "lr", "kind"),
    [
        ("mse", 8.0, 1e-3, VerdictKind.STUCK),  # only just flat: its slope divided by T would not be
        ("mse", 4.0, 1e-4, VerdictKind.MOVING),  # many steps, but on a slope
        ("cross_entropy", 20.0, 1e-4, VerdictKind.MOVING),
        ("mse", 20.0, 1.0, VerdictKind.STUCK),
        ("cross_entropy", -12.0, 1.0, VerdictKind.ARRIVED),
    ],
)
def test_the_temperature_is_a_unit_and_no_verdict_hangs_on_it(loss, difference, lr, kind, T):
    """At temperature T, from T times the start at T² times the rate, every position is T times that at T = 1."""
    plain = run(loss, apart(difference), lr=lr).verdict(0)
    scaled = run(loss, T * apart(difference), T=T, lr=T**2 * lr).verdict(0)
    assert plain.kind is scaled.kind is kind
    assert scaled.slope * T == pytest.approx(plain.slope)
    assert scaled.steps_to_cross == pytest.approx(plain.steps_to_cross, rel=0.01, nan_ok=True)


@pytest.mark.parametrize("T", [0.5, 1.0, 4.0])
@pytest.mark.parametrize("right", [1.0, 0.8])
def test_the_steps_are_those_to_half_of_what_is_left(right, T):
    """Far out cross-entropy is ŷ₁ d/T, and plain descent reduces d = y₂ − y₁ by 2 ŷ₁ lr / T at each step."""
    d, lr = 60.0 * T, 0.01 * T**2
    r = run("cross_entropy", apart(d), (right, 1 - right), T=T, lr=lr)
    entropy = -sum(p * math.log(p) for p in (right, 1 - right) if p > 0)
    assert r.verdict(0).minimum == pytest.approx(entropy, abs=1e-9)
    half = (right * d / T - entropy) / 2
    assert r.verdict(0).steps_to_cross == pytest.approx(half / (2 * right**2 * lr / T**2), rel=0.003)


@pytest.mark.parametrize("optimizer", ["adam", "rmsprop", "adagrad"])
def test_a_steady_pace_is_the_distance_over_the_stride(optimizer):
    """Where the slope hardly changes, the estimate is the distance to half of the rest over the observed stride."""
    r = run("cross_entropy", apart(200.0), optimizer=optimizer, lr=0.05)
    r.grow(500)
    strides = np.linalg.norm(np.diff(r.path), axis=0)
    estimate = r.verdict(400).steps_to_cross
    gone = float(np.ptp(r.position(400)))  # d = y₂ − y₁, which is the loss out there
    stride = strides[450]
    walked = float(np.linalg.norm(r.position(450) - r.position(400)))
    assert estimate == pytest.approx(50 + (gone / 2 / math.sqrt(2) - walked) / stride, rel=0.01)


def test_half_way_is_counted_where_it_is_in_sight():
    """Adam moves each logit by its rate, here both by a half towards each other: the difference falls by 1 per step."""
    r = run("cross_entropy", apart(40.5), optimizer="adam", lr=0.5)
    assert r.verdict(0).steps_to_cross == 21
    assert r.verdict(3).steps_to_cross == 19, "half of 37.5"


def where(quantity, wanted, low, high):
    """The number between `low` and `high` at which a monotonic `quantity` is `wanted`."""
    rising = quantity(high) > quantity(low)
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (low, middle) if (quantity(middle) > wanted) is rising else (middle, high)
    return (low + high) / 2


@pytest.mark.parametrize(
    ("target", "start", "limit"),
    [
        ((0.5, 0.5), (0.1, -0.1), 10.0),  # ten times 1, where the start and chance are below it
        ((0.91, *[0.01] * 9), (3.0, *[0.0] * 9), 10 * math.log(10)),  # ten times the loss at chance
        ((0.5, 0.5), (-20.0, 20.0), 200.0),  # ten times the loss at the start
    ],
)
def test_diverged_is_ten_times_the_loss_at_the_start_or_at_chance(target, start, limit):
    def after_one_step(lr):
        return run("cross_entropy", start, target, lr=lr)

    for share, kind in ((0.99, VerdictKind.MOVING), (1.01, VerdictKind.DIVERGED)):
        r = after_one_step(where(lambda lr: after_one_step(lr).verdict(1).value, share * limit, 1e2, 1e6))
        verdict = r.verdict(1)
        assert verdict.value == pytest.approx(share * limit, rel=1e-6)
        assert verdict.kind is kind
        assert math.isnan(verdict.steps_to_cross) is (kind is VerdictKind.DIVERGED)


@pytest.mark.parametrize(
    ("target", "held", "left"),
    [
        ((1.0, 0.0), None, 0.01 * math.log(2)),  # a hundredth of the way from chance to the minimum
        ((0.8, 0.2), None, 0.01 * (math.log(2) + 0.8 * math.log(0.8) + 0.2 * math.log(0.2))),
        ((0.51, 0.49), None, 1e-4),  # chance is almost the minimum
        ((1.0, 0.0, 0.0), 3.0, 0.01 * (math.log1p(math.exp(3)) - math.log(3))),  # the minimum is worse than chance
    ],
)
def test_arrived_is_a_hundredth_of_the_way_from_chance(target, held, left):
    free = None if held is None else np.array([False, True, False])

    def at(difference):
        start = apart(difference) if held is None else np.array([0.0, difference, held])
        return run("cross_entropy", start, target, free=free, lr=1e-6)

    least = at(0.0).minimum
    for share in (0.99, 1.01):
        nearest = -math.log(target[0] / target[1]) if target[1] else -50.0
        verdict = at(where(lambda d: at(d).value(0), least + share * left, nearest, 20.0)).verdict(0)
        assert verdict.value - least == pytest.approx(share * left, rel=1e-6)
        assert (verdict.kind is VerdictKind.ARRIVED) is (share < 1)


@pytest.mark.parametrize("held", [-1000.0, 0.0, 1e6])
def test_chance_of_a_loss_of_logits_leaves_the_held_ones(held):
    """Squared error of logits is (y₁ − 1)² + y₂² plus the held one's share: from chance, 1, to its minimum, 0."""
    for squared, kind in ((0.0101, VerdictKind.MOVING), (0.0099, VerdictKind.ARRIVED)):
        start, free = np.array([1.0, math.sqrt(squared), held]), np.array([True, True, False])
        verdict = run("mse_logits", start, (1.0, 0.0, 0.0), free=free, lr=1e-3).verdict(0)
        assert verdict.kind is kind, (squared, verdict)


def test_stuck_is_more_than_ten_thousand_steps():
    """On the plateau it takes e^d / (8 lr) steps."""
    for steps, kind in ((9_900, VerdictKind.MOVING), (10_100, VerdictKind.STUCK)):
        verdict = run("mse", apart(12.0), lr=math.exp(12) / 8 / steps).verdict(0)
        assert verdict.steps_to_cross == pytest.approx(steps, rel=0.005)
        assert verdict.kind is kind


def test_stuck_is_a_slope_below_a_hundredth():
    def at(difference):
        return run("mse", apart(difference), lr=1e-6)

    for slope, kind in ((0.0099, VerdictKind.STUCK), (0.0101, VerdictKind.MOVING)):
        verdict = at(where(lambda d: at(d).slope(0), slope, 3.0, 12.0)).verdict(0)
        assert verdict.slope == pytest.approx(slope, rel=1e-6) and verdict.steps_to_cross > 1e6
        assert verdict.kind is kind


def test_a_rise_of_a_millionth_of_what_is_left_is_no_rise():
    """Adam's first step, of about the rate, leads across the valley; the next ones return into it."""

    def after_one_step(lr):
        return run("cross_entropy", (1.0, -1.0), (0.5, 0.5), optimizer="adam", lr=lr)

    r = after_one_step(1.0)
    left = r.value(0) - r.minimum
    for share, promised in ((0.5e-6, True), (2e-6, False)):
        lr = where(lambda lr: after_one_step(lr).verdict(1).value, r.value(0) + share * left, 1.0, 4.0)
        assert math.isfinite(after_one_step(lr).verdict(0).steps_to_cross) is promised


@pytest.mark.parametrize("last", [9, 300])
def test_a_run_that_leaves_the_numbers_stays_where_it_last_was_finite(last):
    """Without friction, the right margin is reached at the first step; then it moves by the same stride for ever."""
    stride = 1e300 / (last + 0.5)
    r = run("hinge", (0.0, 0.0), optimizer="momentum", T=1e-290, lr=stride * 2 / 1e290, momentum=1.0)
    assert r.grow(last) == last and r.diverged_at is None
    assert r.grow(last + 700) == last + 700 and r.diverged_at == last + 1 and r.steps == last
    np.testing.assert_allclose(r.position(last + 50), [last * stride, -last * stride], rtol=1e-9)
    assert r.path.shape == (2, last + 1)
    with np.errstate(over="ignore", invalid="ignore"):  # at so small a temperature, logits / T are not finite
        assert r.values.shape == r.slopes.shape == (last + 1,)
        assert r.verdict(last).kind is VerdictKind.ARRIVED
        assert r.verdict(last + 1).kind is r.verdict(last + 50).kind is VerdictKind.DIVERGED


@pytest.mark.parametrize("T", [0.01, 0.5, 1.0, 7.0, 100.0])
@pytest.mark.parametrize(("free", "share"), [((True, True), 2), ((True, False), 1), ((False, True), 1)])
def test_the_estimate_where_the_slope_changes_all_the_way(free, share, T):
    """For two equal logits d = (y₁ − y₂)/T grows by `share` lr / (T² (1 + e^d)) a step; half way e^−d = √2 − 1."""
    lr = 1e-3 * T**2
    verdict = run("cross_entropy", (0.0, 0.0), T=T, lr=lr, free=np.array(free)).verdict(0)
    grown = -math.log(math.sqrt(2) - 1)
    assert verdict.steps_to_cross == pytest.approx((grown + math.exp(grown) - 1) * T**2 / (share * lr), rel=0.1)


def test_a_step_too_small_for_the_numbers_never_gets_there():
    """At 40 the spacing of float64 is 7e-15, and the slope is 1e-34."""
    verdict = run("mse", apart(80.0), lr=1.0).verdict(0)
    assert 0 < verdict.slope < 1e-30
    assert verdict.kind is VerdictKind.STUCK and verdict.steps_to_cross == math.inf


def test_a_way_down_that_ends_before_the_half_promises_nothing():
    """Straight downhill under MSE with ten classes: the line ends on another plateau."""
    start = np.array([0.0, 30.0, 29.0])
    r = run("mse", start, (1.0, 0.0, 0.0), lr=1e-3)
    line = start[:, None] - r.objective.gradient(start)[:, None] / r.slope(0) * np.linspace(0, 80, 4000)
    assert r.objective.value(line).min() > r.value(0) / 2
    assert r.verdict(0).steps_to_cross == math.inf


@pytest.mark.parametrize("T", [0.5, 1.0, 4.0])
@pytest.mark.parametrize("leap", [0.9, 1.0])
def test_a_step_across_the_valley_promises_nothing(leap, T):
    """On a parabola Σ (ŷ − y/T)², a rate of T² leads to the same height on the other side, again and again."""
    r = run("mse_logits", [-10.0 * T, 10.0 * T], T=T, lr=leap * T**2)
    r.grow(1)
    assert r.value(1) == pytest.approx((1 - 2 * leap) ** 2 * r.value(0))
    verdict = r.verdict(0)
    assert verdict.kind is VerdictKind.MOVING and verdict.steps_to_cross == math.inf


def test_a_step_across_the_valley_that_halves_the_loss_counts():
    r = run("mse_logits", [-10.0, 10.0], lr=0.6)
    r.grow(1)
    assert r.value(1) == pytest.approx(0.04 * r.value(0))
    assert r.verdict(0).steps_to_cross < 1


def test_a_run_has_its_settings_and_the_least_it_can_reach():
    r = run("cross_entropy", (0.0, 5.0), (0.8, 0.2), lr=0.25)
    assert r.objective.loss.key == "cross_entropy" and r.optimizer.key == "gradient_descent"
    assert r.free.tolist() == [True, True] and r.steps == 0 and r.path.tolist() == [[0.0], [5.0]]
    entropy = -0.8 * math.log(0.8) - 0.2 * math.log(0.2)
    verdict = r.verdict(3)
    assert (verdict.step, verdict.value, verdict.slope) == (3, r.value(3), r.slope(3))
    assert r.minimum == verdict.minimum == pytest.approx(entropy)
    np.testing.assert_allclose(r.position(1), np.array([0.0, 5.0]) - 0.25 * r.objective.gradient((0.0, 5.0)))
    assert r.position(99).tolist() == r.position(r.steps).tolist() and r.value(99) == r.value(r.steps)


def test_a_pace_that_shrinks_to_nothing_never_arrives():
    """The rate decays so much that a step is lost in the last digit of a position."""
    r = run("mse", apart(20.0), optimizer="adagrad", lr=1e-10, lr_decay=1e3)
    assert (r.verdict(0).steps_to_cross, r.verdict(0).kind) == (math.inf, VerdictKind.STUCK)
    assert r.position(1)[0] > r.position(0)[0] and r.position(50)[0] == r.position(51)[0]


@pytest.mark.parametrize("logit", [1e154, -1e155, 1e160])
def test_a_step_whose_square_overflows_gets_a_verdict(logit):
    found = run("mse_logits", np.full(3, logit), (1.0, 0.0, 0.0), free=np.array([True, True, False]), lr=1e4)
    assert found.verdict(0).kind in (VerdictKind.MOVING, VerdictKind.DIVERGED)
