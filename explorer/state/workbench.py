"""The Workbench: what is looked at, on which screen and at which frame, and all that an action does to these."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from explorer.core.optimizers import OPTIMIZERS
from explorer.state.checks import require
from explorer.state.experiment import Experiment
from explorer.state.experiment_parts import RATE_RANGE
from explorer.state.lesson_progress import LessonProgress
from explorer.state.player import DEFAULT_SPEED, Player
from explorer.state.presets import DEFAULT_PRESET, PRESETS, Preset
from explorer.state.scene import derive
from explorer.state.store import Store
from explorer.state.user_error import Notice


class Workbench(QObject):
    """Owns the Store, the Player and the progress of the lesson; knows the screen in front and the preset.

    Where a change makes the runs begin again, the Player is rewound before anyone hears of the change: whoever listens
    to the Store finds the Player as it is to be, in whatever order they were connected.

    Attributes:
        store, player, progress: the Experiment, its frame, and the step of the lesson that is open.
        home: key of the screen on which presets are shown and runs can be gone on from.
        screen: key of the screen in front.
        preset: the preset that was shown last; the Experiment may have been changed since.

    Signals:
        screen_changed(key): another screen is in front.
        hint_changed(): the Experiment, the screen or the preset is another.
        message(Notice): a sentence for the status line.
        typing_dropped(): what is half typed belongs to what was there; something else as a whole is about to be shown.
    """

    screen_changed = Signal(str)
    hint_changed = Signal()
    message = Signal(object)
    typing_dropped = Signal()

    def __init__(self, preset: Preset, home: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = Store(preset.experiment, self, self._before_changed)
        self.player = Player(preset.experiment.descent.steps, self)
        self.progress = LessonProgress(self)
        self.home = self.screen = home
        self.preset = preset
        self.store.changed.connect(self._tell_changed)
        self.progress.moved.connect(self._follow_preset)

    @property
    def shown_preset(self) -> Preset | None:
        """The preset that is shown just as it is."""
        now = self.store.experiment
        return next((preset for preset in PRESETS.values() if preset.experiment == now), None)

    def _before_changed(self, old: Experiment, new: Experiment) -> None:
        """Where what moves begins again, so does time."""
        if _beginning(old) != _beginning(new):
            self.player.rewind()
        self.player.set_steps(new.descent.steps)
        self._follow_preset()

    def _follow_preset(self) -> None:
        if self.progress.lesson is None:  # a lesson's step may equal a preset, and is not called one
            self.preset = self.shown_preset or self.preset

    def _tell_changed(self, _old: Experiment, _new: Experiment) -> None:
        self.hint_changed.emit()

    # Screens

    def show_screen(self, key: str) -> None:
        """Bring another screen to the front, paused; the Experiment stays as it is."""
        if key != self.screen:
            self.player.pause()
            self.bring_screen(key)

    def bring_screen(self, key: str) -> None:
        """Bring a screen to the front and nothing else: for a lesson, which goes on from there."""
        if key != self.screen:
            self.screen = key
            self.screen_changed.emit(key)
            self.hint_changed.emit()

    # Something else as a whole

    def start_over(self) -> None:
        """Frame 0, and nothing half typed: something else as a whole is about to be shown."""
        self.player.rewind()
        self.typing_dropped.emit()

    def open_session(self, experiment: Experiment) -> None:
        """Show the Experiment of a session from its start."""
        self.start_over()
        self.store.replace(experiment)

    def load_preset(self, preset: Preset) -> None:
        """Show a preset from its start; Undo brings back what was there."""
        self.start_over()
        self.preset = preset
        self.show_screen(self.home)
        self.store.replace(preset.experiment)
        self.hint_changed.emit()

    def turn_preset(self, way: int) -> None:
        """The next (1) or previous (−1) preset."""
        presets = list(PRESETS.values())
        place = presets.index(self.preset) + way
        if 0 <= place < len(presets):
            self.load_preset(presets[place])
        else:
            self.message.emit(Notice("This is the last preset.") if way > 0 else Notice("This is the first preset."))

    def reset(self, change: Callable[[Experiment], Experiment]) -> None:
        """Reset what one screen edits, as its `change` says."""
        if self.store.ask(change):
            self.start_over()
            self.message.emit(Notice("This screen is reset; Undo brings the experiment back."))

    def reset_all(self) -> None:
        """The first preset on its screen, rewound, at normal speed and without a lesson."""
        self.progress.close()
        self.player.set_speed(DEFAULT_SPEED)
        self.load_preset(DEFAULT_PRESET)
        self.message.emit(Notice("Everything is reset; Undo brings the experiment back."))

    def undo(self) -> None:
        """Undo; what is half typed is dropped first: taken later, it would be a change that ends Redo."""
        self.typing_dropped.emit()
        self.store.undo()

    def redo(self) -> None:
        """Redo; what is half typed is dropped first."""
        self.typing_dropped.emit()
        self.store.redo()

    # Parts of the Experiment

    def cycle(self, name: str, values: Sequence[object]) -> None:
        """The next of `values` for a field of Display."""
        now = values.index(getattr(self.store.experiment.display, name))
        after = values[(now + 1) % len(values)]
        self.store.ask(lambda experiment: experiment.changed(**{name: after}))

    def change_optimizer(self, way: int) -> None:
        """The next (1) or previous (−1) optimizer for all runs."""
        keys = list(OPTIMIZERS)
        now = keys.index(self.store.experiment.descent.runs[0].optimizer)
        self.store.ask(lambda experiment: experiment.with_runs(optimizer=keys[(now + way) % len(keys)]))

    def change_rate(self, factor: float) -> None:
        """`factor` times the learning rate, to two figures, for all runs; one undo entry for a series of these."""
        rate = float(f"{self.store.experiment.descent.runs[0].learning_rate * factor:.2g}")
        low, high = RATE_RANGE
        self.store.ask(lambda experiment: experiment.with_runs(learning_rate=min(max(rate, low), high)), "rate keys")

    def start_from(self, run: int) -> None:
        """Make the present position of run `run` the new start, where it is seen; nothing for a run that is not."""
        if self.screen == self.home and run < len(self.store.experiment.descent.runs):
            self.store.ask(lambda experiment: started_from(experiment, run, self.player.reached))


def _beginning(experiment: Experiment) -> tuple[object, ...]:
    """What the runs and the trainings begin from: when it changes, they begin again."""
    return experiment.problem, experiment.free, experiment.encoding.case, experiment.network


def started_from(experiment: Experiment, run: int, frame: int) -> Experiment:
    """The same Experiment with the position of run `run` after `frame` steps as its start.

    Raises InvalidExperiment where there is no such run.
    """
    count = len(experiment.descent.runs)
    require(0 <= run < count, "There is no run {n}: there are {count}.", n=run + 1, count=count)
    scene = derive(experiment)
    scene.grow(frame)  # it has been grown as far already, unless it was dropped since to make room
    return experiment.changed(logits=tuple(scene.position(run, frame).tolist()))
