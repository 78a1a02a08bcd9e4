"""Going through a lesson: its steps are shown on the Workbench; predictions; and whether something else is shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from explorer.state import lessons
from explorer.state.experiment import PARTS
from explorer.state.lesson import Lesson
from explorer.state.lesson_fields import LessonError
from explorer.state.user_error import Notice
from explorer.state.workbench import Workbench

LONGEST_PLAY = 10.0  # seconds that a room waits for the end of a step


class LessonControl(QObject):
    """Shows each step of the lesson on the Workbench. The user may change anything, and return to the step.

    Signals:
        step_shown: another step is shown, or the lesson has ended.
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
        self._is_showing = False
        self.progress = workbench.progress
        self.progress.moved.connect(self.show_step)
        self.progress.predicted.connect(workbench.hint_changed)
        self.progress.returned.connect(self.step_shown)
        for changed in (workbench.store.changed, workbench.player.reached_changed):
            changed.connect(self._check_goal)

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
        with self._workbench.store.one_entry():
            self.progress.open(lesson, place)

    def close(self) -> None:
        """End the lesson; what it showed stays."""
        with self._workbench.store.one_entry():
            self.progress.close()

    def turn(self, way: int) -> None:
        """Show the next (1) or previous (−1) step; without a lesson, begin the first one."""
        if self.progress.lesson is None:
            bundled, errors = self._read_bundled()
            if bundled:
                self.open(bundled[0])
            self._say(errors)  # afterwards: showing a step clears the status line
            return
        with self._workbench.store.one_entry():
            turned = self.progress.turn(way)
        if not turned:
            last, first = Notice("This is the lesson's last step."), Notice("This is the lesson's first step.")
            self.message.emit(last if way > 0 else first)

    def show_step(self) -> None:
        """Show the lesson's step as it begins, whatever is shown now."""
        step = self.progress.step
        self._is_showing = True
        try:
            if step is not None:
                with self._workbench.store.one_entry():
                    self._workbench.start_over()
                    self._workbench.bring_screen(step.screen)
                    self._workbench.store.replace(step.experiment)
                    self._workbench.player.seek(step.begin)
        finally:
            self._is_showing = False
        self.step_shown.emit()
        self._workbench.hint_changed.emit()

    def _check_goal(self) -> None:
        """Record a goal that the user has reached. What the step itself shows, or shows on the way, does not count."""
        step, now = self.progress.step, self._workbench
        if step is None or step.goal is None or self._is_showing or self.progress.is_goal_reached:
            return
        if step.screen == now.screen and step.goal.is_reached(now.store.experiment, now.player.reached):
            self.progress.reach_goal()

    def predict(self, choice: int) -> None:
        """Answer the open question of the step by a choice, from 0; ignored if there is none."""
        step = self.progress.step
        if step is None or step.question is None or not choice < len(step.question.choices):
            return
        if not self.is_revealed:
            self.progress.predict(choice)
        elif step.play:
            self.message.emit(Notice("The picture has answered this question; Backspace asks it again."))
        else:
            self.message.emit(Notice("This question has been answered."))

    def play(self) -> None:
        """Play or pause. A step of a lesson plays to its own frame, and not at all if it is about the start; a long one
        is played faster than the speed.

        Where no picture answers the question of the step, its answer is shown instead.
        """
        step, player = self.progress.step, self._workbench.player
        if step is None or self.has_strayed or (step.goal is not None and not step.play):
            player.toggle()
        elif self.shows_answer:
            self.progress.show_answer()
        elif step.play:
            player.toggle(step.play if player.frame < step.play else None, LONGEST_PLAY)
        else:
            self.message.emit(Notice("There is nothing to play at this step; Page Down shows the next one."))

    # Whether the lesson was left

    @property
    def is_away(self) -> bool:
        """Whether something other than the step is shown; on the way to a goal only the screen counts."""
        step, now = self.progress.step, self._workbench
        if step is None:
            return False
        return step.screen != now.screen or (step.goal is None and step.experiment != now.store.experiment)

    @property
    def has_strayed(self) -> bool:
        """Whether something other than the subject of the step is shown, not just in other colours, scales or zoom."""
        step = self.progress.step
        if step is None:
            return False
        if step.goal is not None:
            return self.is_away
        ours, shown = (e.seen_whole for e in (step.experiment, self._workbench.store.experiment))
        matters = (part for part in PARTS if part not in ("display", "landscape"))
        return step.screen != self._workbench.screen or any(getattr(ours, p) != getattr(shown, p) for p in matters)

    @property
    def can_play(self) -> bool:
        """Whether Space plays: not at a step of a lesson that is about the start."""
        step = self.progress.step
        return step is None or step.play > 0 or self.has_strayed

    @property
    def is_revealed(self) -> bool:
        """Whether the step is played to its frame, its question without one is answered, or its goal reached."""
        step = self.progress.step
        if step is None or not step.play or step.goal is not None:
            return self.progress.is_answered or self.progress.is_goal_reached
        return 0 < step.play <= self._workbench.player.reached and not self.has_strayed

    @property
    def shows_answer(self) -> bool:
        """Whether `play` shows the answer to the question of the step, because there is nothing to play."""
        step = self.progress.step
        return self.is_guessing and step is not None and not step.play

    @property
    def is_guessing(self) -> bool:
        """Whether a question is open: nothing on the screen may reveal its answer."""
        step = self.progress.step
        return step is not None and step.question is not None and not (self.is_revealed or self.has_strayed)
