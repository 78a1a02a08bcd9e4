"""The Store holds the present Experiment and those to undo and redo, and announces every change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from explorer.state.checks import InvalidExperiment
from explorer.state.experiment import Experiment

UNDO_LIMIT = 500


@dataclass(frozen=True, slots=True)
class _Entry:
    """What Undo or Redo returns to.

    Attributes:
        experiment: the Experiment to return to.
        place: where the owner was then.
        left: where the owner was at the other end of the entry: what differs from `place` was part of the change.
    """

    experiment: Experiment
    place: object
    left: object


class Owner:
    """What the owner of a Store adds to it: more that a change may alter, and that Undo brings back.

    This one adds nothing. A place is an immutable value that only its owner understands.
    """

    def place(self) -> Any:
        """Where the owner is now."""
        return None

    def before_changed(self, old: Experiment, new: Experiment) -> None:
        """Prepare for `new` after a change: called before any listener of `changed`."""

    def travel(self, old: Experiment, new: Experiment, place: Any, left: Any) -> Any:
        """Prepare for `new` after Undo or Redo, and return to `place`: called before any listener of `changed`.

        Args:
            old, new: the Experiment that is left and the one that is present now; they may be equal.
            place: where the owner was when it left `new`.
            left: where the owner was when it came from `new` to `old`.

        Returns: the place to come back to by the opposite action.
        """
        return left


class Store(QObject):
    """Holds the Experiment; every change goes through `ask`, `replace`, `exchange` or, in tests and scripts, `update`.

    What users ask for goes through `ask`: if it is impossible, `refused` says why and nothing changes. A write that
    equals the present Experiment emits nothing. Writes with the same `gesture` (a Gesture, or a name for a series of
    keys) make one undo entry, and so does everything done within `one_entry`. A listener of `changed` that writes back
    gets a RuntimeError: otherwise the state would depend on the order of the listeners.

    Signals:
        changed: (old, new) another Experiment is the present one.
        history_changed: Undo or Redo may have become possible or impossible.
        refused: (InvalidExperiment) why a change is impossible.
    """

    changed = Signal(object, object)
    history_changed = Signal()
    refused = Signal(object)

    def __init__(
        self,
        experiment: Experiment | None = None,
        parent: QObject | None = None,
        owner: Owner | None = None,
    ) -> None:
        """Args: owner: says what Undo brings back besides the Experiment."""
        super().__init__(parent)
        self._owner = owner or Owner()
        self._now = experiment or Experiment()
        self._past: list[_Entry] = []
        self._future: list[_Entry] = []
        self._gesture: object = None
        self._within_entry = False
        self._telling = False

    @property
    def experiment(self) -> Experiment:
        """The present Experiment."""
        return self._now

    @property
    def can_undo(self) -> bool:
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        return bool(self._future)

    @property
    def gesture(self) -> object:
        """The gesture of the last change; None if it had none, or was an undo or redo."""
        return self._gesture

    def ask(self, change: Callable[[Experiment], Experiment], gesture: object = None) -> bool:
        """Apply `change` to the present Experiment, or emit `refused` if the result is invalid.

        Returns: whether it was possible.
        """
        try:
            asked = change(self._now)
        except InvalidExperiment as fault:
            self.refused.emit(fault)
            return False
        self.replace(asked, gesture)
        return True

    def update(self, gesture: object = None, **changes: Any) -> None:
        """Change fields by name; raises InvalidExperiment, and changes nothing, for an invalid value.

        For tests and scripts, which want the exception; the app lets people `ask`.
        """
        self.replace(self._now.changed(**changes), gesture)

    def replace(self, experiment: Experiment, gesture: object = None) -> None:
        """Make `experiment` the present one; one undo entry for each gesture."""
        self._refuse_reentry()
        if experiment == self._now:
            return
        if gesture is not None and gesture == self._gesture:
            self._tell(experiment, self._owner.before_changed)
        else:
            with self.one_entry():
                self._gesture = gesture  # listeners may ask for it
                self._tell(experiment, self._owner.before_changed)
        self._gesture = gesture

    @contextmanager
    def one_entry(self) -> Iterator[None]:
        """Everything changed within makes one undo entry, also if it changes the owner's place only."""
        if self._within_entry:
            yield
            return
        old, place = self._now, self._owner.place()
        self._within_entry = True
        try:
            yield
        finally:
            self._within_entry = False
            left = self._owner.place()
            if (old, place) != (self._now, left):
                self._past.append(_Entry(old, place, left))
                del self._past[:-UNDO_LIMIT]
                self._gesture = None
                self._future.clear()
                self.history_changed.emit()

    def forget(self, is_gone: Callable[[Experiment], bool]) -> None:
        """Drop what Undo and Redo can no longer return to: entries whose Experiment `is_gone`."""
        for entries in (self._past, self._future):
            entries[:] = [entry for entry in entries if not is_gone(entry.experiment)]
        self.history_changed.emit()

    def exchange(self, experiment: Experiment) -> None:
        """Make `experiment` the present one without an undo entry: for one that holds nothing of the user's."""
        self._refuse_reentry()
        if experiment != self._now:
            self._gesture = None
            self._tell(experiment, self._owner.before_changed)

    def undo(self) -> None:
        """Go back one entry; nothing happens at the oldest."""
        self._travel(self._past, self._future)

    def redo(self) -> None:
        """Go forward one entry; nothing happens at the newest."""
        self._travel(self._future, self._past)

    def _travel(self, source: list[_Entry], other: list[_Entry]) -> None:
        self._refuse_reentry()
        if source:
            entry = source.pop()
            self._gesture = None
            self._tell(entry.experiment, lambda old, _: other.append(self._way_back(old, entry)))
            self.history_changed.emit()

    def _way_back(self, old: Experiment, entry: _Entry) -> _Entry:
        """Let the owner return to the place of `entry`. Returns: the entry that leads back to `old`."""
        place = self._owner.travel(old, entry.experiment, entry.place, entry.left)
        return _Entry(old, place, entry.place)

    def _refuse_reentry(self) -> None:
        if self._telling:
            raise RuntimeError("a listener of Store.changed must not write to the Store")

    def _tell(self, experiment: Experiment, prepare: Callable[[Experiment, Experiment], None]) -> None:
        """Make `experiment` the present one, `prepare` the owner, and announce it unless it is the same."""
        old, self._now = self._now, experiment
        self._telling = True
        try:
            prepare(old, experiment)
            if experiment != old:
                self.changed.emit(old, experiment)
        finally:
            self._telling = False
