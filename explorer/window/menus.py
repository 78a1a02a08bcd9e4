"""Menus and keys: every entry and key is one QAction, made here and read again for the sheet of keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QMenuBar

from explorer.look.icons import icon
from explorer.look.languages import LANGUAGES
from explorer.look.notation import NOTATIONS
from explorer.look.theme import SPACE, THEMES
from explorer.screens.registry import SCREENS
from explorer.state.experiment_parts import COLOUR_SCALES, QUANTITIES
from explorer.state.presets import PRESETS
from explorer.widgets.dialogs import plain_text
from explorer.window.lesson_strip import MAX_CHOICES
from explorer.window.screen_bar import ScreenBar

if TYPE_CHECKING:
    from explorer.window.main_window import MainWindow

ZOOM_STEP = 1.1
RATE_FACTOR = 10**0.25


class Menus(QMenuBar):
    """The window's menu bar. All actions are its children, so that another language is another menu bar."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.key_groups: list[tuple[str, list[QAction]]] = []
        self.setNativeMenuBar(False)  # the row of screens stands beside it
        self._build_file(self._menu(self.tr("&File")))
        self._build_edit(self._menu(self.tr("&Edit")))
        self._build_view(self._menu(self.tr("&View")))
        self._build_descent(self._menu(self.tr("&Descent")))
        self._build_lessons(self._menu(self.tr("&Lessons")))
        self._build_help(self._menu(self.tr("&Help")))
        self.draw_icons()
        self.screen_row = ScreenBar(self.tr("Screens"), list(self.screens.values()), self)

    def place_row(self) -> None:
        """Put the row of screens beside the menus: once the window has this menu bar, since Qt then hands on the
        corner of the one before.
        """
        self.setCornerWidget(self.screen_row)
        self.screen_row.show()

    def fit(self) -> None:
        """Give the row of screens the room that the menus leave."""
        menus = sum(self.actionGeometry(action).width() for action in self.actions())
        self.screen_row.fit(self.width() - menus - 3 * SPACE)
        super().resizeEvent(QResizeEvent(self.size(), self.size()))  # only then does a menu bar place its corner anew

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _add(
        self,
        menu: QMenu,
        text: str,
        keys: str | list[str],
        slot: Callable[[], object],
        tip: str = "",
        icon_name: str = "",
        repeats: bool = False,
    ) -> QAction:
        """One entry with its keys; it is in the key sheet when it has any."""
        action = QAction(text, self)
        shortcuts = [QKeySequence(key) for key in ([keys] if isinstance(keys, str) else keys) if key]
        action.setShortcuts(shortcuts)
        action.setAutoRepeat(repeats)
        action.triggered.connect(lambda _checked=False: slot())
        plain = tip or plain_text(text)
        action.setToolTip(f"{plain} ({shortcuts[0].toString()})" if shortcuts else plain)
        action.setProperty("icon_name", icon_name)
        menu.addAction(action)
        if shortcuts:
            self.key_groups[-1][1].append(action)
        return action

    def _menu(self, title: str) -> QMenu:
        self.key_groups.append((plain_text(title), []))
        return self.addMenu(title)

    def _choices(
        self, menu: QMenu, title: str, rows: Iterable[tuple[str, str]], now: str, slot: Callable[[str], object]
    ) -> dict[str, QAction]:
        """A submenu of (key, text) rows of which one is checked; the actions by key."""
        sub = menu.addMenu(title)
        group = QActionGroup(self)
        actions = {}
        for key, text in rows:
            action = QAction(text, self, checkable=True)
            action.setChecked(key == now)
            action.triggered.connect(lambda _on, key=key: slot(key))
            group.addAction(action)
            sub.addAction(action)
            actions[key] = action
        return actions

    def _build_file(self, menu: QMenu) -> None:
        w, tr = self._window, self.tr
        self._add(menu, tr("&Open session…"), "Ctrl+O", w.files.ask_session)
        self._add(menu, tr("&Save session…"), "Ctrl+S", w.files.ask_save)
        self._add(menu, tr("Save &picture…"), "Ctrl+Shift+S", w.files.ask_picture)
        menu.addSeparator()
        self._add(menu, tr("Open &lesson…"), "Ctrl+Shift+O", w.files.ask_lesson)
        menu.addSeparator()
        self._add(menu, tr("&Quit"), "Ctrl+Q", w.close)

    def _build_edit(self, menu: QMenu) -> None:
        w, tr = self._window, self.tr
        self.undo = self._add(menu, tr("&Undo"), "Ctrl+Z", partial(self._travel, w.store.undo))
        self.redo = self._add(menu, tr("&Redo"), ["Ctrl+Y", "Ctrl+Shift+Z"], partial(self._travel, w.store.redo))
        menu.addSeparator()
        self._add(menu, tr("Reset &this screen"), "Ctrl+R", w.reset_screen)
        self._add(menu, tr("Reset &all"), ["Alt+R", "Ctrl+0"], w.reset_all)

    def _travel(self, way: Callable[[], None]) -> None:
        """Undo or redo; what is half typed is dropped first: taken later, it would be a change that ends Redo."""
        self._window.screen_shown.drop_typing()
        way()

    def _build_view(self, menu: QMenu) -> None:
        w, tr = self._window, self.tr
        self.screens: dict[str, QAction] = {}
        for number, screen in enumerate(SCREENS.values(), 1):
            text = w.wording.label(screen)
            tip = w.wording.name(screen.hint)
            action = self._add(menu, text, f"Ctrl+{number}", partial(w.show_screen, screen.key), tip, screen.icon)
            action.setCheckable(True)
            action.setIconVisibleInMenu(False)  # checked it would be drawn there in the colour for checked buttons
            self.screens[screen.key] = action
        self._add(menu, tr("E&xplain: the formula with its numbers"), "E", w.toggle_explain)
        menu.addSeparator()
        self.themes = self._choices(
            menu, tr("&Theme"), [(k, w.wording.label(v)) for k, v in THEMES.items()], w.theme.key, w.set_theme
        )
        self._add(menu, tr("Next theme"), "Ctrl+T", partial(w.next_of, THEMES, w.theme_key, w.set_theme))
        names = [(k, v.label) for k, v in LANGUAGES.items()]
        self.languages = self._choices(menu, tr("Lan&guage"), names, w.language, w.set_language)
        self._add(menu, tr("Next language"), "Ctrl+L", partial(w.next_of, LANGUAGES, w.language_key, w.set_language))
        notations = [(k, w.wording.label(v)) for k, v in NOTATIONS.items()]
        self._choices(menu, tr("N&otation"), notations, w.wording.notation.key, w.set_notation)
        self._add(menu, tr("Next notation"), "N", partial(w.next_of, NOTATIONS, w.notation_key, w.set_notation))
        self._add(menu, tr("&Full screen"), "F11", w.toggle_full_screen)
        menu.addSeparator()
        self._add(menu, tr("Text &larger"), ["Ctrl++", "Ctrl+="], lambda: w.set_zoom(w.zoom * ZOOM_STEP))
        self._add(menu, tr("Text &smaller"), "Ctrl+-", lambda: w.set_zoom(w.zoom / ZOOM_STEP))
        self._add(menu, tr("Text nor&mal"), "Ctrl+Alt+0", lambda: w.set_zoom(1.0))
        menu.addSeparator()
        switches = (True, False)
        self._add(menu, tr("&Value or slope"), "V", partial(w.cycle, "quantity", QUANTITIES))
        self._add(menu, tr("Linear or logarithmic colours"), "G", partial(w.cycle, "colour_scale", COLOUR_SCALES))
        self._add(menu, tr("&Common or own colour scales"), "C", partial(w.cycle, "common_scale", switches))
        self._add(menu, tr("Loss axis linear or logarithmic"), "Shift+L", partial(w.cycle, "log_loss", switches))
        self._add(menu, tr("Slope axis linear or logarithmic"), "Shift+S", partial(w.cycle, "log_slope", switches))

    def _build_descent(self, menu: QMenu) -> None:
        w, player, tr = self._window, self._window.player, self.tr
        rewind = self._add(menu, tr("Re&wind"), "Home", player.rewind, tr("Rewind to the start"), "rewind")
        back = self._add(menu, tr("Step &back"), "Left", lambda: player.nudge(-1), "", "back", repeats=True)
        self.play = self._add(menu, tr("&Play"), "Space", w.guide.play, tr("Play or pause"), "play")
        step = self._add(menu, tr("&Step"), "Right", lambda: player.nudge(1), "", "forward", repeats=True)
        end = self._add(menu, tr("To the &end"), "End", lambda: player.nudge(player.steps), "", "end")
        self.transport = [rewind, back, self.play, step, end]
        self._add(menu, tr("&Cancel"), "Esc", w.escape, tr("Stop computing, or leave full screen"))
        menu.addSeparator()
        self._add(menu, tr("&Faster"), ".", partial(w.change_speed, 1))
        self._add(menu, tr("Slowe&r"), ",", partial(w.change_speed, -1))
        menu.addSeparator()
        self._add(menu, tr("Next &optimizer"), "O", partial(w.change_optimizer, 1))
        self._add(menu, tr("Previous optimizer"), "Shift+O", partial(w.change_optimizer, -1))
        self._add(menu, tr("&Larger learning rate"), "]", partial(w.change_rate, RATE_FACTOR))
        self._add(menu, tr("Smaller learning rate"), "[", partial(w.change_rate, 1 / RATE_FACTOR))
        menu.addSeparator()
        for i in range(4):
            letter = w.theme.run(i).letter
            text = tr("Start from where run {x} stands").format(x=letter)
            self._add(menu, text, f"Shift+{letter}", partial(w.start_from, i))

    def _build_lessons(self, menu: QMenu) -> None:
        w, tr = self._window, self.tr
        for lesson in w.lessons:
            self._add(menu, w.wording.signs(lesson.title(w.language)), "", partial(w.guide.open, lesson))
        menu.addSeparator()
        self.next_step = self._add(
            menu, tr("&Next step of the lesson"), "PgDown", partial(w.guide.turn, 1), tr("Next step"), "next"
        )
        self.previous_step = self._add(
            menu, tr("Pre&vious step of the lesson"), "PgUp", partial(w.guide.turn, -1), tr("Previous step"), "previous"
        )
        self.back_to_lesson = self._add(menu, tr("&Back to the lesson"), "B", w.guide.show_step)
        for i in range(MAX_CHOICES):
            self._add(menu, tr("Predict: answer {n}").format(n=i + 1), str(i + 1), partial(w.guide.predict, i))
        self.close_lesson = self._add(menu, tr("&Close the lesson"), "Ctrl+W", w.guide.close, "", "close")
        menu.addSeparator()
        presets = menu.addMenu(tr("&Presets"))
        for preset in PRESETS.values():
            self._add(presets, w.wording.label(preset), "", partial(w.load_preset, preset), w.wording.name(preset.hint))
        self._add(menu, tr("Next preset"), "Ctrl+PgDown", partial(w.turn_preset, 1))
        self._add(menu, tr("Previous preset"), "Ctrl+PgUp", partial(w.turn_preset, -1))

    def _build_help(self, menu: QMenu) -> None:
        self._add(menu, self.tr("&Keys"), "F1", self._window.show_keys)
        self._add(menu, self.tr("&About"), "", self._window.show_about)

    def draw_icons(self) -> None:
        """Every icon in the colours of the theme."""
        theme = self._window.theme
        for _, actions in self.key_groups:
            for action in actions:
                if action.property("icon_name"):
                    action.setIcon(icon(action.property("icon_name"), theme))

    def show_playing(self, playing: bool) -> None:
        """Play becomes Pause and back."""
        theme = self._window.theme
        self.play.setIcon(icon("pause" if playing else "play", theme))
        self.play.setText(self.tr("&Pause") if playing else self.tr("&Play"))
