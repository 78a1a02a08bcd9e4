"""The temperature: a slider, a box, and softmax of the same logits at a low temperature, at 1 and at a high one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from explorer.core.softmax import softmax
from explorer.look import numbers
from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.plots.sketch import Picture, Sketch, share
from explorer.state.experiment_parts import TEMPERATURE_RANGE
from explorer.widgets.number_box import NumberBox
from explorer.widgets.panel import Panel
from explorer.widgets.sliders import RealSlider

SHOWN = (0.25, 1.0, 4.0)
_SLIDER = (0.05, 20.0)


class TemperatureStrip(Sketch):
    """The probabilities at each temperature of SHOWN, side by side; a press on one chooses it."""

    pressed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        name = self.tr("Probabilities at three temperatures; press one to choose it")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._logits, self._temperature = np.zeros(2), 1.0

    def show_logits(self, logits: Sequence[float], temperature: float) -> None:
        """Draw softmax of `logits` (K,) at each temperature of SHOWN and mark the one equal to `temperature`."""
        self._logits, self._temperature = np.asarray(logits, dtype=float), temperature
        self.update()

    def shares(self, group: int) -> list[float]:
        """The probabilities (K,) of one group."""
        return [float(p) for p in softmax(self._logits / SHOWN[group])]

    def cell(self, group: int) -> QRectF:
        """The rectangle of one group."""
        width = self.width() / len(SHOWN)
        return QRectF(group * width, 0, width, self.height()).adjusted(2, 1, -2, -1)

    def compose(self) -> Picture:
        """Compose a group of bars for each temperature, with the number of its most probable class."""
        picture = Picture()
        for group, temperature in enumerate(SHOWN):
            self._compose_group(picture, group, temperature)
        return picture

    def _compose_group(self, picture: Picture, group: int, temperature: float) -> None:
        theme, cell, line = self.theme, self.cell(group), 1.1 * self.unit()
        chosen = temperature == self._temperature
        if chosen:
            picture.box("chosen", group, cell, 4, theme.window, theme.accent, theme.line)
        head = QRectF(cell.left(), cell.top() + 1, cell.width(), line)
        self.write(picture, "heading", group, f"T = {numbers.plain(temperature)}", head, 1.0, "", chosen)
        signed = cell.height() >= 4.6 * line
        area = cell.adjusted(6, 2 * line, -6, -(line if signed else 0) - 4)
        shares, slot = self.shares(group), area.width() / len(self._logits)
        base = [QPointF(area.left(), area.bottom()), QPointF(area.right(), area.bottom())]
        picture.line("base", base, theme.muted, 1.0)
        digit = self.advance(str(len(shares)), 0.85) <= slot
        best = int(np.argmax(shares))
        for i, value in enumerate(shares):
            height = area.height() * value
            left = area.left() + (i + 0.1) * slot
            bar = QRectF(left, area.bottom() - height, 0.8 * slot, height)
            picture.box(f"bar_{group}", i, bar, 0, theme.class_colour(i))
            if signed and digit:
                sign = QRectF(area.left() + i * slot, area.bottom() + 1, slot, line)
                self.write(picture, "class", i, str(i + 1), sign, 0.85, theme.class_colour(i), True)
        top = area.bottom() - area.height() * shares[best] - line
        width = min(cell.width(), self.advance("0.00", 0.9) + 4)
        left = min(max(area.left() + (best + 0.5) * slot - width / 2, cell.left()), cell.right() - width)
        self.write(picture, "largest", group, share(shares[best]), QRectF(left, top, width, line), 0.9)

    def mousePressEvent(self, event) -> None:
        """Choose the temperature of the group under the pointer."""
        for group, temperature in enumerate(SHOWN):
            if event.button() == Qt.MouseButton.LeftButton and self.cell(group).contains(event.position()):
                self.pressed.emit(temperature)

    def minimumSizeHint(self) -> QSize:
        return QSize(int(10 * self.unit()), int(4.4 * self.unit()))

    def sizeHint(self) -> QSize:
        return QSize(int(14 * self.unit()), int(7 * self.unit()))


class TemperaturePanel(Panel):
    """Slider, box and strip, each of which can request a temperature."""

    edited = Signal(float, object)  # (temperature, gesture)
    refused = Signal(str)

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("TEMPERATURE"))
        name = wording.signs(self.tr("Temperature T: softmax sees {y} / T"))
        self.slider = RealSlider(name, *_SLIDER, logarithmic=True)
        self.box = NumberBox(name, *TEMPERATURE_RANGE, factor=1.25, widest="-1000.0")
        self.strip = TemperatureStrip(theme)
        self.sentence = QLabel(self.tr("Small T: argmax. Large T: uniform."))
        self.sentence.setObjectName("muted")
        row = QHBoxLayout()
        row.setSpacing(SPACE - 2)
        row.addWidget(QLabel("T"))
        row.addWidget(self.slider, 1)
        row.addWidget(self.box)
        self.body.addLayout(row)
        self.body.addWidget(self.strip, 1)
        self.body.addWidget(self.sentence)
        self.body.addStretch(0)  # fills the space while the strip is hidden
        self.slider.moved.connect(self.edited)
        self.box.edited.connect(self.edited)
        self.box.refused.connect(self.refused)
        self.strip.pressed.connect(lambda temperature: self.edited.emit(temperature, None))

    def apply_theme(self, theme: Theme) -> None:
        self.strip.apply_theme(theme)

    def show_logits(self, logits: Sequence[float], temperature: float) -> None:
        """Show `temperature`, and softmax of `logits` (K,) at three temperatures."""
        self.slider.set_real(temperature)
        self.box.set_value(temperature)
        self.strip.show_logits(logits, temperature)
