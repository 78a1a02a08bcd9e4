"""Bars of probabilities: for every class the target as an outline, and one bar for each run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from explorer.look import numbers
from explorer.look.theme import RunStyle, Theme
from explorer.look.wording import Wording
from explorer.widgets.fitted_text import fitted
from explorer.widgets.gesture import Gesture

_FILLS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense4Pattern,
    Qt.BrushStyle.FDiagPattern,
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar as drawn; run is −1 for the target."""

    run: int
    index: int
    share: float
    rect: QRectF
    colour: str


class ProbabilityBars(QWidget):
    """Bars of probabilities between 0 and 1. The target's bars can be dragged, if `editable`, to make it soft."""

    share_dragged = Signal(int, float, object)  # (class, share, gesture)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None, editable: bool = True) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wording = wording
        self._editable = editable
        self._names: list[str] = []
        self._target: NDArray[np.floating[Any]] = np.zeros(2)
        self._runs: list[tuple[NDArray[np.floating[Any]], RunStyle]] = []
        self._held: int | None = None
        self._gesture = Gesture()
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Softmax probabilities beside the target"))

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def show_bars(
        self,
        target: Sequence[float],
        runs: Sequence[tuple[NDArray[np.floating[Any]], RunStyle]],
        names: Sequence[str] = (),
    ) -> None:
        """Draw `target` (K,) and one (K,) distribution a run; `names` of the classes instead of their signs."""
        self._names = list(names)
        self._target, self._runs = np.asarray(target, dtype=float), list(runs)
        self.setAccessibleDescription(
            "; ".join(f"{s.letter}: " + ", ".join(self._described(shares)) for shares, s in self._runs)
        )
        self.update()

    def _described(self, shares: NDArray[np.floating[Any]]) -> list[str]:
        return [
            f"{name} {numbers.fixed(float(share), 3)}".strip()
            for name, share in zip_longest(self._names, shares, fillvalue="")
        ]

    def bars(self) -> list[Bar]:
        """Every bar with its rectangle, target first in each class."""
        area, classes = self._area(), len(self._target)
        slot = area.width() / classes
        gap = min(slot * 0.12, 10.0)
        width = (slot - 2 * gap) / (len(self._runs) + 1)
        bars = []
        for i in range(classes):
            shares = [(-1, self._target, self._theme.text)]
            shares += [(r, values, style.colour) for r, (values, style) in enumerate(self._runs)]
            for place, (run, values, colour) in enumerate(shares):
                height = area.height() * float(values[i])
                left = area.left() + i * slot + gap + place * width
                rect = QRectF(left, area.bottom() - height, width, height)
                bars.append(Bar(run, i, float(values[i]), rect, colour))
        return bars

    def _area(self) -> QRectF:
        line = QFontMetricsF(self.font()).height()
        below = (1 + self._number_lines()) * line + 4
        return QRectF(2, line + 2, self.width() - 4, max(self.height() - line - 2 - below, 1))

    def _number_lines(self) -> int:
        """The number of lines of numbers below the classes: one per run if they fit; the tool tip has all numbers."""
        metrics = QFontMetricsF(self.font())
        wide = metrics.horizontalAdvance("0.000") + 2 <= (self.width() - 4) / max(len(self._target), 1)
        high = self.height() - (2 + len(self._runs)) * metrics.height() >= 40
        return len(self._runs) if wide and high else 0

    def paintEvent(self, event) -> None:
        area, metrics = self._area(), QFontMetricsF(self.font())
        with QPainter(self) as painter:  # edges are on whole pixels: antialiasing would double the time
            painter.setPen(QPen(QColor(self._theme.edge), 1))
            for level in (0.0, 0.5, 1.0):
                y = area.bottom() - level * area.height()
                painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            bars = self.bars()
            for bar in bars:
                self._paint_bar(painter, bar)
            slot = area.width() / len(self._target)
            for i in range(len(self._target)):
                cell = QRectF(area.left() + i * slot, area.bottom() + 2, slot, metrics.height())
                name = fitted(self._name(i, self._wording.probability), metrics, slot)
                self._paint_text(painter, cell, name, self._theme.text)
                for shares, style in self._runs[: self._number_lines()]:
                    cell.translate(0, metrics.height())
                    self._paint_text(painter, cell, numbers.fixed(shares[i], 3), style.colour)
            for bar in bars:
                if bar.run < 0 and bar.share > 0:
                    self._paint_above(painter, bar, metrics)

    def _paint_above(self, painter: QPainter, bar: Bar, metrics: QFontMetricsF) -> None:
        """The name of a class above its target, moved inwards where it would be cut off at an end."""
        name = self._name(bar.index, self._wording.target)
        width = min(metrics.horizontalAdvance(name) + 2, float(self.width()))
        left = min(max(bar.rect.center().x() - width / 2, 0.0), self.width() - width)
        cell = QRectF(left, bar.rect.top() - metrics.height(), width, metrics.height())
        self._paint_text(painter, cell, fitted(name, metrics, width), self._theme.text)

    def _name(self, index: int, sign: Callable[[int], str]) -> str:
        return self._names[index] if self._names else sign(index)

    def _paint_text(self, painter: QPainter, cell: QRectF, text: str, colour: str) -> None:
        painter.setPen(QColor(colour))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_bar(self, painter: QPainter, bar: Bar) -> None:
        rect = bar.rect.adjusted(1, 0, -1, 0)
        if bar.run < 0:
            painter.setPen(QPen(QColor(bar.colour), 1.6, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            colour = QColor(bar.colour)
            painter.setPen(QPen(colour, 1.4))
            painter.setBrush(QBrush(colour, _FILLS[bar.run]))
        painter.drawRect(rect)

    def mousePressEvent(self, event) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = self._target_at(event.position())
            self._gesture = Gesture()

    def mouseMoveEvent(self, event) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._held = None  # the release may have gone elsewhere
        here = event.position()
        if self._held is not None:
            share = (self._area().bottom() - here.y()) / self._area().height()
            share = round(min(max(share, 0.0), 1.0), 3)
            self.share_dragged.emit(self._held, share, self._gesture)
            return
        self.setCursor(
            Qt.CursorShape.SizeVerCursor if self._target_at(here) is not None else Qt.CursorShape.ArrowCursor
        )
        index = self._class_at(here)
        if index is not None:
            QToolTip.showText(event.globalPosition().toPoint(), self._tip(index), self)

    def mouseReleaseEvent(self, event) -> None:
        self._held = None

    def _class_at(self, point: QPointF) -> int | None:
        area = self._area()
        index = int((point.x() - area.left()) / area.width() * len(self._target))
        return index if 0 <= index < len(self._target) and point.x() >= area.left() else None

    def _target_at(self, point: QPointF) -> int | None:
        for bar in self.bars() if self._editable else ():
            if bar.run < 0 and bar.rect.left() <= point.x() <= bar.rect.right():
                return bar.index
        return None

    def _tip(self, index: int) -> str:
        lines = [f"{self._name(index, self._wording.target)} = {numbers.plain(float(self._target[index]))}"]
        for shares, style in self._runs:
            lines.append(
                f"{style.glyph} {self._name(index, self._wording.probability)} = {numbers.plain(float(shares[index]))}"
            )
        return "\n".join(lines)

    def sizeHint(self) -> QSize:
        return QSize(240, 130)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, int(4 * QFontMetricsF(self.font()).height()))
