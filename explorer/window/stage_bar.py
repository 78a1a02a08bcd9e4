"""The bar below the stage: the step, the player, rate and optimizer; its controls appear while the mouse moves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractAnimation, QEvent, QObject, QPropertyAnimation, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QGraphicsOpacityEffect, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from explorer.core.optimizers import OPTIMIZERS
from explorer.look import numbers
from explorer.look.appearance import Appearance
from explorer.look.theme import SPACE
from explorer.state.workbench import Workbench
from explorer.widgets.button import Button
from explorer.widgets.quiet_label import QuietLabel
from explorer.widgets.sliders import StepSlider
from explorer.window.actions import Actions
from explorer.window.presenter import Presenter
from explorer.window.screen_stack import ScreenStack

_OF_RUNS = ("smaller rate", "larger rate", "next optimizer")
_OF_LESSON = ("previous step", "next step")
_MOST_OF_BAR = 0.38  # of its width, for the text about the runs
_LOOK = 150  # milliseconds between two looks at where the mouse is
_STAY = 2500  # milliseconds that the controls stay after it has stopped
_FADE = 200  # milliseconds


class StageBar(QWidget):
    """Shown while presenting. The step is always visible; a message takes the place of the controls.

    Attributes:
        step, runs, place: the step shown, the optimizer and rate of the runs, and the place in the lesson.
        controls: what appears with the mouse.
    """

    def __init__(
        self,
        workbench: Workbench,
        appearance: Appearance,
        screens: ScreenStack,
        presenter: Presenter,
        actions: Actions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workbench, self._appearance, self._screens, self._presenter = workbench, appearance, screens, presenter
        self.step, self.runs, self.place = QuietLabel(self), QuietLabel(self), QuietLabel(self)
        self.said = QLabel(self)
        self.said.setTextFormat(Qt.TextFormat.PlainText)  # the name of a file may look like markup
        controls = self.controls = QWidget(self)
        self.scrub = StepSlider("", controls)
        self.scrub.scrubbed.connect(workbench.player.scrub)
        self._buttons = [Button("", "", parent=controls) for _ in actions.transport]
        for button, action in zip(self._buttons, actions.transport, strict=True):
            button.setDefaultAction(action)
        self._others = {name: Button("", "", parent=controls) for name in (*_OF_RUNS, *_OF_LESSON, "present")}
        for name, button in self._others.items():
            button.setDefaultAction(actions.named(name))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._lay_out()
        self._opacity = QGraphicsOpacityEffect(self.controls)
        self.controls.setGraphicsEffect(self._opacity)
        self._fade = QPropertyAnimation(self._opacity, b"opacity", self)
        self._fade.setDuration(_FADE)
        self._fade.finished.connect(self._after_fading)
        self._looking, self._waiting = QTimer(self), QTimer(self)
        self._looking.setInterval(_LOOK)
        self._looking.timeout.connect(self._look)
        self._waiting.setInterval(_STAY)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(lambda: self._show_controls(False))
        self._mouse = QCursor.pos()
        presenter.changed.connect(self._follow)
        presenter.changed.connect(self._update)
        screens.drawn.connect(self._update)
        self.reword()
        self._follow()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, 0, 2 * SPACE, SPACE)
        row.setSpacing(2 * SPACE)
        inner = QHBoxLayout(self.controls)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SPACE)
        for button in self._buttons:
            inner.addWidget(button)
        inner.addWidget(self.scrub, 1)
        for button in self._others.values():
            inner.addWidget(button)
        kept = self.controls.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.controls.setSizePolicy(kept)
        for label in (self.runs, self.place):
            label.label.setObjectName("muted")
        row.addWidget(self.step)
        row.addWidget(self.runs)
        both = QGridLayout()  # a message has all the room of the controls, which keep their height
        both.addWidget(self.controls, 0, 0)
        both.addWidget(self.said, 0, 0)
        row.addLayout(both, 1)
        row.addWidget(self.place)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.said.hide()

    def reword(self) -> None:
        """Look the texts up again."""
        self.setAccessibleName(self.tr("Player of the stage"))
        self.scrub.setAccessibleName(self.tr("Scrub: every step of the descent"))
        self._update()

    def say(self, sentence: str) -> None:
        """Show a sentence in place of the controls; an empty one brings them back."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.runs.setHidden(bool(sentence))
        if sentence:
            self.controls.hide()

    def _follow(self) -> None:
        """Presenting has begun, ended, or goes on with other views."""
        shown = self._presenter.is_presenting
        self.setVisible(shown)
        if shown == self._looking.isActive():
            return
        self.controls.hide()
        self._mouse = QCursor.pos()
        (self._looking.start if shown else self._looking.stop)()
        self._update()

    def _update(self) -> None:
        """Show the step that is drawn, and how the runs are made."""
        if not self._presenter.is_presenting:
            return
        player, progress, screen = self._workbench.player, self._workbench.progress, self._screens.current
        has_steps = screen.has_steps
        has_runs = has_steps and "optimizer" in screen.parts()
        self.step.setText(self.tr("step {n}").format(n=numbers.count(player.reached)) if has_steps else "")
        self.runs.setText(self._runs_said() if has_runs else "")
        count = 0 if progress.lesson is None else len(progress.lesson.steps)
        self.place.setText(self.tr("{n} / {count}").format(n=progress.place + 1, count=count) if count else "")
        for part in (*self._buttons, self.scrub):
            part.setVisible(has_steps)
        for name in _OF_RUNS:
            self._others[name].setVisible(has_runs)
        for name in _OF_LESSON:
            self._others[name].setVisible(bool(count))
        self.scrub.show_frame(player.frame, player.steps)

    def _runs_said(self) -> str:
        """Optimizer and rate, each once if all runs have the same; nothing if the runs are too many for the bar."""
        look, specs = self._appearance, self._workbench.store.experiment.descent.runs
        optimizers = self._each([look.wording.label(OPTIMIZERS[spec.optimizer]) for spec in specs])
        rates = self._each([numbers.plain(spec.learning_rate, 3) for spec in specs])
        said = self.tr("{optimizer}, rate {rate}").format(optimizer=optimizers, rate=rates)
        return said if self.fontMetrics().horizontalAdvance(said) <= _MOST_OF_BAR * self.width() else ""

    def _each(self, texts: Sequence[str]) -> str:
        """The text that all runs have, or each run's with its sign."""
        if len(set(texts)) == 1:
            return texts[0]
        return "  ".join(f"{self._appearance.theme.run(i).sign} {text}" for i, text in enumerate(texts))

    def _look(self) -> None:
        """Show the controls if the mouse has moved, or if one of them has the focus."""
        mouse = QCursor.pos()
        focus = self.window().focusWidget()
        if mouse != self._mouse or (focus is not None and self.controls.isAncestorOf(focus)):
            self._mouse = mouse
            self._show_controls(True)
            self._waiting.start()

    def _show_controls(self, shown: bool) -> None:
        if shown and self.said.isHidden() and self.controls.isHidden():
            self.controls.show()
        self._fade.stop()
        self._fade.setEndValue(1.0 if shown else 0.0)
        self._fade.start()

    def _after_fading(self) -> None:
        if self._fade.state() == QAbstractAnimation.State.Stopped and self._opacity.opacity() < 0.5:
            self.controls.hide()


class Blank(QWidget):
    """A black window over everything; a click ends it."""

    def __init__(self, presenter: Presenter, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet("background: black;")
        self.hide()
        parent.installEventFilter(self)
        presenter.changed.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:  # such as to full screen
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        self.setVisible(self._presenter.is_blank)
        if self._presenter.is_blank:
            self.setGeometry(self.window().rect())
            self.raise_()

    def mousePressEvent(self, event) -> None:
        self._presenter.set_blank(False)
