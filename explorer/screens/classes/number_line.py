"""The number line: classes at 1 … K, the output of a model, which can be dragged, and its squared error to each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from explorer.look import numbers
from explorer.look.theme import Theme
from explorer.plots.class_marks import paint_mark
from explorer.widgets.gesture import Gesture

BEYOND = 0.5  # how far the line extends beyond the classes at both ends


@dataclass(frozen=True, slots=True)
class ErrorBar:
    """One bar as drawn: the squared error if the right answer is class `index` (from 0)."""

    index: int
    error: float
    text: str
    rect: QRectF


class NumberLine(QWidget):
    """A bar above each class; the same squared error always has the same length."""

    output_dragged = Signal(float, object)  # (output, gesture)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._output = 2.0
        self._errors: list[float] = []
        self._names: list[str] = []
        self._named = True
        self._gesture: Gesture | None = None  # of the drag, while there is one
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAccessibleName(self.tr("Classes on a line, and the squared error of the output to each"))
        self.setToolTip(self.tr("Drag the output along the line"))

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    @property
    def span(self) -> tuple[float, float]:
        """The ends of the line."""
        return 1 - BEYOND, len(self._names) + BEYOND

    def show_output(self, output: float, errors: Sequence[float], names: Sequence[str]) -> None:
        """Draw `output` and its squared error (K,) to each of the classes called `names` (K,)."""
        self._output, self._errors, self._names = output, list(errors), list(names)
        self.setAccessibleDescription("; ".join(f"{i + 1}: {_figure(e)}" for i, e in enumerate(errors)))
        self.update()

    def set_named(self, named: bool) -> None:
        """Show or hide the classes' names under their numbers; a small picture has no room for them."""
        if named != self._named:
            self._named = named
            self.updateGeometry()
            self.update()

    def bars(self) -> list[ErrorBar]:
        """Every bar with its rectangle; one longer than the picture is cut at its top."""
        area = self._area()
        low, high = self.span
        scale = area.height() / (high - 1) ** 2
        width = area.width() / (high - low) * 0.26
        bars = []
        for i, error in enumerate(self._errors):
            height = min(error * scale, area.height())
            rect = QRectF(self._x(i + 1) - width / 2, area.bottom() - height, width, height)
            bars.append(ErrorBar(i, error, _figure(error), rect))
        return bars

    def figure_place(self, bar: ErrorBar) -> QRectF:
        """Where a bar's figure is drawn: above it, or beside the output's mark where that would cross it."""
        metrics = QFontMetricsF(self.font())
        width, height = metrics.horizontalAdvance(bar.text) + 2, metrics.height()
        centre, mark = bar.rect.center().x(), self.marker().x()
        clear = width / 2 + 0.5 * height
        if abs(centre - mark) < clear:
            centre = mark + clear if centre >= mark else mark - clear
        return QRectF(centre - width / 2, bar.rect.top() - height - 1, width, height)

    def marker(self) -> QPointF:
        """Where the output's mark touches the line; at an end when the output lies beyond."""
        low, high = self.span
        return QPointF(self._x(min(max(self._output, low), high)), self._area().bottom())

    def _area(self) -> QRectF:
        """The area of the bars: above it are a row for the output and one for the figures, below it the classes."""
        line = QFontMetricsF(self.font()).height()
        above = 2.0 * line + 4
        below = (2.4 if self._named else 1.4) * line + 4
        return QRectF(4, above, self.width() - 8, max(self.height() - above - below, 1))

    def _x(self, value: float) -> float:
        area = self._area()
        low, high = self.span
        return area.left() + (value - low) / (high - low) * area.width()

    def paintEvent(self, event) -> None:
        area, theme = self._area(), self._theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for bar in self.bars():
                self._paint_bar(painter, bar)
            painter.setPen(QPen(QColor(theme.text), theme.line))
            painter.drawLine(area.bottomLeft(), area.bottomRight())
            for i, name in enumerate(self._names):
                self._paint_class(painter, i, name)
            self._paint_output(painter)

    def _paint_bar(self, painter: QPainter, bar: ErrorBar) -> None:
        colour = QColor(self._theme.class_colour(bar.index))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRect(bar.rect)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(self.figure_place(bar), Qt.AlignmentFlag.AlignCenter, bar.text)

    def _paint_class(self, painter: QPainter, index: int, name: str) -> None:
        metrics, theme = QFontMetricsF(self.font()), self._theme
        x, y = self._x(index + 1), self._area().bottom()
        painter.setPen(QPen(QColor(theme.text), theme.line))
        painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4))
        row = QRectF(x, y + 0.35 * metrics.height(), 0, metrics.height())
        text = str(index + 1)
        size = 0.8 * metrics.ascent()
        width = metrics.horizontalAdvance(text) + size + 5
        paint_mark(painter, QPointF(x - width / 2 + size / 2, row.center().y()), index, size, theme)
        painter.setPen(QColor(theme.text))
        room = self._area().width() / len(self._names)
        painter.drawText(QPointF(x - width / 2 + size + 5, row.top() + metrics.ascent()), text)
        row.translate(0, metrics.height())
        if self._named:
            painter.drawText(row.adjusted(-room / 2, 0, room / 2, 0), Qt.AlignmentFlag.AlignCenter, name)

    def _paint_output(self, painter: QPainter) -> None:
        metrics, theme = QFontMetricsF(self.font()), self._theme
        at = self.marker()
        accent = QColor(theme.accent)
        text = self.tr("output {x}").format(x=_figure(self._output))
        width = metrics.horizontalAdvance(text) + 8
        left = min(max(at.x() - width / 2, 0.0), self.width() - width)
        half = 0.45 * metrics.height()
        painter.setPen(QPen(accent, theme.line, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(at.x(), metrics.height() + 2), at - QPointF(0, 1.5 * half))
        painter.setPen(QPen(QColor(theme.panel), 1.2))
        painter.setBrush(accent)
        painter.drawPolygon(QPolygonF([at, at + QPointF(-half, -1.5 * half), at + QPointF(half, -1.5 * half)]))
        painter.setPen(accent)
        painter.drawText(QRectF(left, 0, width, metrics.height()), Qt.AlignmentFlag.AlignCenter, text)

    def mousePressEvent(self, event) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._gesture = Gesture()
            self._drag_to(event.position().x())

    def mouseMoveEvent(self, event) -> None:
        if self._gesture is not None:
            self._drag_to(event.position().x())

    def mouseReleaseEvent(self, event) -> None:
        self._gesture = None

    def _drag_to(self, x: float) -> None:
        area = self._area()
        low, high = self.span
        value = low + (x - area.left()) / area.width() * (high - low)
        self.output_dragged.emit(round(min(max(value, low), high), 2), self._gesture)

    def sizeHint(self) -> QSize:
        return QSize(320, int(9 * QFontMetricsF(self.font()).height()))

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        widest = max((metrics.horizontalAdvance(name) for name in self._names), default=0.0)
        lines = 5.75 if self._named else 5
        return QSize(int(max(len(self._names) * (widest + 8), 180)), int(lines * metrics.height()))


def _figure(value: float) -> str:
    """Two decimals where they are readable; a small square does not need an exponent."""
    return numbers.fixed(value, 2) if abs(value) < 10_000 else numbers.number(value, 2)
