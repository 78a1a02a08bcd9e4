"""Every QAction of the window, made from the table; menus, buttons and the list of keys share them."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from explorer.look.icons import icon
from explorer.look.theme import Theme
from explorer.screens.registry import SCREENS
from explorer.widgets.dialogs import plain_text
from explorer.window.action_table import ENTRIES, MENUS, PAUSE, PAUSE_ICON, TRANSPORT
from explorer.window.entries import Entry, Parts


class Actions(QObject):
    """Creates an action for each entry, and keeps its text, icon, tick and enabled state up to date."""

    def __init__(self, parts: Parts, parent: QObject) -> None:
        super().__init__(parent)
        self.parts = parts
        self._actions = {entry: self._new_action(entry) for entry in ENTRIES}
        self._named = {entry.name: self.of(entry) for entry in ENTRIES if entry.name}
        self._play = next(entry for entry in ENTRIES if entry.name == "play")
        self._theme: Theme | None = None  # that of the icons
        self.reword()
        self.restyle()
        self._enable_history()
        self._enable_lesson()
        parts.player.playing_changed.connect(self._show_playing)
        parts.workbench.store.history_changed.connect(self._enable_history)
        parts.workbench.screen_changed.connect(self.tick)
        parts.lesson.step_shown.connect(self._enable_lesson)

    def of(self, entry: Entry) -> QAction:
        """The action of an entry of the table."""
        return self._actions[entry]

    def named(self, name: str) -> QAction:
        """The action of the entry with this name; raises KeyError for an unknown one."""
        return self._named[name]

    @property
    def all(self) -> list[QAction]:
        """Every action of the table."""
        return list(self._actions.values())

    @property
    def transport(self) -> list[QAction]:
        """The buttons of the player, from left to right."""
        return [self.named(name) for name in TRANSPORT]

    @property
    def screens(self) -> dict[str, QAction]:
        """The action that shows each screen, by key."""
        return {key: self.named(f"screen {key}") for key in SCREENS}

    def key_groups(self) -> list[tuple[str, list[QAction]]]:
        """(menu title, its actions that have keys) for the list of keys."""
        look = self.parts.appearance
        return [(plain_text(menu.title(look)), [self.of(row) for row in menu.entries if row.keys]) for menu in MENUS]

    def _new_action(self, entry: Entry) -> QAction:
        action = QAction(self)
        action.setShortcuts([QKeySequence(key) for key in entry.keys.split()])
        action.setAutoRepeat(entry.repeats)
        action.setCheckable(entry.is_ticked is not None)
        if entry.icon and action.isCheckable():
            action.setIconVisibleInMenu(False)  # ticked it would be drawn there in the colour for ticked buttons
        action.setProperty("icon_name", entry.icon)
        action.triggered.connect(lambda: self._act(entry))
        return action

    def _act(self, entry: Entry) -> None:
        entry.act(self.parts)
        self.tick()  # Qt has toggled the tick of the pressed action, whether or not it had an effect

    # The current state

    def reword(self) -> None:
        """Look every text up again."""
        look = self.parts.appearance
        for entry, action in self._actions.items():
            text, keys = entry.text(look), action.shortcut().toString()
            tip = entry.tip(look) if entry.tip else plain_text(text)
            action.setText(text)
            action.setToolTip(f"{tip} ({keys})" if keys else tip)
        self._show_playing()
        self.tick()

    def restyle(self) -> None:
        """Draw every icon in the colours of the current theme."""
        theme = self.parts.appearance.theme
        if theme is not self._theme:
            self._theme = theme
            for action in self._actions.values():
                if action.property("icon_name"):
                    action.setIcon(icon(action.property("icon_name"), theme))
            self._show_playing()
        self.tick()

    def _show_playing(self) -> None:
        """Play becomes Pause and back."""
        action, playing = self.named("play"), self.parts.player.playing
        action.setText((PAUSE if playing else self._play.text)(self.parts.appearance))
        action.setIcon(icon(PAUSE_ICON if playing else self._play.icon, self.parts.appearance.theme))

    def tick(self) -> None:
        """Show which entries are ticked now."""
        for entry, action in self._actions.items():
            if entry.is_ticked is not None:
                action.setChecked(entry.is_ticked(self.parts))

    def _enable_history(self) -> None:
        store = self.parts.workbench.store
        self.named("undo").setEnabled(store.can_undo)
        self.named("redo").setEnabled(store.can_redo)

    def _enable_lesson(self) -> None:
        has_lesson = self.parts.lesson.progress.step is not None
        for name in ("close the lesson", "back to the lesson"):
            self.named(name).setEnabled(has_lesson)
