"""The parts of a menu: entries with their keys, submenus, and texts that are looked up when they are shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from explorer.look.appearance import Appearance
from explorer.state.comparisons import Comparison
from explorer.state.lesson_control import LessonControl
from explorer.state.player import Player
from explorer.state.workbench import Workbench
from explorer.window.files import Files

CONTEXT = "Menus"  # of the menus' translations
Text = Callable[[Appearance], str]


@dataclass(frozen=True, slots=True)
class Commands:
    """Actions of the window itself, or on parts that are created from the actions, and so later."""

    toggle_explanation: Callable[[], object]
    toggle_full_screen: Callable[[], object]
    present: Callable[[], object]
    present_view: Callable[[], object]
    blank: Callable[[], object]
    reset_screen: Callable[[], object]
    compare: Callable[[Comparison], object]
    take_best_rates: Callable[[], object]
    escape: Callable[[], object]
    show_gallery: Callable[[], object]
    show_keys: Callable[[], object]
    show_about: Callable[[], object]
    quit: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Parts:
    """What entries act on: the owners, and `commands` for what needs the window itself."""

    workbench: Workbench
    lesson: LessonControl
    appearance: Appearance
    files: Files
    commands: Commands

    @property
    def player(self) -> Player:
        return self.workbench.player


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One entry of a menu; no two are equal.

    Attributes:
        text: as in the menu, with its mnemonic.
        keys: its keys, separated by spaces; if it has any, it is in the list of keys.
        act: what it does.
        name: by which other parts of the window find its action; empty if none does.
        tip: the tool tip of its buttons, if it differs from the text.
        icon: its picture, for buttons.
        repeats: whether it repeats while its key is held down.
        is_ticked: for an entry with a tick, whether it is ticked now.
    """

    text: Text
    keys: str
    act: Callable[[Parts], object]
    name: str = ""
    tip: Text | None = None
    icon: str = ""
    repeats: bool = False
    is_ticked: Callable[[Parts], bool] | None = None


@dataclass(frozen=True, slots=True)
class Submenu:
    """Entries behind a title."""

    title: Text
    rows: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of the menu bar; None is a line between entries. With `has_lessons` the bundled lessons come first."""

    title: Text
    rows: tuple[Entry | Submenu | None, ...]
    has_lessons: bool = False

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All its entries, those of its submenus among them."""
        nested = (row.rows if isinstance(row, Submenu) else (row,) for row in self.rows if row is not None)
        return tuple(entry for rows in nested for entry in rows)


class Phrase:
    """A text of the menus in the language of the app, with its gaps filled."""

    def __init__(self, source: str, **values: object) -> None:
        self._source, self._values = source, values

    def format(self, **values: object) -> Phrase:
        """The same with `values` in its gaps."""
        return Phrase(self._source, **values)

    def __call__(self, _appearance: Appearance) -> str:
        text = QCoreApplication.translate(CONTEXT, self._source)
        return text.format(**self._values) if self._values else text
