"""Which lesson is open, at which step, what the user predicted, and which answers and goals were reached."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from explorer.state.lesson import Lesson, Step


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place in a lesson, with the predictions made and the answers shown so far.

    Attributes:
        lesson: the lesson that is open; None if there is none.
        place: the step, from 0.
        predictions: pairs of a step and the choice predicted there, both from 0.
        answered, reached: the steps, from 0, whose answer was shown on request, and whose goal was reached.
    """

    lesson: Lesson | None
    place: int
    predictions: tuple[tuple[int, int], ...]
    answered: frozenset[int]
    reached: frozenset[int]


class LessonProgress(QObject):
    """The place in the lesson that is open, if any. It shows nothing itself: its listeners show the step.

    Signals:
        moved: another lesson or step, or none.
        returned: Undo or Redo has gone to another lesson or step, or to none; what is shown there comes back with it.
        predicted: the user has answered the question of this step, or was shown the answer.
        goal_reached: the goal of this step was reached for the first time.
    """

    moved = Signal()
    returned = Signal()
    predicted = Signal()
    goal_reached = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lesson: Lesson | None = None
        self._place = 0
        self._predictions: dict[int, int] = {}
        self._answered: set[int] = set()
        self._reached: set[int] = set()

    @property
    def lesson(self) -> Lesson | None:
        """The lesson that is open; None if there is none."""
        return self._lesson

    @property
    def place(self) -> int:
        """The step shown, from 0."""
        return self._place

    @property
    def step(self) -> Step | None:
        """The step shown; None if no lesson is open."""
        return self._lesson.steps[self._place] if self._lesson else None

    @property
    def prediction(self) -> int | None:
        """The choice predicted at this step, from 0; None if there is none."""
        return self._predictions.get(self._place)

    @property
    def is_answered(self) -> bool:
        """Whether the question of this step, which no picture answers, was answered or its answer shown.

        It stays so until a lesson is opened.
        """
        step = self.step
        if step is None or step.question is None or step.play:
            return False
        return self.prediction is not None or self._place in self._answered

    @property
    def bookmark(self) -> Bookmark:
        """The present place and the predictions, to return to."""
        return Bookmark(
            self._lesson,
            self._place,
            tuple(self._predictions.items()),
            frozenset(self._answered),
            frozenset(self._reached),
        )

    def return_to(self, bookmark: Bookmark) -> None:
        """Go back to a bookmark; `returned` is emitted, not `moved`."""
        self._lesson, self._place = bookmark.lesson, bookmark.place
        self._predictions, self._answered = dict(bookmark.predictions), {*bookmark.answered}
        self._reached = {*bookmark.reached}
        self.returned.emit()

    @property
    def is_goal_reached(self) -> bool:
        """Whether the goal of this step was reached since the lesson was opened, even if it was left again."""
        return self._place in self._reached

    def open(self, lesson: Lesson, place: int = 0) -> None:
        """Begin `lesson` at step `place`, or at its nearest step."""
        self._lesson = lesson
        self._place = min(max(place, 0), len(lesson.steps) - 1)
        self._predictions, self._answered, self._reached = {}, set(), set()
        self.moved.emit()

    def close(self) -> None:
        """End the lesson; the experiment stays as it is."""
        if self._lesson is not None:
            self._lesson = None
            self.moved.emit()

    def turn(self, way: int) -> bool:
        """Go `way` steps forward, or back if it is negative.

        Returns: whether there is such a step.
        """
        if self._lesson is None or not 0 <= self._place + way < len(self._lesson.steps):
            return False
        self._place += way
        self.moved.emit()
        return True

    def predict(self, choice: int) -> None:
        """Set the prediction to `choice`, from 0; ignored if the step has no question or no such choice."""
        step = self.step
        if step is not None and step.question is not None and 0 <= choice < len(step.question.choices):
            self._predictions[self._place] = choice
            self.predicted.emit()

    def show_answer(self) -> None:
        """Show the answer to this step's question; ignored if a picture answers it."""
        step = self.step
        if step is not None and step.question is not None and not step.play:
            self._answered.add(self._place)
            self.predicted.emit()

    def reach_goal(self) -> None:
        """Record that the goal of this step is reached; ignored if it has none, or it was reached before."""
        step = self.step
        if step is not None and step.goal is not None and not self.is_goal_reached:
            self._reached.add(self._place)
            self.goal_reached.emit()
