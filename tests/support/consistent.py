"""The Descent screen against the Store's Experiment: what is drawn is computed again, by other code.

Values, slopes and probabilities come from tests/support/reference.py, paths from a fresh Run that no cache has seen;
its first steps are compared with the optimizer's textbook form. It can be called after every act of a test: it checks
a bounded number of steps and few samples of each surface.
"""

from __future__ import annotations

import math
import zlib
from dataclasses import dataclass, replace
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from explorer.core.descent import Run
from explorer.core.losses.objective import Objective
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.rate_curve import RATES
from explorer.core.verdict import VerdictKind
from explorer.look import numbers
from explorer.look.verdicts import VERDICT_MARKS
from explorer.panels.logits_panel import ACROSS, FIXED, MOVES, UP
from explorer.plots.step_plot import FLOOR
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.scene import derive
from tests.support import reference, starts
from tests.support.seen_landscapes import assert_landscape

WALKED = 60  # steps that a fresh run is walked; a later frame is checked by the steps that lead there
FIRST_STEPS = 3  # steps that are compared with the optimizer's textbook form
COMPARED = 500  # steps up to which the table of the runs is checked
HIDDEN = ("?", "…", "–")  # what it says of an end while a question is open, before it is computed, or if never
SAMPLES = 3  # samples of each surface
RATES_APART = 8  # in the list of rates, those that are compared with fresh runs
SINGLE = 1e-6  # error of a logit in float32, as a share of the largest
LARGEST_SQUARED = 1e17  # logit that the surface of squared error of logits can distinguish from a larger one
ROUNDING = 1e-9  # relative error of a value; 1e-12 for one near 0
CANCELLING = 1e-6  # relative error of a slope, a difference of nearly equal numbers; 1e-11 for one near 0


@dataclass(frozen=True)
class Point:
    """Logits under a loss, with their value and slope."""

    loss: str
    logits: NDArray[np.float64]
    value: float
    slope: float


class Expected:
    """The state of run `index` of an Experiment at `frame`, computed without any cache.

    Attributes:
        frame: the frame, or WALKED if that is less: a fresh run is walked no further.
        run: the fresh run, walked to `frame`.
    """

    def __init__(self, experiment: Experiment, index: int, frame: int) -> None:
        self._experiment = experiment
        self._spec: RunSpec = experiment.descent.runs[index]
        problem = experiment.problem
        self.frame = min(frame, WALKED)
        self.run = Run(
            Objective(LOSSES[self._spec.loss], np.array(problem.target), problem.temperature),
            OPTIMIZERS[self._spec.optimizer],
            np.array(problem.logits),
            free=np.array(experiment.free),
            lr=self._spec.learning_rate,
            **dict(self._spec.hyperparameters),
        )
        self.run.grow(self.frame)

    def assert_path(self, path: NDArray[np.float64]) -> None:
        """The path (K, T) begins like the fresh run, and its first and last steps are those of the textbook form."""
        known = self.run.path.shape[1]
        np.testing.assert_array_equal(path[:, :known], self.run.path[:, : path.shape[1]])
        settings = {key: h.default for key, h in OPTIMIZERS[self._spec.optimizer].settings.items()}
        settings |= dict(self._spec.hyperparameters)
        rate, classes = self._spec.learning_rate, len(path)
        walker = reference.Walker(self._spec.optimizer, rate, settings, classes)
        for step in range(min(FIRST_STEPS, path.shape[1] - 1) if walker.known else 0):
            self._assert_step(walker, path, step)
        for step in range(max(path.shape[1] - 3, 0), path.shape[1] - 1):  # stateless: any step can be checked
            if self._spec.optimizer == "gradient_descent":
                self._assert_step(walker, path, step)

    def _assert_step(self, walker: reference.Walker, path: NDArray[np.float64], step: int) -> None:
        here = path[:, step]
        self._assert_gradient(here)
        gradient = np.where(self._experiment.free, self.run.objective.gradient(here), 0.0)
        with np.errstate(over="ignore", invalid="ignore"):
            moved = here + walker.move(gradient)
        size = float(np.abs(path[:, step : step + 2]).max())
        assert_near(path[:, step + 1], moved, ROUNDING, ROUNDING * size, f"step {step + 1}")

    def _assert_gradient(self, logits: NDArray[np.float64]) -> None:
        problem = self._experiment.problem
        own = reference.gradient(self._spec.loss, logits.tolist(), problem.target, problem.temperature)
        nothing = 1e-11 / min(problem.temperature, 1.0)
        assert_near(self.run.objective.gradient(logits), own, CANCELLING, nothing, f"gradient of {self._spec.loss}")

    def end(self, steps: int) -> list[str]:
        """The loss and the slope after `steps` steps, as written."""
        self.run.grow(steps)
        return [numbers.number(self.run.value(steps)), numbers.number(self.run.slope(steps))]

    def arrived(self, steps: int) -> str:
        """The first step, at most `steps`, at which hardly anything is left of the way down; empty if there is none."""
        self.run.grow(steps)
        least, chance = self.run.minimum, self._levels()[1]
        margin = max(0.01 * abs(chance - least), 1e-4)
        values = [self.run.value(step) for step in range(self.run.path[:, : steps + 1].shape[1])]
        return next((numbers.count(step) for step, value in enumerate(values) if value - least <= margin), "")

    def kinds(self, point: Point, frame: int, stays: bool) -> set[VerdictKind]:
        """The possible verdicts; between moving and stuck the pace decides, which a fresh run determines."""
        possible = self._possible_kinds(point, stays)
        return possible & {self.run.verdict(frame).kind} if frame <= WALKED else possible

    def _levels(self) -> tuple[float, float]:
        """The loss at the start, and that of equal logits."""
        problem = self._experiment.problem
        held = [] if not LOSSES[self._spec.loss].on_logits else [not free for free in self._experiment.free]
        equal = [y if stays else 0.0 for y, stays in zip_longest(problem.logits, held, fillvalue=False)]
        first, chance = (
            reference.value(self._spec.loss, logits, problem.target, problem.temperature)
            for logits in (problem.logits, equal)
        )
        return first, chance

    def _possible_kinds(self, point: Point, stays: bool) -> set[VerdictKind]:
        problem = self._experiment.problem
        (first, chance), least = self._levels(), self.run.minimum
        if stays or point.value > 10 * max(first, chance, 1.0):
            return {VerdictKind.DIVERGED}
        if point.value - least <= max(0.01 * abs(chance - least), 1e-4):
            return {VerdictKind.ARRIVED}
        flat = point.slope * problem.temperature < 0.01
        return {VerdictKind.MOVING, VerdictKind.STUCK} if flat else {VerdictKind.MOVING}


def assert_near(found, expected, share: float, least: float, what: str) -> None:
    """Finite numbers that differ by at most `share` of those expected, or `least`: np.testing is ten times slower."""
    found, expected = np.asarray(found, dtype=float), np.asarray(expected, dtype=float)
    assert (np.abs(found - expected) <= share * np.abs(expected) + least).all(), f"{what}: {found}, not {expected}"


def assert_consistent(window) -> None:
    """Everything on the Descent screen belongs to the Store's Experiment at the frame shown."""
    screen, e = window.screens.screen_of("descent"), window.workbench.store.experiment
    frame = screen.player.reached
    assert len(screen.cards) == len(e.descent.runs)
    assert 0 <= frame <= window.workbench.player.frame <= e.descent.steps
    fields, points = derive(e).fields(frame), []
    for i, card in enumerate(screen.cards):
        expected = Expected(e, i, frame)
        run = screen.scene.runs[i]
        path = run.path[:, : frame + 1]
        expected.assert_path(path)
        points.append(_assert_reading(e, screen.scene.reading(i, frame), e.descent.runs[i].loss, path[:, -1]))
        _assert_card(e, card, path, points[-1])
        assert_landscape(screen, e, i, frame, points[-1].value, points[-1].slope)
        if e.display.quantity == "steps":
            starts.assert_map(e, i, card, is_guessing(window))
        else:
            np.testing.assert_array_equal(card.plot.shaded.samples, fields[i].samples)
            _assert_surface(e, card, path[:, -1] if e.surface.free_others else np.array(e.problem.logits))
            assert numbers.number(points[-1].value) in card.figures.text()
        _assert_verdict(window, card, expected.kinds(points[-1], frame, _stays(run, frame)))
    _assert_left(screen, e, points)
    if screen.below.pages[screen.below.place] is screen.below.curves:
        _assert_plots(screen, e, points, [run.path[:, : frame + 1].shape[1] - 1 for run in screen.scene.runs])
    _assert_controls(screen, e, points)
    _assert_comparison(screen, e)
    assert_rates(screen, e)


def _stays(run: Run, frame: int) -> bool:
    """Whether the run has become non-finite by now."""
    return run.diverged_at is not None and frame >= run.diverged_at


def _assert_reading(e: Experiment, reading, loss: str, logits: NDArray[np.float64]) -> Point:
    """A reading shows the loss at the logits; returns it as a Point."""
    target, temperature = e.problem.target, e.problem.temperature
    if not LOSSES[loss].takes(target):
        assert np.isnan([reading.value, reading.slope]).all()
        return Point(loss, logits, reading.value, reading.slope)
    value = reference.value(loss, logits.tolist(), target, temperature)
    slope = reference.slope(loss, logits.tolist(), target, temperature, e.free)
    assert_near(reading.value, value, ROUNDING, 1e-12, f"value of {loss}")
    assert_near(reading.slope, slope, CANCELLING, 1e-11 / min(temperature, 1.0), f"slope of {loss}")
    return Point(loss, logits, reading.value, reading.slope)


def _assert_card(e: Experiment, card, path: NDArray[np.float64], point: Point) -> None:
    """Ball, start, path and figures of a card."""
    first, second = e.surface.axes
    (left, right), (bottom, top) = e.surface.ranges
    here = (point.logits[first], point.logits[second])
    ball = [float(v[0]) for v in card.plot.ball.getData()]
    assert_near(ball, np.clip(here, (left, bottom), (right, top)), 1e-7, 0.0, "ball")
    start = [float(v[0]) for v in card.plot.start.getData()]
    assert_near(start, [e.problem.logits[first], e.problem.logits[second]], 1e-7, 0.0, "start")
    xs, ys = card.plot.path.getData()
    assert (xs[0], ys[0]) == (path[first, 0], path[second, 0]) == (e.problem.logits[first], e.problem.logits[second])
    assert (xs[-1], ys[-1]) == here
    assert card.loss.currentData() == point.loss


def _assert_surface(e: Experiment, card, held: NDArray[np.float64]) -> None:
    """Some samples of a surface are the quantity shown at their place."""
    field, log = card.plot.shaded, e.display.colour_scale == "log"
    assert field.samples.min() >= field.low - 1e-6 * abs(field.low)
    assert field.samples.max() <= field.high + 1e-6 * abs(field.high)
    loss, problem = card.loss.currentData(), e.problem
    count = field.samples.shape[0]
    across, up = (np.linspace(*ends, count) for ends in e.surface.ranges)
    draws = np.random.default_rng(zlib.crc32(repr((problem, e.surface, loss)).encode()))
    for row, column in draws.integers(0, count, (SAMPLES, 2)).tolist():
        logits = held.copy()
        logits[e.surface.axes[0]], logits[e.surface.axes[1]] = across[column], up[row]
        sample = float(field.samples[row, column])
        shown = 10.0**sample if log else sample
        own, slack = _quantity(e, loss, logits)
        if log:
            own = max(own, 10.0**field.low)
        assert abs(shown - own) <= slack, f"{loss} at {logits}: {shown}, not {own}"


def _quantity(e: Experiment, loss: str, logits: NDArray[np.float64]) -> tuple[float, float]:
    """The quantity shown at the logits, and the tolerance for a sample in float32."""
    target, temperature = e.problem.target, e.problem.temperature
    scaled = logits / temperature
    rounding = SINGLE * max(float(np.abs(scaled).max()) if np.abs(scaled).max() < 1e30 else 1.0, 1.0)
    value = reference.value(loss, logits.tolist(), target, temperature)
    if loss == "mse_logits" and np.abs(scaled).max() > LARGEST_SQUARED:
        return value, np.inf
    if e.display.quantity != "slope":
        return value, 4 * rounding + 1e-5 * abs(value)
    moved = set(e.surface.axes) | {i for i, moves in enumerate(e.free) if moves}
    free = [i in moved for i in range(len(logits))]
    slope = reference.slope(loss, logits.tolist(), target, temperature, free)
    slack = (8 * rounding + 1e-5) / temperature + 1e-4 * slope
    # At a kink of the loss the slope jumps: a sample near it may be on the other side.
    return slope, np.inf if _is_near_a_kink(loss, scaled, target, rounding, value) else slack


def _is_near_a_kink(loss: str, scaled: NDArray[np.float64], target, rounding: float, value: float) -> bool:
    margins = 1 - scaled[int(np.argmax(target))] + scaled
    if loss == "hinge":
        return bool((np.abs(margins) < 10 * rounding).any())
    return loss == "euclidean" and value < 0.01


def is_guessing(window) -> bool:
    """Whether a question of a lesson about this screen is open."""
    e, step = window.workbench.store.experiment, window.lesson.progress.step
    asked = step is not None and step.question is not None and step.screen == "descent"
    # The question is the same in other colours, and on a part of the surface.
    same = {"display": e.display, "landscape": e.landscape}
    asked = asked and replace(step.experiment, **same).seen_whole == e.seen_whole
    open_ = window.workbench.player.frame < step.play if step and step.play else not window.lesson.progress.is_answered
    return bool(asked and open_)


def _assert_verdict(window, card, kinds: set[VerdictKind]) -> None:
    """The verdict of a card has its mark, or is hidden while a lesson asks a question."""
    for surface in card.pictures:
        surface.hovered.emit(None)  # if the pointer is over it, the line below the verdict is a reading
    marks = "?？" if is_guessing(window) else "".join(VERDICT_MARKS[kind] for kind in kinds)
    assert any(mark in card.headline.text() for mark in marks), card.headline.text()


def _assert_left(screen, e: Experiment, points: list[Point]) -> None:
    """Sliders' boxes, bars and the table of losses."""
    problem = e.problem
    assert [row.box.value for row in screen.logits.rows] == list(problem.logits)
    shares = {(bar.run, bar.index): bar.share for bar in screen.bars.bars()}
    expected = {(-1, k): share for k, share in enumerate(problem.target)}
    for i, point in enumerate(points):
        own = reference.probabilities(point.logits.tolist(), problem.temperature)
        expected |= {(i, k): share for k, share in enumerate(own)}
    assert shares.keys() == expected.keys()
    assert_near([shares[key] for key in expected], list(expected.values()), ROUNDING, 1e-12, "shares")
    start, readings = np.array(problem.logits), screen.scene.readings(problem.logits)
    running = {point.loss for point in points}
    others = [_assert_reading(e, readings[key], key, start) for key in LOSSES if key not in running]
    rows = [row for row in screen.table.texts() if row[1]]
    for row, point in zip(rows, [*points, *others], strict=True):
        assert row[1:] == (numbers.number(point.value), numbers.number(point.slope))


def _assert_plots(screen, e: Experiment, points: list[Point], steps: list[int]) -> None:
    """The balls of the curves and of the slice, each at the end of its curve or on it, if their page is in front."""
    if screen.below.pages[screen.below.place] is not screen.below.curves:
        return
    first, second = e.surface.axes
    values, slopes = [point.value for point in points], [point.slope for point in points]
    apart = [float(point.logits[first] - point.logits[second]) for point in points]
    for plot, across, up, log in (
        (screen.loss_curve, steps, values, e.display.log_loss),
        (screen.slope_curve, steps, slopes, e.display.log_slope),
        (screen.slice, apart, values, False),
    ):
        assert len(plot.balls) == len(points)
        for ball, x, y in zip(plot.balls, across, up, strict=True):
            place = [float(each[0]) for each in ball.getData()]
            shown = 10.0 ** place[1] if log else place[1]
            assert_near([place[0], shown], [x, max(y, FLOOR) if log else y], CANCELLING, 1e-11, plot.accessibleName())


def assert_rates(screen, e: Experiment) -> None:
    """Some points of the curves over the learning rate are fresh runs; the lines and balls are at the present rates."""
    page = screen.below.rates
    if not page.view.isVisible() or not page.curves or page.is_working:
        return
    plot, places = page.view.plot, range(0, len(RATES), RATES_APART)
    specs = e.descent.runs
    upright = [float(line.getData()[0][0]) for line in plot.uprights]
    wanted = [math.log10(min(spec.learning_rate, RATES[-1])) for spec in specs]
    assert_near(upright, wanted[: len(upright)], ROUNDING, 1e-9, "lines of the rates")
    assert len(upright) == (1 if len({spec.learning_rate for spec in specs}) == 1 else len(specs))
    assert page.view.same.isChecked() == (len(upright) == 1 if len(specs) > 1 else True)
    if e.descent.steps > WALKED:
        return
    low = plot.getPlotItem().viewRange()[1][0]
    for i, curve in enumerate(plot.curves):
        drawn = curve.getData()[1]
        for place in places:
            fresh = Expected(e.with_runs([i], learning_rate=RATES[place]), i, e.descent.steps).run
            value, here = fresh.value(e.descent.steps), float(drawn[place])
            if fresh.verdict(e.descent.steps).kind is VerdictKind.DIVERGED:
                assert math.isnan(here), f"rate {RATES[place]} has diverged"
            elif e.display.log_loss:
                at_the_bottom = here <= low + 1.0  # clipped to the axis, which has some room around it
                own = max(math.log10(max(value, FLOOR)), low)
                assert_near(here, own, ROUNDING, 1.0 if at_the_bottom else 1e-9, f"e at rate {RATES[place]}")
            else:
                assert_near(here, value, ROUNDING, 1e-12, f"e at rate {RATES[place]}")


def _assert_controls(screen, e: Experiment, points: list[Point]) -> None:
    """What is chosen, and the marks of the runs beside the sliders."""
    display, options = e.display, screen.options
    for i, row in enumerate(screen.logits.rows):
        assert [value for value, _ in row.slider.marks] == [float(point.logits[i]) for point in points]
        others = MOVES if i in e.surface.free_others else FIXED
        assert row.role.currentData() == dict(zip(e.surface.axes, (ACROSS, UP), strict=True)).get(i, others)
    assert [options.quantity.currentData(), options.colours.currentData()] == [display.quantity, display.colour_map]
    assert [options.log.isChecked(), options.common.isChecked()] == [
        display.colour_scale == "log",
        display.common_scale,
    ]
    assert options.reach.value == e.surface.half
    assert screen.optimizer.rate_box.value in [spec.learning_rate for spec in e.descent.runs]
    assert screen.transport.steps.value == screen.transport.scrub.maximum() == e.descent.steps


def _assert_comparison(screen, e: Experiment) -> None:
    """What the table of the runs says, if it is in front and computed: of fresh runs, asked at each step."""
    page, steps = screen.below.comparison, e.descent.steps
    if screen.below.pages[screen.below.place] is not page or page.is_working or steps > COMPARED:
        return
    shown: dict[int, dict[int, str]] = {}
    for text in page.table.painted():
        shown.setdefault(text.row, {})[text.column] = text.text
    del shown[-1]  # the headers
    rows = {row[0][0]: [row[column] for column in sorted(row)] for row in shown.values()}
    assert sorted(rows) == [screen.theme.run(i).letter for i in range(len(e.descent.runs))]
    for i, spec in enumerate(e.descent.runs):
        row, expected = rows[screen.theme.run(i).letter], Expected(e, i, 0)
        assert row[1] == screen.wording.label(LOSSES[spec.loss])
        assert row[2].startswith(screen.wording.label(OPTIMIZERS[spec.optimizer]))
        assert row[3] == numbers.plain(spec.learning_rate, 3)
        if row[5] not in HIDDEN:
            assert row[5:] == expected.end(steps)
            arrived = expected.arrived(steps)
            # Without one it is said in words, in which at most the number of steps is a number.
            assert row[4] == arrived if arrived else not row[4].replace(numbers.count(steps), "").strip().isdigit()
