"""A plot whose picture is square, so that both its axes have one scale and right angles are right on screen."""

from __future__ import annotations

from explorer.look.theme import Theme
from explorer.plots.themed_plot import EDGE, ThemedPlot


class SquarePlot(ThemedPlot):
    """Keeps its picture square and centres it with its axes: the room that is spare goes to the margins."""

    def __init__(self, theme: Theme, name: str, **options) -> None:
        self._least = (2, 4, 6, 0)  # left, top, right and bottom of the axes and the picture
        super().__init__(theme, name, **options)

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Leave at least this room around the axes and the picture."""
        self._least = left, top, right, bottom
        self._size_axes()

    def around(self) -> tuple[int, int]:
        """The pixels (across, up) that the plot needs beside its square."""
        left, top, right, bottom = self._least
        return self.axis_sizes("left")[1] + left + right + EDGE, self.axis_sizes("bottom")[1] + top + bottom + EDGE

    def beside_square(self) -> tuple[int, int]:
        """The pixels above the square and below it, where the plot has just the room that it needs."""
        _, top, _, bottom = self._least
        return top + EDGE // 2, self.axis_sizes("bottom")[1] + bottom + EDGE // 2

    def square(self) -> tuple[float, float, float]:
        """Left, top and side of the picture, in pixels; right even while the plot is hidden and is not laid out."""
        self._size_axes()
        left, top, right, _ = self.getPlotItem().getContentsMargins()
        left += EDGE / 2 + self._axis_size("left")
        return left, top + EDGE / 2, max(self.width() - right - EDGE / 2 - left, 1.0)

    def _size_axes(self) -> None:
        left, top, right, bottom = self._least
        self.getPlotItem().setContentsMargins(left, top, right, bottom)
        super()._size_axes()
        across = self.width() - left - right - EDGE - self._axis_size("left")
        up = self.height() - top - bottom - EDGE - self._axis_size("bottom")
        beside, above = max(across - up, 0), max(up - across, 0)
        self.getPlotItem().setContentsMargins(
            left + beside // 2, top + above // 2, right + beside - beside // 2, bottom + above - above // 2
        )

    def _axis_size(self, side: str) -> int:
        axis = self.getPlotItem().getAxis(side)
        if not axis.isVisible():
            return 0
        return int(axis.maximumHeight() if side == "bottom" else axis.maximumWidth())
