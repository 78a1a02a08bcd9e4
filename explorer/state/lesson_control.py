"""Going through a lesson: its steps are shown on the Workbench; predictions; and whether something else is shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from explorer.state import lessons
from explorer.state.experiment import PARTS
from explorer.state.lesson import Lesson
from explorer.state.lessons import LessonError
from explorer.state.user_error import Notice
from explorer.state.workbench import Workbench


class LessonControl(QObject):
    """Shows each step of the lesson on the Workbench. The user may change anything, and return to the step.

    Signals:
        step_shown: another step is shown from its start, or the lesson has ended.
        message: (UserError) a sentence for the status line.
    """

    step_shown = Signal()
    message = Signal(object)

    def __init__(
        self, workbench: Workbench, folder: Path, screens: Sequence[str], parent: QObject | None = None
    ) -> None:
        """Args: folder: of the bundled lessons; screens: the keys of screens that their steps may give."""
        super().__init__(parent)
        self._workbench, self._folder, self._screens = workbench, folder, tuple(screens)
        self._bundled: list[Lesson] | None = None
        self.progress = workbench.progress
        self.progress.moved.connect(self.show_step)

    @property
    def bundled(self) -> list[Lesson]:
        """The bundled lessons, read when they are first needed: few starts open one."""
        found, errors = self._read_bundled()
        self._say(errors)
        return found

    def _read_bundled(self) -> tuple[list[Lesson], list[LessonError]]:
        """The bundled lessons; the first time, also why some cannot be used."""
        errors: list[LessonError] = []
        if self._bundled is None:
            self._bundled, errors = lessons.load_all(self._folder, self._screens)
        return self._bundled, errors

    def _say(self, errors: Sequence[LessonError]) -> None:
        for error in errors:
            self.message.emit(error)

    # What the actions do

    def open(self, lesson: Lesson, place: int = 0) -> None:
        """Begin a lesson, at its first step unless another is asked for."""
        self.progress.open(lesson, place)

    def close(self) -> None:
        """End the lesson; what it showed stays."""
        self.progress.close()

    def turn(self, way: int) -> None:
        """Show the next (1) or previous (−1) step; without a lesson, begin the first one."""
        if self.progress.lesson is None:
            bundled, errors = self._read_bundled()
            if bundled:
                self.open(bundled[0])
            self._say(errors)  # afterwards: showing a step clears the status line
        elif not self.progress.turn(way):
            last, first = Notice("This is the lesson's last step."), Notice("This is the lesson's first step.")
            self.message.emit(last if way > 0 else first)

    def show_step(self) -> None:
        """Show the lesson's step from its start, whatever is shown now."""
        step = self.progress.step
        if step is not None:
            self._workbench.start_over()
            self._workbench.bring_screen(step.screen)
            self._workbench.store.replace(step.experiment)
        self.step_shown.emit()
        self._workbench.hint_changed.emit()

    def predict(self, choice: int) -> None:
        """Answer the open question of the step by a choice, from 0; ignored if there is none."""
        step = self.progress.step
        if step is None or step.question is None or not choice < len(step.question.choices):
            return
        if self.is_revealed:
            self.message.emit(Notice("The picture has answered this question; B asks it again."))
        else:
            self.progress.predict(choice)

    def play(self) -> None:
        """Play or pause. A step of a lesson plays to its own frame, and not at all if it is about the start."""
        step, player = self.progress.step, self._workbench.player
        if step is None or self.has_strayed:
            player.toggle()
        elif step.play:
            player.toggle(step.play if player.frame < step.play else None)
        else:
            self.message.emit(Notice("There is nothing to play at this step; Page Down shows the next one."))

    # Whether the lesson was left

    @property
    def is_away(self) -> bool:
        """Whether something other than the step of the lesson is shown."""
        step, now = self.progress.step, self._workbench
        return step is not None and (step.experiment, step.screen) != (now.store.experiment, now.screen)

    @property
    def has_strayed(self) -> bool:
        """Whether something other than the subject of the step is shown, not just in other colours, scales or zoom."""
        step = self.progress.step
        if step is None:
            return False
        ours, shown = (e.seen_whole for e in (step.experiment, self._workbench.store.experiment))
        matters = (part for part in PARTS if part != "display")
        return step.screen != self._workbench.screen or any(getattr(ours, p) != getattr(shown, p) for p in matters)

    @property
    def is_revealed(self) -> bool:
        """Whether the frame of the step has been reached, which answers its question, if it has one."""
        step = self.progress.step
        return step is not None and 0 < step.play <= self._workbench.player.reached and not self.has_strayed

    @property
    def is_guessing(self) -> bool:
        """Whether a question is open: nothing on the screen may reveal its answer."""
        step = self.progress.step
        return step is not None and step.question is not None and not (self.is_revealed or self.has_strayed)
