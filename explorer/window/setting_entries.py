"""The settings of the Appearance as entries of menus: one for each key of a table, the current one ticked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from explorer.look.appearance import Appearance
from explorer.look.languages import LANGUAGES
from explorer.look.notation import NOTATIONS
from explorer.look.theme import THEMES
from explorer.window.entries import Entry, Parts, Submenu, Text


def label(record: Any) -> Text:
    """The name of a table's record."""
    return lambda look: look.wording.label(record)


def hint(record: Any) -> Text:
    """What a table's record is about."""
    return lambda look: look.wording.name(record.hint)


@dataclass(frozen=True, slots=True)
class Setting:
    """A value of the Appearance that is one of a table's keys, with its getter and setter."""

    table: Mapping[str, Any]
    now: Callable[[Appearance], str]
    choose: Callable[[Appearance, str], None]

    def submenu(self, title: Text, text: Callable[[Any], Text] = label) -> Submenu:
        """Entries for all keys; the current one is ticked."""
        return Submenu(title, tuple(self._entry(key, text(record)) for key, record in self.table.items()))

    def _entry(self, key: str, text: Text) -> Entry:
        return Entry(
            text, "", lambda do: self.choose(do.appearance, key), is_ticked=lambda do: self.now(do.appearance) == key
        )

    def choose_next(self, do: Parts) -> None:
        """Choose the key after the current one."""
        order = list(self.table)
        self.choose(do.appearance, order[(order.index(self.now(do.appearance)) + 1) % len(order)])


THEME = Setting(THEMES, lambda look: look.theme.key, Appearance.set_theme)
LANGUAGE = Setting(LANGUAGES, lambda look: look.language, Appearance.set_language)
NOTATION = Setting(NOTATIONS, lambda look: look.wording.notation.key, Appearance.set_notation)


def own_name(record: Any) -> Text:
    """The name of a language in that language."""
    return lambda _appearance: record.label
