"""Presenting: which views of the current screen are on stage, and whether the room looks at a black screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from explorer.state.lesson import Step
from explorer.state.lesson_control import LessonControl
from explorer.state.workbench import Workbench
from explorer.window.screen_stack import ScreenStack

# Among the views of a step: the explanation beside the stage, all of it or its sections with these keys
EXPLANATIONS: dict[str, tuple[str, ...]] = {
    "explain": (),
    "explain_loss": ("loss",),
    "explain_gradient": ("gradient",),
    "explain_chain": ("chain",),
}


class Presenter(QObject):
    """Puts views on the stage of the current screen, and follows the lesson, the screen and the runs.

    Attributes:
        is_presenting: whether views are on stage, and the menus and control panels folded away.
        is_blank: whether the window is to be black for a moment.
        is_narrow: whether there is no room for all of the screen, so that the views alone are shown without presenting.

    Signals:
        changed: one of these, or the views on stage.
        message(sentence): why nothing was put on stage.
    """

    changed = Signal()
    message = Signal(str)

    def __init__(self, workbench: Workbench, lesson: LessonControl, screens: ScreenStack) -> None:
        super().__init__(screens)
        self._workbench, self._lesson, self._screens = workbench, lesson, screens
        self.is_presenting = self.is_blank = self.is_narrow = False
        self._alone = ""  # the name of a view that was put on stage by itself
        self._was_presenting = False  # before that
        lesson.step_shown.connect(self._follow_lesson)
        screens.current_changed.connect(self._follow)
        screens.drawn.connect(self._follow)
        workbench.player.playing_changed.connect(self._unblank)

    @property
    def names(self) -> list[str]:
        """The names of the views on stage: one alone, those of the lesson's step, or those of the screen."""
        if not self.is_presenting and not self.is_narrow:
            return []
        if self._alone:
            return [self._alone]
        step = self._lesson.progress.step
        there = self._screens.current.views()
        staged = () if step is None or self._is_elsewhere(step) else step.stage
        return [name for name in staged if name in there] or self._screens.current.presented()

    @property
    def explained(self) -> tuple[str, ...] | None:
        """The sections of the explanation that the lesson's step presents, () for all; None if it presents none."""
        step = self._lesson.progress.step
        if not self.is_presenting or self._alone or step is None or self._is_elsewhere(step):
            return None
        return next((EXPLANATIONS[name] for name in step.stage if name in EXPLANATIONS), None)

    def _is_elsewhere(self, step: Step) -> bool:
        """Whether the user has left what `step` presents: for another screen, or for more runs or fewer.

        Another rate or another start does not: a step may ask for it, and its views answer.
        """
        here, shown = step.experiment.descent.runs, self._workbench.store.experiment.descent.runs
        return step.screen != self._workbench.screen or len(here) != len(shown)

    # What the actions do

    def toggle(self) -> None:
        """Present, or go back to everything."""
        self._alone = ""
        self._set_presenting(not self.is_presenting)

    def toggle_view(self) -> None:
        """Put the view that has the pointer or the focus on stage alone, or go back."""
        if self._alone:
            self.leave()
            return
        view = self.view_around(QApplication.widgetAt(QCursor.pos())) or self.view_around(QApplication.focusWidget())
        if view is not None:
            self.present_alone(self.name_of(view))
        else:
            self.message.emit(self.tr("Point at a view, or go to it by Tab: F puts it on stage."))

    def present_alone(self, name: str) -> None:
        """Put the view `name` on stage by itself; Escape goes back to what was shown before."""
        if not self._alone:
            self._was_presenting = self.is_presenting
        self._alone = name
        self._set_presenting(True)

    def toggle_alone(self, name: str) -> None:
        """Put the view `name` on stage by itself, or go back if it is there."""
        if self._alone == name:
            self.leave()
        else:
            self.present_alone(name)

    def leave(self) -> bool:
        """Go back one step: from black, from a view alone, from the stage. Returns: whether there was one to take."""
        if self.is_blank:
            self.set_blank(False)
        elif self._alone:
            self._alone = ""
            self._set_presenting(self._was_presenting)
        elif self.is_presenting:
            self._set_presenting(False)
        else:
            return False
        return True

    def set_blank(self, blank: bool) -> None:
        """Make the window black while presenting, or show it again."""
        if blank != self.is_blank and (self.is_presenting or not blank):
            self.is_blank = blank
            self.changed.emit()

    def set_narrow(self, narrow: bool) -> None:
        """Show the views alone for lack of room, or everything again."""
        if narrow != self.is_narrow:
            self.is_narrow = narrow
            if self._show():
                self.changed.emit()

    def name_of(self, view: QWidget) -> str:
        """The name of a view of the current screen; empty for any other widget."""
        return next((name for name, part in self._screens.current.views().items() if part is view), "")

    def view_around(self, widget: QWidget | None) -> QWidget | None:
        """The view of the current screen that `widget` is or lies in, the innermost one; None if there is none."""
        while widget is not None and not self.name_of(widget):
            widget = widget.parentWidget()
        return widget

    # Following

    def _set_presenting(self, presenting: bool) -> None:
        self.is_presenting = presenting
        self.is_blank = False
        self._show()
        self.changed.emit()

    def _follow_lesson(self) -> None:
        self._alone = ""
        self.is_blank = False
        if self.is_presenting:
            self._show(again=True)  # the step may have brought another page to the front
            self.changed.emit()

    def _follow(self) -> None:
        """Another screen, or other views: a run more or less, or a change that ends the step."""
        if self._alone and self._alone not in self._screens.current.parts():
            self._alone = ""
            self._set_presenting(self._was_presenting)
        elif self._show():
            self.changed.emit()

    def _show(self, again: bool = False) -> bool:
        """Show the names on the current screen. Returns: whether it showed others before."""
        names, screen = self.names, self._screens.current
        if not again and names == screen.on_stage:
            return False
        screen.stage.is_told = self._lesson.progress.step is not None
        screen.present(names)
        return True

    def _unblank(self) -> None:
        self.set_blank(False)
