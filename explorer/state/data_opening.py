"""Opening the user's own images: they are read a little at a time, split, and kept in memory under their name."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, Signal

from explorer.state import datasets
from explorer.state.idx_file import OwnImages, reading
from explorer.state.own_data import key_of
from explorer.state.user_error import UserError

STEP_BUDGET = 0.008  # seconds that are read at a time


class DataOpening(QObject):
    """Reads one data set at a time: to begin another, or to cancel, ends the one before.

    Signals:
        progress: (share) how much of the file is read, from 0 to 1.
        work_changed: reading was begun, or has ended.
    """

    progress = Signal(float)
    work_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Generator[float, None, OwnImages] | None = None
        self._done: Callable[[str], object] = lambda key: None
        self._refused: Callable[[UserError], object] = lambda fault: None

    @property
    def is_working(self) -> bool:
        """Whether something is being read."""
        return self._steps is not None

    def begin(
        self, paths: Sequence[Path], done: Callable[[str], object], refused: Callable[[UserError], object]
    ) -> None:
        """Read a file of images and its labels; small ones, and most faults, take no longer than this call.

        Args:
            done: called with the name under which `datasets.image_data` has the images.
            refused: called with the reason if they cannot be used.
        """
        self.cancel()
        self._steps, self._done, self._refused = reading(paths), done, refused
        self.go_on()
        if self.is_working:
            self.work_changed.emit()

    def go_on(self) -> None:
        """Read for about STEP_BUDGET seconds, and call `done` or `refused` at the end."""
        deadline = perf_counter() + STEP_BUDGET
        while self._steps is not None:
            try:
                share = next(self._steps)
            except StopIteration as end:
                self._end(end.value)
            except UserError as fault:
                self._steps = None
                self.work_changed.emit()
                self._refused(fault)
            else:
                if perf_counter() >= deadline:
                    self.progress.emit(share)
                    return

    def _end(self, images: OwnImages) -> None:
        key = key_of(images)
        datasets.add(key, datasets.split(images.images, images.labels, images.names))
        self._steps = None
        self.work_changed.emit()
        self._done(key)

    def cancel(self) -> None:
        """Read no further."""
        if self._steps is not None:
            self._steps.close()
            self._steps = None
            self.work_changed.emit()
