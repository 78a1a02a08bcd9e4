"""The area below the menus: the lesson's strip, and below it the screens with the explanation at their right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from explorer.explain.panel import ExplainPanel
from explorer.look.appearance import Appearance
from explorer.look.theme import SPACE
from explorer.state.lesson_control import LessonControl
from explorer.state.workbench import Workbench
from explorer.window.actions import Actions
from explorer.window.highlight_frame import HighlightFrame
from explorer.window.lesson_guide import LessonGuide
from explorer.window.lesson_strip import LessonStrip
from explorer.window.presenter import Presenter
from explorer.window.screen_stack import ScreenStack
from explorer.window.stage_bar import StageBar
from explorer.window.stage_corner import StageCorner

MOST_EXPLAINED = 0.45  # of the width, for the explanation
# The same beside a stage that a lesson's step shares with it: a digit needs less room than a curve and its words.
_ON_STAGE: dict[tuple[str, ...], float] = {("loss",): 0.7}
_USUAL_ON_STAGE = 0.59


class Body(QWidget):
    """Lays out the parts, and updates the explanation when a screen has drawn.

    Attributes:
        screens, guide, explain: the screens, the lesson around them, the explanation at their right.
        presenter, stage_bar, corner: what is on stage, the bar below it, and the button that puts a view there.

    Signals:
        message(sentence): a sentence from one of these for the status line.
    """

    message = Signal(str)

    def __init__(
        self,
        workbench: Workbench,
        lesson: LessonControl,
        appearance: Appearance,
        actions: Actions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbench, self._appearance = workbench, appearance
        self._opened_by_step = False
        highlight = HighlightFrame(appearance.theme, self)
        named = actions.named
        strip = LessonStrip(
            appearance.wording,
            appearance.language,
            named("previous step"),
            named("next step"),
            named("back to the lesson"),
            named("close the lesson"),
            self,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        frame = QVBoxLayout()
        frame.setContentsMargins(SPACE, SPACE, SPACE, 0)
        frame.addWidget(strip)
        column.addLayout(frame)
        self.screens = ScreenStack(workbench, appearance, actions.transport, self)
        self.explain = self._new_explanation()
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.screens, 1)
        beside.addWidget(self.explain)
        column.addLayout(beside, 1)
        self.guide = LessonGuide(workbench, lesson, self.screens, strip, highlight)
        self.presenter = Presenter(workbench, lesson, self.screens)
        self.stage_bar = StageBar(workbench, appearance, self.screens, self.presenter, actions, self)
        column.addWidget(self.stage_bar)
        self.corner = StageCorner(self.screens, self.presenter, appearance)
        self.presenter.changed.connect(self._follow_presenter)
        self.screens.drawn.connect(self._update_explanation)
        self.screens.current_changed.connect(self._update_explanation)
        self.screens.current_changed.connect(self._fit_screen)
        for source in (self.screens, self.guide, self.presenter):
            source.message.connect(self.message)

    def _new_explanation(self) -> ExplainPanel:
        panel = ExplainPanel(self._appearance.theme, self._appearance.wording, self)
        panel.hide()
        panel.loss_chosen.connect(lambda key: self._workbench.store.ask(lambda now: now.changed(chosen_loss=key)))
        panel.copied.connect(self.message)
        panel.closed.connect(self.hide_explanation)
        return panel

    @property
    def is_explaining(self) -> bool:
        """Whether the formula with its numbers is shown."""
        return not self.explain.isHidden()

    def set_explaining(self, explaining: bool) -> None:
        """Show or hide the formula with its numbers, beside the screen."""
        if explaining != self.is_explaining:
            self.explain.setVisible(explaining)
            self._update_explanation()
            self._fit_screen()

    def _follow_presenter(self) -> None:
        """The strip becomes the head of the stage, and the explanation is open where the step presents it."""
        presenter = self.presenter
        self.guide.present(presenter.is_presenting)
        explains = presenter.explained is not None
        self.explain.show_parts(presenter.explained or ())
        self.fit()
        if explains != self.is_explaining and (explains or self._opened_by_step):
            self._opened_by_step = explains
            self.set_explaining(explains)

    def toggle_explanation(self) -> None:
        """Show or hide the formula with its numbers."""
        self.set_explaining(not self.is_explaining)

    def hide_explanation(self) -> bool:
        """Hide the formula with its numbers. Returns: whether it was shown."""
        was_shown = self.is_explaining
        self.set_explaining(False)
        return was_shown

    def _update_explanation(self) -> None:
        if self.is_explaining:
            self.explain.show_point(*self.screens.current.explained())

    def _fit_screen(self) -> None:
        """Where a screen has no room beside the explanation, show what a lecture would present of it."""
        room = self.width() - self.explain.width()
        narrow = self.is_explaining and self.screens.current.least_width > room
        if narrow and not self.presenter.is_narrow and not self.presenter.is_presenting:
            self.message.emit(self.tr("The controls have no room beside the explanation; E or Esc brings them back."))
        self.presenter.set_narrow(narrow)

    def delete_screens(self) -> None:
        """Delete the parts that are rebuilt with other texts; `reword` must follow."""
        self.guide.highlight.point_at(None)
        self.screens.delete_all()

    def reword(self) -> None:
        """Show everything with the current texts; the current page stays in front and the explanation open."""
        self.explain.reword(self._appearance.wording)
        self.guide.strip.reword(self._appearance.wording, self._appearance.language)
        self.screens.show_again()
        self.stage_bar.reword()
        self.guide.update_step()
        self._update_explanation()
        self.fit()

    def restyle(self) -> None:
        """Show everything in the current theme and text size."""
        self.presenter.set_narrow(False)  # how much room the screen needs is measured with all of it
        self.screens.restyle()
        self.guide.highlight.apply_theme(self._appearance.theme)
        self.explain.apply_theme(self._appearance.theme)
        self.fit()

    def fit(self) -> None:
        """Give the explanation the same width beside every screen."""
        parts = self.presenter.explained
        most = MOST_EXPLAINED if parts is None else _ON_STAGE.get(parts, _USUAL_ON_STAGE)
        self.explain.setFixedWidth(min(self.explain.sizeHint().width(), int(most * self.width())))
        self._fit_screen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
