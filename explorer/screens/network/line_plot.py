"""The losses along the straight line from one run to another."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.plots.run_plot import RunPlot
from explorer.plots.themed_plot import is_inside
from explorer.state.loss_plane import along_line


class LinePlot(RunPlot):
    """Draws for each run its loss along the line, in parts of the highest there: losses have different units.

    Signals:
        read: (sentence) the exact values under the pointer; empty when the pointer leaves.
    """

    read = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        self._values: list[NDArray[np.float64]] = []
        self._titles: list[str] = []
        self._names = ("", "")
        super().__init__(theme, name, parent)
        self.setMouseTracking(True)
        self.getPlotItem().getAxis("left").setTicks([[(0.0, "0"), (0.5, "0.5"), (1.0, "1")], []])

    def show_line(
        self,
        values: Sequence[NDArray[np.float64]],
        titles: Sequence[str],
        names: tuple[str, str],
        ends: Mapping[int, float],
    ) -> None:
        """Draw the loss of each run.

        Args:
            values: (LINE_POINTS,) each, nan where it is not finite.
            titles: of the losses.
            names: of what is at the two ends, 0 and 1.
            ends: for each run whose place is one of them, which.
        """
        self._values, self._titles, self._names = list(values), list(titles), names
        self.set_count(len(values))
        along = along_line()
        for run, value in enumerate(values):
            parts = value / _highest(value)
            self.curves[run].set_points(along, parts)
            at = float(np.interp(ends[run], along, parts)) if run in ends else math.nan
            self.balls[run].setVisible(math.isfinite(at))
            if math.isfinite(at):
                self.balls[run].set_place(ends[run], at)
        self.getPlotItem().getAxis("bottom").setTicks([[(0.0, names[0]), (1.0, names[1])], []])
        self._set_reach((float(along[0]), float(along[-1]), 0.0, 1.0))
        self._describe()

    def _describe(self) -> None:
        said = [self.text_at(end) for end in (0.0, 0.5, 1.0)]
        self.setAccessibleDescription(". ".join(said))

    def text_at(self, part: float) -> str:
        """The exact losses at a part of the way; empty beyond the line."""
        along = along_line()
        if not self._values or not along[0] <= part <= along[-1]:
            return ""
        at = int(np.abs(along - part).argmin())
        known = dict(zip(self._titles, (numbers.number(float(value[at])) for value in self._values), strict=True))
        return self.tr("{part}% of the way from {a} to {b}:").format(
            part=numbers.plain(round(100 * float(along[at]))), a=self._names[0], b=self._names[1]
        ) + "".join(f"  {title} {value}" for title, value in known.items())

    def _make_room(self) -> None:
        """Leave room beside the axes for numbers that reach beyond their ends."""
        widest = max(QFontMetricsF(self.font()).horizontalAdvance(name) for name in self._names)
        self._set_margins(max(6, int(widest / 2)))

    def mouseMoveEvent(self, event) -> None:
        self.read.emit(self.text_at(self.pointed_at(event).x()) if is_inside(self, event) else "")
        event.accept()

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self.read.emit("")


def _highest(values: NDArray[np.float64]) -> float:
    """The highest of `values` that is finite and above 0, or 1."""
    top = float(np.nanmax(values, initial=0.0))
    return top if top > 0 else 1.0
