"""Follows the runs from step to step with a plane of their losses, however long one takes to compute."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

from explorer.state.loss_plane import LossPlane
from explorer.state.network_training import NetworkTraining


class FollowedPlane:
    """Computes the plane asked for last. While steps follow each other faster than planes, it skips some of them: one
    that is begun gets its coarse grid before the next is begun, so that something is shown of the way.

    Attributes:
        shown: the plane to be shown: the one asked for, once its coarse grid is computed, or until then the last one
            of the same runs; None while there is none.
        is_stopped: whether the plane asked for is left as it is.
    """

    def __init__(self) -> None:
        self.shown: LossPlane | None = None
        self.is_stopped = False
        self._wanted: LossPlane | None = None
        self._current: LossPlane | None = None
        self._trainings: Sequence[NetworkTraining] = ()

    def ask(self, plane: LossPlane, trainings: Sequence[NetworkTraining]) -> None:
        """Show `plane` as soon as possible. `trainings` are those of its runs, brought to its step."""
        self._trainings = trainings
        if plane is self._wanted:
            return
        if self._wanted is not None and self._wanted.runs != plane.runs:
            self._leave()
            self.shown = None
        if self.shown is not None and self.shown.exists is False:
            self.shown = None  # that there is no plane is true of its own step only
        self._wanted, self.is_stopped = plane, False
        if plane.level:
            self._leave()  # it is there already
        self._turn()

    def _leave(self) -> None:
        if self._current is not None:
            self._current.leave()
        self._current = None

    def _turn(self) -> None:
        """Begin with the plane asked for, unless another one has not got its coarse grid yet."""
        current, wanted = self._current, self._wanted
        if wanted is None or current is wanted or (current is not None and not self._is_presentable(current)):
            return
        self._leave()
        self._current = wanted
        wanted.begin(self._trainings)
        if self._is_presentable(wanted):
            self.shown = wanted

    @staticmethod
    def _is_presentable(plane: LossPlane) -> bool:
        return plane.level > 0 or plane.is_complete

    @property
    def is_working(self) -> bool:
        """Whether there is something to compute."""
        if self.is_stopped or self._wanted is None:
            return False
        return self._current is not self._wanted or not self._wanted.is_complete

    def go_on(self, budget: float) -> bool:
        """Compute for about `budget` seconds, or until there is something else to show.

        Returns: whether there is.
        """
        deadline = perf_counter() + budget
        while self.is_working and self._current is not None:
            current, level = self._current, self._current.level
            current.go_on(max(deadline - perf_counter(), 0.0))
            if current.level > level:
                self.shown = current
                self._turn()
                return True
            if perf_counter() >= deadline:
                break
        return False

    def stop(self) -> None:
        """Leave the plane asked for as it is, until another one is asked for or `resume` is called."""
        self.is_stopped = self.is_working

    def resume(self) -> None:
        """Go on with the plane asked for."""
        self.is_stopped = False
