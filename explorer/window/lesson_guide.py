"""The lesson in the window: its strip, and the frame around the view that its step points at."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from explorer.state.lesson_control import LessonControl
from explorer.state.workbench import Workbench
from explorer.window.highlight_frame import HighlightFrame
from explorer.window.lesson_strip import LessonStrip
from explorer.window.screen_stack import ScreenStack


class LessonGuide(QObject):
    """Shows the lesson's step around the current screen.

    Attributes:
        strip, highlight: the views that it writes into and places.

    Signals:
        message(sentence): what is wrong with a step.
    """

    message = Signal(str)

    def __init__(
        self,
        workbench: Workbench,
        lesson: LessonControl,
        screens: ScreenStack,
        strip: LessonStrip,
        highlight: HighlightFrame,
    ) -> None:
        super().__init__(strip)
        self._workbench, self._lesson, self._screens = workbench, lesson, screens
        self.strip, self.highlight = strip, highlight
        strip.predicted.connect(self._predict)
        lesson.step_shown.connect(self._begin_step)
        lesson.progress.predicted.connect(self._show_answer)
        lesson.progress.goal_reached.connect(self._show_answer)
        workbench.store.changed.connect(self._show_answer)
        workbench.player.reached_changed.connect(self._show_answer)
        screens.current_changed.connect(self._show_answer)
        screens.drawn.connect(highlight.follow)  # the view may have been deleted or created again
        self.update_step()

    def _view(self, name: str) -> QWidget | None:
        """The view called `name` on the screen in front, as long as the step is about that screen.

        A view that is alone on the stage needs no frame.
        """
        step, screen = self._lesson.progress.step, self._screens.current
        if step is None or step.screen != self._workbench.screen or len(screen.on_stage) == 1:
            return None
        return screen.parts().get(name)

    def _begin_step(self) -> None:
        """Show the step, bring the page of its view to the front, and give the keyboard focus to the player."""
        step = self._lesson.progress.step
        if step is not None:
            self._screens.current.reveal(step.point)
        self.update_step()
        if step is not None:
            self._screens.current.setFocus()  # the widget that had it may just have been deleted

    def update_step(self) -> None:
        """Update the step's texts, its view and its answer."""
        progress = self._lesson.progress
        step, lesson = progress.step, progress.lesson
        self.strip.setVisible(step is not None)
        self.highlight.point_at(None)
        if step is not None and lesson is not None:
            self.strip.show_step(step, progress.place, len(lesson.steps))
            if step.screen == self._workbench.screen:
                self._point_at(step.point)
        self._show_answer()

    def present(self, presented: bool) -> None:
        """Be the head of the stage, or the usual strip above the screen."""
        self.strip.present(presented)
        self.update_step()

    def _point_at(self, name: str) -> None:
        self.highlight.point_at(lambda: self._view(name))
        if name and name not in self._screens.current.parts():
            sentence = self.tr("This step points at “{name}”, which is not on its screen.")
            self.message.emit(sentence.format(name=name))

    def _predict(self, choice: int) -> None:
        self._lesson.predict(choice)
        self._show_answer()  # a press checks the button, even when answers no longer count

    def _show_answer(self) -> None:
        """Show the answer once it is revealed, hide until then what would reveal it, and offer a return to the step."""
        lesson = self._lesson
        step = lesson.progress.step
        if step is not None:
            self.strip.show_away(lesson.is_away)
            self.strip.show_answer(step, lesson.progress.prediction, lesson.is_revealed)
            if step.goal is not None:
                self.strip.show_goal(step.goal.ask, lesson.progress.is_goal_reached)
        self._screens.current.set_guessing(lesson.is_guessing)
        self._screens.current.set_playable(lesson.can_play)
