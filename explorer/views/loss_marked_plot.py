"""A plot of one curve with marks on it, each with a few words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QWidget

from explorer.theme import RunStyle, Theme
from explorer.views.items import Line, Mark
from explorer.views.loss_tag import Tag, keep_inside
from explorer.views.plot import Plot, pen


@dataclass(frozen=True, slots=True)
class Place:
    """A mark at (x, y) and the words beside it; `anchor` is the point of their box that lies on the place."""

    style: RunStyle
    x: float
    y: float
    text: str = ""
    anchor: tuple[float, float] = (0.5, 1.4)


def beside(before: int) -> tuple[float, float]:
    """Anchor of the words at a mark on a falling curve with `before` neighbours: upper right, lower left, further."""
    step = 0.75 * (before // 2)
    return (-0.4, 1.15 + step) if before % 2 == 0 else (1.4, -0.15 - step)


class MarkedPlot(Plot):
    """Keeps its items from one showing to the next."""

    def __init__(self, theme: Theme, name: str, hint: str, parent: QWidget | None = None) -> None:
        self.curve = Line()
        self.marks: list[Mark] = []
        self.tags: list[Tag] = []
        self._styles: list[RunStyle] = []
        super().__init__(theme, name, parent=parent)
        self.setToolTip(hint)
        self.getPlotItem().getViewBox().disableAutoRange()
        self.put(self.curve, 2)
        self.restyle()

    def put(self, item: QGraphicsItem, depth: float) -> None:
        """Add an item that the axes do not follow."""
        item.setZValue(depth)
        self.addItem(item, ignoreBounds=True)

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.restyle()

    def restyle(self) -> None:
        """Pens, brushes and fonts from the theme."""
        self.curve.setPen(pen(self.theme.text, self.theme.line))
        for mark, style in zip(self.marks, self._styles, strict=True):
            self._restyle_mark(mark, style)
        for tag in self.tags:
            tag.restyle(self.theme, self.font())

    def _restyle_mark(self, mark: Mark, style: RunStyle) -> None:
        mark.set_shape(style.marker, self.theme.marker + 1)
        mark.setBrush(QColor(style.colour))
        mark.setPen(pen(self.theme.plot, 1.4))

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.FontChange and hasattr(self, "theme"):
            self.restyle()

    def show_places(self, places: Sequence[Place]) -> None:
        """Draw exactly these marks."""
        self._set_count(len(places))
        styles = [place.style for place in places]
        if styles != self._styles:
            self._styles = styles
            for mark, style in zip(self.marks, styles, strict=True):
                self._restyle_mark(mark, style)
        for mark, tag, place in zip(self.marks, self.tags, places, strict=True):
            mark.set_place(place.x, place.y)
            tag.set_anchor(*place.anchor)
            tag.say(place.text, place.x, place.y)
        self._keep_tags()

    def _keep_tags(self) -> None:
        keep_inside(self, self.tags)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        if hasattr(self, "theme"):  # Qt resizes a widget while it is still being made
            self._keep_tags()

    def _set_count(self, count: int) -> None:
        while len(self.marks) > count:
            self.removeItem(self.marks.pop())
            self.removeItem(self.tags.pop())
        while len(self.marks) < count:
            self.tags.append(Tag())
            self.marks.append(Mark())
            self.put(self.tags[-1], 3)
            self.put(self.marks[-1], 4)
            self.tags[-1].restyle(self.theme, self.font())
