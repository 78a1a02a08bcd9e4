"""The run before the last change, as it is drawn on a surface: a faint path, its start, and a label."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGraphicsItem

from explorer.look.theme import RunStyle, Theme
from explorer.look.wording import tr
from explorer.plots.line_and_mark import Line, Mark
from explorer.plots.nearest import Points
from explorer.plots.plot_tag import PlotTag
from explorer.plots.themed_plot import pen

_OPACITY = 0.5
_ABOVE = (0.5, 1.5)  # of the label's box: what lies on the place, a little below it


class GhostPath:
    """Some items of a surface plot.

    Attributes:
        line: the path.
        ring: its start.
        tag: a word beside the start.
    """

    def __init__(self) -> None:
        self.casing, self.line, self.ring, self.tag = Line(), Line(), Mark(), PlotTag(_ABOVE)
        for item in (self.casing, self.line, self.ring):
            item.setOpacity(_OPACITY)
        self.tag.setToolTip(tr("The run before the last change"))
        self.show_path(np.empty(0), np.empty(0))

    @property
    def items(self) -> tuple[QGraphicsItem, ...]:
        """What the plot draws, from the lowest to the highest."""
        return self.casing, self.line, self.ring, self.tag

    @property
    def is_shown(self) -> bool:
        """Whether there was a run before."""
        return self.line.isVisible()

    def restyle(self, theme: Theme, style: RunStyle, font: QFont) -> None:
        """Colour and dash of the run, thinner than its path."""
        self.casing.setPen(pen("#ffffff", theme.line + 1.6))
        self.line.setPen(pen(style.colour, theme.line, style.dash))
        self.ring.set_shape("o", theme.marker)
        self.ring.setPen(pen("#000000", 1.6))
        self.tag.restyle(theme, font)

    def show_path(self, xs: Points, ys: Points) -> None:
        """Draw the path through (xs, ys), each (T,); nothing if T is 0."""
        self.casing.set_points(xs, ys)
        self.line.set_points(xs, ys)
        for item in self.items:
            item.setVisible(len(xs) > 0)
        if len(xs):
            self.ring.set_place(float(xs[0]), float(ys[0]))
            self.tag.say(tr("before"), float(xs[0]), float(ys[0]))
