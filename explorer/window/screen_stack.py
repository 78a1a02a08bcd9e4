"""The screens of the window, one in front: each is made when it is first shown, and kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

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
        current_changed(): another screen is in front, or it was made again.
        drawn(): something else is to be seen on the screen in front.
        message(sentence): what a screen has to say in the status line.
    """

    current_changed = Signal()
    drawn = Signal()
    message = Signal(str)

    def __init__(
        self,
        workbench: Workbench,
        appearance: Appearance,
        transport: Sequence[QAction],
        parent: QWidget | None = None,
    ) -> None:
        """Args: transport: the actions of the player, for the screens that have buttons for them."""
        super().__init__(parent)
        self._workbench, self._appearance, self._transport = workbench, appearance, transport
        self._looked_at: dict[str, int] = {}  # the page or example of screens that are to be made again
        self.made: dict[str, Screen] = {}
        workbench.screen_changed.connect(self._bring)
        workbench.typing_dropped.connect(self._drop_typing)
        self._show(workbench.screen)

    @property
    def current(self) -> Screen:
        """The screen in front."""
        screen = self.currentWidget()
        assert isinstance(screen, Screen)
        return screen

    def screen_of(self, key: str) -> Screen:
        """The screen `key`, made when it is first asked for."""
        if key not in self.made:
            self.made[key] = self._make(key)
        return self.made[key]

    def _make(self, key: str) -> Screen:
        workbench, look = self._workbench, self._appearance
        screen = SCREENS[key].load()(workbench.store, workbench.player, look.theme, look.wording)
        screen.message.connect(self.message)
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

    def _bring(self, key: str) -> None:
        """Show another screen; what is half typed on the one before is taken: its box goes out of sight."""
        self.current.finish_typing()
        self._show(key)

    def _show(self, key: str) -> None:
        screen = self.screen_of(key)
        self.setCurrentWidget(screen)
        screen.setFocus()  # else the first control has it, and Space opens that instead of playing
        self.current_changed.emit()

    def delete_all(self) -> None:
        """Delete all screens, but keep in mind which page of each is looked at; `show_again` is to follow."""
        current = self.current
        current.drop_typing()
        self._looked_at |= {key: screen.looked_at() for key, screen in self.made.items()}
        old, self.made = self.made, {}
        for screen in sorted(old.values(), key=lambda screen: screen is current):
            delete(screen)  # the one in front last: Qt would show, and draw, another of them in its place

    def show_again(self) -> None:
        """Make the screen in front again; the others are made when they are next shown."""
        self._show(self._workbench.screen)

    def restyle(self) -> None:
        """Show the screens in the present theme."""
        for screen in self.made.values():
            screen.apply_theme(self._appearance.theme)

    def _drop_typing(self) -> None:
        self.current.drop_typing()
