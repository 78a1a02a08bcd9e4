"""The predictions that the views of the Loss screen draw: one at the start, then one for each run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt

from explorer.core.losses.table import LOSSES
from explorer.core.softmax import log_softmax
from explorer.look.theme import RunStyle, Theme
from explorer.look.wording import Wording, tr
from explorer.plots.themed_plot import thinned
from explorer.state.scene import Scene
from explorer.widgets.keys import arrows_hint

Numbers = NDArray[np.floating[Any]]


@dataclass(frozen=True, eq=False)
class Prediction:
    """A prediction: its name and style, its logits (K,) already divided by `temperature`, and derived quantities."""

    name: str
    style: RunStyle
    logits: Numbers
    temperature: float = 1.0

    @property
    def surprise(self) -> Numbers:
        """(K,) −ln of each probability, from the logits: finite where the probability itself has become 0."""
        return 0.0 - log_softmax(self.logits)

    @property
    def probabilities(self) -> Numbers:
        """(K,)."""
        return np.exp(-self.surprise)

    def margins(self, right: int) -> Numbers:
        """(K,) by how much the logit of the class `right` is ahead of each."""
        return self.logits[right] - self.logits


def drag_hint() -> str:
    """What dragging a mark does, for the tool tips."""
    drag = tr("Drag a mark along the curve: this sets the start, and the runs begin again.")
    return f"{drag}\n{arrows_hint()}"


def start_style(theme: Theme) -> RunStyle:
    """The style of the prediction at the start, which belongs to no run yet."""
    return RunStyle(theme.accent, Qt.PenStyle.SolidLine, "o", "●", "")


def at_start(scene: Scene, theme: Theme) -> Prediction:
    """The prediction at the start."""
    problem = scene.experiment.problem
    t = problem.temperature
    return Prediction(tr("prediction"), start_style(theme), np.asarray(problem.logits) / t, t)


def at_frame(scene: Scene, theme: Theme, wording: Wording, frame: int) -> list[Prediction]:
    """The prediction of every run at `frame`; only one at the start, where all are equal."""
    if frame == 0:
        return [at_start(scene, theme)]
    t = scene.experiment.problem.temperature
    return [
        Prediction(wording.label(LOSSES[spec.loss]), theme.run(i), scene.position(i, frame) / t, t)
        for i, spec in enumerate(scene.experiment.descent.runs)
    ]


def path(scene: Scene, run: int, frame: int) -> Numbers:
    """(K, T) the path of probabilities of run `run` up to `frame`, thinned to what can be seen."""
    return scene.probabilities(scene.runs[run].path[:, thinned(frame + 1)])
