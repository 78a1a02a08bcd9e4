"""The parts of an Experiment: small frozen records, each of which checks itself."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.core.encoding.cases import CASES
from explorer.core.losses.table import COMPARED, DEFAULT_LOSS, LOSSES
from explorer.core.optimizers import DEFAULT_OPTIMIZER, OPTIMIZERS
from explorer.state.checks import in_range, one_of, require, sums_to_one, typed, unknown_hyperparameter, within

MIN_CLASSES, MAX_CLASSES = 2, 10
MAX_RUNS = 4
MAX_STEPS = 100_000
RATE_RANGE = (1e-4, 1e10)
RATE_SPAN = (1e-4, 1e4)  # of sliders and curves; larger rates are typed
TEMPERATURE_RANGE = (1e-3, 1e3)
QUANTITIES = ("value", "slope", "steps")
COLOUR_SCALES = ("linear", "log")
COLOUR_MAPS = ("lecture", "viridis", "cividis", "grey")
MAX_EXAMPLES = 12


@dataclass(frozen=True, slots=True)
class Problem:
    """One example.

    Attributes:
        logits: (K,) at the start.
        target: (K,) a distribution.
        temperature: divides the logits.
    """

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
class RunSpec:
    """What a run consists of: one optimizer under one loss.

    Attributes:
        hyperparameters: (name, value) pairs; those equal to the defaults are dropped.
    """

    loss: str = COMPARED[0].key
    optimizer: str = DEFAULT_OPTIMIZER.key
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
                raise unknown_hyperparameter(optimizer.label, name, known, f"hyperparameters[{i}][0]")
            in_range(value, name, known[name].minimum, known[name].maximum, f"hyperparameters[{i}][1]")
        pairs = dict(self.hyperparameters)
        defaults = {h.key: h.default for h in optimizer.hyperparameters}
        given = tuple(sorted((n, v) for n, v in pairs.items() if v != defaults[n]))
        object.__setattr__(self, "hyperparameters", given)

    def hyperparameter(self, key: str) -> float:
        """The value of one hyperparameter, given or default."""
        defaults = {h.key: h.default for h in OPTIMIZERS[self.optimizer].hyperparameters}
        return dict(self.hyperparameters).get(key, defaults[key])


@dataclass(frozen=True, slots=True)
class Descent:
    """The runs, and how many steps each takes.

    Attributes:
        runs: one to four.
        steps: of each.
        same_rate: the learning rate that all runs get where they are to have the same.
    """

    runs: tuple[RunSpec, ...] = tuple(RunSpec(loss.key) for loss in COMPARED)
    steps: int = 500
    same_rate: float = 1.0

    def __post_init__(self) -> None:
        typed(self)
        within(self, "steps", "The number of steps", 1, MAX_STEPS)
        within(self, "same_rate", "The learning rate", *RATE_RANGE)
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
    chosen_loss: str = DEFAULT_LOSS.key

    def __post_init__(self) -> None:
        typed(self)
        one_of(self, "chosen_loss", "The chosen loss", LOSSES)
        one_of(self, "quantity", "The quantity shown", QUANTITIES)
        one_of(self, "colour_scale", "The colour scale", COLOUR_SCALES)
        one_of(self, "colour_map", "The colour map", COLOUR_MAPS)


@dataclass(frozen=True, slots=True)
class Encoding:
    """Class as a number.

    Attributes:
        case: which of the lecture's cases.
        output: of a model with one output.
    """

    case: str = "unrelated"
    output: float = 2.0

    def __post_init__(self) -> None:
        typed(self)
        one_of(self, "case", "The case", CASES)
        within(self, "output", "The output", -1e6, 1e6)


@dataclass(frozen=True, slots=True)
class Information:
    """Two distributions to compare, and some examples.

    Attributes:
        p, q: (M,) the distributions, by default those of the course.
        examples: (N,) their classes, from 0.
    """

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
