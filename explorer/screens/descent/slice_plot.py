"""The slice: the loss along the difference of the two axis logits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget

from explorer.look.theme import Theme
from explorer.plots.run_plot import RunPlot, roomy_top
from explorer.screens.descent.slice_words import SliceWords


class SlicePlot(RunPlot):
    """The loss along the difference of the axis logits: each run a ball on its own curve.

    Attributes:
        words: what each run stands on, a plateau or a ramp.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        self.words = SliceWords(self)
        super().__init__(theme, name, parent)

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
        self.set_caption(caption)
        self.set_count(len(curves))
        for run, ((x, y), (ball_x, ball_y)) in enumerate(zip(curves, balls, strict=True)):
            self.curves[run].set_points(x, y)
            self.balls[run].set_place(ball_x, ball_y)
        self.words.set_places(curves, balls)
        top = roomy_top(max(float(y.max()) for _, y in curves))
        self._set_reach((float(curves[0][0][0]), float(curves[0][0][-1]), 0.0, top))
