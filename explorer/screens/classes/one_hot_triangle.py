"""The one-hot triangle: three classes as the corners of a triangle whose sides are all √2 long."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from explorer.look.theme import Theme
from explorer.plots.class_marks import paint_mark

_HIGH = math.sqrt(3.0) / 2.0  # height of a triangle of side 1


class OneHotTriangle(QWidget):
    """The simplex seen along (1, 1, 1): from there nothing is foreshortened, so all sides have the same length."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names: list[str] = ["", "", ""]
        self.setAccessibleName(self.tr("Three one-hot corners, every two of them √2 apart"))
        self.setToolTip(self.tr("The corners (1, 0, 0), (0, 1, 0) and (0, 0, 1) seen straight on: each side is √2"))

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_classes(self, names: Sequence[str]) -> None:
        """Name the three corners."""
        self._names = list(names)
        self.update()

    def corners(self) -> list[QPointF]:
        """The positions of the classes' corners: lower left, top, lower right."""
        metrics = QFontMetricsF(self.font())
        line, label = metrics.height(), self._label_width()
        below = self._lines() * line + 0.5 * line
        above = 0.5 * max(self._lines(), 1.2) * line
        high = max(self.height() - above - below, 1.0)
        side = max(min(self.width() - label, high / _HIGH), 1.0)
        middle, top = self.width() / 2, above + (high - side * _HIGH) / 2
        foot = top + side * _HIGH
        return [QPointF(middle - side / 2, foot), QPointF(middle, top), QPointF(middle + side / 2, foot)]

    def labels(self) -> list[list[str]]:
        """The lines beside each corner: its vector, and above that the class's name where there is room."""
        vectors = [str(tuple(int(i == k) for i in range(3))) for k in range(3)]
        named = [f"{k + 1} {name}" for k, name in enumerate(self._names)]
        return [[name, v][-self._lines() :] for name, v in zip(named, vectors, strict=True)]

    def _lines(self) -> int:
        return 2 if self.height() >= 7.5 * QFontMetricsF(self.font()).height() else 1

    def _label_width(self) -> float:
        metrics = QFontMetricsF(self.font())
        texts = ["(0, 0, 0)", *(f"{k + 1} {name}" for k, name in enumerate(self._names))]
        return max(metrics.horizontalAdvance(text) for text in texts) + 8

    def paintEvent(self, event) -> None:
        theme, corners = self._theme, self.corners()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.text), theme.line))
            painter.setBrush(QColor(theme.control))
            painter.drawPolygon(QPolygonF(corners))
            for first, second in itertools.combinations(corners, 2):
                self._paint_side(painter, (first + second) / 2)
            size = 1.15 * QFontMetricsF(self.font()).ascent()
            for k, (corner, lines) in enumerate(zip(corners, self.labels(), strict=True)):
                paint_mark(painter, corner, k, size, theme)
                self._paint_label(painter, corner, lines, beside=k == 1)

    def _paint_side(self, painter: QPainter, middle: QPointF) -> None:
        """Paint √2 in the middle of a side, on a patch that interrupts the line."""
        metrics = QFontMetricsF(self.font())
        patch = QRectF(0, 0, metrics.horizontalAdvance("√2") + 8, metrics.height())
        patch.moveCenter(middle)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.panel))
        painter.drawRoundedRect(patch, 4, 4)
        painter.restore()
        painter.drawText(patch, Qt.AlignmentFlag.AlignCenter, "√2")

    def _paint_label(self, painter: QPainter, corner: QPointF, lines: list[str], beside: bool) -> None:
        metrics = QFontMetricsF(self.font())
        painter.setPen(QColor(self._theme.text))
        width, height = self._label_width(), len(lines) * metrics.height()
        if beside:
            cell = QRectF(corner.x() + metrics.ascent(), corner.y() - height / 2, width, height)
            align = Qt.AlignmentFlag.AlignLeft
        else:
            cell = QRectF(corner.x() - width / 2, corner.y() + 0.5 * metrics.height(), width, height)
            align = Qt.AlignmentFlag.AlignHCenter
        cell.setHeight(metrics.height())
        for line in lines:  # one by one: a line in a script that the font lacks would push the next one down
            painter.drawText(cell, align | Qt.AlignmentFlag.AlignVCenter, line)
            cell.translate(0, metrics.height())

    def sizeHint(self) -> QSize:
        return QSize(260, int(7 * QFontMetricsF(self.font()).height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(int(2.4 * self._label_width()), int(6 * QFontMetricsF(self.font()).height()))
