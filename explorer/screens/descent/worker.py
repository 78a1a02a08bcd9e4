"""What computes for long on the Descent screen, a few milliseconds at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Worker(Protocol):
    """Something that the frame does not wait for."""

    @property
    def is_working(self) -> bool:
        """Whether something is still being computed."""

    def go_on(self, budget: float) -> None:
        """Compute for about `budget` seconds, and draw what is ready."""

    def stop_working(self) -> None:
        """Leave what is being computed as far as it is; nothing where nothing is."""


def go_on(workers: Sequence[Worker], budget: float) -> None:
    """Share `budget` seconds among those that are working."""
    working = [worker for worker in workers if worker.is_working]
    for worker in working:
        worker.go_on(budget / len(working))
