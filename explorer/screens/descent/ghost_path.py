"""The run before the last change, as it is drawn on a surface: a faint path, its two ends, and a label."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QGraphicsItem

from explorer.look.theme import RunStyle, Theme
from explorer.look.wording import tr
from explorer.plots.line_and_mark import Line, Mark
from explorer.plots.nearest import Points
from explorer.plots.plot_tag import PlotTag
from explorer.plots.themed_plot import pen
from explorer.state.surface_view import Range, SurfaceView

_OPACITY = 0.6
_NEAR = 0.01  # of the width of the axes
_BESIDE = 0.2  # of the label's width, between it and the end that it names


class GhostPath:
    """Some items of a surface plot.

    Attributes:
        line: the path.
        ring, ball: where it begins, and where it had come to.
        tag: a word beside the end that the present run does not share.
    """

    def __init__(self) -> None:
        self.casing, self.line = Line(), Line()
        self.ring, self.ball, self.tag = Mark(), Mark(), PlotTag()
        for item in (self.casing, self.line, self.ring, self.ball):
            item.setOpacity(_OPACITY)
        self.tag.setToolTip(tr("The run before the last change"))
        self.show_path(np.empty(0), np.empty(0), (0.0, 0.0), SurfaceView().ranges)

    @property
    def items(self) -> tuple[QGraphicsItem, ...]:
        """What the plot draws, from the lowest to the highest."""
        return self.casing, self.line, self.ring, self.ball, self.tag

    @property
    def is_shown(self) -> bool:
        """Whether there was a run before."""
        return self.line.isVisible()

    def restyle(self, theme: Theme, style: RunStyle, font: QFont) -> None:
        """Colour, dash and marker of the run."""
        self.casing.setPen(pen("#ffffff", theme.line + 1.6))
        self.line.setPen(pen(style.colour, theme.line, style.dash))
        self.ring.set_shape("o", theme.marker)
        self.ring.setPen(pen("#000000", 1.6))
        self.ball.set_shape(style.marker, theme.marker - 2)
        self.ball.setBrush(QColor(style.colour))
        self.ball.setPen(pen("#ffffff", 1.2))
        self.tag.restyle(theme, font)

    def show_path(self, xs: Points, ys: Points, start: tuple[float, float], ranges: tuple[Range, Range]) -> None:
        """Draw the path through (xs, ys), each (T,); nothing if T is 0.

        Args:
            start: of the present run.
            ranges: of the axes, within which the label stands beside its end; a run that was stuck where the present
                one begins needs none.
        """
        self.casing.set_points(xs, ys)
        self.line.set_points(xs, ys)
        for item in self.items:
            item.setVisible(len(xs) > 0)
        if len(xs):
            ends = [(float(xs[i]), float(ys[i])) for i in (0, -1)]
            self.ring.set_place(*ends[0])
            self.ball.set_place(*ends[1])
            x, y = ends[0] if ends[0] != start else ends[1]
            left, right = ranges[0]
            self.tag.set_anchor(-_BESIDE if x < (left + right) / 2 else 1 + _BESIDE, 0.5)
            self.tag.say(tr("before"), x, y)
            self.tag.setVisible(math.dist((x, y), start) > _NEAR * (right - left))
