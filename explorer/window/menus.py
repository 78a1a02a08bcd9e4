"""The menu bar: menus made from the table of actions, and the row of screens beside them."""

from __future__ import annotations

from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from explorer.look.theme import SPACE
from explorer.window.action_table import MENUS
from explorer.window.actions import Actions
from explorer.window.entries import Entry, Menu, Submenu
from explorer.window.screen_bar import ScreenBar


class Menus(QMenuBar):
    """Shows the actions; the bundled lessons are read when their menu is opened.

    Attributes:
        screen_row: the row of screens.
    """

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._titled: list[tuple[QMenu, Menu | Submenu]] = []
        self._lessons: list[QAction] = []
        self.setNativeMenuBar(False)  # the row of screens is beside it
        for menu in MENUS:
            self._build(menu)
        self.screen_row = ScreenBar(list(actions.screens.values()), self)
        self.setCornerWidget(self.screen_row)
        self.reword()

    def _build(self, menu: Menu) -> None:
        shown = self._titled_menu(menu, self)
        for row in menu.rows:
            if row is None:
                shown.addSeparator()
            elif isinstance(row, Entry):
                shown.addAction(self._actions.of(row))
            else:
                self._build_submenu(row, shown)
        shown.aboutToShow.connect(self._actions.tick)  # some ticks depend on the experiment
        if menu.has_lessons:
            shown.aboutToShow.connect(lambda: self._offer_lessons(shown))

    def _build_submenu(self, row: Submenu, menu: QMenu) -> None:
        shown = self._titled_menu(row, menu)
        group = QActionGroup(shown)
        for entry in row.rows:
            shown.addAction(self._actions.of(entry))
            if entry.is_ticked is not None:
                group.addAction(self._actions.of(entry))

    def _titled_menu(self, menu: Menu | Submenu, parent: QMenuBar | QMenu) -> QMenu:
        shown = parent.addMenu("")
        self._titled.append((shown, menu))
        return shown

    def _offer_lessons(self, menu: QMenu) -> None:
        """Insert an entry for each bundled lesson above the others."""
        parts, look = self._actions.parts, self._actions.parts.appearance
        for old in self._lessons:
            menu.removeAction(old)
            old.deleteLater()
        self._lessons = []
        first = menu.actions()[0]
        for lesson in parts.lesson.bundled:
            action = QAction(look.wording.signs(lesson.title(look.language)), menu)
            action.triggered.connect(lambda _checked=False, lesson=lesson: parts.lesson.open(lesson))
            menu.insertAction(first, action)
            self._lessons.append(action)

    def reword(self) -> None:
        """Look the titles up again; the actions' texts are looked up by their owner."""
        for shown, menu in self._titled:
            shown.setTitle(menu.title(self._actions.parts.appearance))
        self.screen_row.reword(self.tr("Screens"))
        self.fit()

    def fit(self) -> None:
        """Give the row of screens the room beside the menus."""
        menus = sum(self.actionGeometry(action).width() for action in self.actions())
        self.screen_row.fit(self.width() - menus - 3 * SPACE)
        super().resizeEvent(QResizeEvent(self.size(), self.size()))  # this places the corner widget again

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
