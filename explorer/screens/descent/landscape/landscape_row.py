"""The options of the landscapes: from where they are seen, and their heights."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from explorer.look import numbers
from explorer.look.theme import SPACE
from explorer.state.descent_parts import TILT_RANGE, TURN_RANGE, Landscape
from explorer.widgets.button import Button
from explorer.widgets.sliders import RealSlider


class LandscapeRow(QWidget):
    """Two sliders and two buttons; requests changes by name.

    Signals:
        changed: (changes, gesture) for Experiment.changed.
        reset: all landscapes seen as at first.
    """

    changed = Signal(dict, object)
    reset = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr = self.tr
        self.turn = RealSlider(tr("Turn the landscapes about the vertical, in degrees"), *TURN_RANGE, parent=self)
        self.tilt = RealSlider(tr("From how far above the landscapes are seen, in degrees"), *TILT_RANGE, parent=self)
        self.log_height = Button(tr("log height"), tr("Logarithmic heights"), checkable=True, parent=self)
        self.home = Button(tr("as at first"), tr("See the landscapes from where they were seen at first"), parent=self)
        self.home.setProperty("outlined", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 2)
        self._degrees = QLabel(self), QLabel(self)
        captions = tr("turn"), tr("tilt")
        for caption, slider, label in zip(captions, (self.turn, self.tilt), self._degrees, strict=True):
            name = QLabel(caption, self)
            name.setBuddy(slider)
            label.setMinimumWidth(int(QFontMetricsF(self.font()).horizontalAdvance("−180°")) + 1)
            row.addWidget(name)
            row.addWidget(slider, 1)
            row.addWidget(label)
        row.addWidget(self.log_height)
        row.addWidget(self.home)
        self.turn.moved.connect(lambda value, gesture: self.changed.emit({"turn": value}, gesture))
        self.tilt.moved.connect(lambda value, gesture: self.changed.emit({"tilt": value}, gesture))
        self.log_height.clicked.connect(lambda on: self.changed.emit({"log_height": on}, None))
        self.home.clicked.connect(self.reset)

    def controls(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return [self.turn, self.tilt, self.log_height, self.home]

    def show_landscape(self, landscape: Landscape) -> None:
        """Show what is set; nothing while the surfaces are flat maps."""
        self.turn.set_real(landscape.turn)
        self.tilt.set_real(landscape.tilt)
        for label, degrees in zip(self._degrees, (landscape.turn, landscape.tilt), strict=True):
            label.setText(f"{numbers.fixed(degrees, 0)}°")
        self.log_height.setChecked(landscape.log_height)
        self.setVisible(landscape.is_landscape)
