"""The slice: the loss along the difference of the two axis logits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, Qt, Signal
from PySide6.QtWidgets import QWidget

from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.plots.line_and_mark import Mark
from explorer.plots.run_plot import RunPlot, roomy_top
from explorer.plots.themed_plot import is_inside
from explorer.screens.descent.below.slice_words import SliceWords
from explorer.widgets.gesture import Gesture


class SlicePlot(RunPlot):
    """The loss along the difference of the axis logits: each run a ball on its own curve.

    A press moves the start so that its difference is the one under the pointer; so does a drag, of a ball too.

    Attributes:
        words: what each run stands on, a plateau or a ramp.

    Signals:
        dragged: (difference, gesture) another difference of the start.
    """

    dragged = Signal(float, object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        self.words = SliceWords(self)
        super().__init__(theme, name, parent)
        self._gesture: Gesture | None = None  # of the drag, while there is one
        self._ends = (-1.0, 1.0)  # of the axis
        self._grip = 0.0  # from the pointer to the ball that it holds, in units of the axis
        self.setMouseTracking(True)

    def _style_axes(self) -> None:
        super()._style_axes()
        self.words.restyle()

    def _refit(self, *_: object) -> None:
        super()._refit()
        self.words.place()

    def show_slices(
        self,
        curves: Sequence[tuple[NDArray[np.floating[Any]], NDArray[np.floating[Any]]]],
        balls: Sequence[tuple[float, float]],
        caption: str,
    ) -> None:
        """Draw for each run a curve of (differences, values), each (S,), and a ball at (difference, value)."""
        said = ", ".join(f"{self.theme.run(i).letter} {numbers.number(x, 3)}" for i, (x, _) in enumerate(balls))
        self.setAccessibleDescription(f"{caption}: {said}")
        self.set_caption(caption)
        self.set_count(len(curves))
        for run, ((x, y), (ball_x, ball_y)) in enumerate(zip(curves, balls, strict=True)):
            self.curves[run].set_points(x, y)
            self.balls[run].set_place(ball_x, ball_y)
        self.words.set_places(curves, balls)
        top = roomy_top(max(float(y.max()) for _, y in curves))
        self._ends = float(curves[0][0][0]), float(curves[0][0][-1])
        self._set_reach((*self._ends, 0.0, top))

    def _ball_at(self, event) -> Mark | None:
        """The nearest ball that is under the pointer."""
        box = self.getPlotItem().getViewBox()
        at = self.mapToScene(event.position().toPoint())
        apart = {ball: QLineF(box.mapViewToScene(ball.pos()), at).length() for ball in self.balls}
        nearest = min(apart, key=apart.__getitem__)
        return nearest if apart[nearest] <= self.theme.marker else None

    def _drag(self, event) -> None:
        low, high = self._ends
        grain = 10.0 ** math.floor(math.log10((high - low) / 1000.0))
        difference = min(max(self.pointed_at(event).x() + self._grip, low), high)
        self.dragged.emit(round(round(difference / grain) * grain, 9), self._gesture)

    def mousePressEvent(self, event) -> None:
        """Move the start at once, unless a ball is taken hold of."""
        if event.button() == Qt.MouseButton.LeftButton and is_inside(self, event):
            self._gesture, ball = Gesture(), self._ball_at(event)
            self._grip = ball.x() - self.pointed_at(event).x() if ball else 0.0
            if ball is None:
                self._drag(event)
        event.accept()

    def mouseMoveEvent(self, event) -> None:
        """Drag; the cursor shows what a press would do."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._gesture = None  # the release may have gone elsewhere
        if self._gesture is not None:
            self._drag(event)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif is_inside(self, event):
            self.setCursor(Qt.CursorShape.OpenHandCursor if self._ball_at(event) else Qt.CursorShape.CrossCursor)
        else:
            self.setCursor(Qt.CursorShape.ArrowCursor)
        event.accept()

    def mouseReleaseEvent(self, event) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._gesture = None
        event.accept()

    def mouseDoubleClickEvent(self, event) -> None:
        self.mousePressEvent(event)
