"""Pairs of bars for two rows of numbers over the same classes: an outline for the truth, a filled bar for the other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.widgets.gesture import Gesture


@dataclass(frozen=True, slots=True)
class PairBar:
    """One bar as drawn: `row` 0 is the outline, 1 the solid."""

    row: int
    index: int
    value: float
    rect: QRectF


class PairBars(QWidget):
    """Numbers are above the bars if they fit; an infinite bar reaches the top edge."""

    dragged = Signal(int, int, float, object)  # (row, class, value, gesture), if dragging is enabled

    def __init__(self, theme: Theme, name: str, draggable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = ("", "")
        self._values: tuple[Sequence[float], Sequence[float]] = ((0.0,), (0.0,))
        self._labels: list[str] = [""]
        self._top = 1.0
        self._draggable = draggable
        self._held: PairBar | None = None
        self._gesture = Gesture()
        self.setAccessibleName(name)
        self.setToolTip(name)
        if draggable:
            self.setCursor(Qt.CursorShape.SizeVerCursor)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_pairs(
        self,
        names: tuple[str, str],
        values: tuple[Sequence[float], Sequence[float]],
        labels: Sequence[str],
        top: float = 1.0,
    ) -> None:
        """Draw both rows of `values` (M,) over the classes called `labels`; `top` is the height of the picture."""
        self._names, self._values, self._labels, self._top = names, values, list(labels), top
        rows = zip(names, values, strict=True)
        self.setAccessibleDescription(
            "; ".join(f"{n}: " + ", ".join(numbers.number(v, 3) for v in row) for n, row in rows)
        )
        self.update()

    def bars(self) -> list[PairBar]:
        """Every bar with its rectangle."""
        area, count = self._area(), len(self._labels)
        slot = area.width() / count
        gap = min(0.14 * slot, 12.0)
        width = (slot - 2 * gap) / 2
        bars = []
        for i in range(count):
            for row, values in enumerate(self._values):
                value = float(values[i])
                height = area.height() * min(value / self._top, 1.0)
                left = area.left() + i * slot + gap + row * width
                bars.append(PairBar(row, i, value, QRectF(left, area.bottom() - height, width, height)))
        return bars

    def _area(self) -> QRectF:
        line = QFontMetricsF(self.font()).height()
        return QRectF(2, 2.2 * line, self.width() - 4, max(self.height() - 3.4 * line, 1.0))

    def _decimals(self, room: float) -> int | None:
        """How many decimals the numbers above bars with `room` have; None where even two are too many."""
        metrics = QFontMetricsF(self.font())
        widest = max((numbers.number(v, 3) for row in self._values for v in row), key=len)
        for decimals in (3, 2):
            if metrics.horizontalAdvance(widest[: len(widest) - 3 + decimals]) <= room:
                return decimals
        return None

    def paintEvent(self, event) -> None:
        theme, area, metrics = self._theme, self._area(), QFontMetricsF(self.font())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.edge), 1))
            for level in (0.0, 0.5, 1.0):
                y = area.bottom() - level * area.height()
                painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            bars = self.bars()
            decimals = self._decimals(bars[0].rect.width() + 2)
            for bar in bars:
                self._paint_bar(painter, bar, decimals)
            slot = area.width() / len(self._labels)
            painter.setPen(QColor(theme.text))
            for i, label in enumerate(self._labels):
                cell = QRectF(area.left() + i * slot, area.bottom() + 2, slot, metrics.height())
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, label)
            self._paint_names(painter)

    def _paint_bar(self, painter: QPainter, bar: PairBar, decimals: int | None) -> None:
        theme, metrics = self._theme, QFontMetricsF(self.font())
        style_bar(painter, theme, bar.row)
        painter.drawRect(bar.rect.adjusted(1, 0, -1, 0))
        if decimals is None:
            return
        cell = QRectF(bar.rect.center().x() - 60, bar.rect.top() - metrics.height() - 1, 120, metrics.height())
        painter.setPen(QColor(theme.accent if bar.row else theme.text))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, numbers.number(bar.value, decimals))

    def _paint_names(self, painter: QPainter) -> None:
        """Paint a legend above the bars."""
        theme, metrics = self._theme, QFontMetricsF(self.font())
        size, x = 0.8 * metrics.ascent(), 2.0
        for row, name in enumerate(self._names):
            patch = QRectF(x, 0.5 * (metrics.height() - size), 1.4 * size, size)
            style_bar(painter, theme, row)
            painter.setPen(QPen(painter.pen().color(), 1.6))
            painter.drawRect(patch)
            painter.setPen(QColor(theme.accent if row else theme.text))
            painter.drawText(QPointF(patch.right() + 5, metrics.ascent()), name)
            x = patch.right() + 5 + metrics.horizontalAdvance(name) + 18

    def mousePressEvent(self, event) -> None:
        if not self._draggable or event.button() != Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        self._held = next((b for b in self.bars() if b.rect.left() <= x <= b.rect.right()), None)
        self._gesture = Gesture()
        self._drag_to(event.position().y())

    def mouseMoveEvent(self, event) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._held = None  # the release may have gone elsewhere
        self._drag_to(event.position().y())

    def mouseReleaseEvent(self, event) -> None:
        self._held = None

    def _drag_to(self, y: float) -> None:
        if self._held is not None:
            area = self._area()
            value = self._top * min(max((area.bottom() - y) / area.height(), 0.0), 1.0)
            self.dragged.emit(self._held.row, self._held.index, round(value, 3), self._gesture)

    def sizeHint(self) -> QSize:
        return QSize(260, int(11 * QFontMetricsF(self.font()).height()))

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        named = sum(metrics.horizontalAdvance(name) + 2 * metrics.ascent() + 24 for name in self._names)
        return QSize(int(max(named, 160)), int(6 * metrics.height()))


def style_bar(painter: QPainter, theme: Theme, row: int) -> None:
    """Pen and brush of a bar: a dashed outline for the truth, filled for the prediction."""
    if row:
        painter.setPen(QPen(QColor(theme.accent), 1.4))
        painter.setBrush(QBrush(QColor(theme.accent)))
    else:
        painter.setPen(QPen(QColor(theme.text), 1.6, Qt.PenStyle.DashLine))
        painter.setBrush(QColor(theme.control))


def finite_top(*rows: Sequence[float]) -> float:
    """The top of an axis for all finite numbers of `rows`, higher if others are infinite; 1 if none is finite."""
    values = [v for row in rows for v in row]
    top = max((v for v in values if math.isfinite(v)), default=1.0) or 1.0
    return top if all(map(math.isfinite, values)) else 1.5 * top
