"""The Experiment: one frozen, validated value that holds everything the picture depends on.

It consists of small frozen records, one for each subject. A change returns a new Experiment
(``experiment.changed(steps=…)``), so presets, session files, undo, the command line and the tests all use stored ones.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from explorer.core.losses.table import LOSSES
from explorer.state.checks import require, typed, whole
from explorer.state.descent_parts import Landscape, Starts
from explorer.state.experiment_parts import (
    MAX_CLASSES,
    MIN_CLASSES,
    Descent,
    Display,
    Encoding,
    Information,
    Problem,
    RunSpec,
)
from explorer.state.network_parts import Network, NetworkView
from explorer.state.surface_view import SurfaceView
from explorer.state.user_error import Term

_HARDLY_ANY = 1e-9  # the proportions of smaller shares are lost in float64


def _require_logit(index: int, classes: int, field: str = "") -> None:
    there, last = 0 <= index < classes, classes - 1
    if field:  # in a file, where indices start at 0; on the screen at 1
        require(there, "Logits are numbered from 0 to {last} here, not {value}.", field, last=last, value=index)
    require(there, "There is no logit {n}: there are {classes} classes.", n=index + 1, classes=classes)


def _require_class(index: int, classes: int, field: str = "") -> None:
    there, last = 0 <= index < classes, classes - 1
    if field:
        require(there, "Classes are numbered from 0 to {last} here, not {value}.", field, last=last, value=index)
    require(there, "There is no class {n}: there are {classes} classes.", n=index + 1, classes=classes)


def _require_taken(loss: str, target: Sequence[float], field: str) -> None:
    record = LOSSES[loss]
    require(
        record.takes(target),
        "The loss {loss} takes only a target that gives one class all the probability.",
        field,
        loss=Term(record.label, "names"),
    )


@dataclass(frozen=True, slots=True)
class Experiment:
    """Everything the picture depends on. Build one from its parts, or change one with `changed`.

    Raises InvalidExperiment for parts that do not fit each other: an index beyond the classes, or a target that a loss
    which is run or chosen does not take.
    """

    problem: Problem = field(default_factory=Problem)
    surface: SurfaceView = field(default_factory=SurfaceView)
    descent: Descent = field(default_factory=Descent)
    display: Display = field(default_factory=Display)
    encoding: Encoding = field(default_factory=Encoding)
    information: Information = field(default_factory=Information)
    network: Network = field(default_factory=Network)
    network_view: NetworkView = field(default_factory=NetworkView)
    starts: Starts = field(default_factory=Starts)
    landscape: Landscape = field(default_factory=Landscape)

    def __post_init__(self) -> None:
        typed(self)
        classes = self.problem.classes
        for name in ("axes", "free_others"):
            for i, index in enumerate(getattr(self.surface, name)):
                _require_logit(index, classes, f"surface.{name}[{i}]")
        for i, label in enumerate(self.information.examples):
            _require_class(label, classes, f"information.examples[{i}]")
        for i, run in enumerate(self.descent.runs):
            _require_taken(run.loss, self.problem.target, f"descent.runs[{i}].loss")
        _require_taken(self.display.chosen_loss, self.problem.target, "display.chosen_loss")

    @property
    def free(self) -> tuple[bool, ...]:
        """(K,) which logits descent may move: the axes and the other free ones."""
        moving = {*self.surface.axes, *self.surface.free_others}
        return tuple(i in moving for i in range(self.problem.classes))

    @property
    def seen_whole(self) -> Experiment:
        """The same with surfaces that are neither zoomed nor moved."""
        return self if self.surface.is_whole else replace(self, surface=self.surface.whole)

    def changed(self, **changes: Any) -> Experiment:
        """A new Experiment with fields of any of its parts replaced, e.g. ``changed(logits=…, steps=100)``.

        Raises InvalidExperiment (the message is a sentence) for an invalid value, KeyError for an unknown name.
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
        """The same with `count` classes: logits are dropped from the end, or zeros added there.

        A target or an example of a dropped class becomes class 1; dropped axes become the first two logits; dropped
        free logits are no longer free.
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

        A run that gets another optimizer drops the hyperparameters given for the old one.
        """

        def change(run: RunSpec) -> RunSpec:
            other = changes.get("optimizer", run.optimizer) != run.optimizer
            return replace(run, **({"hyperparameters": ()} if other else {}) | changes)

        return self._with_each_run(change, indices)

    def with_hyperparameter(self, key: str, value: float, indices: Sequence[int] | None = None) -> Experiment:
        """The same with one hyperparameter of some runs (all where `indices` is None) set to `value`.

        Every run keeps its own other hyperparameters.
        """

        def change(run: RunSpec) -> RunSpec:
            return replace(run, hyperparameters=tuple({**dict(run.hyperparameters), key: value}.items()))

        return self._with_each_run(change, indices)

    def _with_each_run(self, change: Callable[[RunSpec], RunSpec], indices: Sequence[int] | None) -> Experiment:
        count = len(self.descent.runs)
        chosen = range(count) if indices is None else indices
        for i in chosen:
            require(0 <= i < count, "There is no run {n}: there are {count}.", n=i + 1, count=count)
        return self.changed(runs=tuple(change(r) if i in chosen else r for i, r in enumerate(self.descent.runs)))


PARTS: dict[str, Any] = {
    "problem": Problem,
    "surface": SurfaceView,
    "descent": Descent,
    "display": Display,
    "encoding": Encoding,
    "information": Information,
    "network": Network,
    "network_view": NetworkView,
    "starts": Starts,
    "landscape": Landscape,
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
