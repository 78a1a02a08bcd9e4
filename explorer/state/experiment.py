"""The Experiment: one frozen, validated value that holds everything the picture depends on.

Small frozen records nested by subject. A change makes a new Experiment (``experiment.changed(learning_rate=…)``), so
presets, session files, undo, the command line and the tests are all just stored Experiments.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from explorer.core.encoding.cases import CASES
from explorer.core.losses.table import LOSSES
from explorer.core.optimizers import OPTIMIZERS
from explorer.state.checks import InvalidExperiment, in_range, one_of, require, sums_to_one, typed, whole, within
from explorer.state.user_error import Term, described

MIN_CLASSES, MAX_CLASSES = 2, 10
MAX_RUNS = 4
MAX_STEPS = 100_000
RATE_RANGE = (1e-4, 1e4)
_HARDLY_ANY = 1e-9  # shares as small have no proportions that float64 could scale up
TEMPERATURE_RANGE = (1e-3, 1e3)
QUANTITIES = ("value", "slope")
COLOUR_SCALES = ("linear", "log")
COLOUR_MAPS = ("lecture", "viridis", "cividis", "grey")
MAX_EXAMPLES = 12
HIDDEN_RANGE = (4, 256)
INIT_SCALE_RANGE = (0.01, 1000.0)
BATCH_RANGE = (1, 1000)


def _require_logit(index: int, classes: int, field: str = "") -> None:
    there, last = 0 <= index < classes, classes - 1
    if field:  # of a file, which counts from 0; on the screen it is from 1
        require(there, "Logits are numbered from 0 to {last} here, not {value}.", field, last=last, value=index)
    require(there, "There is no logit {n}: there are {classes} classes.", n=index + 1, classes=classes)


def _require_class(index: int, classes: int, field: str = "") -> None:
    there, last = 0 <= index < classes, classes - 1
    if field:
        require(there, "Classes are numbered from 0 to {last} here, not {value}.", field, last=last, value=index)
    require(there, "There is no class {n}: there are {classes} classes.", n=index + 1, classes=classes)


@dataclass(frozen=True, slots=True)
class Problem:
    """One example: its logits (K,), its target distribution (K,), and the temperature that divides the logits."""

    logits: tuple[float, ...] = (-10.0, 10.0, -1000.0)
    target: tuple[float, ...] = (1.0, 0.0, 0.0)
    temperature: float = 1.0

    def __post_init__(self) -> None:
        typed(self)
        within(self, "logits", "A logit")
        within(self, "target", "A target probability", 0.0, 1.0)
        within(self, "temperature", "The temperature", *TEMPERATURE_RANGE)
        count = len(self.logits)
        require(
            MIN_CLASSES <= count <= MAX_CLASSES,
            "There must be {low} to {high} classes, not {count}.",
            "logits",
            low=MIN_CLASSES,
            high=MAX_CLASSES,
            count=count,
        )
        other = len(self.target)
        require(
            other == count,
            "The target has {other} classes but there are {count} logits.",
            "target",
            other=other,
            count=count,
        )
        sums_to_one(self.target, "target")

    @property
    def classes(self) -> int:
        """K, the number of classes."""
        return len(self.logits)

    @property
    def target_class(self) -> int | None:
        """The class of a one-hot target, or None for a soft one."""
        return self.target.index(1.0) if 1.0 in self.target else None


@dataclass(frozen=True, slots=True)
class SurfaceView:
    """Which slice of the error surface is shown: two axes, their span, and which other logits move too."""

    axes: tuple[int, int] = (0, 1)
    span: tuple[float, float] = (-10.0, 10.0)
    free_others: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        typed(self)
        last = MAX_CLASSES - 1
        within(self, "axes", "An axis", 0, last)
        within(self, "free_others", "A free logit", 0, last)
        within(self, "span", "An end of the span", -1e6, 1e6)
        require(self.axes[0] != self.axes[1], "The two axes must be two different logits.", "axes")
        low, high = self.span
        require(
            low + 1e-3 <= high,
            "The span must run from a smaller to a larger number, not {low:.12g} to {high:.12g}.",
            "span",
            low=low,
            high=high,
        )
        object.__setattr__(self, "free_others", tuple(sorted({*self.free_others} - {*self.axes})))


@dataclass(frozen=True, slots=True)
class RunSpec:
    """One optimizer under one loss. `hyperparameters` holds (name, value) pairs that differ from the defaults."""

    loss: str = "mse"
    optimizer: str = "gradient_descent"
    learning_rate: float = 1.0
    hyperparameters: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        typed(self)
        one_of(self, "loss", "A loss", LOSSES)
        one_of(self, "optimizer", "An optimizer", OPTIMIZERS)
        within(self, "learning_rate", "The learning rate", *RATE_RANGE)
        optimizer = OPTIMIZERS[self.optimizer]
        known = optimizer.settings
        for i, (name, value) in enumerate(self.hyperparameters):
            if name not in known:
                raise _unknown_hyperparameter(optimizer.label, name, known, f"hyperparameters[{i}][0]")
            in_range(value, name, known[name].minimum, known[name].maximum, f"hyperparameters[{i}][1]")
        pairs = dict(self.hyperparameters)
        defaults = {h.key: h.default for h in optimizer.hyperparameters}
        given = tuple(sorted((n, v) for n, v in pairs.items() if v != defaults[n]))
        object.__setattr__(self, "hyperparameters", given)

    def hyperparameter(self, key: str) -> float:
        """The value in force of one hyperparameter, given or default."""
        defaults = {h.key: h.default for h in OPTIMIZERS[self.optimizer].hyperparameters}
        return dict(self.hyperparameters).get(key, defaults[key])


def _unknown_hyperparameter(optimizer: str, key: str, known: Collection[str], field: str) -> InvalidExperiment:
    values: dict[str, Any] = {"optimizer": Term(optimizer, "names"), "key": described(key)}
    if not known:
        return InvalidExperiment("The optimizer {optimizer} has no setting {key}.", field=field, **values)
    values["names"] = ", ".join(known)
    return InvalidExperiment("The optimizer {optimizer} has no setting {key}; it has {names}.", field=field, **values)


@dataclass(frozen=True, slots=True)
class Descent:
    """The runs, one to four, and how many steps each may take."""

    runs: tuple[RunSpec, ...] = (RunSpec("mse"), RunSpec("cross_entropy"))
    steps: int = 500

    def __post_init__(self) -> None:
        typed(self)
        within(self, "steps", "The number of steps", 1, MAX_STEPS)
        count = len(self.runs)
        require(
            1 <= count <= MAX_RUNS, "There must be one to {high} runs, not {count}.", "runs", high=MAX_RUNS, count=count
        )


@dataclass(frozen=True, slots=True)
class Display:
    """How the picture is drawn; nothing here changes a number."""

    quantity: str = "value"
    colour_scale: str = "linear"
    common_scale: bool = False
    colour_map: str = "lecture"
    log_loss: bool = False
    log_slope: bool = True
    chosen_loss: str = "cross_entropy"

    def __post_init__(self) -> None:
        typed(self)
        one_of(self, "chosen_loss", "The chosen loss", LOSSES)
        one_of(self, "quantity", "The quantity shown", QUANTITIES)
        one_of(self, "colour_scale", "The colour scale", COLOUR_SCALES)
        one_of(self, "colour_map", "The colour map", COLOUR_MAPS)


@dataclass(frozen=True, slots=True)
class Encoding:
    """Class as a number: which of the lecture's cases, and what a model with one output says."""

    case: str = "unrelated"
    output: float = 2.0

    def __post_init__(self) -> None:
        typed(self)
        one_of(self, "case", "The case", CASES)
        within(self, "output", "The output", -1e6, 1e6)


@dataclass(frozen=True, slots=True)
class Information:
    """Two distributions (M,) to compare, at first the course's, and the classes (from 0) of N examples."""

    p: tuple[float, ...] = (1 / 3, 1 / 2, 1 / 6)
    q: tuple[float, ...] = (1 / 4, 1 / 2, 1 / 4)
    examples: tuple[int, ...] = (0, 0, 1, 0, 1)

    def __post_init__(self) -> None:
        typed(self)
        for name in ("p", "q"):
            within(self, name, "A probability", 0.0, 1.0)
            sums_to_one(getattr(self, name), name)
        require(
            len(self.p) == len(self.q) and MIN_CLASSES <= len(self.p) <= MAX_CLASSES,
            "Both distributions must have the same number of outcomes, {low} to {high}.",
            "q",
            low=MIN_CLASSES,
            high=MAX_CLASSES,
        )
        within(self, "examples", "An example's class", 0, MAX_CLASSES - 1)
        count = len(self.examples)
        require(
            1 <= count <= MAX_EXAMPLES,
            "There must be one to {high} examples, not {count}.",
            "examples",
            high=MAX_EXAMPLES,
            count=count,
        )


@dataclass(frozen=True, slots=True)
class Network:
    """The network that reads digits: hidden units, a factor on the last layer's first weights, minibatch, seed."""

    hidden: int = 32
    init_scale: float = 1.0
    batch: int = 50
    seed: int = 0

    def __post_init__(self) -> None:
        typed(self)
        within(self, "hidden", "The number of hidden units", *HIDDEN_RANGE)
        within(self, "init_scale", "The scale of the first weights", *INIT_SCALE_RANGE)
        within(self, "batch", "The minibatch", *BATCH_RANGE)
        within(self, "seed", "The seed", 0, 2**31 - 1)


@dataclass(frozen=True, slots=True)
class Experiment:
    """Everything the picture depends on. Build from the parts, or change one with `changed`."""

    problem: Problem = field(default_factory=Problem)
    surface: SurfaceView = field(default_factory=SurfaceView)
    descent: Descent = field(default_factory=Descent)
    display: Display = field(default_factory=Display)
    encoding: Encoding = field(default_factory=Encoding)
    information: Information = field(default_factory=Information)
    network: Network = field(default_factory=Network)

    def __post_init__(self) -> None:
        typed(self)
        classes = self.problem.classes
        for name in ("axes", "free_others"):
            for i, index in enumerate(getattr(self.surface, name)):
                _require_logit(index, classes, f"surface.{name}[{i}]")
        for i, label in enumerate(self.information.examples):
            _require_class(label, classes, f"information.examples[{i}]")

    @property
    def free(self) -> tuple[bool, ...]:
        """(K,) which logits descent may move: the axes and the other free ones."""
        moving = {*self.surface.axes, *self.surface.free_others}
        return tuple(i in moving for i in range(self.problem.classes))

    def changed(self, **changes: Any) -> Experiment:
        """A new Experiment with fields of any of its parts replaced, e.g. ``changed(logits=…, steps=100)``.

        Raises InvalidExperiment (the message is a sentence) for a value that cannot be, KeyError for an unknown name.
        """
        parts: dict[str, dict[str, Any]] = {}
        for name, value in changes.items():
            parts.setdefault(PART_OF[name], {})[name] = value
        whole = {part: replace(getattr(self, part), **values) for part, values in parts.items()}
        return replace(self, **whole)

    def with_logit(self, index: int, value: float) -> Experiment:
        """The same with logit `index` set to `value`."""
        _require_logit(index, self.problem.classes)
        logits = list(self.problem.logits)
        logits[index] = value
        return self.changed(logits=tuple(logits))

    def with_target_class(self, index: int) -> Experiment:
        """The same with a one-hot target."""
        _require_class(index, self.problem.classes)
        return self.changed(target=one_hot(index, self.problem.classes))

    def with_target_share(self, index: int, share: float) -> Experiment:
        """The same with target probability `index` set to `share` and the others scaled so that all sum to one."""
        return self.changed(target=reshared(self.problem.target, index, share))

    def with_classes(self, count: int) -> Experiment:
        """The same with `count` classes: logits are dropped from, or zeros added at, the end.

        A target class that is dropped becomes class 1; axes, free logits and examples that are dropped fall back
        likewise.
        """
        count = whole(count, "The number of classes", MIN_CLASSES, MAX_CLASSES)
        old = self.problem
        kept = min(count, old.classes)
        target = old.target[:kept] + (0.0,) * (count - kept)
        total = math.fsum(target)
        target = tuple(t / total for t in target) if total > 0 else one_hot(0, count)
        axes = self.surface.axes if max(self.surface.axes) < count else (0, 1)
        others = tuple(i for i in self.surface.free_others if i < count)
        examples = tuple(label if label < count else 0 for label in self.information.examples)
        return replace(
            self,
            problem=Problem(old.logits[:kept] + (0.0,) * (count - kept), target, old.temperature),
            surface=replace(self.surface, axes=axes, free_others=others),
            information=replace(self.information, examples=examples),
        )

    def with_runs(self, indices: Sequence[int] | None = None, **changes: Any) -> Experiment:
        """The same with fields of some runs (all where `indices` is None) replaced.

        A new optimizer drops hyperparameters given for the old one.
        """
        if "optimizer" in changes:
            changes.setdefault("hyperparameters", ())
        count = len(self.descent.runs)
        chosen = range(count) if indices is None else indices
        for i in chosen:
            require(0 <= i < count, "There is no run {n}: there are {count}.", n=i + 1, count=count)
        runs = tuple(replace(r, **changes) if i in chosen else r for i, r in enumerate(self.descent.runs))
        return self.changed(runs=runs)


PARTS: dict[str, Any] = {
    "problem": Problem,
    "surface": SurfaceView,
    "descent": Descent,
    "display": Display,
    "encoding": Encoding,
    "information": Information,
    "network": Network,
}
PART_OF = {f.name: part for part, kind in PARTS.items() for f in fields(kind)}


def one_hot(index: int, classes: int) -> tuple[float, ...]:
    """The target (K,) that is 1 at `index` and 0 elsewhere."""
    return tuple(1.0 if i == index else 0.0 for i in range(classes))


def reshared(target: Sequence[float], index: int, share: float) -> tuple[float, ...]:
    """`target` (K,) with entry `index` set to `share`, the rest scaled in proportion so that the sum stays one."""
    _require_class(index, len(target))
    share = min(max(float(share), 0.0), 1.0)
    rest = math.fsum(t for i, t in enumerate(target) if i != index)
    spread = (1.0 - share) / (len(target) - 1)
    return tuple(
        share if i == index else (t * (1.0 - share) / rest if rest > _HARDLY_ANY else spread)
        for i, t in enumerate(target)
    )
