"""The TOML text of a lesson: parsing it, and finding the line of a name for an error."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from explorer.state import file_access
from explorer.state.user_error import UserError

_LONGEST_WORD = 4000  # digits or letters outside of quoted texts: Python converts no longer number
_LONGEST_NAME = 80  # longer names are searched for by their beginning
_WORD = re.compile(r"\w++")
_STEP = re.compile(r"\s*\[\[\s*step\s*\]\]")


class NotToml(UserError):
    """A text that is not valid TOML, or too large.

    Attributes:
        line: where it is not.
    """

    def __init__(self, fault: UserError, line: int) -> None:
        super().__init__(fault.template, **fault.values)
        self.line = line


class TomlSource:
    """The text of a file with ``[[step]]`` tables."""

    def __init__(self, text: str) -> None:
        self._text, self._lines = text, text.split("\n")

    def parsed(self) -> Mapping[str, Any]:
        """The tables of the text; raises NotToml."""
        try:
            file_access.refuse_deep_nesting(self._text)
        except file_access.TooMuch as fault:
            raise NotToml(fault, fault.line) from None
        self._refuse_long_words()
        try:
            return tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as fault:
            where = re.search(r"at line (\d+)", str(fault))
            raise NotToml(_in_words(fault), int(where[1]) if where else len(self._lines)) from None

    def _refuse_long_words(self) -> None:
        for number, line in enumerate(self._lines, 1):
            if len(line) > _LONGEST_WORD and any(len(word) > _LONGEST_WORD for word in _WORD.findall(line)):
                raise NotToml(UserError("A word or a number here is too long."), number)

    def line(self, name: str, step: int) -> int:
        """The line of `name` in step `step` (from 0), or before all steps if `step` is −1.

        Where the name is missing, the first line of the step.
        """
        lines = file_access.without_quotations(self._text).split("\n")
        starts = [i for i, line in enumerate(lines) if _STEP.match(line)]
        if step < 0 or step >= len(starts):
            first, last = 0, starts[0] if starts else len(lines)
        else:
            first = starts[step]
            last = starts[step + 1] if step + 1 < len(starts) else len(lines)
        end = r"[\"']?\s*(=|\.\w+\s*=|\])" if len(name) <= _LONGEST_NAME else ""
        pattern = re.compile(r"(^|[\s\[{,.])[\"']?" + re.escape(name[:_LONGEST_NAME]) + end)
        found = (i for i in range(first, last) if pattern.search(lines[i]))
        return next(found, first) + 1


def _in_words(fault: tomllib.TOMLDecodeError) -> UserError:
    """What is wrong with the text, as a sentence of the app; the parser's own is in English and for programmers."""
    said = str(fault).lower()
    if any(word in said for word in ("overwrite", "twice", "duplicate", "mutate", "redefine")):
        return UserError("A name is given twice.")
    if any(word in said for word in ("unclosed", "unterminated", 'expected "\'"', "expected ']", r"character '\n'")):
        return UserError("A bracket or a quotation mark is not closed.")
    return UserError("This line is not TOML, such as: name = value.")
