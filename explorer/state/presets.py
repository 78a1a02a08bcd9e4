"""Presets: named Experiments, a table of records."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.state.experiment import Experiment, one_hot
from explorer.state.experiment_parts import Descent, Display, Problem, RunSpec
from explorer.state.network_parts import Network
from explorer.state.surface_view import SurfaceView


@dataclass(frozen=True, slots=True)
class Preset:
    """A named Experiment.

    Attributes:
        key: the name on the command line.
        label: the name in menus, in English.
        hint: what to try with it, in English.
        screen: the key of the screen that it opens on; empty for the screen of presets.
    """

    key: str
    label: str
    hint: str
    experiment: Experiment
    screen: str = ""


def _pair(first: str, second: str, **spec: float | str) -> tuple[RunSpec, ...]:
    return (RunSpec(first, **spec), RunSpec(second, **spec))  # type: ignore[arg-type]


_WIDE = SurfaceView(span=(-4.0, 4.0))

_ALL = (
    Preset(
        "error-surface",
        "The lecture's error surface",
        "Press Space: squared error stands still, cross-entropy walks down.",
        Experiment(),
    ),
    Preset(
        "adam-rescue",
        "Adam rescue",
        "The same start under Adam: both losses get across. Press Space.",
        Experiment(descent=Descent(_pair("mse", "cross_entropy", optimizer="adam", learning_rate=0.1))),
    ),
    Preset(
        "four-optimizers",
        "Four optimizers under MSE",
        "Descent and momentum stand still; RMSprop and Adam arrive, after 31 and 90 steps. Press Space.",
        Experiment(
            descent=Descent(
                (
                    RunSpec("mse", "gradient_descent", 1.0),
                    RunSpec("mse", "momentum", 1.0),
                    RunSpec("mse", "rmsprop", 0.1),
                    RunSpec("mse", "adam", 0.1),
                )
            )
        ),
    ),
    Preset(
        "double-softmax",
        "Double softmax trap",
        "Softmax in the model and again in the loss: cross-entropy goes flat too. Press Space.",
        Experiment(descent=Descent(_pair("cross_entropy", "cross_entropy_twice"))),
    ),
    Preset(
        "plateau",
        "Where the plateau comes from",
        "Squared error is flat here on the probabilities, but not on the logits. Press Space.",
        Experiment(
            Problem((-10.0, 10.0), one_hot(0, 2)),
            descent=Descent(tuple(RunSpec(k, learning_rate=0.3) for k in ("mse", "mse_logits"))),
        ),
    ),
    Preset(
        "softmax-block",
        "Softmax block (3, 1, −3)",
        "Large gaps grow: 3, 1, −3 become 0.88, 0.12, 0.00.",
        Experiment(Problem((3.0, 1.0, -3.0), one_hot(0, 3)), _WIDE, Descent(_pair("mse", "cross_entropy"), 100)),
    ),
    Preset(
        "three-logits",
        "Logits (0.9, 1.2, 0.4)",
        "Close logits share the probability: 0.34, 0.46, 0.21.",
        Experiment(Problem((0.9, 1.2, 0.4), one_hot(1, 3)), _WIDE, Descent(_pair("mse", "cross_entropy"), 100)),
    ),
    Preset(
        "numerical-example",
        "Numerical example (0, 0.006, 0.12)",
        "Almost no preference yet: cross-entropy to class 2 is 1.1362, near ln 3 = 1.0986.",
        Experiment(Problem((0.0, 0.006, 0.12), one_hot(1, 3)), _WIDE, Descent(_pair("mse", "cross_entropy"), 100)),
    ),
    Preset(
        "ten-classes",
        "Ten classes",
        "Ten logits, all free: the surface shown is the slice in which each run stands.",
        Experiment(
            Problem((1.0, 2.5, -0.5, 0.3, -1.2, 0.8, 1.6, -2.0, 0.1, -0.7), one_hot(0, 10)),
            SurfaceView((0, 1), (-6.0, 6.0), tuple(range(2, 10))),
            Descent(_pair("mse", "cross_entropy"), 200),
        ),
    ),
    Preset(
        "soft-target",
        "Soft target",
        "The right answer is itself a distribution: cross-entropy cannot fall below its entropy, KL can reach 0.",
        Experiment(
            Problem((-2.0, 2.0, 0.0), (0.7, 0.2, 0.1)),
            SurfaceView((0, 1), (-6.0, 6.0), (2,)),
            Descent((RunSpec("mse"), RunSpec("cross_entropy"), RunSpec("kl")), 200),
            Display(colour_map="viridis"),
        ),
    ),
    Preset(
        "huge-rate",
        "A huge learning rate",
        "All three logits free: at a rate of 1.2 × 10⁸ one step of MSE decides, for a third of the starts wrongly and "
        "for good; cross-entropy at rate 1 reaches the right class from all.",
        Experiment(
            Problem((-10.0, 10.0, 0.0), one_hot(0, 3)),
            SurfaceView(free_others=(2,)),
            Descent((RunSpec("mse", learning_rate=1.2e8), RunSpec("cross_entropy")), 100),
            Display(quantity="steps"),
        ),
    ),
    Preset(
        "five-layers",
        "The course's lab: a five-layer network",
        "784-128-128-128-128-10 with cross-entropy on MNIST: over 90% of new digits right in 400 steps. Press Space.",
        Experiment(
            descent=Descent((RunSpec("cross_entropy", "adam", 0.001),), 400),
            network=Network((128, 128, 128, 128), "relu"),
        ),
        screen="network",
    ),
)

PRESETS: dict[str, Preset] = {preset.key: preset for preset in _ALL}
DEFAULT_PRESET = _ALL[0]
