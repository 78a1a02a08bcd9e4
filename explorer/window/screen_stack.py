"""The screens of the window, one of them in front: each is created when it is first shown, and kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from explorer.look.appearance import Appearance
from explorer.screens.registry import SCREENS
from explorer.screens.screen import Screen
from explorer.state.workbench import Workbench
from explorer.widgets.panel import delete


class ScreenStack(QStackedWidget):
    """Follows the Workbench's screen.

    Attributes:
        made: the screens that have been shown, by key.

    Signals:
        current_changed(): another screen is in front, or the current one was rebuilt.
        drawn(): the current screen shows something else.
        message(sentence): a sentence from a screen for the status line.
        work_changed(): a screen has begun or ended a long computation.
    """

    current_changed = Signal()
    drawn = Signal()
    message = Signal(str)
    work_changed = Signal()

    def __init__(
        self,
        workbench: Workbench,
        appearance: Appearance,
        transport: Sequence[QAction],
        parent: QWidget | None = None,
    ) -> None:
        """Args: transport: the player's actions, for the screens that have buttons for them."""
        super().__init__(parent)
        self._workbench, self._appearance, self._transport = workbench, appearance, transport
        self._looked_at: dict[str, tuple[int, ...]] = {}  # the page or example of screens that will be rebuilt
        self.made: dict[str, Screen] = {}
        workbench.screen_left.connect(self._leave)
        workbench.screen_changed.connect(self._bring)
        workbench.typing_dropped.connect(self._drop_typing)
        self._show(workbench.screen)

    @property
    def current(self) -> Screen:
        """The screen in front."""
        screen = self.currentWidget()
        assert isinstance(screen, Screen)
        return screen

    @property
    def is_working(self) -> bool:
        """Whether the screen in front computes something; while the screens are rebuilt, none does."""
        screen = self.currentWidget()
        return isinstance(screen, Screen) and screen.is_working

    def screen_of(self, key: str) -> Screen:
        """The screen `key`, created on first use."""
        if key not in self.made:
            self.made[key] = self._make(key)
        return self.made[key]

    def _make(self, key: str) -> Screen:
        workbench, look = self._workbench, self._appearance
        screen = SCREENS[key].load()(workbench.store, workbench.player, look.theme, look.wording, self)
        screen.message.connect(self.message)
        screen.work_changed.connect(self.work_changed)
        if screen.transport is not None:
            screen.transport.set_actions(self._transport)
            screen.order_tabs()
        if key in self._looked_at:
            screen.look_at(self._looked_at.pop(key))
        screen.drawn.connect(lambda: self._pass_on_drawn(key))
        self.addWidget(screen)
        return screen

    def _pass_on_drawn(self, key: str) -> None:
        if key == self._workbench.screen:
            self.drawn.emit()

    def _leave(self) -> None:
        """Accept what is being typed, then hide the screen: it need not draw what the next one opens with."""
        self.current.finish_typing()
        self.current.hide()

    def _bring(self, key: str) -> None:
        """Show another screen; unfinished input on the one before is accepted, because its box is hidden."""
        self.current.finish_typing()
        self._show(key)

    def _show(self, key: str) -> None:
        screen = self.screen_of(key)
        for each in self.made.values():  # those behind it need no room
            policy = QSizePolicy.Policy.Preferred if each is screen else QSizePolicy.Policy.Ignored
            each.setSizePolicy(policy, policy)
        self.setCurrentWidget(screen)
        screen.setFocus()  # otherwise the first control has it, and Space opens that instead of playing
        self.current_changed.emit()

    def delete_all(self) -> None:
        """Delete all screens, but remember the page of each; `show_again` must follow."""
        current = self.current
        current.drop_typing()
        self._looked_at |= {key: screen.looked_at() for key, screen in self.made.items()}
        old, self.made = self.made, {}
        for screen in sorted(old.values(), key=lambda screen: screen is current):
            delete(screen)  # the current one last: otherwise Qt would show and draw another one in its place

    def show_again(self) -> None:
        """Rebuild the current screen; the others are rebuilt when they are next shown."""
        self._show(self._workbench.screen)

    def restyle(self) -> None:
        """Show the screens in the current theme."""
        for screen in self.made.values():
            screen.apply_theme(self._appearance.theme)

    def _drop_typing(self) -> None:
        self.current.drop_typing()
