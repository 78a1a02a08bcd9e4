"""What the screens open with, as long as nothing was changed: Experiments named by their subject."""

from __future__ import annotations

from explorer.core.losses.table import COMPARED
from explorer.state.experiment import Experiment, one_hot
from explorer.state.experiment_parts import Descent, Problem, RunSpec
from explorer.state.presets import DEFAULT_PRESET

LECTURE_SURFACE = DEFAULT_PRESET.experiment
SLIDES_BLOCK = Experiment(Problem((3.0, 1.0, -3.0), one_hot(0, 3)))
COURSE_EXAMPLE = Experiment(Problem((0.0, 0.006, 0.12), one_hot(1, 3)))
# At this rate both of the losses that are compared learn to read digits.
NETWORK_RUNS = Experiment(descent=Descent(tuple(RunSpec(loss.key, learning_rate=0.1) for loss in COMPARED)))
