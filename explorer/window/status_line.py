"""The status line: a hint, or for a while a message in its place; and a button that starts the lecture."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from explorer.look.appearance import Appearance
from explorer.look.icons import icon
from explorer.look.theme import SPACE
from explorer.screens.registry import SCREENS
from explorer.state.lesson_control import LessonControl
from explorer.state.user_error import UserError
from explorer.state.workbench import Workbench
from explorer.widgets.button import Button

MESSAGE_MILLISECONDS = 8000


class StatusLine(QStatusBar):
    """Follows the Workbench and the lesson.

    Attributes:
        hint: the sentence shown while there is no message.
        start: the button that begins the first lesson; it is there as long as no lesson is open.
    """

    def __init__(
        self, workbench: Workbench, lesson: LessonControl, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workbench, self._lesson, self._appearance = workbench, lesson, appearance
        self.hint = ""
        self._label = QLabel(self)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # the button has its room
        self.addWidget(self._label, 1)
        self.start = Button("", "", parent=self)
        self.start.setProperty("outlined", True)
        self.start.setStyleSheet("padding: 0px 3px")  # no higher than the line needs: the screens have the rest
        self.start.clicked.connect(lambda: lesson.turn(1))
        self.addPermanentWidget(self.start)
        self.setSizeGripEnabled(False)
        self.messageChanged.connect(self._show_hint)
        workbench.store.changed.connect(self._clear)
        lesson.step_shown.connect(self._clear)  # two steps may show the same
        lesson.step_shown.connect(self._offer_start)
        workbench.hint_changed.connect(self.update_hint)
        for source in (workbench, lesson):
            source.message.connect(self.say_sentence)
        self.reword()
        self.restyle()

    def reword(self) -> None:
        """Look up every text again."""
        self._text = self.tr("Start the lecture")
        self.start.setAccessibleName(self._text)
        self.start.setToolTip(self.tr("Start the lecture: its first step (Page Down)"))
        self.update_hint()

    def restyle(self) -> None:
        """Draw the icon in the colours of the current theme."""
        self.start.setIcon(icon("lecture", self._appearance.theme))
        self._fit()

    def _offer_start(self) -> None:
        self.start.setVisible(self._lesson.progress.lesson is None)

    def _fit(self) -> None:
        """Show the icon of the button alone, if the hint needs the room of its text."""
        both = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.start.setText(self._text)
        self.start.setToolButtonStyle(both)
        room = self.width() - self.fontMetrics().horizontalAdvance(self.hint) - 4 * SPACE
        if self.start.sizeHint().width() > room:
            self.start.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def say(self, text: str) -> None:
        """Show a sentence for a while; an empty one clears the message."""
        if text:
            self.showMessage(text, MESSAGE_MILLISECONDS)
        else:
            self.clearMessage()

    def say_sentence(self, sentence: UserError) -> None:
        """Show a sentence of the state for a while, in the language of the app."""
        self.say(self._appearance.wording.refusal(sentence))

    def _clear(self) -> None:
        """Clear the message: it was about the state before the change."""
        self.clearMessage()

    def update_hint(self) -> None:
        """Look up the hint again."""
        self.hint = self._lesson_hint() or self._preset_hint()
        self._show_hint()
        self._fit()

    def _lesson_hint(self) -> str:
        step = self._lesson.progress.step
        if step is None:
            return ""
        if self._lesson.shows_answer:
            return self.tr("Space shows the answer. Page Down goes on, Page Up goes back.")
        if step.play or step.goal is not None or self._lesson.has_strayed:
            return self.tr("Page Down goes on, Page Up goes back, Space plays. Change anything; Backspace comes back.")
        return self.tr("Page Down goes on, Page Up goes back. Change anything; Backspace comes back.")

    def _preset_hint(self) -> str:
        """The hint of the preset on its screen; on the others the hint of the screen."""
        workbench, wording = self._workbench, self._appearance.wording
        if workbench.screen != workbench.screen_of(workbench.preset):
            record = SCREENS[workbench.screen]
            return f"{wording.label(record)} · {wording.name(record.hint)}"
        name = wording.label(workbench.preset)
        if workbench.shown_preset is None:
            return self.tr("Changed from: {preset}").format(preset=name)
        return f"{name} · {wording.name(workbench.preset.hint)}"

    def _show_hint(self) -> None:
        """Show the hint, unless a message is shown in its place."""
        text = "" if self.currentMessage() else self.hint
        self._label.setText(text)
        self._label.setToolTip(text)
