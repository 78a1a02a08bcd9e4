"""The Store holds the present Experiment and those to undo and redo, and announces every change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from explorer.state.checks import InvalidExperiment
from explorer.state.experiment import Experiment

UNDO_LIMIT = 500


class Store(QObject):
    """Holds the Experiment; every change goes through `ask`, `replace` or, in tests and scripts, `update`.

    What users ask for goes through `ask`: if it is impossible, `refused` says why and nothing changes. A write that
    equals the present Experiment emits nothing. Writes with the same `gesture` (a Gesture, or a name for a series of
    keys) make one undo entry. A listener of `changed` that writes back gets a RuntimeError: otherwise the state would
    depend on the order of the listeners.

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
        before_changed: Callable[[Experiment, Experiment], None] | None = None,
    ) -> None:
        """Args: before_changed: called with the old and the new Experiment before any listener of `changed`."""
        super().__init__(parent)
        self._before_changed = before_changed
        self._now = experiment or Experiment()
        self._past: list[Experiment] = []
        self._future: list[Experiment] = []
        self._gesture: object = None
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
        if gesture is None or gesture != self._gesture:
            self._past.append(self._now)
            del self._past[:-UNDO_LIMIT]
        self._gesture = gesture
        self._future.clear()
        self._tell(experiment)

    def undo(self) -> None:
        """Go back one entry; nothing happens at the oldest."""
        self._travel(self._past, self._future)

    def redo(self) -> None:
        """Go forward one entry; nothing happens at the newest."""
        self._travel(self._future, self._past)

    def _travel(self, source: list[Experiment], other: list[Experiment]) -> None:
        self._refuse_reentry()
        if source:
            other.append(self._now)
            self._gesture = None
            self._tell(source.pop())

    def _refuse_reentry(self) -> None:
        if self._telling:
            raise RuntimeError("a listener of Store.changed must not write to the Store")

    def _tell(self, experiment: Experiment) -> None:
        old, self._now = self._now, experiment
        self._telling = True
        try:
            if self._before_changed is not None:
                self._before_changed(old, experiment)
            self.changed.emit(old, experiment)
        finally:
            self._telling = False
        self.history_changed.emit()
