"""What every page of the Network screen is: it draws the trainings at a frame, while it is in front."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from explorer.look.theme import RunStyle, Theme
from explorer.look.wording import Wording
from explorer.state.datasets import ImageData
from explorer.state.experiment import Experiment
from explorer.state.network_parts import BUILT_IN
from explorer.state.network_training import NetworkTraining


class Trained(NamedTuple):
    """What a page draws.

    Attributes:
        experiment: what all of it comes from.
        data: the images.
        trainings: one for each run, brought to `frame`.
        frame: the step shown.
        looked_at: the example that is looked at, by its place among those held out.
    """

    experiment: Experiment
    data: ImageData
    trainings: Sequence[NetworkTraining]
    frame: int
    looked_at: int

    @property
    def has_digits(self) -> bool:
        """Whether the images are the digits that come with the app."""
        return self.experiment.network.data == BUILT_IN


class Page(QWidget):
    """The base of the pages. A page that computes for long does it in `go_on`, a few milliseconds at a time.

    Attributes:
        has_runs: whether the cards of the runs and the player belong to what it shows.

    Signals:
        changed: (changes for Experiment.changed, gesture) the user asks for another Experiment.
        chosen: (place) the user wants to look at another of the examples held out.
        message: (sentence) for the status line.
        work_changed: there is something to compute, or no longer.
    """

    changed = Signal(dict, object)
    chosen = Signal(int)
    message = Signal(str)
    work_changed = Signal()
    has_runs = True

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.wording = theme, wording

    def names(self) -> tuple[str, str]:
        """(text, hint) of its tab."""
        raise NotImplementedError

    def apply_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self.theme = theme

    def show_frame(self, trained: Trained) -> None:
        """Draw the trainings at their frame."""
        raise NotImplementedError

    def parts(self) -> dict[str, QWidget]:
        """The views a lesson may point at, by name."""
        return {}

    def presented(self) -> list[str]:
        """The names of the views that are presented if no lesson says otherwise."""
        return list(self.parts())

    def controls(self) -> list[QWidget]:
        """What Tab reaches, in reading order."""
        return []

    @property
    def is_working(self) -> bool:
        """Whether something is still being computed."""
        return False

    def go_on(self, budget: float) -> None:
        """Compute for about `budget` seconds, and draw what is ready."""

    def stop_working(self) -> None:
        """Leave what is being computed as far as it is; nothing where nothing is."""

    def set_guessing(self, guessing: bool) -> None:
        """Hide whatever reveals the answer while the question of a lesson is open."""

    def styles(self, count: int) -> list[RunStyle]:
        """How each of `count` runs is drawn."""
        return [self.theme.run(i) for i in range(count)]
