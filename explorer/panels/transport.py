"""The transport: buttons that play and stop, the scrub bar, the step shown, and the speed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from explorer.look import numbers
from explorer.look.theme import SPACE
from explorer.state.experiment_parts import MAX_STEPS
from explorer.state.player import FRAMES_PER_SECOND, SPEEDS
from explorer.widgets.button import Button
from explorer.widgets.choice import Choice
from explorer.widgets.number_box import NumberBox
from explorer.widgets.quiet_label import QuietLabel
from explorer.widgets.sliders import StepSlider


class Transport(QWidget):
    """Buttons made from the window's actions, the scrub bar, the step and the speed."""

    scrubbed = Signal(int)
    speed_chosen = Signal(object)
    steps_edited = Signal(int)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE // 2)
        self.buttons: list[Button] = []
        self.step = QuietLabel(self)
        self.scrub = StepSlider(self.tr("Scrub: every step of the descent"), self)
        self.steps = NumberBox(self.tr("Number of steps"), 1, MAX_STEPS, 100, whole=True, widest="100000", parent=self)
        speeds = [(speed, self._speed_text(speed)) for speed in SPEEDS]
        self.speed = Choice(self.tr("Speed: steps a second, or steps a frame"), speeds, self)
        for widget in (self.step, self.scrub, self.steps, self.speed):
            self._row.addWidget(widget, 1 if widget is self.scrub else 0)
        self.scrub.scrubbed.connect(self.scrubbed)
        self.steps.edited.connect(lambda value, _: self.steps_edited.emit(int(value)))
        self.steps.refused.connect(self.refused)
        self.speed.chosen.connect(self.speed_chosen)

    def _speed_text(self, speed: int) -> str:
        if speed < FRAMES_PER_SECOND:
            return self.tr("{n} / s").format(n=speed)
        return self.tr("{n} / frame").format(n=speed // FRAMES_PER_SECOND)

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Add one button per action, in order, at the left end."""
        for place, action in enumerate(actions):
            button = Button(action.iconText(), action.toolTip(), action.isCheckable(), self)
            button.setDefaultAction(action)
            self._row.insertWidget(place, button)
            self.buttons.append(button)

    @property
    def controls(self) -> list[QWidget]:
        """The controls that take the focus, in reading order."""
        return [*self.buttons, self.scrub, self.steps, self.speed]

    def show_frame(self, shown: int, wanted: int, steps: int) -> None:
        """Show the frame; while it is still being computed, the frame reached so far."""
        text, widest = (self.tr("step {n}").format(n=numbers.count(n)) for n in (shown, 88_888))
        if shown < wanted:
            behind = self.tr("step {n} … {wanted}")
            text = behind.format(n=numbers.count(shown), wanted=numbers.count(wanted))
            widest = behind.format(n=numbers.count(wanted), wanted=numbers.count(wanted))
        self.step.setText(text)
        self.step.setMinimumWidth(int(QFontMetricsF(self.step.font()).horizontalAdvance(widest)) + 4)
        self.scrub.show_frame(wanted, steps)
        self.steps.set_value(steps)
