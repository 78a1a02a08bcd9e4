"""Hypothesis strategies for valid and almost valid Experiments."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from explorer.core.activations import ACTIVATIONS
from explorer.core.encoding.cases import CASES
from explorer.core.losses.table import LOSSES
from explorer.core.network import SCALED
from explorer.core.optimizers import OPTIMIZERS
from explorer.core.pixel_losses import PIXEL_LOSSES
from explorer.state.descent_parts import BELOW_RANGE, TILT_RANGE, TURN_RANGE, UNTIL, WITHIN_RANGE, Landscape, Starts
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import (
    COLOUR_MAPS,
    COLOUR_SCALES,
    MAX_CLASSES,
    MAX_EXAMPLES,
    MAX_RUNS,
    MAX_STEPS,
    QUANTITIES,
    RATE_RANGE,
    TEMPERATURE_RANGE,
    Descent,
    Display,
    Encoding,
    Information,
    Problem,
    RunSpec,
)
from explorer.state.network_parts import (
    BATCH_RANGE,
    HIDDEN_RANGE,
    INIT_SCALE_RANGE,
    MAP_SEEDS_RANGE,
    MAP_STEPS_RANGE,
    PLANES,
    Network,
    NetworkView,
)
from explorer.state.surface_view import SurfaceView

# Values found in place of a number, a name or a list of them.
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**400),
    st.floats(),
    st.text(max_size=5),
    st.lists(st.one_of(st.floats(), st.text(max_size=2), st.none()), max_size=4).map(tuple),
    st.sampled_from([math.nan, math.inf, -math.inf, 2e300, -1, 1e-320, "1", [], {}, object()]),
)


def losses(target: tuple[float, ...]) -> st.SearchStrategy[str]:
    """The key of a loss that takes `target`."""
    return st.sampled_from([key for key, loss in LOSSES.items() if loss.takes(target)])


@st.composite
def run_specs(draw: st.DrawFn, target: tuple[float, ...] = (1.0, 0.0)) -> RunSpec:
    optimizer = OPTIMIZERS[draw(st.sampled_from(list(OPTIMIZERS)))]
    given = {
        h.key: draw(st.floats(h.minimum, h.maximum, exclude_max=True))
        for h in optimizer.hyperparameters
        if h.key != "lr" and draw(st.booleans())
    }
    rate = draw(st.floats(*RATE_RANGE))
    return RunSpec(draw(losses(target)), optimizer.key, rate, tuple(given.items()))


@st.composite
def targets(draw: st.DrawFn, classes: int) -> tuple[float, ...]:
    """One-hot or soft targets; the shares are exact thousandths divided by their sum."""
    if draw(st.booleans()):
        right = draw(st.integers(0, classes - 1))
        return tuple(float(i == right) for i in range(classes))
    weights = draw(st.lists(st.integers(0, 1000), min_size=classes, max_size=classes))
    weights[0] += not any(weights)
    return tuple(weight / sum(weights) for weight in weights)


@st.composite
def surface_views(draw: st.DrawFn, axes: tuple[int, int], free: tuple[int, ...]) -> SurfaceView:
    """Any span; in half of them zoomed or moved, as far as the axes may go."""
    low = draw(st.floats(-1e6, 1e6 - 1))
    view = SurfaceView(axes, (low, draw(st.floats(low + 0.5, 1e6))), free)
    if draw(st.booleans()):
        return view
    middle, zoom = (view.span[0] + view.span[1]) / 2, view.half / draw(st.floats(0.01, 9e5))
    pan = [draw(st.floats(-9e5, 9e5)) - middle for _ in range(2)]
    return replace(view, zoom=zoom, pan=tuple(pan))


@st.composite
def experiments(draw: st.DrawFn, most: float = 1e300) -> Experiment:
    """Any valid Experiment with logits up to `most`."""
    classes = draw(st.integers(2, MAX_CLASSES))
    logits = draw(st.lists(st.floats(-most, most), min_size=classes, max_size=classes))
    problem = Problem(tuple(logits), draw(targets(classes)), draw(st.floats(*TEMPERATURE_RANGE)))
    first, second, *others = draw(st.permutations(range(classes)))
    free = tuple(others[: draw(st.integers(0, len(others)))])
    runs = tuple(draw(st.lists(run_specs(problem.target), min_size=1, max_size=MAX_RUNS)))
    flags = [draw(st.booleans()) for _ in range(3)]
    quantity, scale, colours = (draw(st.sampled_from(names)) for names in (QUANTITIES, COLOUR_SCALES, COLOUR_MAPS))
    return Experiment(
        problem,
        draw(surface_views((first, second), free)),
        Descent(runs, draw(st.integers(1, MAX_STEPS)), draw(st.floats(*RATE_RANGE))),
        Display(quantity, scale, flags[0], colours, flags[1], flags[2], draw(losses(problem.target))),
        Encoding(draw(st.sampled_from(list(CASES))), draw(st.floats(-1e6, 1e6))),
        draw(information(classes)),
        draw(networks()),
        draw(network_views()),
        Starts(draw(st.sampled_from(UNTIL)), draw(st.floats(*BELOW_RANGE)), draw(st.integers(*WITHIN_RANGE))),
        draw(landscapes()),
    )


@st.composite
def landscapes(draw: st.DrawFn) -> Landscape:
    return Landscape(
        draw(st.booleans()), draw(st.floats(*TURN_RANGE)), draw(st.floats(*TILT_RANGE)), draw(st.booleans())
    )


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Any network on the built-in digits, with at most three layers: larger ones take long."""
    return Network(
        tuple(draw(st.lists(st.integers(*HIDDEN_RANGE), max_size=2))),
        draw(st.sampled_from(list(ACTIVATIONS))),
        draw(st.floats(*INIT_SCALE_RANGE)),
        draw(st.sampled_from(SCALED)),
        draw(st.integers(*BATCH_RANGE)),
        draw(st.integers(0, 2**31 - 1)),
    )


@st.composite
def network_views(draw: st.DrawFn) -> NetworkView:
    pair = draw(st.permutations(range(MAX_RUNS)))[:2]
    steps, seeds = draw(st.integers(*MAP_STEPS_RANGE)), draw(st.integers(*MAP_SEEDS_RANGE))
    images = draw(st.integers(0, 4999)), draw(st.integers(0, 4999))
    wrong_only, raw = draw(st.booleans()), draw(st.booleans())
    loss = draw(st.sampled_from(list(PIXEL_LOSSES)))
    confused = draw(st.just(()) | st.tuples(st.integers(0, 9), st.integers(0, 9)))
    return NetworkView(
        tuple(pair),
        draw(st.sampled_from(PLANES)),
        steps,
        seeds,
        wrong_only,
        draw(st.booleans()),
        draw(st.integers(0, MAX_RUNS - 1)),
        confused,
        images,
        loss,
        raw,
    )


@st.composite
def information(draw: st.DrawFn, classes: int) -> Information:
    outcomes = draw(st.integers(2, MAX_CLASSES))
    labels = draw(st.lists(st.integers(0, classes - 1), min_size=1, max_size=MAX_EXAMPLES))
    return Information(draw(targets(outcomes)), draw(targets(outcomes)), tuple(labels))


@st.composite
def distributions(draw, classes=None):
    """A distribution (K,), sometimes with zeros."""
    count = classes or draw(st.integers(2, 10))
    weights = np.array(draw(st.lists(st.sampled_from([0.0]) | st.floats(1e-9, 1), min_size=count, max_size=count)))
    if weights.sum() == 0:
        weights[0] = 1.0
    return weights / weights.sum()
