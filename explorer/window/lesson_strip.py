"""The lesson strip: the place in the lesson, its text, a question, and buttons for the next and previous step."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontDatabase, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.look.theme import SPACE
from explorer.look.wording import Wording
from explorer.state.lesson import Question, Step, Texts, in_language
from explorer.widgets.button import Button

MAX_CHOICES = 4
_FORMULA = re.compile(r" ([=≈≥≤·+−]) ")  # no line breaks beside such a sign
_GROUP = re.compile(r"\([^()]{1,20}\)")  # nor within (−10, 10)
TITLE_SCALE = 1.35  # of a stage's title, in sizes of its text
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
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title = QLabel(self)  # of its own while presenting; otherwise it is part of the text
        self.title.setWordWrap(True)
        self.title.hide()
        self.code = QLabel(self)
        self.code.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.code.setTextFormat(Qt.TextFormat.PlainText)
        self.place = QLabel(self)
        self.place.setObjectName("muted")
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._question = QWidget(self)
        self.ask = QLabel(self._question)
        self.ask.setObjectName("muted")
        self.ask.setWordWrap(True)
        self.hint = QLabel(self._question)  # of its own while presenting; otherwise it follows the question
        self.hint.setObjectName("muted")
        self.choices = [self._choice(i) for i in range(MAX_CHOICES)]
        self.away = Button("", "", parent=self)
        self.away.setDefaultAction(return_)
        self.away.setProperty("outlined", True)
        self._buttons = [self._button(action) for action in (back, on, close)]
        self._presented = False
        self._placed = (False, False)  # whether presented, and whether the question has a line of its own
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
        middle.addWidget(self.title)
        middle.addWidget(self.text)
        middle.addWidget(self.code)
        self._asked = QVBoxLayout(self._question)
        self._asked.setContentsMargins(0, 0, 0, 0)
        self._asked.setSpacing(SPACE)
        self._answers = QHBoxLayout()
        self._answers.setSpacing(SPACE)
        self._answers.addWidget(self.ask, 1)
        for button in self.choices:
            self._answers.addWidget(button)
        self._answers.addWidget(self.hint)
        self._answers.addStretch(0)
        self._asked.addLayout(self._answers)
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

    def present(self, presented: bool) -> None:
        """Be the head of the stage: the title large above, no buttons but the answers; or the usual strip."""
        if presented == self._presented:
            return
        self._presented = presented
        self.setProperty("presented", presented)
        self.style().polish(self)
        self.title.setVisible(presented)
        for button in self._buttons:
            button.setHidden(presented)
        self.place.setHidden(presented)
        self._size_type()
        self._place_question()

    def _place_question(self) -> None:
        """Ask on the line of the choices; on a stage, where they are large, only if all have room there."""
        own_line = self._presented and self._line_needed() > self.contentsRect().width() - 4 * SPACE
        placed = self._presented, own_line
        if placed == self._placed:
            return
        self._placed = placed
        self._asked.removeWidget(self.ask)
        self._answers.removeWidget(self.ask)
        self.ask.setWordWrap(not self._presented or own_line)
        if own_line:
            self._asked.insertWidget(0, self.ask)
        else:
            self._answers.insertWidget(0, self.ask, int(not self._presented))
        self._answers.setStretch(self._answers.count() - 1, int(self._presented))

    def _line_needed(self) -> float:
        """The width of the question, its choices and the hint in one line: the same before and after the answer."""
        bold = QFont(self.font())
        bold.setBold(True)
        metrics, plain = QFontMetricsF(bold), self.fontMetrics()
        chosen = [button for button in self.choices if not button.isHidden()]
        # The letters of the right one are bold; the edges of all are the same.
        edge = min((b.sizeHint().width() - plain.horizontalAdvance(b.text()) for b in chosen), default=0)
        texts = [metrics.horizontalAdvance(f"{RIGHT} {button.text().partition(' ')[2]}") for button in chosen]
        said = plain.horizontalAdvance(self.ask.text()) + plain.horizontalAdvance(self.hint.text()) * bool(chosen)
        return said + edge * len(chosen) + sum(texts) + self._answers.spacing() * (len(chosen) + 1)

    def _size_type(self) -> None:
        """Give the title of a stage large letters, and code those of the text."""
        font = self.font()
        code = self.code.font()
        code.setPointSizeF(font.pointSizeF())
        self.code.setFont(code)
        font.setPointSizeF(font.pointSizeF() * TITLE_SCALE)
        font.setBold(True)
        self.title.setFont(font)
        self._keep_two_lines()

    def _keep_two_lines(self) -> None:
        """Reserve room for two lines, also if there is only one, so that little moves from step to step."""
        lines = 2 if self._question.isHidden() or self._presented else 1
        self.text.setMinimumHeight(lines * self.text.fontMetrics().lineSpacing())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_presented"):
            self._size_type()
            self._place_question()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_question()

    def _button(self, action: QAction) -> Button:
        button = Button("", "", parent=self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return button

    def _choice(self, index: int) -> Button:
        button = Button("", "", checkable=True, parent=self._question)
        button.clicked.connect(lambda: self.predicted.emit(index))
        return button

    def show_step(self, step: Step, place: int, count: int) -> None:
        """Show the number of `step`, `place` (from 0) of `count`, and its question; follow with `show_answer`."""
        self.place.setText(self.tr("{n} / {count}").format(n=place + 1, count=count))
        self.code.setText(step.code)
        self.code.setVisible(bool(step.code))
        self._question.setVisible(step.question is not None or step.goal is not None)
        self._keep_two_lines()
        if step.question is None:
            for part in (*self.choices, self.hint):
                part.hide()

    def show_answer(self, step: Step, prediction: int | None, revealed: bool) -> None:
        """Show the text of `step` and mark the prediction; once the step has been played, the answer and the reason."""
        text = step.afterwards if revealed and step.afterwards is not None else step.text
        title, said = escape(self._said(step.title)), escape(self._said(text))
        self.title.setText(title)
        shown = said if self._presented else f"<b>{title}</b> &nbsp;{said}"
        if shown != self.text.text():
            self.text.setText(shown)
        if step.question is not None:
            self._show_question(step.question, revealed, bool(step.play))
            self._show_choices(step.question, prediction, revealed)
            self._place_question()

    def _show_question(self, question: Question, revealed: bool, is_played: bool) -> None:
        """Ask, and say until it is answered how to see the answer."""
        hint = self.tr("Space starts it.") if is_played else self.tr("Space shows the answer.")
        ask = self._said(question.ask)
        self.ask.setText(ask if revealed or self._presented else f"{ask} {hint}")
        self.hint.setText(hint)
        self.hint.setVisible(self._presented and not revealed)

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
        said = _GROUP.sub(lambda group: group[0].replace(" ", "\u00a0"), said)
        return said.replace("ln ", "ln\u00a0")

    def show_goal(self, ask: Texts, done: bool) -> None:
        """Show what to do, and whether it is done."""
        sentence = self.tr("Done. Page Down goes on.") if done else ""
        self.ask.setText(f"{RIGHT if done else TO_DO} {self._said(ask)} {sentence}".rstrip())
        self._place_question()

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
