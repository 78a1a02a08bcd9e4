"""What a screen that sets runs side by side can do."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from explorer.state.comparisons import Comparison


@runtime_checkable
class Comparing(Protocol):
    """A screen that compares runs."""

    def compare(self, comparison: Comparison) -> None:
        """Make the runs of `comparison`, and bring what compares them to the front."""

    def take_best_rates(self) -> None:
        """Give each run its own best learning rate."""
