"""A choice among the runs, each by its sign."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.look.theme import RunStyle
from explorer.widgets.choice import Choice


class RunChoice(Choice):
    """A drop-down list of runs; it emits the index of the one chosen, from 0."""

    def show_runs(self, styles: Sequence[RunStyle], chosen: int) -> None:
        """Offer the runs with these `styles`; no signal."""
        self.set_rows([(run, style.sign) for run, style in enumerate(styles)])
        self.set_chosen(chosen)
