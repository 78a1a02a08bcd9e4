"""The formula of the chosen loss with the current numbers, term by term, and its gradient in the same way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from explorer.core.formulas.document import Section, as_latex, as_text
from explorer.core.formulas.explanation import explain
from explorer.core.formulas.markup import Latex, Text
from explorer.core.formulas.symbols import Point
from explorer.explain.explanation_text import ExplanationText
from explorer.explain.rich_markup import RichMarkup
from explorer.look.theme import SPACE, Theme
from explorer.look.wording import Wording
from explorer.panels.loss_choice import LossChoice
from explorer.widgets.button import Button
from explorer.widgets.keys import keeps_own_keys
from explorer.widgets.steady_label import SteadyLabel

_ESCAPE = frozenset({Qt.Key.Key_Escape})


class ExplainPanel(QFrame):
    """The drawer at the right of the window. While hidden it keeps the latest point for when it is next shown.

    Signals:
        loss_chosen: (key) the user wants another loss explained.
        copied: (sentence) the explanation is on the clipboard.
        closed: the user wants it closed.
    """

    loss_chosen = Signal(str)
    copied = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._point: Point | None = None
        self._is_due = False
        self._parts: tuple[str, ...] = ()
        self._words: dict[str, str] = {}
        self.loss = LossChoice(wording, "", parent=self)
        self.about = SteadyLabel(1, self)
        self.about.setObjectName("muted")
        self.copy_text, self.copy_latex, self.close_button = (Button("", "", parent=self) for _ in range(3))
        self.body = ExplanationText(theme, self)
        self._buttons = (self.copy_text, self.copy_latex)
        for button in (*self._buttons, self.close_button):
            button.setProperty("outlined", True)
        self.reword(wording)
        self._lay_out()
        self.loss.chosen.connect(lambda key: self.loss_chosen.emit(key))
        self.copy_text.clicked.connect(lambda: self._copy(self.text(), self.tr("Copied the explanation as text.")))
        self.copy_latex.clicked.connect(lambda: self._copy(self.latex(), self.tr("Copied the explanation as LaTeX.")))
        self.close_button.clicked.connect(self.closed)

    def reword(self, wording: Wording) -> None:
        """Use other words and signs, for what is shown from now on."""
        self._wording = wording
        self.setAccessibleName(self.tr("Explanation of the chosen loss"))
        self._words = {
            "softmax": self.tr("Softmax: from logits to probabilities"),
            "loss": self.tr("The loss, term by term"),
            "chain": self.tr("Its gradient by the chain rule"),
            "gradient": self.tr("Its gradient"),
            "held": self.tr("held"),
        }
        self.loss.reword(wording, self.tr("The loss that is explained"))
        self.copy_text.reword(self.tr("Copy text"), self.tr("Copy the explanation as plain text"))
        self.copy_latex.reword(self.tr("Copy LaTeX"), self.tr("Copy the explanation as LaTeX, an align* environment"))
        self.close_button.reword(self.tr("Close"), self.tr("Close the explanation (Esc)"))
        self.body.setAccessibleName(self.tr("The formula with its numbers"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE + 2, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._first.addWidget(self.loss)
        self._first.addStretch(1)
        self._first.addWidget(self.close_button)
        self._second.addStretch(1)
        for row in (self._first, self._second):
            row.setSpacing(SPACE)
            column.addLayout(row)
        column.addWidget(self.about)
        column.addWidget(self.body, 1)
        self._arrange(False)
        for before, after in pairwise((self.loss, *self._buttons, self.close_button, self.body)):
            self.setTabOrder(before, after)

    def _arrange(self, is_wide: bool) -> None:
        """Put the two copy buttons beside the others, or in a row of their own if there is no room."""
        row, place = (self._first, 2) if is_wide else (self._second, 1)
        for i, button in enumerate(self._buttons):
            row.insertWidget(place + i, button)

    def apply_theme(self, theme: Theme) -> None:
        """Use other colours and sizes; the text is rebuilt."""
        self.body.apply_theme(theme)
        self._update()

    def show_point(self, point: Point, about: str) -> None:
        """Explain the loss of `point` with its numbers; `about` names the example."""
        self.loss.set_chosen(point.loss.key)
        self._point = point
        self.about.setText(about)
        self._update()

    def show_parts(self, keys: Sequence[str]) -> None:
        """Show only the sections with these keys, for a stage, without what surrounds them; () for everything."""
        if tuple(keys) != self._parts:
            self._parts = tuple(keys)
            for part in (*self._buttons, self.close_button, self.about):
                part.setHidden(bool(keys))
            self._update()

    def _update(self) -> None:
        self._is_due = not self.isVisible()
        if self._point is not None and not self._is_due:
            sections = self._sections(RichMarkup(self._wording.notation))
            shown = [_staged(section, self._point.free) for section in sections if section.key in self._parts]
            self.body.show_sections(shown if self._parts else sections, self._words)

    def _sections(self, m: Text) -> Sequence[Section]:
        assert self._point is not None
        return [
            replace(section, notes=tuple(self._wording.name(note) for note in section.notes))
            for section in explain(m, self._point)
        ]

    def text(self) -> str:
        """The explanation as plain text."""
        if self._point is None:
            return ""
        return f"{self._title()}\n\n{as_text(self._sections(Text(self._wording.notation)), self._words)}"

    def _title(self) -> str:
        assert self._point is not None
        return f"{self._wording.label(self._point.loss)} · {self.about.text()}"

    def latex(self) -> str:
        """The explanation as LaTeX: a comment that names the example, and an align* environment."""
        if self._point is None:
            return ""
        return f"% {self._title()}\n" + as_latex(self._sections(Latex(self._wording.notation.latex)), self._words)

    def _copy(self, text: str, sentence: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(sentence)

    def event(self, event: QEvent) -> bool:
        """Let Escape close the panel while it has the focus, before the window's other uses of Escape."""
        return keeps_own_keys(event, _ESCAPE) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for a row of the gradient in the size of the app's font, whatever is explained."""
        return QSize(self.body.wanted_width() + 2 * SPACE + 2, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_first"):
            self._fit()

    def _fit(self) -> None:
        controls = (self.loss, *self._buttons, self.close_button)
        self._arrange(sum(c.sizeHint().width() + SPACE for c in controls) + 4 * SPACE <= self.width())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_due:
            self._update()


def _staged(section: Section, free: Sequence[bool]) -> Section:
    """A section without what held logits add nothing to on the way to a slope: the slopes have the room instead."""
    idle = [s.quiet and not s.held and s.index is not None and not free[s.index] for s in section.lines]
    lines = [line for line, is_idle in zip(section.lines, idle, strict=True) if not is_idle]
    return replace(section, lines=tuple(lines)) if section.key == "gradient" else section
