"""A plot of one curve with labelled marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsItem, QWidget

from explorer.look.theme import RunStyle, Theme
from explorer.plots.line_and_mark import Line, Mark
from explorer.plots.plot_tag import PlotTag, keep_inside
from explorer.plots.themed_plot import ThemedPlot, pen


@dataclass(frozen=True, slots=True)
class Place:
    """A mark at (x, y) and its label.

    Attributes:
        anchor: the point of the label's box at the mark.
        handle: the class that moves when the mark is dragged; None if it cannot be.
        said: what the mark says to a screen reader.
    """

    style: RunStyle
    x: float
    y: float
    text: str = ""
    anchor: tuple[float, float] = (-0.2, 1.1)
    handle: int | None = None
    said: str = ""


def joined(places: Sequence[Place], apart: float) -> list[Place]:
    """Places whose marks are less than `apart` from each other along x share one label, at the first of them."""
    named: list[Place] = []
    for place in places:
        near = next((i for i, other in enumerate(named) if other.text and abs(other.x - place.x) < apart), None)
        if near is not None and place.text:
            named[near] = replace(named[near], text=f"{named[near].text}, {place.text}")
            place = replace(place, text="")
        named.append(place)
    return named


class MarkedPlot(ThemedPlot):
    """Reuses its items when it is updated."""

    def __init__(self, theme: Theme, name: str, hint: str, parent: QWidget | None = None) -> None:
        self.curve = Line()
        self.marks: list[Mark] = []
        self.tags: list[PlotTag] = []
        self._styles: list[RunStyle] = []
        super().__init__(theme, name, parent=parent)
        self.setToolTip(hint)
        box = self.getPlotItem().getViewBox()
        box.disableAutoRange()
        box.sigTransformChanged.connect(self._keep_tags)
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

    def _set_count(self, count: int) -> None:
        while len(self.marks) > count:
            self.removeItem(self.marks.pop())
            self.removeItem(self.tags.pop())
        while len(self.marks) < count:
            self.tags.append(PlotTag())
            self.marks.append(Mark())
            self.put(self.tags[-1], 3)
            self.put(self.marks[-1], 4)
            self.tags[-1].restyle(self.theme, self.font())
