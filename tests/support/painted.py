"""Texts that widgets paint themselves: recorded where they are drawn, so that what is cut off or overlaps is found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsView, QWidget

SLACK = 1.6  # pixels: rounding


@dataclass(frozen=True)
class Painted:
    """One text as painted in `widget`: where its ink may be, and its space (None: unlimited)."""

    widget: QWidget
    text: str
    place: QRectF
    room: QRectF | None
    font: QFont


@contextmanager
def recording() -> Iterator[list[Painted]]:
    """Every text that QPainter.drawText draws on a widget."""
    original, found = QPainter.drawText, []

    def draw_text(painter: QPainter, *arguments):
        widget = painter.device()
        if isinstance(widget, QWidget):
            found.extend(_read(painter, widget, arguments))
        return original(painter, *arguments)

    QPainter.drawText = draw_text
    try:
        yield found
    finally:
        QPainter.drawText = original


def _read(painter: QPainter, widget: QWidget, arguments: tuple) -> Iterator[Painted]:
    text = next((a for a in arguments if isinstance(a, str)), "")
    if not text.strip() or painter.pen().style() == Qt.PenStyle.NoPen:
        return
    first, world = arguments[0], painter.worldTransform()
    if isinstance(first, QRectF | QRect):
        room = QRectF(first)
        flags = next((a for a in arguments if isinstance(a, int | Qt.AlignmentFlag | Qt.TextFlag)), 0)
        flags = flags if isinstance(flags, int) else flags.value
        place = painter.boundingRect(room, flags, text)
        if "\n" not in text and not flags & Qt.TextFlag.TextWordWrap.value:
            # A line in another script than the font's own is higher, with blank space above and below.
            blank = max(place.height() - painter.fontMetrics().height(), 0.0) / 2
            place.adjust(0, blank, 0, -blank)
        free = bool(flags & Qt.TextFlag.TextDontClip.value)
        yield Painted(widget, text, world.mapRect(place), None if free else world.mapRect(room), painter.font())
    elif isinstance(first, QPointF | QPoint):
        metrics = QFontMetricsF(painter.font())
        place = QRectF(first.x(), first.y() - metrics.ascent(), metrics.horizontalAdvance(text), metrics.height())
        yield Painted(widget, text, world.mapRect(place), None, painter.font())


def painted_faults(window: QWidget) -> list[str]:
    """Repaint `window`; a line for every text that sticks out, is cut off, ends in dots, or lies on another one."""
    return faults_of(painted(window))


def painted(window: QWidget) -> list[Painted]:
    """Repaint `window`; every text that widgets paint themselves. No plot paints: none of its texts is recorded."""
    plots = [view.viewport() for view in window.findChildren(QGraphicsView)]
    with recording() as found, painting(window):
        for plot in plots:
            plot.setUpdatesEnabled(False)
        window.grab()
        for plot in plots:
            plot.setUpdatesEnabled(True)
    return found


@contextmanager
def painting(window: QWidget) -> Iterator[None]:
    """Let a window paint that is not to paint with every event: it paints for the picture alone, which is looked at."""
    paints = window.updatesEnabled()
    window.setUpdatesEnabled(True)
    try:
        yield
    finally:
        window.setUpdatesEnabled(paints)


def faults_of(found: list[Painted]) -> list[str]:
    """As `painted_faults`, for texts that were recorded."""
    faults = []
    for i, one in enumerate(found):
        name = f"{type(one.widget).__name__} {one.text!r}"
        inside = QRectF(one.widget.rect()).adjusted(-SLACK, -SLACK, SLACK, SLACK)
        if not inside.contains(one.place):
            faults.append(f"{name} sticks out: {one.place.getRect()} of {one.widget.size().toTuple()}")
        if one.room is not None and not one.room.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(one.place):
            faults.append(f"{name} needs {one.place.getRect()} but has {one.room.getRect()}")
        if one.text.endswith("…"):
            faults.append(f"{name} is elided")
        for other in found[:i]:
            if other.widget is one.widget and (other.text, other.place) != (one.text, one.place):
                common = one.place.intersected(other.place)
                if common.width() > 2 and common.height() > 0.35 * min(one.place.height(), other.place.height()):
                    faults.append(f"{name} lies on {other.text!r}")
    return faults
