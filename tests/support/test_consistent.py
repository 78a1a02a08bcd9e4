"""The check of the Descent screen detects everything that is computed or drawn wrongly."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from itertools import product

import numpy as np
import pytest

from explorer.core.descent import Run
from explorer.core.learnability import Learnability
from explorer.core.losses.objective import Objective
from explorer.core.optimizers import OPTIMIZERS, OptimizerState
from explorer.core.surface import ErrorSurface
from explorer.core.verdict import VerdictKind
from explorer.screens.descent.landscape.landform import Landform
from explorer.screens.descent.landscape.landscapes import Landscapes
from explorer.screens.descent.loss_table import LossTable
from explorer.state import scene, steps_map
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RunSpec
from explorer.state.presets import PRESETS
from explorer.state.scene import Scene
from tests.support import caches
from tests.support.consistent import assert_consistent
from tests.support.gui import settle

RUNS = tuple(RunSpec("cross_entropy", key, 0.05) for key in OPTIMIZERS)


def at(window, frame: int, **changes):
    """The window with a changed Experiment at a frame, however long it takes to compute."""
    window.workbench.store.update(**changes)
    window.workbench.player.seek(frame)
    while window.workbench.player.reached < frame:
        window.screens.screen_of("descent").show_frame(frame)
    window.screens.screen_of("descent").landscapes.stop_working()
    return window


def test_every_preset_passes(window):
    for preset in (preset for preset in PRESETS.values() if not preset.screen):  # the others open elsewhere
        window.workbench.load_preset(preset)
        assert_consistent(at(window, 30))


def test_every_optimizer_passes(window):
    for runs in (RUNS[:3], RUNS[3:]):
        assert_consistent(at(window, 12, runs=runs, logits=(1.0, -2.0, 0.5)))


def test_every_surface_passes(window):
    for quantity, scale in product(("value", "slope"), ("linear", "log")):
        assert_consistent(at(window, 3, quantity=quantity, colour_scale=scale, free_others=(2,)))


def test_every_landscape_passes(window):
    for quantity, log in product(("value", "slope", "steps"), (False, True)):
        seen = {"is_landscape": True, "turn": 100.0, "tilt": 25.0, "log_height": log}
        assert_consistent(at(window, 8, quantity=quantity, free_others=(2,), within=30, **seen))
    assert_consistent(at(window, 8, is_landscape=False))


def rates_in_front(window, **changes):
    """The window with the rates below the surfaces, their curves computed."""
    window.workbench.store.update(logits=(0.5, 2.0, -1.0), steps=30, **changes)
    screen = window.screens.screen_of("descent")
    screen.below.bring(1)
    while screen.is_working:
        screen.go_on(math.inf)
    settle()
    return window


@pytest.mark.parametrize("log", [False, True])
def test_the_curves_over_the_rates_pass(window, log):
    runs = RunSpec("mse_logits", "momentum", 0.1), RunSpec("hinge", "adam", 1.2e8), RunSpec("kl")
    assert_consistent(rates_in_front(window, log_loss=log, runs=runs))
    assert_consistent(rates_in_front(window, runs=runs[:1]))


@pytest.mark.parametrize("name", ["losses", "rate"])
def test_wrong_curves_over_the_rates_are_found(window, name):
    assert_consistent(rates_in_front(window, runs=(RunSpec("kl"), RunSpec("kl", learning_rate=0.1))))
    page = window.screens.screen_of("descent").below.rates
    if name == "losses":
        page.curves[0].losses *= 1.01
        page._draw()
    else:
        page.view.plot.uprights[1].set_points(np.array([0.2, 0.2]), np.array([0.0, 1.0]))
    with pytest.raises(AssertionError, match="rate"):
        assert_consistent(window)


def filled(window, **changes):
    """The window with maps of steps that are complete."""
    at(window, 3, quantity="steps", within=30, **changes)
    while window.screens.current.is_working:
        window.screens.current.go_on(math.inf)
    return window


def test_every_map_of_steps_passes(window):
    for until, scale in product(("right", "loss"), ("linear", "log")):
        at(window, 3, quantity="steps", until=until, colour_scale=scale, free_others=(2,), within=35)
        assert_consistent(window)
        window.screens.current.go_on(0.0)
        assert_consistent(window)
        assert_consistent(filled(window))


def test_a_map_that_counts_a_step_too_much_fails(window, monkeypatch):
    right = Learnability._settle
    monkeypatch.setattr(Learnability, "_settle", lambda self, at, walks: right(self, at, a_step_late(walks)))
    filled(window, logits=(1.0, -2.0, 0.5), runs=(RunSpec("kl", "adam", 0.5),), span=(-3.0, 3.0))
    with pytest.raises(AssertionError):
        assert_consistent(window)


def a_step_late(walks):
    walks.steps += 1
    return walks


def test_a_map_of_another_rate_fails(window, monkeypatch):
    right = steps_map.StepsMap
    monkeypatch.setattr(steps_map, "_map", cache(lambda spec, *rest: right(replace(spec, learning_rate=9.0), *rest)))
    filled(window, runs=(RunSpec("cross_entropy"),))
    with pytest.raises(AssertionError):
        assert_consistent(window)


def scaled(kind: type, name: str):
    """A method that is one per cent too large."""
    right = getattr(kind, name)
    return kind, name, lambda self, *given: right(self, *given) * 1.01


def a_step_early(kind: type, name: str):
    right = getattr(kind, name)
    return kind, name, lambda self, *given: right(self, *given[:-1], max(given[-1] - 1, 0))


def swapped():
    right = Scene.probabilities
    return Scene, "probabilities", lambda self, logits: right(self, logits)[[1, 0, 2]]


def turned_over(name: str):
    right = getattr(ErrorSurface, name)
    return ErrorSurface, name, property(lambda self: np.ascontiguousarray(right.__get__(self).T))


def always(kind: VerdictKind):
    right = Run.verdict
    return Run, "verdict", lambda self, step: replace(right(self, step), kind=kind)


def at_the_start():
    right = LossTable.show_readings
    return LossTable, "show_readings", lambda self, start, now, moved: right(self, start, [], moved)


WRONG = {
    "value": lambda: scaled(Objective, "value"),
    "gradient": lambda: scaled(Objective, "gradient"),
    "slope": lambda: scaled(Objective, "slope"),
    "probabilities": lambda: scaled(Scene, "probabilities"),
    "classes swapped": swapped,
    "position a step early": lambda: a_step_early(Run, "position"),
    "value a step early": lambda: a_step_early(Run, "value"),
    "reading a step early": lambda: a_step_early(Scene, "reading"),
    "surface turned over": lambda: turned_over("value"),
    "always arrived": lambda: always(VerdictKind.ARRIVED),
    "table at the start": at_the_start,
}


def test_a_wrong_computation_fails(window, monkeypatch):
    for name, wrong in WRONG.items():
        with monkeypatch.context() as patched:
            patched.setattr(*wrong())
            caches.empty()
            at(window, 5, logits=(1.0, -2.0, 0.5))
            assert fails(window), name
        show_rightly(window)


def test_a_landscape_at_another_height_or_turn_fails(window, monkeypatch):
    for kind, name, wrong in (
        (Landform, "height_at", lambda right: lambda self, u, v: 0.98 * right(self, u, v)),
        (Scene, "heights", lambda right: lambda self, frame=0: right(self, frame)[::-1]),
        (Landscapes, "show_view", lambda right: lambda self: None),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(kind, name, wrong(getattr(kind, name)))
            at(window, 5, logits=(1.0, -2.0, 0.5), is_landscape=True, turn=12.0)
            assert fails(window), name
        show_rightly(window)


def test_an_update_that_is_a_little_off_fails(window, monkeypatch):
    for key, right in list(OPTIMIZERS.items()):
        with monkeypatch.context() as patched:
            patched.setitem(OPTIMIZERS, key, replace(right, update=a_little_off(right)))
            caches.empty()
            at(window, 3, logits=(1.0, -2.0, 0.5), runs=(RunSpec("cross_entropy", key, 0.1),))
            assert fails(window), key
        show_rightly(window)


def a_little_off(right):
    def update(gradient, state: OptimizerState, params):
        moved, after = right.update(gradient, state, params)
        return params + (moved - params) * 1.001, after

    return update


def fails(window) -> bool:
    try:
        assert_consistent(window)
    except AssertionError:
        return True
    return False


def show_rightly(window) -> None:
    """Show another Experiment, of which nothing was computed wrongly."""
    caches.empty()
    window.workbench.store.replace(Experiment())
    window.screens.current.refresh()
    assert_consistent(window)


def test_a_number_spoilt_in_a_cached_run_fails(window):
    at(window, 20, logits=(1.0, -2.0, 0.5))
    assert_consistent(window)
    scene.derive(window.workbench.store.experiment).runs[0].values[20] *= 1.01
    with pytest.raises(AssertionError):
        assert_consistent(window)


def test_a_path_spoilt_far_beyond_the_first_steps_fails(window):
    at(window, 400, logits=(1.0, -2.0, 0.5))
    assert_consistent(window)
    run = window.screens.screen_of("descent").scene.runs[1]
    path = run.path
    path.flags.writeable = True
    path[:, 400] += 1e-3
    window.screens.screen_of("descent").show_frame(400)
    with pytest.raises(AssertionError):
        assert_consistent(window)


def test_a_surface_of_other_logits_fails(window):
    at(window, 0, logits=(1.0, -2.0, 0.5))
    screen, experiment = window.screens.screen_of("descent"), window.workbench.store.experiment
    screen.scene = scene.derive(experiment.changed(logits=(1.0, -2.0, 3.0)))
    field = screen.scene.fields()[0]
    screen.cards[0].plot.show_field(field, experiment.surface, experiment.display.colour_map)
    screen.scene = scene.derive(experiment)
    with pytest.raises(AssertionError):
        assert_consistent(window)


def test_bars_of_another_step_fail(window):
    at(window, 5, logits=(1.0, -2.0, 0.5))
    bars = window.screens.screen_of("descent").bars
    runs = window.screens.screen_of("descent").scene.runs
    styles = [window.appearance.theme.run(i) for i in range(len(runs))]
    shares = [window.screens.screen_of("descent").scene.probabilities(run.position(4)) for run in runs]
    bars.show_bars(np.array(window.workbench.store.experiment.problem.target), list(zip(shares, styles, strict=True)))
    with pytest.raises(AssertionError):
        assert_consistent(window)


def test_a_table_of_other_runs_fails(window, monkeypatch):
    screen = at(window, 5, logits=(1.0, -2.0, 0.5)).screens.current
    screen.below.bring_part("comparison")
    screen.go_on(1.0)
    assert_consistent(window)
    monkeypatch.setattr(screen.below.comparison.table, "show_rows", lambda *_: None)
    at(window, 5, runs=(RunSpec("mse", "gradient_descent", 3.0), RunSpec("cross_entropy")))
    screen.go_on(1.0)
    with pytest.raises(AssertionError):
        assert_consistent(window)


def test_a_table_that_is_not_computed_passes(window):
    screen = at(window, 5, logits=(1.0, -2.0, 0.5)).screens.current
    screen.below.bring_part("comparison")
    assert screen.is_working
    screen.stop_working()
    assert_consistent(window)


VIEWS = {
    "loss_curve": lambda screen: (screen.loss_curve, "show_curves"),
    "slope_curve": lambda screen: (screen.slope_curve, "show_curves"),
    "slice": lambda screen: (screen.slice, "show_slices"),
    "path": lambda screen: (screen.cards[0].plot, "show_run"),
    "reading": lambda screen: (screen.cards[0], "show_reading"),
    "marks": lambda screen: (screen.logits, "show_positions"),
    "options": lambda screen: (screen.options, "show_experiment"),
    "optimizer": lambda screen: (screen.optimizer, "show_runs"),
    "transport": lambda screen: (screen.transport, "show_frame"),
}


def test_a_view_that_is_left_as_it_was_fails(window, monkeypatch):
    runs = (RunSpec("kl", "adam", 0.5), RunSpec("hinge", "adam", 0.5))
    for name, view in VIEWS.items():
        screen = at(window, 5, logits=(1.0, -2.0, 0.5)).screens.current
        with monkeypatch.context() as patched:
            patched.setattr(*view(screen), lambda *_: None)
            at(window, 9, logits=(2.0, -1.0, 0.25), span=(-5.0, 5.0), quantity="slope", steps=77, runs=runs)
            assert fails(window), name
        show_rightly(window)
