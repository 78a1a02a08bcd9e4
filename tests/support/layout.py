"""What is cut off in a window, found widget by widget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QMenuBar,
    QScrollArea,
    QScrollBar,
    QStatusBar,
    QStyle,
    QStyleOptionComboBox,
    QTableWidget,
    QToolButton,
    QWidget,
)

from explorer.look.theme import THEMES, Theme
from explorer.plots.themed_plot import ThemedPlot
from tests.support.gui import settle

PARTS_OF_THEIR_OWN = (QTableWidget, QAbstractSpinBox, QComboBox, QMenuBar, QScrollBar)

SIZES = [(1024, 700), (1280, 720), (1920, 1080)]  # from the smallest that is supported


def _sizes(theme: Theme) -> tuple[object, ...]:
    """All of a theme but its names and colours."""
    named = (getattr(theme, field.name) for field in fields(theme))
    return tuple(value for value in named if not isinstance(value, str | tuple))


# Where something is cut off, colours make no difference: of themes with the same sizes one is looked at.
THEMES_BY_SIZE = [
    next(k for k, t in THEMES.items() if _sizes(t) == sizes) for sizes in dict.fromkeys(map(_sizes, THEMES.values()))
]


def paint_the_smallest(window) -> None:
    """Let the smallest window alone paint what is checked: painting takes longest, and is most likely to fail there."""
    window.setUpdatesEnabled((window.width(), window.height()) == SIZES[0])


def children(widget: QWidget) -> list[QWidget]:
    """The visible direct children of `widget`."""
    found = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [child for child in found if child.isVisible() and not child.isWindow()]


def faults(widget: QWidget) -> Iterator[str]:
    """A line for everything cut off in `widget` and in all its descendants."""
    scrolls = isinstance(widget.parent(), QScrollArea)
    for child in children(widget):
        inside = QRect(widget.rect())
        if scrolls:
            inside.setHeight(max(inside.height(), child.height()))  # the part below can be scrolled to
        if not inside.contains(child.geometry()):
            yield f"{named(child)} at {child.geometry().getRect()} sticks out of {inside.getRect()}"
        yield from (f"{named(child)}: {fault}" for fault in cut_off(child))
        if not isinstance(child, PARTS_OF_THEIR_OWN):
            yield from faults(child)


def named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName() or widget.toolTip()!r}"


def cut_off(widget: QWidget) -> Iterator[str]:
    """A line for every text of this one widget that does not fit."""
    if isinstance(widget, QLabel):
        yield from label_faults(widget)
    elif isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, widget).width()
        yield from too_wide(widget.currentText(), widget.fontMetrics(), room)
    elif isinstance(widget, QAbstractSpinBox):
        edit = widget.lineEdit()
        yield from too_wide(edit.text(), edit.fontMetrics(), edit.contentsRect().width() - 4)
    elif isinstance(widget, QToolButton) and widget.width() < widget.sizeHint().width():
        yield f"{widget.text()!r} needs {widget.sizeHint().width()} but has {widget.width()}"
    elif isinstance(widget, QTableWidget):
        yield from table_faults(widget)
    elif isinstance(widget, QMenuBar):
        for action in widget.actions():
            if not widget.rect().contains(widget.actionGeometry(action)):
                yield f"{action.text()!r} is not in the menu bar"
    elif isinstance(widget, ThemedPlot):
        yield from plot_faults(widget)


def too_wide(text: str, metrics: QFontMetrics, room: int) -> Iterator[str]:
    needed = metrics.horizontalAdvance(text)
    if needed > room:
        yield f"{text!r} needs {needed} but has {room}"


def label_faults(label: QLabel) -> Iterator[str]:
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height():
            yield f"{label.text()!r} needs a height of {needed} but has {label.height()}"
    elif not isinstance(label.parent(), QStatusBar):  # a hint that is too long there is in the tooltip
        for line in label.text().split("\n"):
            yield from too_wide(line, label.fontMetrics(), label.contentsRect().width())
        if label.fontMetrics().height() > label.height() + 1:
            yield f"{label.text()!r} needs a height of {label.fontMetrics().height()} but has {label.height()}"


def table_faults(table: QTableWidget) -> Iterator[str]:
    margin = 2 * (table.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, table) + 1)
    for row in (row for row in range(table.rowCount()) if not table.isRowHidden(row)):
        for column in range(table.columnCount()):
            item = table.item(row, column)
            metrics = QFontMetrics(item.font())
            yield from too_wide(item.text(), metrics, table.columnWidth(column) - margin)
            if metrics.height() > table.rowHeight(row):
                yield f"{item.text()!r} needs a height of {metrics.height()} but has {table.rowHeight(row)}"
    if table.horizontalHeader().length() > table.viewport().width():
        yield "the columns are wider than the table"
    scrolls = table.verticalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if table.verticalHeader().length() > table.viewport().height() and not scrolls:
        yield "the rows are higher than the table"


def plot_faults(plot: ThemedPlot) -> Iterator[str]:
    """The picture and the titles of the axes; captions and buttons on the plot are children as any others."""
    view = plot.getPlotItem().getViewBox().sceneBoundingRect()
    if view.width() < 40 or view.height() < 25:
        yield f"only {view.width():.0f} x {view.height():.0f} are left to draw in"
    for side in ("bottom", "left"):
        axis = plot.getPlotItem().getAxis(side)
        if axis.label.isVisible() and not plot.sceneRect().contains(axis.label.sceneBoundingRect().center()):
            yield f"the title of the {side} axis is out of sight"


def check(window, what: str) -> list[str]:
    settle()
    return [f"{what}: {fault}" for fault in faults(window)]
