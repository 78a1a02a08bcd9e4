"""A curve over the steps for each run: its loss, its slope or its share of right answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.plots.run_plot import FLOOR, LEAST_DECADES, PADDING, RunPlot, last_step, roomy_top
from explorer.plots.themed_plot import thinned


class StepPlot(RunPlot):
    """Draws values over steps 0 … n; the axis of a share always runs from 0 to 1.

    Signals:
        read: (sentence) the exact values under the pointer; empty when the pointer leaves.
    """

    read = Signal(str)

    def __init__(
        self, theme: Theme, name: str, quantity: str, parent: QWidget | None = None, is_share: bool = False
    ) -> None:
        super().__init__(theme, name, parent)
        self._is_share = is_share
        if is_share:
            self.getPlotItem().getAxis("left").setTicks([[(0.0, "0"), (0.5, "0.5"), (1.0, "1")], []])
        self._values: list[NDArray[np.floating[Any]]] = []
        self._log: bool | None = None
        self._numbered: tuple[int, ...] = ()
        self._quantity = quantity
        self.setMouseTracking(True)

    def show_curves(self, values: Sequence[NDArray[np.floating[Any]]], frame: int, steps: int, log: bool) -> None:
        """Draw the first `frame` + 1 values (T,) of each run, and fit the axes to them.

        Args:
            values: one array for each run.
            frame: the step shown.
            steps: the last step that there will be.
            log: whether the vertical axis is logarithmic.
        """
        self.set_count(len(values))
        if log != self._log:
            self._log = log
            self.getPlotItem().getAxis("left").setLogMode(log)
        self._values = [v[: frame + 1] for v in values]
        low, high = np.inf, -np.inf
        for run, shown in enumerate(self._values):
            keep = thinned(len(shown))
            drawn = shown[keep]
            if log:
                drawn = np.log10(np.maximum(drawn, FLOOR))
            self.curves[run].set_points(keep.astype(float), drawn)
            self.balls[run].set_place(float(keep[-1]), float(drawn[-1]))
            low, high = min(low, float(drawn.min())), max(high, float(drawn.max()))
        self._fit(low, high, last_step(frame, steps), log)

    def _fit(self, low: float, high: float, steps: int, log: bool) -> None:
        """Fit the axes in large strides, so that they seldom change: painting them is slow."""
        if log:
            low, high = np.floor(max(low, high - 12.0)), np.ceil(high + 1e-9)
            low = min(low, high - LEAST_DECADES)
        else:
            low, high = 0.0, 1.0 if self._is_share else roomy_top(high)
        reach = (0.0, float(steps), float(low), float(max(high, low + 1e-9)))
        self._set_reach(reach)

    def _refit(self, *_: object) -> None:
        super()._refit()
        if self._reach is not None:
            self._number_steps(int(self._reach[1]))

    def _number_steps(self, steps: int) -> None:
        """Number both ends of the step axis, and the middle where there is room."""
        metrics = QFontMetricsF(self.font())
        needed = sum(metrics.horizontalAdvance(numbers.count(n)) for n in (steps // 2, steps)) / 2
        half = self.getPlotItem().getViewBox().sceneBoundingRect().width() / (1 + 2 * PADDING) / 2
        roomy = steps > 1 and needed + metrics.averageCharWidth() <= half
        numbered = (0, steps // 2, steps) if roomy else (0, steps)
        if numbered != self._numbered:
            self._numbered = numbered
            self._make_room()
            self.getPlotItem().getAxis("bottom").setTicks([[(float(n), numbers.count(n)) for n in numbered], []])

    def _make_room(self) -> None:
        """The number at the end of the step axis reaches beyond it by half its width."""
        steps = 0.0 if self._reach is None else self._reach[1]
        self._set_margins(max(6, int(QFontMetricsF(self.font()).horizontalAdvance(numbers.count(steps)) / 2) + 6))

    def mouseMoveEvent(self, event) -> None:
        self.read.emit(self.text_at(round(self.pointed_at(event).x())))
        event.accept()

    def text_at(self, step: int) -> str:
        """The exact values of all runs at `step`; empty where there are none."""
        parts = []
        for run, shown in enumerate(self._values):
            if 0 <= step < len(shown):
                style = self.theme.run(run)
                parts.append(f"{style.sign} {numbers.plain(float(shown[step]), 8)}")
        if not parts:
            return ""
        return (
            self.tr("step {n}, {quantity}:").format(n=numbers.count(step), quantity=self._quantity)
            + "  "
            + "   ".join(parts)
        )

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self.read.emit("")
