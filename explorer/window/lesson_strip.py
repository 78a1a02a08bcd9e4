"""The lesson strip: the place in the lesson, its text, a question, and buttons for the next and previous step."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.look.theme import SPACE
from explorer.look.wording import Wording
from explorer.state.lesson import Question, Step, Texts, in_language
from explorer.widgets.button import Button

MAX_CHOICES = 4
_FORMULA = re.compile(r" ([=≈≥≤·+−]) ")  # no line breaks beside such a sign
CHOSEN, RIGHT, WRONG = "●", "✔", "✖"
TO_DO = "☐"


class LessonStrip(QFrame):
    """Shows one step of a lesson. Its buttons are actions of the window; predictions are emitted by a signal."""

    predicted = Signal(int)

    def __init__(
        self,
        wording: Wording,
        language: str,
        back: QAction,
        on: QAction,
        return_: QAction,
        close: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.place = QLabel()
        self.place.setObjectName("muted")
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.ask = QLabel()
        self.ask.setObjectName("muted")
        self.ask.setWordWrap(True)
        self.choices = [self._choice(i) for i in range(MAX_CHOICES)]
        self.away = Button("", "")
        self.away.setDefaultAction(return_)
        self.away.setProperty("outlined", True)
        self._buttons = [self._button(action) for action in (back, on, close)]
        self._question = QWidget()
        self._lay_out()
        self.reword(wording, language)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, 2, SPACE, 2)
        row.setSpacing(SPACE)
        row.addWidget(self._buttons[0])
        row.addWidget(self.place)
        row.addWidget(self._buttons[1])
        middle = QVBoxLayout()
        middle.setSpacing(2)
        middle.addWidget(self.text)
        answers = QHBoxLayout(self._question)
        answers.setContentsMargins(0, 0, 0, 0)
        answers.setSpacing(SPACE)
        answers.addWidget(self.ask, 1)
        for button in self.choices:
            answers.addWidget(button)
        middle.addWidget(self._question)
        row.addLayout(middle, 1)
        row.addWidget(self.away)
        row.addWidget(self._buttons[2])

    def reword(self, wording: Wording, language: str) -> None:
        """Use other signs and another language; follow with `show_step` and `show_answer`."""
        self._wording, self._language = wording, language
        self.setAccessibleName(self.tr("Lesson"))
        for button in self._buttons:
            button.setAccessibleName(button.defaultAction().text())

    def _keep_two_lines(self) -> None:
        """Reserve room for two lines, also if there is only one, so that little moves from step to step."""
        lines = 2 if self._question.isHidden() else 1
        self.text.setMinimumHeight(lines * self.text.fontMetrics().lineSpacing())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_question"):
            self._keep_two_lines()

    def _button(self, action: QAction) -> Button:
        button = Button("", "")
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return button

    def _choice(self, index: int) -> Button:
        button = Button("", "", checkable=True)
        button.clicked.connect(lambda: self.predicted.emit(index))
        return button

    def show_step(self, step: Step, place: int, count: int) -> None:
        """Show the number of `step`, `place` (from 0) of `count`, and its question; follow with `show_answer`."""
        self.place.setText(self.tr("{n} / {count}").format(n=place + 1, count=count))
        self._question.setVisible(step.question is not None or step.goal is not None)
        self._keep_two_lines()
        if step.question is None:
            for button in self.choices:
                button.hide()
        else:
            self.ask.setText(self._said(step.question.ask))

    def show_answer(self, step: Step, prediction: int | None, revealed: bool) -> None:
        """Show the text of `step` and mark the prediction; once the step has been played, the answer and the reason."""
        text = step.afterwards if revealed and step.afterwards is not None else step.text
        shown = f"<b>{escape(self._said(step.title))}</b> &nbsp;{escape(self._said(text))}"
        if shown != self.text.text():
            self.text.setText(shown)
        if step.question is not None:
            self._show_choices(step.question, prediction, revealed)

    def _show_choices(self, question: Question, prediction: int | None, revealed: bool) -> None:
        texts = [self._said(choice) for choice in question.choices]
        marks = _marks(len(texts), prediction, question.answer if revealed else None)
        for i, button in enumerate(self.choices):
            button.setVisible(i < len(texts))
            if i < len(texts):
                button.setText(f"{marks[i] or i + 1} {texts[i]}")
                button.setChecked(i == prediction)
                button.setProperty("right", revealed and i == question.answer)
                button.style().polish(button)
                name = self.tr("Predict: {answer} (key {n})").format(answer=texts[i], n=i + 1)
                button.setToolTip(name)
                button.setAccessibleName(name)

    def _said(self, texts: Texts) -> str:
        said = _FORMULA.sub("\u00a0\\1\u00a0", self._wording.signs(in_language(texts, self._language)))
        return said.replace("ln ", "ln\u00a0")

    def show_goal(self, ask: Texts, done: bool) -> None:
        """Show what to do, and whether it is done."""
        sentence = self.tr("Done. Page Down goes on.") if done else ""
        self.ask.setText(f"{RIGHT if done else TO_DO} {self._said(ask)} {sentence}".rstrip())

    def show_away(self, away: bool) -> None:
        """Offer a return to the step, if something else is shown."""
        self.away.setVisible(away)


def _marks(count: int, prediction: int | None, answer: int | None) -> Sequence[str]:
    """A mark for each choice: the prediction; once the answer is known, the right one and a wrong prediction."""
    marks = [""] * count
    if prediction is not None:
        marks[prediction] = CHOSEN if answer is None else WRONG
    if answer is not None:
        marks[answer] = RIGHT
    return marks
