"""The sigmoid: softmax of two classes as a function of the difference of their logits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from explorer.core.softmax import sigmoid, softmax
from explorer.look import numbers
from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording, tr
from explorer.plots.line_and_mark import Line, Mark
from explorer.plots.sketch import LEFT, Picture, Sketch
from explorer.plots.themed_plot import ThemedPlot, pen
from explorer.widgets.button import Button

FIGURES = 12  # both ways agree in all of these; only the last bits of float64 may differ
_REACH = 6.0  # of the difference at least
_SAMPLES = 241
_LARGEST = 2.0  # times the app's font


def digits(value: float) -> str:
    """`value` in FIGURES figures."""
    return numbers.plain(value, FIGURES)


def _algebra(wording: Wording) -> str:
    """Why it is the sigmoid, as rich text: numerator and denominator divided by the first exponential."""
    first, second = wording.logit(0), wording.logit(1)
    softmax_form = f"e<sup>{first}</sup> / (e<sup>{first}</sup> + e<sup>{second}</sup>)"
    sigmoid_form = f"1 / (1 + e<sup>−({first} − {second})</sup>)"
    share = wording.probability(0)
    return f'<span style="font-size: x-large">{share} = {softmax_form}<br>{share} = {sigmoid_form}</span>'


class SigmoidPlot(ThemedPlot):
    """The curve of the sigmoid with the current difference marked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.curve, self.level, self.drop, self.point = Line(), Line(), Line(), Mark()
        super().__init__(theme, tr("The sigmoid of the difference of the two logits"), parent=parent)
        for item in (self.level, self.drop, self.curve, self.point):
            self.addItem(item, ignoreBounds=True)
        box = self.getPlotItem().getViewBox()
        box.disableAutoRange()
        self._reach = 0.0
        self.show_difference(0.0)

    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.curve.setPen(pen(theme.accent, theme.line * 1.3))
        for item in (self.level, self.drop):
            item.setPen(pen(theme.muted, theme.line * 0.8, Qt.PenStyle.DashLine))
        self.point.set_shape("o", theme.marker + 3)
        self.point.setBrush(QColor(theme.class_colour(0)))
        self.point.setPen(pen(theme.plot, 1.4))

    def show_difference(self, difference: float) -> None:
        """Put the point at `difference`; the range of the axis is doubled until it includes it."""
        reach = _REACH * 2.0 ** np.ceil(np.log2(max(abs(difference) / (0.95 * _REACH), 1.0)))
        if reach != self._reach:
            self._reach = float(reach)
            x = np.linspace(-reach, reach, _SAMPLES)
            self.curve.set_points(x, sigmoid(x))
            self.getPlotItem().getViewBox().setRange(xRange=(-reach, reach), yRange=(0.0, 1.0), padding=0.05)
        height = float(sigmoid(difference))
        self.level.set_points(np.array([-2 * reach, difference]), np.array([height, height]))
        self.drop.set_points(np.array([difference, difference]), np.array([-1.0, height]))
        self.point.set_place(difference, height)


class SigmoidNumbers(Sketch):
    """The difference, and the probability by both ways, in one column of digits."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.setAccessibleName(self.tr("The same number by sigmoid and by softmax"))
        self._rows: list[tuple[str, str]] = []

    def show_rows(self, rows: list[tuple[str, str]]) -> None:
        """Show (label, digits) rows."""
        self._rows = rows
        self.setAccessibleDescription("; ".join(f"{label} {number}" for label, number in rows))
        self.update()

    def _width(self, size: float) -> tuple[float, float]:
        """The widths of the columns of labels and numbers."""
        labels = max(self.advance(label, size) for label, _ in self._rows) + 0.5 * size * self.unit()
        return labels, max(self.advance(number, size, True) for _, number in self._rows) + 4

    def compose(self) -> Picture:
        """As large as the room allows."""
        picture = Picture()
        if not self._rows:
            return picture
        largest = min(self.height() / (3.5 * self.unit()), _LARGEST)
        size = self.fitting(lambda s: sum(self._width(s)), self.width() - 4, largest)
        labels, figures = self._width(size)
        line = min(self.height() / len(self._rows), 1.9 * size * self.unit())
        top = (self.height() - line * len(self._rows)) / 2
        for row, (label, number) in enumerate(self._rows):
            cell = QRectF(2, top + row * line, labels, line)
            self.write(picture, "label", row, label, cell, size, self.theme.muted, False, LEFT)
            cell = QRectF(2 + labels, cell.top(), figures, line)
            self.write(picture, "number", row, number, cell, size, self.theme.text, row > 0, LEFT)
        return picture

    def minimumSizeHint(self) -> QSize:
        return QSize(int(9 * self.unit()), int(3.6 * self.unit()))

    def sizeHint(self) -> QSize:
        return QSize(int(16 * self.unit()), int(4.6 * self.unit()))


class SigmoidPage(QWidget):
    """For two classes the curve and both numbers; otherwise a button to keep two classes."""

    two_classes_asked = Signal()

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = wording
        self.setAccessibleName(self.tr("Softmax of two classes beside the sigmoid"))
        self.plot = SigmoidPlot(theme)
        self.numbers = SigmoidNumbers(theme)
        self.algebra = QLabel(_algebra(wording))
        self.offer = QLabel(self.tr("For two classes softmax is the sigmoid of the difference of the logits."))
        for label in (self.algebra, self.offer):
            label.setWordWrap(True)
        self.button = Button(self.tr("Show with two classes"), self.tr("Keep the first two classes only"))
        self.button.setProperty("outlined", True)
        self.button.clicked.connect(self.two_classes_asked)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE)
        self._layout.addWidget(self.plot, 3)
        self._layout.addWidget(self.numbers, 1)
        self._other = QWidget()
        other = QVBoxLayout(self._other)
        other.setContentsMargins(0, 0, 0, 0)
        other.addStretch(1)
        other.addWidget(self.offer)
        other.addWidget(self.algebra)
        other.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        other.addStretch(1)
        self._layout.addWidget(self._other, 1)

    def apply_theme(self, theme: Theme) -> None:
        self.plot.apply_theme(theme)
        self.numbers.apply_theme(theme)

    def show_logits(self, logits: Sequence[float], temperature: float) -> None:
        """Show the two `logits` at `temperature`; for any other number of logits only the button."""
        two = len(logits) == 2
        for part in (self.plot, self.numbers):
            part.setVisible(two)
        self._other.setVisible(not two)
        if not two:
            return
        scaled = np.asarray(logits, dtype=float) / temperature
        difference = float(scaled[0] - scaled[1])
        tempered = f"{self._wording.logit(0)} − {self._wording.logit(1)}"
        if temperature != 1.0:
            tempered = f"({tempered}) / T"
        self.plot.set_labels(tempered, self._wording.probability(0))
        self.plot.show_difference(difference)
        rows = [
            (f"{tempered} =", digits(difference)),
            (self.tr("sigmoid: {p} =").format(p=self._wording.probability(0)), digits(float(sigmoid(difference)))),
            (self.tr("softmax: {p} =").format(p=self._wording.probability(0)), digits(float(softmax(scaled)[0]))),
        ]
        self.numbers.show_rows(rows)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        wide = self.width() > 1.6 * self.height() and self.width() > 42 * self.fontMetrics().averageCharWidth()
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._layout.direction() != way:
            self._layout.setDirection(way)
            self._layout.setStretch(1, 3 if wide else 1)
