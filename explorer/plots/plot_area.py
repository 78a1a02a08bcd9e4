"""What a plot consists of: the picture, an axis at its left and one below.

pyqtgraph's own PlotItem makes some fifty widgets for its context menu, the axes at the other two sides, a title and a
button, whether they are ever shown or not: a third of the time in which our window is built.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtWidgets import QGraphicsGridLayout, QGraphicsItem

from explorer.plots.axes import NumberedAxis

# A PlotItem's rows and columns, those of what it hides too: without them the sums of the layout round otherwise, and
# some numbers at an axis stand on the next pixel.
_PICTURE = (2, 1)
_AXES = {"left": (2, 0), "bottom": (3, 1)}
_EMPTY_ROWS, _EMPTY_COLUMN = (0, 1), 2
_PICTURE_STRETCH = 100  # as good as all of the room
_ABOVE_IMAGES = 0.5  # where the axes are stacked: items at 1 and more are drawn over them


class PlotArea(pg.GraphicsWidget):
    """Lays out a ViewBox and two axes; its methods are called as those of pyqtgraph's PlotItem are."""

    def __init__(self, axes: dict[str, NumberedAxis] | None = None) -> None:
        """Args: axes: by "left" and "bottom", in place of plain ones."""
        super().__init__()
        self._box = pg.ViewBox(parent=self, enableMouse=False, enableMenu=False)
        given = axes or {}
        self._axes = {side: given.get(side) or NumberedAxis(side, parent=self) for side in _AXES}
        for axis in self._axes.values():
            axis.linkToView(self._box)
            axis.setZValue(_ABOVE_IMAGES)
            axis.setFlag(QGraphicsItem.GraphicsItemFlag.ItemNegativeZStacksBehindParent)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QGraphicsGridLayout()
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addItem(self._box, *_PICTURE)
        for side, axis in self._axes.items():
            layout.addItem(axis, *_AXES[side])
        for row in range(4):
            layout.setRowStretchFactor(row, _PICTURE_STRETCH if row == _PICTURE[0] else 1)
        for column in range(3):
            layout.setColumnStretchFactor(column, _PICTURE_STRETCH if column == _PICTURE[1] else 1)
        for row in _EMPTY_ROWS:
            layout.setRowMaximumHeight(row, 0)
        layout.setColumnMaximumWidth(_EMPTY_COLUMN, 0)
        self.setLayout(layout)

    def getViewBox(self) -> pg.ViewBox:
        """What the plot's items are drawn in."""
        return self._box

    def getAxis(self, side: str) -> NumberedAxis:
        """The axis at the "left" or the "bottom"."""
        return self._axes[side]

    def viewRange(self) -> list[list[float]]:
        """[[left, right], [bottom, top]] in the coordinates of the axes."""
        return self._box.viewRange()
