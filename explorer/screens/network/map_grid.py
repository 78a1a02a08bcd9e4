"""The maps of up to four runs, as large as they can be: all of them, or the first ones where there is no more room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtWidgets import QWidget

from explorer.look.theme import SPACE, Theme
from explorer.screens.network.map_plot import MapPlot, Shown
from explorer.state.experiment_parts import MAX_RUNS

_ALWAYS = 2  # maps for which there is always room, side by side


class MapGrid(QWidget):
    """Arranges the maps in one row or in two.

    Attributes:
        plots: one for each run that there can be.

    Signals:
        chosen: (row, column) the user wants this cell as the experiment.
        count_changed: there is room for more maps, or for fewer.
    """

    chosen = Signal(int, int)
    count_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plots = [MapPlot(theme, self) for _ in range(MAX_RUNS)]
        self._wanted = self._count = 1
        for plot in self.plots:
            plot.chosen.connect(self.chosen)
        self._arrange()

    @property
    def count(self) -> int:
        """How many maps there is room for, of those that are wanted."""
        return self._count

    def apply_theme(self, theme: Theme) -> None:
        for plot in self.plots:
            plot.apply_theme(theme)

    def want(self, count: int) -> None:
        """Make room for `count` maps, or for as many as possible."""
        if count != self._wanted:
            self._wanted = count
            self._arrange()
            self.updateGeometry()

    def show_maps(self, shown: Sequence[Shown]) -> None:
        """Draw one map for each place."""
        for plot, one in zip(self.plots, shown, strict=False):
            plot.show_map(one)

    def _arrange(self) -> None:
        count, columns = self._best()
        rows = -(-count // columns)
        width = (self.width() - (columns - 1) * SPACE) / columns
        height = (self.height() - (rows - 1) * SPACE) / rows
        for i, plot in enumerate(self.plots):
            row, column = divmod(i, columns)
            left, top = column * (width + SPACE), row * (height + SPACE)
            plot.setGeometry(QRect(round(left), round(top), int(width), int(height)))
            plot.setVisible(i < count)
        if count != self._count:
            self._count = count
            self.count_changed.emit()

    def _best(self) -> tuple[int, int]:
        """How many maps, in how many columns: all in two rows if they fit, else in one, else the first ones."""
        least = self.plots[0].minimumSizeHint()
        for columns in dict.fromkeys((min(self._wanted, 2), self._wanted)):
            rows = -(-self._wanted // columns)
            wide = columns * (least.width() + SPACE) - SPACE <= self.width()
            if wide and rows * (least.height() + SPACE) - SPACE <= self.height():
                return self._wanted, columns
        fewer = min(self._wanted, _ALWAYS)
        return fewer, fewer

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_count"):  # Qt tells of the first font before
            self._arrange()
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Room for a map, or for two side by side."""
        least, columns = self.plots[0].minimumSizeHint(), min(self._wanted, _ALWAYS)
        return QSize(columns * (least.width() + SPACE) - SPACE, least.height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 1.5
