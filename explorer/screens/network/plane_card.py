"""The card of one quantity on the plane: its name, its values at both ends, its picture and the colour bar."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.look.theme import SPACE, Theme
from explorer.plots.colour_bar import ColourBar
from explorer.screens.network.plane_plot import PlanePlot
from explorer.state.loss_plane import SHARE, LossPlane
from explorer.widgets.placed_label import PlacedLabel

_LEAST = 120  # pixels across and up
_GAP = SPACE


class PlaneCard(QWidget):
    """Shows one quantity of a plane; it places its parts so that the square is as large as its size allows.

    Attributes:
        plot, bar: the picture and its colours.
        title, figures: the quantity, and what it is at both ends.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.figures = PlacedLabel(self, bold=True), PlacedLabel(self)
        self.plot, self.bar = PlanePlot(theme, self), ColourBar(theme, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._is_titled = True
        self._labels = ("", "")

    def apply_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        for part in (self.plot, self.bar):
            part.apply_theme(theme)
        self._place()

    def show_quantity(self, title: str, figures: str, labels: tuple[str, str]) -> None:
        """Name it: its `title`, its values, and the `labels` of the axes."""
        self.title.setText(title)
        self.figures.setText(figures)
        self.plot.setAccessibleName(title)
        if labels != self._labels:
            self._labels = labels
            self.plot.set_labels(*labels)
            self._place()

    def show_plane(self, plane: LossPlane, quantity: str, log: bool, colour_map: str) -> None:
        """Draw `quantity` of `plane`."""
        log = log and quantity != SHARE
        drawn = plane.drawn(quantity, log)
        around = self.plot.around()
        self.plot.show_plane(plane, drawn, colour_map)
        self.bar.show_scale(drawn[0].low, drawn[0].high, log, colour_map)
        if self.plot.around() != around:
            self._place()

    def _line(self) -> int:
        return math.ceil(QFontMetricsF(self.font()).height()) + 2

    def _widest_label(self) -> float:
        return max(QFontMetricsF(self.font()).horizontalAdvance(label) for label in self._labels)

    def side(self, width: int, height: int) -> int:
        """The side of the square in a card of this size, if its axes have their labels."""
        self.plot.set_titled(True)
        found = max(self._sides(width, height))
        self.plot.set_titled(self._is_titled)
        return found

    def _sides(self, width: int, height: int) -> tuple[int, int]:
        """The side of the square with the colour bar standing beside it, and with the bar lying below."""
        across, up = self.plot.around()
        room = height - 2 * self._line() - up
        standing = min(width - across - self.bar.standing(), room)
        return standing, min(width - across, room - self.bar.lying() - _GAP)

    def _place(self) -> None:
        # Where the labels are longer than the square, the sentence about the plane is enough.
        self._is_titled = self._widest_label() <= self.side(self.width(), self.height())
        self.plot.set_titled(self._is_titled)
        line, (across, up) = self._line(), self.plot.around()
        standing, lying = self._sides(self.width(), self.height())
        side, stands = max(standing, lying, 1), standing >= lying
        width, height = side + across, side + up
        whole = width + (self.bar.standing() if stands else 0)
        left = max((self.width() - whole) // 2, 0)
        top = 2 * line
        self.plot.setGeometry(left, top, width, height)
        if stands:
            self.bar.stand(*self.plot.beside_square())
            self.bar.setGeometry(left + width, top, self.bar.standing(), height)
        else:
            self.bar.lie()
            self.bar.setGeometry(left, top + height + _GAP, width, self.bar.lying())
        for row, label in enumerate((self.title, self.figures)):
            label.scale(1.0)
            label.setGeometry(left, row * line, self.width() - left, line)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_labels"):  # Qt tells of the first font before
            self._place()

    def sizeHint(self) -> QSize:
        """Whoever places cards gives them their size."""
        return QSize(_LEAST, _LEAST)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
