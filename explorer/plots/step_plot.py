"""A curve over the steps for each run: its loss, its slope or its share of right answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.plots.line_and_mark import Line
from explorer.plots.run_plot import FLOOR, LEAST_DECADES, PADDING, RunPlot, last_step, roomy_top
from explorer.plots.themed_plot import is_inside, pen, thinned

Ghostly = tuple[NDArray[np.floating[Any]], NDArray[np.floating[Any]]] | None  # (steps, values), each (T,)
_FAINT = 0.4  # opacity of the run before


class StepPlot(RunPlot):
    """Draws values over steps 0 … n; the axis of a share always runs from 0 to 1.

    Attributes:
        ghosts: for each run the faint curve of the run before; without points where there is none.

    Signals:
        read: (sentence) the exact values under the pointer; empty when the pointer leaves.
        scrubbed: (step) the step under a press or a drag.
    """

    read = Signal(str)
    scrubbed = Signal(int)

    def __init__(
        self, theme: Theme, name: str, quantity: str, parent: QWidget | None = None, is_share: bool = False
    ) -> None:
        self.ghosts: list[Line] = []
        self._before: list[Ghostly] = []
        super().__init__(theme, name, parent)
        self._is_share = is_share
        self._furthest = 0  # the last step drawn since the start
        self._is_held = False
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
        low, high, last = self._draw_ghosts(log)
        for run, shown in enumerate(self._values):
            keep = thinned(len(shown))
            drawn = shown[keep]
            if log:
                drawn = np.log10(np.maximum(drawn, FLOOR))
            self.curves[run].set_points(keep.astype(float), drawn)
            self.balls[run].set_place(float(keep[-1]), float(drawn[-1]))
            low, high = min(low, float(drawn.min())), max(high, float(drawn.max()))
        if not self._is_held:  # otherwise the axis would move under the pointer that scrubs on it
            self._furthest = max(self._furthest, frame) if frame else 0
        self._fit(low, high, last_step(max(self._furthest, frame, min(last, steps)), steps), log)
        self.setAccessibleDescription(self.text_at(len(max(self._values, key=len)) - 1))

    def show_ghosts(self, ghosts: Sequence[Ghostly]) -> None:
        """Draw for each run faintly the (steps, values), each (T,), of the run before; None for none."""
        self._before = list(ghosts)
        while len(self.ghosts) > len(ghosts):
            self.removeItem(self.ghosts.pop())
        while len(self.ghosts) < len(ghosts):
            self.ghosts.append(Line())
            self.addItem(self.ghosts[-1], ignoreBounds=True)
            self.ghosts[-1].setOpacity(_FAINT)
        self._restyle_ghosts()
        self._draw_ghosts(bool(self._log))

    def _draw_ghosts(self, log: bool) -> tuple[float, float, int]:
        """Returns: the lowest and the highest value drawn, and the last step."""
        low, high, last = np.inf, -np.inf, 0
        for line, ghost in zip(self.ghosts, self._before, strict=True):
            steps, values = ghost or (np.empty(0), np.empty(0))
            drawn = np.log10(np.maximum(values, FLOOR)) if log else values
            line.set_points(steps, drawn)
            if len(steps):
                low, high, last = min(low, float(drawn.min())), max(high, float(drawn.max())), int(steps[-1])
        return low, high, last

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

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._restyle_ghosts()

    def _restyle_ghosts(self) -> None:
        for run, line in enumerate(self.ghosts):
            style = self.theme.run(run)
            line.setPen(pen(style.colour, self.theme.line, style.dash))

    def mousePressEvent(self, event) -> None:
        """Scrub to the step under the pointer, and on from there."""
        if event.button() == Qt.MouseButton.LeftButton and is_inside(self, event):
            self._is_held = True
            self._scrub(event)
        event.accept()

    def mouseReleaseEvent(self, event) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._is_held = False
        event.accept()

    def mouseDoubleClickEvent(self, event) -> None:
        self.mousePressEvent(event)

    def _scrub(self, event) -> None:
        end = 0.0 if self._reach is None else self._reach[1]  # no further: the axis stays while it is held
        self.scrubbed.emit(round(min(max(self.pointed_at(event).x(), 0.0), end)))

    def mouseMoveEvent(self, event) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._is_held = False  # the release may have gone elsewhere
        if self._is_held:
            self._scrub(event)
        self.setCursor(Qt.CursorShape.SplitHCursor if is_inside(self, event) else Qt.CursorShape.ArrowCursor)
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
