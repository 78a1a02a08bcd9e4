"""Errors for people: an English sentence with gaps, which the window can show in another language."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from string import Formatter
from typing import Any

from explorer.core.powers_of_ten import raised

LONGEST_SENTENCE = 300
# Characters of any text in a gap, of a value from a file, and of the name of a file.
_LONGEST_TEXT, _LONGEST_VALUE, _LONGEST_FILE = 160, 40, 60
_LARGE = 10**15  # a whole number from here on is written with an exponent


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the app in a gap, which is translated.

    Attributes:
        text: in English.
        context: where its translations are.
    """

    text: str
    context: str = "errors"

    def __str__(self) -> str:
        return self.text


class UserError(ValueError):
    """Something that cannot be done, with the reason as a sentence.

    A UserError or a Term in `values` is translated; a text never is: it may be from the user, who has to find it again.
    Texts are shortened, and control characters in them replaced, so that the sentence can always be shown.

    Attributes:
        template: the English sentence with gaps as for str.format.
        values: what fills the gaps.
        field: the path of the value refused, such as ``logits[2]``; empty if it is not known.
    """

    def __init__(self, template: str, *, field: str = "", **values: Any) -> None:
        self.template, self.field = template, field
        self.values = {k: harmless(v, _LONGEST_TEXT) if isinstance(v, str) else v for k, v in values.items()}
        super().__init__(filled(template, self.values))


class _Sentences(Formatter):
    """str.format, with numbers as people read them."""

    def format_field(self, value: Any, format_spec: str) -> str:
        text = format(value, format_spec)
        return raised(text) if isinstance(value, int | float) and not isinstance(value, bool) else text


_SENTENCES = _Sentences()


class Notice(UserError):
    """A sentence for the status line: what was done, or why nothing was. It is shown, never raised."""


def filled(template: str, values: Mapping[str, Any]) -> str:
    """`template` with its gaps filled, never longer than a sentence may be."""
    return shortened(_SENTENCES.format(template, **values) if values else template, LONGEST_SENTENCE)


def shortened(text: str, longest: int) -> str:
    """`text`, or its beginning and an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def harmless(text: str, longest: int = _LONGEST_VALUE) -> str:
    """`text` shortened, with a mark for each character that is invisible or changes the direction of writing."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in shortened(text, longest))


def file_name(name: str) -> str:
    """The name of a file as a sentence quotes it."""
    return harmless(name, _LONGEST_FILE)


def is_overlooked(path: str) -> bool:
    """Whether the path of a field contains a name that is empty or looks like two names."""
    return not path or " " in path or ".." in path or path.endswith(".")


def place(path: str) -> str | UserError:
    """The path of a field as a sentence shows it: in quotation marks where it would otherwise be overlooked."""
    return UserError("“{text}”", text=path) if is_overlooked(path) else path


def described(value: Any) -> str | UserError:
    """A value that was not expected, as a sentence shows it: itself if it is short, otherwise its kind."""
    if isinstance(value, str):
        return UserError("“{text}”", text=harmless(value))
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, int | float):
        return _described_number(value)
    if isinstance(value, list | tuple):
        return UserError("a list")
    if isinstance(value, date | time):
        return UserError("a date or a time")
    return UserError("named values") if isinstance(value, Mapping) else UserError("something else")


def _described_number(value: float) -> str | UserError:
    if isinstance(value, int) and abs(value) < _LARGE:
        return raised(str(value))
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    return raised(f"{number:.12g}") if math.isfinite(number) else UserError("a number that is not finite")
