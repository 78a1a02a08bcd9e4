"""The maps of steps of the Descent screen: they fill while they are shown, are stopped, go on, and are counted."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from explorer.look.theme import Theme
from explorer.look.wording import Wording
from explorer.screens.descent.starts_row import StartsRow
from explorer.screens.descent.starts_words import sentence
from explorer.state.scene import Scene
from explorer.state.steps_map import StepsMap, go_on


class StepsMaps(QObject):
    """Computes the maps of the runs, if steps are the quantity shown, and shows their progress in a row.

    Attributes:
        row: the settings.

    Signals:
        filled: more is known, or may be seen, and is to be drawn.
        work_changed: there is something to compute, or no longer.
    """

    filled = Signal()
    work_changed = Signal()

    def __init__(self, theme: Theme, wording: Wording, row: StartsRow) -> None:
        super().__init__(row)
        self.row = row
        self._theme, self._wording = theme, wording
        self._scene: Scene | None = None
        self._maps: list[StepsMap] = []
        self._is_stopped = self._is_guessing = False
        row.button.clicked.connect(lambda: self._set_stopped(self.is_working))

    def show_scene(self, scene: Scene) -> None:
        """Take the maps of the runs of `scene`."""
        self._scene = scene
        experiment = scene.experiment
        is_shown = experiment.display.quantity == "steps"
        wanted = [scene.steps_map(i) for i in range(len(scene.runs))] if is_shown else []
        if [*map(id, wanted)] != [*map(id, self._maps)]:
            self._is_stopped = False  # other maps than those that were stopped
        self._maps = wanted
        self.row.setVisible(is_shown)
        self.row.show_starts(experiment.starts)
        self._tell()

    @property
    def is_shown(self) -> bool:
        """Whether the cards show maps of steps."""
        return bool(self._maps)

    @property
    def is_hidden(self) -> bool:
        """Whether nothing of the maps may be seen, as a lesson asks for a guess."""
        return self.is_shown and self._is_guessing

    @property
    def sentence(self) -> str:
        """From how many starts each run succeeds; empty while that is not shown."""
        if self._scene is None or not self._maps or self._is_guessing:
            return ""
        experiment = self._scene.experiment
        signs = [self._theme.run(i).sign for i in range(len(self._maps))]
        return sentence(experiment.descent.runs, self._maps, experiment.starts, signs, self._wording)

    def set_guessing(self, guessing: bool) -> None:
        """Hide the maps, and compute nothing, while the question of a lesson is open."""
        if guessing != self._is_guessing:
            self._is_guessing = guessing
            self._tell()
            self.filled.emit()

    @property
    def is_working(self) -> bool:
        """Whether maps are still being computed."""
        return not (self._is_stopped or self._is_guessing or all(each.is_complete for each in self._maps))

    def go_on(self, budget: float) -> None:
        """Compute for about `budget` seconds, and have drawn what is ready."""
        go_on(self._maps, budget)
        self._tell()
        self.filled.emit()

    def stop_working(self) -> None:
        """Stop; what is computed stays, and the button goes on from there."""
        if self.is_working:
            self._set_stopped(True)

    def _set_stopped(self, stopped: bool) -> None:
        self._is_stopped = stopped
        self._tell()

    def _tell(self) -> None:
        """Show the progress, and tell whether there is something to compute."""
        if self._maps:
            done = sum(each.progress for each in self._maps) / len(self._maps)
            self.row.show_progress(done, self.is_working, self._is_guessing)
        self.work_changed.emit()
