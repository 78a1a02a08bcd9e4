"""The lesson in the window: its strip and its pointer, what its steps show, and how one goes through it by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from explorer.state.experiment import PARTS
from explorer.state.lesson import Lesson
from explorer.state.lesson_progress import LessonProgress
from explorer.window.highlight_frame import HighlightFrame
from explorer.window.lesson_strip import LessonStrip

if TYPE_CHECKING:
    from explorer.window.main_window import MainWindow


class LessonGuide(QObject):
    """Shows the Tour's step in the window. The student may change anything, and come back."""

    strip: LessonStrip
    pointer: HighlightFrame

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.tour = LessonProgress(self)
        self.tour.moved.connect(self.show_step)
        self.tour.predicted.connect(self.show_answer)

    def build(self, body: QWidget) -> LessonStrip:
        """Make what bears words, or lies over `body`, anew; the strip is the window's to place."""
        window = self._window
        menus = window.menus
        self.strip = LessonStrip(
            window.language, menus.previous_step, menus.next_step, menus.back_to_lesson, menus.close_lesson
        )
        self.strip.predicted.connect(self.predict)
        self.pointer = HighlightFrame(window.theme, self._part, body)
        return self.strip

    def _part(self, name: str) -> QWidget | None:
        """The view called `name` on the screen that is seen, as long as the step is about that screen."""
        step, window = self.tour.step, self._window
        screen = window.screens.get(window.screen_key)  # none while all is rebuilt
        if step is None or screen is None or step.screen != window.screen_key:
            return None
        return screen.parts().get(name)

    # What the actions do

    def open(self, lesson: Lesson, place: int = 0) -> None:
        """Begin a lesson, at its first step unless another is asked for."""
        self.tour.open(lesson, place)

    def close(self) -> None:
        """End the lesson; what it showed stays."""
        self.tour.close()

    def turn(self, way: int) -> None:
        """The lesson's next or previous step; without a lesson, the first lesson begins."""
        window = self._window
        if self.tour.lesson is None:
            if window.lessons:
                self.open(window.lessons[0])
        elif not self.tour.turn(way):
            window.tell(
                self.tr("This is the lesson's last step.") if way > 0 else self.tr("This is the lesson's first step.")
            )

    def predict(self, choice: int) -> None:
        """Answer the step's question, from 0, as long as it is open; nothing happens where none is asked."""
        step = self.tour.step
        if step is None or step.question is None or not choice < len(step.question.choices):
            return
        if self.revealed:
            self._window.tell(self.tr("The picture has answered this question; B asks it again."))
            self.show_answer()  # a press has checked what was not predicted
        else:
            self.tour.predict(choice)

    def play(self) -> None:
        """Play or pause; a lesson's step stops where it says, and is not played where it speaks of the start."""
        step, player = self.tour.step, self._window.player
        if step is None or self.strayed:
            player.toggle()
        elif step.play:
            player.toggle(step.play if player.frame < step.play else None)
        else:
            self._window.tell(self.tr("There is nothing to play at this step; Page Down goes on."))

    # What is shown

    @property
    def away(self) -> bool:
        """Whether something else is shown than the lesson's step shows."""
        step, window = self.tour.step, self._window
        return step is not None and (step.experiment, step.screen) != (window.store.experiment, window.screen_key)

    @property
    def strayed(self) -> bool:
        """Whether what is shown is another matter than the step's, not only shown in another way."""
        step, window = self.tour.step, self._window
        if step is None:
            return False
        ours, shown = step.experiment, window.store.experiment
        matters = (part for part in PARTS if part != "display")
        return step.screen != window.screen_key or any(getattr(ours, p) != getattr(shown, p) for p in matters)

    @property
    def revealed(self) -> bool:
        """Whether what is drawn has come as far as the step says: its question, if it has one, is answered."""
        step = self.tour.step
        return step is not None and 0 < step.play <= self._window.screen_shown.shown_frame and not self.strayed

    def hint(self) -> str:
        """What to do at the step, for the status line; empty without a lesson."""
        step = self.tour.step
        if step is None:
            return ""
        if step.play or self.strayed:
            return self.tr("Page Down goes on, Page Up goes back, Space plays. Change anything; B comes back.")
        return self.tr("Page Down goes on, Page Up goes back. Change anything; B comes back.")

    def show_step(self, restore: bool = True) -> None:
        """Show the step, from its start; without `restore` only the words on it, as after a change of language."""
        window, step, lesson = self._window, self.tour.step, self.tour.lesson
        self.strip.setVisible(step is not None)
        for action in (window.menus.close_lesson, window.menus.back_to_lesson):
            action.setEnabled(step is not None)
        self.pointer.point_at("")
        if step is not None and lesson is not None:
            if restore:
                window.start_over()
                window.bring_screen(step.screen)
                window.store.replace(step.experiment)
            self.strip.show_step(step, self.tour.place, len(lesson.steps))
            self._point(restore)
            if restore:
                window.screen_shown.setFocus()  # what had it may just have been taken away
        self.show_answer()
        window.show_hint()

    def _point(self, reveal: bool) -> None:
        """Frame the view that the step speaks of; with `reveal` its page comes to the front."""
        step, screen = self.tour.step, self._window.screen_shown
        if step is None or step.screen != self._window.screen_key:
            return
        if reveal:
            screen.reveal(step.point)
        self.pointer.point_at(step.point)
        if step.point and self._part(step.point) is None:
            sentence = self.tr("This step points at “{name}”, which is not on its screen.")
            self._window.tell(sentence.format(name=step.point))

    def show_answer(self) -> None:
        """Show the answer once it is revealed, keep back until then what would give it away, and offer the way back."""
        step = self.tour.step
        if step is not None:
            self.strip.show_away(self.away)
            self.strip.show_answer(step, self.tour.prediction, self.revealed)
        asks = step is not None and step.question is not None
        self._window.screen_shown.set_guessing(asks and not (self.revealed or self.strayed))
