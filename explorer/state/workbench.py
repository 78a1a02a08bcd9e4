"""The Workbench owns what is shown: Experiment, frame, lesson, screen and preset; and carries out actions on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from PySide6.QtCore import QObject, Signal

from explorer.core.optimizers import OPTIMIZERS
from explorer.state.checks import require
from explorer.state.experiment import PART_OF, Experiment
from explorer.state.experiment_parts import RATE_SPAN
from explorer.state.lesson_progress import Bookmark, LessonProgress
from explorer.state.player import DEFAULT_SPEED, Player
from explorer.state.presets import DEFAULT_PRESET, PRESETS, Preset
from explorer.state.scene import derive
from explorer.state.store import Owner, Store
from explorer.state.user_error import Notice


@dataclass(frozen=True, slots=True)
class Place:
    """What Undo brings back besides the Experiment.

    Attributes:
        frame: the step of the runs.
        screen: the key of the screen in front.
        bookmark: the step of the lesson and the predictions.
        preset: the preset that was shown last.
        speed: of the Player.
    """

    frame: int
    screen: str
    bookmark: Bookmark
    preset: Preset
    speed: int


class Workbench(QObject, Owner):
    """Owns the Store, the Player and the progress of the lesson; knows the screen in front and the preset.

    If a change makes the runs begin again, the Player is rewound before the Store announces the change. So the order in
    which listeners are connected does not matter.

    More than 20 methods: three answer the Store, and each of the others is one of the app's actions or a part of it.

    Attributes:
        store, player, progress: the Experiment, its frame, and the step of the lesson that is open.
        home: key of the screen that shows runs, and presets that name no other one.
        screen: key of the screen in front.
        preset: the preset that was shown last; the Experiment may have been changed since.

    Signals:
        screen_left: another screen is about to come, so text that is being typed must be accepted.
        screen_changed: (key) another screen is in front.
        hint_changed: the Experiment, the screen or the preset has changed.
        message: (Notice) a sentence for the status line.
        typing_dropped: another Experiment is about to be shown, so text that is being typed must be dropped.
    """

    screen_left = Signal()
    screen_changed = Signal(str)
    hint_changed = Signal()
    message = Signal(object)
    typing_dropped = Signal()

    def __init__(
        self,
        preset: Preset,
        home: str,
        parent: QObject | None = None,
        openings: Mapping[str, Experiment] | None = None,
    ) -> None:
        """Args: openings: the Experiment that each screen shows as long as nothing was changed, by its key."""
        super().__init__(parent)
        self._openings = openings or {}
        self.store = Store(preset.experiment, self, self)
        self.player = Player(preset.experiment.descent.steps, self)
        self.progress = LessonProgress(self)
        self.home = home
        self.screen = self.screen_of(preset)
        self.preset = preset
        self.store.changed.connect(self.hint_changed)
        self.progress.moved.connect(self._follow_preset)

    @property
    def shown_preset(self) -> Preset | None:
        """The preset that is shown, if nothing of it was changed."""
        now = self.store.experiment
        return next((preset for preset in PRESETS.values() if preset.experiment == now), None)

    def screen_of(self, preset: Preset) -> str:
        """The key of the screen that a preset opens on."""
        return preset.screen or self.home

    # What the Store asks of its owner

    def before_changed(self, old: Experiment, new: Experiment) -> None:
        """Rewind the Player if the runs begin again."""
        if _beginning(old) != _beginning(new):
            self.player.rewind()
        self.player.set_steps(new.descent.steps)
        self._follow_preset()

    def place(self) -> Place:
        """What is shown of the Experiment now, and where."""
        return Place(self.player.frame, self.screen, self.progress.bookmark, self.preset, self.player.speed)

    def travel(self, old: Experiment, new: Experiment, place: Place, left: Place) -> Place:
        """Bring back the screen where the change was made, and of the rest what was part of the change.

        So undoing another colour leaves the frame alone, and undoing a moved start brings the run back with its step.
        An opening belongs to its screen: Undo after Redo returns there.
        """
        now = self.place()
        self.before_changed(old, new)
        changed = {field.name for field in fields(Place) if getattr(place, field.name) != getattr(left, field.name)}
        if _beginning(old) != _beginning(new):
            changed.add("frame")
        if "frame" in changed:
            self.player.rewind()
            self.player.seek(place.frame)
        if "preset" in changed:
            self.preset = place.preset
        if "speed" in changed:
            self.player.set_speed(place.speed)
        if place.screen != self.screen:
            self.player.pause()
            self.bring_screen(place.screen)
        if "bookmark" in changed:
            self.progress.return_to(place.bookmark)
        self.hint_changed.emit()
        kept = changed - {"screen"} if old is not self._openings.get(now.screen) else changed | {"screen"}
        return replace(left, **{name: getattr(now, name) for name in kept})

    def _follow_preset(self) -> None:
        if self.progress.lesson is None:  # a step of a lesson may equal a preset, but is not one
            self.preset = self.shown_preset or self.preset

    # Screens

    def show_screen(self, key: str) -> None:
        """Bring another screen to the front, paused; with its own opening as long as nothing was changed."""
        if key != self.screen:
            left = self.screen
            self.player.pause()
            self.screen_left.emit()  # first: what is being typed is a change
            at_start = self.progress.lesson is None and self.player.frame == 0
            if at_start and self.store.experiment is self._openings.get(left):  # not an equal one that the user made
                self.store.exchange(self._openings.get(key, self.store.experiment))
            self.bring_screen(key)

    def bring_screen(self, key: str) -> None:
        """Bring a screen to the front and nothing else: for a lesson, which goes on from there."""
        if key != self.screen:
            self.screen = key
            self.screen_changed.emit(key)
            self.hint_changed.emit()

    # Another Experiment

    def start_over(self) -> None:
        """Rewind and drop what is being typed: another Experiment is about to be shown."""
        self.player.rewind()
        self.typing_dropped.emit()

    def open_session(self, experiment: Experiment) -> None:
        """Show the Experiment of a session from its start."""
        with self.store.one_entry():
            self.start_over()
            self.store.replace(experiment)

    def load_preset(self, preset: Preset) -> None:
        """Show a preset from its start; Undo restores what was shown before it."""
        with self.store.one_entry():
            self.start_over()
            self.preset = preset
            self.bring_screen(self.screen_of(preset))
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
        with self.store.one_entry():
            is_possible = self.store.ask(change)
            if is_possible:
                self.start_over()
        if is_possible:
            self.message.emit(Notice("This screen is reset; Undo brings the experiment back."))

    def reset_all(self) -> None:
        """The first preset on its screen, rewound, at normal speed and without a lesson; Undo brings all of it back."""
        with self.store.one_entry():
            self.progress.close()
            self.player.set_speed(DEFAULT_SPEED)
            self.load_preset(DEFAULT_PRESET)
        self.message.emit(Notice("Everything is reset; Undo brings everything back."))

    def undo(self) -> None:
        """Undo. What is being typed is dropped first: read later, it would be a change, and end Redo."""
        self.typing_dropped.emit()
        self.store.undo()

    def redo(self) -> None:
        """Redo. What is being typed is dropped first."""
        self.typing_dropped.emit()
        self.store.redo()

    # Parts of the Experiment

    def cycle(self, name: str, values: Sequence[object]) -> None:
        """The next of `values` for a field of the Experiment."""
        now = values.index(getattr(getattr(self.store.experiment, PART_OF[name]), name))
        after = values[(now + 1) % len(values)]
        self.store.ask(lambda experiment: experiment.changed(**{name: after}))

    def change_optimizer(self, way: int) -> None:
        """The next (1) or previous (−1) optimizer for all runs."""
        keys = list(OPTIMIZERS)
        now = keys.index(self.store.experiment.descent.runs[0].optimizer)
        self.store.ask(lambda experiment: experiment.with_runs(optimizer=keys[(now + way) % len(keys)]))

    def change_rate(self, factor: float) -> None:
        """`factor` times the rate for all runs, as far as the sliders go; one undo entry for a series of these."""
        now = self.store.experiment.descent.runs[0].learning_rate
        rate = min(max(float(f"{now * factor:.2g}"), RATE_SPAN[0]), max(RATE_SPAN[1], now))
        self.store.ask(lambda experiment: experiment.with_runs(learning_rate=rate), "rate keys")

    def start_from(self, run: int) -> None:
        """Make the present position of run `run` the new start; ignored if the run is not visible."""
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
    scene.grow(frame)  # already computed, unless the cache has dropped it since
    return experiment.changed(logits=tuple(scene.position(run, frame).tolist()))
